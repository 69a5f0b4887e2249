"""The heading of an official text: number, Doc. ID, edition and dates, on one line or on several."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ..words.dates import PRINTED, printed_date

_TABLED = re.compile(rf"\b(?:originally tabled on|initialement déposée le)\s+({PRINTED.pattern})", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:Written declaration|Déclaration écrite)\s*(?:No|n[o°º])?\.?\s*([1-9][0-9]{0,4})\b", re.IGNORECASE
)
_DOC_ID = re.compile(r"\bDoc\.?\s*([1-9][0-9]{2,5})\b", re.IGNORECASE)
_EDITION = re.compile(r"\b([1-9])\s*(?:st|nd|rd|th|e|re|ère|ème)\s+[eé]dition\b", re.IGNORECASE)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a heading says; None for what it does not."""

    number: int | None = None
    doc_id: int | None = None
    edition: int | None = None
    date: datetime.date | None = None
    date_tabled: datetime.date | None = None

    def or_else(self, other: Facts) -> Facts:
        """These facts, and those of `other` for what is not known here."""
        return Facts(
            self.number if self.number is not None else other.number,
            self.doc_id if self.doc_id is not None else other.doc_id,
            self.edition if self.edition is not None else other.edition,
            self.date if self.date is not None else other.date,
            self.date_tabled if self.date_tabled is not None else other.date_tabled,
        )

    @property
    def begins_the_text(self) -> bool:
        """Whether this is the line that parts what precedes the declaration from its text."""
        return self.number is not None or self.doc_id is not None


def facts_of(line: str) -> Facts | None:
    """The facts on a line that consists of nothing else; None for any other line."""
    rest = line
    found: list[str | None] = []
    # The day of tabling comes first, so that it is not taken for the date
    for pattern in (_TABLED, _NUMBER, _DOC_ID, _EDITION, PRINTED):
        match = pattern.search(rest)
        if match:
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
        found.append(match[0 if pattern is PRINTED else 1] if match else None)
    if not any(found) or _WORD.search(rest):
        return None
    tabled, number, doc_id, edition, date = found
    return Facts(
        int(number) if number else None,
        int(doc_id) if doc_id else None,
        int(edition) if edition else None,
        printed_date(date) if date else None,
        printed_date(tabled) if tabled else None,
    )
