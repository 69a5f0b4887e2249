"""The frame of every page: its menus, which need no script, the scheme, the way past it, and what paper shows of it."""

from __future__ import annotations

import pytest
from measure_page import DESKTOP, PHONE
from playwright.sync_api import Browser, Page, expect

_DARK, _LIGHT = "rgb(20, 23, 28)", "rgb(251, 249, 244)"
_MENUS = {"Menu": "Sections of the site", "Contribute": "Contribute", "Table of contents": "Table of contents"}


def _bar(page: Page) -> str:
    """The colour of the bars of a phone: that of the first tag that holds."""
    colour: str = page.evaluate(
        """() => {
          const holds = [...document.querySelectorAll('meta[name="theme-color"]')].find(({ media }) => matchMedia(media).matches);
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = holds.content;
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        }"""
    )
    return colour


def _paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_menus_of_a_narrow_screen_need_no_script(browser: Browser, address_638: str, *, scripts: bool) -> None:
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address_638}contributing/format/")
    for opener, menu in _MENUS.items():
        button, links = page.get_by_role("button", name=opener), page.get_by_role("navigation", name=menu)
        expect(links).to_be_hidden()
        button.press("Enter")
        expect(links).to_be_in_viewport()
        page.keyboard.press("Tab")
        expect(links.get_by_role("link").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(links).to_be_hidden()
        expect(button).to_be_focused()
    context.close()


def test_a_wide_screen_shows_in_place_what_a_narrow_one_opens(page: Page, address_638: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{address_638}contributing/format/")
    page.get_by_role("button", name="Contribute").click()
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    expect(page.locator(":popover-open")).to_have_count(0)
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading
    for opener, menu in _MENUS.items():
        expect(page.get_by_role("button", name=opener)).to_be_hidden()
        box = page.get_by_role("navigation", name=menu).bounding_box()
        assert box
        assert (
            box["y"] + box["height"] <= heading["y"]
            or box["x"] + box["width"] <= heading["x"]
            or box["x"] >= heading["x"] + heading["width"]
        ), "it lies over nothing"


def test_a_menu_closes_when_it_has_led_somewhere(page: Page, address_638: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{address_638}contributing/format/")
    page.get_by_role("button", name="Table of contents").click()
    page.get_by_role("navigation", name="Table of contents").get_by_role("link", name="Checking").click()
    expect(page.locator(":popover-open")).to_have_count(0)
    expect(page.get_by_role("heading", name="Checking")).to_be_in_viewport()


def test_the_table_of_contents_shows_what_is_being_read(page: Page, address_638: str) -> None:
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    page.goto(f"{address_638}contributing/format/#subjects")
    current = page.get_by_role("navigation", name="Table of contents").locator("[aria-current]")
    expect(current).to_have_text("Subjects")
    page.get_by_role("heading", name="A person").evaluate("each => each.scrollIntoView()")
    expect(current).to_have_text("A person")


@pytest.mark.fresh
def test_the_scheme_that_is_chosen_holds_from_the_first_paint(page: Page, address_638: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address_638)
    seen = [(_paper(page), _bar(page))]
    for label in ("Switch to the light scheme", "Switch to the dark scheme", "Follow the system"):
        page.get_by_role("button", name=label).click()
        seen.append((_paper(page), _bar(page)))
    assert seen == [(scheme, scheme) for scheme in (_DARK, _LIGHT, _DARK, _DARK)]
    page.get_by_role("button", name="Switch to the light scheme").click()
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (!document.body) return; watch.disconnect();"
        " window.first = getComputedStyle(document.body).backgroundColor; }).observe(document, { childList: true, subtree: true });"
    )
    page.goto(f"{address_638}declarations/638/")
    assert page.evaluate("window.first") == _LIGHT, "before any module runs"
    page.emulate_media(media="print", color_scheme="dark")
    assert _paper(page) in (_LIGHT, "rgb(255, 255, 255)")


def test_who_comes_back_to_a_page_finds_the_scheme_chosen_on_another(page: Page, address_638: str) -> None:
    """Playwright switches off the cache that pages come back from: here they are told the same."""
    page.emulate_media(color_scheme="light")
    page.goto(address_638)
    for kept, paper, label in (
        ("dark", _DARK, "Follow the system"),
        ("constructor", _LIGHT, "Switch to the light scheme"),
        ("light", _LIGHT, "Switch to the dark scheme"),
    ):
        page.evaluate("(kept) => localStorage.setItem('wd-scheme', kept)", kept)
        page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        assert _paper(page) == paper
        expect(page.locator(".wd-scheme")).to_have_accessible_name(label)


@pytest.mark.fresh
def test_where_nothing_may_be_kept_the_scheme_can_be_changed(page: Page, address_638: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });")
    page.emulate_media(color_scheme="light")
    page.goto(address_638)
    page.get_by_role("button", name="Switch to the light scheme").click()
    page.get_by_role("button", name="Switch to the dark scheme").click()
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert _paper(page) == _DARK, "the choice holds for this page"


def test_the_header_says_which_page_it_is_once_the_heading_is_gone(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    banner = page.get_by_role("banner")
    expect(banner.get_by_role("link", name="Written Declarations")).to_be_visible()
    page.evaluate("scrollTo(0, 1500)")
    expect(banner.get_by_text("Kazakhstan: political")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(banner.get_by_role("link", name="Written Declarations")).to_be_visible()


@pytest.mark.parametrize("path", ["declarations/638/", "contributing/format/"])
def test_paper_and_forced_colours_show_what_they_should(page: Page, address_638: str, path: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address_638 + path)
    scheme = page.locator(".wd-scheme")
    assert scheme.evaluate("each => getComputedStyle(each.firstChild).stroke") == scheme.evaluate(
        "each => getComputedStyle(each).color"
    ), "a picture in the colour of text, which the system chooses"
    page.emulate_media(media="print", forced_colors="none")
    for part in (".md-header", ".md-tabs", ".wd-beside", ".wd-openers", ".md-skip"):
        for each in page.locator(part).all():
            expect(each).to_be_hidden()
    expect(page.locator(".md-footer")).to_contain_text("This is not an official site.")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
