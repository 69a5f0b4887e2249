"""Splitting a declaration file into its front matter and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..problems.wording import shown
from ..words.lost_letters import lost_letters
from . import limits
from .characters import without_other_breaks
from .keys import EDITION_KEYS, KEYS
from .slips import slips
from .yaml_tree import Node, parse


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A split file: the tree of its front matter (None if unreadable), its body, the body's first line.

    `is_between_dashes` says that it stands between two lines of three dashes, as it should.
    """

    tree: Node | None
    body: str
    body_line: int
    is_between_dashes: bool = True


class _StrictHandler(YAMLHandler):
    """Splits like python-frontmatter, but on whole `---` lines only, so that lines stay countable."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)


_HANDLER = _StrictHandler()
_DASHES = re.compile(r"\s*(?:[-–—−]{2,}|- - -|[=_*~+]{3,}|\.{3}|```\w*)\s*|—")  # that are meant for ---
_MOST_BEFORE = 5  # lines that somebody wrote above the front matter
_FACT = re.compile(rf"\s*(?:{'|'.join(key.name for key in KEYS)})\s*:|#")
_SIGNATORY = re.compile(rf"\s+-\s*\S.*,|- .*,.*,|\s+(?:- )?(?:{'|'.join(key.name for key in EDITION_KEYS)}|[0-9]+):")


def split(text: str, lines: Lines) -> tuple[FrontMatter | None, list[Problem]]:
    """Split a declaration file and parse its front matter.

    The lines of the text must end in LF; `lines` are the same as they stand in the file. Returns None for the
    front matter where there is none. Where a line of dashes is missing or miswritten, it is told and the front matter
    is read all the same.
    """
    written = text.split("\n")
    begin, end, problems = _bounds(written, lines)
    if begin is None:
        return None, problems
    if problems:
        # The text as it is meant: what is no part of the front matter becomes empty lines, so that lines stay countable
        yaml_text = "\n".join([*[""] * begin, *written[begin:end]])
        closing = end < len(written) and _DASHES.fullmatch(written[end]) is not None
        body_line = end + (2 if closing else 1)
        body = "\n".join(written[body_line - 1 :])
    else:
        yaml_text, body = _HANDLER.split(text)
        body_line = text.count("\n", 0, len(text) - len(body)) + 1
    front, too_long = limits.cut_front(without_other_breaks(yaml_text).split("\n"), lines)
    tree, found = parse("\n".join(front), lines)
    return FrontMatter(tree, body, body_line, not problems), problems + too_long + found


def mended(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with those slips in its front matter mended that can mean only one thing, and each such line: its
    number in the text, and how it stood there.
    """
    written = text.split("\n")
    begin, end, _ = _bounds(list(written), Lines.of("", text))
    if begin is None or limits.is_too_long(written[:end]):
        return text, []
    front = [*[""] * begin, *written[begin:end]]
    right = {slip.index: slip.line for slip in slips(front) if slip.is_certain}
    right |= {index: "---" for index in (begin - 1, end) if _DASHES.fullmatch("".join(written[index : index + 1]))}
    changed: list[tuple[int, str]] = []
    for index, line in sorted(right.items()):
        if written[index] != line and next(lost_letters(written[index]), None) is None:
            changed.append((index + 1, written[index]))
            written[index] = line
    return "\n".join(written), changed


