"""Shells of two lines, so that tests of pouring need neither MkDocs nor a theme."""

from __future__ import annotations

from written_declarations.publishing.shell import Shell

SITE = Site("https://example.org/", "https://github.com/example/example")
_HEAD = "<!--pour:head--><!--pour:card--><!--pour:cardalt-->"
PAGE = Shell.cut(
    f"<title><!--pour:title--></title>\n<!--pour:content--><!--pour:canonical--><!--pour:description-->{_HEAD}"
)
INDEX = Shell.cut(f"<!--pour:crumbs--><!--pour:content--><!--pour:canonical-->{_HEAD}")
SHELLS = {
    **dict.fromkeys(
        ("declaration", "country", "group", "signatory", "year", "rule", "country-year", "group-year"), PAGE
    ),
    **dict.fromkeys(("declarations", "countries", "groups", "signatories", "years", "coverage"), INDEX),
    "rules": Shell.cut(f"<!--pour:content--><!--pour:canonical-->{_HEAD}"),
    "data": Shell.cut(
        f"<!--pour:crumbs--><!--pour:files--><!--pour:tables--><!--pour:sources--><!--pour:canonical-->{_HEAD}"
    ),
    "home": Shell.cut(
        "<!--pour:numbers--><!--pour:newest--><!--pour:europe--><!--pour:years--><!--pour:sources-->"
        f"<!--pour:canonical-->{_HEAD}"
    ),
}
