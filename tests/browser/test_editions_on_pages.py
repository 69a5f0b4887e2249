"""Earlier editions in Chromium: an old link to a place tells whom it may have meant, with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("scripts", [True, False])
def test_old_links_tell_whom_they_may_have_meant(browser: Browser, address_features: str, scripts: bool) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{address_features}declarations/1/")
        said = page.locator("#signatory-2 .wd-was")
        expect(said).to_be_hidden()
        page.goto(f"{address_features}declarations/1/#signatory-2")
        expect(said).to_be_visible()
        expect(said).to_contain_text("in the first edition No. 2 was Gus FARTHER")
        said.get_by_role("link", name="Gus FARTHER").click()
        gone = page.locator("#gus-farther-es")
        expect(gone).to_be_visible()
        expect(gone).to_be_in_viewport()
        expect(gone).to_have_text("Mr Gus FARTHER, Spain, SOC")


def test_a_fold_opens_for_who_comes_by_its_link(browser: Browser, address_features: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address_features}declarations/1/")
        page.locator(".wd-said").get_by_role("link", name="the first edition").click()
        expect(page.locator("#edition-1 li")).to_have_count(5)
        expect(page.locator("#edition-1")).to_be_visible()
