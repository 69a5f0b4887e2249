"""Numbers of editions in words."""

from __future__ import annotations

_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """Within a sentence: "second", "11th"."""
    return _WORDS[number - 1] if number <= len(_WORDS) else short_ordinal(number)


def short_ordinal(number: int) -> str:
    """In small print: "2nd", "11th"."""
    return f"{number}{'th' if 10 <= number % 100 <= 20 else _ENDINGS.get(number % 10, 'th')}"
