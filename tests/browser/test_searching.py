"""The search: its dialog, its page, its filters, and what it says when it cannot work."""

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


def _results(page: Page) -> list[str]:
    return page.get_by_role("list", name="Results").get_by_role("link").all_text_contents()


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


def test_only_declarations_and_people_are_found(page: Page, address_638: str) -> None:
    page.goto(address_638)
    _ask(page, "austria")  # which stands on pages of the site, and in no text
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No results for “austria”")


def test_a_word_that_no_text_has_finds_nothing(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/?q=nosuchword")
    expect(page.get_by_role("status")).to_have_text("No results for “nosuchword”")


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


@pytest.mark.parametrize("query", ["No. 14416", "Doc. 638", "24151", "6 38"])
def test_a_number_of_another_kind_does_not(page: Page, address_638: str, query: str) -> None:
    page.goto(f"{address_638}search/?{query and f'q={query}'}")
    expect(page.get_by_role("status")).to_have_text(re.compile("^No results"))


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
    page.get_by_role("dialog").get_by_role("link", name=re.compile("^All [0-9]+ results, with filters$")).click()
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


def test_keyboard_alone_searches_filters_and_reads(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("lighthouse")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile("^[0-9]+ results$"))
    before = int((status.text_content() or "").split()[0])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Country")
    page.keyboard.press("Enter")
    option = page.get_by_role("checkbox", name=re.compile("^Austria"))
    expect(option).to_be_visible()
    expected = int(re.sub(r"\D", "", option.locator("xpath=..").text_content() or ""))
    assert 0 < expected < before
    option.focus()
    page.keyboard.press("Space")
    expect(status).to_have_text(f"{expected} results")
    expect(option).to_be_focused()
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    expect(page.locator(":focus")).to_contain_text("Country")
    expect(page).to_have_url(f"{address_sample}search/?q=lighthouse&country=austria")
    page.get_by_role("button", name="Remove country Austria").press("Enter")
    expect(status).to_have_text(f"{before} results")


def test_the_state_is_in_the_address_and_back_undoes_a_step(page: Page, address_sample: str) -> None:
    search = f"{address_sample}search/"
    page.goto(search)
    expect(page.get_by_role("link", name="Declarations", exact=True).last).to_be_visible()
    box, status = page.get_by_role("searchbox"), page.get_by_role("status")
    box.press_sequentially("libraries", delay=200)  # slowly: it is asked on the way
    expect(page).to_have_url(f"{search}?q=libraries")
    page.locator("summary", has_text="Year").click()
    page.get_by_role("checkbox", name=re.compile("^2017")).check()
    expect(page).to_have_url(f"{search}?q=libraries&year=2017")
    page.get_by_role("checkbox", name=re.compile("^2019")).check()
    expect(page).to_have_url(f"{search}?q=libraries&year=2017&year=2019")
    page.get_by_label("Sort by").select_option("Number")
    expect(page).to_have_url(f"{search}?q=libraries&year=2017&year=2019&sort=number")
    expect(status).to_have_text(re.compile("results?$"))
    told, results = status.text_content(), _results(page)
    # Another reader opens the same address
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("status")).to_have_text(told or "")
    assert _results(other) == results
    expect(other.get_by_label("Sort by")).to_have_value("number")
    for step in ("?q=libraries&year=2017&year=2019", "?q=libraries&year=2017", "?q=libraries", ""):
        page.go_back()
        expect(page).to_have_url(search + step)
    expect(box).to_have_value("")
    expect(page.locator(".wd-plain")).to_be_visible()
    page.go_forward()
    expect(box).to_have_value("libraries")
    expect(page.locator(".wd-plain")).to_be_hidden()


