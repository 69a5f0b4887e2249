"""Who signs with whom: declarations with the most signatories in common, people who sign together, groups that meet.

Pure counting. It says nothing of why people sign together.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations_with_replacement
from pathlib import Path

from ..machinery import cache, fingerprint
from ..machinery.parallel import begin, untold
from ..model import Declaration, Group, Person

CLOSEST = 5
COMPANIONS = 10
Counted = Sequence[
    int
]  # what is meant, by a number, and how often, in turn: pairs of objects would take five times the memory
_LEAST = 2  # signatories in common; one is no likeness


class Together:
    """What a collection says about signing together, counted when it is first asked for.

    `declarations` stand newest first, `people` in the order of their names: so do equal ones in every answer.
    """

    def __init__(self, declarations: Sequence[Declaration], people: Sequence[Person]) -> None:
        self._declarations = declarations
        self._people = people
        self._by_number = {declaration.number: declaration for declaration in declarations}
        self._closest: dict[int, Counted] = {}
        self._companions: dict[str, Counted] = {}

    def closest(self, declaration: Declaration) -> list[tuple[Declaration, int]]:
        """The declarations that share the most signatories with this one, and how many."""
        found = self._closest.get(declaration.number)
        if found is None:
            found = self._closest[declaration.number] = self._closest_of(declaration)
        return [(self._by_number[number], shared) for number, shared in _pairs(found)]

    def companions(self, person: Person) -> list[tuple[Person, int]]:
        """The people who signed the most declarations together with this one, and how many."""
        found = self._companions.get(person.slug)
        if found is None:
            found = self._companions_of(person)
        return [(self._people[place], number) for place, number in _pairs(found)]

    def begin(self, path: Path | None) -> Callable[[], None]:
        """Begin to count on other cores; call what is returned to take part, until all is there.

        The closest declarations are had from an earlier build if the same people signed the same, and kept in a
        file for the next. Where no build has left one every page has to be made, so that companions are counted too.
        """
        signed = (
            f"{declaration.number} {' '.join([signature.person for signature in declaration.signatures])}"
            for declaration in self._declarations
        )
        made_of = fingerprint.of_texts([fingerprint.CODE, *signed])
        if (kept := _kept(path, made_of)) is not None:
            self._closest = kept
            return lambda: None
        people = () if path is not None and path.exists() else self._people
        first_person = len(self._declarations)
        _ = self._signed, self._under  # before processes part

        def count(piece: int, _: bool) -> Counted:
            if piece < first_person:
                return self._closest_of(self._declarations[piece])
            return self._companions_of(people[piece - first_person])

        counting = begin(count, first_person + len(people))

        def finish() -> None:
            counted = counting(untold)
            closest, companions = counted[:first_person], counted[first_person:]
            self._closest = {item.number: found for item, found in zip(self._declarations, closest, strict=True)}
            self._companions = {person.slug: found for person, found in zip(people, companions, strict=True)}
            if path is not None:
                kept = {number: list(found) for number, found in self._closest.items()}
                cache.keep(path, [cache.json_of({"made_of": made_of, "closest": kept})])
            if people:
                del self._signed, self._under  # nobody asks again, and pages may have the room

        return finish

    def _companions_of(self, person: Person) -> Counted:
        under = self._under
        shared = Counter(chain.from_iterable([under[place] for place in self._signed[person.slug]]))
        top = _top(shared, COMPANIONS + 1)  # nobody has signed more of them than this one
        return _in_turn([found for found in top if self._people[found[0]].slug != person.slug][:COMPANIONS])

    def _closest_of(self, declaration: Declaration) -> Counted:
        signed = self._signed
        shared = Counter(chain.from_iterable([signed[signature.person] for signature in declaration.signatures]))
        top = _top(shared, CLOSEST + 1)  # most has it in common with itself
        numbers = [(self._declarations[place].number, number) for place, number in top]
        return _in_turn([found for found in numbers if found[0] != declaration.number][:CLOSEST])

    @cached_property
    def _under(self) -> list[list[int]]:
        """For each declaration the places of those who signed it among all people."""
        places = {person.slug: place for place, person in enumerate(self._people)}
        return [[places[signature.person] for signature in item.signatures] for item in self._declarations]

    @cached_property
    def _signed(self) -> dict[str, list[int]]:
        """The places of the declarations that each person signed."""
        signed = defaultdict(list)
        for place, declaration in enumerate(self._declarations):
            for signature in declaration.signatures:
                signed[signature.person].append(place)
        return signed


def _kept(path: Path | None, made_of: str) -> dict[int, Counted] | None:
    """What an earlier build counted, if the same code had the same before it."""
    if path is None:
        return None
    try:
        stored = json.loads(cache.kept(path))
    except (OSError, ValueError):
        return None  # nothing was left, or it is damaged
    if stored["made_of"] != made_of:
        return None
    return {int(number): array("I", found) for number, found in stored["closest"].items()}


def _in_turn(pairs: Iterable[tuple[int, int]]) -> Counted:
    return array("I", chain.from_iterable(pairs))


def _pairs(counted: Counted) -> Iterator[tuple[int, int]]:
    return zip(counted[::2], counted[1::2], strict=True)


def _top(shared: Counter[int], number: int) -> list[tuple[int, int]]:
    """Those with the highest counts of at least two; of equal ones those in the first places."""
    counts = sorted(shared.values())
    floor = max(_LEAST, counts[-number] if len(counts) > number else 0)
    above = [(place, count) for place, count in shared.items() if count >= floor]
    return sorted(above, key=lambda found: (-found[1], found[0]))[:number]


def meetings(declarations: Iterable[Declaration], groups: Sequence[Group]) -> dict[tuple[str, str], int]:
    """For each two of these groups, in their order, the number of declarations with signatures of both; for a
    group with itself, that of the declarations with signatures of it.
    """
    # Few sets of groups stand under many declarations
    sets = Counter(
        frozenset([signature.group.slug for signature in declaration.signatures if signature.group])
        for declaration in declarations
    )
    met: dict[tuple[str, str], int] = defaultdict(int)
    for there, number in sets.items():
        for both in combinations_with_replacement([group.slug for group in groups if group.slug in there], 2):
            met[both] += number
    return dict(met)
