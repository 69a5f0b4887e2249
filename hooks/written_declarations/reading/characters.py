"""Bytes to text: the encoding of a file, and the characters that none may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem, Written
from ..problems.wording import shown
from ..words.lost_letters import LOST, lost_letters

_MARK = "\ufeff"  # of the order of bytes
# What has no shape of its own in Unicode, and changes, hides or joins text: controls, formats (Cf), separators of lines,
# variation selectors and what else may be ignored by default, blanks and fillers; but for the controls in LOST
_INVISIBLE = (
    "\x00-\x08\x0b-\x1f\x7f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u2d7f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001107f\U000110bd\U000110cd\U00011a47\U00011a99\U00013430-\U00013455\U00016fe4\U0001bca0-\U0001bca3"
    "\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_FORBIDDEN = re.compile(f"[{_INVISIBLE}]|{LOST.pattern}")
# Of these, what looks like a space
_BLANK = re.compile("[\x0b\x0c\x1c-\x1f\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]")

_MOST_LOST = 200  # words of one file that are told: who has more has saved all of it in a wrong encoding
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")

# A letter with its accents, or a Korean syllable with its parts
_CLUSTER = re.compile(
    "[\\s\\S][\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1161-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]*"
)


def forbidden_character(text: str) -> re.Match[str] | None:
    """The first character that no contributed text may hold, line ends and tabs excepted."""
    return _FORBIDDEN.search(text)


def without_hidden(text: str) -> str:
    """The text without what is invisible, and with a space for what looks like one. No letter is lost."""
    return _HIDDEN.sub("", _BLANK.sub(" ", text))


def decode(content: bytes, path: str) -> tuple[str | None, Lines, list[Problem]]:
    """The text of a file, its lines, and the problems of its characters.

    The text has none of these problems any more, but for lost letters, which are U+FFFD if nothing is left of them.
    It is None where there is none to be had. `path` is the one that messages name.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        lines = lines_of_any(content, path)
        return None, lines, [_not_utf8(lines, content[: error.start].decode("utf-8"))]
    problems: list[Problem] = []
    if text.startswith(_MARK):
        problems.append(_byte_order_mark(Lines.of(path, text)))
        text = text[1:]
    if "\r" in text:
        problems.append(_line_endings(path, text))
        text = with_ordinary_ends(text)
    lines = Lines.of(path, text)
    problems.extend(islice(_lost(text, lines), _MOST_LOST))
    if forbidden_character(text) or not is_normalized("NFC", text):
        problems += [*_forbidden(lines), *_not_nfc(lines)]
        lines = _as_read(lines)
        text = "\n".join(lines.lines)
    return text, lines, problems


def _as_read(lines: Lines) -> Lines:
    """The lines without problems of their characters, but for lost letters."""
    read: list[str] = []
    written: dict[int, Written] = {}
    for number, line in enumerate(lines.lines, 1):
        clean = normalize("NFC", LOST.sub("\ufffd", without_hidden(line)))
        if clean != line:
            written[number] = Written(line, tuple(_columns(line)))
        read.append(clean)
    return Lines(lines.path, read, written)


def _columns(line: str) -> Iterator[int]:
    """The columns, from 1, of the characters that are read of a line."""
    for cluster in _CLUSTER.finditer(line):
        for index in range(len(normalize("NFC", without_hidden(cluster[0])))):
            yield min(cluster.start() + index, cluster.end() - 1) + 1


def lines_of_any(content: bytes, path: str) -> Lines:
    """The lines of a file that may be no text, as far as they can be shown."""
    return Lines.of(path, content.decode("utf-8", errors="replace"))


def without_other_breaks(text: str) -> str:
    """The text without the signs at which lines end for YAML alone."""
    return _OTHER_BREAKS.sub(" ", text)


def with_ordinary_ends(text: str) -> str:
    """The text with lines that end in LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(lines: Lines, before: str) -> Problem:
    return lines.at(before.count("\n") + 1, len(before) - before.rfind("\n")).says(
        Rule.NOT_UTF8,
        "the file is not saved as UTF-8 from here on",
        "save the file again as plain text with the encoding UTF-8",
    )


def _byte_order_mark(lines: Lines) -> Problem:
    return lines.at(1).says(
        Rule.BYTE_ORDER_MARK,
        "the file begins with an invisible byte-order mark",
        "save the file as UTF-8 without BOM",
    )


def _line_endings(path: str, text: str) -> Problem:
    before = text[: text.index("\r")]
    first = Lines.of(path, before)
    line = len(first.lines)
    return first.at(line, len(first.lines[-1]) + 1).says(
        Rule.LINE_ENDINGS, "the lines end as on Windows (CRLF)", "save the file with line ends LF"
    )


def _forbidden(lines: Lines) -> Iterator[Problem]:
    """The first of each line."""
    for number, line in enumerate(lines.lines, 1):
        if match := _HIDDEN.search(line):
            yield lines.at(number, match.start() + 1).says(
                Rule.FORBIDDEN_CHARACTER,
                f"an invisible character, U+{ord(match[0]):04X}, stands here",
                "remove it",
            )


def _lost(text: str, lines: Lines) -> Iterator[Problem]:
    line, begins = 1, 0
    for lost in lost_letters(text):
        message, help_ = lost.words
        if ended := text.count("\n", begins, lost.start):
            line, begins = line + ended, text.rfind("\n", 0, lost.start) + 1
        place = lines.at(line, lost.start - begins + 1, lost.end - begins + 1)
        yield place.says(Rule.LOST_LETTER, shown(message, 200), help_)


def _not_nfc(lines: Lines) -> Iterator[Problem]:
    """The first of each line."""
    for number, line in enumerate(lines.lines, 1):
        if not is_normalized("NFC", line):
            found = not_normal(line)
            yield lines.at(number, found.start + 1).says(Rule.NOT_NFC, found.message, found.help)


class NotNormal(NamedTuple):
    """Where a text is first not in its normal form, what is wrong there, and what to write instead."""

    start: int
    message: str
    help: str


def not_normal(text: str) -> NotNormal:
    """The first place of a text that is not in its normal form (NFC)."""
    normal = normalize("NFC", text)
    start = next((i for i, (a, b) in enumerate(zip(text, normal, strict=False)) if a != b), 0)
    char, usual = text[start], normalize("NFC", text[start])
    if char == usual:
        message = f"an accent is a character of its own here: {shown(text[start : start + 3])}"
        help_ = f"write the letter and its accent as one character: {shown(normal[start : start + 2])}"
        return NotNormal(start, message, help_)
    message = f"U+{ord(char):04X} stands here, which looks the same as the usual {_codes(usual)}, {shown(usual)}"
    return NotNormal(start, message, f"write the usual one: {shown(usual)}")


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)
