"""Several parts of a page share its address: each keeps what the others have there, and steps in the history show it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from filtering import filters, open_filters, shown_rows


def test_a_finder_keeps_the_filters_of_a_table(page: Page, address_sample: str) -> None:
    austria = f"{address_sample}countries/austria/"
    controls = open_filters(page, austria)
    controls.get_by_label("Text").fill("a")
    table = re.search(r"\?([a-z]+)-q=a$", page.url)
    assert table
    page.get_by_role("searchbox", name="Filter these declarations").fill("lighthouse")
    expect(page).to_have_url(f"{austria}?{table[1]}-q=a&q=lighthouse")
    page.go_back()
    expect(page).to_have_url(f"{austria}?{table[1]}-q=a")
    expect(page.get_by_role("searchbox", name="Filter these declarations")).to_have_value("")


def test_back_opens_a_table_that_was_closed(page: Page, address_638: str) -> None:
    for loads_anew in (False, True):
        controls = open_filters(page, f"{address_638}declarations/638/")
        controls.get_by_label("Group").select_option("soc")
        page.get_by_role("button", name="Filter and sort").click()
        expect(shown_rows(page)).to_have_count(26)
        if loads_anew:
            page.reload()
        page.go_back()
        expect(filters(page).get_by_label("Group")).to_have_value("soc")
        expect(shown_rows(page)).to_have_count(9)


def test_back_starts_a_finder_that_is_not_there_yet(page: Page, address_638: str) -> None:
    austria = f"{address_638}countries/austria/"
    page.goto(f"{austria}#signatories")
    box = page.get_by_role("searchbox", name="Filter these declarations")
    box.fill("kazakhstan")
    expect(page.get_by_role("status")).to_have_text("1 of 1 declaration")
    page.go_back()
    expect(page).to_have_url(f"{austria}#signatories")
    page.reload()
    page.go_forward()
    expect(box).to_have_value("kazakhstan")
    expect(page.get_by_role("status")).to_have_text("1 of 1 declaration")


def test_a_place_in_the_page_leaves_what_a_finder_shows(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}countries/austria/?sort=number")
    items = page.locator("[data-wd-finder] .wd-item")
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Show 10 more").click()
    expect(items).to_have_count(20)
    first = items.first.element_handle()
    page.evaluate("location.hash = '#signatories'")
    expect(page).to_have_url(re.compile("#signatories$"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("#"))
    expect(items).to_have_count(20)
    assert first is not None
    assert first.evaluate("(item) => item.isConnected"), "it was not made anew"


def test_a_place_in_the_page_leaves_signatories_and_grids(page: Page, address_sample: str) -> None:
    for path, part in (
        ("signatories/?country=austria", ".wd-people li"),
        ("compare/?countries=austria,france", ".wd-compare__result table"),
    ):
        page.goto(address_sample + path)
        made = page.locator("[data-wd-finder], [data-wd-compare]").locator(part).first
        expect(made).to_be_visible()
        first = made.element_handle()
        page.evaluate("location.hash = '#content'")
        page.go_back()
        expect(page).not_to_have_url(re.compile("#"))
        assert first is not None
        assert first.evaluate("(made) => made.isConnected"), path


def test_what_all_of_is_asked_of_a_list_is_asked_of_the_texts(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}declarations/?q=lighthouse&country=austria&country=france&signed=all")
    link = page.get_by_role("link", name="Search the texts for “lighthouse”")
    there = f"{address_sample}search/?q=lighthouse&country=austria&country=france&signed=all"
    expect(link).to_have_attribute("href", there)
