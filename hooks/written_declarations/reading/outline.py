"""Declarations in outline: what the rules need to know of a file that is not itself being checked.

Taken from a file that was read, or, a hundred times as fast, from the lines of one that was not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..model import Declaration, Name
from ..words.lengths import FILE
from ..words.mentions import MentionKind, mentions
from .declaration import ReadFile
from .quotes import without_quotes
from .registry import Registry
from .values import plain_number

_TITLE = re.compile(r"^title: *(.*)$", re.MULTILINE)
_NUMBER = re.compile(r"^(number|doc_id): *([1-9][0-9]{0,8}) *$", re.MULTILINE)
_SIGNATORY = re.compile(r"^ +- +\"?([^,\"\n]+), ([^,\"\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outline:
    """A file in outline: `people` maps the slug of each signatory to the name as printed,
    `mentions` are the numbers of declarations that its text names, `text` is its Markdown.
    """

    path: str
    number: int | None
    doc_id: int | None
    people: dict[str, Name]
    mentions: frozenset[int] = frozenset()
    title: str = ""
    text: str = ""


def of_file(file: ReadFile) -> Outline:
    """The outline of a file that was read, as far as it could be."""
    if file.declaration is not None:
        return of_declaration(file.declaration, file.path)
    return Outline(file.path, file.number("number"), file.number("doc_id"), {})


def of_declaration(declaration: Declaration, path: str) -> Outline:
    """The outline of the file of a declaration."""
    return Outline(
        path,
        declaration.number,
        declaration.doc_id,
        {signature.person: signature.name for signature in declaration.signatures},
        _mentioned(declaration.body.markdown if declaration.body else ""),
        declaration.title,
        declaration.body.markdown if declaration.body else "",
    )


def of_path(path: Path, shown_path: str, registry: Registry) -> Outline:
    """The outline of a file by its lines alone; what cannot be made out is left out."""
    with path.open("rb") as opened:
        text = opened.read(FILE.most).decode("utf-8", errors="replace")
    front, _, body = text.partition("\n---")
    numbers: dict[str, str] = {match[1]: match[2] for match in _NUMBER.finditer(front)}
    number, doc_id = plain_number(numbers.get("number", "")), plain_number(numbers.get("doc_id", ""))
    people: dict[str, Name] = {}
    for order, match in enumerate(_SIGNATORY.finditer(front), 1):
        if printed := registry.printed_person(match[1], match[2]):
            people[registry.parted(printed[0], number, order)] = printed[1]
    found = _TITLE.search(front)
    title = without_quotes(found[1].rstrip()) if found else ""
    return Outline(shown_path, number, doc_id, people, _mentioned(body), title, body.strip("\n"))


def _mentioned(markdown: str) -> frozenset[int]:
    return frozenset(mention.number for mention in mentions(markdown, MentionKind.DECLARATION))
