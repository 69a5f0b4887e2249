"""What assistive technology is told, in Chromium's accessibility tree; and whole pages as they are read out.

A transcript below tests/transcripts is what was read when somebody last looked at it. After a change that is meant to
change it: pytest tests/browser/test_hearing.py --update-cases, then read the difference.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from heard import Node, heard, transcript

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"
PAGES = {
    "declaration": ("638", "declarations/638/", ".wd-only"),
    "search": ("638", "search/?q=kazakhstan&country=austria", ".wd-item"),
    "compare": ("features", "compare/?a=1&b=2", ".wd-compare__result"),
}


def _named(nodes: list[Node], *roles: str) -> list[Node]:
    return [node for node in nodes if node.role in roles]


def test_a_number_in_the_legend_says_of_which_group_it_is(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    page.locator(".wd-only").first.wait_for()
    only = [node for node in _named(heard(page), "button") if "show only these" in node.name]
    assert [node.name.partition(":")[0] for node in only] == ["SOC, 9", "UEL, 8", "EPP/CD, 5", "ALDE, 3", "FDG, 1"]
    assert {node.states for node in only} == {("pressed false",)}


@pytest.mark.parametrize("path", ["", "declarations/638/", "years/2017/", "countries/austria/", "groups/"])
def test_groups_are_spelled_out_where_all_can_read_it(page: Page, address_638: str, path: str) -> None:
    """In words that are seen and heard, not in a note that only a mouse brings."""
    page.goto(address_638 + path)
    shown = page.locator("main").inner_text()
    for code, name in (
        ("SOC", "Socialists, Democrats and Greens Group"),
        ("UEL", "Group of the Unified European Left"),
    ):
        assert (code in shown) == (name in shown)


@pytest.mark.parametrize("path", ["", "countries/"])
def test_the_map_goes_as_the_eye_does_and_can_be_skipped(page: Page, address_638: str, path: str) -> None:
    page.goto(address_638 + path)
    skip = page.get_by_role("link", name="Skip the map")
    boxes = page.locator(".wd-tiles a").evaluate_all(
        "tiles => tiles.map((tile) => tile.getBoundingClientRect()).map(({ x, y }) => [Math.round(y), Math.round(x)])"
    )
    assert boxes == sorted(boxes)
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".wd-tiles a").first).to_be_focused()
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(".wd-map :focus, .wd-tiles :focus").count() == 0
    assert page.locator("main :focus").count() == 1


def test_escape_closes_the_search_at_once_and_keeps_what_was_typed(page: Page, address_638: str) -> None:
    page.goto(address_638)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search")
    page.keyboard.type("schennach")
    dialog.get_by_role("listitem").first.wait_for()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(dialog.get_by_role("searchbox")).to_have_value("schennach")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_out_as_it_was_when_somebody_listened(
    page: Page, address_of: dict[str, str], request: pytest.FixtureRequest, name: str
) -> None:
    site, path, there = PAGES[name]
    page.goto(address_of[site] + path)
    page.locator(there).first.wait_for()
    page.wait_for_load_state("networkidle")
    said, file = transcript(page), TRANSCRIPTS / f"{name}.txt"
    if request.config.getoption("--update-cases"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def test_no_two_things_in_a_row_say_the_same(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    nodes = [node for node in heard(page) if node.role in ("link", "button", "text")]
    assert [
        str(one) for one, other in itertools.pairwise(nodes) if (one.role, one.name) == (other.role, other.name)
    ] == []
