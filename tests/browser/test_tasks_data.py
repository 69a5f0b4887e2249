"""Tasks of readers about numbers, files and comparing many, each from the home page in at most three steps.

A step is a link that is followed, a button that is pressed, or a box in which one thing or several are chosen.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from comparing import box
from written_declarations.collection.corpus import Corpus


class _Reader:
    """Somebody who begins at the home page, and whose steps are counted."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.steps = 0
        page.goto(home)

    def follow(self, name: str) -> None:
        self.steps += 1
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def choose(self, name: str, typed: Sequence[str]) -> None:
        self.steps += 1
        for each in typed:
            field = box(self.page, name)
            field.fill(each)
            self.page.get_by_role("listbox", name="Suggestions").get_by_role("option").first.click()
            expect(field).to_have_value("")

    def take(self, role: str, name: str) -> bytes:
        self.steps += 1
        target = self.page.get_by_role("link" if role == "link" else "button", name=name, exact=True).first
        if role == "link":  # which Chromium might show instead of saving
            return self.page.request.get(target.evaluate("e => e.href")).body()
        with self.page.expect_download() as download:
            target.click()
        return Path(download.value.path()).read_bytes()

    def cells(self) -> list[list[str]]:
        """The rows of the grid, each with its name first and how many it signed last."""
        expect(self.page.locator(".wd-across tbody tr").first).to_be_visible()
        return [row.locator("th a, td").all_text_contents() for row in self.page.locator(".wd-across tbody tr").all()]


@pytest.fixture
def reader(page: Page, address_published: str) -> _Reader:
    return _Reader(page, address_published)


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_which_of_three_delegations_signed_what(reader: _Reader, corpus_published: Corpus) -> None:
    """“Which declarations did members from Germany, France and Italy sign, and how many each?”"""
    reader.follow("Compare")
    reader.follow("several countries")
    reader.choose("Add a country", ["germany", "france", "italy"])
    expect(reader.page.locator(".wd-across tbody th a")).to_have_text(["Germany", "France", "Italy"])
    numbers = set(reader.page.locator(".wd-across thead a").all_text_contents())
    for name, *_, signed in reader.cells():
        own = {
            str(each.number)
            for each in corpus_published.declarations
            if any(signature.country.name == name for signature in each.signatures)
        }
        assert int(signed) == len(own & numbers), name
    assert reader.steps <= 3


def test_who_signs_these_declarations_again_and_again(reader: _Reader, corpus_published: Corpus) -> None:
    """“Who signed most of the declarations on Kazakhstan?”"""
    wanted = [each for each in corpus_published.declarations if "Kazakhstan" in each.title][:4]
    reader.follow("Compare")
    reader.follow("several signatories")
    reader.choose("Add a declaration", [str(each.number) for each in wanted])
    expect(reader.page.locator(".wd-across thead a")).to_have_text([str(each.number) for each in wanted])
    counts = Counter(signature.person for each in wanted for signature in each.signatures)
    rows = reader.cells()
    assert [int(row[-1]) for row in rows] == [number for _, number in counts.most_common(20)]
    assert reader.steps <= 3


def test_in_which_group_somebody_signed_each_time(reader: _Reader, corpus_published: Corpus) -> None:
    """“In which groups did Stefan Schennach and Andrej Hunko sign, and what did each lead?”"""
    reader.follow("Compare")
    reader.follow("several signatories")
    reader.choose("Add a signatory", ["schennach", "hunko"])
    expect(reader.page.locator(".wd-across tbody th a")).to_have_text(["Stefan SCHENNACH", "Andrej HUNKO"])
    for slug, row in zip(("stefan-schennach-at", "andrej-hunko-de"), reader.cells(), strict=True):
        led = [each for each in corpus_published.declarations if each.signatures and each.signatures[0].person == slug]
        assert sum(cell.endswith("led") for cell in row) == len(led)
    assert reader.steps <= 3


def test_numbers_for_a_chart(reader: _Reader, corpus_published: Corpus) -> None:
    """“How many members signed in each group, year by year, in numbers for my chart?”"""
    reader.follow("Data")
    rows = _rows(reader.take("link", "counts.csv"))
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found[row["year"], row["group_slug"]] += int(row["signatures"])
    expected = Counter(
        (str(each.date.year), signature.group.slug if signature.group else "none")
        for each in corpus_published.declarations
        for signature in each.signatures
    )
    assert found == expected
    assert reader.steps <= 3


def test_letters_are_right_in_excel(reader: _Reader) -> None:
    """“All signatures in Excel, with the letters right.”"""
    reader.follow("Data")
    content = reader.take("link", "for Excel: signatures-excel.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert any(row["family_name"] == "MÜLLER" for row in _rows(content))
    assert reader.steps <= 3


def test_a_name_is_found_in_the_database_without_its_letters(reader: _Reader, tmp_path: Path) -> None:
    """“What did Kılıç sign?” asked of the database, with the query on the page."""
    reader.follow("Data")
    query = reader.page.locator("pre code").text_content() or ""
    path = tmp_path / "data.sqlite"
    path.write_bytes(reader.take("link", "written-declarations.sqlite"))
    with closing(sqlite3.connect(path)) as database:
        for typed in ("Kılıç", "kilic", "KILIC"):
            assert [row[2] for row in database.execute(query.replace("Kılıç", typed))] == ["KILIÇ"], typed
    assert reader.steps <= 3


def test_no_date_is_claimed_that_nobody_knows(reader: _Reader) -> None:
    """“Since when was somebody a member of a group?” The file says what is known, and where it stands."""
    reader.follow("Data")
    popolo = json.loads(reader.take("link", "popolo.json"))
    assert all(each["start_date"] is None or each["start_date"] < each["end_date"] for each in popolo["memberships"])
    assert all(each["sources"] for each in popolo["memberships"])
    assert reader.steps <= 3


def test_the_grid_as_a_file(reader: _Reader) -> None:
    """“The example of a grid as a table of my own.”"""
    reader.follow("Compare")
    reader.steps += 1
    reader.page.locator(".wd-examples a[href*=groups]").click()
    rows = list(csv.reader(io.StringIO(reader.take("button", "CSV of the grid").decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [5, 5, 5, 5]
    assert reader.steps <= 3
