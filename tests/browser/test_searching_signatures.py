"""Filters of the search mean one signature: what was asked, who matches, files, and what nobody can have asked."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration, Signature


def _matching(declaration: Declaration, country: str, group: str) -> list[Signature]:
    """The signatures of one country in one group."""
    signed = declaration.signatures
    return [each for each in signed if each.country.slug == country and each.group and each.group.slug == group]


def _found(page: Page) -> list[int]:
    return [int(text.removeprefix("No. ")) for text in page.locator(".wd-item__number").all_text_contents()]


def _rows(page: Page, button: str) -> list[list[str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    assert download.value.suggested_filename == f"{button.removeprefix('CSV of ')}.csv"
    content = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.reader(content.splitlines()))


def test_the_answer_is_said_in_words_and_with_names(
    page: Page, address_published: str, corpus_published: Corpus
) -> None:
    expected = {
        declaration.number: signed
        for declaration in corpus_published.of_year(2019)
        if (signed := _matching(declaration, "italy", "epp-cd"))
    }
    assert 0 < len(expected) <= 10
    page.goto(f"{address_published}search/?country=italy&group=epp-cd&year=2019")
    total = len(corpus_published.declarations)
    expect(page.get_by_role("status")).to_have_text(f"{len(expected)} of {total} declarations")
    asked = page.get_by_text("Declarations of 2019 signed by somebody from Italy in EPP/CD", exact=True)
    expect(asked).to_be_visible()
    assert _found(page) == list(expected)
    lines = page.locator(".wd-item__matching")
    for line, signed in zip(lines.all(), expected.values(), strict=True):
        expect(line).to_contain_text(f"Matching: {signed[0].name.without_honorific} (Italy, EPP/CD)")
    rows = _rows(page, "CSV of signatures")
    assert rows[0] == ["number", "doc_id", "date", "title", "order", "signatory", "country", "group", "lead"]
    printed = [[row[0], *row[5:8]] for row in rows[1:]]
    assert [row[8] for row in rows[1:]] == ["yes" if row[4] == "1" else "" for row in rows[1:]]
    assert printed == [
        [str(number), signature.name.without_honorific, "Italy", "EPP/CD"]
        for number, signed in expected.items()
        for signature in signed
    ]
    assert [int(row[0]) for row in _rows(page, "CSV of declarations")[1:]] == list(expected)


def test_facets_count_what_they_would_find(page: Page, address_published: str, corpus_published: Corpus) -> None:
    page.goto(f"{address_published}countries/italy/?group=epp-cd")
    total = len([each for each in corpus_published.declarations if _matching(each, "italy", "epp-cd")])
    expect(page.get_by_role("status").last).to_contain_text(f"{total} of ")
    page.locator("summary", has_text="Group").click()
    for group in corpus_published.groups:
        number = sum(bool(_matching(each, "italy", group.slug)) for each in corpus_published.declarations)
        option = page.locator(f".wd-facet[open] input[value={group.slug}]")
        expect(option).to_have_count(1 if number else 0)
        if number:
            expect(option.locator("xpath=..").locator("b")).to_have_text(str(number))


def test_several_values_mean_any_and_a_switch_all(page: Page, address_published: str, corpus_published: Corpus) -> None:
    def signed(declaration: Declaration, *countries: str) -> list[bool]:
        return [bool(_matching(declaration, country, "soc")) for country in countries]

    any_of = [each for each in corpus_published.declarations if any(signed(each, "austria", "germany"))]
    all_of = [each for each in corpus_published.declarations if all(signed(each, "austria", "germany"))]
    total, status = len(corpus_published.declarations), page.get_by_role("status")
    switch = page.get_by_role("checkbox", name="Signed by all of these")
    page.goto(f"{address_published}search/?country=austria&group=soc")
    expect(status).to_contain_text(f" of {total} declarations")
    expect(switch).to_be_hidden()  # one country is always all
    page.goto(f"{address_published}search/?country=austria&country=germany&group=soc")
    expect(page.get_by_text("Declarations signed by somebody from Austria or Germany in SOC")).to_be_visible()
    expect(status).to_have_text(f"{len(any_of)} of {total} declarations")
    switch.check()
    expect(page).to_have_url(re.compile(r"\?country=austria&country=germany&group=soc&signed=all$"))
    expect(page.get_by_text("Declarations signed by people from Austria and from Germany in SOC")).to_be_visible()
    expect(status).to_have_text(f"{len(all_of)} of {total} declarations")
    first = page.locator(".wd-item__matching").first
    expect(first).to_contain_text("(Austria, SOC)")
    expect(first).to_contain_text("(Germany, SOC)")
    page.go_back()
    expect(switch).not_to_be_checked()
    expect(status).to_have_text(f"{len(any_of)} of {total} declarations")


def test_leads_can_be_asked_for(page: Page, address_published: str, corpus_published: Corpus) -> None:
    led = [each for each in corpus_published.declarations if each.signatures[0].country.slug == "germany"]
    page.goto(f"{address_published}countries/germany/")
    page.get_by_role("searchbox", name="Filter these declarations").focus()
    page.get_by_role("checkbox", name="Lead only").check()
    expect(page).to_have_url(f"{address_published}countries/germany/?lead=yes")
    expect(page.get_by_text("Declarations led by somebody from Germany", exact=True)).to_be_visible()
    expect(page.get_by_role("status").last).to_contain_text(f"{len(led)} of ")
    page.get_by_role("button", name="Remove Lead signatory").click()
    expect(page.get_by_role("checkbox", name="Lead only")).not_to_be_checked()


def test_a_declaration_can_be_asked_for_its_people(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}search/?q=kazakhstan&country=germany&group=uel")
    expect(page.get_by_text("Declarations with “kazakhstan” signed by somebody from Germany in UEL")).to_be_visible()
    expect(page.locator(".wd-item__matching").first).to_contain_text("Andrej HUNKO (Germany, UEL)")


@pytest.mark.parametrize("where", ["search/", "declarations/"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("country=nowhere&year=19x", "No declaration here has the country “nowhere” or the year “19x”."),
        ("group=__proto__&signed=all", "No declaration here has the group “__proto__”."),
        ("signatory=..%2F..%2Fpeople", "No declaration here has the signatory “../../people”."),
        (f"country={'y' * 5000}", f"No declaration here has the country “{'y' * 60}…”."),
        (f"country=italy&group={quote(chr(0x202E))}x", "No declaration here has the group “x”."),
    ],
)
def test_what_is_not_there_is_said(page: Page, address_published: str, where: str, query: str, said: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address_published}{where}?{query}")
    expect(page.get_by_role("status")).to_have_text(re.compile("^0 of [0-9]+ declarations"))
    expect(page.get_by_text(said)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("query", ["country=&group=%20&signed=&lead=", "party=soc&lead=perhaps", "q=%20%20", "sort=up"])
def test_what_asks_for_nothing_shows_the_page_as_it_is(page: Page, address_published: str, query: str) -> None:
    page.goto(f"{address_published}search/?{query}")
    expect(page.get_by_text("Sort by")).to_be_visible()
    expect(page.locator(".wd-plain")).to_be_visible()
    expect(page.locator(".wd-finder__asked")).to_be_hidden()


def test_a_very_long_query_has_an_answer(page: Page, address_published: str) -> None:
    page.goto(f"{address_published}search/?q={'x' * 10_000}")
    expect(page.get_by_role("status")).to_contain_text(f"Nothing found for “{'x' * 60}…” in ")
