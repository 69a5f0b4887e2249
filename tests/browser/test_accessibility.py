"""Axe finds nothing on any kind of page, in either scheme."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

KINDS = {
    "home": "",
    "declarations": "declarations/",
    "declaration": "declarations/638/",
    "countries": "countries/",
    "country": "countries/san-marino/",
    "groups": "groups/",
    "group": "groups/soc/",
    "signatories": "signatories/",
    "signatory": "signatories/mart-van-de-ven-nl/",
    "years": "years/",
    "year": "years/2017/",
    "search": "search/",
    "results": "search/?q=kazakhstan&country=austria",
    "compare": "compare/?a=638",
    "data": "data/",
    "coverage": "coverage/",
    "about": "about/",
    "contribute": "contribute/",
    "contributing": "contributing/",
    "format": "contributing/format/",
    "code": "contributing/code/",
    "rules": "contributing/rules/",
    "rule": "contributing/rules/unknown-country/",
    "missing": "404.html",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_reports_no_violation(
    context: BrowserContext, address_638: str, kind: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    # Material fades its tabs in; a half-faded tab has no contrast yet
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address_638 + KINDS[kind])
    expected = "slate" if scheme == "dark" else "default"
    assert page.locator("body").get_attribute("data-md-color-scheme") == expected
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "declarations/1/",
        "declarations/2/",
        "declarations/3/",
        "groups/nr/",
        "signatories/ada-example-at/",
        "countries/canada/",
    ],
)
def test_axe_reports_no_violation_whatever_a_declaration_holds(
    context: BrowserContext, address_features: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address_features + path)
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
