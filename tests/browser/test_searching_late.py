"""What comes late or not at all leaves what is shown: more results, and what is said beside them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect


def _hold(page: Page, address: str) -> list[Route]:
    """What is asked for at an address, to be answered later."""
    held: list[Route] = []
    page.route(address, lambda route: held.append(route))
    return held


def _let_go(page: Page, address: str, held: list[Route]) -> None:
    page.unroute(address)
    for route in held:
        route.continue_()


def test_more_is_shown_once_however_often_it_is_asked_for(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}declarations/?country=austria")
    items = page.locator("[data-wd-finder] .wd-item")
    expect(page.get_by_role("status")).to_have_text("83 of 200 declarations")
    more = page.get_by_role("button", name=re.compile("^Show [0-9]+ more$"))
    names = "**/search/data/signatures-*.json"
    held = _hold(page, names)
    with page.expect_request(names):
        more.evaluate("(button) => [1, 2, 3].forEach(() => button.click())")
    _let_go(page, names, held)
    expect(items).to_have_count(20)
    for shown in range(30, 90, 10):
        more.click()
        expect(items).to_have_count(min(shown, 83))
    more.click()
    expect(items).to_have_count(83)
    expect(more).to_be_hidden()
    assert len(set(items.locator(".wd-item__number").all_text_contents())) == 83


def test_more_that_could_not_be_loaded_is_said_and_leaves_what_is_shown(
    bare: BrowserContext, address_sample: str
) -> None:
    page = bare.new_page()
    page.goto(f"{address_sample}search/?q=lighthouse")
    items = page.locator("[data-wd-finder] .wd-item")
    expect(items).to_have_count(10)
    page.route("**/search/texts/fragment/**", lambda route: route.abort())
    more = page.get_by_role("button", name="Show 10 more")
    more.click()
    expect(page.get_by_text("More could not be loaded. Try again, or reload the page.")).to_be_visible()
    expect(items).to_have_count(10)
    expect(more).to_be_visible()


@pytest.mark.parametrize(("query", "said"), [("kazakhstan", "1 result"), ("nosuchword", "Nothing found.")])
@pytest.mark.parametrize("where", ["dialog", "page"])
def test_answers_stand_without_what_is_said_beside_them(
    bare: BrowserContext, address_638: str, query: str, said: str, where: str
) -> None:
    page = bare.new_page()
    page.route("**/nothing.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        if where == "page":
            page.goto(f"{address_638}search/?q={query}")
        else:
            page.goto(address_638)
            page.keyboard.press("/")
            page.keyboard.type(query)
    expect(page.get_by_role("status")).to_have_text(said)
    expect(page.get_by_role("link", name="Kazakhstan: political oppression")).to_have_count(int(query == "kazakhstan"))
    expect(page.get_by_text("could not be loaded")).to_have_count(0)


def test_a_list_is_filtered_without_the_way_to_the_texts(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/elsewhere.js", lambda route: route.abort())
    page.goto(f"{address_638}countries/austria/?q=kazakhstan")
    expect(page.get_by_role("status")).to_have_text("1 of 1 declaration")
