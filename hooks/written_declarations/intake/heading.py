"""The heading of an official text: number, Doc. ID, edition and dates, on one line or on several."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import islice

from ..words.dates import PRINTED, possible_dates, printed_date
from ..words.letters import fold
from .question import PastedLine

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "deuxième": 2, "seconde": 2, "troisième": 3}
_FOLDED_ORDINALS = {fold(word): number for word, number in _ORDINALS.items()}
_OTHER_DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}"
_DATE = rf"(?:{PRINTED.pattern}|{_OTHER_DATE})"
_TABLED = re.compile(
    rf"\b(?:originally\s+tabled\s+on|initialement\s+déposée\s+le)\s+(?P<fact>{PRINTED.pattern})", re.IGNORECASE
)
_SAYS_TABLED = re.compile(r"\b(?:originally\s+tabled|initialement\s+déposée?)\b", re.IGNORECASE)
_DECLARATION = r"(?P<kind>Written\s+declarations?|Déclarations?\s+écrites?)"
_NUMBER = re.compile(rf"{_DECLARATION}[\s|:,–-]*(?:No|Nr|n[o°º]|№)?\.?\s*(?P<fact>[1-9][0-9]{{0,4}})\b", re.IGNORECASE)
_DOC_ID = re.compile(r"\bDoc(?:ument)?\s*\.?\s*(?:No\.?\s*)?(?P<fact>[1-9][0-9]{2,5})\b", re.IGNORECASE)
_EDITION = re.compile(
    rf"\b(?P<fact>[1-9](?=\s*(?:st|nd|rd|th|e|re|ère|ème)\s+[eé]dition)|(?:{'|'.join(_ORDINALS)})(?=\s+[eé]dition))"
    r"\s*(?:st|nd|rd|th|e|re|ère|ème)?\s+[eé]dition\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"\bStrasbourg\s*,|\brev(?:ised|isée?)?\b\.?\s*[1-9]?|\bOriginal(?:e)?\s*:\s*(?:English|French|anglais|français)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_BEGINS = re.compile(rf"{_DECLARATION}\b", re.IGNORECASE)
# A second heading, with whatever else stands on its line
_COMPLETE = re.compile(rf"{_NUMBER.pattern}.{{0,40}}\bDoc\b", re.IGNORECASE)
_FEW_WORDS = 2
_MOST_LINES = 6  # of a heading that is broken


@dataclass(frozen=True, slots=True)
class Facts:
    """What a heading says; None for what it does not. `lang` is the language of its words."""

    number: int | None = None
    doc_id: int | None = None
    edition: int | None = None
    date: datetime.date | None = None
    date_tabled: datetime.date | None = None
    lang: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """These facts, and those of `other` for what is not known here."""
        return replace(other, **{name: value for name, value in asdict(self).items() if value is not None})

    def adds_to(self, other: Facts) -> bool:
        """Whether every one of these facts is unknown to `other`, or the same there, and one is unknown."""
        known = [(mine, others) for mine, others in self._with(other) if mine is not None]
        return all(others in (None, mine) for mine, others in known) and any(others is None for _, others in known)

    def repeats(self, other: Facts) -> bool:
        """Whether `other` has every one of these facts."""
        return all(mine in (None, others) for mine, others in self._with(other))

    def _with(self, other: Facts) -> list[tuple[object, object]]:  # the fields of both
        return [(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)]


@dataclass(frozen=True, slots=True)
class TextHeading:
    """The heading of a text: what it says, the indexes of its lines, and that of the line of the number.

    `at` is None where there is none. `unclear` is the line that seems to be it and is not understood, `left` what of
    it says no fact.
    """

    facts: Facts
    lines: frozenset[int]
    at: int | None
    unclear: PastedLine | None = None
    left: str = ""


def facts_of(line: str) -> Facts | None:
    """The facts on a line that consists of nothing else; None for any other line."""
    facts, rest = _read(line)
    return None if facts == Facts() or _WORD.search(rest) else facts


def may_be_of_a_heading(line: str) -> bool:
    """Whether a line says hardly anything but what headings say, or when it was tabled, which only they say."""
    facts, rest = _read(line)
    has_fact = facts.number is not None or facts.doc_id is not None or facts.edition is not None
    return _SAYS_TABLED.search(line) is not None or (has_fact and len(rest.split()) <= _FEW_WORDS)


def is_complete(line: str) -> bool:
    """Whether a line has number and Doc. ID of a declaration, and is no sentence."""
    return len(line) < 400 and _COMPLETE.search(line) is not None and ("|" in line or facts_of(line) is not None)


def _read(line: str) -> tuple[Facts, str]:
    """What a line says, and what is left of it."""
    rest = line
    found: list[str | None] = []
    kind = None
    # The day of tabling comes first, so that it is not taken for the date
    for pattern in (_TABLED, _NUMBER, _DOC_ID, _EDITION, re.compile(rf"(?P<fact>{_DATE})", re.IGNORECASE)):
        match = pattern.search(rest)
        if match:
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            kind = match["kind"] if pattern is _NUMBER else kind
        found.append(match["fact"] if match else None)
    tabled, number, doc_id, edition, date = found
    if any(found):
        rest = _SAYS_NOTHING.sub(" ", rest)
    day = day_of(date) if date else None
    return Facts(
        int(number) if number else None,
        int(doc_id) if doc_id else None,
        (int(edition) if edition.isdecimal() else _FOLDED_ORDINALS[fold(edition)]) if edition else None,
        day,
        printed_date(tabled) if tabled else None,
        ("fr" if kind.lower().startswith("d") else "en") if kind else None,
    ), rest if day or not date else f"{rest} {date}"


def day_of(text: str) -> datetime.date | None:
    """The day that a text is, in any form that people write: 11 October 2017, 2017-10-11, 25/10/2017; None if it is
    none, or may be two.
    """
    possible = possible_dates(text.strip().rstrip(".").removeprefix("Strasbourg, "))
    return possible[0] if len(possible) == 1 else None


def heading_of(lines: Sequence[str]) -> TextHeading:
    """The heading among lines: the first number of a declaration, with the lines before and behind it that say more."""
    at, taken, facts = _with_number(lines)
    unclear = _unclear(lines, certain=at is not None)
    if unclear is not None and (at is None or unclear.number - 1 < at):
        index = unclear.number - 1
        facts, left = _read(unclear.text)
        return TextHeading(facts, frozenset([index]), index, unclear, left)
    if at is None:
        at = next((i for i, line in enumerate(lines) if (said := facts_of(line)) and said.doc_id is not None), None)
        if at is None:
            return TextHeading(Facts(), frozenset(), None)
        taken, facts = [at], facts_of(lines[at]) or Facts()
    used = set(taken)
    for index in (*range(at), *_next_to(lines, taken[-1])):
        said = facts_of(lines[index])
        if said is not None and index not in used and (said.adds_to(facts) or said.repeats(facts)):
            used.add(index)
            facts = facts.or_else(said)
    said_nothing = [match[0] for match in _SAYS_NOTHING.finditer(" ".join(lines[index] for index in sorted(used)))]
    return TextHeading(facts, frozenset(used), at, left=" ".join(said_nothing))


def _with_number(lines: Sequence[str]) -> tuple[int | None, list[int], Facts]:
    """The first heading with a number: its first line, all its lines, and what they say."""
    for index, line in enumerate(lines):
        if not _BEGINS.match(line) and facts_of(line) is None:
            continue
        taken, said, text = [index], facts_of(line), line
        if _BEGINS.match(line) and (said is None or said.number is None):
            for following in islice((i for i in range(index + 1, len(lines)) if lines[i]), _MOST_LINES):
                text = f"{text} {lines[following]}"
                if len(text) > 120:
                    break
                longer = facts_of(text)
                if longer is not None and longer.number is not None and (said is None or longer != said):
                    taken, said = [*range(index, following + 1)], longer
        if said is not None and said.number is not None:
            return index, taken, said
    return None, [], Facts()


def _next_to(lines: Sequence[str], at: int) -> Iterator[int]:
    """The lines of nothing but facts that follow a line, with only empty ones between them."""
    for index in range(at + 1, len(lines)):
        if lines[index] and facts_of(lines[index]) is None:
            return
        if lines[index]:
            yield index


def _unclear(lines: Sequence[str], *, certain: bool) -> PastedLine | None:
    """The line that seems to be the heading, though not all of it is understood: with signs of one alone, if another
    is `certain`, because titles name declarations, too.
    """
    for index, line in enumerate(lines):
        is_marked = "|" in line and (_NUMBER.search(line) or _DOC_ID.search(line)) and facts_of(line) is None
        if len(line) < 4000 and (is_marked or (not certain and _BEGINS.match(line) and _NUMBER.search(line))):
            return PastedLine(index + 1, line)
    return None
