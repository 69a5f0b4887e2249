"""Letters that look like Latin ones: the Cyrillic а in a Latin word is not seen, and makes another word of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = re.compile(r"[^\W\d_]+")
_LIKE_LATIN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


def look_alikes(text: str) -> Iterator[tuple[int, str, str]]:
    """The first letter of another script in each Latin word: its index, the word, and the script."""
    for match in [] if text.isascii() else _LETTERS.finditer(text):
        scripts = [unicodedata.name(char, "").partition(" ")[0] for char in match[0]]
        other = next((index for index, script in enumerate(scripts) if script in _LIKE_LATIN), None)
        if other is not None and "LATIN" in scripts:
            yield match.start() + other, match[0], scripts[other].capitalize()
