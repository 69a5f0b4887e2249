"""Who signs with whom: declarations with the most signatories in common, people who sign together, groups that meet.

Pure counting. It says nothing of why people sign together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, combinations_with_replacement

from ..model import Declaration, Group, Person

CLOSEST = 5
COMPANIONS = 10
_LEAST = 2  # signatories in common; one is no likeness


class Companions:
    """What a collection says about signing together, counted when it is asked for.

    `declarations` stand newest first, `people` in the order of their names: so do equal ones in every answer.
    """

    def __init__(self, declarations: Sequence[Declaration], people: Sequence[Person]) -> None:
        self._declarations = declarations
        self._people = people

    def index(self) -> None:
        """Make the indexes. Call it before the work is spread, so that each is made once."""
        _ = self._signed, self._under

    def of_declaration(self, declaration: Declaration) -> list[tuple[Declaration, int]]:
        """The declarations that share the most signatories with this one, and how many."""
        signed = self._signed
        shared = Counter(chain.from_iterable([signed[signature.person] for signature in declaration.signatures]))
        top = _top(shared, CLOSEST + 1)  # most has it in common with itself
        found = [(self._declarations[place], number) for place, number in top]
        return [pair for pair in found if pair[0].number != declaration.number][:CLOSEST]

    def of_person(self, person: Person) -> list[tuple[Person, int]]:
        """The people who signed the most declarations together with this one, and how many."""
        under = self._under
        shared = Counter(chain.from_iterable([under[place] for place in self._signed[person.slug]]))
        top = _top(shared, COMPANIONS + 1)  # nobody has signed more of them than this one
        found = [(self._people[place], number) for place, number in top]
        return [pair for pair in found if pair[0].slug != person.slug][:COMPANIONS]

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
