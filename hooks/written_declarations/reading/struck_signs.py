"""Signs that were struck by chance, or come from another notation, before a key or between its colon and its value.

As in :title:, "number": 638, **date:** 2017-10-11 and source:- https://...
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from ..problems.wording import shown
from .limits import A_LINE_EACH
from .line_forms import KEY_NAMES, looks_whole
from .quotes import in_quotes_of_its_own
from .slip import Slip

_BEFORE = re.compile(rf"(\s*(?:[^\w\s#{{\[]+|[0-9]{{1,2}}[.)]?)\s*)({KEY_NAMES})[^\w\s:=：;]*\s*[:：=;][*_]*\s*(.*)$")
_SIGNS = r"[^\w\s\"'“„«‘‚(\[<{#\\/&!]+|[(\\/&!](?=\s)"
_BEHIND = re.compile(rf"({KEY_NAMES})(\s*[^\w\s#:]+\s*:|:(?:{_SIGNS}))\s*(.*)$")
_LONE_QUOTE = re.compile(rf"({KEY_NAMES}):([\"'])\s*([^\"']+)$")
_LIST = re.compile(r"(signatories):(\s*[^\s\[{].*)$")


def struck_sign(index: int, line: str, seen: Container[str]) -> Slip | None:
    """The slip in the line of a key that is not among those that were `seen`, if it is such a sign."""
    if (match := _BEFORE.match(line)) and match[2] not in seen:
        signs, value = match[1].strip(), match[3].rstrip()
        if '"' in signs and value.count('"') % 2 == 0:
            value = value.rstrip(",")
        elif '"' in signs:
            value = value.rstrip('",')
        at = line.index(signs)
        return _slip(index, line, match[2], value, (at, at + len(signs), f"{signs} stands before the key"))
    match = _BEHIND.match(line) or _LONE_QUOTE.match(line)
    if match and match[1] not in seen and bool(match[3]) != (match[1] == "signatories"):
        what = f"{match[2]} stands here for a colon and a space"
        return _slip(index, line, match[1], match[3], (match.start(2), match.end(2), what))
    if (match := _LIST.match(line)) and (match[2].strip()[0] != "#" or looks_whole(match[2].strip("# -"))):
        return _list(index, line, match[2])
    return None


def _slip(index: int, line: str, key: str, value: str, told: tuple[int, int, str]) -> Slip:
    start, end, message = told
    front = f"{key}: " if value else f"{key}:"
    if key in ("title", "title_fr") and value and value[0] not in "\"'":
        value = in_quotes_of_its_own(value)
    shift = line.rfind(value) - len(front)
    return Slip(index, front + value, max(shift, 0), start, end, message, f"write {shown(front + value, 200)}")


def _list(index: int, line: str, value: str) -> Slip:
    """Something on the line of signatories:, as their number, or the first of them."""
    first = value.strip().lstrip("#-–—•* ")
    start = line.index(value.strip())
    help_ = "write signatories:"
    if ";" in first or first.count(",") > 2:
        help_ += f" alone, and {A_LINE_EACH}"
    elif looks_whole(first):
        help_ += f" alone, and on a line below it - {shown(first, 200)}, behind two spaces"
    message = "signatories: stands alone on its line, and each signatory on one below it"
    slip = Slip(index, "signatories:", 0, start, len(line.rstrip()), message, help_, is_certain=False)
    return replace(slip, above=(index, "signatories:"))  # it has no value that was read
