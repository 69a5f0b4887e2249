"""A map of Europe of equal tiles, so that San Marino is as easy to see as Germany.

A tile is a country: its code, its number of signatures, a shade for the number. It is a list for who
does not see it. Where each tile stands is ours; style knows the place and the code of each country.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ...model import Country, CountryStatus
from ...web import urls
from ...web.links import Links
from ...web.markup import Html, count, esc, join

# Column and row of each country by its ISO code, from the top left; observers and partners, who
# are elsewhere, in the corner
PLACES = {
    code: (column, row)
    for row, codes in enumerate(
        (
            "IS .. .. .. NO SE FI .. CA IL MX",
            ".. .. .. .. DK .. EE .. JO MA PS",
            "IE GB .. NL DE PL LT LV .. RU ..",
            ".. .. BE LU CZ SK .. UA .. .. ..",
            ".. .. FR CH LI AT HU RO MD .. ..",
            "PT ES AD MC SI HR RS BG .. GE AZ",
            ".. .. .. IT SM BA ME MK TR AM ..",
            ".. .. .. MT .. .. AL GR .. CY ..",
        ),
        1,
    )
    for column, code in enumerate(codes.split(), 1)
    if code != ".."
}
_SHADES = 5
_STATUS = {
    CountryStatus.FORMER: " wd-tile--former",
    CountryStatus.OBSERVER: " wd-tile--observer",
    CountryStatus.PARTNER: " wd-tile--partner",
}


def shades(numbers: Sequence[int]) -> tuple[int, ...]:
    """Where each shade begins: at most five, of numbers that grow by about the same factor."""
    least, most = min(numbers, default=1), max(numbers, default=0)
    if most - least < _SHADES:
        return tuple(range(least, most + 1))
    bounds = [least]
    for step in range(1, _SHADES):
        bounds.append(max(bounds[-1] + 1, round(least * (most / least) ** (step / _SHADES))))
    return tuple(bounds)


def tiles(
    links: Links,
    countries: Sequence[Country],
    counted: Sequence[tuple[Country, int]],
    noun: str,
    after: str = "",
    *,
    seats: bool = False,
) -> Html:
    """The map. `countries` are all of the registry, `counted` those with a number; `noun` is what is counted. Where the
    page goes on, `after` is the anchor of what follows, to which a keyboard can skip. With `seats` each tile says how
    many its delegation has.
    """
    numbers = [number for _, number in counted]
    starts = shades(numbers)
    steps = [_step(shade, len(starts)) for shade in range(len(starts) + 1)]
    shown = [
        _tile(links.root, country, number, steps[bisect_right(starts, number)], noun, seats)
        for country, number in sorted(counted, key=_position)
    ]
    there = {country.slug for country, _ in counted}
    empty = join([_empty(country.iso, country.status) for country in countries if country.slug not in there])
    silent = f'<li aria-hidden="true">{empty}</li>' if empty else ""
    skip = f'<a class="wd-skip" href="#{after}">Skip the map</a>\n' if after else ""
    return Html(
        f'<div class="wd-map">{skip}<ul class="wd-tiles">\n{"".join(shown)}{silent}</ul>'
        f"{_legend(starts, max(numbers, default=0))}</div>\n"
    )


def _position(counted: tuple[Country, int]) -> tuple[int, int]:
    """Tiles follow each other as they are seen, row by row, so that the focus goes over the map as the eye does."""
    column, row = PLACES.get(counted[0].iso, (0, 9))
    return row, column


@lru_cache(maxsize=1 << 14)
def _tile(root: str, country: Country, number: int, shade: int, noun: str, seats: bool) -> Html:
    delegation = f"; the delegation has {count(country.seats, 'seat')}" if seats and country.seats else ""
    title = f"{country.name}: {count(number, noun)}{delegation}"
    return Html(
        f'<li class="{_place(country.iso)}"><a class="wd-shade-{shade}" href="{root}{urls.country(country)}" title="{esc(title)}">'
        f'<b aria-hidden="true">{_code(country.iso)}{_short(number)}</b></a></li>\n'
    )


def _short(number: int) -> str:
    """A number in the room of a tile; its title has it whole."""
    if number < 1000:
        return str(number)
    return f"{number / 1000:.1f}k" if number < 9950 else f"{number / 1000:.0f}k"


@lru_cache(maxsize=512)
def _empty(iso: str, status: CountryStatus) -> Html:
    return Html(f'<i class="{_place(iso)}{_STATUS.get(status, "")}">{_code(iso)}</i>')


def _place(iso: str) -> str:
    """The class of a tile. A country that has no place yet takes the first tile that is free."""
    return f"wd-tile--{iso.lower()}" if iso in PLACES else "wd-free"


def _code(iso: str) -> Html:
    """The code of a country of which style knows none."""
    return Html("") if iso in PLACES else Html(f"<span>{esc(iso)}</span>")


def style() -> str:
    """The places and the codes, for the stylesheet: in every page they would weigh more than all names of a list."""
    rules = (
        f'.wd-tile--{iso.lower()} {{ grid-area: {row} / {column}; --wd-code: "{iso}"; }}'
        for iso, (column, row) in PLACES.items()
    )
    return "\n".join(("/* Where each country stands on the map, and its code */", *rules, ""))


def _step(shade: int, shades: int) -> int:
    """Few shades are as far apart as five: the lightest is 1, the darkest 5."""
    return _SHADES if shades == 1 else 1 + round((shade - 1) * (_SHADES - 1) / (shades - 1))


@lru_cache(maxsize=512)
def _legend(starts: tuple[int, ...], most: int) -> Html:
    """What shades mean, for the eye: the names of tiles have their numbers."""
    if not starts:
        return Html("")
    ends = [*(after - 1 for _, after in pairwise(starts)), most]
    keys = join(
        f'<li><i class="wd-shade-{_step(shade, len(starts))}"></i>{start:,}{f"–{end:,}" if end > start else ""}</li>'
        for shade, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    return Html(f'<ul class="wd-legend" aria-hidden="true">{keys}</ul>')
