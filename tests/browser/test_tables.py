"""Tables filtered, sorted and saved in Chromium: by mouse, by keyboard, by address, and not at all."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from pages import assets


def _open(page: Page, address: str) -> Locator:
    page.goto(address)
    page.get_by_role("button", name="Filter and sort").click()
    return _controls(page)


def _controls(page: Page) -> Locator:
    controls = page.get_by_role("search", name=re.compile("^Filter: "))
    expect(controls).to_be_visible()
    return controls


def _rows(page: Page) -> Locator:
    return page.locator(".wd-grid tbody tr:visible")


def _numbers(page: Page) -> list[str]:
    return page.locator(".wd-grid tbody tr:visible td:first-child").all_text_contents()


def _without_breaks(html: str) -> str:
    return re.sub(r">\s+<", "><", html)


def _csv(page: Page, controls: Locator) -> tuple[str, list[list[str]]]:
    with page.expect_download() as download:
        controls.get_by_role("button", name="CSV of this view").click()
    raw = download.value.path().read_bytes()
    text = raw.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return download.value.suggested_filename, list(csv.reader(io.StringIO(text, newline="")))


def test_filters_by_text_group_and_country_with_live_counts(page: Page, address_638: str) -> None:
    controls = _open(page, f"{address_638}declarations/638/")
    status = controls.get_by_role("status")
    expect(status).to_have_text("26 of 26: 9 SOC, 8 UEL, 5 EPP/CD, 3 ALDE, 1 FDG")
    controls.get_by_label("Country").select_option(label="United Kingdom (3)")
    expect(status).to_have_text("3 of 26: 3 SOC")
    controls.get_by_label("Country").select_option("")
    controls.get_by_label("Group").select_option("uel")
    expect(_rows(page)).to_have_count(8)
    expect(controls.get_by_label("Country").locator("option", has_text="Austria")).to_have_text("Austria (0)")
    controls.get_by_label("Text").fill("kurkcu TURKEY")
    expect(status).to_have_text("1 of 26: 1 UEL")
    expect(_rows(page)).to_contain_text("Ertuğrul KÜRKÇÜ")
    controls.get_by_label("Text").fill("nobody of this name")
    expect(status).to_have_text("0 of 26")
    controls.get_by_role("button", name="Reset").click()
    expect(_rows(page)).to_have_count(26)
    expect(page).to_have_url(f"{address_638}declarations/638/")


def test_state_stands_in_the_address_and_back_is_right(page: Page, address_638: str) -> None:
    plain = f"{address_638}declarations/638/"
    controls = _open(page, f"{plain}?other=1#signatories")
    controls.get_by_label("Group").select_option("soc")
    expect(page).to_have_url(f"{plain}?other=1&signatories-group=soc#signatories")
    controls.get_by_label("Text").press_sequentially("mas")
    expect(page).to_have_url(f"{plain}?other=1&signatories-group=soc&signatories-q=mas#signatories")
    expect(_rows(page)).to_have_count(1)
    page.get_by_role("button", name="Country", exact=True).click()
    expect(page).to_have_url(re.compile("signatories-sort=country"))
    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    expect(_rows(page)).to_have_count(1)
    page.go_back()  # what was typed in one go is one step
    expect(controls.get_by_label("Text")).to_have_value("")
    expect(_rows(page)).to_have_count(9)
    page.go_back()
    expect(controls.get_by_label("Group")).to_have_value("")
    expect(_rows(page)).to_have_count(26)
    page.go_forward()
    expect(_rows(page)).to_have_count(9)


def test_an_address_with_a_view_opens_it_and_what_it_does_not_know_is_nothing(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/?signatories-group=epp-cd&signatories-sort=-name&signatories-q=%20")
    expect(_rows(page)).to_have_count(5)
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")
    page.goto(f"{address_638}declarations/638/?signatories-group=%3Cimg%3E&signatories-sort=constructor")
    expect(_controls(page).get_by_role("status")).to_contain_text("26 of 26")
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_every_column_sorts_and_the_printed_order_comes_back(page: Page, address_638: str) -> None:
    _open(page, f"{address_638}declarations/638/")
    printed = [str(number) for number in range(1, 27)]
    caption = page.locator("caption")
    first = caption.text_content() or ""
    for name, leads in (
        ("Name", ["Donald ANDERSON", "Roger ZAVOLI"]),
        ("Country", ["Stefan SCHENNACH", "Lord Donald ANDERSON"]),
        ("Group", ["ALDE", "UEL"]),
    ):
        button = page.get_by_role("button", name=name, exact=True)
        head = page.get_by_role("columnheader", name=name)
        for way, lead in zip(("ascending", "descending"), leads, strict=True):
            button.click()
            expect(head).to_have_attribute("aria-sort", way)
            expect(caption).to_have_text(f"Sorted by {name}, {way}")
            expect(_rows(page).first).to_contain_text(lead)
        button.click()
        expect(page.locator("th[aria-sort]")).to_have_count(0)
        expect(caption).to_have_text(first)
        assert _numbers(page) == printed
    page.get_by_role("button", name="No.").click()
    page.get_by_role("button", name="No.").click()
    assert _numbers(page) == printed[::-1]


def test_names_sort_as_in_the_index_of_signatories(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}signatories/")
    index = page.locator(".wd-people a").all_text_contents()
    assert len(index) == 26
    _open(page, f"{address_638}declarations/638/")
    assert page.locator(".wd-grid tbody th a").all_text_contents() != index
    page.get_by_role("button", name="Name", exact=True).click()
    expect(_rows(page).first).to_contain_text("Donald ANDERSON")
    assert page.locator(".wd-grid tbody th a").all_text_contents() == index


def test_a_signatory_is_filtered_by_year_and_counts_sort_the_most_first(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}countries/")
    page.get_by_role("button", name="Filter and sort").click()
    page.get_by_role("button", name="Signatures").click()
    counts = [int(text.replace(",", "")) for text in page.locator("tbody td:nth-child(3)").all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 100
    page.get_by_role("search", name="Filter: Countries by name").get_by_label("Text").fill("turkiye")
    expect(_rows(page)).to_have_count(1)
    page.get_by_role("link", name="Türkiye", exact=True).click()
    page.locator(".wd-grid tbody tr").filter(has=page.locator("td", has_text=re.compile(r"^\d\d$"))).first.locator(
        "th a"
    ).click()
    page.get_by_role("button", name="Filter and sort").click()
    years = page.get_by_role("combobox", name="Year")
    year, number = (years.locator("option").nth(1).text_content() or "").removesuffix(")").split(" (")
    years.select_option(year)
    expect(_rows(page)).to_have_count(int(number))
    for text in page.locator("tbody tr:visible time").all_text_contents():
        assert text.endswith(year)
    expect(page).to_have_url(re.compile(rf"\?declarations-year={year}$"))


def test_csv_of_the_view_is_what_the_table_shows(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/?signatories-group=soc&signatories-sort=-no")
    controls = _controls(page)
    expect(_rows(page)).to_have_count(9)
    name, rows = _csv(page, controls)
    assert name == "declarations-638-signatories.csv"
    assert rows[0] == ["No.", "Name", "Country", "Group"]
    assert rows[-1] == ["1", "Mr Stefan SCHENNACH", "Austria", "SOC"]
    assert [row[0] for row in rows[1:]] == _numbers(page)


def test_csv_has_small_print_in_columns_and_plain_numbers(page: Page, address_sample: str) -> None:
    controls = _open(page, f"{address_sample}groups/")
    name, rows = _csv(page, controls)
    assert name == "groups.csv"
    assert rows[0] == ["Group", "Name", "Signatories", "Signatures", "Declarations"]
    soc = next(row for row in rows if row[0] == "SOC")
    assert soc[1] == "Socialists, Democrats and Greens Group"
    assert all(re.fullmatch(r"\d+", cell) for cell in soc[2:])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ertuğrul KÜRKÇÜ", "ertugrul kurkcu"),
        ("Łukasz D'ØRSTED", "lukasz d orsted"),
        ("Þóra ÆVARSDÓTTIR", "thora aevarsdottir"),
        ("İlhan IŞIKDAĞ-ı", "ilhan isikdag i"),
        ("Əli ĐURIĆ ß œ", "eli duric ss oe"),
    ],
)
def test_text_is_folded_as_it_is_typed(page: Page, address_638: str, site_638: Path, text: str, plain: str) -> None:
    page.goto(address_638)
    words = f"async (text) => (await import('/{assets(site_638)}letters.js')).words(text).join(' ')"
    assert page.evaluate(words, text) == plain


def test_tables_of_one_page_do_not_clash(page: Page, address_638: str, site_638: Path) -> None:
    page.goto(f"{address_638}declarations/638/")
    page.evaluate(
        """async (folder) => {
          const sheet = document.querySelector(".wd-sheet");
          const other = sheet.cloneNode(true);
          other.dataset.wdTable = "others";
          sheet.after(other);
          const { toggle } = await import(`/${folder}tables.js`);
          toggle(sheet);
          toggle(other);
        }""",
        assets(site_638),
    )
    first, other = page.locator(".wd-sheet").all()
    first.get_by_label("Group").select_option("soc")
    other.get_by_label("Group").select_option("uel")
    expect(page).to_have_url(re.compile(r"\?signatories-group=soc&others-group=uel$"))
    expect(first.get_by_role("status")).to_contain_text("9 of 26")
    expect(other.get_by_role("status")).to_contain_text("8 of 26")
    page.go_back()
    expect(first.get_by_role("status")).to_contain_text("9 of 26")
    expect(other.get_by_role("status")).to_contain_text("26 of 26")
    ids = page.locator("[id$=-hint]").evaluate_all("all => all.map(e => e.id)")
    assert ids == ["signatories-hint", "others-hint"]


def test_closing_shows_the_table_as_it_was(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    before = _without_breaks(page.locator("article").inner_html())
    opener = page.get_by_role("button", name="Filter and sort")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Name", exact=True).click()
    _controls(page).get_by_label("Group").select_option("soc")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(page).to_have_url(f"{address_638}declarations/638/")
    assert _without_breaks(page.locator("article").inner_html()) == before


def test_keyboard_alone_filters_and_sorts(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    page.get_by_role("button", name="Filter and sort").focus()
    page.keyboard.press("Enter")
    controls = _controls(page)
    stops: tuple[tuple[str, Literal["searchbox", "combobox", "button"]], ...] = (
        ("Text", "searchbox"),
        ("Country", "combobox"),
        ("Group", "combobox"),
        ("Reset", "button"),
        ("CSV of this view", "button"),
        ("No.", "button"),
        ("Name", "button"),
        ("Country", "button"),
        ("Group", "button"),
    )
    for name, role in stops:
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none", name
        expect(focused).to_have_role(role)
        expect(focused).to_have_accessible_name(name)
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name="Group")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(":focus")).to_have_accessible_name("Group")
    expect(page.locator(":focus")).to_have_accessible_description(re.compile("third time brings the first order back"))
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("s")  # in the choice of a group, to the one that begins so
    expect(controls.get_by_label("Group")).to_have_value("soc")
    expect(controls.get_by_role("status")).to_contain_text("9 of 26")
    controls.get_by_label("Text").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("signatories-group=soc"))


def test_without_javascript_tables_are_whole_and_plain(browser: Browser, address_638: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address_638}declarations/638/?signatories-group=soc&signatories-sort=name")
    expect(_rows(page)).to_have_count(26)
    expect(page.locator(".wd-sheet button")).to_be_hidden()
    assert _numbers(page)[0] == "1"
    context.close()


def test_a_short_table_has_nothing_to_filter(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}countries/san-marino/?signatories-q=x")
    expect(_rows(page)).to_have_count(3)
    expect(page.get_by_role("button", name="Filter and sort")).to_have_count(0)


def test_what_is_loaded_first_holds_no_filters(page: Page, address_638: str, site_638: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address_638}declarations/638/", wait_until="networkidle")
    assert not [url for url in asked if "tables" in url]
    page.get_by_role("button", name="Filter and sort").click()
    _controls(page)
    assert [url for url in asked if "tables" in url] == [f"{address_638}{assets(site_638)}tables.js"]


def test_a_hostile_table_is_filtered_and_shown_as_text(page: Page, address_hostile: str, site_hostile: Path) -> None:
    page.goto(f"{address_hostile}declarations/1/")
    page.evaluate(
        """async (folder) => {
          const sheet = document.querySelector(".wd-sheet");
          const opener = document.createElement("button");
          opener.className = "wd-open";
          sheet.prepend(opener);
          (await import(`/${folder}tables.js`)).toggle(sheet);
        }""",
        assets(site_hostile),
    )
    controls = _controls(page)
    name = page.locator(".wd-grid tbody th").first.text_content() or ""
    assert "<" in name
    controls.get_by_label("Text").fill("<img src=x onerror=alert(1)>")
    expect(controls.get_by_role("status")).to_contain_text("0 of 2")
    controls.get_by_label("Text").fill("")
    page.get_by_role("button", name="Name", exact=True).click()
    _, rows = _csv(page, controls)
    assert name.strip() in [row[1] for row in rows]
    assert (
        page.locator(
            "article script:not(.wd-side + script[type='application/ld+json']), article img, article iframe"
        ).count()
        == 0
    )


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_open_filters_are_no_wider_than_the_screen(page: Page, address_sample: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("declarations/200/", "countries/", "groups/", "groups/soc/", "countries/germany/"):
        controls = _open(page, address_sample + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        for part in controls.locator("input, select, button").all():
            box = part.bounding_box()
            assert box is not None
            assert box["x"] >= 0, path
            assert box["x"] + box["width"] <= width, path
            assert box["height"] >= 24, "large enough for a finger"
        sheet = page.locator(".wd-sheet .wd-table").evaluate("e => e.scrollWidth - e.clientWidth")
        assert sheet <= 24 or width < 360, f"{path}: the table itself may scroll, and hardly does"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["declarations/638/", "groups/soc/", "groups/", "countries/"])
def test_axe_reports_no_violation_with_filters_open(
    page: Page, address_638: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    controls = _open(page, address_638 + path)
    controls.get_by_label("Text").fill("a")
    page.locator(".wd-grid thead button").last.click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_paper_has_every_row_and_no_controls(page: Page, address_638: str) -> None:
    controls = _open(page, f"{address_638}declarations/638/")
    controls.get_by_label("Group").select_option("soc")
    expect(_rows(page)).to_have_count(9)
    page.emulate_media(media="print")
    expect(_rows(page)).to_have_count(26)
    expect(controls).to_be_hidden()
    expect(page.get_by_role("button", name="Filter and sort")).to_be_hidden()


def test_the_button_of_the_filters_covers_no_heading(page: Page, address_sample: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address_sample}declarations/200/")
    page.locator(".wd-grid tbody th a").first.click()
    heading = page.get_by_role("heading", name="Declarations signed")
    words = heading.evaluate(
        "e => { const range = document.createRange(); range.selectNodeContents(e);"
        " return range.getBoundingClientRect().right; }"
    )
    button = page.get_by_role("button", name="Filter and sort").bounding_box()
    assert button is not None
    assert words <= button["x"]
