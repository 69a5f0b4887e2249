"""How the value of each key is written where there is one right answer."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from ..words.dates import possible_dates
from .quotes import in_quotes, plain_or_quoted
from .values import likely_language, likely_number


def tidy(text: str) -> str:
    """The text with single spaces between its words."""
    return " ".join(text.split())


def _number(text: str) -> str:
    return likely_number(tidy(text)) or plain_or_quoted(tidy(text))


def _date(text: str) -> str:
    possible = possible_dates(tidy(text))
    return possible[0].isoformat() if len(possible) == 1 else plain_or_quoted(tidy(text))


def _language(text: str) -> str:
    return likely_language(text) or plain_or_quoted(tidy(text))


def _words(text: str) -> str:
    return in_quotes(tidy(text))


def _address(text: str) -> str:
    return plain_or_quoted(tidy(text))


# What is written for a text, by key
VALUES: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {
        "number": _number,
        "doc_id": _number,
        "date": _date,
        "date_tabled": _date,
        "edition": _number,
        "lang": _language,
        "title": _words,
        "title_fr": _words,
        "source": _address,
        "checked": _date,
    }
)
