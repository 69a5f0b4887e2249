"""Dates as the Assembly prints them, in English and in French."""

from __future__ import annotations

import datetime
import re
import unicodedata

from .letters import fold

ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
# Folded, because a pattern that ignores case takes ı and İ for i, and ſ for s
_MONTHS = {fold(name): month for names in (ENGLISH, FRENCH) for month, name in enumerate(names, 1)}
PRINTED = re.compile(
    rf"\b([0-9]{{1,2}})(?:er|st|nd|rd|th)?\s+({'|'.join(ENGLISH + FRENCH)})\s+([0-9]{{4}})\b", re.IGNORECASE
)


def printed_date(text: str) -> datetime.date | None:
    """The date of "11 October 2017" or "1er mars 2017"; None if there is none or no such day."""
    match = PRINTED.fullmatch(text.strip())
    if match is None:
        return None
    return _day(int(match[3]), _MONTHS[fold(match[2])], int(match[1]))


# Word processors write a dash for a hyphen
_YEAR_FIRST = re.compile(r"([0-9]{4})[-–—/. ]([0-9]{1,2})[-–—/. ]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-–—/. ]{1,2}([0-9]{1,2})[-–—/. ]{1,2}([0-9]{4})")
_MONTH_FIRST = re.compile(rf"({'|'.join(ENGLISH)})\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})", re.IGNORECASE)


_DASHES = re.compile("[‐‑‒–—−]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\s*([-/.])\s*(?=[0-9])")
_TIME = re.compile(r"(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+)?Z?$")
_SHORT = {name[:3].casefold(): name for name in ENGLISH} | {"sept": "September"}
_SHORT_MONTH = re.compile(rf"[- ]?\b({'|'.join(_SHORT)})\b\.?[- ]?", re.IGNORECASE)


def _usual(text: str) -> str:
    """A date with the signs and the words that most people write: 11-Oct-2017 is 11 October 2017."""
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    text = _DASHES.sub("-", " ".join(text.split())).strip(" .,;:()[]\"'“”„«»")
    text = _TIME.sub("", _BETWEEN_DIGITS.sub(r"\1", text))
    text = _SHORT_MONTH.sub(lambda month: f" {_SHORT[month[1].casefold()]} ", text)
    return " ".join(text.replace(" of ", " ").replace(",", " ").split())


def possible_dates(text: str) -> tuple[datetime.date, ...]:
    """The dates that a text can mean: 27/04/2012 and 2012-4-27 one, 05/04/2012 two, of which the first has the day
    before the month; none if it is no date.
    """
    text = _usual(text)
    if (printed := printed_date(text)) is not None:
        return (printed,)
    if match := _MONTH_FIRST.fullmatch(text):
        numbers = [(match[3], str(_MONTHS[fold(match[1])]), match[2])]
    elif match := _YEAR_FIRST.fullmatch(text):
        numbers = [(match[1], match[2], match[3])]
    elif match := _YEAR_LAST.fullmatch(text):
        numbers = [(match[3], match[2], match[1]), (match[3], match[1], match[2])]
    else:
        return ()
    found = (_day(int(year), int(month), int(day)) for year, month, day in numbers)
    return tuple(dict.fromkeys(day for day in found if day is not None))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
