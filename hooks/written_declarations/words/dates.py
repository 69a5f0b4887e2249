"""Dates as the Assembly prints them, in English and in French."""

from __future__ import annotations

import datetime
import re

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
_MONTHS = {name.casefold(): month for names in (ENGLISH, FRENCH) for month, name in enumerate(names, 1)}
PRINTED = re.compile(
    rf"\b([0-9]{{1,2}})(?:er|st|nd|rd|th)?\s+({'|'.join(ENGLISH + FRENCH)})\s+([0-9]{{4}})\b", re.IGNORECASE
)


def printed_date(text: str) -> datetime.date | None:
    """The date of "11 October 2017" or "1er mars 2017"; None if there is none or no such day."""
    match = PRINTED.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return datetime.date(int(match[3]), _MONTHS[match[2].casefold()], int(match[1]))
    except ValueError:
        return None
