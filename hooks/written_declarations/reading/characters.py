"""Bytes to text: the encoding of a file, and the characters that none may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..problems.wording import shown

_MARK = "\ufeff"  # of the order of bytes
# Bidirectional embeddings, overrides and isolates; what is invisible and changes or hides text; what
# stands for a letter that was lost (U+FFFD) or means nothing outside one font (private use)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ue000-\uf8ff\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def forbidden_character(text: str) -> re.Match[str] | None:
    """The first character that no contributed text may hold, line ends and tabs excepted."""
    return _FORBIDDEN.search(text)


def without_forbidden(text: str, replacement: str = "") -> str:
    """The text without such characters, or with something else in the place of each."""
    return _FORBIDDEN.sub(replacement, text)


def decode(content: bytes, path: str) -> tuple[str | None, Lines, list[Problem]]:
    """The text of a file, its lines as they stand there, and the problems of its characters.

    The text has none of these problems any more. It is None where there is none to be had. `path` is the one
    that messages name.
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
    if forbidden_character(text):
        problems.extend(_forbidden(lines))
        text = without_forbidden(text, " ")
    if not is_normalized("NFC", text):
        problems.extend(_not_nfc(lines))
        text = normalize("NFC", text)
    return text, lines, problems


def lines_of_any(content: bytes, path: str) -> Lines:
    """The lines of a file that may be no text, as far as they can be shown."""
    return Lines.of(path, content.decode("utf-8", errors="replace"))


def with_ordinary_ends(text: str) -> str:
    """The text with lines that end in LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(lines: Lines, before: str) -> Problem:
    return lines.at(before.count("\n") + 1, len(before) - before.rfind("\n")).says(
        Rule.NOT_UTF8,
        "the file is not saved as UTF-8 from here on",
        "save the file again with the encoding UTF-8",
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
        if match := forbidden_character(line):
            yield lines.at(number, match.start() + 1).says(
                Rule.FORBIDDEN_CHARACTER,
                f"an invisible character, U+{ord(match[0]):04X}, stands here",
                "remove it",
            )


def _not_nfc(lines: Lines) -> Iterator[Problem]:
    """The first of each line."""
    for number, line in enumerate(lines.lines, 1):
        if not is_normalized("NFC", line):
            normal = normalize("NFC", line)
            start = next((i for i, (a, b) in enumerate(zip(line, normal, strict=False)) if a != b), 0)
            yield lines.at(number, start + 1).says(
                Rule.NOT_NFC,
                f"an accent is a character of its own here: {shown(line[start : start + 3])}",
                f"write the letter and its accent as one character: {shown(normal[start : start + 2])}",
            )
