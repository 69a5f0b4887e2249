"""A whole declaration as a file of plain text and of Markdown, for people: facts, text, signatories, source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Body, Declaration
from ..reading.plain_text import plain_text
from ..reading.subjects import written
from ..web.by_edition import by_edition
from ..web.markup import day
from ..words.terms import PUBLISHER
from .citation import markdown_text

_RECORD = "This is a record: the facts of the declaration without its text."
_COMMITS = "A written declaration commits only those who have signed it."
_UNOFFICIAL = "Not an official publication: what counts is the official page."


def plain(declaration: Declaration, address: str) -> str:
    """Plain text. `address` is the permanent address of the declaration."""
    parts = [declaration.title, *_facts(declaration, str)]
    parts += ["TEXT", _text(declaration, plain_text), "SIGNATORIES", _signatories(declaration, str), _COMMITS]
    return "\n\n".join([*parts, "SOURCE", *_sources(declaration, address, "{}"), _UNOFFICIAL]) + "\n"


def markdown(declaration: Declaration, address: str) -> str:
    """Markdown to read and to quote; the file from which the site is made is another."""
    parts = [f"# {markdown_text(declaration.title)}", *_facts(declaration, markdown_text)]
    parts += ["## Text", _text(declaration, lambda body: body.markdown.strip())]
    parts += ["## Signatories", _signatories(declaration, markdown_text), _COMMITS]
    return "\n\n".join([*parts, "## Source", *_sources(declaration, address, "<{}>"), _UNOFFICIAL]) + "\n"


def _facts(declaration: Declaration, shown: Callable[[str], str]) -> Iterator[str]:
    yield (
        f"Written declaration No. {declaration.number}, Doc. {declaration.doc_id}, {PUBLISHER}, {day(declaration.date)}"
    )
    if declaration.edition is not None:
        yield f"Edition {declaration.edition}"
    if said := by_edition(declaration, lambda _, name: name):
        yield said
    if declaration.date_tabled is not None:
        yield f"Tabled on {day(declaration.date_tabled)}"
    if declaration.subjects:
        yield f"Subjects: {shown(written(declaration.subjects))}"
    if declaration.title_fr is not None:
        yield f"In French: {shown(declaration.title_fr)}"
    if declaration.lang == "fr":
        yield "In French"


def _text(declaration: Declaration, shown: Callable[[Body], str]) -> str:
    return shown(declaration.body) if declaration.body is not None else _RECORD


def _signatories(declaration: Declaration, shown: Callable[[str], str]) -> str:
    return "\n".join(f"{order}. {shown(str(signature))}" for order, signature in enumerate(declaration.signatures, 1))


def _sources(declaration: Declaration, address: str, shown: str) -> Iterator[str]:
    if declaration.source is not None:
        yield f"Official page: {shown.format(declaration.source)}"
    yield f"Permanent address: {shown.format(address)}"
