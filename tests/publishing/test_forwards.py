"""Short and former addresses lead to where things are, without JavaScript."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from urllib.parse import urljoin

import pytest

from building import DECLARATIONS, ROOT
from pages import Document
from shells import ADDRESS, every_file, site_of
from written_declarations.collection import fold
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.model import Name, Person
from written_declarations.publishing.forwards import Forward, forwards, unpromised
from written_declarations.publishing.sitemap import sitemap
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import Missing, Parting, PersonEntry, SignedLine
from written_declarations.reading.registry_reader import read_registry
from written_declarations.views.declaration import view
from written_declarations.views.page import forward


def _renamed(registry: Registry) -> Registry:
    groups = tuple(
        dataclasses.replace(group, slugs_before=("socialists", "s-d")) if group.slug == "soc" else group
        for group in registry.groups
    )
    return dataclasses.replace(registry, groups=groups)


def test_a_declaration_is_found_under_its_number_and_its_doc_id(corpus_638: Corpus) -> None:
    assert {(moved.path, moved.to) for moved in forwards(corpus_638)} == {
        ("638/", "declarations/638/"),
        ("doc/14416/", "declarations/638/"),
        ("signatories/george-loukaides-cy/", "signatories/george-loucaides-cy/"),  # by people.yml
    }


def test_a_group_is_found_under_the_addresses_it_had(registry: Registry) -> None:
    corpus = Corpus(sample(60, 1, registry), _renamed(registry), fold.Limits(whole=20))
    moved = {each.path: each.to for each in forwards(corpus) if each.path.startswith("groups/")}
    assert moved["groups/socialists/"] == moved["groups/s-d/"] == "groups/soc/"
    years = corpus.of_group(next(group for group in corpus.groups if group.slug == "soc")).folded_years
    assert years
    assert all(moved[f"groups/s-d/{year}/"] == f"groups/soc/{year}/" for year in years)
    assert len(moved) == 2 + 2 * len(years)


@pytest.mark.parametrize(
    ("slugs", "said"),
    [("[soc-1, soc-2]", ""), ("[EPP/CD]", "cannot stand in an address"), ("[epp-cd]", "stands for the entry of line")],
)
def test_former_addresses_of_groups_are_read_strictly(tmp_path: Path, slugs: str, said: str) -> None:
    for path in (DECLARATIONS / "registry").glob("*.yml"):
        text = path.read_text(encoding="utf-8").replace("- slug: soc\n", f"- slug: soc\n  slugs_before: {slugs}\n")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    registry, problems = read_registry(tmp_path, "registry")
    if not said:
        assert registry
        assert registry.groups[0].slugs_before == ("soc-1", "soc-2")
    else:
        assert registry is None
        assert [said in problem.message for problem in problems] == [True]


def test_every_forward_leads_to_a_page_and_none_hides_one(registry: Registry) -> None:
    corpus = Corpus(sample(30, 1, registry), _renamed(registry))
    moved = list(forwards(corpus))
    paths = [file.path for file in every_file(corpus)]
    assert len(paths) == len(set(paths))
    assert {f"{each.to}index.html" for each in moved} <= set(paths)
    assert len(moved) == 2 * 30 + 2
    listed = sitemap(corpus, ADDRESS, ())
    assert [each.path for each in moved if f"<loc>{ADDRESS}{each.path}</loc>" in listed] == []


def test_who_left_the_list_of_the_only_declaration_signed_keeps_the_address(registry: Registry) -> None:
    """It leads to the newest list that has the name, also from another spelling, and never to a namesake."""
    spain = registry.country("Spain")
    assert spain is not None
    joined = PersonEntry(Person("ines-further-es", Name("", "Ines", "FURTHER")), spain, ("Inez FURTHER",), "invented")
    namesake = Parting(Person("gus-farther-2-es", Name("", "Gus", "FARTHER")), spain, (SignedLine(2),), "invented")
    registry = dataclasses.replace(registry, people=(joined,), partings=(namesake,))
    text = (ROOT / "tests" / "features" / "1.md").read_text(encoding="utf-8")
    declaration = read_bytes(text.encode(), "1.md", registry)[0].declaration
    assert declaration is not None
    later = dataclasses.replace(declaration, number=2, doc_id=10002, earlier=())
    gus = dataclasses.replace(declaration.earlier[0].signatures[1], person="gus-farther-2-es")
    corpus = Corpus([declaration, dataclasses.replace(later, signatures=(*later.signatures, gus))], registry)
    moved = {each.path: each.to for each in forwards(corpus) if each.path.startswith("signatories/")}
    assert moved == {
        "signatories/gus-farther-es/": "declarations/1/#gus-farther-es",
        "signatories/ines-further-es/": "declarations/1/#ines-further-es",
        "signatories/inez-further-es/": "declarations/1/#ines-further-es",
    }
    page = Document(view(site_of(corpus))(declaration).content)
    anchors = [element.get("id") for element in page.elements]
    assert [anchors.count(to.partition("#")[2]) for to in moved.values()] == [1, 1, 1]


def test_what_earlier_editions_alone_have_keeps_its_address(registry: Registry) -> None:
    text = (ROOT / "tests" / "features" / "1.md").read_text(encoding="utf-8")
    declaration = read_bytes(text.encode(), "1.md", registry)[0].declaration
    assert declaration is not None
    (first,) = declaration.earlier
    group = registry.group("UEL", first.date)
    left = dataclasses.replace(first.signatures[-1], group=group, group_printed="UEL")
    first = dataclasses.replace(first, date=first.date.replace(year=2007), signatures=(*first.signatures[:-1], left))
    corpus = Corpus([dataclasses.replace(declaration, earlier=(first,))], registry)
    kinds = ("years/", "countries/", "groups/")
    moved = {each.path: each.to for each in forwards(corpus) if each.path.startswith(kinds)}
    listed = "declarations/1/#edition-1"
    assert moved == {"years/2007/": listed, "countries/spain/": listed, "groups/uel/": listed}
    paths = [file.path for file in every_file(corpus)]
    assert len(paths) == len(set(paths))
    assert {f"{path}index.html" for path in moved} <= set(paths)


def test_a_doc_id_of_what_is_missing_does_not_hide_that_of_a_declaration(corpus_638: Corpus) -> None:
    registry = dataclasses.replace(corpus_638.registry, missing=(Missing(700, 14416), Missing(701, 14417)))
    corpus = Corpus(corpus_638.declarations, registry)
    moved = [(each.path, each.to) for each in (*forwards(corpus), *unpromised(corpus)) if each.path.startswith("doc/")]
    assert moved == [("doc/14416/", "declarations/638/"), ("doc/14417/", "declarations/701/")]
    paths = [file.path for file in every_file(corpus)]
    assert len(paths) == len(set(paths))


def test_a_forward_needs_nothing_but_html() -> None:
    page = Document(Forward("doc/14416/", "declarations/638/", "Written declaration No. 638").page(ADDRESS))
    assert page.is_bare
    assert not page.all("script")
    refresh, policy = (
        next(meta.get("content") for meta in page.all("meta") if meta.get("http-equiv") == name)
        for name in ("refresh", "Content-Security-Policy")
    )
    assert policy.startswith("default-src 'none';")
    assert "script" not in policy
    where = f"{ADDRESS}doc/14416/"
    assert urljoin(where, refresh.removeprefix("0; url=")) == f"{ADDRESS}declarations/638/"
    assert urljoin(where, page.one("a").get("href")) == f"{ADDRESS}declarations/638/"
    links = {link.get("rel"): link.get("href") for link in page.all("link")}
    assert links["canonical"] == f"{ADDRESS}declarations/638/"


@pytest.mark.parametrize(
    "name", ["</title><script>alert(1)</script>", "\"'><img src=x>", "\u202eright to left", "x" * 300]
)
def test_a_hostile_name_is_text(name: str) -> None:
    page = Document(forward("../", "https://example.org/", "../a/", name))
    assert page.one("a").text == name
    assert page.one("title").text == name
    assert not [element for element in page.elements if element.tag in ("script", "img")]
