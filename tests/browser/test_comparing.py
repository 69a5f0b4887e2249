"""What is shown of two declarations, two signatories or two countries that are compared, and what it costs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import assert_accessible
from comparing import lists, status
from pages import assets
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.collection.signings import Signings
from written_declarations.web import urls


@pytest.fixture(scope="session")
def corpus_sample(sample_200: Path) -> Corpus:
    loaded = load(sample_200)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    return corpus


def _figures(page: Page) -> list[str]:
    return page.locator(".wd-compare__result .wd-figures dd").all_text_contents()


def _names(signings: Signings) -> set[str]:
    return {signing.signature.name.without_honorific for signing in signings.all}


def _numbers(signings: Signings) -> set[str]:
    return {f"No. {declaration.number}" for declaration in signings.declarations}


def _parts(first: set[str], second: set[str]) -> list[set[str]]:
    return [first & second, first - second, second - first]


@pytest.mark.parametrize(("first", "second"), [(734, 745), (745, 734), (638, 695), (408, 745)])
def test_two_declarations(
    page: Page, address_published: str, corpus_published: Corpus, first: int, second: int
) -> None:
    page.goto(f"{address_published}compare/?a={first}&b={second}")
    by_number = {declaration.number: declaration for declaration in corpus_published.declarations}
    signed = [_names(corpus_published.of_declaration(by_number[number])) for number in (first, second)]
    expected = _parts(*signed)
    assert lists(page) == expected
    both, total = len(expected[0]), len(set.union(*expected))
    share = f"{round(100 * both / total)}%"
    assert _figures(page) == [*(str(len(part)) for part in expected), share]
    said = f"{both} signed both: {share}." if both else "none signed both."
    expect(status(page)).to_have_text(f"Of {total} people who signed one or the other, {said}")
    expect(page).to_have_title(f"No. {first} and No. {second} compared - Written Declarations")
    for number in (first, second):
        link = page.locator(".wd-versus__head").get_by_role("link", name=by_number[number].title)
        expect(link).to_have_attribute("href", f"{address_published}declarations/{number}/")


def test_group_and_country_are_those_of_each_signature(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}compare/?a=579&b=642")
    row = page.get_by_role("listitem").filter(has_text="Cheryl GILLAN")
    expect(row.locator(".wd-shared__as")).to_have_text(["No. 579 United Kingdom · EDG", "No. 642 United Kingdom · EC"])
    for link, path in (
        ("Cheryl GILLAN", "signatories/cheryl-gillan-gb/"),
        ("EDG", "groups/edg/"),
        ("EC", "groups/ec/"),
    ):
        expect(row.get_by_role("link", name=link, exact=True)).to_have_attribute("href", address_published + path)
    page.goto(f"{address_published}compare/?a=439&b=534")
    row = page.get_by_role("listitem").filter(has_text="Bernard MARQUET")
    expect(row.locator(".wd-shared__as").last).to_have_text("No. 534 Monaco · group not printed")
    page.goto(f"{address_published}compare/?a=734&b=745")
    row = page.get_by_role("listitem").filter(has_text="Roberto RAMPI")
    expect(row.locator(".wd-shared__as")).to_have_text(["Italy · SOC", "lead signatory of No. 745"])


def test_two_signatories(page: Page, address_sample: str, corpus_sample: Corpus) -> None:
    busiest = sorted(corpus_sample.people, key=lambda person: -len(corpus_sample.of_person(person)))[:2]
    page.goto(f"{address_sample}compare/?a={busiest[0].slug}&b={busiest[1].slug}")
    expected = _parts(*(_numbers(corpus_sample.of_person(person)) for person in busiest))
    assert lists(page) == expected
    assert _figures(page)[:3] == [str(len(part)) for part in expected]
    for person in busiest:
        link = page.locator(".wd-versus__head").get_by_role("link", name=person.name.without_honorific)
        expect(link).to_have_attribute("href", address_sample + urls.signatory(person))
    item = page.locator(".wd-item").first
    number = (item.locator(".wd-item__number").text_content() or "").removeprefix("No. ")
    expect(item.get_by_role("link")).to_have_attribute("href", f"{address_sample}declarations/{number}/")
    expect(item.locator("time")).to_have_attribute("datetime", re.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))


def test_two_countries(page: Page, address_sample: str, corpus_sample: Corpus) -> None:
    named = {country.slug: country for country in corpus_sample.countries}
    page.goto(f"{address_sample}compare/?a=austria&b=san-marino")
    expected = _parts(*(_numbers(corpus_sample.of_country(named[slug])) for slug in ("austria", "san-marino")))
    assert lists(page) == expected
    assert _figures(page)[:3] == [str(len(part)) for part in expected]
    expect(page).to_have_title("Austria and San Marino compared - Written Declarations")


def test_a_long_list_shows_the_newest_and_leads_to_the_search(
    page: Page, address_sample: str, corpus_sample: Corpus
) -> None:
    named = {country.slug: country for country in corpus_sample.countries}
    signed = [corpus_sample.of_country(named[slug]).declarations for slug in ("germany", "france")]
    both = [declaration.number for declaration in signed[0] if declaration in signed[1]]
    assert len(both) > 100
    page.goto(f"{address_sample}compare/?a=germany&b=france")
    first = page.locator(".wd-shared").first
    expect(first.get_by_role("heading")).to_have_text(f"With signatures from both: {len(both)}")
    expect(first.get_by_text(f"The newest 100 of {len(both)}.")).to_be_visible()
    shown = first.locator(".wd-item__number").all_text_contents()
    assert shown == [f"No. {number}" for number in both[:100]]
    first.get_by_role("link", name=f"All {len(both)} on the search page").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(both)} of 200 declarations")


def test_hostile_names_and_titles_are_text(page: Page, address_hostile: str) -> None:
    page.goto(f"{address_hostile}compare/?a=1&b=638")
    expect(status(page)).to_contain_text("none signed both.")
    expect(page.locator(".wd-versus__head").first).to_contain_text("</title><script>alert(1)</script> {{ config }}")
    expect(page.get_by_role("link", name='<b>Ada</b> "Q" EXAMPLE')).to_be_visible()
    assert page.locator("article :is(img, script)").count() == 0
    assert page.locator(".wd-shared__people a b").count() == 0


def test_two_declarations_need_their_pages_and_little_else(
    page: Page, address_published: str, site_published: Path
) -> None:
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.removeprefix(address_published)))
    page.goto(f"{address_published}compare/?a=734&b=745", wait_until="networkidle")
    expect(status(page)).to_contain_text("6 signed both")
    ours = assets(site_published)
    scripts = {path.removeprefix(ours) for path in loaded if path.startswith(ours) and path.endswith(".js")}
    assert scripts == {
        f"{name}.js"
        for name in [
            *(
                "site",
                "scheme",
                "compare",
                "compareform",
                "compared",
                "pairs",
                "picker",
                "results",
                "collection",
                "letters",
                "texts",
            ),
            *("address", "dom", "timing", "grid", "columns", "signatures", "people", "query", "sentence"),
        ]
    }
    assert {path for path in loaded if path.startswith(("search/", "declarations/", "signatories/", "data/"))} == {
        "declarations/734/",
        "declarations/745/",
        "search/data/declarations.json",
    }


def test_no_other_page_loads_it(page: Page, address_638: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address_638}declarations/638/", wait_until="networkidle")
    assert [url for url in loaded if re.search(r"/(compared?|pairs|picker)\.js", url)] == []


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize(
    "query", ["", "a=734", "a=734&b=745", "a=axel-schafer-de&b=frank-schwabe-de", "a=germany&b=united-kingdom"]
)
def test_it_fits_every_width(page: Page, address_published: str, query: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address_published}compare/?{query}")
    expect(page.get_by_role("combobox").last).to_be_visible()
    if "b=" in query:
        expect(status(page)).to_contain_text("one or the other")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("combobox").last.click()
    shown = page.locator(".wd-picker__list:not([hidden]), .wd-picker__status:not(:empty)").first
    expect(shown).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_reports_no_violation(page: Page, address_published: str) -> None:
    for query in ("", "a=734", "a=579&b=642", "a=axel-schafer-de&b=frank-schwabe-de", "a=germany&b=france", "a=1&b=x"):
        page.goto(f"{address_published}compare/?{query}")
        expect(page.get_by_role("combobox").last).to_be_visible()
        if query:
            expect(status(page)).not_to_have_text("")
            expect(status(page)).not_to_have_text("Comparing …")
        assert_accessible(page)
    page.get_by_role("combobox").first.fill("")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_be_visible()
    assert_accessible(page)


def test_paper_has_the_result_and_no_form(page: Page, address_published: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{address_published}compare/?a=734&b=745")
    expect(page.locator(".wd-shared__people li").first).to_be_visible()
    expect(page.locator(".wd-compare")).to_be_hidden()
    expect(page.locator(".wd-versus__head a").first).to_have_css("color", "rgb(0, 0, 0)")
