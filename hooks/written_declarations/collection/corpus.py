"""The collection as a whole: who signed what, seen by declaration, country, group, person and year.

Built once from declarations and registry; everything that shows or exports asks this.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from ..model import Country, Declaration, Group, Person, Signature, Subject
from ..reading.change_log import NO_CHANGES, ChangeLog
from ..reading.registry import Registry, spelling_slugs
from ..reading.registry_entries import Missing
from ..words.letters import collation_key
from ..words.names import name_key
from . import fold
from .companions import Companions
from .mentioned import Mentioned
from .namesakes import namesakes
from .signings import Book, Signings


class Corpus:
    """All declarations of a collection with their indexes, each made when it is first asked for.

    `limits` say when a list of its declarations or people is folded, `log` has what changed in it.
    """

    def __init__(
        self,
        declarations: Iterable[Declaration],
        registry: Registry,
        limits: fold.Limits = fold.DEFAULT,
        log: ChangeLog = NO_CHANGES,
    ) -> None:
        self.log = log
        self.registry = registry
        self.limits = limits
        self.declarations = tuple(
            sorted(declarations, key=lambda declaration: (declaration.date, declaration.number), reverse=True)
        )
        self._ordered = tuple(sorted(self.declarations, key=lambda declaration: declaration.number))
        self._numbers = [declaration.number for declaration in self._ordered]
        signatures = [signature for declaration in self.declarations for signature in declaration.signatures]
        countries = {signature.country.slug for signature in signatures}
        groups = {signature.group.slug for signature in signatures if signature.group}
        self.countries = tuple(
            sorted(
                (country for country in registry.countries if country.slug in countries),
                key=lambda country: collation_key(country.name),
            )
        )
        self.groups = tuple(
            sorted(
                (group for group in registry.groups if group.slug in groups),
                key=lambda group: (not group.is_group, collation_key(group.code)),
            )
        )
        # The newest spelling is shown, unless the registry names one
        newest = {signature.person: signature.name for signature in reversed(signatures)}
        people = {slug: registry.person(slug) or Person(slug, name) for slug, name in newest.items()}
        people |= namesakes(people, self.declarations, registry)
        self.people = tuple(sorted(people.values(), key=lambda person: (name_key(person.name), person.slug)))
        self.years = tuple(sorted({declaration.date.year for declaration in self.declarations}, reverse=True))

    def of_declaration(self, declaration: Declaration) -> Signings:
        """The signatures under a declaration, in the printed order."""
        return self._book.of([declaration])

    def index(self) -> None:
        """Make the indexes that many pages ask for. Call it before the work is spread, so that each is made once."""
        _ = self._of_country, self._of_group, self._of_person, self._countries_under
        self.companions.index()

    def of_country(self, country: Country) -> Signings:
        """The signatures of a national delegation."""
        return self._of_country(country.slug)

    def of_group(self, group: Group) -> Signings:
        """The signatures of a political group."""
        return self._of_group(group.slug)

    def of_person(self, person: Person) -> Signings:
        """The signatures of one signatory."""
        return self._of_person(person.slug)

    def of_year(self, year: int) -> tuple[Declaration, ...]:
        """The declarations dated in that year, newest first."""
        return self._by_year[year]

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What declarations are about, by name."""
        return tuple(sorted(self._by_subject, key=lambda subject: (collation_key(subject.name), subject.slug)))

    def of_subject(self, subject: Subject) -> tuple[Declaration, ...]:
        """The declarations about a subject, newest first."""
        return self._by_subject[subject]

    @cached_property
    def _by_subject(self) -> dict[Subject, tuple[Declaration, ...]]:
        found: dict[Subject, list[Declaration]] = {}
        for declaration in self.declarations:
            for subject in declaration.subjects:
                found.setdefault(subject, []).append(declaration)
        return {subject: tuple(declarations) for subject, declarations in found.items()}

    def under(self, declarations: Iterable[Declaration]) -> Signings:
        """The signatures under some declarations."""
        return self._book.of(declarations)

    @cached_property
    def _book(self) -> Book:
        return Book(self.declarations, self.people, self.limits)

    @cached_property
    def signings(self) -> Signings:
        """Every signature, those of the newest declaration first."""
        return self._book.whole()

    @cached_property
    def _of_country(self) -> Callable[[str], Signings]:
        return self._book.by(lambda signature: signature.country.slug)

    @cached_property
    def _of_group(self) -> Callable[[str], Signings]:
        return self._book.by(lambda signature: signature.group.slug if signature.group else None)

    @cached_property
    def _of_person(self) -> Callable[[str], Signings]:
        return self._book.by(lambda signature: signature.person)

    @cached_property
    def initials(self) -> dict[str, tuple[Person, ...]]:
        """The initials into which the people are folded; none if they fit one page."""
        return fold.letters(self.people, self.limits)

    def of_initial(self, letter: str) -> tuple[Declaration, ...]:
        """The declarations that the people under one initial signed, in no order."""
        signed = (item for person in self.initials[letter] for item in self.of_person(person).declarations)
        return tuple({declaration.number: declaration for declaration in signed}.values())

    @cached_property
    def _by_year(self) -> dict[int, tuple[Declaration, ...]]:
        return fold.by_year(self.declarations)

    def changed(self, declaration: Declaration) -> date:
        """The day on which it changed here last; its own date if that is not recorded."""
        return self.log.changed.get(declaration.number, declaration.date)

    def previous(self, number: int) -> Declaration | None:
        """The declaration with the next lower number that the collection holds."""
        index = bisect_left(self._numbers, number)
        return self._ordered[index - 1] if index else None

    def next(self, number: int) -> Declaration | None:
        """The declaration with the next higher number that the collection holds."""
        index = bisect_right(self._numbers, number)
        return self._ordered[index] if index < len(self._ordered) else None

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The declarations that are neither here nor withdrawn and of which something is known, by number."""
        known = {*self._numbers, *(gone.number for gone in self.registry.withdrawals)}
        missing = (each for each in self.registry.missing if each.number not in known)
        return tuple(sorted(missing, key=lambda each: each.number))

    @cached_property
    def not_here(self) -> tuple[int, ...]:
        """The numbers of declarations that are not here and have a page that says so: known of, or withdrawn."""
        withdrawn = {gone.number for gone in self.registry.withdrawals}.difference(self._numbers)
        return tuple(sorted({*withdrawn, *(each.number for each in self.missing)}))

    def signatures_by_country(self, declarations: Iterable[Declaration]) -> dict[str, int]:
        """How many signatures there are under some declarations from each country, by slug."""
        # A byte for each signature: to count bytes is thirty times as fast as to count slugs
        under = b"".join([self._countries_under[declaration.number] for declaration in declarations])
        return {country.slug: under.count(self._country_places[country.slug]) for country in self.countries}

    @cached_property
    def _country_places(self) -> dict[str, int]:
        return {country.slug: place for place, country in enumerate(self.registry.countries)}

    @cached_property
    def _countries_under(self) -> dict[int, bytes]:
        """For each signature the place of its country in the registry."""
        places = self._country_places
        return {
            item.number: bytes([places[signature.country.slug] for signature in item.signatures])
            for item in self.declarations
        }

    @cached_property
    def moved_people(self) -> dict[str, Person]:
        """Who is meant now by slugs of people that people.yml joined with another spelling, or parted."""
        people = {person.slug: person for person in self.people}
        joined = [(slug, entry.person) for entry in self.registry.people for slug in spelling_slugs(entry)]
        # Where a name is parted and nobody is left at its own address, it leads to the first who has the name
        parted = [(self.registry.namesake(parting), parting.person) for parting in self.registry.partings]
        moved: dict[str, Person] = {}
        for slug, person in joined + parted:
            if slug not in people and slug not in self.no_longer_listed and person.slug in people:
                moved.setdefault(slug, people[person.slug])
        return moved

    @cached_property
    def signed_before(self) -> dict[str, list[tuple[Declaration, Signature]]]:
        """By slug who stands in an earlier edition of declarations and no longer in the present list: these, newest
        first, each with the last signature.
        """
        found: dict[str, list[tuple[Declaration, Signature]]] = {}
        for declaration in self.declarations:
            last = {signature.person: signature for signature in declaration.no_longer_listed}
            for person, signature in last.items():
                found.setdefault(person, []).append((declaration, signature))
        return found

    @cached_property
    def no_longer_listed(self) -> dict[str, tuple[Person, Declaration]]:
        """Who signed earlier editions alone, by every slug they may have had, and the newest declaration of which."""
        people = {person.slug for person in self.people}
        spellings = {entry.person.slug: spelling_slugs(entry) for entry in self.registry.people}
        found: dict[str, tuple[Person, Declaration]] = {}
        for slug, signed in self.signed_before.items():
            if slug not in people:
                declaration, signature = signed[0]
                person = self.registry.person(slug) or Person(slug, signature.name)
                found |= dict.fromkeys((slug, *spellings.get(slug, ())), (person, declaration))
        return found

    @cached_property
    def companions(self) -> Companions:
        """Who signs with whom."""
        return Companions(self.declarations, self.people)

    @cached_property
    def mentioned(self) -> Mentioned:
        """Which declarations mention which."""
        return Mentioned(self.declarations)

    @cached_property
    def group_count(self) -> int:
        """How many political groups have signatories; NR is none."""
        return sum(group.is_group for group in self.groups)
