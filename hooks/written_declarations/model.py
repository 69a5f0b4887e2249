"""The values everything else passes around: declarations, signatures, countries, groups, persons.

Owns the vocabulary of the field. Does no I/O and imports nothing of this package.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included; an open end is None."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    def __contains__(self, day: datetime.date) -> bool:
        return not self.is_before(day) and not (self.start and day < self.start)

    def is_before(self, day: datetime.date) -> bool:
        """Whether the period was over by that day."""
        return self.end is not None and self.end < day

    def distance(self, day: datetime.date) -> int:
        """Days between that day and the nearest day of the period; 0 within it."""
        if self.start and day < self.start:
            return (self.start - day).days
        if self.end and day > self.end:
            return (day - self.end).days
        return 0


class CountryStatus(StrEnum):
    """What a country is, or was, in the Assembly."""

    MEMBER = "member"
    FORMER = "former"
    OBSERVER = "observer"
    PARTNER = "partner"  # for democracy


@dataclass(frozen=True, slots=True)
class Country:
    """A country, as the Assembly names it, whose parliamentarians sit, sat, observe or are partners in it.

    `aliases` are other forms in which the Assembly has printed the name, `aliases_fr` the French
    forms of the first of them. `seats` counts the representatives that the Statute gives the
    delegation (Art. 26); None where there are none.
    """

    slug: str
    name: str
    name_fr: str
    iso: str
    status: CountryStatus
    membership: Period
    seats: int | None = None
    aliases: tuple[str, ...] = ()
    aliases_fr: tuple[str, ...] = ()

    def __hash__(self) -> int:  # of one field, which is enough and fast: countries are keys of many look-ups
        return hash(self.slug)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a group, each "#" and six digits from 0 to f: on the light page, on the dark one, in print."""

    light: str
    dark: str
    paper: str


@dataclass(frozen=True, slots=True)
class Group:
    """A political group, or (`is_group` false) the mark "NR" for members of none.

    `successor` is the slug of the group that carried it on, `slugs_before` are those it had before.
    """

    slug: str
    code: str
    name: str
    code_fr: str | None
    period: Period
    colours: Colours
    aliases: tuple[str, ...] = ()
    successor: str | None = None
    is_group: bool = True
    slugs_before: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.slug)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the Assembly prints it: "Mr", "Mart", "van de VEN".

    The family name keeps its particle and its capitals. Honorific and given name may be empty.
    """

    honorific: str
    given: str
    family: str

    @property
    def without_honorific(self) -> str:
        """Given and family name, as printed."""
        return f"{self.given} {self.family}" if self.given else self.family

    def __str__(self) -> str:
        return f"{self.honorific} {self.without_honorific}" if self.honorific else self.without_honorific


@dataclass(frozen=True, slots=True)
class Signature:
    """One signatory's line under one declaration. Country and group belong to the signature.

    What was printed stands beside what it means: `person` is the slug of who signed, as the
    registry joins spellings. `group` is None where nothing was printed, which is not the same as "NR".
    """

    name: Name
    person: str
    country: Country
    country_printed: str
    group: Group | None = None
    group_printed: str | None = None

    def __str__(self) -> str:
        line = f"{self.name}, {self.country_printed}"
        return f"{line}, {self.group_printed}" if self.group_printed else line


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a declaration: its Markdown source, and safe HTML made from it.

    `anchors` lists the ids of its paragraphs and list items in reading order.
    """

    markdown: str
    html: str
    anchors: tuple[str, ...]


class SubjectKind(StrEnum):
    """What a subject is. `TERRITORY` says nothing of the status of a territory."""

    COUNTRY = "country"
    TERRITORY = "territory"
    FORMER = "former"  # a state that is no more
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Subject:
    """What declarations are about: a country anywhere in the world, or a topic.

    A country of the Assembly has the slug that it has as a `Country`. `about` says what belongs to a topic, `note` is
    to be read with the name.
    """

    slug: str
    name: str
    name_fr: str
    kind: SubjectKind
    about: str = ""
    note: str = ""

    def __hash__(self) -> int:
        return hash(self.slug)

    @property
    def is_place(self) -> bool:
        """Whether it is a part of the world."""
        return self.kind is not SubjectKind.TOPIC


@dataclass(frozen=True, slots=True)
class Edition:
    """An earlier edition of a declaration: its number, its printed date, who signed it in the printed order, and its
    official page. Its text is not kept.
    """

    number: int
    date: datetime.date
    signatures: tuple[Signature, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """A written declaration (Rules of Procedure of the Assembly, Art. 56 as of January 2023).

    `date` is the date of the last republication; `signatures` stand in the printed order, the
    lead signatory first. A declaration without a body is a record: facts only. `checked` is the day
    on which the file was last compared with the official page; None if nobody noted one. `lang` is
    the language of title and text: "en", or "fr" where the Assembly is not known to have an English text.
    `subjects` are what people who read it found it to be about; the Assembly prints none. `earlier` are the earlier
    editions that are known, the oldest first; where there are any, `edition` is the number of this one.
    """

    number: int
    doc_id: int
    date: datetime.date
    title: str
    signatures: tuple[Signature, ...]
    source: str | None = None
    date_tabled: datetime.date | None = None
    edition: int | None = None
    title_fr: str | None = None
    body: Body | None = None
    checked: datetime.date | None = None
    lang: str = "en"
    subjects: tuple[Subject, ...] = ()
    earlier: tuple[Edition, ...] = ()

    @property
    def lists(self) -> tuple[tuple[Signature, ...], ...]:
        """The lists of signatories that are known, the present one first, then those of earlier editions."""
        return (self.signatures, *(edition.signatures for edition in self.earlier))

    @property
    def no_longer_listed(self) -> list[Signature]:
        """The signatures of earlier editions, oldest first, of those whom the present list has not."""
        listed = {signature.person for signature in self.signatures}
        return [each for edition in self.earlier for each in edition.signatures if each.person not in listed]


@dataclass(frozen=True, slots=True)
class Person:
    """A signatory across declarations. `name` is the one shown; `slug` is the address.

    `told_apart` is what tells two people of one name and country apart, such as their years.
    """

    slug: str
    name: Name
    told_apart: str = ""

    @property
    def shown(self) -> str:
        """The name without honorific, as lists and headings show it."""
        name = self.name.without_honorific
        return f"{name} ({self.told_apart})" if self.told_apart else name