def test_back_from_a_result_finds_as_many_as_before(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/?q=fictional&country=france")
    items = page.locator(".wd-items .wd-item")
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Show 10 more").click()
    expect(items).to_have_count(20)
    eleventh = items.nth(10).get_by_role("link")
    expect(eleventh).to_be_focused()
    eleventh.click()
    expect(page).to_have_url(re.compile("/declarations/"))
    page.go_back()
    expect(items).to_have_count(20)


def test_orders(page: Page, address_sample: str) -> None:
    def numbers() -> list[int]:
        texts = page.locator(".wd-item__number").all_text_contents()
        return [int(text.removeprefix("No. ")) for text in texts]

    page.goto(f"{address_sample}search/?q=lighthouse&sort=newest")
    expect(page.get_by_role("status")).to_have_text(re.compile("results$"))
    assert numbers() == sorted(numbers(), reverse=True)
    page.goto(f"{address_sample}search/?q=lighthouse&sort=number")
    expect(page.get_by_role("status")).to_have_text(re.compile("results$"))
    assert numbers() == sorted(numbers())
    page.goto(f"{address_sample}search/?sort=signatories")
    expect(page.get_by_role("status")).to_have_text("200 of 200 declarations")
    facts = page.locator(".wd-item__facts").all_text_contents()
    counts = [int(match[1]) for fact in facts if (match := re.search(r"([0-9]+) signatories", fact))]
    assert len(counts) == 10
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 60


def test_signatories_are_chosen_by_typing_and_narrow(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}signatories/")
    first = page.locator(".wd-people li").first
    name, fact = first.get_by_role("link").text_content() or "", first.locator("span").text_content() or ""
    page.goto(f"{address_sample}search/")
    page.locator("summary", has_text="Signatory").click()
    typed = page.get_by_label("Name of a signatory")
    expect(typed).to_be_focused()
    typed.fill(name.split()[-1])
    page.get_by_role("checkbox", name=re.compile(re.escape(name))).check()
    total = fact.split("· ")[1]
    expect(page.get_by_role("status").first).to_have_text(f"{total} of 200 declarations")
    expect(page.get_by_role("button", name=f"Remove signatory {name}")).to_be_visible()
    assert "signatory=" in page.url


def test_a_list_is_filtered_counted_and_taken_away(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}countries/austria/")
    plain = page.locator("[data-wd-finder] ~ *").first
    expect(plain).to_be_visible()
    expect(page.get_by_text("Sort by")).to_have_count(0)
    box = page.get_by_role("searchbox", name="Filter these declarations")
    box.fill("lighthouse")
    expect(page.get_by_text("Sort by")).to_be_visible()
    expect(page.locator("summary", has_text="Country")).to_have_count(0)  # it is given here
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^[0-9]+ of 83 declarations$"))
    found = int((status.text_content() or "").split()[0])
    assert 0 < found < 83
    expect(plain).to_be_hidden()
    expect(page).to_have_url(f"{address_sample}countries/austria/?q=lighthouse")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of this view").click()
    lines = Path(download.value.path()).read_bytes().decode().split("\r\n")
    assert download.value.suggested_filename == "declarations.csv"
    assert lines[0] == "number,doc_id,date,title,signatories"
    assert lines[-1] == ""
    assert len(lines) == 2 + found
    assert all("lighthouse" in line for line in lines[1:-1])
    page.go_back()
    expect(page).to_have_url(f"{address_sample}countries/austria/")
    expect(plain).to_be_visible()
    expect(status).to_have_text("")


@pytest.mark.parametrize(
    ("path", "total"), [("declarations/", 200), ("groups/soc/", 200), ("years/2017/", 11), ("countries/austria/", 83)]
)
def test_every_list_has_a_finder_that_a_link_can_set(page: Page, address_sample: str, path: str, total: int) -> None:
    page.goto(f"{address_sample}{path}?signatory=nobody-at")
    expect(page.get_by_role("status")).to_have_text(f"0 of {total} declarations")
    page.goto(f"{address_sample}{path}?sort=number")
    expect(page.get_by_role("status")).to_have_text(f"{total} of {total} declarations")


def test_hostile_text_is_text_in_results_and_files(page: Page, address_hostile: str) -> None:
    page.goto(f"{address_hostile}search/?q=script")
    title = page.locator(".wd-item__title").first
    expect(title).to_contain_text("</title><script>alert(1)</script> {{ config }}")
    expect(page.locator(".wd-item__excerpt").first).to_contain_text("<script>alert(1)</script>")
    page.goto(f"{address_hostile}search/?q=example&signatory=%3Cimg%20src%3Dx%3E")
    expect(page.get_by_role("button", name="Remove signatory <img src=x>")).to_be_visible()
    page.goto(f"{address_hostile}search/?q=example")
    expect(page.get_by_role("link", name='<b>Ada</b> "Q" EXAMPLE')).to_be_visible()
    assert page.locator("article :is(img, script, .wd-items b)").evaluate_all("all => all.map(e => e.outerHTML)") == []


@pytest.fixture
def bare(browser: Browser) -> Iterator[BrowserContext]:
    """A context without a witness: here something is made to fail."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context
    context.close()


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
    page.goto(f"{address_638}search/?q=sandbaek")
    expect(page.get_by_text(_TITLES)).to_be_visible()
    expect(page.get_by_role("link", name="Ulla SANDBÆK")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 result")


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


@pytest.mark.parametrize("path", ["search/?q=lighthouse&country=austria", "countries/austria/?q=lighthouse"])
def test_panels_fit_a_phone(page: Page, address_sample: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address_sample + path)
    for facet in ("Group", "Year", "Signatory"):
        page.locator("summary", has_text=facet).click()
        panel = page.locator(".wd-facet[open] .wd-facet__panel")
        box = panel.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


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
