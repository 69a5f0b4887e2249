"""What tables show and save when they are filtered and sorted, and what the address says of it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from filtering import filters, open_filters, shown_numbers, shown_rows
from pages import assets


def _csv(page: Page, controls: Locator) -> tuple[str, list[list[str]]]:
    with page.expect_download() as download:
        controls.get_by_role("button", name="CSV of this view").click()
    raw = download.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel knows by it that it is UTF-8"
    text = raw.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return download.value.suggested_filename, list(csv.reader(io.StringIO(text, newline="")))


def test_filters_by_text_group_and_country_with_live_counts(page: Page, address_638: str) -> None:
    controls = open_filters(page, f"{address_638}declarations/638/")
    status = controls.get_by_role("status")
    expect(status).to_have_text("26 of 26: 9 SOC, 8 UEL, 5 EPP/CD, 3 ALDE, 1 FDG")
    controls.get_by_label("Country").select_option(label="United Kingdom (3)")
    expect(status).to_have_text("3 of 26: 3 SOC")
    controls.get_by_label("Country").select_option("")
    controls.get_by_label("Group").select_option("uel")
    expect(shown_rows(page)).to_have_count(8)
    expect(controls.get_by_label("Country").locator("option", has_text="Austria")).to_have_text("Austria (0)")
    controls.get_by_label("Text").fill("kurkcu TURKEY")
    expect(status).to_have_text("1 of 26: 1 UEL")
    expect(shown_rows(page)).to_contain_text("Ertuğrul KÜRKÇÜ")
    controls.get_by_label("Text").fill("nobody of this name")
    expect(status).to_have_text("0 of 26")
    controls.get_by_role("button", name="Reset").click()
    expect(shown_rows(page)).to_have_count(26)
    expect(page).to_have_url(f"{address_638}declarations/638/")


def test_state_stands_in_the_address_and_back_is_right(page: Page, address_638: str) -> None:
    plain = f"{address_638}declarations/638/"
    controls = open_filters(page, f"{plain}?other=1#signatories")
    controls.get_by_label("Group").select_option("soc")
    expect(page).to_have_url(f"{plain}?other=1&signatories-group=soc#signatories")
    controls.get_by_label("Text").press_sequentially("mas")
    expect(page).to_have_url(f"{plain}?other=1&signatories-group=soc&signatories-q=mas#signatories")
    expect(shown_rows(page)).to_have_count(1)
    page.get_by_role("button", name="Country", exact=True).click()
    expect(page).to_have_url(re.compile("signatories-sort=country"))
    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    expect(shown_rows(page)).to_have_count(1)
    page.go_back()  # what was typed in one go is one step
    expect(controls.get_by_label("Text")).to_have_value("")
    expect(shown_rows(page)).to_have_count(9)
    page.go_back()
    expect(controls.get_by_label("Group")).to_have_value("")
    expect(shown_rows(page)).to_have_count(26)
    page.go_forward()
    expect(shown_rows(page)).to_have_count(9)


def test_an_address_with_a_view_opens_it_and_what_it_does_not_know_is_nothing(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/?signatories-group=epp-cd&signatories-sort=-name&signatories-q=%20")
    expect(shown_rows(page)).to_have_count(5)
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")
    page.goto(f"{address_638}declarations/638/?signatories-group=%3Cimg%3E&signatories-sort=constructor")
    expect(filters(page).get_by_role("status")).to_contain_text("26 of 26")
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_every_column_sorts_and_the_printed_order_comes_back(page: Page, address_638: str) -> None:
    open_filters(page, f"{address_638}declarations/638/")
    printed = [str(number) for number in range(1, 27)]
    caption = page.locator("[data-wd-table=signatories] caption")
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
            expect(shown_rows(page).first).to_contain_text(lead)
        button.click()
        expect(page.locator("th[aria-sort]")).to_have_count(0)
        expect(caption).to_have_text(first)
        assert shown_numbers(page) == printed
    page.get_by_role("button", name="No.").click()
    page.get_by_role("button", name="No.").click()
    assert shown_numbers(page) == printed[::-1]


def test_names_sort_as_in_the_index_of_signatories(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}signatories/")
    index = page.locator(".wd-people a").all_text_contents()
    assert len(index) == 26
    open_filters(page, f"{address_638}declarations/638/")
    assert page.locator(".wd-grid tbody th a").all_text_contents() != index
    page.get_by_role("button", name="Name", exact=True).click()
    expect(shown_rows(page).first).to_contain_text("Donald ANDERSON")
    assert page.locator(".wd-grid tbody th a").all_text_contents() == index


def test_a_signatory_is_filtered_by_year_and_counts_sort_the_most_first(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}countries/")
    page.get_by_role("button", name="Filter and sort").click()
    page.get_by_role("button", name="Signatures").click()
    counts = [int(text.replace(",", "")) for text in page.locator("tbody td:nth-child(3)").all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 100
    page.get_by_role("search", name="Filter: Countries by name").get_by_label("Text").fill("turkiye")
    expect(shown_rows(page)).to_have_count(1)
    page.get_by_role("link", name="Türkiye", exact=True).click()
    page.locator(".wd-grid tbody tr").filter(has=page.locator("td", has_text=re.compile(r"^\d\d$"))).first.locator(
        "th a"
    ).click()
    page.get_by_role("button", name="Filter and sort").click()
    years = page.get_by_role("combobox", name="Year")
    year, number = (years.locator("option").nth(1).text_content() or "").removesuffix(")").split(" (")
    years.select_option(year)
    expect(shown_rows(page)).to_have_count(int(number))
    for text in page.locator("tbody tr:visible time").all_text_contents():
        assert text.endswith(year)
    expect(page).to_have_url(re.compile(rf"\?declarations-year={year}$"))


def test_csv_of_the_view_is_what_the_table_shows(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/?signatories-group=soc&signatories-sort=-no")
    controls = filters(page)
    expect(shown_rows(page)).to_have_count(9)
    name, rows = _csv(page, controls)
    assert name == "declarations-638-signatories.csv"
    assert rows[0] == ["No.", "Name", "Lead", "Country", "Group"]
    assert rows[-1] == ["1", "Mr Stefan SCHENNACH", "lead signatory", "Austria", "SOC"]
    assert {row[2] for row in rows[1:-1]} == {""}
    assert [row[0] for row in rows[1:]] == shown_numbers(page)


def test_csv_has_small_print_in_columns_and_plain_numbers(page: Page, address_sample: str) -> None:
    controls = open_filters(page, f"{address_sample}groups/")
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
    controls = filters(page)
    name = page.locator(".wd-grid tbody th").first.text_content() or ""
    assert "<" in name
    controls.get_by_label("Text").fill("<img src=x onerror=alert(1)>")
    expect(controls.get_by_role("status")).to_contain_text("0 of 2")
    controls.get_by_label("Text").fill("")
    page.get_by_role("button", name="Name", exact=True).click()
    _, rows = _csv(page, controls)
    assert name.strip() in [" ".join(filter(None, row[1:3])) for row in rows]
    assert (
        page.locator(
            "article script:not(.wd-side + script[type='application/ld+json']), article img, article iframe"
        ).count()
        == 0
    )
