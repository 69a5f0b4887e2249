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
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest

from attacking import DECLARATIONS as NUMBER
from attacking import TEXTS, corpus
from building import ROOT
from cells import may_run
from pages import Document, Element, poured
from shells import every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.fold import Limits
from written_declarations.collection.folder import load
from written_declarations.exports.tables import separated
from written_declarations.exports.tables.columns import DECLARATIONS
from written_declarations.reading.registry import Registry

# What a text may have: emphasis, links, lists with numbers of their own, footnotes
MARKDOWN = ('[x](https://example.org/ "x")', "*x*", "**x**", "7. x", "- x", "x[^1]\n\n[^1]: x")
HARMLESS = (*MARKDOWN, *(f"fictional {index}" for index in range(len(TEXTS) - len(MARKDOWN))))
FOLDED = Limits(whole=3, newest=2, people=40, names=1_000)
# Of many pages of one kind every so many are parsed
_SOME = {"signatories": 25, "subjects": 20}
_FETCHED = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "xlink:href")
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


def _pages(files: Mapping[str, str]) -> Iterator[tuple[str, Document]]:
    seen: dict[str, int] = {}
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        room = path.partition("/")[0]
        seen[room] = seen.get(room, 0) + 1
        if seen[room] % _SOME.get(room, 1) == 0:
            yield path, Document(content)


def _shape(element: Element) -> _Shape:
    return element.tag, frozenset(element.attributes)


def _shapes(of: Corpus, paths: str = r"\.html$") -> set[_Shape]:
    return {_shape(element) for _, page in _pages(_files(of, paths)) for element in page.elements}


def test_pages_have_no_element_that_others_have_not(files: Mapping[str, str], known: set[_Shape]) -> None:
    for path, page in _pages(files):
        for element in page.elements:
            assert _shape(element) in known, f"{path}: {element.tag} {element.attributes}"
            for name, value in element.attributes.items():
                assert name not in _FETCHED or not re.match(r"[a-z]*:|[/\\]{2}", value or ""), f"{path}: {value}"
            assert re.match(r"https?://|mailto:|[^:/?#]*([/?#]|$)", element.get("href").strip()), (
                path,
                element.get("href"),
            )
        assert len(set(page.ids)) == len(page.ids), path
        assert [id_ for id_ in page.ids if not re.fullmatch(r"[a-z][\w-]*", id_)] == [], path
        for block in page.all("script"):
            assert block.get("type") == "application/ld+json", path
            json.loads(block.text)


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
