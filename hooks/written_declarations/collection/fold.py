"""Lists too long for one page, and the parts they are folded into: years and initial letters.

Whatever shows, lists or counts the pages of parts asks here, so that all of them mean the same pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Declaration, Person
from ..words.letters import initial
from ..words.names import capitals


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a list may be: a list of up to `whole` declarations, or of up to `people` people, stands whole.
    Of a longer list of declarations the `newest` are shown. Where a list names who signed, so many `names` count
    as one declaration more.

    A declaration takes about 390 bytes in a list, a name 24, a person 120: with the defaults no page passes 300 kB.
    """

    whole: int = 500
    newest: int = 80
    people: int = 1500
    names: int = 16


DEFAULT = Limits()


def by_year(declarations: Iterable[Declaration]) -> dict[int, tuple[Declaration, ...]]:
    """The declarations under the years of their dates, both in the order in which they come."""
    years: dict[int, list[Declaration]] = {}
    for declaration in declarations:
        years.setdefault(declaration.date.year, []).append(declaration)
    return {year: tuple(part) for year, part in years.items()}


def years(declarations: Sequence[Declaration], limits: Limits, names: int = 0) -> dict[int, tuple[Declaration, ...]]:
    """The parts of a long list of declarations by year, which has so many `names`; none if the list stands whole."""
    return by_year(declarations) if len(declarations) + names // limits.names > limits.whole else {}


def most_named(declarations: int, names: int, limits: Limits) -> int:
    """How many people each of so many declarations may name, which have so many `names` together: all of them, unless
    the list is as long as no year of the Assembly is; then fewer, or none.
    """
    room = (limits.whole * 5 // 4 - declarations) * limits.names
    return names if names <= room else max(0, room // declarations)


def by_initial(people: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    """The people under the initials of their family names, both in the order in which they come."""
    letters: dict[str, list[Person]] = {}
    for person in people:
        letters.setdefault(initial(capitals(person.name.family)), []).append(person)
    return {letter: tuple(part) for letter, part in letters.items()}


def letters(people: Sequence[Person], limits: Limits) -> dict[str, tuple[Person, ...]]:
    """The parts of a long list of people by initial; none if the list stands whole."""
    return by_initial(people) if len(people) > limits.people else {}
