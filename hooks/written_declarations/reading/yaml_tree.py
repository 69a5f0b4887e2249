"""Strict YAML: front matter and registry files as a tree of texts that know where they stand.

The only module that imports yaml or frontmatter. Both fail silently in ways that would change a
declaration (`NO` becomes false, 0623 becomes 403, a second `title:` replaces the first, ` #` cuts
the rest of a line), so nothing is converted here: every scalar stays the text that was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, cast

import yaml
from frontmatter.default_handlers import YAMLHandler

from ..problems.catalogue import Problem, Rule, shown

_DEEPEST = 3
_MOST_REPAIRS = 50
# The parser in C where there is one; the browser has none
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML_TAGS = "tag:yaml.org,2002:"
_ONE_LINE_VALUE = re.compile(r"^(\s*(?:- )?(?:[A-Za-z_]+: +)?)(\S.*?)\s*$")
_BLAMED_WHERE_OPENED = (
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


class Scalar(NamedTuple):
    """A text and its place, without its quotes: line and columns from 1, `end_column` after its end.

    `refused` says that a problem with it is told already, and nothing more is to be said of it.
    """

    text: str
    line: int
    column: int
    end_column: int
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML list and the place where it begins."""

    items: tuple[Node, ...]
    place: Scalar


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping as pairs in the written order, and the place where it begins."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Scalar


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A split file: the tree of its front matter (None if unreadable), its body, the body's first line."""

    tree: Node | None
    body: str
    body_line: int


class _StrictHandler(YAMLHandler):
    """Splits like python-frontmatter, but on whole `---` lines only, so that lines stay countable."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)


def split(path: str, text: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Split a declaration file and parse its front matter.

    Lines must end in LF. Returns None for the front matter where there is none or it never ends.
    """
    if not text.startswith("---\n"):
        first = text.split("\n", 1)[0]
        if first.rstrip() == "---":
            return None, [_space_behind_dashes(path, 1, first)]
        return None, [
            Problem(
                path,
                1,
                1,
                len(first) + 1,
                Rule.NO_FRONT_MATTER,
                "the file does not begin with front matter, the block of facts between two lines of three dashes",
                "begin the file with a line that holds nothing but ---",
            )
        ]
    handler = _StrictHandler()
    try:
        yaml_text, body = handler.split(text)
    except ValueError:
        for number, line in enumerate(text.split("\n"), 1):
            if line != "---" and line.rstrip() == "---":
                return None, [_space_behind_dashes(path, number, line)]
        return None, [
            Problem(
                path,
                1,
                1,
                4,
                Rule.UNCLOSED_FRONT_MATTER,
                "the front matter begins here and never ends",
                "write a line that holds nothing but --- after the last signatory, before the text",
            )
        ]
    tree, problems = parse(path, yaml_text)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(tree, body, body_line), problems


def _space_behind_dashes(path: str, number: int, line: str) -> Problem:
    rule = Rule.NO_FRONT_MATTER if number == 1 else Rule.UNCLOSED_FRONT_MATTER
    return Problem(path, number, 4, len(line) + 1, rule, "a space stands behind the three dashes", "remove it")


def parse(path: str, text: str, *, remarks: bool = False) -> tuple[Node | None, list[Problem]]:
    """Parse YAML into a tree, or into None with the reasons.

    `remarks` allows a comment behind a value, which in a declaration is a title cut short.

    A line that YAML cannot read because of a colon or the like is reported and, so that the rest
    of the file is read in the same run, taken as if it stood in quotes; one that begins with a
    tab, as if it did not.
    """
    lines = text.split("\n")
    repaired: set[int] = set()
    tabs: dict[int, int] = {}
    problems: list[Problem] = []
    while True:
        builder = _Builder(path, lines, repaired, tabs, remarks=remarks)
        try:
            tree = builder.build("\n".join(lines))
        except yaml.MarkedYAMLError as error:
            line, problem = _syntax_problem(path, lines, error)
            problems.append(problem)
            if lines[line].startswith("\t"):
                bare = lines[line].lstrip("\t")
                meant = f"  {bare}" if bare.startswith("- ") else bare
                tabs[line] = len(lines[line]) - len(meant)
                lines[line] = meant
                continue
            quoted = _quoted(lines[line]) if line not in repaired and len(repaired) < _MOST_REPAIRS else None
            if quoted is None:
                return None, problems
            lines[line] = quoted
            repaired.add(line)
            continue
        except yaml.YAMLError as error:  # a character that YAML forbids; reading catches those before
            problems.append(
                Problem(
                    path,
                    1,
                    1,
                    2,
                    Rule.YAML_SYNTAX,
                    f"the file is not YAML: {shown(str(error))}",
                    "remove the character",
                )
            )
            return None, problems
        return tree, problems + builder.problems


