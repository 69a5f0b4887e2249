"""What people do here, done in Chromium: read, follow signatories, search, with and without a mouse."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect


def test_home_to_declaration_to_country_to_signatory_to_group_and_back(page: Page, address_638: str) -> None:
    page.goto(address_638)
    page.get_by_role("link", name="Kazakhstan: political oppression").click()
    expect(page).to_have_url(f"{address_638}declarations/638/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Kazakhstan: political oppression, injustice and torture must be stopped"
    )
    page.locator("#signatory-1").get_by_role("link", name="Austria", exact=True).click()
    expect(page).to_have_url(f"{address_638}countries/austria/")
    page.get_by_role("link", name="Gisela WURM").click()
    expect(page).to_have_url(f"{address_638}signatories/gisela-wurm-at/")
    page.get_by_role("table").get_by_role("link", name="SOC").click()
    expect(page).to_have_url(f"{address_638}groups/soc/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Socialists, Democrats and Greens Group")
    for path in ("signatories/gisela-wurm-at/", "countries/austria/", "declarations/638/", ""):
        page.go_back()
        expect(page).to_have_url(address_638 + path)


def test_declaration_shows_all_signatories_in_the_printed_order(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    rows = page.locator("[data-wd-table] tbody tr")
    expect(rows).to_have_count(26)
    expect(rows.nth(0)).to_have_text(re.compile(r"1\s*Mr Stefan SCHENNACH lead signatory\s*Austria\s*SOC"))
    expect(rows.nth(15)).to_have_text(re.compile(r"16\s*Mr Ertuğrul KÜRKÇÜ\s*Turkey\s*UEL"))
    expect(rows.nth(25)).to_have_text(re.compile(r"26\s*Mr Roger ZAVOLI\s*San Marino\s*FDG"))
    expect(page.locator(".wd-said")).to_contain_text("Signed by 26 members from 17 countries")
    expect(page.locator(".wd-seats g a")).to_have_count(26)
    expect(page.locator(".wd-tally__groups li")).to_have_text(
        [
            re.compile(f"^{code}.*{number}$")
            for code, number in (("SOC", 9), ("UEL", 8), ("EPP/CD", 5), ("ALDE", 3), ("FDG", 1))
        ]
    )


def test_link_to_a_paragraph_marks_it(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/#p3")
    paragraph = page.locator("#p3")
    expect(paragraph).to_contain_text("The UN Human Rights Committee demanded")
    expect(paragraph).to_be_in_viewport()
    plain = page.locator("#p2").evaluate("e => getComputedStyle(e).backgroundColor")
    assert paragraph.evaluate("e => getComputedStyle(e).backgroundColor") != plain


def test_everything_is_there_without_javascript(browser: Browser, address_638: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address_638)
    page.get_by_role("link", name="Kazakhstan").click()
    expect(page.locator("[data-wd-table] tbody tr")).to_have_count(26)
    page.get_by_role("link", name="Turkey", exact=True).click()
    expect(page.get_by_role("link", name="Ertuğrul KÜRKÇÜ")).to_be_visible()
    context.close()


def test_keyboard_alone_reads_and_moves(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_attribute("href", re.compile(r"#content$"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_638}declarations/638/#content")
    # From the heading on, Tab goes through the sentence on who signed, the facts, the subjects, the paragraphs, past the pictures, the signatories, in this order
    reached = []
    for _ in range(24):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_be_visible()
        outline = focused.evaluate("e => getComputedStyle(e).outlineStyle")
        assert outline != "none", "the focus must be seen"
        reached.append(focused.get_attribute("href"))
        if reached[-1] == "#signatories" and len(reached) > 4:
            page.keyboard.press("Enter")
    lead = ["../../signatories/stefan-schennach-at/", "../../countries/austria/", "../../groups/soc/"]
    assert reached[:6] == [*lead, "#signatories", "../../groups/soc/", "../../groups/uel/"]
    assert reached[6:9] == ["../../years/2017/", "https://pace.coe.int/en/files/24151/html", "#cite"]
    assert reached[9:11] == ["#embed", None], "and the button that copies the link"
    assert reached[11:14] == [f"../../subjects/{each}/" for each in ("kazakhstan", "political-prisoners", "torture")]
    assert reached[14:18] == ["#p1", "#p2", "#p3", "#p4"]
    assert reached[18] == "#signatories"
    assert reached[19] is None, "the button that opens the filters"
    assert reached[20:] == ["#stefan-schennach-at", *lead]
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_638}groups/soc/")


@pytest.mark.parametrize("width", [360, 1100])
def test_keyboard_is_never_off_the_screen_and_opens_the_menu(page: Page, address_638: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address_638}declarations/638/")
    for _ in range(14):
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert 0 <= box["x"] < width, page.locator(":focus").evaluate("e => e.outerHTML")
    menu = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation", name="Sections of the site").get_by_role("link", name="Countries")
    expect(link).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_638}countries/")


def test_numbers_of_a_text_are_links_that_can_be_seen(page: Page, address_features: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address_features}declarations/2/")
    pins = page.locator(".wd-para--numbered > ol > li > .wd-pin")
    expect(pins).to_have_text(["1", "2", "3"])
    for pin in pins.all():
        expect(pin).to_be_in_viewport()
        expect(pin).to_have_css("opacity", "1")
    page.goto(f"{address_features}declarations/2/#p2-1")
    expect(page.locator("#p2-1")).to_contain_text("this one")


def test_a_joined_spelling_leads_to_the_person(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}signatories/ada-eksample-at/")
    page.wait_for_url(f"{address_features}signatories/ada-example-at/")
    rows = page.locator(".wd-signatures tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("NR")


def test_a_group_is_shown_as_it_was_printed(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}declarations/1/")
    expect(page.get_by_role("row", name="Ben van de SAMPLE")).to_contain_text("PPE/DC")
    page.get_by_role("link", name="PPE/DC", exact=True).click()
    expect(page).to_have_url(f"{address_features}groups/epp-cd/")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_is_wider_than_the_screen(context: BrowserContext, address_sample: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("", "declarations/200/", "countries/germany/", "groups/soc/", "signatories/", "years/", "search/"):
        page.goto(address_sample + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path


def test_missing_page_helps(browser: Browser, address_638: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{address_638}declarations/9999/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_dark_on_white_without_the_frame(
    page: Page, address_638: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(media="print", color_scheme=scheme)
    page.goto(f"{address_638}declarations/638/")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".wd-crumbs")).to_be_hidden()
    for actions in page.locator(".wd-actions").all():
        expect(actions).to_be_hidden()
    expect(page.locator("tbody tr").last).to_be_visible()
    expect(page.locator(".wd-permalink")).to_contain_text("/declarations/638/")
    for part in (".wd-para p", "h1", "tbody th a", ".wd-tally b"):
        expect(page.locator(part).first).to_have_css("color", "rgb(0, 0, 0)")
