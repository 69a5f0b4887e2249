"""HTML from text. Whatever a person wrote passes through `esc` before it stands in a page.

`Html` marks text that is safe to put into a page; the type checker keeps it apart from other text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any, NewType

from ..words.dates import ENGLISH

Html = NewType("Html", str)
_GAP = re.compile(r"\s*\n\s*")


def esc(text: str) -> Html:
    """Text as HTML, fit for content and for quoted attributes."""
    return Html(escape(text))


def lang(code: str) -> Html:
    """The attribute of an element in that language, behind a space; none in the language of the site."""
    return Html("" if code == "en" else f' lang="{esc(code)}"')


def named_in_french(name: str) -> Html:
    """A French name in an English page: said to be French, for eyes and for voices."""
    return Html(f'in French: <span lang="fr">{esc(name)}</span>')


def without_gaps(html: str) -> str:
    """A page without blank lines and indents; not for one with preformatted text."""
    return _GAP.sub("\n", html)


def join(parts: Iterable[str]) -> Html:
    """Pieces of HTML in a row."""
    return Html("".join(parts))


def alternate(kind: str, title: str, address: str) -> Html:
    """For the head of a page: the same in another form. `kind` is a media type."""
    return Html(f'<link rel="alternate" type="{esc(kind)}" title="{esc(title)}" href="{esc(address)}">\n')


def link(address: str, text: Html, language: str = "en") -> Html:
    """A link whose text is in that language; the address is escaped here."""
    return Html(f'<a href="{escape(address)}"{lang(language)}>{text}</a>')


def day_of_year(date: datetime.date) -> str:
    """Day and month as they are read: 11 October."""
    return f"{date.day} {ENGLISH[date.month - 1]}"


def day(date: datetime.date) -> str:
    """A date as it is read: 11 October 2017."""
    return f"{day_of_year(date)} {date.year}"


def month_name(month: str) -> str:
    """A month as it is read: November 2026 for 2026-11."""
    year, _, number = month.partition("-")
    return f"{ENGLISH[int(number) - 1]} {year}"


@lru_cache(maxsize=1 << 14)
def time(date: datetime.date) -> Html:
    """A date for people and machines."""
    return Html(f'<time datetime="{date.isoformat()}">{day(date)}</time>')


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 country", "1,234 countries"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column of a table: what its cells hold, its name, and the name of what they hold in small print.

    `kind` is one of order, name, title, country, group and count. Style and script go by it.
    """

    kind: str
    name: str
    small: str = ""

    @property
    def head(self) -> Html:
        """The head of the column."""
        small = f' data-wd-small="{esc(self.small)}"' if self.small else ""
        return Html(f'<th scope="col" class="wd-col-{self.kind}"{small}>{esc(self.name)}</th>')


# How much of a list a narrow screen shows at once
SHOWN = 20


def cut(items: Sequence[str], shown: int = SHOWN) -> tuple[Sequence[str], Sequence[str]]:
    """What a narrow screen shows of a list at once, and the rest. A list up to half as long again stands whole."""
    return (items, ()) if len(items) <= shown * 3 // 2 else (items[:shown], items[shown:])


def rest(summary: str, content: Html) -> Html:
    """What stands behind a line to open on a narrow screen, and open on a wide one and on paper.

    It needs no script: a link to a place within opens it, and so does what the browser finds there.
    """
    return Html(f'<details class="wd-rest"><summary>{esc(summary)}</summary>\n{content}</details>\n')


def in_short(items: Sequence[str], listed: Callable[[Sequence[str]], Html], what: str, shown: int = SHOWN) -> Html:
    """Items as `listed` lists them, those of a long list beyond the first as its `rest`, under how many they are and
    `what`. Where both are open they are one list: the columns of names run through both.
    """
    first, others = cut(items, shown)
    if not others:
        return listed(first)
    return Html(f'<div class="wd-flow">{listed(first)}{rest(f"{len(others):,} {what}", listed(others))}</div>\n')


# Of so many rows on, a table can be filtered and sorted; fewer are read faster than a form
SORTABLE = 5


def table(
    name: str,
    caption: str,
    columns: Sequence[Heading],
    rows: Sequence[str],
    by_name: Sequence[int] = (),
    more: str = "",
) -> Html:
    """A table in a frame that scrolls on a narrow screen, with the button of its filters if it is long.

    `name` tells it from other tables of the page, for scripts; `rows` are complete rows of HTML, `by_name` their
    places from 0 in the order of their names, if they stand in another. With `more`, which is what rows are called
    together, those of a long table beyond the first are its `rest`, a table below with the same columns. A cell
    needs no class: the table says from which column on there are counts, the heads say the rest.
    """
    kinds = [column.kind for column in columns]
    counts = f" wd-grid--counts-{kinds.index('count') + 1}" if "count" in kinds else ""
    opener = (
        '<button type="button" class="wd-open" aria-expanded="false" hidden>Filter and sort</button>'
        if len(rows) >= SORTABLE
        else ""
    )
    order = f' data-wd-by-name="{_runs(by_name)}"' if len(rows) >= SORTABLE and by_name else ""
    heads = f"<thead><tr>{join(column.head for column in columns)}</tr></thead><tbody>\n"
    start, end = f'<div class="wd-table"><table class="wd-grid{counts}"', "</tbody></table></div>"
    first, others = cut(rows) if more else (rows, ())
    label = f"{len(others):,} more {more}"
    below = rest(label, Html(f'{start} aria-label="{label}">{heads}{"".join(others)}{end}')) if others else ""
    return Html(
        f'<div class="wd-sheet" data-wd-table="{name}"{order}>{opener}'
        f"{start}><caption>{esc(caption)}</caption>{heads}{''.join(first)}{end}{below}</div>"
    )


def places(keys: Sequence[Any]) -> list[int]:
    """The places of some keys from 0, in the order of the keys."""
    return sorted(range(len(keys)), key=keys.__getitem__)


def _runs(numbers: Sequence[int]) -> str:
    """Numbers in their order, each run of following ones as one: "1-13 0 14-59"."""
    runs = ([number for _, number in run] for _, run in groupby(enumerate(numbers), lambda found: found[1] - found[0]))
    return " ".join([f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs])
