"""Declarations in outline: what the rules need to know of a file that is not itself being checked.

Taken from a file that was read, or, a hundred times as fast, from the lines of one that was not, if all of them are
written as usual: what YAML can write in another way is read as YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..model import Declaration, Name
from ..words.lengths import FILE
from ..words.mentions import MentionKind, mentions
from .declaration import ReadFile, read_bytes
from .quotes import without_quotes
from .registry import Registry
from .usual_indent import without_editions
from .values import plain_number

# A value that means what stands there: in double quotes without a backslash, or bare, without a comment
_VALUE = r"""(?:"[^"\\\n\t]*"|[^\s"'#&*!|>%@`\[\]{},?:\-](?:[^\n\t"#:]|(?<! )#|:(?![ \n]))*(?<! ))"""
_KEYS = rf"(?:[a-z_]+: {_VALUE}\n)*"
_USUAL = re.compile(rf"---\n{_KEYS}signatories:\n(?:  - {_VALUE}\n)+{_KEYS}---(?:\n|$)")
_VALUES = re.compile(r"^(number|doc_id|edition|title): *(.*?) *$", re.MULTILINE)
_SIGNATORY = re.compile(r"^ +- +\"?([^,\"\n]+), ([^,\"\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outline:
    """A file in outline: `people` maps the slug of each signatory to the name as printed, and so does each of `earlier`
    for an earlier edition, `mentions` are the numbers of declarations that its text names, `text` is its Markdown.
    """

    path: str
    number: int | None
    doc_id: int | None
    people: dict[str, Name]
    mentions: frozenset[int] = frozenset()
    title: str = ""
    text: str = ""
    earlier: tuple[dict[str, Name], ...] = ()

    @property
    def lists(self) -> tuple[dict[str, Name], ...]:
        """The people of each edition that is known, the present one first."""
        return (self.people, *self.earlier)


def of_file(file: ReadFile) -> Outline:
    """The outline of a file that was read, as far as it could be."""
    if file.declaration is not None:
        return of_declaration(file.declaration, file.path)
    return Outline(file.path, file.number("number"), file.number("doc_id"), {})


def of_declaration(declaration: Declaration, path: str) -> Outline:
    """The outline of the file of a declaration."""
    people, *earlier = ({each.person: each.name for each in signatures} for signatures in declaration.lists)
    return Outline(
        path,
        declaration.number,
        declaration.doc_id,
        people,
        _mentioned(declaration.body.markdown if declaration.body else ""),
        declaration.title,
        declaration.body.markdown if declaration.body else "",
        tuple(earlier),
    )


def of_path(path: Path, shown_path: str, registry: Registry) -> Outline:
    """The outline of a file that is taken to be right; of one that is not, what can be made out."""
    with path.open("rb") as opened:
        content = opened.read(FILE.most + 1)
    text = content.decode("utf-8", errors="replace")
    if _USUAL.match(text) is None:  # few files
        file, _ = read_bytes(content, shown_path, registry)
        if file.declaration is not None:
            return of_file(file)
    front, _, body = text.partition("\n---")
    front = without_editions(front)
    values = {match[1]: without_quotes(match[2]) for match in _VALUES.finditer(front)}
    number, doc_id = plain_number(values.get("number", "")), plain_number(values.get("doc_id", ""))
    edition = plain_number(values.get("edition", ""))
    people: dict[str, Name] = {}
    for order, match in enumerate(_SIGNATORY.finditer(front), 1):
        if printed := registry.printed_person(match[1], match[2]):
            people[registry.parted(printed[0], number, order, 0, edition or 1)] = printed[1]
    return Outline(shown_path, number, doc_id, people, _mentioned(body), values.get("title", ""), body.strip("\n"))


def _mentioned(markdown: str) -> frozenset[int]:
    return frozenset(mention.number for mention in mentions(markdown, MentionKind.DECLARATION))
