"""The search: its dialog, what it finds, and what it says when it cannot work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browsing import serve


def _ask(page: Page, query: str) -> None:
    """Type into the dialog, opened by key, as fast as a machine types."""
    page.keyboard.press("/")
    page.keyboard.type(query)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kazakhstan", "Kazakhstan: political oppression"),
        ("Dzhakishev", "Kazakhstan: political oppression"),
        ("kurkcu", "Ertuğrul KÜRKÇÜ"),
        ("Kürkçü", "Ertuğrul KÜRKÇÜ"),
        ("SANDBAEK", "Ulla SANDBÆK"),
        ("sandbæk", "Ulla SANDBÆK"),
        ("orellana", "Luis Alberto ORELLANA"),
        ("hanzek", "Matjaž HANŽEK"),
        ("dambrosio", "Vanessa D'AMBROSIO"),
        ("d'ambrosio", "Vanessa D'AMBROSIO"),
        ("schennach tortures", "Kazakhstan: political oppression"),
    ],
)
def test_the_dialog_finds_texts_and_names_in_any_letters(page: Page, address_638: str, query: str, found: str) -> None:
    page.goto(f"{address_638}countries/")
    _ask(page, query)
    expect(page.get_by_role("dialog").get_by_role("link", name=re.compile(re.escape(found)))).to_be_visible()


def test_what_stands_on_pages_and_in_no_text_is_no_declaration(page: Page, address_638: str) -> None:
    page.goto(address_638)
    _ask(page, "austria")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("region", name="Countries").get_by_role("link", name="Austria")).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text("1 result")


def test_a_word_that_no_text_has_finds_nothing(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/?q=nosuchword")
    said = "Nothing found for “nosuchword” in 200 declarations. Titles, texts and names were searched."
    expect(page.get_by_role("status")).to_have_text(said)


@pytest.mark.parametrize(
    "query",
    [
        "638",
        "No. 638",
        "no 638",
        "WD 638",
        "Doc. 14416",
        "doc 14416",
        "14416",
        "https://pace.coe.int/en/files/24151/html",
        "http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en",
    ],
)
@pytest.mark.parametrize("where", ["dialog", "page"])
def test_a_number_or_an_address_leads_to_its_page(page: Page, address_638: str, query: str, where: str) -> None:
    page.goto(f"{address_638}search/" if where == "page" else address_638)
    if where == "page":
        page.get_by_role("searchbox", name="Search declarations and people").fill(query)
    else:
        _ask(page, query)
    results = page.get_by_role("list", name="Results").get_by_role("listitem")
    expect(results.first).to_contain_text("No. 638")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_638}declarations/638/")


@pytest.mark.parametrize("query", ["6", "No. 6", "Doc. 10006"])
def test_a_declaration_that_was_withdrawn_is_not_said_to_be_missing(
    page: Page, address_features: str, query: str
) -> None:
    page.goto(f"{address_features}search/?q={query}")
    expect(page.get_by_role("heading", name="Written declaration No. 6 was withdrawn from this site")).to_be_visible()
    expect(page.get_by_role("link", name="Add it", exact=True)).to_have_count(0)
    page.get_by_role("link", name="When and why").click()
    expect(page).to_have_url(f"{address_features}declarations/6/")


@pytest.mark.parametrize("order", ["", "&sort=newest"])
def test_a_declaration_that_is_named_and_has_the_words_is_one_result(page: Page, address_638: str, order: str) -> None:
    page.goto(f"{address_638}search/?q=No. 638 oppression{order}")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^1 result(?!s)"))
    expect(page.get_by_role("list", name="Results").get_by_role("listitem")).to_have_count(1)


@pytest.mark.parametrize("query", ["No. 14416", "Doc. 638", "24151", "6 38"])
def test_a_number_of_another_kind_does_not(page: Page, address_638: str, query: str) -> None:
    page.goto(f"{address_638}search/?{query and f'q={query}'}")
    expect(page.get_by_role("status")).to_have_text("1 of about 650 declarations are here.")
    expect(page.get_by_role("list", name="Results").get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_the_dialog_and_escape_gives_the_focus_back(page: Page, address_638: str, key: str) -> None:
    page.goto(f"{address_638}countries/")
    link = page.get_by_role("link", name="Austria", exact=True)
    link.focus()
    page.keyboard.press(key)
    box = page.get_by_role("dialog", name="Search").get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("wurm")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("2 results")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("Gisela WURM")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")  # a search box empties itself first in some browsers
    if page.get_by_role("dialog").is_visible():
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(link).to_be_focused()


def test_the_dialog_leads_on_to_the_page(page: Page, address_sample: str) -> None:
    page.goto(address_sample)
    page.get_by_role("button", name="Search declarations and people").click()
    page.keyboard.type("lighthouse keepers")
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(6)
    page.get_by_role("dialog").get_by_role("link", name=re.compile("^All [0-9]+ declarations, with filters$")).click()
    expect(page).to_have_url(f"{address_sample}search/?q=lighthouse+keepers")
    expect(page.get_by_role("searchbox")).to_have_value("lighthouse keepers")
    expect(page.locator(".wd-item mark").first).to_have_text(re.compile("lighthouse", re.IGNORECASE))
    page.go_back()
    expect(page).to_have_url(address_sample)


def test_the_way_to_all_results_is_of_what_is_typed_not_of_what_is_answered(page: Page, address_sample: str) -> None:
    page.goto(address_sample)
    page.get_by_role("button", name="Search declarations and people").click()
    expect(page.locator(".wd-dialog__all")).to_be_attached()  # it comes after the box
    there = (
        page.get_by_role("dialog")
        .get_by_role("searchbox")
        .evaluate(
            """(box) => {
          box.value = "lighthouse keepers";
          box.dispatchEvent(new Event("input"));
          return box.closest("dialog").querySelector(".wd-dialog__all").href;
        }"""
        )
    )
    assert there == f"{address_sample}search/?q=lighthouse+keepers"


_TITLES = re.compile("The texts cannot be searched in this browser now")


def _broken(context: BrowserContext, how: str) -> Page:
    def refuse(route: Route) -> None:
        route.abort()

    page = context.new_page()
    if how == "index":
        page.route("**/*.pf_meta", refuse)
    elif how == "program":
        page.route("**/pagefind.js", refuse)
    else:  # nothing that is served as the program of WebAssembly can be compiled
        page.route("**/wasm.*", lambda route: route.fulfill(body=b"no program"))
    return page


@pytest.mark.parametrize("how", ["index", "program", "wasm"])
def test_where_the_texts_cannot_be_searched_titles_and_names_are(
    bare: BrowserContext, address_638: str, how: str
) -> None:
    page = _broken(bare, how)
    page.goto(address_638)
    _ask(page, "oppression")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(_TITLES)).to_be_visible()
    expect(dialog.get_by_role("link", name="Kazakhstan: political oppression")).to_be_visible()
    page.goto(f"{address_638}search/?q=nosuchword")
    expect(page.get_by_role("status")).to_contain_text("Titles and names were searched.")
    page.goto(f"{address_638}search/?q=nosuchword&country=austria")
    expect(page.get_by_role("status")).to_contain_text("No declaration here has both “nosuchword” in its title and")
    page.goto(f"{address_638}search/?q=sandbaek")
    expect(page.get_by_text(_TITLES)).to_be_visible()
    expect(page.get_by_role("link", name="Ulla SANDBÆK")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("1 result")


def test_where_nothing_can_be_loaded_the_plain_page_stands(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/search/data/**", lambda route: route.abort())
    page.goto(f"{address_638}countries/austria/?q=kazakhstan")
    expect(page.get_by_text("The search could not be loaded.")).to_be_visible()
    expect(page.get_by_role("link", name="Kazakhstan: political oppression")).to_be_visible()
    page.goto(address_638)
    _ask(page, "kazakhstan")
    expect(page.get_by_role("dialog").get_by_text("The search could not be loaded.")).to_be_visible()


@pytest.fixture(scope="module")
def address_without(site_cards: Path) -> Iterator[str]:
    assert not (site_cards / "search" / "texts").exists()
    assert not (site_cards / "search" / "data" / "ids.json").exists()
    yield from serve(site_cards)


def test_a_site_without_the_index_says_so_and_searches_titles_and_names(
    bare: BrowserContext, address_without: str
) -> None:
    page = bare.new_page()
    page.goto(f"{address_without}search/?q=kazakhstan&country=austria")
    expect(page.get_by_text("The texts are not indexed here.")).to_be_visible()
    expect(page.get_by_role("link", name="Kazakhstan: political oppression")).to_be_visible()


def test_without_javascript_the_search_is_links(browser: Browser, address_638: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address_638}declarations/638/")
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    expect(page).to_have_url(f"{address_638}search/")
    main = page.get_by_role("main")
    for name in ("Declarations", "Signatories", "Countries", "Political groups", "Years"):
        expect(main.get_by_role("link", name=name)).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.goto(f"{address_638}countries/austria/")
    expect(main.get_by_role("link", name="Kazakhstan")).to_be_visible()
    context.close()


def test_a_page_loads_nothing_of_the_search_before_it_is_used(page: Page, address_sample: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address_sample}declarations/", wait_until="networkidle")
    assert [
        url for url in loaded if "/search/" in url or re.search("(finder|collection|texts|results|search).js", url)
    ] == []
    page.get_by_role("searchbox", name="Filter these declarations").focus()
    expect(page.get_by_text("Sort by")).to_be_visible()
    assert [url for url in loaded if "/search/texts/" in url] == [], "a list needs no index of the texts"


def test_the_dialog_fits_a_phone(page: Page, address_sample: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address_sample)
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    page.keyboard.type("lighthouse")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(6)
    expect(dialog.get_by_role("link", name=re.compile("^All"))).to_be_in_viewport()
    expect(dialog.get_by_role("button", name="Close")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
