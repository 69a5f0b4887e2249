"""The page for addresses that are none reads the address, and offers what it may have meant; and frames on other sites."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from browsing import PAPER, assert_accessible


@pytest.fixture
def visitor(browser: Browser) -> Page:
    """A page of its own: Chromium notes every 404 as an error, which it is not here."""
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


@pytest.mark.parametrize(
    "path",
    [
        "declaration/638",
        "declarations/638.html",
        "declarations/kazakhstan-638/",
        "No.638",
        "doc/14416.pdf",
        "Doc. 14416",
        "14416",
        "en/files/24151/html",
        "files/24151",
        "https://pace.coe.int/en/files/24151/html",
        "nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en",
        "deep/down/638/",
    ],
)
def test_the_declaration_that_was_meant_is_offered(visitor: Page, address_638: str, path: str) -> None:
    answer = visitor.goto(address_638 + path)
    assert isinstance(answer, Response)
    assert answer.status == 404
    link = visitor.get_by_role("region", name="Did you mean").get_by_role("link")
    expect(link).to_have_attribute("href", f"{address_638}declarations/638/")
    expect(link).to_contain_text("Kazakhstan")


@pytest.mark.parametrize(
    "path", ["nothing", "declarations/99999/", "%E0%A4%A", "%3Cimg%20src=x%20onerror=alert(1)%3E", "\"'<b>"]
)
def test_what_names_nothing_offers_the_search(visitor: Page, address_638: str, path: str) -> None:
    with visitor.expect_response("**/search/data/declarations.json"):
        visitor.goto(address_638 + path)
    expect(visitor.get_by_role("region", name="Did you mean")).to_be_hidden()
    box = visitor.get_by_role("searchbox", name="Search declarations and people")
    expect(box).to_be_visible()
    assert visitor.locator("article img, article b").count() == 0


@pytest.mark.parametrize("path", ["declarations/700/", "declarations/700", "declarations/700.json", "700/", "838"])
def test_a_number_that_may_be_one_is_not_here_yet(visitor: Page, address_638: str, path: str) -> None:
    visitor.goto(address_638 + path)
    number = "".join(filter(str.isdigit, path))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(f"No. {number} is not here yet")
    expect(visitor.get_by_text("mistyped")).to_be_hidden()
    expect(visitor.get_by_role("link", name="You can add it")).to_have_attribute("href", "/contribute/")
    link = visitor.get_by_role("region", name="The nearest that are here").get_by_role("link")
    expect(link).to_have_attribute("href", f"{address_638}declarations/638/")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("countries/austria/2031/", "countries/austria/"),
        ("countries/Austria/", "countries/austria/"),
        ("Countries/AUSTRIA?x=a b", "countries/austria/"),
        ("countries/türkiye/", "countries/turkiye/"),
        ("countries/turkey/", "countries/turkiye/"),
        ("groups/soc/1999/", "groups/soc/"),
        ("groups/EPP-CD", "groups/epp-cd/"),
        ("years/2017/kazakhstan/", "years/2017/"),
        ("signatories/stefan-schennach-at/embed/", "signatories/stefan-schennach-at/"),
        ("signatories/Stefan-SCHENNACH/", "signatories/stefan-schennach-at/"),
    ],
)
def test_a_page_that_is_here_is_not_said_to_be_none(visitor: Page, address_638: str, path: str, page: str) -> None:
    visitor.goto(address_638 + path)
    link = visitor.get_by_role("region", name="Did you mean").get_by_role("link")
    expect(link).to_have_attribute("href", address_638 + page)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    expect(visitor.locator("[data-wd-none]")).to_be_hidden()


@pytest.mark.parametrize("path", ["countries/atlantis/", "signatories/nobody-here-at/", "years/1949/", "groups/ldr/"])
def test_a_page_that_is_none_is_said_to_be_none(visitor: Page, address_638: str, path: str) -> None:
    visitor.goto(address_638 + path)
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("has no page here")
    expect(visitor.locator("[data-wd-none]")).to_be_visible()
    expect(visitor.get_by_role("region", name="Did you mean")).to_be_hidden()


def test_a_number_that_was_withdrawn_leads_to_why(visitor: Page, address_features: str) -> None:
    visitor.goto(f"{address_features}declarations/6.json")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("No. 6 was withdrawn from this site")
    expect(visitor.get_by_text("You can add it")).to_be_hidden()
    visitor.get_by_role("link", name="Its page says when and why.").click()
    expect(visitor.get_by_role("heading", name="Why it is gone")).to_be_visible()


def test_the_words_of_an_address_are_searched_for(visitor: Page, address_638: str) -> None:
    visitor.goto(f"{address_638}2017/kazakhstan-torture.html")
    box = visitor.get_by_role("searchbox", name="Search declarations and people")
    expect(box).to_have_value("2017 kazakhstan torture")
    visitor.get_by_role("button", name="Find").click()
    visitor.wait_for_url("**/search/?q=2017+kazakhstan+torture")


def test_without_javascript_the_form_searches(browser: Browser, address_638: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address_638}a/b/c")
    page.get_by_role("searchbox", name="Search declarations and people").fill("torture")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address_638}search/?q=torture")


@pytest.mark.parametrize("path", ["638/", "doc/14416/"])
@pytest.mark.parametrize("script", [True, False])
def test_short_addresses_lead_to_the_declaration(
    browser: Browser, address_638: str, path: str, *, script: bool
) -> None:
    page = browser.new_page(java_script_enabled=script)
    page.goto(address_638 + path)
    page.wait_for_url(f"{address_638}declarations/638/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kazakhstan")


@pytest.mark.parametrize("width", [280, 800])
def test_a_frame_on_another_site(page: Page, address_638: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 320})
    page.goto(f"{address_638}declarations/638/embed/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme, paper in PAPER.items():
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    assert_accessible(page)


def test_the_html_to_copy_shows_the_declaration(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    page.get_by_text("Show it on another site").click()
    html = page.get_by_role("textbox", name="HTML to copy").input_value()
    assert "/declarations/638/embed/" in html
    start = html.index('src="') + len('src="')
    here = html[:start] + f"{address_638}declarations/638/embed/" + html[html.index('"', start) :]
    other = f"{address_638}other-site.html"  # without our policy, as another site is
    page.route(other, lambda route: route.fulfill(body=f"<!doctype html>{here}", content_type="text/html"))
    page.goto(other)
    expect(page.frame_locator("iframe").get_by_role("link", name="Read it on Written Declarations")).to_be_visible()
