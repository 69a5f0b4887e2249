"""HTML from text. Whatever a person wrote passes through `esc` before it stands in a page.

`Html` marks text that is safe to put into a page; the type checker keeps it apart from other text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NewType

from .dates import ENGLISH

Html = NewType("Html", str)


def esc(text: str) -> Html:
    """Text as HTML, fit for content and for quoted attributes."""
    return Html(escape(text))


def join(parts: Iterable[str]) -> Html:
    """Pieces of HTML in a row."""
    return Html("".join(parts))


def link(address: str, text: Html) -> Html:
    """A link; the address is escaped here."""
    return Html(f'<a href="{escape(address)}">{text}</a>')


def day_of_year(date: datetime.date) -> str:
    """Day and month as they are read: 11 October."""
    return f"{date.day} {ENGLISH[date.month - 1]}"


def day(date: datetime.date) -> str:
    """A date as it is read: 11 October 2017."""
    return f"{day_of_year(date)} {date.year}"


@lru_cache(maxsize=1 << 14)
def time(date: datetime.date) -> Html:
    """A date for people and machines."""
    return Html(f'<time datetime="{date.isoformat()}">{day(date)}</time>')


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 country", "1,234 countries"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def table(caption: str, heads: Sequence[tuple[str, str]], rows: Iterable[str]) -> Html:
    """A table in a frame that scrolls on a narrow screen.

    `heads` are pairs of a column's class and its name; `rows` are complete rows of HTML.
    """
    cells = "".join(f'<th scope="col" class="wd-col-{kind}">{esc(name)}</th>' for kind, name in heads)
    return Html(
        f'<div class="wd-table"><table class="wd-grid"><caption>{esc(caption)}</caption>'
        f"<thead><tr>{cells}</tr></thead><tbody>\n{''.join(rows)}</tbody></table></div>"
    )
