"""Declarations in outline: what the rules need to know of a file that is not itself being checked.

Taken from a file that was read, or, a hundred times as fast, from the lines of one that was not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .names import split_name
from .reader import SIZE_LIMIT, ReadFile
from .registry import Registry

_NUMBER = re.compile(r"^(number|doc_id): *([1-9][0-9]{0,8}) *$", re.MULTILINE)
_SIGNATORY = re.compile(r"^ +- +\"?([^,\"]+), ([^,\"]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outline:
    """A file in outline. `people` are pairs: slug of the person, name without honorific."""

    path: str
    number: int | None
    doc_id: int | None
    people: tuple[tuple[str, str], ...]


def of_file(file: ReadFile, registry: Registry) -> Outline:
    """The outline of a file that was read, as far as it could be."""
    numbers = {name: place.text for name, place in file.places.items() if name in ("number", "doc_id")}
    signatures = file.declaration.signatures if file.declaration else ()
    return Outline(
        file.path,
        _plain(numbers.get("number")),
        _plain(numbers.get("doc_id")),
        tuple(
            (registry.person_slug(signature.name, signature.country), signature.name.without_honorific)
            for signature in signatures
        ),
    )


def of_path(path: Path, shown_path: str, registry: Registry) -> Outline:
    """The outline of a file by its lines alone; what cannot be made out is left out."""
    with path.open("rb") as opened:
        text = opened.read(SIZE_LIMIT).decode("utf-8", errors="replace")
    front = text.split("\n---", 1)[0]
    numbers: dict[str, str] = {match[1]: match[2] for match in _NUMBER.finditer(front)}
    people = []
    for match in _SIGNATORY.finditer(front):
        name, country = split_name(match[1]), registry.country(match[2])
        if name is not None and country is not None:
            people.append((registry.person_slug(name, country), name.without_honorific))
    return Outline(shown_path, _plain(numbers.get("number")), _plain(numbers.get("doc_id")), tuple(people))


def _plain(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and text[0] != "0" and len(text) < 10 else None
