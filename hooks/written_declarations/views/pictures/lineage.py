"""The groups in their lines, on a scale of time: which was carried on by which, and how much was signed in each year."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Sequence

from ...collection.corpus import Corpus
from ...model import Group
from ...web.links import Links
from ...web.markup import Html, count, esc, join
from ..page import NOTHING
from .timeline import chart

_WIDTH, _HEIGHT = 12, 8  # of a year, in units of its picture


def lines_of(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups in lines, each from its oldest to its newest."""
    by_slug = {group.slug: group for group in groups}
    follow = {group.successor for group in groups}
    lines = []
    for group in groups:
        if group.slug in follow or not group.is_group:
            continue
        line = [group]
        while line[-1].successor and by_slug[line[-1].successor] not in line:
            line.append(by_slug[line[-1].successor])
        lines.append(line)
    return lines


def lineage(corpus: Corpus, links: Links) -> Html:
    """A table of years: in each line a band for as long as its groups are known to have existed, and signatures."""
    lines = [line for line in lines_of(corpus.registry.groups) if any(group in corpus.groups for group in line)]
    if not lines:
        return NOTHING
    known = [day.year for line in lines for group in line for day in (group.period.start, group.period.end) if day]
    years = (*corpus.years, *known)
    span = range(min(years), max(years) + 1)
    numbers = [_numbers(corpus, line) for line in lines]
    rows = [
        (_label(corpus, links, line), _cells(line, found, span)) for line, found in zip(lines, numbers, strict=True)
    ]
    caption = "Signatures a year in each line of groups"
    most = max(max(found.values(), default=0) for found in numbers)
    return Html(
        '<section aria-labelledby="lineage"><h2 id="lineage">From group to group</h2>\n'
        "<p>Some groups were carried on under another name. Each signature keeps the group that was printed beside it. An"
        " arrow at the end of a band says that it goes on, or that the day is not known here.</p>\n"
        f"{chart('lineage', caption, span, rows, most, kind='wd-lineage')}</section>\n"
    )


def _numbers(corpus: Corpus, line: Sequence[Group]) -> Counter[int]:
    """The signatures of a line by year."""
    numbers: Counter[int] = Counter()
    for group in line:
        if group in corpus.groups:
            numbers.update({year: sum(parts.values()) for year, parts in corpus.of_group(group).by_year.items()})
    return numbers


def _label(corpus: Corpus, links: Links, line: Sequence[Group]) -> Html:
    return Html(f'<span class="wd-lines">{join(_step(corpus, links, group) for group in line)}</span>')


def _cells(line: Sequence[Group], numbers: Counter[int], span: range) -> Html:
    return join(_cell(numbers[year], _bands(line, year, span)) for year in span)


def _cell(number: int, bands: Html) -> Html:
    """A year; there is nothing in it before the first group of the line and after the last."""
    return Html(f"<td>{number:,}{bands}</td>" if number or bands else "<td></td>")


def _step(corpus: Corpus, links: Links, group: Group) -> Html:
    number = len(corpus.of_group(group)) if group in corpus.groups else 0
    name = (
        links.group(group)
        if number
        else Html(  # which has no page that would spell it out
            f'<span class="wd-group wd-group--{group.slug}">{esc(group.code)}</span><small>{esc(group.name)}</small>'
        )
    )
    start, end = group.period.start, group.period.end
    years = f"{start.year if start else ''}–{end.year if end else ''}" if start or end else ""
    dates = f"<small>{years}</small>" if years else ""
    return Html(f'<span class="wd-lines__step">{name}{dates}<small>{count(number, "signature")}</small></span>')


def _bands(line: Sequence[Group], year: int, span: range) -> Html:
    """The groups of a line that existed in a year, each from its first day there to its last, one above the other."""
    parts = ((group, *_part_of(group, year)) for group in line)
    there = [(group, start, end) for group, start, end in parts if start < end]
    if not there:
        return Html("")
    height = _HEIGHT / len(there)
    shapes = []
    for place, (group, start, end) in enumerate(there):
        top, bottom = place * height, (place + 1) * height
        left, right = round(_WIDTH * start, 1), round(_WIDTH * end, 1)
        # An open end is a point: at the first year of the table and at its last
        tip_left = _WIDTH / 2 if year == span[0] and group.period.start is None else 0
        tip_right = _WIDTH / 2 if year == span[-1] and group.period.end is None else 0
        middle = (top + bottom) / 2
        shapes.append(
            f'<path class="wd-fill--{group.slug}" d="M{left:g} {middle:g}L{left + tip_left:g} {top:g}H{right - tip_right:g}'
            f'L{right:g} {middle:g}L{right - tip_right:g} {bottom:g}H{left + tip_left:g}Z"/>'
        )
    return Html(
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{"".join(shapes)}</svg>'
    )


def _part_of(group: Group, year: int) -> tuple[float, float]:
    """From where to where a group existed in a year, as parts of it; where it did not, the end is not after the start."""
    days = 366 if calendar.isleap(year) else 365
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    start, end = group.period.start or first, group.period.end or last
    return ((max(start, first) - first).days / days, ((min(end, last) - first).days + 1) / days)
