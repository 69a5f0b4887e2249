"""Lines that YAML cannot read: what is wrong with them in plain words, and what they probably should be.

A line that YAML refuses because of a colon or the like is taken as if its value stood in quotes, and one that
begins with a tab as if it did not, so that the rest of the file is read in the same run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..problems.wording import shown
from .quotes import in_quotes_of_its_own
from .slip import Slip

_MOST_REPAIRS = 50
_ONE_LINE_VALUE = re.compile(r"^(\s*(?:- )?(?:(?:[A-Za-z_]+|[0-9]+): +)?)(\S.*?)\s*$")
_SIGNS_ALONE = re.compile(r"\s*(?:- )?[a-z_]+:[\W_]+$")
_OF_YAML = (Rule.YAML_SYNTAX, Rule.UNQUOTED_COLON)
_OF_SHORT_VALUES = (Rule.NUMBER_FORMAT, Rule.DATE_FORMAT, Rule.SOURCE_FORMAT)  # which no quotes mend
_OF_VALUES = (
    *_OF_SHORT_VALUES,
    *(Rule.SIGNATORY_FORMAT, Rule.UNUSUAL_NAME, Rule.UNKNOWN_COUNTRY, Rule.UNKNOWN_GROUP, Rule.UNKNOWN_SUBJECT),
)
_QUOTED = re.compile(r'("+)([^"]*)"+[\s,;.]*$')  # once or twice, and with a comma as lists of programs have it
_AFTER_QUOTE = "something follows the closing quotation mark"
_REASONS = {
    "found character that cannot start any token": "a text cannot begin with this character",
    "found unexpected end of stream": "a quotation mark opens here and never closes",
    "found unknown escape character": "a backslash in double quotes must be written twice",
    "did not find expected ',' or ']'": "a square bracket opens a list here and never closes",
    "did not find expected key": _AFTER_QUOTE,
}


@dataclass(slots=True)
class Repairs:
    """The lines of a YAML text, repaired one by one as the parser stumbles over them; lines count from 0 here.

    `quoted` are those whose value was put in quotes, `removed` says how many characters were taken from the
    beginning of a line; `joined` are those to which the line below was joined.
    """

    lines: list[str]
    quoted: set[int] = field(default_factory=set)
    removed: dict[int, int] = field(default_factory=dict)
    joined: set[int] = field(default_factory=set)
    _left: int = _MOST_REPAIRS

    def take(self, slip: Slip) -> None:
        """Mend a slip."""
        self.lines[slip.index] = slip.line
        self.removed[slip.index] = slip.shift
        if slip.is_quoted:
            self.quoted.add(slip.index)
        if slip.above is not None:
            index, line = slip.above
            self.lines[index] = line
            self.joined.add(index)

    def repair(self, index: int) -> bool:
        """Repair a line, if that is possible."""
        line = self.lines[index]
        if not self._left:
            return False
        self._left -= 1  # after each one all is parsed again
        if line.startswith("\t"):
            bare = line.lstrip("\t")
            self.lines[index] = f"  {bare}" if bare.startswith("- ") else bare
            self.removed[index] = len(line) - len(self.lines[index])
            return True
        quoted = _quoted(line)
        if quoted is None or index in self.quoted:
            return False
        self.lines[index] = quoted
        self.quoted.add(index)
        return True


def explain(written: Sequence[str], index: int, column: int, reason: str, lines: Lines) -> Problem:
    """The problem with a line at which the parser stopped, for its `reason`; index and column count from 0.

    `written` are the lines as the parser saw them, `lines` those of the file.
    """
    line = written[index]
    match = _ONE_LINE_VALUE.match(line)
    if match and ": " in match[2] + " " and match[2][0] not in "\"'[{&*!|>@`%":
        return lines.at(index + 1, match.start(2) + 1, match.end(2) + 1).says(
            Rule.UNQUOTED_COLON,
            "this text holds a colon followed by a space, which has a meaning of its own here",
            f"put the text in double quotes: {shown(in_quotes_of_its_own(match[2]), 200)}",
        )
    if line.startswith("\t"):
        return lines.at(index + 1).says(
            Rule.YAML_SYNTAX,
            "this line begins with a tab",
            "begin it without a space if it is a key, with two spaces and - if it is a signatory",
        )
    message, help_ = _in_words(line, match[2] if match else "", reason)
    return lines.at(index + 1, column + 1).says(Rule.YAML_SYNTAX, message, help_)


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without those of YAML with a value of which something else is told that says more: one of signs
    alone, such as -, or one that must not hold a colon, in quotes or without.
    """
    told = defaultdict[tuple[str, int], list[Problem]](list)
    for each in problems:
        if each.rule not in _OF_YAML:
            told[each.place.path, each.place.line].append(each)
    return [each for each in problems if not _says_less(each, told[each.place.path, each.place.line])]


def _says_less(problem: Problem, others: Sequence[Problem]) -> bool:
    place = problem.place
    if problem.rule in _OF_VALUES and any(each.rule is Rule.LOST_COMMENT for each in others):
        return True  # of what # has left of it
    if problem.rule is Rule.YAML_SYNTAX:
        return any(
            _SIGNS_ALONE.match(place.text)
            or (other.rule in _OF_SHORT_VALUES and other.place.column <= place.column < other.place.end)
            for other in others
        )
    if problem.rule is not Rule.UNQUOTED_COLON:
        return False
    colons = [place.column + match.start() for match in re.finditer(":", place.text[place.column - 1 : place.end - 1])]
    return any(other.place.column <= colon < other.place.end for other in others for colon in colons)


def _in_words(line: str, value: str, reason: str) -> tuple[str, str]:
    message = _REASONS.get(reason, "this line is not a key and its value, as it should be")
    if value[:1] in ("'", "[", "{"):
        whole = value[1:-1] if value[0] == value[-1] == "'" else value
        return (
            f"this text begins with {value[0]}, which has a meaning of its own here",
            f"put the whole text in double quotes: {shown(in_quotes_of_its_own(whole), 200)}",
        )
    if value[:1] == value[-1:] == '"' or message == _AFTER_QUOTE:
        return message, f"write {shown((_quoted(line) or line).strip(), 200)}"
    if value and value[0] != '"':
        return message, f"put the text in double quotes: {shown((_quoted(line) or '').strip(), 200)}"
    return message, "compare the line with the example in the contributing guide"


def _quoted(line: str) -> str | None:
    """The line with its value in double quotes, if it has a value; quotes that stand around it already are those."""
    match = _ONE_LINE_VALUE.match(line)
    if match is None:
        return None
    value = match[2]
    quoted = _QUOTED.match(value)
    whole = quoted[2] if quoted else value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
    return f"{match[1]}{in_quotes_of_its_own(whole)}"
