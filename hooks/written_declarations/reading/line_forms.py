"""Forms of lines: the mark of a list before an item, a key before its value, a signatory."""

from __future__ import annotations

import re

from .keys import KEYS

# Of a name that begins with another one, the longer is meant
KEY_NAMES = "|".join(sorted((key.name for key in KEYS), key=len, reverse=True))
# That lists have before an item, or that was struck by chance
SIGN = r"[^\w\s#\"'“„«‘‚’‹(\[{!&.…,;:=]|_"
ITEM = re.compile(rf"(\s*)({SIGN}|o(?= )|[^\w\s#](?=\s*-\s))(\s*)(.*)$")
COUNTED = re.compile(rf"\(?[0-9]{{1,4}}[.):]*\s+(?:(?:{SIGN})\s*)*")
MARKS = re.compile(rf"(?:(?:{SIGN}|[,;:])\s*)+")
CURLY = "“”„‟«»″＂ "  # which a word processor writes for "


def value_of(line: str) -> str:
    """What stands behind the key or the hyphen of a line that is as it should be."""
    match = re.match(r"\s*(?:[A-Za-z_]+ ?:|-)\s*(.*)$", line)
    return match[1] if match else line


def looks_whole(text: str) -> bool:
    """Whether a text has the form of a signatory: a name and a country, and it may be a group."""
    parts = text.strip("\"' ").split(",")
    return len(parts) in (2, 3) and all(part.strip() for part in parts) and " " in parts[0].strip()
