"""Axe finds nothing in what opens on pages, in either scheme. Pages as they come: test_every_kind.py."""

from __future__ import annotations

from playwright.sync_api import Page

from browsing import assert_accessible


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
        page.locator(".wd-facet[open] :is(label, [aria-live] p)").first.wait_for()
        assert_accessible(page)
