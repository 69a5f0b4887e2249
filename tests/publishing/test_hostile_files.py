"""A collection in which every text means harm, in every file of the site: each is well-formed, and none has anything
that a harmless collection has not.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacking import DECLARATIONS as NUMBER
from attacking import TEXTS, attacked, corpus, declarations
from building import ROOT
from cells import may_run
from pages import Document, Element, html_files, poured
from shells import every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.fold import Limits
from written_declarations.collection.folder import load
from written_declarations.exports.tables import separated
from written_declarations.exports.tables.columns import DECLARATIONS
from written_declarations.reading.registry import Registry

# What a text may have: emphasis, links, lists with numbers of their own, footnotes
MARKDOWN = ('[x](https://example.org/ "x")', "*x*", "**x**", "7. x", "- x", "x[^1]\n\n[^1]: x")
HARMLESS = (*MARKDOWN, *(f"fictional {index}" for index in range(200)))
FOLDED = Limits(whole=3, newest=2, people=40, names=1_000)
# Of many pages of one kind every so many are parsed
_SOME = {"signatories": 25, "subjects": 20}
_FETCHED = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "xlink:href")
# The rule not-nfc lets nothing else into a text
_NORMAL = st.text(st.characters(exclude_categories=("C", "Z")), max_size=6).map(partial(normalize, "NFC"))
_Shape = tuple[str, frozenset[str]]


@pytest.fixture(scope="module")
def files(registry: Registry) -> Mapping[str, str]:
    """Every file of the hostile site, by its path."""
    return _files(corpus(registry))


@pytest.fixture(scope="module")
def known(registry: Registry) -> set[_Shape]:
    """The elements of harmless sites."""
    features = load(ROOT / "tests" / "features").corpus
    assert features is not None
    return _shapes(corpus(registry, HARMLESS)) | _shapes(features)


def _files(of: Corpus, paths: str = "") -> Mapping[str, str]:
    return {file.path: poured(file) for file in every_file(of) if re.search(paths, file.path)}


def _pages(files: Mapping[str, str], some: Mapping[str, int]) -> Iterator[tuple[str, Document]]:
    seen: dict[str, int] = {}
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        room = path.partition("/")[0]
        seen[room] = seen.get(room, 0) + 1
        if seen[room] % some.get(room, 1) == 0:
            yield path, Document(content)


def _shape(element: Element) -> _Shape:
    return element.tag, frozenset(element.attributes)


def _shapes(of: Corpus, paths: str = r"\.html$") -> set[_Shape]:
    return {_shape(element) for _, page in _pages(_files(of, paths), {}) for element in page.elements}


def test_pages_have_no_element_that_others_have_not(files: Mapping[str, str], known: set[_Shape]) -> None:
    for path, page in _pages(files, _SOME):
        for element in page.elements:
            assert _shape(element) in known, f"{path}: {element.tag} {element.attributes}"
            for name, value in element.attributes.items():
                assert name not in _FETCHED or not re.match(r"[a-z]*:|[/\\]{2}", value or ""), f"{path}: {value}"
            assert re.match(r"https?://|mailto:|[^:/?#]*([/?#]|$)", element.get("href").strip()), (
                path,
                element.get("href"),
            )
        assert len(set(page.ids)) == len(page.ids), path
        assert [id_ for id_ in page.ids if not re.fullmatch(r"[a-z\d][\w-]*", id_)] == [], path
        for block in page.all("script"):
            assert block.get("type") == "application/ld+json", path
            json.loads(block.text)


@settings(max_examples=max(10, settings().max_examples // 10))  # each is a page and five files
@given(st.lists(st.sampled_from(TEXTS) | _NORMAL, min_size=4))
def test_of_whatever_is_put_together(known: set[_Shape], registry: Registry, words: list[str]) -> None:
    texts = ["".join(words), *words]
    (one, *_) = declarations(attacked(registry, texts), texts)
    of = Corpus([one], attacked(registry, texts))
    for path, content in _files(of, r"^(declarations|data)/").items():
        FORMS.get(path.rpartition(".")[2], str)(content)
        if path.endswith(".html"):
            assert {_shape(element) for element in Document(content).elements} <= known, path


def test_addresses_of_files_are_plain(files: Mapping[str, str]) -> None:
    assert len(files) > 2_000
    for path in files:
        assert re.fullmatch(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*", path), path
        assert not {".", ".."} & set(PurePosixPath(path).parts)
    assert len({path.casefold() for path in files}) == len(files)


def _is_json(content: str) -> object:
    return json.loads(content)


def _is_xml(content: str) -> object:
    assert "<!DOCTYPE" not in content
    return ElementTree.fromstring(content)  # noqa: S314 - our own, and that it parses is what is tested


def _is_csv(content: str) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if may_run(cell)] == []
    return rows


FORMS: dict[str, Callable[[str], object]] = {"json": _is_json, "xml": _is_xml, "svg": _is_xml, "csv": _is_csv}


@pytest.mark.parametrize("ending", ["json", "xml", "csv"])
def test_files_are_well_formed(files: Mapping[str, str], ending: str) -> None:
    some = {path: content for path, content in files.items() if path.endswith(f".{ending}")}
    assert len(some) > 10
    for path, content in some.items():
        assert FORMS[ending](content) is not None, path


def test_pictures_in_pages_are_well_formed(files: Mapping[str, str]) -> None:
    pictures = [
        svg for path, page in files.items() if path.endswith("x.html") for svg in re.findall(r"(?s)<svg.*?</svg>", page)
    ]
    assert len(pictures) > 20
    for picture in dict.fromkeys(pictures):
        _is_xml(picture.replace("&nbsp;", "\u00a0"))


def test_no_payload_is_a_formula_wherever_it_begins(registry: Registry) -> None:
    one = corpus(registry).declarations[0]
    each = [replace(one, number=number, title=text, title_fr=text, source=text) for number, text in enumerate(TEXTS)]
    assert len(_is_csv("".join(separated.table(DECLARATIONS, Corpus(each, registry), "https://example.org/")))) > 500


def test_records_of_other_programs_end_where_they_should(files: Mapping[str, str]) -> None:
    ris = files["data/declarations.ris"].splitlines()
    assert ris.count("ER  - ") == sum(line.startswith("TY  - ") for line in ris) == NUMBER
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in ris)
    bib = files["data/declarations.bib"]
    assert len(re.findall(r"(?m)^@", bib)) == NUMBER
    assert bib.count("{") - bib.count("\\{") == bib.count("}") - bib.count("\\}")


def test_folded_pages_are_as_harmless(registry: Registry, known: set[_Shape]) -> None:
    paths = r"/(20\d\d|[a-z])/index\.html$"
    assert _shapes(corpus(registry, limits=FOLDED), paths) <= known | _shapes(corpus(registry, HARMLESS, FOLDED), paths)


def test_a_hostile_declaration_is_text_on_every_page(site_hostile: Path, site_638: Path) -> None:
    page = Document.read(site_hostile / "declarations" / "1" / "index.html")
    title = "</title><script>alert(1)</script> {{ config }} {% include 'x' %} <!--pour:content--> \\ \" id='__config' & % \U0001f3db"
    assert page.one("h1").text == title
    assert title in page.one("title").text
    assert "<script>alert(1)</script> and {{ config.site_name }} and <!--pour:title-->" in page.one("article").text
    usual = Document.read(site_638 / "declarations" / "638" / "index.html")
    for path in html_files(site_hostile):
        parsed = Document.read(path)
        if parsed.is_bare:
            assert not parsed.all("script"), path
            assert not parsed.all("img"), path
            continue
        more = path.parent.name == "contribute" or path.name == "404.html"  # one more of ours
        assert len(_run(parsed)) == len(_run(usual)) + more, path
        assert parsed.ids.count("__nav") == 1, "that of the frame"
        assert len(parsed.all("img")) == len(usual.all("img")), path
        for element in parsed.elements:
            assert not [name for name in element.attributes if name.startswith("on")], f"{path}: {element}"
            assert not element.get("href").lower().startswith("javascript"), path

    # No other declaration's page changed but for the link to its neighbour
    def text(root: Path) -> str:
        return (root / "declarations" / "638" / "index.html").read_text(encoding="utf-8")

    without = re.sub(r'<nav class="wd-neighbours".*?</nav>\n', "", text(site_hostile), flags=re.DOTALL)
    assert without == text(site_638)


def _run(page: Document) -> list[Element]:
    """The scripts that a browser runs; JSON-LD is data."""
    return [script for script in page.all("script") if script.get("type") != "application/ld+json"]
