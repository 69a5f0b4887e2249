"""The entries of the registry that are no countries, groups or subjects: values alone, some with their place in the file
for problems that only the collection shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ..model import Country, Name, Period, Person
from ..problems.place import Place


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Spellings of one person that only a human can join. Aliases are names without honorific."""

    person: Person
    country: Country
    aliases: tuple[str, ...]
    reason: str
    place: Place | None = field(default=None, compare=False, repr=False)


class SignedLine(NamedTuple):
    """A line of a declaration: its place among the signatories from 1, in that edition, or in the newest one where that
    is 0. Without a place, every line of one name.
    """

    number: int
    order: int = 0
    edition: int = 0

    def __str__(self) -> str:
        edition = f" of edition {self.edition}" if self.edition else ""
        return f"{self.number}/{self.order}{edition}" if self.order else str(self.number)


@dataclass(frozen=True, slots=True)
class Parting:
    """Declarations signed by another person of the same name and country as the one who signed the others.
    `person` has an address of its own.
    """

    person: Person
    country: Country
    signed: tuple[SignedLine, ...]
    reason: str
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Distinction:
    """Somebody whose name is like those of others of the same country, who are other people."""

    name: Name
    others: tuple[Name, ...]
    country: Country
    reason: str
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KnownException:
    """A declaration that is right although a rule says otherwise, and how we know.

    A name, of the rule `unusual-name`, is right wherever it is printed.
    """

    rule: str
    number: int
    reason: str
    name: str = ""
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A declaration that was withdrawn from this site: its number and Doc. ID, when and why. With it went the pages at
    these `addresses`, such as those of who signed nothing else that is here.
    """

    number: int
    doc_id: int
    date: date
    reason: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A declaration that is not in the collection, and what is known of it all the same. `when` is the printed date,
    or the whole year; `lang` is the language of the title; `source` is the address of the official page.
    """

    number: int
    doc_id: int | None = None
    when: Period | None = None
    title: str | None = None
    lang: str = "en"
    source: str | None = None
