"""Several declarations in one text: where each begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .chrome import is_chrome
from .heading import facts_of, heading_of, is_complete

_SENTENCE = re.compile(r"[.:;!?][\"'”’»)]*$")


def split_declarations(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each declaration of a text; a list of one if there is only one, or none.

    A declaration is told by its heading: a line with the number and the Doc. ID of another declaration than the
    one before it, or a line with its number alone, if one with another Doc. ID stands between the two. It begins
    with the lines right before its heading that belong to it: those with nothing but Doc. ID, edition or date,
    those of the page ("Print"), and the title, if the first declaration of the text has something before its
    heading: the line before it. If that follows another directly which ends no sentence, nobody can tell whether
    the title has two lines; then the text is not parted, and whoever reads it whole is told of the second heading.

    Each part is preceded by as many empty lines as stand before it in the text, so that lines keep their numbers.
    Nothing is lost: all lines of the text are in one of the parts.
    """
    headings = headings_of(lines)
    if len(headings) < 2:
        return [list(lines)]
    has_title_before = any(line and not is_chrome(line) and facts_of(line) is None for line in lines[: headings[0]])
    starts = [0]
    for index in headings[1:]:
        start = _start(lines, index, has_title_before=has_title_before)
        if start is None or start <= starts[-1]:
            return [list(lines)]
        starts.append(start)
    ends = [*starts[1:], len(lines)]
    return [[*([""] * start), *lines[start:end]] for start, end in zip(starts, ends, strict=True)]


def headings_of(lines: Sequence[str]) -> list[int]:
    """The indexes of the lines with the number of a declaration that begins; see split_declarations."""
    first = heading_of(lines)
    if first.at is None:
        return []
    found = [first.at]
    number, doc_id = first.facts.number, first.facts.doc_id
    other_doc: int | None = None
    for index in range(max(first.lines) + 1, len(lines)):
        said = facts_of(lines[index])
        if said is None and not is_complete(lines[index]):
            continue
        facts = said or heading_of([lines[index]]).facts
        if facts.doc_id is not None and facts.doc_id != doc_id:
            other_doc = facts.doc_id
        if facts.number is not None and facts.number != number and other_doc is None:
            follows = heading_of(lines[index : index + 6]).facts.doc_id
            other_doc = follows if follows != doc_id else None
        if facts.number is not None and facts.number != number and other_doc is not None:
            found.append(index)
            number, doc_id, other_doc = facts.number, other_doc, None
    return found


def _start(lines: Sequence[str], heading: int, *, has_title_before: bool) -> int | None:
    """The index of the first line of the declaration with this heading; None if it cannot be told."""

    def belongs(index: int) -> bool:
        return not lines[index] or is_chrome(lines[index]) or facts_of(lines[index]) is not None

    start = heading
    while start and belongs(start - 1):
        start -= 1
    if has_title_before and start:
        start -= 1
        if start and not belongs(start - 1) and not _SENTENCE.search(lines[start - 1]):
            return None
        while start and belongs(start - 1):
            start -= 1
    while start < heading and not lines[start]:
        start += 1
    return start
