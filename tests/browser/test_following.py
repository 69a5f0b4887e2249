"""Following, and what is new since the last visit, as somebody does it who reads."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()


def _visited(page: Page, changes: int, hours: int) -> None:
    """As if this browser had been here, when there were so many changes, and with the marks switched on."""
    visit = json.dumps({"before": 0, "seen": changes, "at": 0})
    page.evaluate(
        "([visit, hours]) => localStorage.setItem('wd-visits', JSON.stringify("
        "{ ...JSON.parse(visit), at: Date.now() - hours * 3600e3 }))",
        [visit, hours],
    )


def test_an_address_is_copied(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}follow/")
    page.get_by_role("button", name="Copy the address: What changed").click()
    expect(page.locator(".wd-told")).to_have_text("Copied the address.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert str(copied).endswith("/changes/feed.xml")


def test_who_comes_from_a_page_or_a_search_finds_its_feed(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}countries/austria/")
    page.get_by_role("link", name="Follow", exact=True).first.click()
    expect(page.locator(".wd-fields code").first).to_have_text(f"{address_features}countries/austria/feed.xml")
    page.goto(f"{address_features}search/?country=austria")
    page.locator(".wd-sections").get_by_role("link", name="Follow").click()
    shown = page.locator(".wd-fields code")
    expect(shown.nth(0)).to_have_text(f"{address_features}search/?country=austria")
    expect(shown.nth(1)).to_have_text(f"{address_features}countries/austria/feed.xml")


@pytest.mark.parametrize(
    "of", ["javascript:alert(1)", "https://example.net/", "../../x/", "countries/<b>x</b>/", "countries//example.net/"]
)
def test_a_hostile_address_is_not_shown(page: Page, address_features: str, of: str) -> None:
    page.goto(f"{address_features}follow/?of={of}")
    expect(page.get_by_role("button", name="Copy the address: What changed")).to_be_visible()
    assert page.locator(".wd-fields code").count() == 4


def test_what_is_new_since_the_last_visit_is_marked(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}changes/")
    switch = page.get_by_role("switch")
    expect(switch).not_to_be_checked()
    assert page.evaluate("() => localStorage.getItem('wd-visits')") is None, "nothing is kept before it is switched on"
    switch.check()
    page.reload()
    expect(page.locator(".wd-visits")).to_contain_text("Nothing is new since your last visit.")
    _visited(page, changes=10, hours=5)
    page.reload()
    expect(page.locator(".wd-visits")).to_contain_text("New or changed since your last visit: No. 6, 3, 2.")
    assert page.locator(".wd-new").all_inner_texts() == ["New"] * 3
    page.goto(f"{address_features}declarations/")
    expect(page.locator(".wd-new")).to_have_text(["Corrected", "Corrected"])
    page.goto(f"{address_features}changes/")
    expect(page.locator(".wd-new")).to_have_count(3)  # one visit has several pages
    _visited(page, changes=0, hours=5)
    page.goto(f"{address_features}declarations/1/", wait_until="networkidle")
    assert page.locator(".wd-signatories .wd-new").count() == 0, "a link to a place names no declaration"
    page.goto(f"{address_features}changes/")
    page.get_by_role("switch").uncheck()
    expect(page.get_by_role("switch")).not_to_be_checked()
    assert page.evaluate("() => localStorage.getItem('wd-visits')") is None


def test_nothing_is_said_and_nothing_switched_before_the_answer_is_there(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}changes/")
    _visited(page, changes=10, hours=5)
    held: list[Route] = []
    page.route("**/recent.json", lambda route: held.append(route))
    with page.expect_request("**/recent.json"):
        page.reload()
    switch, note = page.get_by_role("switch"), page.locator(".wd-visits").get_by_role("status")
    expect(switch).to_be_checked()
    expect(note).to_contain_text("kept in this browser alone")
    switch.press("Space")
    with page.expect_response("**/recent.json"):
        held.pop().continue_()
    expect(switch).to_be_focused()
    expect(note).to_contain_text("kept in this browser alone")
    switch.press("Space")  # on, and off before its answer
    expect(switch).to_be_checked()
    switch.press("Space")
    with page.expect_response("**/recent.json"):
        held.pop().continue_()
    expect(switch).not_to_be_checked()
    assert page.evaluate("() => localStorage.getItem('wd-visits')") is None
    assert page.locator(".wd-new").count() == 0


def test_what_failed_is_said_as_what_it_is(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}changes/")
    page.route("**/recent.json", lambda route: route.abort())
    switch, note = page.get_by_role("switch"), page.locator(".wd-visits").get_by_role("status")
    switch.click()
    expect(note).to_have_text("What is new could not be loaded.")
    expect(switch).not_to_be_checked()
    _visited(page, changes=10, hours=5)
    page.reload()
    expect(switch).to_be_checked()
    expect(note).to_have_text("What is new could not be loaded.")
    switch.click()
    expect(note).to_contain_text("kept in this browser alone")
    page.unroute("**/recent.json")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('refused') } }")
    switch.click()
    expect(note).to_have_text("That did not work: your browser keeps nothing for this site.")
    expect(switch).not_to_be_checked()


@pytest.mark.parametrize("kept", ["", "null", "[]", '{"before":"<b>"}', "{", '{"before":1e999,"seen":0,"at":0}'])
def test_what_a_browser_kept_wrongly_is_as_nothing(page: Page, address_features: str, kept: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address_features}changes/")
    page.evaluate("(kept) => localStorage.setItem('wd-visits', kept)", kept)
    page.reload()
    expect(page.get_by_role("switch")).not_to_be_checked()
    assert page.locator(".wd-new").count() == 0
    assert errors == []


def test_without_scripts_nothing_is_missing(browser: Browser, address_features: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address_features}follow/")
    assert page.locator(".wd-fields code").count() == 4
    page.goto(f"{address_features}changes/")
    assert page.locator(".wd-item").count() == 13 - 3, "the four lines of the new edition are one change"
