"""Long lists are folded into parts that hold every declaration and every person once, and no page is too long."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from posixpath import join, normpath

import pytest
from lxml import etree

from pages import poured
from shells import ADDRESS, every_file
from written_declarations.collection import fold
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.model import Declaration, Person
from written_declarations.publishing.sitemap import sitemap
from written_declarations.reading.registry import Registry
from written_declarations.web import urls
from written_declarations.web.markup import esc

# What no page may pass, and what the theme's frame takes of it
MOST, FRAME = 300_000, 25_000


@pytest.fixture(scope="module")
def folded(registry: Registry) -> Corpus:
    """Sixty declarations and what is folded if twenty of them, and a hundred people, are many."""
    return Corpus(sample(60, 1, registry), registry, fold.Limits(whole=20, newest=4, people=100, names=60))


@pytest.fixture(scope="module")
def files(folded: Corpus) -> dict[str, str]:
    """All its pages and files by their paths."""
    return {file.path: poured(file) for file in every_file(folded) if not file.path.endswith(".png")}


def _listed(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'<span class="wd-item__number">No. (\d+)</span>', html)]


def _numbers(declarations: tuple[Declaration, ...]) -> list[int]:
    return [declaration.number for declaration in declarations]


def test_a_long_list_shows_the_newest_and_its_parts_show_all(folded: Corpus, files: dict[str, str]) -> None:
    found = {group: folded.of_group(group) for group in folded.groups}
    folded_groups = [group for group, signed in found.items() if len(signed.declarations) + len(signed) // 60 > 20]
    whole_groups = [group for group in folded.groups if group not in folded_groups]
    assert folded_groups
    assert whole_groups
    for group in folded_groups:
        declarations = folded.of_group(group).declarations
        page = files[f"{urls.group(group)}index.html"]
        assert _listed(page) == _numbers(declarations)[:4]
        assert f"The newest 4 of {len(declarations)};" in page
        parts = [path for path in files if re.fullmatch(rf"groups/{group.slug}/\d+/index.html", path)]
        assert parts == [f"{urls.group_year(group, year)}index.html" for year in folded.of_group(group).folded_years]
        assert [number for path in parts for number in _listed(files[path])] == _numbers(declarations)
        for year, part in folded.of_group(group).folded_years.items():
            assert f'<a href="../../groups/{group.slug}/{year}/">{year}</a><b>{len(part)}</b>' in page
            assert {declaration.date.year for declaration in part} == {year}
    for group in whole_groups:
        assert _listed(files[f"{urls.group(group)}index.html"]) == _numbers(folded.of_group(group).declarations)
        assert not [path for path in files if re.match(rf"groups/{group.slug}/\d", path)]


def test_a_part_is_a_page_of_its_kind(folded: Corpus, files: dict[str, str]) -> None:
    group = folded.groups[0]
    newest, middle, *_ = folded.of_group(group).folded_years
    page = files[f"{urls.group_year(group, middle)}index.html"]
    assert page.startswith(f"<title>{esc(group.code)}: {middle}</title>")
    assert f"{ADDRESS}groups/{group.slug}/{middle}/" in page
    assert re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", page.split("</nav>")[0]) == [
        "Home",
        "Groups",
        group.code,
        str(middle),
    ]
    assert f'<a rel="next" class="wd-neighbour" href="../../../groups/{group.slug}/{newest}/">' in page
    assert "Next:" not in files[f"{urls.group_year(group, newest)}index.html"]


def test_a_list_names_everybody_unless_it_is_as_long_as_no_year_is() -> None:
    limits = fold.Limits(whole=80, names=10)
    assert fold.most_named(20, 800, limits) == 800
    assert fold.most_named(20, 801, limits) == 40
    assert fold.most_named(90, 900, limits) == 1
    assert fold.most_named(100, 900, limits) == 0
    assert fold.most_named(1000, 9000, limits) == 0


def test_all_declarations_are_folded_into_the_pages_of_years(folded: Corpus, files: dict[str, str]) -> None:
    page = files["declarations/index.html"]
    assert _listed(page) == _numbers(folded.declarations)[:4]
    for year in folded.years:
        assert f'<li id="y{year}"><a href="../years/{year}/">{year}</a><b>{len(folded.of_year(year))}</b>' in page
    assert _listed("".join(files[f"{urls.year(year)}index.html"] for year in folded.years)) == _numbers(
        folded.declarations
    )


def test_people_are_folded_by_initial(folded: Corpus, files: dict[str, str]) -> None:
    index = files["signatories/index.html"]
    assert "wd-people" not in index
    listed = []
    for letter, people in folded.initials.items():
        assert f'<li id="{letter}"><a href="../signatories/{letter.lower()}/">{letter}</a><b>{len(people)}</b>' in index
        page = files[f"signatories/{letter.lower()}/index.html"]
        assert page.startswith(f"<title>Signatories: {letter}</title>")
        content = page.split('<ul class="wd-people">')[1]
        listed += re.findall(r'<li><a href="../../signatories/([^"/]+)/">', content)
    assert listed == [person.slug for person in folded.people]


def test_the_limits_themselves_stand_whole(folded: Corpus) -> None:
    assert fold.years(folded.declarations[:20], folded.limits) == {}
    assert list(fold.years(folded.declarations[:21], folded.limits))
    assert fold.letters(folded.people[:100], folded.limits) == {}
    assert list(fold.letters(folded.people[:101], folded.limits))


def test_no_initial_has_the_address_of_a_person(folded: Corpus) -> None:
    slugs = {urls.signatory(person) for person in folded.people}
    assert not slugs & {urls.initial(letter) for letter in (*folded.initials, "#", "4", "Ж")}
    assert urls.initial("#") == "signatories/other/"
    assert urls.signatory(Person("a-at", folded.people[0].name)) != urls.initial("A")


_BY_MKDOCS = re.compile("/(compare|glossary|search)/")


def test_every_link_between_folded_pages_leads_to_a_page(files: dict[str, str]) -> None:
    pages = [path for path in files if path.endswith("index.html")]
    assert len([path for path in pages if path.count("/") == 3]) > 20
    for path in pages:
        # Much faster than Document, for so little
        for address in etree.fromstring(files[path].encode(), etree.HTMLParser(encoding="utf-8")).xpath("//a/@href"):
            if address.startswith("#"):
                in_shell = path == "index.html"  # which has the headings of home
                assert in_shell or f'id="{address[1:]}"' in files[path], f"{path}: {address}"
            elif address.startswith((".", "/")) and not _BY_MKDOCS.search(address):
                found = normpath(join(path.rpartition("/")[0], re.split("[?#]", address)[0]))
                # The manifest is made of all that is written
                is_there = found in files or f"{found}/index.html" in files or found in (".", "data/manifest.txt")
                assert is_there, f"{path}: {address}"


def test_the_sitemap_has_the_parts(folded: Corpus, files: dict[str, str]) -> None:
    listed = set(re.findall(rf"<loc>{re.escape(ADDRESS)}(.*?)</loc>", sitemap(folded, ADDRESS, [])))
    pages = {path.removesuffix("index.html") for path in files if path.endswith("index.html")}
    pages = {path for path in pages if not path.startswith("doc/") and not path.endswith("/embed/")}
    short = {path for path in pages if re.fullmatch(r"[0-9]+/", path)}
    assert listed == pages - short


def _as_many_a_year_as_ten_thousand(registry: Registry) -> Iterator[Declaration]:
    """All people of a sample of 10,000, and its 550 declarations a year in seven of its eighteen years."""
    for declaration in sample(4000, 1, registry):
        date = declaration.date
        yield dataclasses.replace(declaration, date=date.replace(year=2011 + date.year % 7, day=min(date.day, 28)))


def test_no_page_of_a_large_collection_is_too_long(registry: Registry) -> None:
    corpus = Corpus(_as_many_a_year_as_ten_thousand(registry), registry)
    assert len(corpus.people) > 3900
    assert max(len(corpus.of_year(year)) for year in corpus.years) > 550
    # The page of a declaration grows with its signatories, and they are as many in each part of the sample; forwards
    # do not grow. That of a person grows with the declarations: those of a tenth of the people are the longest
    tenth = re.compile(r"(?!(?:declarations/|doc/)?\d*[1-9]/).*\.html")
    busiest = sorted(corpus.people, key=lambda person: -len(corpus.of_person(person)))
    left_out = {f"{urls.signatory(person)}index.html" for person in busiest[len(busiest) // 10 :]}
    pages = (file for file in every_file(corpus) if tenth.fullmatch(file.path) and file.path not in left_out)
    sizes = {file.path: len(poured(file).encode()) for file in pages}
    assert {path: size for path, size in sizes.items() if size > MOST - FRAME} == {}
