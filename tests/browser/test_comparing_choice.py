"""How the two that are compared are chosen: by keyboard, by typing, by address, and from their pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from comparing import box, lists, status


def test_the_keyboard_chooses_swaps_and_goes_back(page: Page, address_sample: str) -> None:
    compare = f"{address_sample}compare/"
    page.goto(compare)
    expect(box(page, "First declaration")).to_be_visible()
    page.get_by_role("radio", name="Declarations").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Countries")).to_be_checked()
    page.keyboard.press("Tab")
    first = box(page, "First country")
    expect(first).to_be_focused()
    page.keyboard.type("aus")
    expect(page.get_by_role("option")).to_have_text(["Austria"])
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{compare}?a=austria")
    expect(status(page)).to_have_text("Now choose the second country.")
    expect(first).to_have_value("Austria")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Swap")).to_be_focused()
    page.keyboard.press("Tab")
    second = box(page, "Second country")
    expect(second).to_be_focused()
    page.keyboard.type("fr")  # and at once, before anything is offered
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{compare}?a=austria&b=france")
    expect(second).to_be_focused()
    before = lists(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{compare}?a=france&b=austria")
    expect(page.get_by_role("button", name="Swap")).to_be_focused()
    expect(first).to_have_value("France")
    assert lists(page) == [before[0], before[2], before[1]]
    page.go_back()
    expect(first).to_have_value("Austria")
    expect(second).to_have_value("France")
    assert lists(page) == before
    page.go_back()
    expect(page).to_have_url(f"{compare}?a=austria")
    expect(second).to_have_value("")
    expect(page.locator(".wd-compare__result")).to_be_hidden()
    expect(page).to_have_title("Compare - Written Declarations")
    page.go_back()
    expect(page).to_have_url(compare)
    expect(page.get_by_role("radio", name="Countries")).to_be_checked()
    page.go_back()  # the step of the arrow keys
    page.go_back()
    expect(page.get_by_role("radio", name="Declarations")).to_be_checked()
    page.go_forward()
    expect(page.get_by_role("radio", name="Signatories")).to_be_checked()


def test_a_place_in_the_page_is_no_other_comparison(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}compare/?a=austria&b=france")
    expect(status(page)).to_contain_text("one or the other")
    result = page.locator(".wd-compare__result > :first-child").element_handle()
    page.evaluate("location.hash = '#how-to-read-it'")
    expect(page).to_have_url(re.compile("#how-to-read-it$"))
    page.go_back()
    assert result is not None
    assert result.evaluate("made => made.isConnected"), "it was not made anew"
    page.get_by_role("radio", name="Countries").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{address_sample}compare/")
    page.evaluate("location.hash = '#how-to-read-it'")
    expect(page.get_by_role("radio", name="Signatories")).to_be_checked()


def test_arrows_go_through_what_is_offered(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}compare/?a=austria")
    second = box(page, "Second country")
    second.focus()
    page.keyboard.press("ArrowDown")
    options = page.get_by_role("option")
    expect(page.get_by_role("option", name="Austria", exact=True)).to_have_count(0)  # it is the first already
    for key, row in (("", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowDown", 0)):
        if key:
            page.keyboard.press(key)
        marked = options.last if row < 0 else options.nth(row)
        expect(marked).to_have_attribute("aria-selected", "true")
        expect(second).to_have_attribute("aria-activedescendant", marked.get_attribute("id") or "")
        expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(second).to_be_focused()
    page.keyboard.type("nowhere")
    expect(page.get_by_text("Nothing fits “nowhere”")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Nothing fits “nowhere”")).to_be_visible()
    page.keyboard.press("Tab")
    expect(second).to_have_value("")  # no choice
    expect(page).to_have_url(f"{address_sample}compare/?a=austria")


@pytest.mark.parametrize(
    ("kind", "typed", "offered", "value"),
    [
        ("Declarations", "638", "No. 638: Kazakhstan: political oppression", "638"),
        ("Declarations", "14416", "No. 638: Kazakhstan: political oppression", "638"),
        ("Declarations", "dzhakishev", "No. 638: Kazakhstan: political oppression", "638"),
        ("Signatories", "kurkcu", "Ertuğrul KÜRKÇÜ", "ertugrul-kurkcu-tr"),
        ("Countries", "kingdom", "United Kingdom", "united-kingdom"),
    ],
)
def test_typing_offers_what_is_meant(
    page: Page, address_638: str, kind: str, typed: str, offered: str, value: str
) -> None:
    page.goto(f"{address_638}compare/")
    page.get_by_role("radio", name=kind).check()
    page.get_by_role("combobox").last.fill(typed)
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text(offered)
    option.click()
    expect(page).to_have_url(f"{address_638}compare/?b={value}")
    expect(status(page)).to_have_text(re.compile("^Now choose the first"))
    page.get_by_role("combobox").last.fill("")  # which takes it back
    page.keyboard.press("Tab")
    expect(page).to_have_url(f"{address_638}compare/")
    expect(status(page)).to_have_text("")


@pytest.mark.parametrize(
    ("path", "asked", "value"),
    [
        ("declarations/638/", "Second declaration", "No. 638: Kazakhstan"),
        ("signatories/stefan-schennach-at/", "Second signatory", "Stefan SCHENNACH"),
        ("countries/austria/", "Second country", "Austria"),
    ],
)
def test_pages_lead_to_it_and_it_asks_for_the_other(
    page: Page, address_638: str, path: str, asked: str, value: str
) -> None:
    page.goto(address_638 + path)
    page.get_by_role("link", name="Compare with another").click()
    page.wait_for_url("**/compare/?a=*")
    expect(box(page, asked.replace("Second", "First"))).to_have_value(re.compile(f"^{value}"))
    expect(box(page, asked)).to_have_value("")
    expect(status(page)).to_have_text(f"Now choose the {asked.lower()}.")


def test_the_address_of_a_joined_spelling_leads_to_the_person(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}compare/?a=ada-eksample-at")
    expect(box(page, "First signatory")).to_have_value("Ada EXAMPLE")
    page.goto(f"{address_features}compare/?a=ada-eksample-at&b=ada-example-at")
    expect(status(page)).to_have_text("Both are the same signatory. Choose another one.")
