"""A declaration in a frame on another site: small, without scripts, and only ever text."""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import urljoin

import pytest

from building import ROOT
from pages import Document, poured
from shells import ADDRESS, every_file, site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration
from written_declarations.publishing.assets import stylesheets
from written_declarations.views import embed

ASSETS = ROOT / "docs" / "assets"
HOSTILE = [
    "</textarea></iframe><script>alert(1)</script>",
    "\"quoted\" 'twice' <b> & &amp;",
    "\u202eright to left \u05e2\u05d1\u05e8\u05d9\u05ea",
    "Fictional " * 30,
]


def _titled(corpus: Corpus, title: str) -> tuple[Corpus, Declaration]:
    declaration = dataclasses.replace(corpus.declarations[0], title=title)
    return Corpus([declaration], corpus.registry), declaration


def _page(corpus: Corpus) -> Document:
    return Document(embed.page(site_of(corpus, "assets/x/"), corpus.declarations[0]))


def test_it_shows_what_the_declaration_is(corpus_638: Corpus) -> None:
    page = _page(corpus_638)
    assert page.one("h1").text == corpus_638.declarations[0].title
    text = page.one("main").text
    assert "Written declaration No. 638" in text
    assert "11 October 2017 · 26 signatories from 17 countries" in text
    assert [" ".join(item.text.split()) for item in page.all("li")] == [
        f"{group.code} {number}" for group, number in corpus_638.signings.by_group
    ]
    link = page.one("a")
    assert (link.get("href"), link.get("target"), link.get("rel")) == (
        f"{ADDRESS}declarations/638/",
        "_blank",
        "noopener",
    )


def test_it_allows_no_script_and_is_not_found(corpus_638: Corpus) -> None:
    page = _page(corpus_638)
    assert page.is_bare
    (policy,) = (meta.get("content") for meta in page.all("meta") if meta.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    assert {element.tag for element in page.elements} & {"script", "style", "iframe", "form", "img", "base"} == set()
    links = {link.get("rel"): link.get("href") for link in page.all("link")}
    assert links["canonical"] == f"{ADDRESS}declarations/638/"
    where = f"{ADDRESS}declarations/638/embed/"
    assert urljoin(where, links["stylesheet"]) == f"{ADDRESS}assets/x/embed.css"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_text(corpus_638: Corpus, title: str) -> None:
    corpus, declaration = _titled(corpus_638, title)
    page = _page(corpus)
    assert page.one("h1").text == title
    assert page.one("title").text == f"No. 638: {title}"
    assert {element.tag for element in page.elements} & {"script", "img", "b"} == {"b"}, "counts alone are bold"
    assert len(page.all("b")) == len(page.all("li"))
    snippet = Document(embed.snippet(ADDRESS, declaration, corpus.of_declaration(declaration)))
    assert {element.tag for element in snippet.elements} == {"details", "summary", "div", "p", "a", "textarea"}
    frame = Document(snippet.one("textarea").text)
    assert [element.tag for element in frame.elements] == ["div", "iframe"]
    assert frame.one("iframe").get("title") == f"Written declaration No. 638 of 11 October 2017: {title}"


def test_the_page_of_the_declaration_has_the_html_to_copy(corpus_638: Corpus) -> None:
    files = {file.path: file for file in every_file(corpus_638)}
    page = Document(poured(files["declarations/638/index.html"]))
    area = page.one("textarea")
    assert "readonly" in area.attributes
    frame = Document(area.text).one("iframe")
    assert frame.get("loading") == "lazy"
    assert frame.get("src") == f"{ADDRESS}declarations/638/embed/"
    assert "declarations/638/embed/index.html" in files


def test_its_colours_are_those_of_the_site() -> None:
    ours, sites = (
        dict(re.findall(r"(--wd-[a-z-]+): (light-dark\([^)]+\));", dict(stylesheets(ASSETS, ()))[name]))
        for name in ("embed.css", "site.css")
    )
    assert len(ours) == 10
    assert ours.items() <= sites.items()
