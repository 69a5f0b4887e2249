"""The numbers that a browser puts before the items of a list: decimal, letters or Roman, from any start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Attributes = Mapping[str, str | None]

_INTEGER = re.compile(r"\s*([+-]?[0-9]{1,9})")
_STYLE = re.compile(r"(?:^|[;\s])list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_KINDS = re.compile(r"(?<![\w-])(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))(?![\w-])", re.IGNORECASE)
_ROMAN = {
    **{1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l"},
    **{40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"},
}
_MOST_ROMAN = 3999


@dataclass(slots=True)
class ListNumbers:
    """The numbers of one list, of which `following` is the next; None if it has none."""

    following: int | None
    step: int = 1
    kind: str = "decimal"
    is_unknown: bool = False

    @classmethod
    def of(cls, tag: str, attributes: Attributes) -> ListNumbers:
        """Those of a list with this tag."""
        if tag != "ol":
            return cls(None)
        start, is_reversed = _integer(attributes.get("start")), "reversed" in attributes
        first = 1 if start is None else start
        return cls(first, -1 if is_reversed else 1, _kind(attributes) or "decimal", is_reversed and start is None)

    def label(self, attributes: Attributes) -> str:
        """What stands before the next item, which has these attributes.

        Raises ValueError if that is not known before the end of the list.
        """
        if self.following is None:
            return ""
        value = _integer(attributes.get("value"))
        number = self.following if value is None else value
        self.is_unknown = self.is_unknown and value is None
        if self.is_unknown:
            raise ValueError("it has a list that is counted backwards")
        self.following = number + self.step
        kind = _kind(attributes) or self.kind
        return "" if kind == "none" else f"{_written(number, kind)}. "


def _integer(text: str | None) -> int | None:
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else None


def _kind(attributes: Attributes) -> str | None:
    style = _STYLE.search(attributes.get("style") or "")
    named = _KINDS.search(style[1]) if style else None
    return named[1].lower() if named else _TYPES.get(attributes.get("type") or "")


def _written(number: int, kind: str) -> str:
    if number < 1 or kind == "decimal":
        return str(number)
    case, _, system = kind.partition("-")
    if system == "roman" and number > _MOST_ROMAN:
        return str(number)
    text = _roman(number) if system == "roman" else _letters(number)
    return text.upper() if case == "upper" else text


def _letters(number: int) -> str:
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        times, number = divmod(number, value)
        text += sign * times
    return text
