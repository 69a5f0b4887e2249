"""A map of Europe of equal tiles, so that San Marino is as easy to see as Germany.

A tile is a country: its code, its number of signatures, a shade for the number. It is a list for who
does not see it. Where each tile stands is ours; style has a class for each column and row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .. import urls
from ..markup import Html, count, esc, join
from ..model import Country, CountryStatus
from .page import Links

# Column and row of each country by its ISO code, from the top left; observers, who are elsewhere, in the corner
PLACES = {
    code: (column, row)
    for row, codes in enumerate(
        (
            "IS .. .. .. NO SE FI .. CA IL MX",
            ".. .. .. .. DK .. .. EE .. .. ..",
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
_STATUS = {CountryStatus.FORMER: " wd-tile--former", CountryStatus.OBSERVER: " wd-tile--observer"}


def shades(numbers: Sequence[int]) -> tuple[int, ...]:
    """Where each shade begins: at most five, of numbers that grow by about the same factor."""
    most = max(numbers, default=0)
    if most <= _SHADES:
        return tuple(range(1, most + 1))
    bounds = [1]
    for step in range(1, _SHADES):
        bounds.append(max(bounds[-1] + 1, round(most ** (step / _SHADES))))
    return tuple(bounds)


def tiles(links: Links, countries: Sequence[Country], counted: Sequence[tuple[Country, int]], noun: str) -> Html:
    """The map. `countries` are all of the registry, `counted` those with a number; `noun` is what is counted."""
    numbers = [number for _, number in counted]
    starts = shades(numbers)
    by_slug = {country.slug for country, _ in counted}
    shown = join(_tile(links, country, number, starts, noun) for country, number in counted)
    empty = join(
        f'<li class="{_place(country)}" aria-hidden="true">{esc(country.iso)}</li>'
        for country in countries
        if country.slug not in by_slug
    )
    return Html(
        f'<div class="wd-map"><ul class="wd-tiles">\n{shown}{empty}</ul>{_legend(starts, max(numbers, default=0), noun)}</div>\n'
    )


def _tile(links: Links, country: Country, number: int, starts: Sequence[int], noun: str) -> Html:
    shade = sum(number >= start for start in starts)
    seats = f"; the delegation has {count(country.seats, 'seat')}" if country.seats else ""
    said = f"{country.name}: {count(number, noun)}{seats}"
    return Html(
        f'<li class="{_place(country)}"><a class="wd-shade-{_step(shade, len(starts))}" href="{links.root}'
        f'{urls.country(country)}" title="{esc(said)}" aria-label="{esc(said)}"><span>{esc(country.iso)}</span>{number:,}</a></li>\n'
    )


def _place(country: Country) -> str:
    column, row = PLACES[country.iso]
    return f"wd-c{column} wd-r{row}{_STATUS.get(country.status, '')}"


def _step(shade: int, shades: int) -> int:
    """Few shades are as far apart as five: the lightest is 1, the darkest 5."""
    return _SHADES if shades == 1 else 1 + round((shade - 1) * (_SHADES - 1) / (shades - 1))


def _legend(starts: Sequence[int], most: int, noun: str) -> Html:
    if not starts:
        return Html("")
    ends = [*(after - 1 for _, after in pairwise(starts)), most]
    keys = join(
        f'<li><i class="wd-shade-{_step(shade, len(starts))}"></i>{start:,}{f"–{end:,}" if end > start else ""}</li>'
        for shade, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    return Html(f'<ul class="wd-legend" aria-label="Shades: {noun}s by country">{keys}</ul>')
