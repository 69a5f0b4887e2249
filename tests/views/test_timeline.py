"""Numbers year by year, and what a signatory was over the years."""

from __future__ import annotations

import dataclasses
import datetime
import re

import pytest

from pages import Document
from written_declarations.collection.corpus import Corpus
from written_declarations.reading.registry import Registry
from written_declarations.views.pictures.timeline import of_signings, path, spells, timeline
from written_declarations.web.links import Links


def _over_the_years(corpus_638: Corpus, registry: Registry, *years: int) -> Corpus:
    (declaration,) = corpus_638.declarations
    return Corpus(
        [
            dataclasses.replace(declaration, number=number, doc_id=number, date=datetime.date(year, 5, 1))
            for number, year in enumerate(years, 1)
        ],
        registry,
    )


def test_every_year_is_there_with_its_numbers(corpus_638: Corpus, registry: Registry) -> None:
    corpus = _over_the_years(corpus_638, registry, 2008, 2008, 2011)
    page = Document(timeline("years", "A year", corpus.years, of_signings(corpus.signings), Links("../")))
    heads = [head.text for head in page.all("th") if head.get("scope") == "col"]
    assert heads == ["2008", "2009", "2010", "2011"]
    assert [link.get("href") for link in page.all("a")] == ["../years/2008/", "../years/2011/"]
    assert [cell.text for cell in page.all("td")] == ["2", "0", "0", "1", "52", "0", "0", "26"]
    assert [head.text for head in page.all("th") if head.get("scope") == "rowgroup"] == ["Declarations", "Signatures"]
    assert page.one("caption").text == "A year"


def test_columns_are_as_high_as_their_numbers(corpus_638: Corpus, registry: Registry) -> None:
    corpus = _over_the_years(corpus_638, registry, 2008, 2008, 2011)
    html = timeline("years", "A year", corpus.years, of_signings(corpus.signings))
    columns = [Document(svg).all("rect") for svg in re.findall("<svg.*?</svg>", html)]
    assert [round(sum(float(rect.get("height")) for rect in rects)) for rects in columns] == [48, 24, 48, 24]
    for rects in columns:
        last = rects[-1]
        assert abs(float(last.get("y")) + float(last.get("height")) - 48) < 0.2, "it stands on the ground"
    by_group = corpus.signings.by_group
    fills = [rect.get("class") for rect in columns[2]]
    assert fills == [f"wd-fill--{group.slug}" for group, _ in by_group], "in the order of the whole, in every year"


@pytest.mark.parametrize(
    ("years", "classes"),
    [
        ([2008] * 3, {"wd-timeline--few"}),
        ([2008] * 4, {"wd-timeline--few", "wd-timeline--3"}),
        ([2008] * 38, {"wd-timeline--few", "wd-timeline--3"}),
        ([2008] * 39, {"wd-timeline--few", "wd-timeline--5"}),
        ([2008, 2019], {"wd-timeline--few"}),
        ([2008, 2020], set()),
    ],
)
def test_columns_are_there_before_their_rows_with_room_for_the_highest_number(
    corpus_638: Corpus, registry: Registry, years: list[int], classes: set[str]
) -> None:
    corpus = _over_the_years(corpus_638, registry, *years)  # each with 26 signatures
    html = timeline("years", "A year", corpus.years, of_signings(corpus.signings))
    page = Document(html)
    assert html.index("<col ") < html.index("<th ")
    assert page.one("col").get("span") == str(max(years) - min(years) + 1)
    assert set(str(page.one("div").get("class")).split()) == {"wd-table", "wd-timeline", *classes}


def test_spells_are_what_was_printed(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    signature = declaration.signatures[0]
    groups = [registry.groups[0], None, None, registry.groups[1], registry.groups[0]]
    declarations = [
        dataclasses.replace(
            declaration,
            number=number,
            doc_id=number,
            date=datetime.date(2010 + number, 1, 1),
            signatures=(dataclasses.replace(signature, group=group, group_printed=group.code if group else None),),
        )
        for number, group in enumerate(groups)
    ]
    corpus = Corpus(declarations, registry)
    found = spells(corpus.of_person(corpus.people[0]))
    assert [(spell.years, spell.group) for spell in found] == [
        ("2010", groups[0]),
        ("2011 to 2012", None),
        ("2013", groups[3]),
        ("2014", groups[4]),
    ]
    page = Document(path(Links("../../"), corpus.of_person(corpus.people[0])))
    assert [item.text.split()[0] for item in page.all("li")] == ["2010SOC", "2011", "2013EPP/CD", "2014SOC"]
    assert "not printed" in page.all("li")[1].text
