"""People who may be one person under two spellings, with all that the collection shows for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from ..model import Declaration, Group, Name, Signature
from ..reading.likely_pairs import LikelyPair, likely_pairs
from ..reading.registry import Registry
from ..words.likeness import with_odds

# By how much each circumstance changes the odds. Estimates, not measured: there are few pairs to measure on.
_SAME_GROUP = 2.0
_OTHER_GROUPS = 0.5
_NEAR_YEARS = 1.5
_FAR_YEARS = 0.3
_COMPANIONS = 1.5
_NEAR, _FAR = 5, 20  # years between the last signature of one and the first of the other
_ENOUGH_COMPANIONS = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people: the name that is compared, what was signed, the groups printed there."""

    name: Name
    person: str
    numbers: tuple[int, ...]
    years: tuple[int, int]  # the first and the last
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class LikelyPerson:
    """Two people who may be one: in what the names differ, how many others signed with each of them, and how
    probable it is, from 0 to 1.
    """

    sides: tuple[Side, Side]
    country: str
    differences: str
    companions: int
    probability: float


def likely_persons(declarations: Sequence[Declaration], registry: Registry) -> list[LikelyPerson]:
    """The undecided pairs of a collection, the most probable first."""
    signed: dict[str, list[Declaration]] = {}
    listed: dict[str, list[tuple[int, int]]] = {}
    spellings: set[tuple[str, Name]] = set()
    for declaration in declarations:
        for person in dict.fromkeys(each.person for each in _signatures(declaration)):
            signed.setdefault(person, []).append(declaration)
        for place, signatures in enumerate(declaration.lists):
            for signature in signatures:
                listed.setdefault(signature.person, []).append((declaration.number, place))
                spellings.add((signature.person, signature.name))
    pairs = likely_pairs(frozenset(spellings), listed, registry.decided())
    found = [_with_circumstances(pair, signed, registry) for pair in pairs]
    return sorted(found, key=lambda each: (-each.probability, each.sides[0].person, each.sides[1].person))


def _signatures(declaration: Declaration) -> Iterable[Signature]:
    """Those of all editions."""
    return chain.from_iterable(declaration.lists)


def _with_circumstances(pair: LikelyPair, signed: dict[str, list[Declaration]], registry: Registry) -> LikelyPerson:
    one, other = (_side(name, person, signed[person]) for name, person in zip(pair.names, pair.people, strict=True))
    companions = len(_companions(one.person, signed[one.person]) & _companions(other.person, signed[other.person]))
    probability = pair.likeness.probability
    for factor in _factors(one, other, companions, registry):
        probability = with_odds(probability, factor)
    country = next(
        signature.country.name for signature in _signatures(signed[one.person][0]) if signature.person == one.person
    )
    return LikelyPerson((one, other), country, pair.likeness.words, companions, probability)


def _side(name: Name, person: str, under: Sequence[Declaration]) -> Side:
    years = [declaration.date.year for declaration in under]
    signatures = (signature for declaration in under for signature in _signatures(declaration))
    groups = dict.fromkeys(each.group for each in signatures if each.person == person and each.group)
    numbers = tuple(sorted(declaration.number for declaration in under))
    return Side(name, person, numbers, (min(years), max(years)), tuple(groups))


def _companions(person: str, under: Iterable[Declaration]) -> set[str]:
    return {signature.person for declaration in under for signature in _signatures(declaration)} - {person}


def _factors(one: Side, other: Side, companions: int, registry: Registry) -> Iterable[float]:
    groups, others = _lineage(one.groups, registry), _lineage(other.groups, registry)
    if groups & others:
        yield _SAME_GROUP
    elif groups and others:
        yield _OTHER_GROUPS
    gap = max(one.years[0], other.years[0]) - min(one.years[1], other.years[1])
    if gap <= _NEAR:
        yield _NEAR_YEARS
    elif gap > _FAR:
        yield _FAR_YEARS
    if companions >= _ENOUGH_COMPANIONS:
        yield _COMPANIONS


def _lineage(groups: Iterable[Group], registry: Registry) -> set[str]:
    """The groups, without the mark for none, and those that carried them on."""
    by_slug = {group.slug: group for group in registry.groups}
    found: set[str] = set()
    for group in groups:
        following: Group | None = group if group.is_group else None
        while following is not None and following.slug not in found:
            found.add(following.slug)
            following = by_slug.get(following.successor or "")
    return found


def as_text(found: Sequence[LikelyPerson]) -> str:
    """The list for readers at a terminal, and how to write a decision down."""
    if not found:
        return "No people of like names are undecided.\n"
    return "".join(chain(map(_paragraph, found), [_how_to_decide(found[0])]))


def _paragraph(found: LikelyPerson) -> str:
    width = max(len(str(side.name)) for side in found.sides)
    sides = "".join(f"      {side.name!s:{width}}  {_facts(side)}\n" for side in found.sides)
    others = "1 person" if found.companions == 1 else f"{found.companions} people" if found.companions else "nobody"
    return f"{found.probability:4.0%}  {found.country}: the names differ in {found.differences}; {others} signed with both\n{sides}\n"


def _facts(side: Side) -> str:
    first, last = side.years
    years = str(first) if first == last else f"{first}–{last}"
    groups = ", ".join(group.code for group in side.groups) or "no group"
    some = ", ".join(map(str, side.numbers[:6]))
    more = f" and {len(side.numbers) - 6} more" if len(side.numbers) > 6 else ""
    return f"{years}  {groups}  No. {some}{more}"


def _how_to_decide(example: LikelyPerson) -> str:
    one, other = (side.name.without_honorific for side in example.sides)
    head = f"- name: {one}\n  country: {example.country}\n"
    return (
        "To decide, add an entry to declarations/registry/people.yml. If they are one person:\n\n"
        f"{head}  aliases:\n    - {other}\n  reason: how we know that they are one person\n\n"
        "If they are two:\n\n"
        f"{head}  different:\n    - {other}\n  reason: how we know that they are two\n"
    )
