"""Where in a file something is wrong, and what: places and problems.

Reads no file: whoever reads one makes `Lines` of it, and a place takes its line from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .catalogue import Rule, Severity
from .wording import plain


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it stands in a file where it was read in other characters, its accents composed and what is invisible
    left out: for each character that was read the column, from 1, at which it stands.
    """

    text: str
    columns: Sequence[int]

    def column(self, read: int) -> int:
        """The column in the file of what was read in that column."""
        return self.columns[read - 1] if read <= len(self.columns) else len(self.text) + 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. `help` says what to write instead."""

    place: Place
    rule: Rule
    message: str
    help: str

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """By place, then by rule."""
        return (self.place.path, self.place.line, self.place.column, self.rule.id)


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a line of a file. Lines and columns count from 1; `end` is the column after the last character,
    and always after `column`. `text` is the whole line; it is empty where there is none to show.

    `path` is for people, and nobody opens it: the line travels with the place. Problems point into the line as it
    is `written`, if it was read in other characters. `steps` are there where its text was read without backslashes or
    doubled quotes: of each character that was read, and of the end, how far behind the first it stands.
    """

    path: str
    line: int
    column: int
    end: int
    text: str
    written: Written | None = None
    steps: tuple[int, ...] = ()

    @classmethod
    def of_file(cls, path: str) -> Place:
        """A file or folder as a whole."""
        return cls(path, 1, 1, 2, "")

    def part(self, start: int, end: int) -> Place:
        """A part of this place, from its character `start`, counted from 0, to before its character `end`."""
        steps: tuple[int, ...] = ()
        if self.steps:
            first, last = (min(index, len(self.steps) - 1) for index in (start, end))
            steps = tuple(step - self.steps[first] for step in self.steps[first : last + 1])
            start, end = self.steps[first], self.steps[last]
        column = self.column + start
        end = max(self.column + end, column + 1)
        return Place(self.path, self.line, column, end, self.text, self.written, steps)

    def says(self, rule: Rule, message: str, help: str) -> Problem:  # noqa: A002 - what the caret is followed by
        """A problem here, in words that are fit to be shown whatever the file brings into them."""
        return Problem(self._as_written(), rule, plain(message), plain(help))

    def _as_written(self) -> Place:
        if self.written is None:
            return replace(self, steps=()) if self.steps else self
        column, end = self.written.column(self.column), self.written.column(self.end)
        return Place(self.path, self.line, column, max(end, column + 1), self.written.text)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file that was read, without their ends, under the path that messages name.

    `written` has, by their number, those that were read in other characters.
    """

    path: str
    lines: Sequence[str]
    written: Mapping[int, Written] = field(default_factory=dict)

    @classmethod
    def of(cls, path: str, text: str) -> Lines:
        """The lines of a text, which end in LF."""
        return cls(path, text.split("\n"))

    def at(self, line: int, column: int = 1, end: int = 0) -> Place:
        """A place in these lines; at least one character wide. A line that is not there is an empty one, and a column
        behind the end of a line is the end.
        """
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        column = min(column, len(text) + 1)
        end = max(min(end, len(text) + 1), column + 1)
        return Place(self.path, line, column, end, text, self.written.get(line))

    def whole(self, line: int) -> Place:
        """All of a line."""
        return self.at(line, 1, len(self.lines[line - 1]) + 1)


class ProblemsFoundError(Exception):
    """Raised where reading cannot go on; carries every problem found, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(by_place(problems))
        super().__init__(f"{len(self.problems)} problems were found")


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of files, lines and columns."""
    return sorted(problems, key=lambda problem: problem.sort_key)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.rule.severity is Severity.ERROR for problem in problems)
