"""Tasks of readers on pages of declarations, countries, groups and people, each in at most three steps from home.

A step is a page, a choice, or a text that is typed. That something is seen without another step is part of the task.
"""

from __future__ import annotations

import re

import pytest
from measure_page import SHIFT
from playwright.sync_api import Browser, Page, expect

from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration

MOST_STEPS = 3
# What a filtered part shows: declarations, people, or rows of a table
_SHOWN = ".wd-finder--active :is(.wd-items, .wd-people) a, .wd-sheet--asked tbody tr:not([hidden]) a"


class Reader:
    """Somebody who starts at home and counts steps."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address
        self.steps = 0
        page.goto(address)

    def follows(self, name: str | re.Pattern[str], within: str = "body") -> None:
        """Follow the first link of that name."""
        self._step()
        self.page.locator(within).get_by_role("link", name=name).first.click()

    def types(self, box: str, text: str) -> None:
        """Type into the box of that name."""
        self._step()
        self.page.get_by_role("searchbox", name=box).fill(text)

    def chooses(self, select: str, value: str) -> None:
        """Choose a value of a list."""
        self._step()
        self.page.get_by_label(select).select_option(value)

    def searches(self, query: str) -> None:
        """Type into the search that a key opens, and follow the first result."""
        self._step()
        self.page.keyboard.press("/")
        self.page.locator("dialog [type=search]").fill(query)
        self.page.locator("dialog .wd-item a").first.click()

    def _step(self) -> None:
        self.steps += 1
        assert self.steps <= MOST_STEPS


@pytest.fixture
def reader(page: Page, address_published: str) -> Reader:
    return Reader(page, address_published)


def _declaration(corpus: Corpus, number: int) -> Declaration:
    return next(item for item in corpus.declarations if item.number == number)


def test_who_leads_a_declaration_and_which_groups_signed_most(reader: Reader) -> None:
    """Who leads No. 638, how many signed from how many countries, and which groups most?"""
    reader.searches("638")
    expect(reader.page.locator(".wd-said")).to_have_text(
        "Led by Stefan SCHENNACH (Austria, SOC). Signed by 26 members from 17 countries, most from SOC (9) and UEL (8)."
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_who_signed_from_one_country_in_one_group(reader: Reader, width: int) -> None:
    """Did Italian members of EPP/CD sign No. 638, and who? Without a page that scrolls sideways."""
    reader.page.set_viewport_size({"width": width, "height": 740})
    reader.searches("638")
    if width < 720:
        reader.page.locator(".wd-crossed summary").click()
    table = reader.page.get_by_role("table", name="Most signatures first")
    expect(table).to_be_visible()
    row = table.get_by_role("row").filter(has=reader.page.get_by_role("rowheader", name=re.compile("^Italy")))
    column = table.get_by_role("columnheader").all_text_contents().index("EPP/CD 5")
    expect(row.locator("td").nth(column)).to_have_text("Giuseppe GALATI")
    expect(row.locator("td").nth(column)).to_be_visible()
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_somebody_led(reader: Reader, corpus_published: Corpus) -> None:
    """Which declarations did Andrej Hunko lead?"""
    led = [d for d in corpus_published.declarations if d.signatures[0].person == "andrej-hunko-de"]
    assert led
    reader.follows("Signatories", ".md-tabs")
    reader.follows("Andrej HUNKO")
    rows = reader.page.locator("[data-wd-table] tbody tr:visible")
    expect(rows.filter(has_text="lead signatory")).to_have_count(len(led))  # marked without another step
    reader.follows(f"lead signatory of {len(led)}")
    expect(rows).to_have_count(len(led))
    assert rows.locator("td:first-child").all_text_contents() == [str(item.number) for item in led]


def test_what_members_of_a_country_led(reader: Reader, corpus_published: Corpus) -> None:
    """Which declarations did members from Ukraine lead?"""
    led = [item.number for item in corpus_published.declarations if item.signatures[0].country.slug == "ukraine"]
    assert 0 < len(led) <= 10
    reader.follows("Countries", ".md-tabs")
    reader.follows("Ukraine", "tbody")
    reader.follows(f"{len(led)} of them led")
    expect(reader.page.get_by_role("status")).to_contain_text(f"{len(led)} of ")
    numbers = reader.page.locator(".wd-item__number:visible")
    assert numbers.all_text_contents() == [f"No. {number}" for number in led]


def test_who_of_a_country_signed_what(reader: Reader, corpus_published: Corpus) -> None:
    """Which Germans signed No. 638?"""
    reader.follows("Countries", ".md-tabs")
    reader.follows("Germany", "tbody")
    signed = [
        s.name.without_honorific for s in _declaration(corpus_published, 638).signatures if s.country.slug == "germany"
    ]
    item = reader.page.locator(".wd-item").filter(has_text="No. 638")
    expect(item).to_contain_text(f"{len(signed)} from Germany: {', '.join(signed)}")


def test_who_of_a_country_was_in_a_group(reader: Reader, corpus_published: Corpus) -> None:
    """Who has ever signed for Germany in UEL?"""
    people = {
        signature.person
        for declaration in corpus_published.declarations
        for signature in declaration.signatures
        if signature.country.slug == "germany" and signature.group and signature.group.slug == "uel"
    }
    reader.follows("Signatories", ".md-tabs")
    reader.page.get_by_role("searchbox", name="Find signatories by name").focus()
    reader.chooses("Country", "germany")
    reader.chooses("Group", "uel")
    expect(reader.page.get_by_role("status")).to_have_text(
        f"{len(people)} of {len(corpus_published.people)} signatories"
    )
    links = reader.page.locator("[data-wd-finder] .wd-people a")
    found = links.evaluate_all("all => all.map(each => each.pathname.split('/').at(-2))")
    assert set(found) == people
    expect(reader.page).to_have_url(re.compile(r"\?country=germany&group=uel$"))


def test_a_word_that_no_title_has_is_looked_for_in_the_texts(reader: Reader) -> None:
    """Who filters the list by a word of a text is told that titles were looked at, and comes to the texts."""
    reader.follows("Declarations", ".md-tabs")
    reader.types("Filter these declarations by title or number", "Dzhakishev")
    expect(reader.page.get_by_role("status")).to_contain_text("0 of ")
    reader.follows("Search the texts for “Dzhakishev”")
    expect(reader.page.locator(".wd-item").filter(has_text="No. 638")).to_be_visible()


@pytest.mark.parametrize("size", [(360, 740), (1440, 900)])
@pytest.mark.parametrize(
    "path",
    [
        *("countries/germany/?year=2019", "groups/soc/?country=italy&year=2019", "groups/soc/?lead=yes"),
        *("signatories/andrej-hunko-de/?declarations-lead=yes", "declarations/638/?signatories-group=uel"),
        *("signatories/?country=germany&group=uel", "years/2019/?country=italy", "declarations/?q=kazakhstan"),
    ],
)
def test_a_shared_filter_is_seen_at_once_and_nothing_moves(
    browser: Browser, address_published: str, path: str, size: tuple[int, int]
) -> None:
    """Somebody sent an address with a filter: what it shows is on the screen without a step."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(address_published + path)
    status = page.locator(".wd-finder__status, .wd-controls__status")
    expect(status).to_contain_text(" of ")
    expect(page.locator(_SHOWN).first).to_be_in_viewport()
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.evaluate("window.moved") <= SHIFT
    context.close()


def test_an_address_with_a_place_goes_to_that_place(page: Page, address_published: str) -> None:
    """A filter and an anchor: the anchor is where the page opens, as ever."""
    page.goto(f"{address_published}declarations/638/?signatories-group=uel#text")
    expect(page.locator(".wd-controls")).to_be_attached()
    expect(page.locator(".wd-para").first).to_be_in_viewport()
