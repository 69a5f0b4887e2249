"""Colours of the system show what colours of the page would have shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("place", ["#p3", "#pablo-bustinduy-es"])
def test_colours_of_the_system_show_where_a_link_led_and_the_focus(page: Page, address_638: str, place: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address_638}declarations/638/{place}")
    marked = page.locator(":is(.wd-para, tr):is(:target, :has(:target))")
    assert marked.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    assert page.locator(".wd-legend").count() == 1
    assert not page.locator(".wd-legend").is_visible(), "tiles have no shades then"
