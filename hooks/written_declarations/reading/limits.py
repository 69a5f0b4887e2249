"""How long what is contributed may be: far above what is real, so that nothing takes long to read, to draw or to name.

Who reads a line cuts what is too long and goes on, so that the rest of a file is read in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem


@dataclass(frozen=True, slots=True)
class Limit:
    """What may be how long, in which unit, and the longest that is known of it."""

    what: str
    most: int
    unit: str
    known: int

    def __str__(self) -> str:
        return f"{self.most:,} {self.unit}"


FILE = Limit("a declaration file", 65_536, "bytes", 4_500)
LINE = Limit("a line of the front matter", 600, "characters", 260)
LINES = Limit("the front matter", 1_200, "lines", 70)
NAME = Limit("the name of a signatory", 100, "characters", 45)
WORD = Limit("a word of a title or a name", 80, "letters", 25)
TEXT = Limit("the text", 10_000, "characters", 2_000)
PASTED = Limit("a text that is imported, without the markup of its page", 60_000, "characters", 8_000)
PAGE = Limit("a page that is imported", 4 * 1024 * 1024, "bytes", 500_000)
LIMITS = (FILE, LINE, LINES, NAME, WORD, TEXT, PASTED, PAGE)

_BEGINS = re.compile(r"\s*(?:- +|[A-Za-z_]{1,40}:\s*)?")
_WORD = re.compile(rf"\S{{{WORD.most + 1},}}")


def cut(front: Sequence[str], lines: Lines) -> tuple[list[str], list[Problem]]:
    """The lines of a front matter, which begins on the first of `lines`, without what is too long, and what that is.

    Of a line that is too long a word is left in the place of its value.
    """
    problems = [too_long(lines.whole(number), LINE) for number, line in enumerate(front, 1) if len(line) > LINE.most]
    kept = [f"{_begins(line)}x" if len(line) > LINE.most else line for line in front]
    if len(front) > LINES.most:
        problems.append(too_long(lines.whole(LINES.most + 1), LINES))
    return kept[: LINES.most], problems


def _begins(line: str) -> str:
    found = _BEGINS.match(line)
    return found[0][: LINE.most] if found else ""


def is_too_long(front: Sequence[str]) -> bool:
    """Whether a line of a front matter, or the whole of it, is too long."""
    return len(front) > LINES.most or any(len(line) > LINE.most for line in front)


def long_words(text: str, place: Place) -> Iterator[Problem]:
    """The words of a title or a name that are too long, the first of them."""
    if match := _WORD.search(text):
        yield too_long(place.part(match.start(), match.end()), WORD)


def has_long_word(text: str) -> bool:
    """Whether a title or a name has a word that is too long."""
    return _WORD.search(text) is not None


def too_long(place: Place, limit: Limit) -> Problem:
    """The problem with what is longer than its limit."""
    return place.says(
        Rule.TOO_LONG,
        f"{limit.what} has at most {limit}, and this is longer",
        "compare it with the official page: something else was probably pasted along",
    )
