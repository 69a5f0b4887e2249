"""Writing a declaration file: the exact inverse of reading one in the canonical form."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Declaration
from .difference import difference
from .quotes import in_quotes, plain_or_quoted
from .subjects import written


def write(declaration: Declaration) -> str:
    """The canonical file of a declaration: keys in the order of the format, lines ending in LF."""
    return "".join(_lines(declaration))


def _lines(declaration: Declaration) -> Iterator[str]:
    yield "---\n"
    yield f"number: {declaration.number}\n"
    yield f"doc_id: {declaration.doc_id}\n"
    yield f"date: {declaration.date.isoformat()}\n"
    if declaration.date_tabled is not None:
        yield f"date_tabled: {declaration.date_tabled.isoformat()}\n"
    if declaration.edition is not None:
        yield f"edition: {declaration.edition}\n"
    if declaration.lang != "en":
        yield f"lang: {declaration.lang}\n"
    yield f"title: {in_quotes(declaration.title)}\n"
    if declaration.title_fr is not None:
        yield f"title_fr: {in_quotes(declaration.title_fr)}\n"
    if declaration.subjects:
        yield f"subjects: {plain_or_quoted(written(declaration.subjects))}\n"
    if declaration.source is not None:
        yield f"source: {plain_or_quoted(declaration.source)}\n"
    if declaration.checked is not None:
        yield f"checked: {declaration.checked.isoformat()}\n"
    yield "signatories:\n"
    for signature in declaration.signatures:
        yield f"  - {plain_or_quoted(str(signature))}\n"
    if declaration.earlier:
        yield "earlier_editions:\n"
        yield from _editions(declaration)
    yield "---\n"
    if declaration.body is not None:
        yield f"{declaration.body.markdown}\n"


def _editions(declaration: Declaration) -> Iterator[str]:
    before = 0
    for edition in declaration.earlier:
        other = difference(declaration.signatures, edition.signatures)
        number = () if edition.number == before + 1 else (f"edition: {edition.number}",)
        source = () if edition.source is None else (f"source: {plain_or_quoted(edition.source)}",)
        mark = "-"
        for line in (*number, f"date: {edition.date.isoformat()}", *source):
            yield f"  {mark} {line}\n"
            mark = " "
        if other.not_yet:
            yield "    not_yet:\n"
        for signature in other.not_yet:
            yield f"      - {plain_or_quoted(str(signature))}\n"
        if other.printed:
            yield "    printed:\n"
        for place, signature in other.printed:
            yield f"      {place}: {plain_or_quoted(str(signature))}\n"
        before = edition.number
