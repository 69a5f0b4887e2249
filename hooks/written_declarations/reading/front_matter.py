"""Splitting a declaration file into its front matter and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from .yaml_tree import Node, parse


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A split file: the tree of its front matter (None if unreadable), its body, the body's first line."""

    tree: Node | None
    body: str
    body_line: int


class _StrictHandler(YAMLHandler):
    """Splits like python-frontmatter, but on whole `---` lines only, so that lines stay countable."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)


_HANDLER = _StrictHandler()


def split(text: str, lines: Lines) -> tuple[FrontMatter | None, list[Problem]]:
    """Split a declaration file and parse its front matter.

    The lines of the text must end in LF; `lines` are the same as they stand in the file. Returns None for the
    front matter where there is none or it never ends.
    """
    if not text.startswith("---\n"):
        return None, [_no_front_matter(text, lines)]
    try:
        yaml_text, body = _HANDLER.split(text)
    except ValueError:
        return None, [_unclosed(text, lines)]
    tree, problems = parse(yaml_text, lines)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(tree, body, body_line), problems


def _no_front_matter(text: str, lines: Lines) -> Problem:
    first = text.split("\n", 1)[0]
    if first.rstrip() == "---":
        return _space_behind_dashes(Rule.NO_FRONT_MATTER, 1, first, lines)
    return lines.at(1, 1, len(first) + 1).says(
        Rule.NO_FRONT_MATTER,
        "the file does not begin with front matter, the block of facts between two lines of three dashes",
        "begin the file with a line that holds nothing but ---",
    )


def _unclosed(text: str, lines: Lines) -> Problem:
    for number, line in enumerate(text.split("\n"), 1):
        if line != "---" and line.rstrip() == "---":
            return _space_behind_dashes(Rule.UNCLOSED_FRONT_MATTER, number, line, lines)
    return lines.at(1, 1, 4).says(
        Rule.UNCLOSED_FRONT_MATTER,
        "the front matter begins here and never ends",
        "write a line that holds nothing but --- after the last signatory, before the text",
    )


def _space_behind_dashes(rule: Rule, number: int, line: str, lines: Lines) -> Problem:
    return lines.at(number, 4, len(line) + 1).says(rule, "a space stands behind the three dashes", "remove it")
