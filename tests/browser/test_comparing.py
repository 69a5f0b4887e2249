"""The page that compares two declarations, two signatories or two countries, and what it says when it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

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


@pytest.fixture
def bare(browser: Browser) -> Iterator[BrowserContext]:
    """A context without a witness: here something fails, which Chromium notes as an error."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context
    context.close()


def _status(page: Page) -> Locator:
    return page.locator(".wd-compare__status")


def _box(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def _lists(page: Page) -> list[set[str]]:
    """The names or numbers in the three lists: of both, of the first only, of the second only."""
    expect(_status(page)).to_contain_text("one or the other")
    return [
        set(section.locator(".wd-shared__people li > a, .wd-item__number").all_text_contents())
        for section in page.locator(".wd-shared").all()
    ]


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
    assert _lists(page) == expected
    both, total = len(expected[0]), len(set.union(*expected))
    share = f"{round(100 * both / total)}%"
    assert _figures(page) == [*(str(len(part)) for part in expected), share]
    said = f"{both} signed both: {share}." if both else "none signed both."
    expect(_status(page)).to_have_text(f"Of {total} people who signed one or the other, {said}")
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
    assert _lists(page) == expected
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
    assert _lists(page) == expected
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
    expect(first.get_by_role("heading")).to_have_text(f"With signatures from both {len(both)}")
    expect(first.get_by_text(f"The newest 100 of {len(both)}.")).to_be_visible()
    shown = first.locator(".wd-item__number").all_text_contents()
    assert shown == [f"No. {number}" for number in both[:100]]
    first.get_by_role("link", name=f"All {len(both)} on the search page").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(both)} of 200 declarations")


