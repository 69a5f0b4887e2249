"""The collection as a whole: who signed what, seen by declaration, country, group, person and year.

Built once from declarations and registry; everything that shows or exports asks this.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count, repeat
from typing import NamedTuple

from . import fingerprint, fold
from .letters import collation_key
from .mentions import Kind, Mention, mentions
from .model import Country, Declaration, Group, Person, Signature
from .names import name_key
from .registry import Registry
from .together import Together


class Signing(NamedTuple):
    """A signature in its place: whose it is, under what, and its printed order from 1."""

    declaration: Declaration
    signature: Signature
    person: Person
    order: int


@dataclass(frozen=True)
class Signings:
    """Some signatures of the collection, counted. Newest declaration first, then printed order."""

    all: tuple[Signing, ...]

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def declarations(self) -> tuple[Declaration, ...]:
        """The declarations signed, newest first."""
        return tuple({signing.declaration.number: signing.declaration for signing in self.all}.values())

    @cached_property
    def parts(self) -> dict[int, tuple[Declaration, ...]]:
        """The years into which the declarations are folded, newest first; none if they fit one page."""
        return fold.years(self.declarations)

    @cached_property
    def by_declaration(self) -> Counter[int]:
        """Signatures by number of the declaration."""
        return Counter(signing.declaration.number for signing in self.all)

    @cached_property
    def by_year(self) -> dict[int, dict[str, int]]:
        """Signatures by year, in each by the slug of the group, most first over all years; "none" where none was printed."""
        years: dict[int, dict[str, int]] = defaultdict(dict)
        for signing in self.all:
            group = signing.signature.group
            slug = group.slug if group else "none"
            counts = years[signing.declaration.date.year]
            counts[slug] = counts.get(slug, 0) + 1
        order = [*(group.slug for group, _ in self.by_group), "none"]
        return {year: {slug: years[year][slug] for slug in order if slug in years[year]} for year in sorted(years)}

    @cached_property
    def declarations_by_year(self) -> dict[int, int]:
        """The number of declarations signed, by year."""
        return dict(Counter(declaration.date.year for declaration in self.declarations))

    @cached_property
    def by_person(self) -> tuple[tuple[Person, int], ...]:
        """Persons in the order of their names, each with the number of signatures."""
        counts = Counter(signing.person.slug for signing in self.all)
        people = {signing.person.slug: signing.person for signing in self.all}
        ordered = sorted(people.values(), key=lambda person: (name_key(person.name), person.slug))
        return tuple((person, counts[person.slug]) for person in ordered)

    @cached_property
    def by_country(self) -> tuple[tuple[Country, int], ...]:
        """Countries with the number of signatures, most first, then by name."""
        counts = Counter(signing.signature.country.slug for signing in self.all)
        countries = {signing.signature.country.slug: signing.signature.country for signing in self.all}
        ordered = sorted(countries.values(), key=lambda country: (-counts[country.slug], collation_key(country.name)))
        return tuple((country, counts[country.slug]) for country in ordered)

    @cached_property
    def by_group(self) -> tuple[tuple[Group, int], ...]:
        """Political groups with the number of signatures, most first; NR, which is none, last."""
        counts = Counter(signing.signature.group.slug for signing in self.all if signing.signature.group)
        groups = {
            signing.signature.group.slug: signing.signature.group for signing in self.all if signing.signature.group
        }
        ordered = sorted(groups.values(), key=lambda group: (not group.is_group, -counts[group.slug], group.code))
        return tuple((group, counts[group.slug]) for group in ordered)

    @cached_property
    def without_group(self) -> int:
        """Signatures where the Assembly printed no group, which is not the same as NR."""
        return sum(signing.signature.group is None for signing in self.all)

    @cached_property
    def group_count(self) -> int:
        """The number of political groups; NR and a missing group are none."""
        return sum(group.is_group for group, _ in self.by_group)


class Corpus:
    """All declarations of a collection with their indexes, each made when it is first asked for.

    `digests` are those of the declarations' files, by number, if it was read from files.
    """

    def __init__(
        self, declarations: Iterable[Declaration], registry: Registry, digests: Mapping[int, str] | None = None
    ) -> None:
        self.registry = registry
        self.digests = digests or {}
        self.declarations = tuple(
            sorted(declarations, key=lambda declaration: (declaration.date, declaration.number), reverse=True)
        )
        self._ordered = tuple(sorted(self.declarations, key=lambda declaration: declaration.number))
        self._positions = {declaration.number: index for index, declaration in enumerate(self._ordered)}
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
        self._person = {slug: registry.person(slug) or Person(slug, name) for slug, name in newest.items()}
        self.people = tuple(sorted(self._person.values(), key=lambda person: (name_key(person.name), person.slug)))
        self.years = tuple(sorted({declaration.date.year for declaration in self.declarations}, reverse=True))
        self._signings: dict[int, Signings] = {}

    def of_declaration(self, declaration: Declaration) -> Signings:
        """The signatures under a declaration, in the printed order."""
        signings = self._signings.get(declaration.number)
        if signings is None:
            signatures = declaration.signatures
            people = [self._person[signature.person] for signature in signatures]
            signings = self._signings[declaration.number] = Signings(
                tuple(map(Signing, repeat(declaration), signatures, people, count(1)))
            )
        return signings

    def index(self) -> None:
        """Make the indexes that many pages ask for. Call it before the work is spread, so that each is made once."""
        _ = self._by_country, self._by_group, self._by_person, self._countries_under, self.names

    def of_country(self, country: Country) -> Signings:
        """The signatures of a national delegation."""
        return self._by_country[country.slug]

    def of_group(self, group: Group) -> Signings:
        """The signatures of a political group."""
        return self._by_group[group.slug]

    def of_person(self, person: Person) -> Signings:
        """The signatures of one signatory."""
        return self._by_person[person.slug]

    def of_year(self, year: int) -> tuple[Declaration, ...]:
        """The declarations dated in that year, newest first."""
        return self._by_year[year]

    @cached_property
    def signings(self) -> Signings:
        """Every signature, those of the newest declaration first."""
        return Signings(
            tuple(signing for declaration in self.declarations for signing in self.of_declaration(declaration).all)
        )

    @cached_property
    def _by_country(self) -> dict[str, Signings]:
        return _grouped((signing.signature.country.slug, signing) for signing in self.signings.all)

    @cached_property
    def _by_group(self) -> dict[str, Signings]:
        return _grouped(
            (signing.signature.group.slug, signing) for signing in self.signings.all if signing.signature.group
        )

    @cached_property
    def _by_person(self) -> dict[str, Signings]:
        return _grouped((signing.person.slug, signing) for signing in self.signings.all)

    @cached_property
    def initials(self) -> dict[str, tuple[Person, ...]]:
        """The initials into which the people are folded; none if they fit one page."""
        return fold.letters(self.people)

    def of_initial(self, letter: str) -> tuple[Declaration, ...]:
        """The declarations that the people under one initial signed, in no order."""
        signings = (signing for person in self.initials[letter] for signing in self.of_person(person).all)
        return tuple({signing.declaration.number: signing.declaration for signing in signings}.values())

    @cached_property
    def _by_year(self) -> dict[int, tuple[Declaration, ...]]:
        return fold.by_year(self.declarations)

    def previous(self, declaration: Declaration) -> Declaration | None:
        """The declaration with the next lower number that the collection holds."""
        index = self._positions[declaration.number]
        return self._ordered[index - 1] if index else None

    def next(self, declaration: Declaration) -> Declaration | None:
        """The declaration with the next higher number that the collection holds."""
        index = self._positions[declaration.number] + 1
        return self._ordered[index] if index < len(self._ordered) else None

    def meant(self, mention: Mention) -> Declaration | None:
        """The declaration that a mention means, by its number or its Doc. ID; None if it is not here."""
        if mention.kind is Kind.DECLARATION:
            return self._by_number.get(mention.number)
        return self._by_doc_id.get(mention.number) if mention.kind is Kind.DOCUMENT else None

    def mentioned(self, declaration: Declaration) -> tuple[Declaration, ...]:
        """The other declarations that the text of this one mentions, in the order of the text."""
        return self._mentioned.get(declaration.number, ())

    def mentioning(self, declaration: Declaration) -> tuple[Declaration, ...]:
        """The other declarations whose texts mention this one, newest first."""
        return self._mentioning.get(declaration.number, ())

    def signatures_by_country(self, declarations: Iterable[Declaration]) -> dict[str, int]:
        """How many signatures there are under some declarations from each country, by slug."""
        # A byte for each signature: counting them so is thirty times as fast as by slugs
        under = b"".join([self._countries_under[declaration.number] for declaration in declarations])
        return {country.slug: under.count(place) for place, country in enumerate(self.countries)}

    @cached_property
    def _countries_under(self) -> dict[int, bytes]:
        """For each signature the place of its country."""
        places = {country.slug: place for place, country in enumerate(self.countries)}
        return {
            item.number: bytes([places[signature.country.slug] for signature in item.signatures])
            for item in self.declarations
        }

    @cached_property
    def names(self) -> str:
        """The digest of the names under which people are shown."""
        return fingerprint.of_texts(f"{person.slug} {person.name}" for person in self.people)

    @cached_property
    def together(self) -> Together:
        """Who signs with whom."""
        return Together(self.declarations, self.people)

    @cached_property
    def _by_number(self) -> dict[int, Declaration]:
        """The declarations by their numbers."""
        return {declaration.number: declaration for declaration in self.declarations}

    @cached_property
    def _by_doc_id(self) -> dict[int, Declaration]:
        return {declaration.doc_id: declaration for declaration in self.declarations}

    @cached_property
    def _mentioned(self) -> dict[int, tuple[Declaration, ...]]:
        mentioned = {}
        for declaration in self.declarations:
            text = declaration.body.markdown if declaration.body else ""
            named = mentions(text, Kind.DECLARATION, Kind.DOCUMENT)
            meant = {found.number: found for mention in named if (found := self.meant(mention))}
            meant.pop(declaration.number, None)
            if meant:
                mentioned[declaration.number] = tuple(meant.values())
        return mentioned

    @cached_property
    def _mentioning(self) -> dict[int, tuple[Declaration, ...]]:
        mentioning: dict[int, list[Declaration]] = defaultdict(list)
        for number, meant in self._mentioned.items():
            for declaration in meant:
                mentioning[declaration.number].append(self._by_number[number])
        return {number: tuple(found) for number, found in mentioning.items()}

    @cached_property
    def group_count(self) -> int:
        """How many political groups have signatories; NR is none."""
        return sum(group.is_group for group in self.groups)


def _grouped(pairs: Iterable[tuple[str, Signing]]) -> dict[str, Signings]:
    groups: dict[str, list[Signing]] = defaultdict(list)
    for key, signing in pairs:
        groups[key].append(signing)
    return {key: Signings(tuple(signings)) for key, signings in groups.items()}
