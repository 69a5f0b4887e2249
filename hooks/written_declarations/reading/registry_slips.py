"""Slips of the pen in the lines of a registry file: a hyphen or a space that is missing, a line that is shifted.

YAML blames the line below these, and its advice for a declaration would not mend them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ..problems.wording import shown
from .line_forms import CURLY, SIGN
from .quotes import in_quotes
from .slip import Slip

_LINE = re.compile(rf"(\s*)((?:(?:{SIGN})\s*)*)(?:([A-Za-z_]+)(\s*):(\s*)(?!//))?(.*)$")
_FIRST_KEY = re.compile(r"^- *([a-z_]+):", re.MULTILINE)
_ANY_KEY = re.compile(r"^ *([a-z_]+):", re.MULTILINE)  # of the only entry, whose hyphen is missing
_NO_COLON = re.compile(rf"(\s*)((?:(?:{SIGN})\s*)*)([a-z_]+)(\s*[=：;]\s*|\s+(?=\S+$))(\S.*)$")
_USUAL = re.compile(r"(?:- |  )[A-Za-z_]+:(?: [^\s\"].*)?$|(?:  |    )- [^\s\"].*$")
_REST = re.compile(r'[^":-]*"\s*$')  # what is left of a text in quotes that began on the line above


def registry_slips(lines: Sequence[str]) -> list[Slip]:
    """The slips in these lines, in their order. A line that is not understood is left to YAML."""
    return list(_slips(lines))


def _slips(lines: Sequence[str]) -> Iterator[Slip]:
    text = "\n".join(lines)
    first = _FIRST_KEY.search(text) or _ANY_KEY.search(text)
    keys = {*_FIRST_KEY.findall(text), *_ANY_KEY.findall(text)}
    for index, line in enumerate(lines):
        bare = line.strip()
        if not bare or bare.startswith("#") or _USUAL.match(line):
            continue
        if line == "[]":
            if first:
                yield Slip(index, "", 0, 0, 2, "[] says that there are no entries, and there are", "remove this line")
            continue
        goes_on = index + 1 < len(lines) and _REST.match(lines[index + 1]) is not None
        slip = (
            None if goes_on else _without_colon(index, line, keys) or _shifted(index, line, first[1] if first else "")
        )
        if slip is not None:
            yield slip


def _without_colon(index: int, line: str, keys: Collection[str]) -> Slip | None:
    """A line of a key that the file has, with another sign or a space in the place of the colon."""
    match = _NO_COLON.match(line)
    if match is None or match[3] not in keys:
        return None
    front = f"{'- ' if match[2] else '  '}{match[3]}: "
    at, message = match.end(3), f"the colon behind {match[3]} is missing"
    help_ = f"write {shown((front + match[5]).strip(), 200)}{_behind(front)}"
    return Slip(index, front + match[5], match.start(5) - len(front), at, max(match.end(4), at + 1), message, help_)


def _behind(line: str) -> str:
    spaces = len(line) - len(line.lstrip())
    return f" behind {spaces} spaces" if spaces else " at the beginning of the line"


def _shifted(index: int, line: str, first: str) -> Slip | None:
    """A line of an entry with a slip in what stands before its value, or a quotation mark that stands alone."""
    match = _LINE.match(line)
    if match is None:
        return None
    indent, hyphen, key, before, after, value = match.groups("")
    if not key and not hyphen and line[0].isalnum():
        help_ = "remove it, or put # before it"
        return Slip(index, "", 0, 0, len(line), "this line belongs to no entry and is no comment", help_)
    if not key and not (hyphen and value):
        return None
    begins = key == first or (bool(hyphen) and bool(key))
    front = ("- " if begins else "  ") + f"{key}: " if key else "    - "
    if not key and indent.strip(" ") == "" and len(indent) in (2, 4):
        front = f"{indent}- "
    start = len(line) - len(value)
    quotes = re.sub(r"\\.", "", value).count('"')
    if value.startswith('"') and quotes == 1:
        message, at, end = "a quotation mark opens here and never closes", start, start + 1
        mended = front + in_quotes(value[1:].rstrip(CURLY))
    else:
        mended = (front + value).rstrip()
        if mended == line.rstrip():
            return None
        at, end = 0, max(start, 1)
        if hyphen.strip() not in ("", "-"):
            at, end = len(indent), len(indent + hyphen.rstrip())
            message = f"{hyphen.strip()} is not one hyphen"
        elif hyphen and not hyphen[1:]:
            message = "a space is missing behind the hyphen"
        elif key and value and not after:
            message = "a space is missing behind the colon"
        elif "\t" in indent + hyphen[1:] + before + after:
            message = "a tab stands here for spaces"
        elif begins and not hyphen:
            message = "the hyphen with which an entry begins is missing"
        else:
            message = "this line is not in line with the others"
    help_ = f"write {shown(mended.strip(), 200)}{_behind(mended)}"
    return Slip(index, mended, start - len(front), at, end, message, help_)
