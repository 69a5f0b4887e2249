"""Reading the log of changes as strictly as a declaration: every problem of every line, in one run.

What the lines say of each other is held here; what they say of the collection, in collection/logged.py.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import did_you_mean, shown
from ..words.lengths import CHANGES_FILE, CHANGES_LINE
from ..words.lost_letters import LOST
from .change_facts import Fact
from .change_log import COLUMNS, HEAD, LEFT_OUT, ChangeKind, ChangeLog, LoggedChange
from .characters import decode, lines_of_any
from .limits import too_long
from .values import begun_formula, day, is_address, is_tidy, language, plain_number

_AGAIN = "bring the line back as it was; if it is new, take it out and run declarations record"
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")
_STATE = re.compile(r"[0-9a-f]{12}")
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLUGS = re.compile(r"[a-z0-9-]+(?:, [a-z0-9-]+)*")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_KINDS = tuple(kind.value for kind in ChangeKind)
_WITHOUT_FIELD = (ChangeKind.ADDITION, ChangeKind.WITHDRAWAL)
_MOST = 100  # problems of one file that are told: who has more has saved another file under this name
# The fields, and whether a text can be the value of one
FIELDS: dict[str, Callable[[str], object]] = {
    "doc_id": plain_number,
    "date": day,
    "date_tabled": day,
    "edition": plain_number,
    "lang": language,
    "title": is_tidy,
    "subjects": _SLUGS.fullmatch,
    "source": is_address,
    "signatories": is_tidy,
    "earlier_editions": is_tidy,
    "text": is_tidy,
}
_IN_A_LANGUAGE = ("title", "text")
_WITH_PARTS = ("signatories", "text")


def read_change_log(path: Path, shown_path: str) -> tuple[ChangeLog, list[Problem]]:
    """The log at a path, which may be missing: then it is empty. `shown_path` is the path that messages name.

    With a problem there are the lines that can be read. No link is followed.
    """
    if not os.path.lexists(path):
        return ChangeLog(path=shown_path), []
    message, help_ = "this is a link or a folder, and neither is read", "put the file itself here"
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            with path.open("rb") as opened:
                return read_log(opened.read(CHANGES_FILE.most + 1), shown_path)
    except OSError:
        message, help_ = "the file cannot be read", "restore the file, and let everybody read it"
    return ChangeLog(path=shown_path), [Place.of_file(shown_path).says(Rule.CHANGE_LOG, message, help_)]


def read_log(content: bytes, shown_path: str) -> tuple[ChangeLog, list[Problem]]:
    """The log in a file of these bytes."""
    empty = ChangeLog(path=shown_path)
    if len(content) > CHANGES_FILE.most:
        return empty, [too_long(lines_of_any(content, shown_path).at(1), CHANGES_FILE)]
    text, lines, found = decode(content, shown_path)
    # A correction names what was wrong: a letter that seems to be lost may be the one that was corrected
    problems = [each for each in found if each.rule is not Rule.LOST_LETTER or LOST.search(each.place.text)][:_MOST]
    if text is None or problems:
        return empty, problems
    if lines.lines[0] != HEAD:
        message, help_ = "this is not the head of a log of changes", f"write {', '.join(COLUMNS)}, parted by tabs"
        return empty, [lines.whole(1).says(Rule.CHANGE_LOG, message, help_)]
    reader = _LogReader(lines)
    return ChangeLog(reader.changes(), shown_path), reader.problems[:_MOST]


def line_shown(line: str) -> str:
    """A line as messages show it, with a sign for each tab."""
    return line.replace("\t", "→")


class _LogReader:
    """Reads the lines of one log, and adds to its problems as it goes: the first of each line."""

    def __init__(self, lines: Lines) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._shown = Lines(lines.path, [line_shown(line) for line in lines.lines])
        self._last: LoggedChange | None = None
        self._here: set[int] = set()
        self._known: dict[tuple[int, Fact], str] = {}
        # Of each declaration the lines that led to its state: who corrects a title, takes that back and does it again on
        # one day has two equal lines, and another state between them
        self._led: dict[int, dict[LoggedChange, int]] = {}

    def changes(self) -> tuple[LoggedChange, ...]:
        """The changes of the lines without a problem."""
        *lines, end = self._lines.lines
        if end:
            lines.append(end)
            help_ = "end it with a line break, so that the next is a line of its own"
            self._says(len(lines), "the last line has no end", help_)
        read = (self._change(number, text) for number, text in enumerate(lines[1:], 2))
        return tuple(change for change in read if change is not None)

    def _change(self, number: int, text: str) -> LoggedChange | None:
        if len(text) > CHANGES_LINE.most:
            self.problems.append(too_long(self._shown.whole(number), CHANGES_LINE))
            return None
        if _CONFLICT.match(text):
            message = "this is a mark that git leaves where two changes meet"
            self._says(number, message, "keep the lines of both sides, earlier days first, and take the marks out")
            return None
        cells = text.split("\t")
        if len(cells) != len(COLUMNS):
            message = f"a line has {len(COLUMNS)} cells, parted by tabs, and this has {len(cells)}"
            self._says(number, message, _AGAIN)
            return None
        wrong = next(_wrong_cells(cells), None)
        if wrong is None:
            change = _of(cells)
            wrong = next(self._wrong_among_others(change), None)
            if wrong is None:
                self._note(number, change)
                return change
        column, message, help_ = wrong
        start = sum(len(cell) + 1 for cell in cells[:column])
        place = self._shown.at(number, start + 1, start + len(cells[column]) + 1)
        self.problems.append(place.says(Rule.CHANGE_LOG, message, help_))
        return None

    def _wrong_among_others(self, change: LoggedChange) -> Iterator[tuple[int, str, str]]:
        """What cannot be said behind the lines above it: the place of the cell, what is wrong, what to do."""
        day_, number = COLUMNS.index("day"), COLUMNS.index("number")
        if (first := self._led.get(change.number, {}).get(change)) is not None:
            yield day_, f"this is line {first} once more", "take one of the two out"
        if self._last and change.day < self._last.day:
            message = f"{change.day} is before {self._last.day}, the day of the line above"
            yield day_, message, "put the line behind the last one of an earlier day or of the same"
        is_here = change.number in self._here
        if change.kind is ChangeKind.ADDITION and is_here:
            yield number, f"No. {change.number} was added by a line above already", _AGAIN
        if change.kind is not ChangeKind.ADDITION and not is_here:
            message = f"no line above says that No. {change.number} was added, or it was withdrawn since"
            yield number, message, "the first line of a declaration is its addition: bring that line back"
        known = self._known.get((change.number, Fact(change.field, change.lang)))
        if known is not None and known != change.before and LEFT_OUT not in known + change.before:
            message = f"the line above that names it left {shown(known) or 'nothing'} there, not {shown(change.before)}"
            yield COLUMNS.index("from"), message, "bring the line back that is missing between the two"

    def _note(self, number: int, change: LoggedChange) -> None:
        self._last = change
        led = self._led.setdefault(change.number, {})
        if led and _state_after(next(iter(led))) != _state_after(change):
            led.clear()
        led[change] = number
        if not change.field:
            # What comes again, and what changed in a way that is not known, may have other facts
            self._known = {fact: value for fact, value in self._known.items() if fact[0] != change.number}
        if change.kind in _WITHOUT_FIELD:
            (self._here.add if change.kind is ChangeKind.ADDITION else self._here.discard)(change.number)
        elif change.field in FIELDS and change.field not in _WITH_PARTS:
            self._known[change.number, Fact(change.field, change.lang)] = change.after

    def _says(self, number: int, message: str, help_: str) -> None:
        self.problems.append(self._shown.whole(number).says(Rule.CHANGE_LOG, message, help_))


def _state_after(change: LoggedChange) -> tuple[bool, str]:
    return change.kind is ChangeKind.WITHDRAWAL, change.state


def _of(cells: list[str]) -> LoggedChange:
    day_, number, lang, kind, field, before, after, state = cells
    found = day(day_)
    assert found is not None  # noqa: S101 - no cell is wrong
    return LoggedChange(found, int(number), lang, ChangeKind(kind), field, before, after, state)


def _wrong_cells(cells: list[str]) -> Iterator[tuple[int, str, str]]:
    """What is wrong with cells by themselves: the place of each, what is wrong, what to do."""
    day_, number, lang, kind, field, before, after, state = cells
    key, space, part = field.partition(" ")
    if day(day_) is None:
        yield 0, f"{shown(day_) or 'nothing'} is not a day of the form year-month-day", "write it as in 2026-11-26"
    if plain_number(number) is None:
        yield 1, f"{shown(number) or 'nothing'} is not the number of a declaration", "write digits only, as in 638"
    if kind not in _KINDS:
        near = did_you_mean(kind, _KINDS)
        help_ = f"did you mean {near}?" if near else f"write one of {', '.join(_KINDS)}"
        yield 3, f"{shown(kind) or 'nothing'} is not a kind of change", help_
    elif kind in _WITHOUT_FIELD or not (field or lang or before or after):
        for column, value in ((2, lang), (4, field), (5, before), (6, after)):
            if value:
                yield column, f"{shown(value)} stands where a line of this kind has nothing", _AGAIN
    elif key not in FIELDS or (space and not (key in _WITH_PARTS and _PART.fullmatch(part))):
        near = did_you_mean(key, FIELDS)
        help_ = f"did you mean {near}?" if near else f"write one of {', '.join(FIELDS)}"
        yield 4, f"{shown(field) or 'nothing'} is not a field of a declaration", help_
    elif (language(lang) is None) if key in _IN_A_LANGUAGE else bool(lang):
        message = f"{shown(lang) or 'nothing'} is not the language of {key}"
        yield 2, message, "write en or fr for a title and a text, and nothing for any other field"
    else:
        yield from _wrong_values(key, before, after)
    if not _STATE.fullmatch(state):
        message = (
            f"{shown(state) or 'nothing'} is not a digest of facts, which has twelve of the digits 0 to 9 and a to f"
        )
        yield 7, message, _AGAIN


def _wrong_values(key: str, before: str, after: str) -> Iterator[tuple[int, str, str]]:
    if before == after and LEFT_OUT not in before:
        yield 6, "from and to are the same, so that nothing changed", _AGAIN
    for column, value in ((5, before), (6, after)):
        if begun := _TAG.search(value):
            message = f"HTML begins here: {shown(value[begun.start() :])}"
            yield column, message, f"write {LEFT_OUT} for what stands between < and >"
        elif key != "text" and (formula := begun_formula(value)):
            yield column, f"a spreadsheet may take what begins here with {formula} for a formula", _AGAIN
        elif value and not (is_tidy(value) and (LEFT_OUT in value or FIELDS[key](value))):
            yield column, f"{shown(value)} is no value of {key}", _AGAIN
