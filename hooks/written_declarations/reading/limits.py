"""What is longer than `words/lengths.py` allows, told in its place.

Who reads a line cuts what is too long and goes on, so that the rest of a file is read in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..words.lengths import LINE, LINES, WORD, Limit

_BEGINS = re.compile(r"\s{0,20}(?:#|- {1,20}|[A-Za-z_]{1,40}:\s{0,20})?")
_WORD = re.compile(rf"\S{{{WORD.most + 1},}}")


def cut(front: Sequence[str], lines: Lines, line: Limit = LINE) -> tuple[list[str], list[Problem]]:
    """These lines, the first of which is the first of `lines`, without what is longer than a `line` may be, and what
    that is.

    Of a line that is too long a letter is left in the place of its value.
    """
    problems = [too_long(lines.whole(number), line) for number, text in enumerate(front, 1) if len(text) > line.most]
    return [f"{_begins(text)}x" if len(text) > line.most else text for text in front], problems


def cut_front(front: Sequence[str], lines: Lines) -> tuple[list[str], list[Problem]]:
    """The same of a front matter, which has not too many lines either."""
    kept, problems = cut(front, lines)
    if len(front) > LINES.most:
        problems.append(too_long(lines.whole(LINES.most + 1), LINES))
    return kept[: LINES.most], problems


A_LINE_EACH = (
    "write each signatory on a line of its own, after two spaces, a hyphen and a space, without the semicolons"
)


def _begins(text: str) -> str:
    found = _BEGINS.match(text)
    return found[0] if found else ""


def is_too_long(front: Sequence[str]) -> bool:
    """Whether a line of a front matter, or the whole of it, is too long."""
    return len(front) > LINES.most or any(len(text) > LINE.most for text in front)


def long_words(text: str, place: Place) -> Iterator[Problem]:
    """The first word of a title or a name that is too long."""
    if match := _WORD.search(text):
        yield too_long(place.part(match.start(), match.end()), WORD)


def has_long_word(text: str) -> bool:
    """Whether a title or a name has a word that is too long."""
    return _WORD.search(text) is not None


def too_long(place: Place, limit: Limit) -> Problem:
    """The problem with what is longer than its limit."""
    help_ = "take out what does not belong here: something else was probably pasted along"
    if limit is LINE and place.text.count(";") > 1:  # as the official page prints them
        help_ = A_LINE_EACH
    return place.says(Rule.TOO_LONG, f"{limit.what} has at most {limit}, and here are more", help_)
