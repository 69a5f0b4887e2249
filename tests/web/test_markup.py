"""HTML from text: what is written shorter means the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pages import Document
from written_declarations.web.markup import Heading, Html, table, without_gaps


def _by_name(order: list[int]) -> str:
    rows = [Html(f"<tr><td>{place}</td></tr>\n") for place in order]
    (written,) = re.findall('data-wd-by-name="([^"]*)"', table("t", "T", (Heading("name", "Name"),), rows, order))
    return str(written)


@given(st.permutations(range(12)))
def test_runs_of_places_are_read_back(order: list[int]) -> None:
    """As docs/assets/tables.js reads them."""
    read: list[int] = []
    for run in _by_name(order).split(" "):
        first, _, last = run.partition("-")
        read.extend(range(int(first), int(last or first) + 1))
    assert read == order


def test_runs_are_short() -> None:
    assert _by_name([1, 2, 3, 0, *range(4, 60)]) == "1-3 0 4-59"


def test_gaps_close_and_words_stay_parted() -> None:
    html = "<main>\n\n    <p>One\n      two <b>three</b>\n four</p>\n   \n  <p></p> <i>five</i>\n</main>"
    closed = without_gaps(html)
    assert closed == "<main>\n<p>One\ntwo <b>three</b>\nfour</p>\n<p></p> <i>five</i>\n</main>"
    assert Document(closed).all("p")[0].text.split() == Document(html).all("p")[0].text.split()
