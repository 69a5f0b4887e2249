"""Several declarations in one text, parted where it is certain that another begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from .chrome import is_chrome, is_rule
from .heading import facts_of
from .splitting import headings_of, split_declarations

_ASKED_FOR = "---"
_SENTENCE = re.compile(r"[.:;,][\"'”’»)]*$")
_LABEL = re.compile(r"\W*(?:Signatories|Signataires)\s*:", re.IGNORECASE)


class NotPartedError(ValueError):
    """Raised where several declarations stand in a text and it is not certain where one ends."""


def parted(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each declaration of a text; of one declaration all.

    Each part has empty lines in the place of those before it, so that its lines have the numbers that they have in
    the text. Raises NotPartedError if it is doubtful where one ends.
    """
    headings = headings_of(lines)
    if len(headings) < 2:
        return [list(lines)]
    if at_rules := _after_rules(lines, headings):
        return at_rules
    parts = split_declarations(lines)
    starts = [_first(part) for part in parts]
    if len(parts) < len(headings) or not all(map(partial(_is_certain, lines), starts[1:], headings[1:])):
        raise NotPartedError(
            f"{len(headings)} declarations stand in this text, and it is not certain where each begins:"
            " put a line of three dashes before each but the first"
        )
    return parts


def _first(part: Sequence[str]) -> int:
    return next(index for index, line in enumerate(part) if line)


def _after_rules(lines: Sequence[str], headings: Sequence[int]) -> list[list[str]]:
    """The parts, if there is one rule between two headings; else none.

    Three dashes, which we ask for, count before any other rule. Raises NotPartedError if more stands behind a rule
    than what opens a declaration: it may be a rule within the text.
    """
    rules = [index for index, line in enumerate(lines) if is_rule(line)]
    starts = [0]
    for before, after in pairwise(headings):
        between = [rule for rule in rules if before < rule < after]
        between = [rule for rule in between if lines[rule] == _ASKED_FOR] or between
        if len(between) != 1:
            return []
        if not _is_opening(lines, between[0] + 1, after):
            raise NotPartedError(
                f"line {between[0] + 1} may part two declarations, or two parts of one:"
                " put a line of three dashes right before the title or the heading of each declaration but the first"
            )
        starts += between
    ends = [*starts[1:], len(lines)]
    return [
        ["" if index < start or index in starts[1:] else line for index, line in enumerate(lines[:end])]
        for start, end in zip(starts, ends, strict=True)
    ]


def _is_opening(lines: Sequence[str], start: int, heading: int) -> bool:
    """Whether nothing but what opens a declaration stands before its heading: lines of a page, and its title, which may
    have several lines behind three dashes.
    """
    titles = _titles(lines, start, heading)
    if _has_title_behind(lines, heading):
        return not titles
    return len(titles) < 2 or (lines[start - 1] == _ASKED_FOR and not any(map(_SENTENCE.search, titles)))


def _titles(lines: Sequence[str], start: int, heading: int) -> list[str]:
    return [line for line in lines[start:heading] if line and not is_chrome(line) and facts_of(line) is None]


def _has_title_behind(lines: Sequence[str], heading: int) -> bool:
    """Whether one line and the signatories under their label stand behind a heading."""
    behind = [line for line in lines[heading + 1 : heading + 8] if line]
    return len(behind) > 1 and not _LABEL.match(behind[0]) and _LABEL.match(behind[1]) is not None


def _is_certain(lines: Sequence[str], start: int, heading: int) -> bool:
    """Whether a declaration begins at `start`: with the lines of a page, with one line, its title, behind an empty
    one, or with its heading, if behind that stand one line and the signatories under their label.
    """
    if _titles(lines, start, heading):
        return _is_opening(lines, start, heading) and (not lines[start - 1] or is_chrome(lines[start]))
    return _has_title_behind(lines, heading)
