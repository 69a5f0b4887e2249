"""Whoever presses something whose module cannot be loaded is told, and the page stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

_SAID = "That could not be loaded. Reload the page to try again."
_SAVE = "The file could not be made, because not all of it could be loaded. Try again."


def _press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name).first.click()


@pytest.mark.parametrize(
    ("path", "module", "ask"),
    [
        ("declarations/638/", "tables", _press("Filter and sort")),
        ("declarations/638/", "tables", _press("SOC, 9: show only these in the list of signatories")),
        ("declarations/638/", "picture", _press("Save as SVG: Hemicycle")),
        ("declarations/638/", "picture", _press("Save as PNG: Map")),
        ("declarations/638/", "share", _press("Copy link")),
        ("declarations/638/", "share", lambda page: page.locator("a.wd-pin").first.click()),
        ("declarations/638/", "cite", lambda page: page.get_by_text("Cite this declaration").click()),
        ("declarations/638/", "embed", lambda page: page.get_by_text("Show it on another site").click()),
        ("declarations/", "finder", lambda page: page.locator("[data-wd-finder] input").focus()),
        ("signatories/", "signatories", lambda page: page.locator("[data-wd-finder] input").focus()),
    ],
)
def test_what_could_not_be_loaded_is_told(
    bare: BrowserContext, address_published: str, path: str, module: str, ask: Callable[[Page], None]
) -> None:
    page = bare.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.route(f"**/{module}.js", lambda route: route.abort())
    page.goto(address_published + path)
    told = page.locator("main").inner_text()
    ask(page)
    expect(page.get_by_role("status").get_by_text(_SAID)).to_be_visible()
    assert failed == [], "nothing is thrown that nobody catches"
    if module in ("tables", "picture"):
        assert page.locator("main").inner_text().replace(_SAID, "").strip() == told.strip()


def test_a_grid_whose_file_cannot_be_made_says_so(bare: BrowserContext, address_published: str) -> None:
    page = bare.new_page()
    page.route("**/csv.js", lambda route: route.abort())
    page.goto(f"{address_published}compare/?declarations=638,630,629")
    page.get_by_role("button", name="CSV").click()
    expect(page.get_by_text(_SAVE)).to_be_visible()
