"""A declaration that is not here, and of which something is known, has a page that says so, until it is here."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from building import DECLARATIONS
from pages import Document, poured
from shells import every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.model import Period
from written_declarations.publishing import permalinks
from written_declarations.publishing.sitemap import sitemap
from written_declarations.reading.registry_entries import Missing
from written_declarations.reading.registry_reader import read_registry

DAY = datetime.date(2001, 5, 14)
WHOLE = Missing(
    700, 15000, Period(DAY, DAY), "Phares fictifs", "fr", "https://pace.coe.int/fr/files/1/html?a=b&address=c"
)
HOSTILE = replace(WHOLE, title='"><script>alert(1)</script> {{ x }} <!--pour:title-->', lang="en")
BARE = Missing(700)


def _with(corpus: Corpus, *missing: Missing) -> Corpus:
    return Corpus(corpus.declarations, replace(corpus.registry, missing=missing))


def _files(corpus: Corpus) -> dict[str, Document]:
    return {file.path: Document(poured(file)) for file in every_file(corpus) if file.path.endswith("index.html")}


@pytest.mark.parametrize("missing", [WHOLE, HOSTILE, BARE])
def test_its_page_says_what_is_known_and_how_to_add_it(corpus_638: Corpus, missing: Missing) -> None:
    files = _files(_with(corpus_638, missing))
    page = files["declarations/700/index.html"]
    assert page.one("h1").text == (missing.title or "Not here yet")
    assert page.one("h1").get("lang") == ("fr" if missing.lang == "fr" else "")
    assert not page.all("script")
    assert ("Doc. 15000" in page.html) == ("14 May 2001" in page.html) == (missing is not BARE)
    addresses = [link.get("href") for link in page.all("a")]
    assert (missing.source in addresses) == (missing.source is not None)
    (form,) = (address for address in addresses if "template=add-declaration.yml" in address)
    assert form.endswith("&address=https%3A%2F%2Fpace.coe.int%2Ffr%2Ffiles%2F1%2Fhtml%3Fa%3Db%26address%3Dc") == (
        missing.source is not None
    )
    assert "../../declarations/638/" in addresses, "its neighbour"
    assert "noindex" in page.html
    assert files["700/index.html"].one("a").get("href").endswith("declarations/700/")
    assert ("doc/15000/index.html" in files) == (missing.doc_id is not None)
    link = next(link for link in files["coverage/index.html"].all("a") if link.get("href").endswith("tions/700/"))
    assert link.text == (missing.title or "Title not known")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (BARE, "Nothing but its number is known here."),
        (replace(BARE, source=WHOLE.source), "What stands above is all that is known of it here."),
    ],
)
def test_how_much_is_known_is_said(corpus_638: Corpus, missing: Missing, said: str) -> None:
    assert said in _files(_with(corpus_638, missing))["declarations/700/index.html"].html


def test_a_year_alone_is_no_day(corpus_638: Corpus) -> None:
    missing = replace(WHOLE, when=Period(datetime.date(1998, 1, 1), datetime.date(1998, 12, 31)))
    facts = [item.text for item in _files(_with(corpus_638, missing))["declarations/700/index.html"].all("li")]
    assert "1998" in facts
    assert not any("January" in fact for fact in facts)


def test_once_it_is_here_nothing_is_said_of_it(corpus_638: Corpus) -> None:
    corpus = _with(corpus_638, replace(WHOLE, number=638))
    assert corpus.missing == ()
    assert "Kazakhstan" in _files(corpus)["declarations/638/index.html"].html


def test_its_address_is_not_promised_before(corpus_638: Corpus) -> None:
    corpus = _with(corpus_638, WHOLE)
    assert permalinks.promised(corpus) == permalinks.promised(_with(corpus_638))
    assert "/700/" not in sitemap(corpus, "https://example.org/", ())


def test_the_published_entries() -> None:
    registry, problems = read_registry(DECLARATIONS / "registry", "registry")
    assert registry is not None, problems
    here = {int(path.stem) for path in DECLARATIONS.glob("*.md")}
    assert not here & {missing.number for missing in registry.missing}
    steps = sorted((missing.number, missing.doc_id) for missing in registry.missing if missing.doc_id)
    assert steps == sorted(steps, key=lambda step: step[1] or 0), "number and Doc. ID grow together"
    assert all((missing.lang == "fr") == ("/fr/" in missing.source) for missing in registry.missing if missing.source)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- number: six", "six is not a number"),
        ("- doc_id: 15000", "number is missing"),
        ("- number: 700\n  date: 31/01/2001", "31/01/2001 is neither a year nor a day"),
        ("- number: 700\n  title: =1+1", "a spreadsheet may take what begins here with = for a formula"),
        ("- number: 700\n  lang: de", "de is not a language of titles"),
        ("- number: 700\n  source: javascript:alert(1)", "javascript:alert(1) is not a web address"),
        ("- number: 700\n- number: 700", "No. 700 stands for the entry of line 1 already"),
        ("- number: 700\n  doc_id: 1\n- number: 701\n  doc_id: 1", "Doc. 1 stands for the entry of line 1 already"),
        ("- number: 700\n  titel: x", "titel is not a key of this file"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, entry: str, said: str) -> None:
    for name in ("countries.yml", "groups.yml", "people.yml"):
        (tmp_path / name).write_bytes((DECLARATIONS / "registry" / name).read_bytes())
    (tmp_path / "missing.yml").write_text(f"{entry}\n", encoding="utf-8")
    registry, problems = read_registry(tmp_path, "registry")
    assert registry is None
    assert [(problem.place.path, problem.message) for problem in problems] == [("registry/missing.yml", said)]
