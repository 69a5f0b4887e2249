"""Signatories as official texts print them: on one line or a line each, in English or French, either name first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..model import Country, Name, Signature
from ..problems.wording import did_you_mean, shown
from ..reading.registry import Registry
from ..words.names import HONORIFICS, PARTICLES, family_first, split_name
from .question import Question

_FORM = "Write Mr Given FAMILY, Country, GROUP"
_TOKEN = re.compile(r"[^\s;,]+")
_NOT_IN_A_NAME = re.compile(r"[.\[\](]")
_MOST_TOKENS = 100  # of an entry whose words are compared each to each, which takes the square of the time


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list of signatories as it is printed, and what could be read of it.

    Country and group are given as they are written in English. Without a known country nothing is read.
    """

    printed: str
    name: Name | None = None
    country: Country | None = None
    country_printed: str = ""
    group_printed: str | None = None

    @property
    def is_signatory(self) -> bool:
        """Whether a name and a country were read."""
        return self.name is not None and self.country is not None

    def signature(self, registry: Registry, day: datetime.date | None) -> Signature | None:
        """The signature under a declaration of that day; None if the entry could not be read."""
        if self.name is None or self.country is None:
            return None
        person = registry.person_slug(self.name, self.country)
        group = registry.group(self.group_printed, day or datetime.date.max) if self.group_printed else None
        return Signature(self.name, person, self.country, self.country_printed, group, self.group_printed)


@dataclass(frozen=True, slots=True)
class Signatories:
    """The signatures in the printed order, and what is to be asked and said about them."""

    signatures: tuple[Signature, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]


def entries(names: str, registry: Registry) -> tuple[Entry, ...]:
    """The entries on a line of names."""
    return tuple(_entry(piece.strip(), registry) for piece in names.split(";") if piece.strip())


def read_signatories(
    printed: Iterable[Entry], registry: Registry, day: datetime.date | None, answers: Mapping[str, str]
) -> Signatories:
    """The signatures of a declaration of that day. What could not be read is asked, unless it was answered."""
    signatures: list[Signature] = []
    questions: list[Question] = []
    notes: list[str] = []
    for entry in printed:
        key = f"signatory {entry.printed}"
        read = _entry(answers[key], registry) if key in answers else entry
        signature = read.signature(registry, day)
        if signature is None:
            questions.append(Question(key, _what_is_wrong(read, registry)))
        else:
            signatures.append(signature)
            notes += _differences(entry.printed, str(signature))
    return Signatories(tuple(signatures), tuple(questions), tuple(notes))


def _entry(printed: str, registry: Registry) -> Entry:
    parts = _parts(printed.rstrip(" ."))
    if len(parts) >= 3:
        group, country = registry.english_group(parts[-1]), registry.english_country(parts[-2])
        if group is not None and country is not None:
            return Entry(printed, _name(", ".join(parts[:-2])), registry.country(country), country, group)
    if len(parts) >= 2:
        country = registry.english_country(parts[-1])
        if country is not None:
            return Entry(printed, _name(", ".join(parts[:-1])), registry.country(country), country)
    return Entry(printed)


def _parts(printed: str) -> list[str]:
    return [part.strip() for part in printed.split(",")]


def _name(printed: str) -> Name | None:
    """A name, with the family name last or first; a family name alone may have small letters."""
    name = split_name(printed) or family_first(printed)
    if name is not None:
        return name
    words = printed.split()
    honorific = words.pop(0) if words and words[0] in HONORIFICS else ""
    *particles, family = words or [""]
    if family and all(word.lower() in PARTICLES for word in particles) and not _NOT_IN_A_NAME.search(family):
        return Name(honorific, "", " ".join([*particles, family.upper()]))
    return None


def _what_is_wrong(entry: Entry, registry: Registry) -> str:
    printed = shown(entry.printed, 100)
    if entry.country is not None:
        return f"what is the family name in {printed}? {_FORM}"
    parts = _parts(entry.printed)
    unknown = []
    if len(parts) > 1:
        country = parts[-2] if len(parts) > 2 else parts[-1]
        if registry.english_country(country) is None:
            unknown.append(_unknown(country, "country", registry.country_names()))
    if len(parts) > 2 and registry.english_group(parts[-1]) is None:
        unknown.append(_unknown(parts[-1], "group", registry.group_codes()))
    why = "; ".join(unknown) or "no name, country and group were found in it"
    return f"{printed}: {why}. {_FORM}"


def _unknown(written: str, what: str, known: Iterable[str]) -> str:
    near = did_you_mean(written, known)
    return f"{shown(written)} is no {what} that is known{f'; did you mean {near}?' if near else ''}"


def _differences(printed: str, read: str) -> Iterator[str]:
    """A note for each word that was read in another way, or in another place, than it is printed."""
    old, new = _TOKEN.findall(printed), _TOKEN.findall(read)
    # In entries of the same form the words differ here and there, so most are settled without comparing each to each
    same = _same_at_the_beginning(old, new)
    old, new = old[same:], new[same:]
    end = _same_at_the_beginning(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    if not old and not new:
        return
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield f"signatories: {shown(' '.join(old))} was read as {shown(' '.join(new))}"
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = shown(" ".join(old[a:b])), shown(" ".join(new[c:d]))
        if kind == "replace":
            yield f"signatories: {before} was read as {after}"
        elif kind == "delete":
            yield f"signatories: {before} is not where it was printed"
        elif kind == "insert":
            yield f"signatories: {after} was not printed there"


def _same_at_the_beginning(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
