"""What the rules ask of all files of a collection, made of their outlines."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations

from ..model import Name
from ..words.letters import one_letter_apart, shortened
from .outline import Outline


class Whole:
    """All files of a collection, as the rules see them.

    `doubted` are the paths of those that are new to it: of two that cannot both be in step, one of these is astray.
    """

    def __init__(self, outlines: Iterable[Outline], doubted: Set[str] = frozenset()) -> None:
        ordered = sorted(outlines, key=lambda outline: (outline.number or 0, outline.path))
        self.numbers: dict[int, list[str]] = defaultdict(list)  # paths by number
        self.doc_ids: dict[int, list[str]] = defaultdict(list)
        for outline in ordered:
            if outline.number is not None:
                self.numbers[outline.number].append(outline.path)
            if outline.doc_id is not None:
                self.doc_ids[outline.doc_id].append(outline.path)
        steps = [
            (outline.number, outline.doc_id)
            for outline in ordered
            if outline.number and outline.doc_id and len(self.numbers[outline.number]) == 1
            for _ in range(2 if doubted and outline.path not in doubted else 1)  # counts twice in the longest row
        ]
        rise = longest_rise([doc_id for _, doc_id in steps])
        self.in_step = list(dict.fromkeys(steps[index] for index in rise))
        self.astray = {number for number, _ in steps} - {number for number, _ in self.in_step}
        self.names = _Names(ordered)

    def concern(self, outline: Outline) -> str:
        """What the others say of this file, as a text; empty if nothing. That and its content decide what the rules find."""
        parts = [
            _several(self.numbers, outline.number),
            _several(self.doc_ids, outline.doc_id),
            self.steps_beside(outline.number) if outline.number in self.astray else [],
            sorted(number for number in outline.mentions if number not in self.numbers),
            sorted((person, self.names.alike[person]) for person in self.names.alike.keys() & outline.people.keys()),
        ]
        return repr(parts) if any(parts) else ""

    def steps_beside(self, number: int) -> list[tuple[int, int]]:
        """The numbers next to this one that are in step, each with its Doc. ID."""
        below = [step for step in self.in_step if step[0] < number]
        above = [step for step in self.in_step if step[0] > number]
        return [*below[-1:], *above[:1]]


def _several(paths: Mapping[int, Sequence[str]], number: int | None) -> Sequence[str]:
    """The paths of all files with this number, if they are several."""
    found = paths.get(number, ()) if number is not None else ()
    return found if len(found) > 1 else ()


def longest_rise(values: Sequence[int]) -> list[int]:
    """The indexes of a longest row of values that never fall: what is left out is out of step."""
    tails: list[int] = []  # index of the least last value of a row of each length
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_right(tails, value, key=values.__getitem__)
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [index]
    row: list[int] = []
    index = tails[-1] if tails else -1
    while index >= 0:
        row.append(index)
        index = before[index]
    return row[::-1]


class _Names:
    """The names of all people, to find those that differ by one letter within a country.

    `alike` maps the slug of a person to the name that was probably intended: one that is signed more
    often, or as often and sorts before.
    """

    def __init__(self, outlines: Iterable[Outline]) -> None:
        count: Counter[str] = Counter()
        names: dict[str, Name] = {}
        for outline in outlines:
            count.update(outline.people.keys())
            names.update(outline.people)
        best: dict[str, tuple[int, str]] = {}  # the rank of the best name, by person
        for pair in _one_letter_apart(frozenset(names)):
            better, worse = sorted((-count[person], person) for person in pair)
            best[worse[1]] = min(better, best.get(worse[1], better))
        self.alike = {person: names[better].without_honorific for person, (_, better) in best.items()}


@lru_cache(maxsize=1)  # while serving, most edits leave the people the same
def _one_letter_apart(people: frozenset[str]) -> Sequence[tuple[str, str]]:
    """The pairs of slugs that differ by one letter and end in the same country."""
    first: dict[str, str] = {}
    several: dict[str, list[str]] = {}  # few forms are those of two
    for person in people:
        for form in shortened(person):
            if (other := first.setdefault(form, person)) is not person:
                several.setdefault(form, [other]).append(person)
    near = {tuple(sorted(pair)) for persons in several.values() for pair in combinations(persons, 2)}
    return [(one, other) for one, other in near if one[-3:] == other[-3:] and one_letter_apart(one[:-3], other[:-3])]
