"""Strict YAML: front matter and registry files as a tree of texts that know where they stand.

The only module that imports yaml, which fails silently in ways that would change a declaration (`NO` becomes
false, 0623 becomes 403, a second `title:` replaces the first, ` #` cuts the rest of a line), so nothing is
converted here: every scalar stays the text that was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

import yaml

from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import shown
from .quotes import in_quotes_of_its_own
from .registry_slips import registry_slips
from .slips import slips
from .yaml_mistakes import Repairs, explain

_DEEPEST = 4  # a list in an earlier edition
# The parser in C where there is one; the browser has none
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# As it stands between quotes of each kind
_CHARACTER = {
    "'": re.compile(r"''|."),
    '"': re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|."),
}
_COMMENT = re.compile(r"[\s,\]}]*(#.*)")  # behind a value, and the brackets and commas of a list
_YAML_TAGS = "tag:yaml.org,2002:"
_BLAMED_WHERE_OPENED = (
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


class Scalar(NamedTuple):
    """A text and where it stands, without its quotes: line and columns from 1, `end` after its last character.

    `refused` says that it has a problem already, and needs no other. `steps` are those of its place.
    """

    text: str
    line: int
    column: int
    end: int
    refused: bool = False
    steps: tuple[int, ...] = ()

    def place(self, lines: Lines) -> Place:
        """The place in these lines of the file."""
        place = lines.at(self.line, self.column, self.end)
        return replace(place, steps=self.steps) if self.steps else place


@dataclass(frozen=True, slots=True)
class YamlList:
    """A YAML list and where it begins; `closed_on` is the line of the bracket that closes it, if it has brackets."""

    items: tuple[Node, ...]
    line: int
    column: int
    closed_on: int | None = None

    def place(self, lines: Lines) -> Place:
        """The place in these lines of the file."""
        return lines.at(self.line, self.column)


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """A YAML mapping as pairs in the written order, and where it begins; `closed_on` is the line of the brace that
    closes it, if it has braces.
    """

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    closed_on: int | None = None

    def place(self, lines: Lines) -> Place:
        """The place in these lines of the file."""
        return lines.at(self.line, self.column)


Node = Scalar | YamlList | YamlMapping


def named_values(node: Node, name: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every text within a node, each with the key that it stands under."""
    if isinstance(node, Scalar):
        yield name, node
    elif isinstance(node, YamlList):
        for item in node.items:
            yield from named_values(item, name)
    else:
        for key, value in node.pairs:
            yield from named_values(value, key.text)


def parse(text: str, lines: Lines, *, comments: bool = False) -> tuple[Node | None, list[Problem]]:
    """Parse YAML into a tree, or into None with the reasons.

    The text begins on the first of `lines`, which are those of the file. `comments` allows a comment behind a
    value, which in a declaration is a title cut short. A line that YAML cannot read is reported and, if that is
    possible, repaired, so that the rest is read in the same run.
    """
    repairs = Repairs(text.split("\n"))
    problems: list[Problem] = []
    for slip in (registry_slips if comments else slips)(repairs.lines):
        problems.append(slip.problem(lines))
        repairs.take(slip)
    while True:
        builder = _Builder(lines, repairs, comments=comments)
        try:
            tree = builder.build()
        except yaml.MarkedYAMLError as error:
            index, column = _blamed(error, len(repairs.lines))
            explained = explain(repairs.lines, index, column, error.problem or "", lines)
            if not any(each.place.line == explained.place.line and each.rule is explained.rule for each in problems):
                problems.append(explained)
            if not repairs.repair(index):
                return None, problems
            continue
        except yaml.YAMLError as error:  # a character that YAML forbids; reading catches those before
            message = f"the file is not YAML: {shown(str(error))}"
            problems.append(lines.at(1).says(Rule.YAML_SYNTAX, message, "remove the character"))
            return None, problems
        return tree, problems + builder.problems


