"""A declaration on a page of another site: nothing of it is cut at any width, and no script is needed there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

WIDTHS = (280, 320, 353, 400, 600, 800)
_ROOM = 110  # pixels that may be left: a line each of title, facts and groups, with other letters
_MEASURE = "() => [document.documentElement.scrollHeight - innerHeight, innerHeight - document.querySelector('main').lastElementChild.previousElementSibling.getBoundingClientRect().bottom]"


def _snippet(site: Path, number: int) -> str:
    page = (site / "declarations" / str(number) / "index.html").read_text(encoding="utf-8")
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert found
    return unescape(found[1])


def _foreign(browser: Browser, address: str, snippet: str, width: int) -> Page:
    """A page of another site, without scripts, in which the snippet stands in a column of that width."""
    here = re.sub(r'src="[^"]*(declarations/\d+/embed/)"', rf'src="{address}\1"', snippet).replace('loading="lazy"', "")
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1000, "height": 900}).new_page()
    column = f"<!doctype html><title>Other</title><div style='width:{width}px'>{here}</div>"
    page.route(f"{address}other", lambda route: route.fulfill(body=column, content_type="text/html"))
    page.goto(f"{address}other")
    return page


@pytest.mark.parametrize("number", [532, 637, 685])
def test_nothing_is_cut_at_any_width(
    browser: Browser, address_published: str, site_published: Path, number: int
) -> None:
    snippet = _snippet(site_published, number)
    page = _foreign(browser, address_published, snippet, WIDTHS[0])
    frame = page.frames[1]
    for width in WIDTHS:
        page.evaluate("width => { document.querySelector('body > div').style.width = `${width}px` }", width)
        expect(page.locator("iframe")).to_have_js_property("clientWidth", min(width, 736))
        beyond, room = frame.evaluate(_MEASURE)
        assert beyond == 0, width
        assert room < _ROOM + 40, width


def test_a_title_of_any_length_fits(browser: Browser, address_features: str, site_features: Path) -> None:
    for number in (1, 2, 3):
        snippet = _snippet(site_features, number)
        page = _foreign(browser, address_features, snippet, 320)
        assert page.frames[1].evaluate(_MEASURE)[0] == 0, number


def test_where_styles_are_taken_out_it_is_as_high_as_on_a_phone(
    browser: Browser, address_published: str, site_published: Path
) -> None:
    bare = re.sub(r' style="[^"]*"', "", _snippet(site_published, 637))
    page = _foreign(browser, address_published, bare, 330)
    assert page.frames[1].evaluate(_MEASURE)[0] == 0


def test_the_box_shows_and_copies_the_html(browser: Browser, address_638: str, site_638: Path) -> None:
    page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: pytest.fail(message.text) if message.type == "error" else None)
    page.goto(f"{address_638}declarations/638/")
    assert not any("embed" in url for url in asked), "nothing is loaded before somebody asks"
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.locator(".wd-share").get_by_role("link", name="Embed").click()
        frame = page.locator(".wd-preview iframe")
        frame.scroll_into_view_if_needed()
        expect(frame.content_frame.locator("h1")).to_have_text(page.locator("h1").text_content() or "")
        assert page.frames[1].evaluate(_MEASURE)[0] == 0
    page.get_by_role("button", name="Copy the HTML").click()
    expect(page.locator(".wd-told")).to_have_text("Copied the HTML.")
    assert page.evaluate("navigator.clipboard.readText()") == _snippet(site_638, 638)
