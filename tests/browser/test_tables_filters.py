"""The filters of a table as a part of its page: by keyboard, closed again, narrow, on paper, and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import assert_accessible
from filtering import filters, open_filters, shown_numbers, shown_rows
from pages import assets


def _without_breaks(html: str) -> str:
    return re.sub(r">\s+<", "><", html)


def test_closing_shows_the_table_as_it_was(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    before = _without_breaks(page.locator("article").inner_html())
    opener = page.get_by_role("button", name="Filter and sort")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Name", exact=True).click()
    filters(page).get_by_label("Group").select_option("soc")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(page).to_have_url(f"{address_638}declarations/638/")
    assert _without_breaks(page.locator("article").inner_html()) == before


def test_keyboard_alone_filters_and_sorts(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    page.get_by_role("button", name="Filter and sort").focus()
    page.keyboard.press("Enter")
    controls = filters(page)
    stops: tuple[tuple[str, Literal["searchbox", "combobox", "button", "link"]], ...] = (
        ("Text", "searchbox"),
        ("Country", "combobox"),
        ("Group", "combobox"),
        ("Reset", "button"),
        ("CSV of this view", "button"),
        ("CSV in Excel", "link"),
        ("No.", "button"),
        ("Name", "button"),
        ("Country", "button"),
        ("Group", "button"),
    )
    for name, role in stops:
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none", name
        expect(focused).to_have_role(role)
        expect(focused).to_have_accessible_name(name)
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name="Group")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(":focus")).to_have_accessible_name("Group")
    expect(page.locator(":focus")).to_have_accessible_description(re.compile("third time brings the first order back"))
    for _ in range(7):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("s")  # in the choice of a group, to the one that begins so
    expect(controls.get_by_label("Group")).to_have_value("soc")
    expect(controls.get_by_role("status")).to_contain_text("9 of 26")
    controls.get_by_label("Text").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("signatories-group=soc"))


def test_without_javascript_tables_are_whole_and_plain(browser: Browser, address_638: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address_638}declarations/638/?signatories-group=soc&signatories-sort=name")
    expect(shown_rows(page)).to_have_count(26)
    expect(page.locator(".wd-sheet button")).to_be_hidden()
    assert shown_numbers(page)[0] == "1"
    context.close()


def test_a_short_table_has_nothing_to_filter(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}countries/san-marino/?signatories-q=x")
    expect(shown_rows(page)).to_have_count(3)
    expect(page.get_by_role("button", name="Filter and sort")).to_have_count(0)


def test_what_is_loaded_first_holds_no_filters(page: Page, address_638: str, site_638: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address_638}declarations/638/", wait_until="networkidle")
    assert not [url for url in asked if "tables" in url]
    page.get_by_role("button", name="Filter and sort").click()
    filters(page)
    assert [url for url in asked if "tables" in url] == [f"{address_638}{assets(site_638)}tables.js"]


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_open_filters_are_no_wider_than_the_screen(page: Page, address_sample: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("declarations/200/", "countries/", "groups/", "groups/soc/", "countries/germany/"):
        controls = open_filters(page, address_sample + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        for part in controls.locator("input, select, button").all():
            box = part.bounding_box()
            assert box is not None
            assert box["x"] >= 0, path
            assert box["x"] + box["width"] <= width, path
            assert box["height"] >= 24, "large enough for a finger"
        sheet = page.locator(".wd-sheet .wd-table").evaluate("e => e.scrollWidth - e.clientWidth")
        assert sheet <= 24 or width < 360, f"{path}: the table itself may scroll, and hardly does"


@pytest.mark.parametrize("path", ["declarations/638/", "groups/soc/", "groups/", "countries/"])
def test_axe_reports_no_violation_with_filters_open(page: Page, address_638: str, path: str) -> None:
    controls = open_filters(page, address_638 + path)
    controls.get_by_label("Text").fill("a")
    page.locator(".wd-grid thead button").last.click()
    assert_accessible(page)


def test_paper_has_every_row_and_no_controls(page: Page, address_638: str) -> None:
    controls = open_filters(page, f"{address_638}declarations/638/")
    controls.get_by_label("Group").select_option("soc")
    expect(shown_rows(page)).to_have_count(9)
    page.emulate_media(media="print")
    expect(shown_rows(page)).to_have_count(26)
    expect(controls).to_be_hidden()
    expect(page.get_by_role("button", name="Filter and sort")).to_be_hidden()


def test_the_button_of_the_filters_covers_no_heading(page: Page, address_sample: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address_sample}declarations/200/")
    page.locator(".wd-grid tbody th a").first.click()
    heading = page.get_by_role("heading", name="Declarations signed")
    words = heading.evaluate(
        "e => { const range = document.createRange(); range.selectNodeContents(e);"
        " return range.getBoundingClientRect().right; }"
    )
    button = page.get_by_role("button", name="Filter and sort").bounding_box()
    assert button is not None
    assert words <= button["x"]
