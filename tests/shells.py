"""Shells of two lines, so that tests of pouring need neither MkDocs nor a theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from written_declarations.collection.corpus import Corpus
from written_declarations.publishing.outputs import outputs
from written_declarations.publishing.shell import Shell
from written_declarations.views.page import Site
from written_declarations.web.output import Output

ADDRESS = "https://example.org/"
_HEAD = "<!--pour:head--><!--pour:card--><!--pour:cardalt-->"
PAGE = Shell.cut(
    f"<title><!--pour:title--></title>\n<!--pour:content--><!--pour:canonical--><!--pour:description-->{_HEAD}"
)
INDEX = Shell.cut(f"<!--pour:content--><!--pour:canonical-->{_HEAD}")
SHELLS = {
    **dict.fromkeys(
        (
            *("declaration", "missing", "country", "group", "signatory", "year", "rule"),
            *("country-year", "group-year", "subject", "subject-year", "changes-month"),
        ),
        PAGE,
    ),
    **dict.fromkeys(
        ("declarations", "countries", "groups", "signatories", "subjects", "years", "coverage", "changes", "follow"),
        INDEX,
    ),
    "rules": Shell.cut(f"<!--pour:content--><!--pour:canonical-->{_HEAD}"),
    "compare": Shell.cut(f"<!--pour:examples--><!--pour:canonical-->{_HEAD}"),
    "data": Shell.cut(f"<!--pour:files--><!--pour:tables--><!--pour:sources--><!--pour:canonical-->{_HEAD}"),
    "follow": Shell.cut(f"<!--pour:content--><!--pour:visits--><!--pour:canonical-->{_HEAD}"),
    "home": Shell.cut(
        "<!--pour:numbers--><!--pour:newest--><!--pour:europe--><!--pour:years--><!--pour:sources-->"
        f"<!--pour:canonical-->{_HEAD}"
    ),
}


def site_of(corpus: Corpus, assets: str = "assets/") -> Site:
    return Site(corpus, ADDRESS, "https://github.com/example/example", assets)


def every_file(corpus: Corpus, shells: Mapping[str, Shell] = SHELLS) -> Iterator[Output]:
    """All files of a site, with cards in words: drawing is slow."""
    return outputs(shells, site_of(corpus), (), lambda card: repr(card).encode(), cards=False, data=True)
