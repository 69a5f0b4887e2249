"""What readers want to know of a country or a topic, each from the home page in at most three steps."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration

MOST_STEPS = 3


class _Reader:
    """A reader who begins at home. Each page opened and each choice made is a step."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.steps = 0
        page.goto(address)

    def open(self, name: str | re.Pattern[str], within: str = "body") -> None:
        """Follow the first visible link of this name."""
        found = self.page.locator(within).get_by_role("link", name=name, exact=True).locator("visible=true").first
        with self.page.expect_navigation():
            found.click()
        self.steps += 1

    def choose(self, facet: str, value: str) -> None:
        """Choose a value of a facet of the list."""
        panel = self.page.locator(".wd-facet", has=self.page.locator("summary", has_text=facet))
        panel.locator("summary").click()
        panel.get_by_role("checkbox", name=re.compile(f"^{value}")).check()
        self.steps += 1


@pytest.fixture
def reader(page: Page, address_published: str) -> _Reader:
    return _Reader(page, address_published)


def _on(corpus: Corpus, slug: str) -> list[Declaration]:
    """The declarations on a subject by a plain loop, newest first."""
    return [each for each in corpus.declarations if slug in {subject.slug for subject in each.subjects}]


def _numbers(page: Page) -> list[int]:
    numbers = page.locator(".wd-item__number:visible").all_text_contents()
    return [int(text.removeprefix("No. ")) for text in numbers]


def test_on_which_countries_there_are_declarations(reader: _Reader, corpus_published: Corpus) -> None:
    """On which countries and topics are there declarations, and on which most?"""
    reader.open("Subjects")
    expected = Counter(subject.name for each in corpus_published.declarations for subject in each.subjects)
    for row in reader.page.locator(".wd-parts li").all():
        name, number = row.locator("a").inner_text(), int(row.locator("b").inner_text())
        assert expected.pop(name) == number
    assert not expected
    assert reader.steps == 1


def test_what_there_is_on_a_country_in_time(reader: _Reader, corpus_published: Corpus) -> None:
    """What have members said on Kazakhstan, over which years?"""
    reader.open("Subjects")
    reader.open("Kazakhstan")
    expected = _on(corpus_published, "kazakhstan")
    assert _numbers(reader.page) == [each.number for each in expected]
    first, last = expected[-1].date.year, expected[0].date.year
    expect(reader.page.locator(".wd-lead")).to_contain_text(f"{len(expected)} declarations from {first} to {last}")
    assert reader.steps <= MOST_STEPS


def test_who_signs_most_on_a_country(reader: _Reader, corpus_published: Corpus) -> None:
    """Who signs most of what is on Kazakhstan, and who leads it?"""
    reader.open("Subjects")
    reader.open("Kazakhstan")
    declarations = _on(corpus_published, "kazakhstan")
    signed = Counter(signature.person for each in declarations for signature in each.signatures)
    row = reader.page.locator("[data-wd-table=people] tbody tr").first
    slug = (row.locator("a").first.get_attribute("href") or "").rstrip("/").rpartition("/")[2]
    assert signed[slug] == max(signed.values()) == int(row.locator("td").last.inner_text())
    led = reader.page.locator("p", has_text=re.compile("^Led by"))
    for each in declarations:
        expect(led).to_contain_text(each.signatures[0].name.family)
    assert reader.steps <= MOST_STEPS


def test_which_germans_signed_on_a_country(reader: _Reader, corpus_published: Corpus) -> None:
    """Which Germans signed on Kazakhstan?"""
    reader.open("Subjects")
    reader.open("Kazakhstan")
    reader.page.get_by_role("searchbox", name="Filter").or_(reader.page.get_by_role("searchbox")).last.focus()
    reader.choose("Country", "Germany")
    expected = {
        each.number: names
        for each in _on(corpus_published, "kazakhstan")
        if (names := [it.name.without_honorific for it in each.signatures if it.country.slug == "germany"])
    }
    expect(reader.page.get_by_text("Declarations on Kazakhstan signed by somebody from Germany")).to_be_visible()
    assert _numbers(reader.page) == list(expected)
    for line, names in zip(reader.page.locator(".wd-item__matching").all(), expected.values(), strict=True):
        expect(line).to_contain_text(names[0])
    assert reader.steps <= MOST_STEPS


def test_a_topic_of_one_year(reader: _Reader, corpus_published: Corpus) -> None:
    """Which declarations of 2019 are about political prisoners?"""
    reader.open("Subjects")
    reader.open("Political prisoners")
    reader.page.get_by_role("searchbox").last.focus()
    reader.choose("Year", "2019")
    expected = [each.number for each in _on(corpus_published, "political-prisoners") if each.date.year == 2019]
    expect(reader.page.get_by_text("Declarations on Political prisoners of 2019")).to_be_visible()
    assert _numbers(reader.page) == expected
    assert reader.steps <= MOST_STEPS


def test_to_follow_a_country(reader: _Reader, corpus_published: Corpus) -> None:
    """How can I follow what is new on Ukraine?"""
    reader.open("Subjects")
    reader.open("Ukraine")
    feed = reader.page.locator(".wd-facts").get_by_role("link", name="Feed")
    answer = reader.page.request.get(f"{reader.page.url}{'' if feed.count() else '#'}feed.xml")
    assert answer.ok
    assert answer.text().count("<entry>") == len(_on(corpus_published, "ukraine"))
    assert reader.steps + 1 <= MOST_STEPS


def test_what_else_there_is_like_this(reader: _Reader, corpus_published: Corpus) -> None:
    """What else is on what the newest declaration is about?"""
    newest = corpus_published.declarations[0]
    reader.open(newest.title)
    subject = newest.subjects[0]
    reader.open(subject.name, "nav.wd-subjects")
    assert newest.number in _numbers(reader.page)
    assert _numbers(reader.page) == [each.number for each in _on(corpus_published, subject.slug)]
    assert reader.steps <= MOST_STEPS


def test_whether_a_countrys_own_members_signed(reader: _Reader, corpus_published: Corpus) -> None:
    """Did members from Türkiye sign what is on Türkiye?"""
    reader.open("Subjects")
    reader.open("Türkiye")
    own = [it for each in _on(corpus_published, "turkiye") for it in each.signatures if it.country.slug == "turkiye"]
    expect(reader.page.get_by_text(f"{len(own)} signatures under these declarations are of its own")).to_be_visible()
    assert reader.steps <= MOST_STEPS
