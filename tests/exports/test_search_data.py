"""The columns that the browser filters by say the same as the collection."""

from __future__ import annotations

import datetime
import json
import re
from itertools import accumulate
from typing import Any

import pytest

from pages import poured
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports import search_data
from written_declarations.model import Declaration, Name, Signature
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.web import urls

HOSTILE = "</script><b>=1+1</b> \" ' \\ {{ x }} \u2028 \U0001f3db"


@pytest.fixture(scope="module")
def corpus(registry: Registry) -> Corpus:
    return Corpus(sample(600, 3, registry), registry)


def _read(corpus: Corpus) -> dict[str, Any]:
    files = {file.path: json.loads(poured(file)) for file in search_data.files(corpus)}
    assert all(path.startswith(urls.SEARCH_DATA) for path in files)
    return {path.removeprefix(urls.SEARCH_DATA).removesuffix(".json"): content for path, content in files.items()}


def test_columns_of_declarations(corpus: Corpus) -> None:
    files = _read(corpus)
    columns = files["declarations"] | files["facts"]
    assert list(accumulate(columns["numbers"])) == [declaration.number for declaration in corpus.declarations]
    assert list(accumulate(columns["docs"])) == [declaration.doc_id for declaration in corpus.declarations]
    days = [datetime.date(1970, 1, 1) + datetime.timedelta(days) for days in accumulate(columns["days"])]
    assert days == [declaration.date for declaration in corpus.declarations]
    assert columns["signatures"] == [len(declaration.signatures) for declaration in corpus.declarations]


def test_what_is_compared_is_told_by_its_form(corpus: Corpus) -> None:
    """assets/pairs.js takes what ends in two letters after a hyphen for a person, and other words for a country."""
    person, country = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[a-z]{2}"), re.compile(r"[a-z]+(-[a-z]+)*")
    assert all(person.fullmatch(each.slug) for each in corpus.people)
    for each in corpus.registry.countries:
        assert country.fullmatch(each.slug)
        assert not person.fullmatch(each.slug)
    assert urls.compare_with(corpus.people[0]) == f"compare/?a={corpus.people[0].slug}"
    assert urls.compare_with(corpus.registry.countries[0]) == f"compare/?a={corpus.registry.countries[0].slug}"
    assert urls.compare_with(corpus.declarations[0]) == f"compare/?a={corpus.declarations[0].number}"


def test_titles_come_in_parts(corpus: Corpus) -> None:
    files = _read(corpus)
    parts = [files[f"titles-{part}"] for part in range(3)]
    assert [len(part) for part in parts] == [250, 250, 100]
    assert "titles-3" not in files
    assert [title for part in parts for title in part] == [declaration.title for declaration in corpus.declarations]


def test_masks_say_who_signed(corpus: Corpus) -> None:
    files = _read(corpus)
    facets, countries, groups = files["facets"], files["countries"].split(" "), files["groups"].split(" ")
    assert len(countries) == len(groups) == len(corpus.declarations)
    for index, declaration in enumerate(corpus.declarations):
        signings = corpus.of_declaration(declaration)
        bits = int(countries[index], 16)
        named = {slug for bit, (slug, _) in enumerate(facets["countries"]) if bits >> bit & 1}
        assert named == {country.slug for country, _ in signings.by_country}
        bits = int(groups[index], 16)
        named = {slug for bit, (slug, _, _) in enumerate(facets["groups"]) if bits >> bit & 1}
        assert named == {group.slug for group, _ in signings.by_group}
        named = {slug for slug, _ in facets["countries"] if int(files[f"country-{slug}"], 16) >> index & 1}
        assert named == {country.slug for country, _ in signings.by_country}
        named = {slug for slug, _, _ in facets["groups"] if int(files[f"group-{slug}"], 16) >> index & 1}
        assert named == {group.slug for group, _ in signings.by_group}


def test_people_and_what_they_signed(corpus: Corpus) -> None:
    files = _read(corpus)
    people, countries = files["people"], files["facets"]["countries"]
    for index, person in enumerate(corpus.people):
        signings = corpus.of_person(person)
        assert people["slugs"][index] == person.slug
        assert people["names"][index] == person.name.without_honorific
        assert countries[people["countries"][index]][0] == signings.newest.signature.country.slug
        size = search_data.PEOPLE_IN_A_FILE
        hand = files[f"signed-{index // size}"][index % size]
        signed = list(accumulate(hand["declarations"]))
        assert [corpus.declarations[position] for position in signed] == list(signings.declarations)
        assert people["declarations"][index] == len(signed)
        assert [row in hand["leads"] for row in range(len(signed))] == [each.order == 1 for each in signings.all]


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
    assert _read(corpus)["facts"]["files"] == [number]


def test_hostile_text_is_text(registry: Registry) -> None:
    country = registry.countries[0]
    signature = Signature(Name("Mr", "<i>Ada</i>", "O'<SAMPLE>"), "ada-at", country, country.name)
    body = parse_body("Fictional.")[0]
    declaration = Declaration(1, 2, datetime.date(1969, 12, 31), HOSTILE, (signature,), body=body)
    files = _read(Corpus([declaration], registry))
    assert files["titles-0"] == [HOSTILE]
    assert files["people"]["names"] == ["<i>Ada</i> O'<SAMPLE>"]
    assert files["declarations"]["days"] == [-1]
    assert files["groups"] == "0", "no group was printed"


def test_an_empty_collection_has_its_files(registry: Registry) -> None:
    files = _read(Corpus([], registry))
    assert files["declarations"]["numbers"] == []
    assert set(files) == {
        "declarations",
        "facts",
        "facets",
        "countries",
        "groups",
        "people",
        "subjects",
        "about",
        "leads",
    }


def _base_64(hexadecimal: str) -> str:
    bits = f"{int(hexadecimal, 16):020b}"[:18]
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    return "".join(digits[int(bits[start : start + 6], 2)] for start in range(0, 18, 6))


def test_ids_are_short_where_no_other_page_begins_so(corpus: Corpus) -> None:
    ids = {urls.declaration(declaration): f"{declaration.number:07x}" for declaration in corpus.declarations}
    # Ids that begin alike: of numbers below 256, and of a declaration and a signatory
    ids |= {urls.declaration(corpus.declarations[5]): "abcde01", "signatories/x/": "abcde02"}
    ids[urls.declaration(corpus.declarations[6])] = "fffff00"
    found = json.loads(search_data.found_as(corpus, ids))
    pieces = [found["short"][start : start + 3] for start in range(0, len(found["short"]), 3)]
    assert len(pieces) == len(corpus.declarations)
    assert pieces[6] == "___"
    wholes = iter([found["whole"][start : start + 7] for start in range(0, len(found["whole"]), 7)])
    read = {next(wholes) if piece == "..." else piece: position for position, piece in enumerate(pieces)}
    assert read["abcde01"] == 5
    assert not list(wholes)
    for position, declaration in enumerate(corpus.declarations):
        whole = ids[urls.declaration(declaration)]
        assert read.get(whole, read.get(_base_64(whole[:5]))) == position
    assert read.get("abcde02", read.get(_base_64("abcde"))) is None, "a signatory is no declaration"
    with pytest.raises(KeyError, match="declarations/600/"):
        search_data.found_as(corpus, {})
