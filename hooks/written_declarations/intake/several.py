"""Several declarations in one text, parted at what certainly begins another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .heading import facts_of

_FIRST_LINES = frozenset(("logo assembly logo hemicycle", "print", "imprimer"))
_RULE = re.compile(r"(?:[-=_*–—#]\s?){3,}")
_FRENCH = re.compile(r"d[ée]claration [ée]crite", re.IGNORECASE)
_LABEL = re.compile(r"(?:Signatories|Signataires)\s*:", re.IGNORECASE)


class NotPartedError(ValueError):
    """Raised where several declarations stand in a text and it is not certain where one ends."""


def parted(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each declaration of a text; of one declaration all.

    Each part has empty lines in the place of those before it, so that its lines have the numbers that they have in
    the text. Raises NotPartedError if it is doubtful where one ends.
    """
    headings = _headings(lines)
    if len(headings) < 2:
        return [list(lines)]
    starts = _after_rules(lines, headings) or _at_first_lines(lines, headings) or _at_headings(lines, headings)
    if starts is None:
        raise NotPartedError(
            f"{len(headings)} declarations stand in this text, and it is not certain where each begins:"
            " put a line of three dashes before each but the first"
        )
    ends = [*starts[1:], len(lines)]
    return [
        ["" if index < start or _RULE.fullmatch(line) else line for index, line in enumerate(lines[:end])]
        for start, end in zip(starts, ends, strict=True)
    ]


def _headings(lines: Sequence[str]) -> list[int]:
    """The lines that hold the number of a declaration, but for those that say it again."""
    headings: list[int] = []
    last: tuple[int, bool] | None = None
    for index, line in enumerate(lines):
        facts = facts_of(line) if line else None
        if facts is None or facts.number is None:
            continue
        what = facts.number, bool(_FRENCH.search(line))
        if what != last:
            headings.append(index)
        last = what
    return headings


def _after_rules(lines: Sequence[str], headings: Sequence[int]) -> list[int] | None:
    """Behind the one rule between two headings."""
    return _one_between(headings, [index for index, line in enumerate(lines) if _RULE.fullmatch(line)])


def _at_first_lines(lines: Sequence[str], headings: Sequence[int]) -> list[int] | None:
    """At the one line between two headings with which a page of the Assembly begins."""
    return _one_between(headings, [index for index, line in enumerate(lines) if line.casefold() in _FIRST_LINES])


def _one_between(headings: Sequence[int], marks: Sequence[int]) -> list[int] | None:
    """Where each part begins, if exactly one of these marks stands between two headings."""
    starts = [0]
    for before, after in pairwise(headings):
        between = [mark for mark in marks if before < mark < after]
        if len(between) != 1:
            return None
        starts += between
    return starts


def _at_headings(lines: Sequence[str], headings: Sequence[int]) -> list[int] | None:
    """At the headings, if each begins its page: nothing stands before the first, and behind each stand one line,
    which is the title, and the signatories under their label.
    """
    if any(lines[: headings[0]]):
        return None
    for heading in headings:
        behind = [line for line in lines[heading + 1 : heading + 8] if line]
        if len(behind) < 2 or _LABEL.match(behind[0]) or not _LABEL.match(behind[1]):
            return None
    return list(headings)