def _quoted(line: str) -> str | None:
    """The line with its value in double quotes, if it has a value."""
    match = _ONE_LINE_VALUE.match(line)
    return f"{match[1]}{in_quotes(match[2])}" if match else None


def in_quotes(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_AFTER_QUOTE = "something follows the closing quotation mark"
_REASONS = {
    "found character that cannot start any token": "a text cannot begin with this character",
    "found unexpected end of stream": "a quotation mark opens here and never closes",
    "found unknown escape character": "a backslash in double quotes must be written twice",
    "did not find expected ',' or ']'": "a square bracket opens a list here and never closes",
    "did not find expected key": _AFTER_QUOTE,
}


def _syntax_problem(path: str, lines: list[str], error: yaml.MarkedYAMLError) -> tuple[int, Problem]:
    """The line (from 0) to blame for a YAML error, and the problem in plain words."""
    mark = error.problem_mark
    if mark is None or (error.context_mark and error.context in _BLAMED_WHERE_OPENED):
        mark = error.context_mark
    line = min(mark.line if mark else 0, len(lines) - 1)
    match = _ONE_LINE_VALUE.match(lines[line])
    if match and ": " in match[2] + " " and match[2][0] not in "\"'[{&*!|>@`%":
        start, end = match.span(2)
        return line, Problem(
            path,
            line + 1,
            start + 1,
            end + 1,
            Rule.UNQUOTED_COLON,
            "this text holds a colon followed by a space, which has a meaning of its own here",
            f"put the text in double quotes: {shown(in_quotes(match[2]), 200)}",
        )
    if lines[line].startswith("\t"):
        return line, Problem(
            path,
            line + 1,
            1,
            2,
            Rule.YAML_SYNTAX,
            "this line begins with a tab",
            "begin it without a space if it is a key, with two spaces and - if it is a signatory",
        )
    column = mark.column if mark else 0
    reason = _REASONS.get(error.problem or "", "this line is not of the form that the front matter has")
    quoted = _quoted(lines[line])
    if match and match[2][0] in "'[{":
        reason = f"this text begins with {match[2][0]}, which has a meaning of its own here"
        whole = match[2][1:-1] if match[2][0] == match[2][-1] == "'" else match[2]
        mend = f"put the whole text in double quotes: {shown(in_quotes(whole), 200)}"
    elif reason == _AFTER_QUOTE:
        mend = 'write \\" for each quotation mark within the text'
    elif quoted and match and match[2][0] not in "\"'":
        mend = f"put the text in double quotes: {shown(quoted.strip(), 200)}"
    else:
        mend = "compare the line with the example in the contributing guide"
    return line, Problem(path, line + 1, column + 1, column + 2, Rule.YAML_SYNTAX, reason, mend)


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event starts and ends; the parser marks every event."""
    return cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)


class _Builder:
    """Builds one tree from YAML's events. Events, not nodes: an alias is then a token, never a bomb."""

    def __init__(self, path: str, lines: list[str], repaired: set[int], tabs: dict[int, int], *, remarks: bool) -> None:
        self.path = path
        self.lines = lines
        self.repaired = repaired
        self.tabs = tabs
        self.remarks = remarks
        self.problems: list[Problem] = []

    def build(self, text: str) -> Node | None:
        """The tree of the first document, None for an empty one. Raises yaml.YAMLError."""
        # Each open collection is a list of the nodes read so far; mappings are paired when they end.
        stack: list[tuple[yaml.Event, list[Node]]] = []
        root: list[Node] = []
        documents = 0
        for event in yaml.parse(text, Loader=_LOADER):
            into = stack[-1][1] if stack else root
            if isinstance(event, yaml.ScalarEvent):
                in_list = bool(stack) and isinstance(stack[-1][0], yaml.SequenceStartEvent)
                into.append(self._scalar(event, in_list=in_list))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_features(event)
                if len(stack) == _DEEPEST:
                    self._add(
                        event,
                        Rule.TOO_DEEP,
                        "lists are nested too deeply here",
                        "write one list, one line for each entry",
                    )
                    return None
                stack.append((event, []))
            elif isinstance(event, yaml.CollectionEndEvent):
                start, nodes = stack.pop()
                (stack[-1][1] if stack else root).append(self._collection(start, nodes))
            elif isinstance(event, yaml.AliasEvent):
                self._add(
                    event,
                    Rule.YAML_FEATURE,
                    f"*{shown(event.anchor or '')} is a YAML alias, which is not used here",
                    "write the text itself, in double quotes if it begins with *",
                )
                into.append(self._place(event, "", refused=True))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(event, Rule.YAML_SYNTAX, "a second block of facts begins here", "keep one block")
                    break
        return root[0] if root else None

    def _scalar(self, event: yaml.ScalarEvent, *, in_list: bool) -> Scalar:
        if self._refuse_features(event):
            return self._place(event, "", refused=True)
        start, end = _marks(event)
        if start.line != end.line or event.style in ("|", ">"):
            mend = "write it on one line, however long"
            if in_list:
                mend += "; another signatory begins with two spaces, a hyphen and a space"
            self._add(event, Rule.SEVERAL_LINES, "this text runs over several lines", mend)
            return self._place(event, "", refused=True)
        lost = False
        if not self.remarks and not event.style:  # a text without quotes
            rest = self.lines[end.line][end.column :].lstrip()
            lost = rest.startswith("#")
            if lost:
                column = len(self.lines[end.line]) - len(rest) + 1
                self.problems.append(
                    Problem(
                        self.path,
                        end.line + 1,
                        column,
                        column + len(rest),
                        Rule.LOST_COMMENT,
                        "everything after # would be lost, because # begins a comment",
                        "put the whole text in double quotes, or remove what follows #",
                    )
                )
        return self._place(event, event.value, refused=lost and not event.value)

    def _collection(self, start: yaml.Event, nodes: list[Node]) -> Node:
        mark, _ = _marks(start)
        place = Scalar("", mark.line + 1, mark.column + 1, mark.column + 2)
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(tuple(nodes), place)
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.problems.append(
                    Problem(
                        self.path,
                        key.place.line,
                        key.place.column,
                        key.place.end_column,
                        Rule.WRONG_SHAPE,
                        "a list stands where the name of a key belongs",
                        "write a key and a colon, as in title:",
                    )
                )
            elif key.text in seen:
                self.problems.append(
                    Problem(
                        self.path,
                        key.line,
                        key.column,
                        key.end_column,
                        Rule.DUPLICATE_KEY,
                        f"{shown(key.text)} stands here a second time (first on line {seen[key.text].line})",
                        "keep one of the two lines",
                    )
                )
            else:
                seen[key.text] = key
                pairs.append((key, value))
        return Mapping(tuple(pairs), place)

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Whether there was something to refuse."""
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
        return event.anchor is not None or event.tag is not None

    def _place(self, event: yaml.Event, text: str, *, refused: bool = False) -> Scalar:
        start, end_mark = _marks(event)
        line, column = start.line, start.column
        end = end_mark.column if end_mark.line == line else len(self.lines[line])
        if self.lines[line][column : column + 1] in ("'", '"') and isinstance(event, yaml.ScalarEvent):
            # Quotes that a repair added are not in the file: what follows them stands one column before
            ours = line in self.repaired
            column, end = (column, end - 2) if ours else (column + 1, end - 1)
        removed = self.tabs.get(line, 0)
        return Scalar(text, line + 1, column + removed + 1, end + removed + 1, refused)

    def _add(self, event: yaml.Event, rule: Rule, message: str, mend: str) -> None:
        place = self._place(event, "")
        self.problems.append(
            Problem(self.path, place.line, place.column, max(place.end_column, place.column + 1), rule, message, mend)
        )
