"""What the page that compares says when it cannot: no such two, nothing loaded, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from comparing import box, status


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a=9999&b=638", "“9999” names nothing in this collection. Choose another declaration."),
        ("a=638&b=9999", "“9999” names nothing in this collection. Choose another declaration."),
        ("a=austria&b=atlantis", "“atlantis” names nothing in this collection. Choose another country."),
        ("a=atlantis&b=utopia", "“atlantis” and “utopia” name nothing in this collection. Choose another country."),
        ("a=638&b=austria", "Only two of a kind can be compared, and “austria” is no declaration. Choose another one."),
        ("a=638&b=638", "Both are the same declaration. Choose another one."),
        ("a=638&b=0638", "“0638” names nothing in this collection. Choose another declaration."),
        ("a=638&b=-1", "“-1” names nothing in this collection. Choose another declaration."),
        ("a=638&b=__proto__", "“__proto__” names nothing in this collection. Choose another declaration."),
        ("a=638&b=../638", "“../638” names nothing in this collection. Choose another declaration."),
        ("a=constructor", "“constructor” names nothing in this collection. Choose another country."),
        (
            "a=638&b=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
            "“<img src=x onerror=alert(1)>” names nothing in this collection. Choose another declaration.",
        ),
        ("a=638&b=javascript:alert(1)", "“javascript:alert(1)” names nothing in this collection."),
        ("a=%F0%9F%8F%9B&b=638", "“\U0001f3db” names nothing in this collection. Choose another declaration."),
        (f"a=638&b={'x' * 3000}", f"“{'x' * 60}…” names nothing in this collection."),
    ],
)
def test_what_names_nothing_is_told_as_text(page: Page, address_638: str, query: str, said: str) -> None:
    page.goto(f"{address_638}compare/?{query}")
    expect(status(page)).to_contain_text(said)
    expect(page.locator(".wd-compare__result")).to_be_hidden()
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    assert page.locator("article img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_nobody_of_that_address(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.goto(f"{address_638}compare/?a=stefan-schennach-at&b=nobody-at")
    expect(status(page)).to_have_text("“nobody-at” names nothing in this collection. Choose another signatory.")
    expect(box(page, "First signatory")).to_have_value("Stefan SCHENNACH")


@pytest.mark.parametrize(
    ("query", "blocked"),
    [
        ("a=734&b=745", "**/declarations/745/"),
        ("a=734&b=745", "**/search/data/declarations.json"),
        ("a=axel-schafer-de&b=frank-schwabe-de", "**/signatories/frank-schwabe-de/"),
        ("a=germany&b=france", "**/search/data/country-france.json"),
        ("a=germany&b=france", "**/search/data/titles-0.json"),
    ],
)
def test_what_cannot_be_loaded_is_told_and_tried_again(
    bare: BrowserContext, address_published: str, query: str, blocked: str
) -> None:
    page = bare.new_page()
    page.route(blocked, lambda route: route.abort())
    page.goto(f"{address_published}compare/?{query}")
    expect(status(page)).to_have_text("The comparison could not be loaded.")
    expect(page.locator(".wd-compare__result")).to_be_hidden()
    page.unroute(blocked)
    page.get_by_role("button", name="Try again").click()
    expect(status(page)).to_contain_text("one or the other")
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    expect(page.get_by_role("button", name="Swap")).to_be_focused()


def test_nobody_waits_for_ever(bare: BrowserContext, address_published: str) -> None:
    page = bare.new_page()
    page.clock.install()
    unanswered: list[Route] = []
    page.route("**/declarations/745/", lambda route: unanswered.append(route))
    with page.expect_request("**/declarations/745/"):
        page.goto(f"{address_published}compare/?a=734&b=745")
        page.clock.run_for(1_000)
    expect(status(page)).to_have_text("Comparing …")
    page.clock.run_for(30_000)
    expect(status(page)).to_have_text("The comparison could not be loaded.")
    for route in unanswered:
        route.abort()


def test_suggestions_that_cannot_be_loaded(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/search/data/people.json", lambda route: route.abort())
    page.goto(f"{address_638}compare/")
    page.get_by_role("radio", name="Signatories").check()
    box(page, "First signatory").fill("wurm")
    expect(page.get_by_text("Suggestions could not be loaded.")).to_be_visible()
    page.unroute("**/search/data/people.json")
    box(page, "First signatory").fill("gisela")
    expect(page.get_by_role("option")).to_contain_text("Gisela WURM")


def test_a_page_without_its_script_says_so(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/compared.js", lambda route: route.abort())
    page.goto(f"{address_638}compare/?a=638")
    expect(page.get_by_text("The comparison could not be loaded.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Signatories", exact=True)).to_be_visible()


def test_without_javascript_the_page_explains(browser: Browser, address_638: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address_638}declarations/638/")
    page.get_by_role("link", name="Compare with another").click()
    expect(page).to_have_url(f"{address_638}compare/?a=638")
    main = page.get_by_role("main")
    expect(main.get_by_text("needs JavaScript")).to_be_visible()
    expect(main.get_by_role("combobox")).to_have_count(0)
    for name in ("Declarations", "Signatories", "Countries"):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()
    context.close()