def _blamed(error: yaml.MarkedYAMLError, count: int) -> tuple[int, int]:
    """The line and the column to blame for an error in that many lines."""
    mark = error.problem_mark
    if mark is None or (error.context_mark and error.context in _BLAMED_WHERE_OPENED):
        mark = error.context_mark
    return (min(mark.line, count - 1), mark.column) if mark else (0, 0)


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event starts and ends; the parser marks every event."""
    return cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)


def _steps(text: str, quote: str, written: str) -> tuple[int, ...]:
    """Where each character of a text in these quotes begins as it is written there, and where the last one ends."""
    steps = (*(each.start() for each in _CHARACTER[quote].finditer(written)), len(written))
    return steps if len(steps) == len(text) + 1 else ()


class _Builder:
    """Builds one tree from YAML's events. Events, not nodes: an alias is then a token, never a bomb."""

    def __init__(self, lines: Lines, repairs: Repairs, *, comments: bool) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._repairs = repairs
        self._comments = comments

    def build(self) -> Node | None:
        """The tree of the first document, None for an empty one. Raises yaml.YAMLError."""
        # Each open collection is a list of the nodes read so far; mappings are paired when they end.
        stack: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        root: list[Node] = []
        documents = 0
        for event in yaml.parse("\n".join(self._repairs.lines), Loader=_LOADER):
            into = stack[-1][1] if stack else root
            if isinstance(event, yaml.ScalarEvent):
                in_list = bool(stack) and isinstance(stack[-1][0], yaml.SequenceStartEvent)
                into.append(self._scalar(event, in_list=in_list))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_features(event)
                if len(stack) == _DEEPEST:
                    help_ = "write one list, one line for each entry"
                    self._add(event, Rule.TOO_DEEP, "lists are nested too deeply here", help_)
                    return None
                stack.append((event, []))
            elif isinstance(event, yaml.CollectionEndEvent):
                start, nodes = stack.pop()
                (stack[-1][1] if stack else root).append(self._collection(start, event, nodes))
            elif isinstance(event, yaml.AliasEvent):
                into.append(self._alias(event))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(event, Rule.YAML_SYNTAX, "a second block of facts begins here", "keep one block")
                    break
        return root[0] if root else None

    def _scalar(self, event: yaml.ScalarEvent, *, in_list: bool) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse_features(event)
            return self._placed(event, "", refused=True)
        start, end = _marks(event)
        if start.line != end.line or event.style in ("|", ">"):
            help_ = "write it on one line, however long"
            if in_list:
                help_ += "; another signatory begins with two spaces, a hyphen and a space"
            self._add(event, Rule.SEVERAL_LINES, "this text runs over several lines", help_)
            return self._placed(event, "", refused=True)
        if not self._comments and not event.style and not in_list and '\\"' in event.value:
            help_ = f"put the text in double quotes: {shown(in_quotes_of_its_own(event.value), 200)}"
            self._add(
                event, Rule.YAML_SYNTAX, "a backslash stands before a quotation mark, and no quotes around", help_
            )
        lost = self._loses_comment(end)
        return self._placed(event, event.value, refused=lost and not event.value)

    def _line(self, index: int) -> str:
        """The line with this index; where an empty value ends the text, the parser sees one more."""
        return self._repairs.lines[index] if index < len(self._repairs.lines) else ""

    def _loses_comment(self, end: yaml.Mark) -> bool:
        """Whether a comment follows what ends there, which is told once of each line."""
        comment = None if self._comments else _COMMENT.match(self._line(end.line), end.column)
        if comment is None:
            return False
        place = self._lines.at(end.line + 1, comment.start(1) + 1, comment.end(1) + 1)
        message = "everything after # would be lost, because # begins a comment"
        help_ = "put the whole text in double quotes, or remove what follows #"
        problem = place.says(Rule.LOST_COMMENT, message, help_)
        if problem not in self.problems:
            self.problems.append(problem)
        return True

    def _alias(self, event: yaml.AliasEvent) -> Scalar:
        self._add(
            event,
            Rule.YAML_FEATURE,
            f"*{shown(event.anchor or '')} is a YAML alias, which is not used here",
            "write the text itself, in double quotes if it begins with *",
        )
        return self._placed(event, "", refused=True)

    def _collection(self, start: yaml.CollectionStartEvent, closed: yaml.Event, nodes: list[Node]) -> Node:
        mark, _ = _marks(start)
        _, end = _marks(closed)
        line, column = mark.line + 1, mark.column + 1
        closed_on = end.line + 1 if start.flow_style else None
        if closed_on is not None:
            self._loses_comment(end)
        if isinstance(start, yaml.SequenceStartEvent):
            return YamlList(tuple(nodes), line, column, closed_on)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                message, help_ = (
                    "a list stands where the name of a key belongs",
                    "write a key and a colon, as in title:",
                )
                self.problems.append(key.place(self._lines).says(Rule.WRONG_SHAPE, message, help_))
            elif key.text in pairs:
                first = pairs[key.text][0].line
                message = f"{shown(key.text)} stands here a second time (first on line {first})"
                place = key.place(self._lines)
                self.problems.append(place.says(Rule.DUPLICATE_KEY, message, "keep one of the two lines"))
            else:
                pairs[key.text] = key, value
        return YamlMapping(tuple(pairs.values()), line, column, closed_on)

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._add(
                event,
                Rule.YAML_FEATURE,
                f"&{shown(event.anchor)} is a YAML anchor, which is not used here",
                "write the text in double quotes if it begins with &, or remove the anchor",
            )
        if event.tag is not None:
            self._add(
                event,
                Rule.YAML_FEATURE,
                f"{shown(event.tag.replace(_YAML_TAGS, '!!'))} is a YAML tag, which is not used here",
                "write the text in double quotes if it begins with !, or remove the tag",
            )

    def _placed(self, event: yaml.Event, text: str, *, refused: bool = False) -> Scalar:
        start, end_mark = _marks(event)
        index, column = start.line, start.column
        line = self._line(index)
        end = end_mark.column if end_mark.line == index else len(line)
        steps: tuple[int, ...] = ()
        if line[column : column + 1] in ("'", '"') and isinstance(event, yaml.ScalarEvent):
            # Quotes that a repair added are not in the file: what follows them stands one column before
            ours = index in self._repairs.quoted
            if not ours and len(text) < end - column - 2:
                steps = _steps(text, line[column], line[column + 1 : end - 1])
            column, end = (column, end - 2) if ours else (column + 1, end - 1)
        removed = self._repairs.removed.get(index, 0)
        refused = refused or index in self._repairs.joined
        return Scalar(text, index + 1, max(column + removed, 0) + 1, end + removed + 1, refused, steps)

    def _add(self, event: yaml.Event, rule: Rule, message: str, help_: str) -> None:
        self.problems.append(self._placed(event, "").place(self._lines).says(rule, message, help_))
