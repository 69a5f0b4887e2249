"""Which people of a collection may be one person under two spellings, by their names and what they signed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ..model import Name
from ..words.letters import shortened, slug
from ..words.likeness import LEAST, Difference, Likeness, likeness, words_of
from ..words.sounds import sound

Pair = tuple[str, str]  # the slugs of two people, in their order
Spellings = frozenset[tuple[str, Name]]  # the slug of each person with each name under which they signed


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two people, by their slugs, who may be one, and the two of their names that are most alike."""

    people: Pair
    names: tuple[Name, Name]
    likeness: Likeness


def likely_pairs(
    spellings: Spellings, signed: Mapping[str, Collection[object]], decided: Collection[Pair]
) -> list[LikelyPair]:
    """The pairs of one country that may be one person, most probable first.

    `signed` are the declarations that each signed: who signed the same one are two. Pairs that are `decided` are
    left out.
    """
    found = []
    for pair in _alike(spellings):
        one, other = pair.people
        if pair.people not in decided and set(signed[one]).isdisjoint(signed[other]):
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.likeness.probability, pair.people))


@lru_cache(maxsize=1)  # while serving, most edits leave the people the same
def _alike(spellings: Spellings) -> tuple[LikelyPair, ...]:
    """The pairs whose names are alike."""
    best: dict[Pair, LikelyPair] = {}
    for one, other in _worth_comparing(spellings):
        alike = likeness(one[1], other[1])
        people = (one[0], other[0])
        if alike is not None and (people not in best or best[people].likeness.probability < alike.probability):
            best[people] = LikelyPair(people, (one[1], other[1]), alike)
    return tuple(_shared(best.values()))


def _shared(pairs: Collection[LikelyPair]) -> Iterator[LikelyPair]:
    """A family name alone may be that of each who has it, so that they share its probability."""
    alone = [pair for pair in pairs if Difference.NO_GIVEN in pair.likeness.differences]
    candidates = Counter(
        person for pair in alone for person, name in zip(pair.people, pair.names, strict=True) if not name.given
    )
    for pair in pairs:
        shares = [candidates[person] for person, name in zip(pair.people, pair.names, strict=True) if not name.given]
        probability = pair.likeness.probability / max([1, *shares])
        if probability >= LEAST:
            yield LikelyPair(pair.people, pair.names, Likeness(pair.likeness.differences, probability))


def _worth_comparing(spellings: Spellings) -> set[tuple[tuple[str, Name], tuple[str, Name]]]:
    """The pairs of spellings of two people that have something in common. So only few are compared at all."""
    blocks: dict[tuple[str, ...], list[tuple[str, Name]]] = defaultdict(list)
    for spelling in sorted(spellings, key=lambda each: (each[0], str(each[1]))):
        for key in set(_keys(*spelling)):
            blocks[key].append(spelling)
    return {
        pair
        for block in blocks.values()
        if len(block) > 1
        for pair in combinations(block, 2)
        if pair[0][0] != pair[1][0]
    }


def _keys(person: str, name: Name) -> Iterator[tuple[str, ...]]:
    """A word of the family name, a form of it that lacks a letter with the first of the given name, all words."""
    country = person[-2:]
    words = words_of(name)
    yield country, "", words.joined
    yield country, "", *words.heard
    initial = sound(words.given[0])[:1] if words.given else ""
    for word in words.family:
        yield country, sound(word)
        for form in shortened(slug(word)):
            yield country, initial, form


def spellings_of(people: Iterable[Mapping[str, Name]]) -> Spellings:
    """Each person with each name, given the people of each declaration."""
    return frozenset(each for some in people for each in some.items())
