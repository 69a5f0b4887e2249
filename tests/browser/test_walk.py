"""The walk through the site with a keyboard and with a screen reader, as docs/contributing/accessibility.md has it.

A person hears more than a test can: the page says what is left to one. Tests of single tools (the search,
the filters, the box of citations) stand with those tools.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from kinds import THEMED
from pages import Document

# The element in focus: where it is, whether the focus can be seen, whether something covers it
_FOCUS = """() => {
  const here = document.activeElement;
  if (here === document.body) return null;
  const look = getComputedStyle(here);
  const ink = getComputedStyle(document.querySelector(".md-typeset")).color;
  const framed = (each) => [...each.querySelectorAll("circle")].some((seat) => getComputedStyle(seat).stroke === ink);
  const mark = here.querySelector("circle") ?? here; // what a seat says when it is reached stands elsewhere
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), y = box.y + Math.min(box.height / 2, 10);
  const top = document.elementFromPoint(x, y);
  const parts = ["wd-sources", "md-skip", "md-header", "md-tabs", "wd-crumbs", "wd-head", "wd-text", "wd-signatories", "wd-side",
    "wd-editions", "wd-cite", "wd-embed", "wd-map", "wd-neighbours", "wd-permalink", "wd-plain", "wd-sheet", "md-footer"];
  return {
    place: here.closest("[data-wd-finder]") ? "finder" : (parts.find((name) => here.closest(`.${name}`)) ?? "?"),
    seen: (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none" || framed(here),
    covered: !(top && (here.contains(top) || top.contains(here))),
    html: here.outerHTML.slice(0, 160),
  };
}"""


def _open(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)


def _stops(page: Page) -> list[dict[str, Any]]:
    """Every stop of Tab from the top of the page on, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        if stop is None or (stops and stop["place"] == "md-skip"):
            return stops
        stops.append(stop)
    raise AssertionError("The focus never leaves the page")


def test_step_2_titles_tell_pages_apart(site_published: Path, site_features: Path) -> None:
    sites = {"published": site_published, "features": site_features}
    places = [sites[kind.site] / kind.path for kind in THEMED if kind.site in sites]
    files = [place / "index.html" if place.is_dir() else place for place in places]
    titles = Counter(Document.read(file).one("title").text for file in files)
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize(
    ("site", "path", "places"),
    [
        (
            "features",
            "declarations/1/",
            "md-skip md-header md-tabs wd-crumbs wd-head wd-text wd-side wd-signatories wd-editions wd-cite wd-embed"
            " wd-neighbours wd-sources wd-permalink md-footer",
        ),
        ("published", "search/", "md-skip md-header md-tabs wd-crumbs finder wd-plain md-footer"),
        ("published", "countries/", "md-skip md-header md-tabs wd-crumbs wd-map wd-sheet wd-sources md-footer"),
    ],
)
def test_step_3_the_focus_goes_the_way_the_page_is_read(
    page: Page, address_of: dict[str, str], site: str, path: str, places: str
) -> None:
    _open(page, address_of[site] + path)
    stops = _stops(page)
    assert [place for place, _ in itertools.groupby(stop["place"] for stop in stops)] == places.split()
    assert [stop["html"] for stop in stops if not stop["seen"]] == [], "the focus must be seen"
    assert [stop["html"] for stop in stops if stop["covered"]] == [], "and nothing must lie over it"


@pytest.mark.parametrize("opener", [".wd-find", ".wd-search"])
def test_step_4_the_dialog_keeps_the_focus_and_gives_it_back(page: Page, address_638: str, opener: str) -> None:
    _open(page, address_638)
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("schennach")
    dialog.get_by_role("listitem").first.wait_for()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            page.keyboard.press(key)
            assert page.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            )
    dialog.get_by_role("button", name="Close").press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(opener)).to_be_focused()


def test_step_5_the_dialog_says_how_much_it_found(page: Page, address_638: str) -> None:
    _open(page, address_638)
    page.keyboard.press("/")
    _is_told(
        page.get_by_role("dialog").get_by_role("status"),
        lambda: page.keyboard.type("zzzz"),
        "Nothing found for “zzzz” in 1 of",
    )


def test_step_5_the_search_page_says_how_much_it_found(page: Page, address_638: str) -> None:
    _open(page, f"{address_638}search/")
    box = page.get_by_role("main").get_by_role("searchbox")
    _is_told(page.get_by_role("status"), lambda: box.fill("kazakhstan"), "2 results")


def test_step_5_a_filtered_table_says_how_much_is_left(page: Page, address_638: str) -> None:
    _open(page, f"{address_638}declarations/638/")
    opener = page.get_by_role("button", name="Filter and sort")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    form = page.get_by_role("search", name="Filter: In the order in which")
    _is_told(form.get_by_role("status"), lambda: form.get_by_label("Text").fill("austria"), "2 of 26")
    head = page.get_by_role("columnheader", name="Name")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")


def test_step_5_a_filtered_list_says_how_much_is_left(page: Page, address_sample: str) -> None:
    _open(page, f"{address_sample}declarations/")
    form = page.get_by_role("search", name="Filter these declarations")
    form.get_by_role("searchbox").focus()
    status = page.locator("[data-wd-finder]").get_by_role("status")
    status.wait_for(state="attached")
    form.get_by_role("searchbox").fill("zzzz")
    expect(status).to_have_text("0 of 200 declarations")
    expect(page.locator(".wd-sources")).to_be_visible()


def test_step_5_the_page_for_missing_addresses_says_what_it_offers(page: Page, address_638: str) -> None:
    _open(page, f"{address_638}404.html?638")
    region = page.locator("[aria-live=polite]", has=page.get_by_role("heading", name="Did you mean"))
    expect(region).to_contain_text("Kazakhstan")
    assert region.evaluate("each => !each.hidden")


def _is_told(status: Locator, act: Callable[[], None], words: str) -> None:
    """The region is there before its words are: one that comes with them is not read out."""
    status.wait_for(state="attached")
    before = status.element_handle()
    assert before is not None
    act()
    expect(status).to_contain_text(words)
    assert status.evaluate("(status, before) => status === before", before)
