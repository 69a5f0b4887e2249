"""Entries of the search index: declarations and signatories, in the form that Material's search reads.

Material shows titles and excerpts as HTML, so both are escaped here like everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import urls
from .corpus import Corpus
from .letters import plain
from .markup import esc

_PIN = re.compile(r'<a class="wd-pin".*?</a>')
_TAG = re.compile(r"<[^>]+>")


def entries(corpus: Corpus) -> Iterator[dict[str, str]]:
    """One entry for each declaration and each signatory."""
    for declaration in corpus.declarations:
        names = "; ".join(str(signature) for signature in declaration.signatures)
        names += _as_typed(signature.name.without_honorific for signature in declaration.signatures)
        text = _TAG.sub(" ", _PIN.sub("", declaration.body.html)) if declaration.body else ""
        yield {
            "location": urls.declaration(declaration),
            "title": esc(f"No. {declaration.number}: {declaration.title}"),
            "text": f"<p>Doc. {declaration.doc_id}, {declaration.date.isoformat()}</p> <p>{text}</p> <p>{esc(names)}</p>",
        }
    for person in corpus.people:
        signings = corpus.of_person(person)
        countries = ", ".join(country.name for country, _ in signings.by_country)
        codes = ", ".join(group.code for group, _ in signings.by_group)
        yield {
            "location": urls.signatory(person),
            "title": esc(person.name.without_honorific),
            "text": f"<p>{esc(countries)} {esc(codes)}{esc(_as_typed([person.name.without_honorific]))}</p>",
        }


def _as_typed(names: Iterable[str]) -> str:
    """The names with marks on their letters once more without, for those who type none."""
    return "".join(f" {plain(name)}" for name in names if not name.isascii())
