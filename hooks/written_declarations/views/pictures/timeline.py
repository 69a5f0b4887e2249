"""Numbers year by year, as a table whose cells are columns of a chart. Every year stands in it, also those with nothing.

A measure may be divided by political group; the columns then have the colours of the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ...collection.signings import Signing, Signings
from ...model import Country, Group
from ...web import urls
from ...web.links import NO_GROUP, Links
from ...web.markup import Html, esc, join, link

_PLAIN = "all"
_HEIGHT = 48  # of the highest column, in units of its picture
_EMPTY = Html("<td>0</td>")
_FEW = 12  # so many years stand on a wide screen with room to spare


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: its name, and for each year the numbers by the slug of a group."""

    name: str
    numbers: Mapping[int, Mapping[str, int]]

    @classmethod
    def plain(cls, name: str, numbers: Mapping[int, int]) -> Measure:
        """Numbers that are not divided."""
        return cls(name, {year: {_PLAIN: number} for year, number in numbers.items()})


def of_signings(signings: Signings, *, alone: bool = False) -> list[Measure]:
    """Declarations and signatures a year, the latter by group. With `alone` there is one signature under each."""
    by_group = Measure("Declarations signed" if alone else "Signatures", signings.by_year)
    return [by_group] if alone else [Measure.plain("Declarations", signings.declarations_by_year), by_group]


def timeline(
    name: str,
    caption: str,
    years: Sequence[int],
    measures: Sequence[Measure],
    links: Links | None = None,
) -> Html:
    """The table. `years` are all that the collection has, in any order; with `links` each leads to its page."""
    span = range(min(years), max(years) + 1)
    known = set(years)
    heads = (
        None
        if links is None
        else join(
            f'<th scope="col">{link(links.root + urls.year(year), _year(year)) if year in known else _year(year)}</th>'
            for year in span
        )
    )
    rows = [(esc(measure.name), _cells(measure, span)) for measure in measures]
    most = max((sum(parts.values()) for measure in measures for parts in measure.numbers.values()), default=0)
    return chart(name, caption, span, rows, most, heads=heads)


def chart(
    name: str,
    caption: str,
    span: range,
    rows: Iterable[tuple[Html, Html]],
    most: int,
    *,
    kind: str = "",
    heads: Html | None = None,
) -> Html:
    """A table whose columns are years: `rows` are labels with the cells below them, `most` is the highest number in one.

    The columns have their widths from the first bytes on, by the length of that number: nothing moves while the rows
    come. With few years they do not fill the page. `kind` is a class of its own. Heads that are not given lead nowhere.
    """
    few = "wd-timeline--few" if len(span) <= _FEW else ""
    size = f"wd-timeline--{len(f'{most:,}')}" if most > 99 else ""
    classes = " ".join(filter(None, ("wd-table wd-timeline", kind, few, size)))
    body = join(
        f'<tbody><tr><th colspan="{len(span)}" scope="rowgroup"><span>{label}</span></th></tr>\n<tr>{cells}</tr></tbody>\n'
        for label, cells in rows
    )
    return Html(
        f'<div class="{classes}" tabindex="0" role="region" aria-labelledby="{name}-caption">'
        f'<table class="wd-chart"><caption id="{name}-caption">{esc(caption)}</caption>'
        f'<colgroup><col span="{len(span)}"></colgroup>'
        f"<thead><tr>{_heads(span) if heads is None else heads}</tr></thead>\n{body}</table></div>\n"
    )


@lru_cache(maxsize=8)
def _heads(span: range) -> Html:
    """The heads of columns of years that lead nowhere."""
    return join(f'<th scope="col">{_year(year)}</th>' for year in span)


def _year(year: int) -> Html:
    """On a narrow screen the century is left out."""
    return Html(f"<span>{year // 100}</span>{year % 100:02}")


def _cells(measure: Measure, span: range) -> Html:
    most = max((sum(parts.values()) for parts in measure.numbers.values()), default=1)
    filled = {year: _cell(tuple(parts.items()), most) for year, parts in measure.numbers.items()}
    return join([filled.get(year, _EMPTY) for year in span])


@lru_cache(maxsize=1 << 12)  # few people sign more than three declarations a year
def _cell(parts: tuple[tuple[str, int], ...], most: int) -> Html:
    total = sum(number for _, number in parts)
    if not total:
        return _EMPTY
    rects, top = [], _HEIGHT - _HEIGHT * total / most
    for slug, number in parts:
        height = _HEIGHT * number / most
        rects.append(f'<rect class="wd-fill--{slug}" y="{top:.1f}" width="9" height="{height:.1f}"/>')
        top += height
    return Html(
        f'<td>{total:,}<svg viewBox="0 0 9 {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{"".join(rects)}</svg></td>'
    )


@dataclass(frozen=True, slots=True)
class Spell:
    """Years in which everything that somebody signed gave one country and one group."""

    first: int
    last: int
    country: Country
    group: Group | None

    @property
    def years(self) -> str:
        """The years: "2017", "2018 to 2022"."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def spells(signings: Signings) -> list[Spell]:
    """What a signatory was, from the first declaration signed to the last."""
    found = []
    for (country, group), alike in groupby(reversed(signings.all), _as_printed):
        years = [signing.declaration.date.year for signing in alike]
        found.append(Spell(years[0], years[-1], country, group))
    return found


def _as_printed(signing: Signing) -> tuple[Country, Group | None]:
    return signing.signature.country, signing.signature.group


def path(links: Links, signings: Signings) -> Html:
    """The spells of a signatory in a row, groups spelled out once. It says what was printed, and nothing of the time
    between.
    """
    steps, told = [], set()
    for spell in spells(signings):
        name = "" if spell.group is None or spell.group in told else f"<small>{esc(spell.group.name)}</small> "
        told.add(spell.group)
        group = links.group(spell.group) if spell.group else NO_GROUP
        steps.append(f"<li><b>{spell.years}</b>{group} {name}{links.country(spell.country)}</li>")
    return Html(f'<ol class="wd-path" aria-label="Group and country as printed, oldest first">{"".join(steps)}</ol>\n')
