"""The columns that the browser filters by say the same as the collection."""

from __future__ import annotations

import datetime
import json
from itertools import accumulate
from typing import Any

import pytest

from written_declarations import search_data, urls
from written_declarations.body import parse_body
from written_declarations.corpus import Corpus
from written_declarations.model import Declaration, Name, Signature
from written_declarations.registry import Registry
from written_declarations.sample import sample

HOSTILE = "</script><b>=1+1</b> \" ' \\ {{ x }} \u2028 \U0001f3db"


@pytest.fixture(scope="module")
def corpus(registry: Registry) -> Corpus:
    return Corpus(sample(600, 3, registry), registry)


def _read(corpus: Corpus) -> dict[str, Any]:
    files = {file.path: json.loads(file.content()) for file in search_data.files(corpus)}
    assert all(path.startswith(urls.SEARCH_DATA) for path in files)
    return {path.removeprefix(urls.SEARCH_DATA).removesuffix(".json"): content for path, content in files.items()}


def test_columns_of_declarations(corpus: Corpus) -> None:
    columns = _read(corpus)["declarations"]
    assert list(accumulate(columns["numbers"])) == [declaration.number for declaration in corpus.declarations]
    assert list(accumulate(columns["docs"])) == [declaration.doc_id for declaration in corpus.declarations]
    days = [datetime.date(1970, 1, 1) + datetime.timedelta(days) for days in accumulate(columns["days"])]
    assert days == [declaration.date for declaration in corpus.declarations]
    assert columns["signatures"] == [len(declaration.signatures) for declaration in corpus.declarations]


def test_titles_come_in_parts(corpus: Corpus) -> None:
    files = _read(corpus)
    parts = [files[f"titles-{part}"] for part in range(3)]
    assert [len(part) for part in parts] == [250, 250, 100]
    assert "titles-3" not in files
    assert [title for part in parts for title in part] == [declaration.title for declaration in corpus.declarations]


def test_masks_say_who_signed(corpus: Corpus) -> None:
    facets = _read(corpus)["facets"]
    countries, groups = facets["signedFrom"].split(" "), facets["signedIn"].split(" ")
    assert len(countries) == len(groups) == len(corpus.declarations)
    for index, declaration in enumerate(corpus.declarations):
        signings = corpus.of_declaration(declaration)
        bits = int(countries[index], 16)
        named = {slug for bit, (slug, _) in enumerate(facets["countries"]) if bits >> bit & 1}
        assert named == {country.slug for country, _ in signings.by_country}
        bits = int(groups[index], 16)
        named = {slug for bit, (slug, _, _) in enumerate(facets["groups"]) if bits >> bit & 1}
        assert named == {group.slug for group, _ in signings.by_group}


def test_people_and_what_they_signed(corpus: Corpus) -> None:
    files = _read(corpus)
    people, countries = files["people"], files["facets"]["countries"]
    for index, person in enumerate(corpus.people):
        signings = corpus.of_person(person)
        assert people["slugs"][index] == person.slug
        assert people["names"][index] == person.name.without_honorific
        assert countries[people["countries"][index]][0] == signings.all[0].signature.country.slug
        size = search_data.PEOPLE_IN_A_FILE
        signed = list(accumulate(files[f"signed-{index // size}"][index % size]))
        assert [corpus.declarations[position] for position in signed] == list(signings.declarations)
        assert people["declarations"][index] == len(signed)


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("https://pace.coe.int/en/files/24151/html", 24151),
        ("https://pace.coe.int/fr/files/24151", 24151),
        ("http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en", 24151),
        ("http://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?lang=EN&FileID=24151", 24151),
        ("https://example.org/fictional/7", 0),
        (None, 0),
    ],
)
def test_the_number_of_the_official_page(corpus_638: Corpus, source: str | None, number: int) -> None:
    (declaration,) = corpus_638.declarations
    fields = {name: getattr(declaration, name) for name in declaration.__dataclass_fields__}
    corpus = Corpus([Declaration(**{**fields, "source": source})], corpus_638.registry)
    assert _read(corpus)["declarations"]["files"] == [number]


def test_hostile_text_is_text(registry: Registry) -> None:
    country = registry.countries[0]
    signature = Signature(Name("Mr", "<i>Ada</i>", "O'<SAMPLE>"), "ada-at", country, country.name)
    body = parse_body("test", "Fictional.", 1)[0]
    declaration = Declaration(1, 2, datetime.date(1969, 12, 31), HOSTILE, (signature,), body=body)
    files = _read(Corpus([declaration], registry))
    assert files["titles-0"] == [HOSTILE]
    assert files["people"]["names"] == ["<i>Ada</i> O'<SAMPLE>"]
    assert files["declarations"]["days"] == [-1]
    assert files["facets"]["signedIn"] == "0", "no group was printed"


def test_an_empty_collection_has_its_files(registry: Registry) -> None:
    files = _read(Corpus([], registry))
    assert files["declarations"]["numbers"] == []
    assert set(files) == {"declarations", "facets", "people"}


def test_ids_stand_in_the_order_of_the_declarations(corpus: Corpus) -> None:
    ids = {urls.declaration(declaration): f"{declaration.number:x}" for declaration in corpus.declarations}
    found = search_data.found_as(corpus, {**ids, "signatories/x/": "people are left out"})
    assert json.loads(found).split(" ") == [f"{item.number:x}" for item in corpus.declarations]
    with pytest.raises(KeyError, match="declarations/600/"):
        search_data.found_as(corpus, {})
