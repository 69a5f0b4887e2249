"""The key / opens the search, and can be switched off: by speech, or by chance, single keys are struck that nobody means."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

NAME = "The key / opens the search"


def test_the_key_is_switched_off_and_on_again(page: Page, address_638: str) -> None:
    page.goto(address_638 + "countries/")
    page.keyboard.press("/")
    dialog, switch = page.get_by_role("dialog"), page.get_by_role("checkbox", name=NAME)
    expect(switch).to_be_checked()
    assert page.evaluate("() => localStorage.length") == 0, "nothing is kept before it is switched off"
    shown = "() => getComputedStyle(document.querySelector('.wd-find'), '::after').visibility"
    assert page.evaluate(shown) == "visible"
    switch.uncheck()
    assert page.evaluate(shown) == "hidden", "the header names no key that does nothing"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    page.goto(address_638 + "groups/")
    assert page.evaluate(shown) == "hidden"
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(switch).not_to_be_checked()
    switch.check()
    assert page.evaluate(shown) == "visible"
    assert page.evaluate("() => localStorage.length") == 0
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


@pytest.mark.fresh
def test_where_nothing_may_be_kept_there_is_no_switch(page: Page, address_638: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });")
    page.goto(address_638 + "countries/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("link", name="Search page with filters")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)


@pytest.mark.fresh
def test_what_cannot_be_kept_is_said(page: Page, address_638: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    page.goto(address_638 + "countries/")
    page.keyboard.press("/")
    switch = page.get_by_role("checkbox", name=NAME)
    switch.click()
    expect(switch).to_be_checked()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("your browser keeps nothing")
