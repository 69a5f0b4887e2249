"""What changed in the collection: additions, later editions, corrections and withdrawals, a line each.

The log, declarations/changes.tsv, only grows. It is read by change_log_reader, and what a change is said in
change_facts. Nothing here knows a clock: each line carries the day that was given when it was written.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

LOG = "changes.tsv"
COLUMNS = ("day", "number", "lang", "kind", "field", "from", "to", "state")
HEAD = "\t".join(COLUMNS)
LEFT_OUT = "[…]"  # stands in a value for what a long one has besides


class ChangeKind(StrEnum):
    """What happened to a declaration."""

    ADDITION = "addition"
    EDITION = "edition"  # it was published again by the Assembly, with more signatures
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A line of the log.

    `field` is a key of the front matter or "text", of which a part may be named behind a space: "text p3", "signatories
    order". `lang` is the language of a title or a text, else empty. `before` and `after` are empty where there was or is
    nothing; see change_facts for how they are shortened. `state` is the digest of all facts after the change, or of the
    last ones that were here. An addition and a withdrawal have no
    field, nor has a correction of which nothing is known.
    """

    day: datetime.date
    number: int
    lang: str
    kind: ChangeKind
    field: str
    before: str
    after: str
    state: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the line."""
        day, number = self.day.isoformat(), str(self.number)
        return (day, number, self.lang, self.kind.value, self.field, self.before, self.after, self.state)

    def __str__(self) -> str:
        return "\t".join(self.cells)


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """What happened to one declaration at once: which change of the log is the first of it, counted from 1, which tells
    it from all others, and its changes.
    """

    place: int
    changes: tuple[LoggedChange, ...]

    @property
    def day(self) -> datetime.date:
        """The day on which it was published here."""
        return self.changes[0].day

    @property
    def number(self) -> int:
        """The declaration."""
        return self.changes[0].number

    @property
    def kind(self) -> ChangeKind:
        """What happened."""
        return self.changes[0].kind


@dataclass(frozen=True)
class ChangeLog:
    """All lines of a log in their order, and the path that messages name; empty where there is no log."""

    changes: tuple[LoggedChange, ...] = ()
    path: str = ""

    def __bool__(self) -> bool:
        return bool(self.changes)

    def day_from(self, today: datetime.date) -> datetime.date:
        """The day of a line that is written today: that of the last line if a clock that was ahead wrote that."""
        return max(today, self.changes[-1].day) if self.changes else today

    @cached_property
    def line(self) -> dict[LoggedChange, int]:
        """The line of the file on which each change stands, the last if it stands there more than once."""
        return {change: line for line, change in enumerate(self.changes, 2)}

    @cached_property
    def state(self) -> dict[int, str]:
        """The digest of the facts of each declaration that is here as far as the log knows, by number."""
        states: dict[int, str] = {}
        for change in self.changes:
            if change.kind is ChangeKind.WITHDRAWAL:
                states.pop(change.number, None)
            else:
                states[change.number] = change.state
        return states

    @cached_property
    def added(self) -> dict[int, datetime.date]:
        """The day on which each declaration came, by number."""
        return {change.number: change.day for change in self.changes if change.kind is ChangeKind.ADDITION}

    @cached_property
    def changed(self) -> dict[int, datetime.date]:
        """The day on which each declaration changed last, by number."""
        return {change.number: change.day for change in self.changes}

    @cached_property
    def events(self) -> tuple[ChangeEvent, ...]:
        """What happened, the oldest first: the lines of one declaration that lead to the same state on the same day, as
        long as none of it leads elsewhere.
        """
        found: list[tuple[int, list[LoggedChange]]] = []
        latest: dict[int, list[LoggedChange]] = {}  # event of each declaration
        for place, change in enumerate(self.changes, 1):
            event = latest.get(change.number)
            if event is None or _led_to(event[0]) != _led_to(change):
                event = latest[change.number] = []
                found.append((place, event))
            event.append(change)
        return tuple(ChangeEvent(place, tuple(changes)) for place, changes in found)

    @cached_property
    def last(self) -> dict[int, ChangeEvent]:
        """What happened last to each declaration, by number."""
        return {event.number: event for event in self.events}


def _led_to(change: LoggedChange) -> tuple[datetime.date, ChangeKind, str]:
    return change.day, change.kind, change.state


NO_CHANGES = ChangeLog()


def write_log(changes: tuple[LoggedChange, ...]) -> str:
    """The file of these changes."""
    return "".join(f"{line}\n" for line in (HEAD, *map(str, changes)))
