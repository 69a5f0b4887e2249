"""Axe finds nothing on any kind of page, in either scheme."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from kinds import KINDS, Kind

# A forward is gone before anything can be looked at
LOOKED_AT = [kind for kind in KINDS if not kind.name.startswith("forward")]


_ALL = {"resultTypes": ["violations"]}
_COLOURS = {**_ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
PAPER: dict[Literal["light", "dark"], str] = {"light": "rgb(251, 249, 244)", "dark": "rgb(20, 23, 28)"}


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name)
def test_axe_reports_no_violation(page: Page, address_of: dict[str, str], kind: Kind) -> None:
    told: set[str] = set()
    for scheme, paper in PAPER.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address_of[kind.site] + kind.path)
        assert kind.bare or page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        if kind.name in ("search", "compare"):  # which look up what they show
            page.wait_for_load_state("networkidle")
        told.add(page.locator("body").inner_text())
        results = Axe().run(page, options=_ALL if scheme == "light" else _COLOURS)
        assert results.violations_count == 0, f"{scheme}: {results.generate_report()}"
    assert len(told) == 1, "the schemes differ in colours alone"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_reports_no_violation_in_results(
    context: BrowserContext, address_638: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{address_638}search/?q=kazakhstan&country=austria")
    page.locator(".wd-item").first.wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_reports_no_violation_with_the_search_open(
    context: BrowserContext, address_638: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address_638)
    page.keyboard.press("/")
    page.keyboard.type("schennach")
    page.locator(".wd-dialog .wd-item").first.wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_reports_no_violation_with_filters_open(
    context: BrowserContext, address_sample: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{address_sample}search/?q=lighthouse&country=austria&year=2017")
    for facet in ("Country", "Signatory"):
        page.locator("summary", has_text=facet).click()
        page.locator(".wd-facet[open] .wd-facet__options > *").first.wait_for()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
