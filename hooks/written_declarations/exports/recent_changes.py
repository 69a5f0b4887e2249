"""The newest changes for docs/assets/visits.js, which marks what is new since the last visit: how many changes there are,
and of each event the first of its changes, counted from 1, its declaration and its kind.
"""

from __future__ import annotations

from ..reading.change_log import ChangeLog
from ..web.compact import compact

NEWEST = 500


def recent_changes(log: ChangeLog) -> str:
    """The file."""
    recent = [(event.place, event.number, event.kind) for event in log.events[: -NEWEST - 1 : -1]]
    return compact({"changes": len(log.changes), "recent": recent}) + "\n"
