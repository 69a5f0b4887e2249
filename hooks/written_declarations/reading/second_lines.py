"""A line that is neither a key nor an item of a list: most often it belongs to the line above."""

from __future__ import annotations

import re
from dataclasses import replace

from ..problems.catalogue import Rule
from ..problems.wording import shown
from .key_names import without_colon
from .keys import EXAMPLE, KEYS
from .line_forms import COUNTED, CURLY, ITEM, looks_whole, value_of
from .quotes import in_quotes_of_its_own
from .slip import Slip

_SHORT = {key.name for key in KEYS if key.kind in ("number", "date", "address", "language")}  # no second line
_UNFINISHED = (",", ";", "-", "‐", " of", " de", " van")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")


def second_line(index: int, line: str, key: str, above: tuple[int, str]) -> Slip:
    """What is wrong with a line under a key, below another one, which is given with its index."""
    first, bare = above[1].rstrip(), line.strip()
    start = line.index(bare)
    is_address = key == "source" and "://" in first and " " not in bare
    if key in _SHORT and value_of(first) and not is_address:
        return _no_key(index, line, key)
    if key == "signatories" and looks_whole(value_of(first)) and not _may_go_on(first, bare):
        return _no_signatory(index, line)
    gap = "" if is_address or _BROKEN_WORD.search(first) or bare[0] in ",;" else " "
    if key == "signatories" and _ends_a_part(first, bare):
        gap = ", "
    whole, besides = f"{first}{gap}{bare}", ""
    if key in ("title", "title_fr"):
        whole = f"{key}: {in_quotes_of_its_own(f'{value_of(first)}{gap}{bare}'.strip(CURLY + chr(34)))}"
    elif key == "subjects":
        # Each on a line of its own, or one that is broken
        gap = ", " if value_of(first) and (bare[0].isupper() or not bare[0].isalpha()) else " "
        whole = f"{first.rstrip(',')}{', ' if first.endswith(',') else gap}{_without_mark(bare).lstrip(', ')}"
    if _BROKEN_WORD.search(first):
        besides = ", without the hyphen if the word has none"
    if key == "signatories":
        besides += "; another signatory begins with two spaces, a hyphen and a space"
    message, help_ = (
        "this line belongs to the line above",
        f"write both on one line: {shown(whole.strip(), 200)}{besides}",
    )
    slip = Slip(index, "", 0, start, len(line), message, help_, Rule.SEVERAL_LINES, is_certain=False)
    return replace(slip, above=(above[0], whole))


def _may_go_on(first: str, bare: str) -> bool:
    """Whether a line may belong to a signatory above it that could be whole: as a group, or behind a comma."""
    *_, last = bare.split(",")
    is_group = last.strip().isupper() and not looks_whole(bare)
    return first.endswith(_UNFINISHED) or bare[0] == "," or (is_group and first.count(",") == 1)


def _ends_a_part(first: str, bare: str) -> bool:
    """Whether name or country end with the line above, where each stood on a line of its own."""
    is_behind_name = first.count(",") == 0 and first.split()[-1].isupper() and not bare.split(",")[0].isupper()
    is_group = bare.isupper() and looks_whole(value_of(first))
    return first[-1] != "," and bare[0] != "," and bare.count(",") < 2 and (is_behind_name or is_group)


def _no_signatory(index: int, line: str) -> Slip:
    """A line below a signatory that is whole: the name of another one, if a family name is in it, or words."""
    bare = line.strip()
    start = line.index(bare)
    if " " in bare and any(word.isupper() and len(word) > 1 for word in bare.split()):
        message = "this line is no whole signatory"
        help_ = f"write name, country and, if one is printed, group on one line, as in - {EXAMPLE}, behind two spaces"
        slip = Slip(index, "", 0, start, len(line), message, help_, is_certain=False)
        return replace(slip, above=(index, f"  - {bare}"))
    message = "this line is neither a key nor a signatory"
    help_ = "remove it; a signatory begins with two spaces, a hyphen and a space, and the text stands below ---"
    return Slip(index, "", 0, start, len(line), message, help_, is_certain=False)


def _no_key(index: int, line: str, key: str) -> Slip:
    """A line below one that is whole, as Doc. 14416 below that of the number."""
    bare = line.strip()
    start = line.index(bare)
    if named := without_colon(bare):
        mended = f"{named[0]}: {named[1]}"
        message, help_ = "this line is no key with a colon and a value", f"write {shown(mended, 200)}"
        return Slip(index, mended, len(line) - len(mended), start, len(line), message, help_, is_certain=False)
    message = f"this line is no key, and does not belong to {key}, which stands on one line"
    help_ = "remove it, or begin it with a key and a colon"
    return Slip(index, "", 0, start, len(line), message, help_, is_certain=False)


def _without_mark(bare: str) -> str:
    mark, counted = ITEM.match(bare), COUNTED.match(bare)
    return (mark[4] if mark else bare[counted.end() :] if counted else bare).rstrip(",;")
