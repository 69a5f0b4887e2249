"""Slips of the pen in the lines of a front matter: a dash, a colon or a space that is missing, a line that is shifted
or broken in two.

YAML tells these lines below, in words of its own, or takes them for something else. Here each is told where it
stands, and mended, so that the rest of the file is read as it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..problems.catalogue import Rule
from ..problems.wording import shown
from .key_names import key_of
from .keys import KEYS
from .line_forms import COUNTED, CURLY, ITEM, KEY_NAMES, MARKS, looks_whole, value_of
from .quotes import in_quotes
from .second_lines import second_line
from .slip import Slip
from .struck_signs import struck_sign
from .usual_indent import usual_indent

_KEYS = frozenset(key.name for key in KEYS)
_KEY = re.compile(rf"(\s*)({KEY_NAMES})(?![A-Za-z_])(\s*)(:|[=：;]|[^\w\s](?=\s|$)|)(\s*)(.*)$")
_ANY_KEY = re.compile(r"[A-Za-z_]+ ?:(?: |$)")
_NO_SPACE = re.compile(r"()([A-Za-z_]{3,20})()(:)()(?!//)(\S.*)$")  # and no address
_COMMENTED = re.compile(rf"\s*#[\s#]*(?:{COUNTED.pattern}|{MARKS.pattern})?(.*)$")
_PARTLY_QUOTED = re.compile(r'"[^"\\]*"\s*[^\s#"]')
_REFUSED_SIGN = re.compile(r"(?:@|- )[@\s-]*(?=[^@\s-])")  # with which no text begins, in quotes or without
_USUAL = re.compile(r"[a-z_]+:(?: [^\s\"'|>\[{@-](?:.*[^\"\s])?)?$|  - [^\W_].*[^\"\s]$|[a-z_]+: \"[^\"\\]*\"$")
_INDENT = " \t-"  # how a line within earlier editions begins
_BLOCK = re.compile(r"[|>\[{&*!?]|\?")
_DASHES = re.compile(r"[-–—]+$")


def slips(lines: Sequence[str]) -> list[Slip]:
    """The slips in the lines of a front matter, in their order. A line that is not understood is left to YAML."""
    return list(_LineReader(lines).slips())


class _LineReader:
    """Goes through the lines once, and knows of each to which key it belongs."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)  # those above the current one as they should be
        self._key = ""
        self._above = -1  # the line to which a broken one belongs
        self._indent = usual_indent(lines)
        self._seen: set[str] = set()

    def slips(self) -> Iterator[Slip]:
        for index, line in enumerate(self._lines):
            bare = line.strip()
            if not bare:
                continue
            if bare.startswith("#"):
                if (slip := self._comment(index, line)) is not None:
                    yield slip
                    self._take(slip)
                continue
            if self._key == "subjects" and bare.startswith("- ") and not value_of(self._lines[self._above]):
                continue
            if self._key == "earlier_editions" and line[0] in _INDENT:
                continue
            if line.startswith("signatories: ") or not (_USUAL.match(line) and self._is_in_place(line)):
                slip = (
                    self._first_signatory(index, line)
                    or self._dashes(index, line)
                    or self._key_line(index, line)
                    or self._item(index, line)
                    or self._other(index, line)
                )
                if slip is not None:
                    yield slip
                    self._take(slip)
            self._remember(index)

    def _is_in_place(self, line: str) -> bool:
        return not line.startswith(" ") or (self._key == "signatories" and self._indent == 2)

    def _take(self, slip: Slip) -> None:
        self._lines[slip.index] = slip.line
        if slip.above is not None:
            self._lines[slip.above[0]] = slip.above[1]

    def _remember(self, index: int) -> None:
        line = self._lines[index]
        if line.startswith("  - "):  # nearly every line
            if self._key != "subjects":
                self._above = index
            return
        match = re.match(r"([A-Za-z_]+) ?:", line)
        key = match[1] if match and match[1] in _KEYS else key_of(line) or (match[1] if match else None)
        if key:
            self._key = key
            self._seen.add(key)
        if key or ITEM.match(line):
            self._above = index

    def _comment(self, index: int, line: str) -> Slip | None:
        """A signatory behind #, who would be lost without a word."""
        match = _COMMENTED.match(line)
        if self._key != "signatories" or match is None or not looks_whole(match[1]):
            return None
        name, country, *_ = match[1].split(",")
        if not any(word.isupper() and len(word) > 1 for word in name.split()) or not country.strip()[0].isupper():
            return None
        front = " " * self._indent + "- "
        message = "this signatory would be lost, because # begins a comment"
        help_ = f"write - {shown(match[1], 200)} behind {_spaces(self._indent)}, or remove the line"
        start = match.start(1) - len(front)
        at, rule = line.index("#"), Rule.LOST_COMMENT
        return Slip(index, front + match[1], start, at, len(line), message, help_, rule, is_certain=False)

    def _first_signatory(self, index: int, line: str) -> Slip | None:
        """A signatory to whom no key belongs. It stands for the key, so that the others are read."""
        match = ITEM.match(line)
        if "signatories" in self._seen or self._key not in _KEYS or not (match and match[2] == "-"):
            return None
        if not looks_whole(match[4]) or key_of(match[4]) or not value_of(self._lines[self._above]):
            return None
        message, help_ = (
            "the line signatories: is missing above this signatory",
            "write signatories: on a line above it",
        )
        slip = Slip(index, "", 0, 0, len(line), message, help_, is_certain=False)
        return replace(slip, above=(index, "signatories:"))

    def _key_line(self, index: int, line: str) -> Slip | None:
        if (slip := struck_sign(index, line, self._seen)) is not None:
            return slip
        match = _KEY.match(line)
        if (match and not match[4] and key_of(line)) or (not match and _ANY_KEY.match(line)):
            return None  # a name of a key that is not its own
        if match is None:
            match = _NO_SPACE.match(line)
        if match is None:
            return None
        indent, key, before, colon, space, value = match.groups()
        if colon != ":" and (indent or key in self._seen or not (colon or before or not value)):
            return None  # a word of a text
        shift = len(line) - len(value) - len(f"{key}: " if value else f"{key}:")
        if (before + space).strip(" \t"):  # other spaces come along
            value = " ".join(value.split())
        mended = f"{key}: {value}".rstrip()
        help_ = f"write {shown(mended, 200)}"
        if colon != ":":
            at = len(indent + key)
            return Slip(index, mended, shift, at, at + len(before + colon), f"the colon behind {key} is missing", help_)
        if value and not space:
            at = line.index(":")
            return Slip(index, mended, shift, at, at + 1, "a space is missing behind the colon", help_)
        if indent and not (self._above >= 0 and _BLOCK.match(value_of(self._lines[self._above]))):
            what = "tab" if "\t" in indent else "space"
            return Slip(
                index, mended, shift, 0, len(indent), f"this line begins with a {what}, which no key does", help_
            )
        if before or space.strip(" "):
            message = "a space stands before the colon" if before else f"{_odd(space)} stands behind the colon"
            return Slip(index, mended, shift, len(indent + key), len(line) - len(value), message, help_)
        return self._value_slip(index, line, f"{key}: ", value)

    def _dashes(self, index: int, line: str) -> Slip | None:
        """A rule among signatories; a lone hyphen is an empty one."""
        bare = line.strip()
        if self._key != "signatories" or bare == "-" or not _DASHES.match(bare):
            return None
        start, message = line.index(bare), "this line is neither a key nor a signatory"
        return Slip(index, "", 0, start, len(line), message, "remove the line", is_certain=False)

    def _item(self, index: int, line: str) -> Slip | None:
        match = ITEM.match(line)
        if (
            match is None
            or _DASHES.match(line.strip())
            or self._key not in ("signatories", "source", "checked", "title")
        ):
            return None
        indent, mark, space, value = match.groups()
        marks = MARKS.match(value)
        if marks and looks_whole(value[marks.end() :]):
            value = value[marks.end() :].rstrip("*_`")
        else:
            marks = None
        if self._key != "signatories" and not (looks_whole(value) and self._indent >= 0):
            return None
        front = " " * self._indent + "- "
        shift = line.rindex(value) - len(front)
        if (indent + space).strip(" \t"):  # other spaces come along
            value = " ".join(value.split())
        mended = front + value
        help_ = f"write {shown(mended.strip(), 200)} behind {_spaces(self._indent)}"
        at = len(indent)
        if mark != "-":
            return Slip(index, mended, shift, at, at + 1, f"{mark} is no hyphen", help_)
        if marks:
            message = "more than one mark of a list stands before this signatory"
            return Slip(index, mended, shift, at, len(line) - len(value), message, help_)
        if not space:
            return Slip(index, mended, shift, at, at + 1, "a space is missing behind the hyphen", help_)
        if (indent + space).strip(" "):
            message = f"this line begins with {_odd(indent + space)}"
            return Slip(index, mended, shift, 0, len(line) - len(value), message, help_)
        if len(indent) != self._indent:
            message = f"this line begins with {_spaces(len(indent))}, other signatories with {_spaces(self._indent)}"
            return Slip(index, mended, shift, 0, max(at, 1), message, help_)
        if _PARTLY_QUOTED.match(value):
            bare = value.replace('"', "")
            message, help_ = "quotation marks stand around a part of this line", f"write - {shown(bare, 200)}"
            return Slip(index, front + bare, shift, len(line) - len(value), len(line), message, help_, is_certain=False)
        return self._value_slip(index, line, front, value)

    def _value_slip(self, index: int, line: str, front: str, value: str) -> Slip | None:
        """A sign with which no text begins, or a quotation mark that stands alone; a line below may have the other."""
        start = len(line) - len(value)
        sign = _REFUSED_SIGN.match(value)
        if sign and not front.startswith(("signatories", "earlier_editions")):
            mended = front + in_quotes(value[sign.end() :])
            shift, help_ = start + sign.end() - len(front), f"write {shown(mended.strip(), 200)}"
            message = f"no text begins with {value[0]}"
            return Slip(index, mended, shift, start, start + 1, message, help_, is_quoted=True, is_certain=False)
        quotes = re.sub(r"\\.", "", value).count('"')  # without what a backslash stands before
        if value.startswith('"') and quotes == 1:
            message, inner = "a quotation mark opens here and never closes", value[1:].rstrip(CURLY)
            if self._goes_on(index):
                return None
        elif value.endswith('"') and quotes == 1 and not value.startswith("'"):
            message, inner = "a quotation mark closes this text and none opens it", value[:-1].lstrip(CURLY)
        elif value.startswith("'") and value.count("'") == 1:
            message, inner = "a quotation mark opens here and never closes", value[1:]
        else:
            return None
        at = start if value[0] in "\"'" else len(line) - 1
        mended = front + in_quotes(inner.strip())
        help_ = f"write {shown(mended.strip(), 200)}"
        return Slip(index, mended, int(at == start), at, at + 1, message, help_, is_quoted=True, is_certain=False)

    def _goes_on(self, index: int) -> bool:
        """Whether a text in quotes is closed on the next line."""
        following = next((line for line in self._lines[index + 1 :] if line.strip()), "")
        return following.rstrip().endswith('"') and not _KEY.match(following) and not ITEM.match(following)

    def _other(self, index: int, line: str) -> Slip | None:
        """A line that is neither a key nor a signatory: a dash is missing, or it belongs to the line above."""
        bare = line.strip()
        start = line.index(bare)
        is_empty = self._key in ("title", "title_fr") and not value_of(self._lines[self._above])
        if (
            (_ANY_KEY.match(line) and not is_empty)
            or (key_of(line) and line[0] != " ")
            or bare.startswith("- ")
            or self._above < 0
            or _BLOCK.match(bare)
            or _DASHES.match(bare)
        ):
            return None
        above = self._lines[self._above]
        if _BLOCK.match(value_of(above)):
            return None
        is_behind = above.rstrip().endswith(":") or looks_whole(value_of(above))  # behind the key, or a signatory
        if self._key == "signatories" and looks_whole(bare) and is_behind:
            front = " " * self._indent + "- "
            at, end, message = start, len(line), "the hyphen before this signatory is missing"
            if counted := COUNTED.match(bare) or MARKS.match(bare):
                message, bare = f"{shown(counted[0].strip())} stands here for the hyphen", bare[counted.end() :]
                end = start = start + counted.end()
            help_ = f"write - {shown(bare, 200)} behind {_spaces(self._indent)}"
            return Slip(index, front + bare, start - len(front), at, end, message, help_)
        return second_line(index, line, self._key, (self._above, above))


def _odd(gap: str) -> str:
    return "a tab" if "\t" in gap else "a space that is no ordinary one"


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "one space" if count == 1 else f"{count} spaces"
