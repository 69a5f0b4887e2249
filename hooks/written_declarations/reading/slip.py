"""A slip of the pen in one line: what the line should be, and what to say."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem


@dataclass(frozen=True, slots=True)
class Slip:
    """A line with a slip: its index, from 0; what it should be, and how many characters more stand before its value
    in the file than there; the part of the line that is wrong, its characters counted from 0; and what to say.

    Of a line that belongs to the one above, `line` is empty and `above` is the whole. `is_certain` says that nothing
    else can be meant.
    """

    index: int
    line: str
    shift: int
    start: int
    end: int
    message: str
    help: str
    rule: Rule = Rule.YAML_SYNTAX
    is_certain: bool = True
    is_quoted: bool = False
    above: tuple[int, str] | None = None

    def problem(self, lines: Lines) -> Problem:
        """The problem with it; the front matter begins on the first of these lines."""
        return lines.at(self.index + 1, self.start + 1, self.end + 1).says(self.rule, self.message, self.help)
