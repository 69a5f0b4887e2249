"""The registry: countries, groups, persons and subjects, and how what was printed finds its entry.

Holds values and looks them up; reading the files is registry_reader's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from ..model import Country, Group, Name, Person, Signature
from ..words.letters import slug
from ..words.names import split_name
from ..words.subjects import SubjectFinder, SubjectWords
from .registry_entries import Distinction, KnownException, Missing, Parting, PersonEntry, SignedLine, Withdrawal

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″ "


@dataclass(frozen=True)
class Registry:
    """All countries, groups, person entries, withdrawals, missing declarations, subjects, in the order of their files."""

    countries: tuple[Country, ...]
    groups: tuple[Group, ...]
    people: tuple[PersonEntry, ...] = ()
    exceptions: tuple[KnownException, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    missing: tuple[Missing, ...] = ()
    partings: tuple[Parting, ...] = ()
    distinctions: tuple[Distinction, ...] = ()
    subject_words: tuple[SubjectWords, ...] = ()
    _countries: dict[str, Country] = field(init=False, repr=False, compare=False)
    _bare_countries: dict[str, Country] = field(init=False, repr=False, compare=False)
    _groups: dict[str, list[Group]] = field(init=False, repr=False, compare=False)
    _people: dict[tuple[str, str], Person] = field(init=False, repr=False, compare=False)
    _people_by_slug: dict[str, Person] = field(init=False, repr=False, compare=False)
    _parted: dict[tuple[str, SignedLine], str] = field(init=False, repr=False, compare=False)
    _printed: dict[tuple[str, str], tuple[str, Name] | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _signatures: dict[str, tuple[Signature, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        countries = {form: country for country in self.countries for form in country_forms(country)}
        bare = {_bare(form): country for form, country in countries.items() if _has_article(form)}
        groups: dict[str, list[Group]] = {}
        for group in self.groups:
            for form in group_forms(group):
                groups.setdefault(form, []).append(group)
        people = {
            (slug(alias), entry.country.iso): entry.person
            for entry in self.people
            for alias in (entry.person.name.without_honorific, *entry.aliases)
        }
        object.__setattr__(self, "_countries", countries)
        object.__setattr__(self, "_bare_countries", bare)
        object.__setattr__(self, "_groups", groups)
        object.__setattr__(self, "_people", people)
        known = [*(entry.person for entry in self.people), *(entry.person for entry in self.partings)]
        object.__setattr__(self, "_people_by_slug", {person.slug: person for person in known})
        parted = {(self.namesake(entry), line): entry.person.slug for entry in self.partings for line in entry.signed}
        object.__setattr__(self, "_parted", parted)

    def country(self, printed: str) -> Country | None:
        """The country that was printed under this name, an alias or the French name.

        A name with an article is found with whatever quotation marks and capitals it is printed.
        """
        country = self._countries.get(printed)
        return self._bare_countries.get(_bare(printed)) if country is None and _has_article(printed) else country

    def group(self, printed: str, day: date) -> Group | None:
        """The group with this code on that day; if none had it then, the one nearest in time."""
        candidates = self.groups_printed(printed)
        return min(candidates, key=lambda group: group.period.distance(day)) if candidates else None

    def groups_printed(self, printed: str) -> tuple[Group, ...]:
        """Every group that has had this code."""
        return tuple(self._groups.get(printed, ()))

    @cached_property
    def subjects(self) -> SubjectFinder:
        """Finds subjects by their names, and in texts."""
        return SubjectFinder(self.subject_words)

    def aliases(self, person: str) -> tuple[str, ...]:
        """The spellings that an entry joins to this person, by slug."""
        return next((entry.aliases for entry in self.people if entry.person.slug == person), ())

    def english_country(self, written: str) -> str | None:
        """The English form of a country written in French, or with other capitals, marks or spaces.

        A form that has been printed in English stays as it is. None for what is no country, or two.
        """
        country = self._countries.get(written)
        if country is not None:
            if written in country.aliases_fr:
                return next(iter(country.aliases), country.name)
            return country.name if written == country.name_fr else written
        if (country := self.country(written)) is not None:
            is_english = _bare(written).startswith("the ")
            return written if is_english else next(iter(country.aliases), country.name)
        found = self._country_slugs.get(slug(written), ())
        return self.english_country(found[0]) if len(found) == 1 else None

    @cached_property
    def _country_slugs(self) -> dict[str, list[str]]:
        return {each: list(forms) for each, forms in groupby(sorted(self._countries, key=slug), key=slug)}

    def english_group(self, written: str) -> str | None:
        """The English code of a group written in French, or with other capitals or signs; else None."""
        english = {form: group.code for group in self.groups for form in group_forms(group) if form == group.code_fr}
        codes = {form for form in self._groups if slug(form).replace("-", "") == slug(written).replace("-", "") != ""}
        code = written if written in self._groups else codes.pop() if len(codes) == 1 else None
        return english.get(code, code) if code is not None else None

    def person_slug(self, name: Name, country: Country) -> str:
        """Who signed, as the slug of the person: an entry of the registry, or else everyone of
        that country whose name has the same letters, marks apart (Thorhildur, Thórhildur).
        """
        person = self._people.get((slug(name.without_honorific), country.iso)) if self._people else None
        return person.slug if person else person_slug(name, country)

    def parted(self, person: str, number: int | None, order: int, *editions: int | None) -> str:
        """Who signed that declaration in that place, if its line is that of this person: this one, or another of
        the same name. The place is one in the list of any of these editions, of which 0 is the newest.
        """
        if not self._parted or number is None:
            return person
        lines = [SignedLine(number, order, edition) for edition in editions if edition is not None]
        found = (self._parted.get((person, line)) for line in (*lines, SignedLine(number)))
        return next(filter(None, found), person)

    def both_signed(self, person: str, number: int | None) -> tuple[Parting, ...]:
        """Those who are parted from this person by places in that declaration: both signed it."""
        return tuple(
            each
            for each in self.partings
            if any(line.number == number and line.order for line in each.signed) and self.namesake(each) == person
        )

    def namesake(self, parting: Parting) -> str:
        """The slug of the person from whom that one is parted."""
        return self.person_slug(parting.person.name, parting.country)

    def decided(self) -> frozenset[tuple[str, str]]:
        """The pairs of people, by their slugs in order, who are known to be two."""
        pairs = {
            (self.person_slug(entry.name, entry.country), self.person_slug(other, entry.country))
            for entry in self.distinctions
            for other in entry.others
        }
        for parting in self.partings:
            person, namesake = parting.person.slug, self.namesake(parting)
            pairs |= {(person, other) for pair in pairs if namesake in pair for other in pair}
            pairs.add((person, namesake))
        return frozenset((min(pair), max(pair)) for pair in pairs)

    def printed_person(self, name: str, country: str) -> tuple[str, Name] | None:
        """The slug and the name of who is printed so under this country; None where either is none. It is cached."""
        key = (name, country)
        if key not in self._printed:
            split, found = split_name(name), self.country(country)
            self._printed[key] = (self.person_slug(split, found), split) if split and found else None
        return self._printed[key]

    def person(self, person_slug: str) -> Person | None:
        """The person entry with this slug."""
        return self._people_by_slug.get(person_slug)

    def signatures(self, line: str, read: Callable[[str, Registry], Iterable[Signature]]) -> tuple[Signature, ...]:
        """What `read` makes of the line of a signatory under this registry, which is cached.

        People sign again and again, and equal lines give one value. A line may have only one reader.
        """
        cached = self._signatures.get(line)
        if cached is None:
            cached = self._signatures[line] = tuple(read(line, self))
        return cached

    def is_excepted(self, rule: str, number: int) -> bool:
        """Whether the rule with this id does not hold for this declaration."""
        return any(known.rule == rule and known.number == number for known in self.exceptions)

    def is_unusual_name(self, printed: str) -> bool:
        """Whether a name is known to be printed so, although no name looks like it."""
        return any(known.name == printed for known in self.exceptions if known.name)

    def country_names(self) -> tuple[str, ...]:
        """Every form under which a country is found."""
        return tuple(self._countries)

    def english_country_names(self) -> tuple[str, ...]:
        """Every English form under which a country is found."""
        return tuple(form for country in self.countries for form in (country.name, *country.aliases))

    def group_codes(self) -> tuple[str, ...]:
        """Every form under which a group is found."""
        return tuple(self._groups)


def _bare(form: str) -> str:
    """A name of a country without quotation marks, in small letters."""
    return " ".join(form.replace("’", "'").strip(_QUOTES).casefold().split())


def _has_article(form: str) -> bool:
    return _bare(form).startswith(("the ", "l'ex"))


def country_forms(country: Country) -> tuple[str, ...]:
    """The names under which a country is found."""
    return (country.name, country.name_fr, *country.aliases, *country.aliases_fr)


def group_forms(group: Group) -> tuple[str, ...]:
    """The codes under which a group is found, each once."""
    return tuple(dict.fromkeys((group.code, *((group.code_fr,) if group.code_fr else ()), *group.aliases)))


def spelling_slugs(entry: PersonEntry) -> tuple[str, ...]:
    """The addresses that the spellings of an entry would have if nothing joined them."""
    spellings = (split_name(text) or Name("", "", text) for text in entry.aliases)
    return tuple(person_slug(name, entry.country) for name in (entry.person.name, *spellings))


def person_slug(name: Name, country: Country) -> str:
    """The address of a person without an entry: "stefan-schennach-at"."""
    return f"{slug(name.without_honorific)}-{country.iso.lower()}"
