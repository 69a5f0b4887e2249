"""What the log of changes and the collection say of each other: whether the log is true, and what it does not say yet.

A digest of the facts of each declaration stands in the log, so that a change is seen without a history and a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..reading.change_facts import Fact, agrees, single_facts, state
from ..reading.change_log import ChangeLog, LoggedChange
from ..reading.change_log_reader import line_shown, read_change_log
from ..reading.outline import Outline
from ..reading.paragraphs import paragraphs
from ..reading.registry import Registry

_RECORD = "it is recorded when the change is merged; to record it now, run declarations record"


class _Read(Protocol):
    """A file that was read, as far as it matters here."""

    @property
    def outline(self) -> Outline: ...
    @property
    def declaration(self) -> Declaration | None: ...


def read_logged(
    path: Path, shown_path: str, files: Iterable[_Read], registry: Registry
) -> tuple[ChangeLog, list[Problem]]:
    """The log at a path and what is wrong with it, in itself or else in view of all `files` of its collection, and what
    is not recorded. A collection without a log has none to keep.
    """
    log, problems = read_change_log(path, shown_path)
    return log, problems or log_problems(log, files, registry)


def future_changes(path: Path, shown_path: str, today: date) -> Iterator[Problem]:
    """The first line of a log whose day is still to come: no line of an earlier day can follow it."""
    log, _ = read_change_log(path, shown_path)
    for change in log.changes:
        if change.day > today:
            help_ = "correct the day before anything else is recorded: no line of an earlier day can follow this one"
            yield _place(log, change).says(Rule.FUTURE_DAY, f"{change.day} is still to come", help_)
            return


def log_problems(log: ChangeLog, files: Iterable[_Read], registry: Registry) -> list[Problem]:
    """The same of a log that has no problem by itself."""
    if not log:
        return []
    files = list(files)
    numbers = {file.outline.number for file in files} | {_named(file.outline.path) for file in files}
    problems = list(_of_what_is_not_here(log, numbers, registry))
    settled = _settled(log)
    for file in files:
        if file.declaration is not None:
            found = settled.get(file.declaration.number, {})
            problems += _of_declaration(log, file.outline.path, file.declaration, found)
    return problems


def _named(path: str) -> int | None:
    """The number for which a file is named, which may have none that can be read."""
    stem = Path(path).stem
    return int(stem) if stem.isascii() and stem.isdecimal() else None


def _of_what_is_not_here(log: ChangeLog, numbers: set[int | None], registry: Registry) -> Iterator[Problem]:
    withdrawn = {gone.number for gone in registry.withdrawals}
    for number in sorted(log.state.keys() - numbers):
        place = _place(log, log.last[number].changes[-1])
        if number in withdrawn:
            yield place.says(Rule.NOT_RECORDED, f"No. {number} was withdrawn since", _RECORD)
            continue
        message = f"No. {number} is neither in the collection nor in withdrawn.yml"
        help_ = (
            f"bring {number}.md back, or give number, Doc. ID, day and reason in registry/withdrawn.yml; if its addition was"
            " taken back, run declarations record"
        )
        yield place.says(Rule.CHANGE_LOG, message, help_)


def _of_declaration(
    log: ChangeLog, path: str, declaration: Declaration, settled: Mapping[Fact, LoggedChange]
) -> Iterator[Problem]:
    number = declaration.number
    known = log.state.get(number)
    if known is None:
        yield Place.of_file(path).says(
            Rule.NOT_RECORDED, f"{shown(log.path, 200)} has no line of No. {number}", _RECORD
        )
        return
    last = log.last[number].changes
    if known != state(declaration):
        message = f"No. {number} has changed since line {log.line[last[-1]]} of {shown(log.path, 200)} was written"
        yield Place.of_file(path).says(Rule.NOT_RECORDED, message, _RECORD)
        return
    facts = single_facts(declaration)
    told = [change for fact in facts if (change := settled.get(fact))]
    for change in dict.fromkeys((*last, *told)):
        if change.field and not _is_true(change, declaration, facts):
            what = f"{shown(change.after)} is not" if change.after else f"{shown(change.before)} is still"
            message = f"{what} in the {change.field} of No. {number}"
            help_ = "nobody writes these lines by hand: bring back what stood here, or run declarations record anew"
            yield _place(log, change).says(Rule.CHANGE_LOG, message, help_)


def _settled(log: ChangeLog) -> dict[int, dict[Fact, LoggedChange]]:
    """The last change of each fact of each declaration since it was added, or changed in a way not known, by number."""
    found: dict[int, dict[Fact, LoggedChange]] = {}
    for change in log.changes:
        if not change.field:
            found[change.number] = {}
        else:
            found[change.number][Fact(change.field, change.lang)] = change
    return found


def _is_true(change: LoggedChange, declaration: Declaration, facts: dict[Fact, str]) -> bool:
    """Whether the collection is as it became by a change, the last of its declaration or of a single fact of it."""
    key, _, part = change.field.partition(" ")
    if key == "text":
        body = declaration.body
        texts = [" ".join(body.markdown.split()), *(each.text for each in paragraphs(body))] if body else []
        return not change.after or any(agrees(change.after, text) for text in texts)
    if part:
        names = ", ".join(each.name.without_honorific for each in declaration.signatures)
        return agrees(change.after, names)
    if key == "signatories":
        lines = list(map(str, declaration.signatures))
        is_there = not change.after or any(agrees(change.after, line) for line in lines)
        return is_there and (not change.before or change.before not in lines)
    value = facts.get(Fact(change.field, change.lang), "")
    return agrees(change.after, value) if change.after else not value


def _place(log: ChangeLog, change: LoggedChange) -> Place:
    text = line_shown(str(change))
    return Place(log.path, log.line[change], 1, len(text) + 1, text)