def _bounds(written: list[str], lines: Lines) -> tuple[int | None, int, list[Problem]]:
    """The index of the first line of the front matter, None if there is none, and that of the line after its last."""
    first = next((index for index, line in enumerate(written) if line.strip()), 0)
    problems: list[Problem] = []
    for index in _words_before(written, first):
        message = "this line stands above the three dashes with which a file begins"
        problems.append(lines.whole(index + 1).says(Rule.NO_FRONT_MATTER, message, "remove the line"))
        first = index + 1
    if _DASHES.fullmatch(written[first]):
        begin = first + 1
        if first > 0 and not problems:
            message = "an empty line stands before the front matter"
            problems.append(lines.at(1).says(Rule.NO_FRONT_MATTER, message, "let the file begin with ---"))
        if written[first] != "---":
            problems.append(_wrong_dashes(Rule.NO_FRONT_MATTER, first, lines))
    elif _FACT.match(written[first]) and not written[first].startswith("#"):
        begin = first
        message = "the line of three dashes with which a file begins is missing"
        help_ = "write a line that holds nothing but --- above this one"
        problems.append(lines.whole(first + 1).says(Rule.NO_FRONT_MATTER, message, help_))
    else:
        return None, 0, [_no_front_matter(written[0], lines)]
    end = next((index for index in range(begin, len(written)) if _DASHES.fullmatch(written[index])), None)
    if end is None:
        end = next((index for index in _after_signatories(written, begin)), len(written))
        problems.append(_unclosed(end, written, lines))
    elif (later := _facts_below(written, end)) is not None:
        message = "this line ends the front matter, and more of its lines stand below"
        problems.append(lines.whole(end + 1).says(Rule.YAML_SYNTAX, message, "remove the line"))
        written[end] = ""
        end = later
    elif written[end] != "---":
        problems.append(_wrong_dashes(Rule.UNCLOSED_FRONT_MATTER, end, lines))
    return begin, end, problems


def _words_before(written: list[str], first: int) -> list[int]:
    """The lines of words, or of dashes that stand there twice, above those with which a front matter begins."""
    for index in range(first, min(first + _MOST_BEFORE, len(written) - 1)):
        if _DASHES.fullmatch(written[index]) and _FACT.match(written[index + 1]):
            return list(range(first, index))
        if _FACT.match(written[index]):
            break
    return []


def _after_signatories(written: list[str], begin: int) -> Iterator[int]:
    """The lines that cannot belong to the front matter: those behind the last signatory that are none."""
    last = max(
        (index for index in range(begin, len(written)) if _SIGNATORY.match(written[index])), default=len(written)
    )
    return (
        index for index in range(last + 1, len(written)) if written[index].strip() and not _FACT.match(written[index])
    )


def _facts_below(written: list[str], end: int) -> int | None:
    """The line of dashes below this one, if nothing but facts or signatories stand between them."""
    later = next((index for index in range(end + 1, len(written)) if written[index] == "---"), None)
    between = [line for line in written[end + 1 : later] if line.strip()]
    is_front = all(_FACT.match(line) or _SIGNATORY.match(line) for line in between)
    return later if later is not None and is_front and (between or written[end] != "---") else None


def _no_front_matter(first: str, lines: Lines) -> Problem:
    if first.startswith(">"):
        message = "the lines begin with >, as those of a quoted e-mail do"
        return lines.at(1).says(Rule.NO_FRONT_MATTER, message, "remove > and the space behind it from each line")
    return lines.at(1, 1, len(first) + 1).says(
        Rule.NO_FRONT_MATTER,
        "the file does not begin with front matter, the block of facts between two lines of three dashes",
        "begin the file with a line that holds nothing but ---",
    )


def _unclosed(end: int, written: list[str], lines: Lines) -> Problem:
    if end < len(written):
        message = "the line of three dashes that ends the front matter is missing above this line"
        help_ = "write a line that holds nothing but --- after the last signatory, before the text"
        return lines.whole(end + 1).says(Rule.UNCLOSED_FRONT_MATTER, message, help_)
    last = max(index for index, line in enumerate(written) if line.strip())
    message = "the front matter does not end below this line"
    help_ = "write a line that holds nothing but --- below it"
    return lines.whole(last + 1).says(Rule.UNCLOSED_FRONT_MATTER, message, help_)


def _wrong_dashes(rule: Rule, index: int, lines: Lines) -> Problem:
    line = lines.lines[index]
    bare = line.strip()
    if bare == "---" and not line.startswith("---"):
        return lines.at(index + 1, 1, line.index("-") + 1).says(
            rule, "a space stands before the three dashes", "remove it"
        )
    if bare == "---":
        return lines.at(index + 1, 4, len(line) + 1).says(rule, "a space stands behind the three dashes", "remove it")
    return lines.whole(index + 1).says(rule, f"{shown(bare)} is not three hyphens", "write ---")
