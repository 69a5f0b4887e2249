"""Citing and pinpoints as somebody does it who reads."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

NAME = "Written declaration No. 638, Doc. 14416"
HOME = "https://written-declarations.github.io/declarations/638/"
_READ = """async (type) => {
    const [item] = await navigator.clipboard.read();
    return item.types.includes(type) ? (await item.getType(type)).text() : "";
}"""


@pytest.fixture
def page(browser: Browser, address_638: str) -> Page:
    context: BrowserContext = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address_638}declarations/638/")
    return page


def _clipboard(page: Page, kind: str = "text/plain") -> str:
    # The policy of the page forbids to evaluate text, so that this is run by the debugger
    return str(page.evaluate(_READ, kind))


def test_a_pin_copies_the_address_of_its_paragraph(page: Page) -> None:
    page.locator("#p2 .wd-pin").click()
    expect(page.locator(".wd-told")).to_have_text("Copied the address of para. 2.")
    assert page.url.endswith("/declarations/638/#p2")
    assert _clipboard(page) == f"{HOME}#p2"
    assert f'<a href="{HOME}#p2">{NAME}, para. 2</a>' in _clipboard(page, "text/html")
    expect(page.locator("#p2")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_signatory_has_an_address(page: Page) -> None:
    pin = page.get_by_role("link", name="7", exact=True)
    pin.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".wd-told")).to_have_text("Copied the address of signatory Marco GATTI.")
    assert _clipboard(page) == f"{HOME}#marco-gatti-sm"
    expect(page.locator("#marco-gatti-sm")).to_be_in_viewport()
    expect(page.locator("#signatory-7")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_box_cites_the_place_that_is_selected(page: Page) -> None:
    page.locator("#p2 .wd-pin").click()
    page.locator(".wd-cite summary").click()
    page.get_by_role("button", name="Copy the citation as Text").or_(
        page.get_by_role("button", name="Copy Text", exact=True)
    ).click()
    expect(page.locator(".wd-told")).to_have_text("Copied the citation as Text.")
    copied = _clipboard(page)
    assert f"{NAME}, para. 2, Parliamentary Assembly" in copied
    assert copied.endswith(f"{HOME}#p2")
    expect(page.locator(".wd-cite dd").nth(3)).to_contain_text("|at=para. 2}}")


@pytest.mark.parametrize(
    ("hash", "cited"), [("#p3", "#p3"), ("#marco-gatti-sm", "#marco-gatti-sm"), ("#signatory-7", "#marco-gatti-sm")]
)
def test_the_link_to_the_box_keeps_the_place(page: Page, hash: str, cited: str) -> None:  # noqa: A002 - as the platform calls it
    page.evaluate("hash => { location.hash = hash }", hash)
    page.get_by_role("link", name="Cite", exact=True).click()
    expect(page).to_have_url(re.compile("#cite$"))
    expect(page.locator(".wd-cite code").first).to_contain_text(f"{HOME}{cited}")
    for name, line in (
        ("BibTeX", f"url = {{{HOME}{cited}}}"),
        ("RIS", f"UR  - {HOME}{cited}"),
        ("CSL", f'"{HOME}{cited}"'),
    ):
        page.locator(".wd-cite").get_by_role("button", name=re.compile(f"Copy {name}")).click()
        expect(page.locator(".wd-told")).to_contain_text(f"Copied {name}")
        assert line in _clipboard(page)
        with page.expect_download() as download:
            page.locator(".wd-cite").get_by_role("link", name=re.compile(name)).click()
        assert line in download.value.path().read_text(encoding="utf-8")
        assert download.value.suggested_filename.startswith("638.")


def test_a_file_that_is_asked_for_at_once_has_the_place_too(page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/cite.js", lambda route: waiting.append(route))
    page.evaluate("() => { location.hash = '#p3' }")
    page.locator(".wd-cite summary").click()
    with page.expect_download() as download:
        page.locator(".wd-cite").get_by_role("link", name="BibTeX").click()
        waiting[0].continue_()
    assert f"url = {{{HOME}#p3}}" in download.value.path().read_text(encoding="utf-8")


def test_the_link_to_the_box_opens_it(page: Page) -> None:
    page.get_by_role("link", name="Cite", exact=True).click()
    expect(page.locator(".wd-cite code").first).to_be_visible()
    page.locator(".wd-cite").get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator(".wd-told")).to_have_text("Copied BibTeX.")
    assert _clipboard(page).startswith("@techreport{written-declaration-638,")


def test_a_refused_clipboard_is_told(browser: Browser, address_638: str) -> None:
    page = browser.new_context(permissions=[]).new_page()
    page.add_init_script("delete globalThis.ClipboardItem; navigator.clipboard.writeText = () => Promise.reject()")
    page.goto(f"{address_638}declarations/638/#cite")
    page.locator(".wd-cite").get_by_role("button", name="Copy RIS").click()
    expect(page.locator(".wd-told")).to_have_text(re.compile("did not let this page copy RIS"))


def test_without_scripts_everything_is_there_to_copy_by_hand(browser: Browser, address_638: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address_638}declarations/638/")
    page.locator(".wd-cite summary").click()
    expect(page.locator(".wd-cite code").first).to_contain_text(NAME)
    expect(page.locator(".wd-cite").get_by_role("link", name="BibTeX")).to_have_attribute(
        "href", re.compile(r"638\.bib$")
    )


def test_on_paper_there_is_one_line(page: Page) -> None:
    expect(page.locator(".wd-cited")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".wd-cited")).to_be_visible()
    expect(page.locator(".wd-cite")).to_be_hidden()
