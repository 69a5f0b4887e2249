"""How high a frame must be to show all that stands in it, at each width.

A page of another site cannot ask the frame, and may forbid scripts. But padding in per cent goes by the width of what
stands around it: so the height is the highest of a few straight lines over the width, each written as
"500px - 60%". Lines of text are about length through width, a curve that hangs between them, so they lie above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDEST = 736  # pixels: assets/style/embed.css makes nothing wider
_WIDTHS = (280, 340, 460, WIDEST)  # where the straight lines meet
_PADDING = 31  # pixels of a frame's width, left and right
_FIXED = 124  # pixels of its height: paddings, borders, gaps, bar, number and link
_TITLE, _TEXT, _GROUPS = 23, 22, 25.5  # pixels of the height of a line


@dataclass(frozen=True, slots=True)
class FrameText:
    """What stands in a frame: the title, the line of facts, and the lines of the groups with their numbers."""

    title: str
    facts: str
    groups: Sequence[str]


def height_at(text: FrameText, width: int) -> int:
    """Pixels that are enough at this width in pixels, with the letters of common devices."""
    room = width - _PADDING
    title = _lines(9.6 * len(text.title), room - 32)
    facts = _lines(7.9 * len(text.facts), room - 24)
    groups = _lines(sum(34 + 9.5 * len(group) for group in text.groups), room - 32)
    return round(_FIXED + _TITLE * title + _TEXT * facts + _GROUPS * groups)


def height(text: FrameText) -> str:
    """The height as a length of CSS, for a padding: "max(500px - 60%,300px - 12%,220px)"."""
    heights = [(width, height_at(text, width)) for width in _WIDTHS]
    lines = []
    for (narrow, high), (wide, low) in pairwise(heights):
        slope = (high - low) / (wide - narrow)
        lines.append(f"{round(high + slope * narrow)}px - {100 * slope:.0f}%")
    return f"max({','.join(lines)},{heights[-1][1]}px)"


def _lines(length: float, room: int) -> float:
    """So many lines at most, as a curve without steps."""
    return 0.9 + length / room
