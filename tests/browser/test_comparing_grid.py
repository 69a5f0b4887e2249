"""More than two compared: the grid, how it is asked for, taken away, read aloud and printed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browsing import assert_accessible
from comparing import box, status
from written_declarations.collection.corpus import Corpus

PEOPLE = "signatories=stefan-schennach-at,andrej-hunko-de,frank-schwabe-de"


def _grid(page: Page) -> Locator:
    region = page.get_by_role("region", name=re.compile(" by declarations$"))
    expect(region.get_by_role("row").nth(1)).to_be_visible()
    return region


def _heads(page: Page) -> list[str]:
    return page.locator(".wd-across tbody th a").all_text_contents()


def _said(page: Page) -> list[list[str]]:
    """The cells as they are read out, without the numbers at their ends."""
    rows = page.locator(".wd-across tbody tr").all()
    return [
        [re.sub(r"\s+", " ", cell).removeprefix("–") for cell in row.locator("td").all_text_contents()[:-1]]
        for row in rows
    ]


def test_a_grid_of_people_says_group_and_lead(page: Page, address_published: str, corpus_published: Corpus) -> None:
    page.goto(f"{address_published}compare/?{PEOPLE}&declarations=638,705,687")
    grid = _grid(page)
    expect(status(page)).to_have_text("3 signatories by 3 declarations.")
    by_number = {each.number: each for each in corpus_published.declarations}
    expected = []
    for slug in PEOPLE.removeprefix("signatories=").split(","):
        row = []
        for number in (638, 705, 687):
            found = [(n, each) for n, each in enumerate(by_number[number].signatures) if each.person == slug]
            said = [f"signed in {each.group.code if each.group else ''}{'' if n else ' led'}" for n, each in found]
            row.append(said[0] if said else "not signed")
        expected.append(row)
    assert _said(page) == expected
    assert any(cell.endswith(" led") for row in expected for cell in row)
    heads = grid.get_by_role("columnheader")
    expect(heads).to_have_text(
        ["Signatory", re.compile("^6382017"), re.compile("^7052020"), re.compile("^687"), "Of these"]
    )
    expect(grid.get_by_role("rowheader").first).to_contain_text("Stefan SCHENNACH")
    expect(page.locator(".wd-compare__result .wd-item__number")).to_have_text(["No. 638", "No. 705", "No. 687"])
    expect(page).to_have_title("3 signatories by 3 declarations - Written Declarations")


def test_it_is_made_from_two_by_keyboard_and_goes_back(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}compare/?a=austria&b=france")
    expect(status(page)).to_contain_text("one or the other")
    page.get_by_role("link", name="several countries").press("Enter")
    expect(page).to_have_url(f"{address_published}compare/?countries=austria,france")
    _grid(page)
    add = box(page, "Add a country")
    add.fill("germ")
    expect(page.get_by_role("listbox", name="Suggestions").get_by_role("option")).to_have_text(["Germany"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_published}compare/?countries=austria,france,germany")
    expect(add).to_have_value("")
    expect(add).to_be_focused()
    expect(page.locator(".wd-across tbody th a")).to_have_text(["Austria", "France", "Germany"])
    page.get_by_label("Year").select_option("2017")
    expect(page).to_have_url(f"{address_published}compare/?countries=austria,france,germany&year=2017")
    expect(status(page)).to_contain_text(" of 2017 with a signature from one of them.")
    box(page, "Add a declaration").fill("705")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_published}compare/?countries=austria,france,germany&declarations=705")
    page.get_by_role("button", name="Remove country France").press("Enter")
    expect(page).to_have_url(f"{address_published}compare/?countries=austria,germany&declarations=705")
    expect(page.locator(".wd-finder__chosen")).to_be_focused()
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(f"{address_published}compare/?countries=austria,france,germany")
    expect(page.get_by_label("Year")).to_have_value("")
    page.get_by_role("radio", name="Groups").check()
    expect(page).to_have_url(f"{address_published}compare/?groups=")
    expect(status(page)).to_have_text("Now add a group, or declarations.")
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Compare two").click()
    expect(page).to_have_url(f"{address_published}compare/?a=austria&b=france")
    expect(status(page)).to_contain_text("one or the other")


def test_its_file_has_what_it_shows(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}compare/?{PEOPLE}&year=2019")
    _grid(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of the grid").click()
    assert download.value.suggested_filename == "grid-signatories.csv"
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    numbers = page.locator(".wd-across thead a").all_text_contents()
    assert rows[0] == ["signatory", "country", *numbers, "declarations"]
    assert [row[0] for row in rows[1:]] == _heads(page)
    cells = [
        [cell.replace("signed in ", "").replace(" led", ", led").replace("not signed", "") for cell in row]
        for row in _said(page)
    ]
    assert [row[2:-1] for row in rows[1:]] == cells
    expect(page.get_by_role("link", name="CSV in Excel")).to_have_attribute("href", re.compile("/data/#excel$"))


def test_a_phone_scrolls_the_grid_and_not_the_page(page: Page, address_published: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address_published}compare/?countries=germany,france,italy,austria,turkiye")
    grid = _grid(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    grid.focus()
    expect(grid).to_be_focused()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    edges = "e => e.querySelector('tbody th').getBoundingClientRect().left - e.getBoundingClientRect().left"
    grid.evaluate("e => new Promise(done => { e.onscroll = () => e.scrollLeft > 50 && done(); e.onscroll(); })")
    assert grid.evaluate(edges) == pytest.approx(0, abs=2), "the names stay in sight"
    assert grid.evaluate("e => e.querySelector('tbody th').offsetWidth") < 150


def test_axe_finds_nothing(page: Page, address_published: str) -> None:
    for query in (
        "countries=",
        PEOPLE,
        "countries=germany,france&year=2017",
        "groups=soc,uel,x",
        "declarations=638,705",
    ):
        page.goto(f"{address_published}compare/?{query}")
        expect(status(page)).to_have_text(re.compile(r"\.$"))
        assert_accessible(page)


def test_paper_has_every_column(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}compare/?countries=germany,france,italy,austria,turkiye,spain,poland,greece")
    _grid(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1040, "height": 740})  # a sheet across
    expect(page.locator(".wd-compare")).to_be_hidden()
    assert page.locator(".wd-across thead th").count() == 52
    assert page.evaluate("document.querySelector('.wd-across table').getBoundingClientRect().right") <= 1040


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("countries=austria,atlantis", "Not found here, and left out: country “atlantis”. 1 country by "),
        ("declarations=638,9999", "Not found here, and left out: declaration “9999”. 20 of the 26 signatories of 1 "),
        ("countries=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "country “<img src=x onerror=alert(1)>”. Now add"),
        (f"signatories={'x' * 10_000}", f"signatory “{'x' * 60}…”. Now add a signatory"),
        ("countries=austria&groups=soc", "A grid has rows of one kind: these are countries, and groups are left out."),
    ],
)
def test_what_is_not_there_is_said_as_text(page: Page, address_published: str, query: str, said: str) -> None:
    page.goto(f"{address_published}compare/?{query}")
    expect(status(page)).to_contain_text(said)
    assert page.locator("article img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize(
    "blocked", ["**/search/data/signatures-*.json", "**/several.js", "**/search/data/titles-0.json"]
)
def test_what_cannot_be_loaded_is_told(bare: BrowserContext, address_published: str, blocked: str) -> None:
    page = bare.new_page()
    page.route(blocked, lambda route: route.abort())
    page.goto(f"{address_published}compare/?countries=austria,france")
    expect(page.get_by_text(re.compile("could not be loaded"))).to_be_visible()
    if "several" in blocked:
        return
    page.unroute(blocked)
    page.get_by_role("button", name="Try again").click()
    _grid(page)


def test_the_examples_are_here(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}compare/")
    links = page.locator(".wd-examples a")
    assert links.count() >= 7
    for address in [link.get_attribute("href") or "" for link in links.all()]:
        page.goto(f"{address_published}compare/{address}")
        expect(status(page)).to_have_text(re.compile(r"(\.|%\.)$"))
        expect(status(page)).not_to_have_class(re.compile("wd-note"))
        expect(page.locator(".wd-compare__result")).to_be_visible()
