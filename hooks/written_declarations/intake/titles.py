"""Which lines of an official text are the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .chrome import begins_with_chrome, is_mixed_with_chrome
from .layout import Layout
from .question import Asking, PastedLine
from .region import label_of

_MARK = re.compile(r"[>•*→§#·–—-]+\s")  # of a list or a quotation
_LONGEST = 300  # of a title that is not asked about


@dataclass(frozen=True, slots=True)
class TitleAndText:
    """The title, None if it is asked for; its first line; the lines of the text; and those that are neither."""

    title: str | None
    line: PastedLine | None
    text: tuple[PastedLine, ...]
    left_out: tuple[PastedLine, ...] = ()


def title_and_text(layout: Layout, asking: Asking) -> TitleAndText:
    """The title stands on the line before the heading or, where there is none, on the first behind it. Several
    lines may be one title, or not: that is asked.
    """
    between = [line for line in layout.between if line.text]
    is_behind = not layout.before and layout.heading.at is not None
    # A text that precedes its list holds no title, if there is one before the heading
    text_first = bool(layout.before) and layout.is_list_last and not any(line.text for line in layout.after)
    candidates = _candidates(layout.before, ()) if text_first else _candidates(layout.before, layout.between)
    if not layout.entries and is_behind and between and not _is_next(between[:2]):
        candidates = {between[0].text: (between[0],)}
    elif not layout.entries and layout.before:
        candidates = _candidates(layout.before, ())
    for line in [line for line in (*layout.before, *between) if line.text in candidates]:
        if rest := begins_with_chrome(line.text):  # a line end was lost
            candidates[rest] = (line,)
    only = next(iter(candidates.items())) if len(candidates) == 1 else None
    if only is not None and layout.heading.at is not None and _is_certain(only[0]):
        return _with(layout, *only)
    if layout.heading.unclear is not None and not asking.has_answer("heading"):  # which is asked about first
        return TitleAndText(None, None, (*layout.between, *layout.after))
    asked = "which is the title?" if candidates else "what is the title? No line of the text can be it"
    places = [lines[0] for lines in candidates.values()][:1]
    answer = asking.ask("title", asked, lambda text: text if _may_be(text) else None, list(candidates)[:8], places)
    if answer is None:
        return TitleAndText(None, None, (*layout.between, *layout.after))
    return _with(layout, answer, candidates.get(answer, ()))


def _is_certain(title: str) -> bool:
    return _may_be(title) and _MARK.match(title) is None and label_of(title) is None and not is_mixed_with_chrome(title)


def _may_be(title: str) -> bool:
    return any(map(str.isalpha, title)) and len(title) <= _LONGEST


def _candidates(before: Sequence[PastedLine], between: Sequence[PastedLine]) -> dict[str, tuple[PastedLine, ...]]:
    """What the title may be: each line, and lines that follow each other, joined."""
    found: dict[str, tuple[PastedLine, ...]] = {}
    for block in ([line for line in before if line.text], [line for line in between if line.text][:4]):
        singles: dict[str, tuple[PastedLine, ...]] = {line.text: (line,) for line in block}
        joined = {
            " ".join(line.text for line in block[start:end]): tuple(block[start:end])
            for start in range(len(block))
            for end in range(start + 2, min(start + 3, len(block)) + 1)
        }
        found |= singles | joined
    return found


def _is_next(lines: Sequence[PastedLine]) -> bool:
    return len(lines) == 2 and lines[1].number == lines[0].number + 1


def _with(layout: Layout, title: str, lines: Sequence[PastedLine]) -> TitleAndText:
    text = tuple(line for line in (*layout.between, PastedLine(0, ""), *layout.after) if line not in lines)
    return TitleAndText(
        title, lines[0] if lines else None, text, tuple(line for line in layout.before if line not in lines)
    )