def test_the_keyboard_chooses_swaps_and_goes_back(page: Page, address_sample: str) -> None:
    compare = f"{address_sample}compare/"
    page.goto(compare)
    expect(_box(page, "First declaration")).to_be_visible()
    page.get_by_role("radio", name="Declarations").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Countries")).to_be_checked()
    page.keyboard.press("Tab")
    first = _box(page, "First country")
    expect(first).to_be_focused()
    page.keyboard.type("aus")
    expect(page.get_by_role("option")).to_have_text(["Austria"])
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{compare}?a=austria")
    expect(_status(page)).to_have_text("Now choose the second country.")
    expect(first).to_have_value("Austria")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Swap")).to_be_focused()
    page.keyboard.press("Tab")
    second = _box(page, "Second country")
    expect(second).to_be_focused()
    page.keyboard.type("fr")  # and at once, before anything is offered
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{compare}?a=austria&b=france")
    expect(second).to_be_focused()
    before = _lists(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{compare}?a=france&b=austria")
    expect(page.get_by_role("button", name="Swap")).to_be_focused()
    expect(first).to_have_value("France")
    assert _lists(page) == [before[0], before[2], before[1]]
    page.go_back()
    expect(first).to_have_value("Austria")
    expect(second).to_have_value("France")
    assert _lists(page) == before
    page.go_back()
    expect(page).to_have_url(f"{compare}?a=austria")
    expect(second).to_have_value("")
    expect(page.locator(".wd-compare__result")).to_be_hidden()
    expect(page).to_have_title("Compare - Written Declarations")
    page.go_back()
    expect(page).to_have_url(compare)
    expect(page.get_by_role("radio", name="Countries")).to_be_checked()
    page.go_back()  # the step of the arrow keys
    page.go_back()
    expect(page.get_by_role("radio", name="Declarations")).to_be_checked()
    page.go_forward()
    expect(page.get_by_role("radio", name="Signatories")).to_be_checked()


def test_a_place_in_the_page_is_no_other_comparison(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}compare/?a=austria&b=france")
    expect(_status(page)).to_contain_text("one or the other")
    result = page.locator(".wd-compare__result > :first-child").element_handle()
    page.evaluate("location.hash = '#how-to-read-it'")
    expect(page).to_have_url(re.compile("#how-to-read-it$"))
    page.go_back()
    assert result is not None
    assert result.evaluate("made => made.isConnected"), "it was not made anew"
    page.get_by_role("radio", name="Countries").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{address_sample}compare/")
    page.evaluate("location.hash = '#how-to-read-it'")
    expect(page.get_by_role("radio", name="Signatories")).to_be_checked()


def test_arrows_go_through_what_is_offered(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}compare/?a=austria")
    second = _box(page, "Second country")
    second.focus()
    page.keyboard.press("ArrowDown")
    options = page.get_by_role("option")
    expect(page.get_by_role("option", name="Austria", exact=True)).to_have_count(0)  # it is the first already
    for key, row in (("", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowDown", 0)):
        if key:
            page.keyboard.press(key)
        marked = options.last if row < 0 else options.nth(row)
        expect(marked).to_have_attribute("aria-selected", "true")
        expect(second).to_have_attribute("aria-activedescendant", marked.get_attribute("id") or "")
        expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(second).to_be_focused()
    page.keyboard.type("nowhere")
    expect(page.get_by_text("Nothing fits “nowhere”")).to_be_visible()
    page.keyboard.press("Tab")
    expect(second).to_have_value("")  # no choice
    expect(page).to_have_url(f"{address_sample}compare/?a=austria")


@pytest.mark.parametrize(
    ("kind", "typed", "offered", "value"),
    [
        ("Declarations", "638", "No. 638: Kazakhstan: political oppression", "638"),
        ("Declarations", "14416", "No. 638: Kazakhstan: political oppression", "638"),
        ("Declarations", "dzhakishev", "No. 638: Kazakhstan: political oppression", "638"),
        ("Signatories", "kurkcu", "Ertuğrul KÜRKÇÜ", "ertugrul-kurkcu-tr"),
        ("Countries", "kingdom", "United Kingdom", "united-kingdom"),
    ],
)
def test_typing_offers_what_is_meant(
    page: Page, address_638: str, kind: str, typed: str, offered: str, value: str
) -> None:
    page.goto(f"{address_638}compare/")
    page.get_by_role("radio", name=kind).check()
    page.get_by_role("combobox").last.fill(typed)
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text(offered)
    option.click()
    expect(page).to_have_url(f"{address_638}compare/?b={value}")
    expect(_status(page)).to_have_text(re.compile("^Now choose the first"))
    page.get_by_role("combobox").last.fill("")  # which takes it back
    page.keyboard.press("Tab")
    expect(page).to_have_url(f"{address_638}compare/")
    expect(_status(page)).to_have_text("")


@pytest.mark.parametrize(
    ("path", "asked", "value"),
    [
        ("declarations/638/", "Second declaration", "No. 638: Kazakhstan"),
        ("signatories/stefan-schennach-at/", "Second signatory", "Stefan SCHENNACH"),
        ("countries/austria/", "Second country", "Austria"),
    ],
)
def test_pages_lead_to_it_and_it_asks_for_the_other(
    page: Page, address_638: str, path: str, asked: str, value: str
) -> None:
    page.goto(address_638 + path)
    page.get_by_role("link", name="Compare with another").click()
    page.wait_for_url("**/compare/?a=*")
    expect(_box(page, asked.replace("Second", "First"))).to_have_value(re.compile(f"^{value}"))
    expect(_box(page, asked)).to_have_value("")
    expect(_status(page)).to_have_text(f"Now choose the {asked.lower()}.")


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
    expect(_status(page)).to_contain_text(said)
    expect(page.locator(".wd-compare__result")).to_be_hidden()
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    assert page.locator("article img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_nobody_of_that_address(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.goto(f"{address_638}compare/?a=stefan-schennach-at&b=nobody-at")
    expect(_status(page)).to_have_text("“nobody-at” names nothing in this collection. Choose another signatory.")
    expect(_box(page, "First signatory")).to_have_value("Stefan SCHENNACH")


def test_hostile_names_and_titles_are_text(page: Page, address_hostile: str) -> None:
    page.goto(f"{address_hostile}compare/?a=1&b=638")
    expect(_status(page)).to_contain_text("none signed both.")
    expect(page.locator(".wd-versus__head").first).to_contain_text("</title><script>alert(1)</script> {{ config }}")
    expect(page.get_by_role("link", name='<b>Ada</b> "Q" EXAMPLE')).to_be_visible()
    assert page.locator("article :is(img, script)").count() == 0
    assert page.locator(".wd-shared__people a b").count() == 0


def test_the_address_of_a_joined_spelling_leads_to_the_person(page: Page, address_features: str) -> None:
    page.goto(f"{address_features}compare/?a=ada-eksample-at")
    expect(_box(page, "First signatory")).to_have_value("Ada EXAMPLE")
    page.goto(f"{address_features}compare/?a=ada-eksample-at&b=ada-example-at")
    expect(_status(page)).to_have_text("Both are the same signatory. Choose another one.")


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
    expect(_status(page)).to_have_text("The comparison could not be loaded.")
    expect(page.locator(".wd-compare__result")).to_be_hidden()
    page.unroute(blocked)
    page.get_by_role("button", name="Try again").click()
    expect(_status(page)).to_contain_text("one or the other")
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
    expect(_status(page)).to_have_text("Comparing …")
    page.clock.run_for(30_000)
    expect(_status(page)).to_have_text("The comparison could not be loaded.")
    for route in unanswered:
        route.abort()


def test_suggestions_that_cannot_be_loaded(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/search/data/people.json", lambda route: route.abort())
    page.goto(f"{address_638}compare/")
    page.get_by_role("radio", name="Signatories").check()
    _box(page, "First signatory").fill("wurm")
    expect(page.get_by_text("Suggestions could not be loaded.")).to_be_visible()
    page.unroute("**/search/data/people.json")
    _box(page, "First signatory").fill("gisela")
    expect(page.get_by_role("option")).to_contain_text("Gisela WURM")


def test_a_page_without_its_script_says_so(bare: BrowserContext, address_638: str) -> None:
    page = bare.new_page()
    page.route("**/compared.js", lambda route: route.abort())
    page.goto(f"{address_638}compare/?a=638")
    expect(page.get_by_text("The comparison could not be loaded.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Signatories")).to_be_visible()


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


def test_two_declarations_need_their_pages_and_little_else(
    page: Page, address_published: str, site_published: Path
) -> None:
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.removeprefix(address_published)))
    page.goto(f"{address_published}compare/?a=734&b=745", wait_until="networkidle")
    expect(_status(page)).to_contain_text("6 signed both")
    ours = assets(site_published)
    scripts = {path.removeprefix(ours) for path in loaded if path.startswith(ours) and path.endswith(".js")}
    assert scripts == {
        f"{name}.js"
        for name in [
            *("site", "compare", "compared", "pairs", "picker", "results", "collection", "letters", "texts"),
            *("address", "dom", "timing"),
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
        expect(_status(page)).to_contain_text("one or the other")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("combobox").last.click()
    shown = page.locator(".wd-picker__list:not([hidden]), .wd-picker__status:not(:empty)").first
    expect(shown).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_reports_no_violation(page: Page, address_published: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for query in ("", "a=734", "a=579&b=642", "a=axel-schafer-de&b=frank-schwabe-de", "a=germany&b=france", "a=1&b=x"):
        page.goto(f"{address_published}compare/?{query}")
        expect(page.get_by_role("combobox").last).to_be_visible()
        if query:
            expect(_status(page)).not_to_have_text("")
            expect(_status(page)).not_to_have_text("Comparing …")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
    page.get_by_role("combobox").first.fill("")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_paper_has_the_result_and_no_form(page: Page, address_published: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{address_published}compare/?a=734&b=745")
    expect(page.locator(".wd-shared__people li").first).to_be_visible()
    expect(page.locator(".wd-compare")).to_be_hidden()
    expect(page.locator(".wd-versus__head a").first).to_have_css("color", "rgb(0, 0, 0)")
