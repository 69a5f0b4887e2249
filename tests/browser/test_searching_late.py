"""What comes late or not at all leaves what is shown: more results, and what is said beside them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

_HOLD = """() => {
  const { fetch } = window;
  const ready = new Promise((resolve) => (window.letGo = resolve));
  window.fetch = (...asked) => ready.then(() => fetch(...asked));
}"""


def test_more_is_shown_once_however_often_it_is_asked_for(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}declarations/?country=austria")
    items = page.locator("[data-wd-finder] .wd-item")
    expect(page.get_by_role("status")).to_have_text("83 of 200 declarations")
    more = page.get_by_role("button", name=re.compile("^Show [0-9]+ more$"))
    page.evaluate(_HOLD)
    more.evaluate("(button) => [1, 2, 3].forEach(() => button.click())")
    page.evaluate("window.letGo()")
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


@pytest.mark.parametrize(("query", "said"), [("oppression", "1 result"), ("nosuchword", "Nothing found.")])
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
    expect(page.get_by_role("list", name="Results").get_by_role("listitem")).to_have_count(int(said == "1 result"))
    expect(page.get_by_text("could not be loaded")).to_have_count(0)


def test_a_list_is_filtered_without_the_way_to_the_texts(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/elsewhere.js", lambda route: route.abort())
    page.goto(f"{address_638}countries/austria/?q=kazakhstan")
    expect(page.get_by_role("status")).to_have_text("1 of 1 declaration")


@pytest.mark.parametrize(
    ("where", "broken", "said"),
    [
        ("page", "**/search/data/**", "The search could not be loaded."),
        ("dialog", "**/search/data/**", "The search could not be loaded."),
        ("page", "**/pagefind.js", "The texts cannot be searched in this browser now."),
        ("dialog", "**/pagefind.js", "The texts cannot be searched in this browser now."),
    ],
)
def test_what_went_wrong_is_heard(bare: BrowserContext, address_638: str, where: str, broken: str, said: str) -> None:
    page = bare.new_page()
    page.route(broken, lambda route: route.abort())
    page.goto(f"{address_638}{'search/' if where == 'page' else ''}")
    page.keyboard.press("/")
    status = page.get_by_role("status")
    expect(status).to_be_attached()
    there = status.element_handle()
    page.keyboard.type("oppression")
    expect(status).to_contain_text(said)
    assert there is not None
    assert there.evaluate("(status) => status.isConnected"), "it was there before it had something to say"


def test_a_list_to_choose_from_that_could_not_be_loaded_is_heard(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/search/data/facets.json", lambda route: route.abort())
    page.goto(f"{address_638}search/")
    page.locator("summary", has_text="Country").click()
    expect(page.locator(".wd-facet[open] [aria-live]")).to_have_text("This list could not be loaded.")
