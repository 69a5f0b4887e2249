"""The marks with which items of lists begin: numbers, letters, Roman numerals, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = re.compile(
    r"(?:(?:[0-9]{1,3}\.){0,3}[0-9]{1,3}[.)]|\((?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})[.)]|[–—•▪◦·*-])(?=\s)"
)
_LAST = re.compile(r"\w+(?=\W*$)")  # 2 of 1.2.
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")


def mark_of(text: str) -> str:
    """The mark with which a line begins; "" if it begins with none."""
    match = _MARK.match(text)
    return match[0] if match else ""


def is_mark(text: str) -> bool:
    """Whether nothing but a mark stands there."""
    return text != "" and mark_of(f"{text} ") == text


def follows(mark: str, marks: Iterable[str]) -> bool:
    """Whether a mark is the next one behind one of others in the same form; as a sign it is that sign again."""
    numbers = _numbers(mark)
    if not numbers:
        return mark in marks
    form = _LAST.sub("", mark)
    return any(
        _LAST.sub("", other) == form and any(kind in before and before[kind] + 1 == at for kind, at in numbers.items())
        for other in marks
        for before in [_numbers(other)]
    )


def _numbers(mark: str) -> dict[str, int]:
    """What a mark counts as, by the kind of numeral: i is a letter, too."""
    last = _LAST.search(mark)
    bare = last[0] if last else ""
    if bare.isdecimal():
        return {"number": int(bare)}
    found = {"letter": ord(bare)} if len(bare) == 1 and bare.isalpha() else {}
    roman = _ROMAN.fullmatch(bare) if bare else None
    if roman:
        units = {"iv": 4, "ix": 9}.get(roman[2], roman[2].count("i") + 5 * roman[2].count("v"))
        found["roman"] = 10 * len(roman[1]) + units
    return found
