"""The collection in other forms, written as a build writes it, and what means harm to them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from written_declarations.collection.corpus import Corpus
from written_declarations.collection.editions import came_by
from written_declarations.exports import files
from written_declarations.model import Declaration, Edition, Name, Signature
from written_declarations.publishing.writing import write
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.web.output import Output

SITE = "https://example.org/"
HOSTILE = "</script><!--<script>alert(1)</script>--> ]]> & &amp; \" ' \u2028 \u2029 {{ x }} \U0001f3db"
_TITLE = '</script>,"=1+1" \\ {{ x }} \'; DROP TABLE declarations; -- \u2028 🏛 <!--pour:title--> ]]>'


def harmful_declaration(registry: Registry) -> Declaration:
    """A declaration that means harm, signed by nobody real."""
    austria = next(country for country in registry.countries if country.iso == "AT")
    signature = Signature(Name("Mr", '<i>Áda</i>, "Q"', "O'<ŞÁMPLE> & SON"), "ada-at", austria, austria.name)
    body, problems = parse_body('Fictional & \\<b> *KÜRKÇÜ*[^1].\n\n- one\n- two\n\n[^1]: A "note".')
    assert not problems
    return Declaration(700, 20000, datetime.date(2018, 1, 1), _TITLE, (signature,), body=body, title_fr="é\u00a0«»")


def with_earlier_edition(declaration: Declaration) -> Declaration:
    """The declaration with a first edition: some had not signed yet, one has no group, one is not in the present list."""
    lead, *others = declaration.signatures
    gone = replace(lead, name=Name("Ms", "Ada", "GONE"), person="ada-gone-at")
    signed = (lead, replace(others[0], group=None, group_printed=None), gone, *others[1:-3])
    first = Edition(1, declaration.date - datetime.timedelta(days=90), signed, "https://example.org/first")
    return replace(declaration, edition=2, earlier=(first,))


def export(corpus: Corpus, folder: Path) -> Path:
    """The folder, with every form of the collection in it."""
    for file in exported(corpus):
        write(file, folder)
    return folder


def exported(corpus: Corpus) -> Iterator[Output]:
    """Every form of the collection, to be written or read."""
    yield from files.of_the_collection(corpus, SITE)
    yield from files.of_declarations(corpus, SITE)


def signature_rows(corpus: Corpus, declaration: Declaration) -> list[list[str]]:
    """What the table of signatures has to say of a declaration."""
    return [
        [
            str(declaration.number),
            str(declaration.doc_id),
            declaration.date.isoformat(),
            str(signing.order),
            str(came_by(declaration)[signing.order - 1] or ""),
            signing.signature.name.honorific,
            signing.signature.name.given,
            signing.signature.name.family,
            signing.signature.country_printed,
            signing.signature.country.iso,
            signing.signature.group_printed or "",
            signing.signature.group.slug if signing.signature.group else "",
            signing.person.slug,
        ]
        for signing in corpus.of_declaration(declaration).all
    ]


def by_number(corpus: Corpus) -> list[Declaration]:
    return sorted(corpus.declarations, key=lambda declaration: declaration.number)
