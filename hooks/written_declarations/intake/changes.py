"""What is other in one declaration than in another: facts, signatories and paragraphs, each with its place.

Nothing is left out: what is there and the changes together give what was read.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from ..model import Declaration, Signature
from ..reading.rise import longest_rise
from ..reading.subjects import written
from ..words.letters import one_letter_apart, slug

_Entry = TypeVar("_Entry")
_OFFICIAL = ("number", "doc_id", "date", "date_tabled", "edition", "lang", "title", "title_fr", "source")
_EDITIONS = "earlier_editions"
_OURS = ("subjects", "checked")  # what the official text does not say
_MOST_COMPARED = 200  # entries that are compared each to each, which takes the square of the time
_ALIKE = 0.5  # of the words of two texts that are one text, corrected


@dataclass(frozen=True, slots=True)
class FactChange:
    """Another value of a key of the front matter; None where it does not stand."""

    key: str
    before: int | str | datetime.date | None
    after: int | str | datetime.date | None


@dataclass(frozen=True, slots=True)
class EntryChange(Generic[_Entry]):
    """An entry of a list that is new (`before` is None), gone (`after` is None), or other than it was.

    `was` and `place` are its places in the old list and in the new one, counted from 0. An entry that is the same
    before and after stands elsewhere among the others.
    """

    before: _Entry | None
    after: _Entry | None
    was: int | None
    place: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is other, in the order of the file. False if nothing is."""

    facts: tuple[FactChange, ...] = ()
    signatories: tuple[EntryChange[Signature], ...] = ()
    paragraphs: tuple[EntryChange[str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.signatories or self.paragraphs)

    @property
    def of_the_official_text(self) -> bool:
        """Whether anything is other that the official text says."""
        return bool(self.signatories or self.paragraphs) or any(change.key not in _OURS for change in self.facts)


NO_CHANGES = Changes()


def changes(before: Declaration, after: Declaration) -> Changes:
    """What makes `after` of `before`. Of a text its Markdown counts, parted at empty lines."""
    values = [(key, _value(before, key), _value(after, key)) for key in (*_OFFICIAL, *_OURS)]
    values.append((_EDITIONS, *_editions_of_both(before, after)))
    return Changes(
        tuple(FactChange(key, old, new) for key, old, new in values if old != new),
        signatory_changes(before.signatures, after.signatures),
        tuple(_list_changes(blocks(before), blocks(after), str, _pairs_of_paragraphs)),
    )


def _value(declaration: Declaration, key: str) -> int | str | datetime.date | None:
    """The value of a key; of subjects the line that a file has for them."""
    if key == "subjects":
        return written(declaration.subjects) or None
    value: int | str | datetime.date | None = getattr(declaration, key)
    return value


def _editions_of_both(before: Declaration, after: Declaration) -> tuple[str | None, str | None]:
    old, new = _editions(before, after), _editions(after, before)
    one, two = ([list(map(str, each.signatures)) for each in declaration.earlier] for declaration in (before, after))
    return old, f"{new}; in another order" if old == new and one != two else new


def _editions(declaration: Declaration, other: Declaration) -> str | None:
    """The earlier editions in a few words, with those lines that the other declaration has not in the same edition."""
    lists = {each.number: set(map(str, each.signatures)) for each in other.earlier}
    texts = []
    for each in declaration.earlier:
        lines = [str(line) for line in each.signatures if each.number in lists and str(line) not in lists[each.number]]
        source = [each.source] if each.source else []
        texts.append(
            "; ".join([f"edition {each.number} of {each.date}, signed by {len(each.signatures)}", *source, *lines])
        )
    return "; ".join(texts) or None


def signatory_changes(before: Sequence[Signature], after: Sequence[Signature]) -> tuple[EntryChange[Signature], ...]:
    """What makes one list of signatories of another. Who is printed in another way has changed, and is not gone."""
    return tuple(_list_changes(before, after, str, _pairs_of_signatures))


def blocks(declaration: Declaration) -> list[str]:
    """The text as Markdown, parted at empty lines."""
    return declaration.body.markdown.split("\n\n") if declaration.body else []


def are_alike(one: str, other: str) -> bool:
    """Whether at least half of the words of two texts are the same."""
    words, others = Counter(slug(one).split("-")), Counter(slug(other).split("-"))
    return (words & others).total() >= _ALIKE * max(words.total(), others.total())


_Pairs = Iterator[tuple[int, int]]


def _list_changes(
    before: Sequence[_Entry],
    after: Sequence[_Entry],
    text: Callable[[_Entry], str],
    pairs: Callable[[Sequence[_Entry], Sequence[_Entry], Sequence[tuple[int, int]]], _Pairs],
) -> list[EntryChange[_Entry]]:
    """The changes by place. `pairs` finds the places of entries that are one entry, changed; it is given those
    of the entries that stay as they are.
    """
    places = {key: place for place, key in enumerate(_told_apart(map(text, after)))}
    same = [(was, places[key]) for was, key in enumerate(_told_apart(map(text, before))) if key in places]
    stays = [same[index] for index in longest_rise([place for _, place in same])]
    moved = sorted(set(same) - set(stays))
    changed = [*moved, *_each_once(pairs(before, after, stays), same)]
    settled = [*stays, *changed]
    gone = set(range(len(before))) - {was for was, _ in settled}
    new = set(range(len(after))) - {place for _, place in settled}
    found = [
        *(EntryChange(before[was], after[place], was, place) for was, place in changed),
        *(EntryChange(before[was], None, was, None) for was in gone),
        *(EntryChange(None, after[place], None, place) for place in new),
    ]
    return sorted(found, key=lambda change: _in_order(change.was, change.place))


def _in_order(was: int | None, place: int | None) -> tuple[int, bool]:
    return (place, True) if place is not None else (was or 0, False)


def _told_apart(texts: Iterator[str]) -> Iterator[Hashable]:
    """The texts, each with how often it stood before, so that no two are the same."""
    seen: Counter[str] = Counter()
    for text in texts:
        yield text, seen[text]
        seen[text] += 1


def _each_once(pairs: _Pairs, taken: Sequence[tuple[int, int]]) -> _Pairs:
    """The pairs without those of which one part is in another pair already."""
    used, used_places = {was for was, _ in taken}, {place for _, place in taken}
    for was, place in pairs:
        if was not in used and place not in used_places:
            used.add(was)
            used_places.add(place)
            yield was, place


def _pairs_of_signatures(
    before: Sequence[Signature], after: Sequence[Signature], _: Sequence[tuple[int, int]]
) -> _Pairs:
    """The same person; the same name in another country; a name one letter apart in the same country."""
    for key in (_person, _name):
        places: dict[str, list[int]] = defaultdict(list)
        for place, signature in enumerate(after):
            places[key(signature)].append(place)
        for was, signature in enumerate(before):
            for place in places[key(signature)]:
                yield was, place
    exact = {str(signature) for signature in before} & {str(signature) for signature in after}
    old, new = (
        [(place, signature) for place, signature in enumerate(signatures) if str(signature) not in exact]
        for signatures in (before, after)
    )
    if max(len(old), len(new)) <= _MOST_COMPARED:
        for (was, signature), (place, other) in product(old, new):
            if signature.country.slug == other.country.slug and one_letter_apart(_name(signature), _name(other)):
                yield was, place


def _person(signature: Signature) -> str:
    return signature.person


def _name(signature: Signature) -> str:
    return slug(signature.name.without_honorific)


def _pairs_of_paragraphs(before: Sequence[str], after: Sequence[str], stays: Sequence[tuple[int, int]]) -> _Pairs:
    """Between two that stay, the old and the new ones that are alike, each the first of its kind."""
    ends = [*stays, (len(before), len(after))]
    start, start_place = 0, 0
    for end, end_place in ends:
        if max(end - start, end_place - start_place) <= _MOST_COMPARED:
            for was in range(start, end):
                for place in range(start_place, end_place):
                    if are_alike(before[was], after[place]):
                        yield was, place
        start, start_place = end + 1, end_place + 1
