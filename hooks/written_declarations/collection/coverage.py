"""Which numbers the collection has, and which are missing between 1 and the highest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model import Declaration
from .corpus import Corpus

_ABOUT = 50


class State(StrEnum):
    """What is here of a number."""

    TEXT = "text"
    RECORD = "record"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of numbers of one state, both ends included."""

    first: int
    last: int
    state: State

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def state(declaration: Declaration) -> State:
    """Whether a declaration is here with its text."""
    return State.RECORD if declaration.body is None else State.TEXT


def about(corpus: Corpus) -> int:
    """About how many declarations there are: the highest number that is known, up to the next fifty. Where none is
    missing, how many are here.
    """
    highest = max((*(each.number for each in corpus.declarations), *corpus.not_here), default=0)
    return highest if highest == len(corpus.declarations) else -(-highest // _ABOUT) * _ABOUT


def spans(corpus: Corpus) -> Iterator[Span]:
    """All numbers from 1 to the highest of the collection, in runs that are as long as can be."""
    run: Span | None = None
    for declaration in sorted(corpus.declarations, key=lambda declaration: declaration.number):
        number, found = declaration.number, state(declaration)
        expected = run.last + 1 if run else 1
        if run and number == expected and found is run.state:
            run = Span(run.first, number, found)
            continue
        if run:
            yield run
        if number > expected:
            yield Span(expected, number - 1, State.MISSING)
        run = Span(number, number, found)
    if run:
        yield run
