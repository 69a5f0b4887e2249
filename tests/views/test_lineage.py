"""Lines of groups: who was carried on by whom, on a scale of time."""

from __future__ import annotations

import dataclasses
import datetime
import re

from pages import Document
from written_declarations.collection.corpus import Corpus
from written_declarations.reading.registry import Registry
from written_declarations.views.pictures.lineage import lineage, lines_of
from written_declarations.web.links import Links


def test_lines_of_groups_follow_their_successors(registry: Registry) -> None:
    lines = [[group.code for group in line] for line in lines_of(registry.groups)]
    assert ["EDG", "EC", "EC/DA"] in lines
    assert ["LDR", "ALDE"] in lines
    assert ["SOC"] in lines
    assert "NR" not in {code for line in lines for code in line}
    edg, ec = (next(group for group in registry.groups if group.slug == slug) for slug in ("edg", "ec"))
    circle = [dataclasses.replace(edg, successor="ec"), dataclasses.replace(ec, successor="edg")]
    assert lines_of(circle) == [], "a circle has no beginning, and no end of the program"


def _over_the_years(corpus_638: Corpus, registry: Registry, *years: int) -> Corpus:
    (declaration,) = corpus_638.declarations
    first, second, *others = declaration.signatures
    ec, fdg = (next(group for group in registry.groups if group.slug == slug) for slug in ("ec", "fdg"))
    signatures = (
        dataclasses.replace(first, group=ec, group_printed=ec.code),
        dataclasses.replace(second, group=fdg, group_printed=fdg.code),
        *others,
    )
    declarations = [
        dataclasses.replace(
            declaration, number=year, doc_id=year, date=datetime.date(year, 5, 1), signatures=signatures
        )
        for year in years
    ]
    return Corpus(declarations, registry)


def _rows(html: str) -> dict[str, list[tuple[str, str]]]:
    """For each line by the code of its first group, the number and the picture of each year."""
    rows = {}
    for body in re.findall("<tbody>.*?</tbody>", html, re.DOTALL):
        cells = re.findall("<td>([0-9,]*)(.*?)</td>", body)
        rows[re.findall(r"wd-group--([a-z-]+)", body)[0]] = cells
    return rows


def test_a_band_is_as_long_as_a_group_is_known_to_have_existed(corpus_638: Corpus, registry: Registry) -> None:
    html = lineage(_over_the_years(corpus_638, registry, 2012, 2017), Links("../"))
    years = [head.text for head in Document(html).all("th") if head.get("scope") == "col"]
    # From the first year of which anything is known, signed or not, to the last
    assert years == [str(year) for year in range(2007, 2020)]
    rows = _rows(html)
    assert all(len(cells) == len(years) for cells in rows.values())
    conservatives = dict(zip(years, rows["edg"], strict=True))
    there = {year: re.findall(r"wd-fill--([a-z-]+)", picture) for year, (_, picture) in conservatives.items()}
    assert there["2013"] == ["edg"]
    assert there["2014"] == ["edg", "ec"], "nobody knows the day"
    assert there["2015"] == ["ec"]
    assert there["2019"] == ["ec", "ec-da"]
    democrats = dict(zip(years, rows["fdg"], strict=True))
    assert democrats["2016"] == ("", "")
    assert 'd="M8.1 4L8.1 0H12L12 4L12 8H8.1Z"' in democrats["2017"][1], "from 4 September on, and no arrow"


def test_open_ends_are_arrows_at_the_edge_alone(corpus_638: Corpus, registry: Registry) -> None:
    html = lineage(_over_the_years(corpus_638, registry, 2012, 2017), Links("../"))
    shapes = [re.findall('d="(.*?)"', picture) for _, picture in _rows(html)["soc"]]
    assert shapes[0] == ["M0 4L6 0H12L12 4L12 8H6Z"]
    assert set(map(tuple, shapes[1:-1])) == {("M0 4L0 0H12L12 4L12 8H0Z",)}
    assert shapes[-1] == ["M0 4L0 0H6L12 4L6 8H0Z"]


def test_the_numbers_are_signatures_of_the_whole_line(corpus_638: Corpus, registry: Registry) -> None:
    corpus = _over_the_years(corpus_638, registry, 2012, 2017)
    years = list(range(2007, 2020))
    for line in lines_of(registry.groups):
        cells = _rows(lineage(corpus, Links("../"))).get(line[0].slug)
        signed = [
            signature
            for declaration in corpus.declarations
            for signature in declaration.signatures
            if signature.group in line
        ]
        assert (cells is not None) == bool(signed)
        for year, (number, _) in zip(years, cells or (), strict=False):
            in_year = [item for item in corpus.declarations if item.date.year == year]
            assert int(number or 0) == sum(signature.group in line for item in in_year for signature in item.signatures)


def test_one_year_and_no_known_day(corpus_638: Corpus, registry: Registry) -> None:
    timeless = dataclasses.replace(
        registry, groups=tuple(dataclasses.replace(each, period=type(each.period)()) for each in registry.groups)
    )
    html = lineage(Corpus(corpus_638.declarations, timeless), Links("../"))
    assert [head.text for head in Document(html).all("th") if head.get("scope") == "col"] == ["2017"]


def test_where_no_group_was_printed_there_are_no_lines(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    signatures = tuple(dataclasses.replace(each, group=None, group_printed=None) for each in declaration.signatures)
    assert lineage(Corpus([dataclasses.replace(declaration, signatures=signatures)], registry), Links("../")) == ""
