"""Axe finds nothing on any kind of page, in either scheme."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browsing import PAPER, assert_accessible
from kinds import KINDS, Kind

# A forward is gone before anything can be looked at
LOOKED_AT = [kind for kind in KINDS if not kind.name.startswith("forward")]


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name)
def test_axe_reports_no_violation(page: Page, address_of: dict[str, str], kind: Kind) -> None:
    page.goto(address_of[kind.site] + kind.path)
    if kind.name in ("search", "compare"):  # which look up what they show
        page.wait_for_load_state("networkidle")
    assert_accessible(page)
    told = page.locator("body").inner_text()
    for scheme, paper in PAPER.items():
        page.emulate_media(color_scheme=scheme)
        assert kind.bare or page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        assert page.locator("body").inner_text() == told, "the schemes differ in colours alone"


def test_axe_reports_no_violation_in_results(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}search/?q=kazakhstan&country=austria")
    page.locator(".wd-item").first.wait_for()
    assert_accessible(page)


def test_axe_reports_no_violation_with_the_search_open(page: Page, address_638: str) -> None:
    page.goto(address_638)
    page.keyboard.press("/")
    page.keyboard.type("schennach")
    page.locator(".wd-dialog .wd-item").first.wait_for()
    assert_accessible(page)


def test_axe_reports_no_violation_with_filters_open(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/?q=lighthouse&country=austria&year=2017")
    for facet in ("Country", "Signatory"):
        page.locator("summary", has_text=facet).click()
        page.locator(".wd-facet[open] .wd-facet__options > *").first.wait_for()
        assert_accessible(page)
