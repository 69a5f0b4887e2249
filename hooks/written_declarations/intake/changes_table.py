"""The table of changes, as text for a terminal and as Markdown for a pull request: the same rows in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Signature
from ..problems.wording import shown
from .changes import Changes, EntryChange

_MOST_ROWS = 250  # a comment on GitHub has at most 65,536 characters
_WIDEST = 300
_AROUND = 40  # characters of a paragraph that are shown before and after what is other


class _Row(NamedTuple):
    what: str
    before: str
    after: str


def changes_as_text(changes: Changes) -> str:
    """The changes, a line each: what it is, what is there, and what it would be. Empty if nothing changes."""
    rows = list(_rows(changes))
    width = max((len(row.what) for row in rows), default=0)
    return "".join(f"  {row.what:<{width}}  {_arrow(row)}\n" for row in rows)


def changes_as_markdown(changes: Changes) -> str:
    """The changes as a table in Markdown; empty if nothing changes.

    What was contributed stands in spans of code, in which nothing is markup, a mention or a reference.
    """
    rows = "".join(f"| {row.what} | {_code(row.before)} | {_code(row.after)} |\n" for row in _rows(changes))
    return f"| what changes | is there | would be |\n| --- | --- | --- |\n{rows}" if rows else ""


def _arrow(row: _Row) -> str:
    if row.before and row.after:
        return f"{row.before} → {row.after}"
    return f"+ {row.after}" if row.after else f"- {row.before}"


def _code(text: str) -> str:
    """Text in a span of code, within a cell of a table."""
    if not text:
        return ""
    longest = max((len(row) for row in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if longest or text != text.strip() else ""
    return f"{fence}{edge}{text}{edge}{fence}".replace("|", "\\|")


def _rows(changes: Changes) -> Iterator[_Row]:
    rows = [*_facts(changes), *_entries("signatory", changes.signatories), *_entries("paragraph", changes.paragraphs)]
    yield from rows[:_MOST_ROWS]
    if len(rows) > _MOST_ROWS:
        yield _Row(f"and {len(rows) - _MOST_ROWS:,} more", "…", "…")


def _facts(changes: Changes) -> Iterator[_Row]:
    for change in changes.facts:
        before, after = ("" if value is None else str(value) for value in (change.before, change.after))
        yield _Row(change.key, *_cut(before, after))


def _entries(what: str, entries: Sequence[EntryChange[Signature]] | Sequence[EntryChange[str]]) -> Iterator[_Row]:
    for entry in entries:
        before = "" if entry.before is None else str(entry.before)
        after = "" if entry.after is None else str(entry.after)
        if entry.was is not None and entry.place is not None and before == after:
            yield _Row(f"{what} moved", *_cut(f"{entry.was + 1}. {before}", f"{entry.place + 1}. {after}"))
        elif entry.place is None:
            yield _Row(f"{what} {(entry.was or 0) + 1} gone", *_cut(before, ""))
        else:
            kind = "new" if entry.before is None else "changed"
            yield _Row(f"{what} {entry.place + 1} {kind}", *_cut(before, after))


def _cut(before: str, after: str) -> tuple[str, str]:
    """Both texts, fit to be shown; of two long ones the part that is other, with what stands around it."""
    if max(len(before), len(after)) > _WIDEST and before and after:
        start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        pairs = zip(before[start:][::-1], after[start:][::-1], strict=False)
        end = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)) - start)
        before, after = _around(before, start, end), _around(after, start, end)
    return shown(before, _WIDEST), shown(after, _WIDEST)


def _around(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
