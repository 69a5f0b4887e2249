"""Signatures of a collection, counted: all of them, or those of some declarations, a country, a group, a signatory."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from ..model import Country, Declaration, Group, Person, Signature
from ..words.letters import collation_key
from . import fold

_CACHED = 1  # all that is made for a page asks for the same ones; then the next page asks for others


class Signing(NamedTuple):
    """A signature in its place: whose it is, under what, and its printed order from 1."""

    declaration: Declaration
    signature: Signature
    person: Person
    order: int


class Book:
    """Every signature under some declarations, in their order, in columns; `people` are those who signed, in the order
    of their names, `limits` say when a list of them is folded.

    A collection has hundreds of thousands of signatures. Each is a place in these columns, and an object only when
    it is asked for: as objects they were most of the memory of a build.
    """

    def __init__(
        self, declarations: Sequence[Declaration], people: Sequence[Person], limits: fold.Limits = fold.DEFAULT
    ) -> None:
        self.people = {person.slug: person for person in people}
        self.ranks = {
            slug: rank for rank, slug in enumerate(self.people)
        }  # numbers are compared, not names, which takes ten times as long
        self.limits = limits
        self.declarations = declarations
        self.signatures = [signature for item in declarations for signature in item.signatures]
        self.under = array("I")  # the place of its declaration
        self.years = array("I")
        self.orders = array("I")
        self._starts: dict[int, int] = {}
        for place, item in enumerate(declarations):
            self._starts[item.number] = len(self.under)
            self.under.extend([place] * len(item.signatures))
            self.years.extend([item.date.year] * len(item.signatures))
            self.orders.extend(range(1, len(item.signatures) + 1))

    def of(self, declarations: Iterable[Declaration]) -> Signings:
        """The signatures under some of the declarations, in the printed order under each."""
        places: list[int] = []
        for item in declarations:
            start = self._starts[item.number]
            places.extend(range(start, start + len(item.signatures)))
        return Signings(self, places)

    def whole(self) -> Signings:
        """Every signature."""
        return Signings(self, range(len(self.signatures)))

    def signing(self, place: int) -> Signing:
        """The signature in a place."""
        signature = self.signatures[place]
        declaration = self.declarations[self.under[place]]
        return Signing(declaration, signature, self.people[signature.person], self.orders[place])

    def by(self, key: Callable[[Signature], str | None]) -> Callable[[str], Signings]:
        """An index: a function from a key to its signatures. Signatures whose key is None are in none.

        The function raises KeyError for a key that no signature has.
        """
        places: dict[str, array[int]] = defaultdict(partial(array, "I"))
        for place, of in enumerate(map(key, self.signatures)):
            if of is not None:
                places[of].append(place)
        found = dict(places)
        return lru_cache(_CACHED)(lambda of: Signings(self, found[of]))


class Signings:
    """Some signatures of a collection, counted. Newest declaration first, then printed order."""

    def __init__(self, book: Book, places: Sequence[int]) -> None:
        self._book = book
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def limits(self) -> fold.Limits:
        """From which length on a list of them is folded."""
        return self._book.limits

    @cached_property
    def all(self) -> tuple[Signing, ...]:
        """The signatures, each in its place."""
        return tuple(map(self._book.signing, self._places))

    @property
    def newest(self) -> Signing:
        """The first of them, without the others; IndexError if there is none."""
        return self._book.signing(self._places[0])

    @cached_property
    def signatures(self) -> Sequence[Signature]:
        """The signatures alone."""
        return list(map(self._book.signatures.__getitem__, self._places))

    @cached_property
    def declarations(self) -> tuple[Declaration, ...]:
        """The declarations signed, newest first."""
        places = dict.fromkeys(map(self._book.under.__getitem__, self._places))
        return tuple(map(self._book.declarations.__getitem__, places))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Who signed, in no order."""
        return tuple([self._book.people[slug] for slug in self._by_slug])

    @cached_property
    def folded_years(self) -> dict[int, tuple[Declaration, ...]]:
        """The declarations by year, newest first, if a list of them that names who signed is folded; else nothing."""
        return fold.years(self.declarations, self._book.limits, names=len(self))

    @cached_property
    def by_declaration(self) -> dict[int, int]:
        """Signatures by number of the declaration."""
        counts = Counter(map(self._book.under.__getitem__, self._places))
        return {self._book.declarations[place].number: number for place, number in counts.items()}

    @cached_property
    def names_by_declaration(self) -> dict[int, list[str]]:
        """Who signed, as printed but without honorifics, by number of the declaration; in the printed order."""
        names: dict[int, list[str]] = {}
        for place, signature in zip(self._places, self.signatures, strict=True):
            number = self._book.declarations[self._book.under[place]].number
            names.setdefault(number, []).append(signature.name.without_honorific)
        return names

    @cached_property
    def leads(self) -> int:
        """How many of the signatures are those of lead signatories."""
        return sum(self._book.orders[place] == 1 for place in self._places)

    @cached_property
    def by_year(self) -> dict[int, dict[str, int]]:
        """Signatures by year, in each by the slug of the group, most first over all years; "none" where none was printed."""
        slugs = [signature.group.slug if signature.group else "none" for signature in self.signatures]
        counts = Counter(zip(map(self._book.years.__getitem__, self._places), slugs, strict=True))
        order = [*(group.slug for group, _ in self.by_group), "none"]
        years = sorted({year for year, _ in counts})
        return {year: {slug: counts[year, slug] for slug in order if (year, slug) in counts} for year in years}

    @cached_property
    def declarations_by_year(self) -> dict[int, int]:
        """The number of declarations signed, by year."""
        return dict(Counter([declaration.date.year for declaration in self.declarations]))

    @cached_property
    def by_person(self) -> tuple[tuple[Person, int], ...]:
        """Persons in the order of their names, each with the number of signatures."""
        ordered = sorted(self._by_slug, key=self._book.ranks.__getitem__)
        return tuple([(self._book.people[slug], self._by_slug[slug]) for slug in ordered])

    @cached_property
    def by_country(self) -> tuple[tuple[Country, int], ...]:
        """Countries with the number of signatures, most first, then by name."""
        countries = {signature.country.slug: signature.country for signature in self.signatures}
        counts = Counter([signature.country.slug for signature in self.signatures])
        ordered = sorted(countries.values(), key=lambda country: (-counts[country.slug], collation_key(country.name)))
        return tuple([(country, counts[country.slug]) for country in ordered])

    @cached_property
    def by_group(self) -> tuple[tuple[Group, int], ...]:
        """Political groups with the number of signatures, most first; NR, which is none, last."""
        marked = [signature.group for signature in self.signatures if signature.group]
        groups = {group.slug: group for group in marked}
        counts = Counter([group.slug for group in marked])
        ordered = sorted(groups.values(), key=lambda group: (not group.is_group, -counts[group.slug], group.code))
        return tuple([(group, counts[group.slug]) for group in ordered])

    @cached_property
    def without_group(self) -> int:
        """Signatures where the Assembly printed no group, which is not the same as NR."""
        return len(self) - sum(number for _, number in self.by_group)

    @cached_property
    def group_count(self) -> int:
        """The number of political groups; NR and a missing group are none."""
        return sum(group.is_group for group, _ in self.by_group)

    @cached_property
    def _by_slug(self) -> Counter[str]:
        """Signatures by the slug of the person."""
        return Counter([signature.person for signature in self.signatures])
