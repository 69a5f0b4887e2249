"""The signatures of a declaration as seats of a hemicycle, one block for each political group.

It is a picture of the list, not of the Assembly, whose seats are given out by the alphabet. Groups
stand from left to right as they stand in the list beside it, the largest first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from ...collection.signings import Signings
from ...machinery.memo import memoise
from ...model import Signature
from ...web.markup import Html, count, esc

_RADIUS = 158.0  # of the outer edge, in units of the picture; the centre is at 0, 0
_HOLLOW = (0.32, 0.36, 0.4, 0.44, 0.48, 0.52)  # of it that may stay empty: the number stands there
_FILLED = 0.43  # of the distance between two seats that the radius of a seat takes
_FARTHEST = 36.0  # of two seats, however few there are
_LOOSEST = 1.4  # times that distance two neighbours may stand apart in a single row
_PLANS = sorted(
    ((min(_RADIUS * (1 - hollow) / rows, _FARTHEST), rows, hollow) for hollow in _HOLLOW for rows in range(1, 25)),
    key=lambda plan: (-plan[0], plan[1], -plan[2]),
)
_LINES = 40  # below the seats: who sits on the seat that is pointed at


def seats(number: int) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The radius of so many seats, and their centres from left to right, in whole units.

    No two of them touch.
    """
    # The first plan that has a place for each: with the largest seats, then with the fewest rows, then the widest
    distance, rows, hollow = next(
        (distance, rows, hollow)
        for distance, rows, hollow in _PLANS
        if sum(_places(radius, distance) for radius in _radii(rows, hollow)) >= number
    )
    radii = _radii(rows, hollow)
    radius = _FILLED * distance
    taken = _shared_out(number, [_places(each, distance) for each in radii])
    found: list[tuple[float, float, float]] = []
    for each, places in zip(radii, taken, strict=True):
        for place in range(places):
            share = place / (places - 1) if places > 1 else 0.5
            # The outermost seats rest on the ground line; of a single row that is not full, all stay together at its top
            span = math.pi - 2 * math.asin(radius / each)
            if rows == 1:
                span = min(span, _LOOSEST * (places - 1) * distance / each)
            angle = (math.pi + span) / 2 - share * span
            found.append((-angle, each * math.cos(angle), -each * math.sin(angle)))
    return round(radius - 0.5, 1), tuple((round(x), round(y)) for _, x, y in sorted(found))


def _radii(rows: int, hollow: float) -> list[float]:
    return [_RADIUS * (hollow + (1 - hollow) * (row + 0.5) / rows) for row in range(rows)]


def _places(radius: float, distance: float) -> int:
    return int(math.pi * radius / distance)


def _shared_out(number: int, places: Sequence[int]) -> list[int]:
    """So many seats over rows of so many places, alike full."""
    total = sum(places)
    ends = [round(number * sum(places[: row + 1]) / total) for row in range(len(places))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


class Hemicycle:
    """Draws declarations. The words on the seat of a signature are memoised."""

    def __init__(self) -> None:
        self._words = memoise(_words)

    def picture(self, signings: Signings) -> Html:
        """A figure: the seats, each a link to its row in the list, and in words what is shown."""
        blocks: dict[str, list[tuple[int, Html]]] = {group.slug: [] for group, _ in signings.by_group}
        blocks["none"] = []
        for order, signature in enumerate(signings.signatures, 1):
            blocks[signature.group.slug if signature.group else "none"].append((order, self._words(signature)))
        circles = iter(_circles(len(signings)))
        drawn = "".join(
            [
                f'<g class="wd-fill--{group}">\n{"".join([_seat(order, next(circles), words) for order, words in seated])}</g>'
                for group, seated in blocks.items()
                if seated
            ]
        )
        total = count(len(signings), "signatory", "signatories")
        noun = "signatory" if len(signings) == 1 else "signatories"
        width, height = 2 * _RADIUS + 8, _RADIUS + _LINES
        return Html(
            '<figure class="wd-seats"><a class="wd-skip" href="#signatories">Skip the pictures</a>\n'
            f'<svg viewBox="{-width / 2:g} {-_RADIUS:g} {width:g} {height:g}" role="group" aria-describedby="seats"'
            f' aria-label="{total} as seats of a hemicycle, by political group">'
            f'<text class="wd-seats__total" y="-22" aria-hidden="true">{len(signings)}</text>'
            f'<text class="wd-seats__noun" y="-4" aria-hidden="true">{noun}</text>\n'
            f"{drawn}</svg>\n"
            '<figcaption id="seats">One seat for each signature, grouped as in the list below. It is not the seating of the'
            " Assembly.</figcaption></figure>\n"
        )


@lru_cache(maxsize=512)
def _circles(number: int) -> tuple[str, ...]:
    radius, centres = seats(number)
    return tuple(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>' for x, y in centres)


def _seat(order: int, circle: str, words: Html) -> str:
    return f'<a href="#signatory-{order}">{circle}{words}</a>\n'


def _words(signature: Signature) -> Html:
    """Who sits there, in two lines. The space between them is for ears."""
    group = f", {signature.group_printed}" if signature.group_printed else ""
    return Html(
        f"<text>{esc(signature.name.without_honorific)} </text><text>{esc(signature.country_printed)}{esc(group)}</text>"
    )
