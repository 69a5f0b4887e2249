"""How many signed which edition of a declaration, in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..collection.editions import editions
from ..model import Declaration, Edition
from ..words.ordinals import ordinal
from .markup import count, day
from .who_signed import members


def by_edition(declaration: Declaration, named: Callable[[Edition, str], str]) -> str:
    """The sentence; "" where no earlier edition is known. `named` makes of an edition and its name in words what
    stands for it; all else is text without signs that HTML has a meaning for.
    """
    parts: list[str] = []
    before: set[str] = set()
    seen: set[str] = set()
    numbers: set[int] = set()
    for edition in editions(declaration):
        signed = {signature.person for signature in edition.signatures}
        which = f"{named(edition, f'the {ordinal(edition.number)} edition')} of {day(edition.date)}"
        if not parts:
            parts.append(f"{members(each.country for each in edition.signatures)} signed {which}")
        else:
            joined = f"{len(signed - seen) or 'nobody'} joined {in_or_by(edition.number, numbers)}"
            parts.append(f"{joined} {which}{_gone(len(before - signed))}")
        before, seen = signed, seen | signed
        numbers.add(edition.number)
    return f"{'; '.join(parts)}." if parts else ""


def in_or_by(number: int, known: Collection[int]) -> str:
    """Who is in an edition and not in those before may have come by one between them, if that is not known."""
    return "in" if number - 1 in known else "by"


def _gone(number: int) -> str:
    return f", which no longer prints {count(number, 'name')} of the one before" if number else ""
