"""A declaration that means harm, in a real browser: it is shown as the text that it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    "path",
    [
        "",
        "declarations/",
        "declarations/1/",
        "declarations/638/",
        "countries/austria/",
        "groups/uel/",
        "signatories/b-ada-b-q-example-at/",
        "years/2017/",
    ],
)
def test_no_script_of_a_contributor_runs(page: Page, address_hostile: str, path: str) -> None:
    page.goto(address_hostile + path)
    expect(page.get_by_role("article")).to_be_visible()
    assert (
        page.locator(
            "article script:not(.wd-side + script[type='application/ld+json']), article img, article iframe, article style"
        ).count()
        == 0
    )
    closed = page.locator("article details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    for link in page.locator("article a:not(.wd-seat, .wd-skip), article .wd-seat circle").all():
        link.hover()


def test_search_results_show_it_as_text(page: Page, address_hostile: str) -> None:
    page.goto(address_hostile)
    page.keyboard.press("/")
    page.keyboard.type("config")
    result = page.get_by_role("dialog").get_by_role("link", name="<script>alert(1)</script>")
    expect(result).to_have_attribute("href", f"{address_hostile}declarations/1/")
    assert page.locator("dialog :is(script, img, i)").count() == 0
