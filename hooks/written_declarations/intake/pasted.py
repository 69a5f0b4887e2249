"""Problems of a proposed file, shown where they come from: at a line of the pasted text.

The file does not exist yet, so its lines are nowhere to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..problems.place import Place, Problem
from .importer import Places
from .question import PastedLine


@dataclass(frozen=True, slots=True)
class _Part:
    """What a line of the file was read from; the name of its key, where no line was."""

    name: str
    line: PastedLine | None = None


def at_pasted_lines(
    problems: Iterable[Problem], file: str, path: str, places: Places, lines: Sequence[str]
) -> list[Problem]:
    """The problems of the file `file`, each at the line of the text `path` from which the part was read.

    `lines` are those of the text. A problem of a part that stands in no line names the part. Problems of other
    files stay as they are.
    """
    parts = list(_parts(file, places))
    return [replace(problem, place=_place(problem.place, parts, path, lines)) for problem in problems]


def _parts(file: str, places: Places) -> Iterator[_Part]:
    """What each line of a file is, from the first on."""
    of_key = {"title": places.title, "number": places.heading, "doc_id": places.heading, "date": places.heading}
    signatories, paragraphs = iter(places.signatories), iter(places.paragraphs)
    key, is_body, is_new = "", False, True
    for number, line in enumerate(file.split("\n")):
        if line == "---":
            is_body = number > 0
            yield _Part("file")
        elif is_body:
            if line and is_new:
                paragraph = next(paragraphs, None)
            is_new = not line
            yield _Part("text", paragraph if line else None)
        elif line.startswith("  - "):
            yield _Part("signatories", next(signatories, None))
        else:
            key = line.partition(":")[0]
            yield _Part(key, of_key.get(key))


def _place(place: Place, parts: Sequence[_Part], path: str, lines: Sequence[str]) -> Place:
    part = parts[place.line - 1] if 0 < place.line <= len(parts) else _Part("file")
    wrong = place.text[place.column - 1 : place.end - 1]
    if part.line is None or not 0 < part.line.number <= len(lines):
        return replace(place, path=f"{path}, {part.name}", line=1)
    text = lines[part.line.number - 1]
    entry = max(0, text.find(part.line.text))
    start = text.find(wrong, entry) if wrong.strip() else entry
    if start < 0:
        start, wrong = entry, part.line.text
    end = min(start + max(1, len(wrong)), len(text))
    return Place(path, part.line.number, start + 1, max(end, start + 1) + 1, text)
