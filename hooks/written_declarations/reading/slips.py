"""Slips of the pen in the lines of a front matter: a dash, a colon or a space that is missing, a line that is shifted
or broken in two.

YAML tells these lines below, in words of its own, or takes them for something else. Here each is told where it
stands, and mended, so that the rest of the file is read as it is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..problems.wording import shown
from .keys import KEYS
from .quotes import in_quotes

_NAMES = "|".join(sorted((key.name for key in KEYS), key=len, reverse=True))
_KEY = re.compile(rf"(\s*)({_NAMES})(?![A-Za-z_])(\s*)([:=：;]?)(\s*)(.*)$")
_SPACED = "|".join(key.name.replace("_", "[ ._-]{1,2}") for key in KEYS if "_" in key.name)  # Doc. ID, date tabled
_SPACED_KEY = re.compile(rf"(?:{_SPACED}) ?:(?: |$)", re.IGNORECASE)
_ANY_KEY = re.compile(rf"[A-Za-z_]+ ?:(?: |$)|(?i:{_SPACED_KEY.pattern})")
_NO_SPACE = re.compile(r"()([A-Za-z_]{3,20})()(:)()(?!//)(\S.*)$")  # and no address
_ITEM = re.compile(r"(\s*)([-–—−•·*])(\s*)(.*)$")
_COUNTED = re.compile(r"[0-9]{1,4}[.)]\s+")
_MARKS = re.compile(r"(?:[-–—−•·*]\s*)+")
_PARTLY_QUOTED = re.compile(r'"[^"\\]*"\s*[^\s#"]')
_REFUSED_SIGN = re.compile(r"(?:@|- )[@\s-]*(?=[^@\s-])")  # with which no text begins, in quotes or without
_USUAL = re.compile(
    r"[a-z_]+:(?: [^\s\"'|>\[{@-](?:.*[^\"\s])?)?$|  - [^\s\"'*@|>\[{-].*[^\"\s]$|[a-z_]+: \"[^\"\\]*\"$"
)
_INDENTS = re.compile(r"^( *)- ", re.MULTILINE)
_SIGNED_INDENTS = re.compile(r"^( *)- [^,\n]*,", re.MULTILINE)  # and not those of a list of subjects
_EDITIONS = re.compile(r"^earlier_editions ?:.*(?:\n[ \t-].*)*", re.MULTILINE)
_INDENT = " \t-"  # how a line within earlier editions begins
_BLOCK = re.compile(r"[|>\[{&*!?]|\?")
_DASHES = re.compile(r"[-–—]+$")
_UNFINISHED = (",", ";", "-", "‐", " of", " de", " van")


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


def slips(lines: Sequence[str]) -> list[Slip]:
    """The slips in the lines of a front matter, in their order. A line that is not understood is left to YAML."""
    return list(_LineReader(lines).slips())


class _LineReader:
    """Goes through the lines once, and knows of each to which key it belongs."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)  # those above the current one as they should be
        self._key = ""
        self._above = -1  # the line to which a broken one belongs
        self._indent = _usual_indent(lines)
        self._seen: set[str] = set()

    def slips(self) -> Iterator[Slip]:
        for index, line in enumerate(self._lines):
            bare = line.strip()
            if not bare or bare.startswith("#") or (self._key == "subjects" and bare.startswith("- ")):
                continue
            if self._key == "earlier_editions" and line[0] in _INDENT:
                continue
            if not (_USUAL.match(line) and self._is_in_place(line)):
                slip = (
                    self._dashes(index, line)
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
            self._above = index
            return
        match = re.match(r"([A-Za-z_]+) ?:", line)
        if match:
            self._key = match[1]
            self._seen.add(match[1])
        if match or _ITEM.match(line):
            self._above = index

    def _key_line(self, index: int, line: str) -> Slip | None:
        match = None if _SPACED_KEY.match(line) else _KEY.match(line)
        if match is None and not _ANY_KEY.match(line):
            match = _NO_SPACE.match(line)
        if match is None:
            return None
        indent, key, before, colon, space, value = match.groups()
        if not colon and (indent or key in self._seen or not (before or not value)):
            return None  # a word of a text
        if colon in (";", "=", "：") and indent:
            return None
        mended = f"{key}: {value}".rstrip()
        shift = len(line) - len(value) - (len(mended) - len(value))
        help_ = f"write {shown(mended, 200)}"
        if not colon or colon != ":":
            at = len(indent + key)
            return Slip(index, mended, shift, at, at + len(before + colon), f"the colon behind {key} is missing", help_)
        if value and not space:
            at = line.index(":")
            return Slip(index, mended, shift, at, at + 1, "a space is missing behind the colon", help_)
        if indent and not (self._above >= 0 and _BLOCK.match(_value(self._lines[self._above]))):
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
        match = _ITEM.match(line)
        if (
            match is None
            or _DASHES.match(line.strip())
            or self._key not in ("signatories", "source", "checked", "title")
        ):
            return None
        indent, mark, space, value = match.groups()
        marks = _MARKS.match(value)
        if marks and _looks_whole(value[marks.end() :]):
            value = value[marks.end() :]
        else:
            marks = None
        if self._key != "signatories" and not (_looks_whole(value) and self._indent >= 0):
            return None
        front = " " * self._indent + "- "
        mended = front + value
        shift = len(line) - len(value) - len(front)
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
            message, inner = "a quotation mark opens here and never closes", value[1:]
            if self._goes_on(index):
                return None
        elif value.endswith('"') and quotes == 1 and not value.startswith("'"):
            message, inner = "a quotation mark closes this text and none opens it", value[:-1]
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
        following = self._lines[index + 1] if index + 1 < len(self._lines) else ""
        return following.rstrip().endswith('"') and not _KEY.match(following) and not _ITEM.match(following)

    def _other(self, index: int, line: str) -> Slip | None:
        """A line that is neither a key nor a signatory: a dash is missing, or it belongs to the line above."""
        bare = line.strip()
        start = line.index(bare)
        if (
            _ANY_KEY.match(line)
            or bare.startswith("- ")
            or self._above < 0
            or _BLOCK.match(bare)
            or _DASHES.match(bare)
        ):
            return None
        above = self._lines[self._above]
        if _BLOCK.match(_value(above)):
            return None
        is_behind = above.rstrip().endswith(":") or _looks_whole(_value(above))  # behind the key, or a signatory
        if self._key == "signatories" and _looks_whole(bare) and is_behind:
            front = " " * self._indent + "- "
            at, end, message = start, len(line), "the hyphen before this signatory is missing"
            if counted := _COUNTED.match(bare):
                message, bare = "a number stands here for the hyphen", bare[counted.end() :]
                end = start = start + counted.end()
            help_ = f"write - {shown(bare, 200)} behind {_spaces(self._indent)}"
            return Slip(index, front + bare, start - len(front), at, end, message, help_)
        whole = f"{above.rstrip()} {bare}"
        if self._key == "signatories" and _looks_whole(_value(above)) and not above.rstrip().endswith(_UNFINISHED):
            message = "this line is neither a key nor a signatory"
            help_ = "remove it; a signatory begins with two spaces, a hyphen and a space, and the text stands below ---"
            return Slip(index, "", 0, start, len(line), message, help_, is_certain=False)
        help_ = f"write both on one line: {shown(whole.strip(), 200)}"
        if self._key == "signatories":
            help_ += "; another signatory begins with two spaces, a hyphen and a space"
        message = "this line belongs to the line above"
        slip = Slip(index, "", 0, start, len(line), message, help_, Rule.SEVERAL_LINES, is_certain=False)
        return replace(slip, above=(self._above, whole))


def _usual_indent(lines: Sequence[str]) -> int:
    """How many spaces stand before the hyphen of most signatories."""
    text = without_editions("\n".join(lines))
    indents = Counter(map(len, _SIGNED_INDENTS.findall(text) or _INDENTS.findall(text)))
    return indents.most_common(1)[0][0] if indents else 2


def without_editions(text: str) -> str:
    """A front matter without earlier editions, whose lines look like those of signatories."""
    return _EDITIONS.sub("", text)


def _value(line: str) -> str:
    """What stands behind the key or the hyphen of a line that is as it should be."""
    match = re.match(r"\s*(?:[A-Za-z_]+ ?:|-)\s*(.*)$", line)
    return match[1] if match else line


def _looks_whole(text: str) -> bool:
    """Whether a text has the form of a signatory: a name and a country, and it may be a group."""
    parts = text.strip("\"' ").split(",")
    return len(parts) in (2, 3) and all(part.strip() for part in parts) and " " in parts[0].strip()


def _odd(gap: str) -> str:
    return "a tab" if "\t" in gap else "a space that is no ordinary one"


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "one space" if count == 1 else f"{count} spaces"
