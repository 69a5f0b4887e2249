"""The list of signatories of an earlier edition as what is other in it than in the present one, and back.

Both are the same: no list is lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Signature
from .rise import longest_rise


@dataclass(frozen=True, slots=True)
class ListDifference:
    """What makes an earlier list of the present one: `not_yet` are the signatures of the present list that are not in
    the earlier one; `printed` are those that stood there as no line of the present list does, or in another order, by
    their places from 1.
    """

    not_yet: tuple[Signature, ...]
    printed: tuple[tuple[int, Signature], ...]


def difference(present: Sequence[Signature], earlier: Sequence[Signature]) -> ListDifference:
    """The least that tells the earlier list. Nobody stands in a list twice."""
    places = {_line(signature): place for place, signature in enumerate(present)}
    same = [(place, places[_line(signature)]) for place, signature in enumerate(earlier) if _line(signature) in places]
    stays = {same[index][0] for index in longest_rise([place for _, place in same])}
    signed = {signature.person for signature in earlier}
    return ListDifference(
        tuple(signature for signature in present if signature.person not in signed),
        tuple((place + 1, signature) for place, signature in enumerate(earlier) if place not in stays),
    )


def earlier_list(present: Iterable[Signature], difference: ListDifference) -> tuple[Signature, ...]:
    """The earlier list. A place beyond its end is the end."""
    other = {signature.person for signature in difference.not_yet}
    other |= {signature.person for _, signature in difference.printed}
    found = [signature for signature in present if signature.person not in other]
    for place, signature in difference.printed:
        found.insert(place - 1, signature)
    return tuple(found)


def _line(signature: Signature) -> tuple[str, str]:
    """Who signed, and what was printed."""
    return signature.person, str(signature)
