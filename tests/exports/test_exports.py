"""JSON, Popolo and Akoma Ntoso are read back and say what the collection says; what it covers; its terms."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import strategies
from building import ROOT
from exporting import SITE, by_number, export, exported, harmful_declaration, signature_rows
from pages import Document
from shells import site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.coverage import about, spans
from written_declarations.collection.folder import load
from written_declarations.collection.sample import sample
from written_declarations.exports import files, popolo
from written_declarations.exports.tables.columns import TABLES
from written_declarations.model import Declaration, Name, Period, Signature
from written_declarations.reading.body import parse_body
from written_declarations.reading.paragraphs import paragraphs
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import Withdrawal
from written_declarations.views import coverage
from written_declarations.web import urls
from written_declarations.words import terms

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
AKN_SCHEMA = ROOT / "tests" / "schemas" / "akomantoso30.xsd"


def test_json_is_valid_and_says_the_same(corpus: Corpus, folder: Path) -> None:
    schema = json.loads((folder / urls.DECLARATION_SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    whole = json.loads((folder / urls.ALL_DECLARATIONS).read_text(encoding="utf-8"))
    assert (whole["publisher"], whole["licence"]) == (terms.PUBLISHER, terms.LICENCE)
    for found, declaration in zip(whole["declarations"], by_number(corpus), strict=True):
        assert found == json.loads((folder / urls.declaration_file(declaration, "json")).read_text(encoding="utf-8"))
        assert [error.message for error in validator.iter_errors(found)] == []
        assert found["$schema"] == schema["$id"] == SITE + urls.DECLARATION_SCHEMA
        assert found["title"] == declaration.title
        body = declaration.body
        assert (found["text"], found["html"]) == ((body.markdown, body.html) if body else (None, None))
        texts = paragraphs(body) if body else ()
        assert [(each["anchor"], each["text"]) for each in found["paragraphs"]] == list(texts)
        names = [
            (each["honorific"] or "", each["given_name"] or "", each["family_name"]) for each in found["signatories"]
        ]
        assert names == [(each.name.honorific, each.name.given, each.name.family) for each in declaration.signatures]
    assert validator.is_valid({**found, "unknown": 1}) is False
    assert validator.is_valid({**found, "number": "1"}) is False


def test_paragraphs_have_the_words_and_the_anchors_of_the_page(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    assert declaration.body
    assert [each.anchor for each in paragraphs(declaration.body)] == list(declaration.body.anchors)
    assert all(each.text in declaration.body.markdown for each in paragraphs(declaration.body))
    hostile = harmful_declaration(registry).body
    assert hostile
    assert list(paragraphs(hostile)) == [
        ("p1", "Fictional & <b> KÜRKÇÜ[1]."),
        ("p2-1", "one"),
        ("p2-2", "two"),
        ("fn1", 'A "note".'),
    ]


def test_popolo(corpus: Corpus, folder: Path) -> None:
    said = json.loads((folder / urls.POPOLO).read_text(encoding="utf-8"))
    persons = {person["id"] for person in said["persons"]}
    organizations = {organization["id"]: organization for organization in said["organizations"]}
    assert persons == {person.slug for person in corpus.people}
    assert len(organizations) == len(said["organizations"]) == 1 + len(corpus.countries) + corpus.group_count
    assert all(each.get("parent_id", "pace") == "pace" for each in organizations.values())
    shown: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for membership in said["memberships"]:
        shown.setdefault((membership["person_id"], membership["organization_id"]), []).append(membership)
    seen = set()
    for signing in corpus.signings.all:
        of = [f"delegation/{signing.signature.country.slug}"]
        if signing.signature.group and signing.signature.group.is_group:
            of.append(f"group/{signing.signature.group.slug}")
        for organization in of:
            key = (signing.person.slug, organization)
            seen.add(key)
            assert any(_covers(membership, signing.declaration) for membership in shown[key])
    assert set(shown) == seen


def test_popolo_has_no_day_of_a_group_of_which_the_year_alone_is_known(registry: Registry) -> None:
    """The form has years, too; a table has a column of days, whose description says what they may stand for."""
    periods = {"edg": Period(datetime.date(1980, 1, 1), datetime.date(2014, 12, 31))}
    periods |= {"fdg": Period(datetime.date(2017, 9, 4), datetime.date(2020, 1, 1))}
    groups = tuple(dataclasses.replace(each, period=periods.get(each.slug, Period())) for each in registry.groups)
    corpus = Corpus(sample(30, 1, registry), dataclasses.replace(registry, groups=groups))
    said = {each["id"]: each for each in json.loads(popolo.popolo(corpus, SITE))["organizations"]}
    edg, fdg = said["group/edg"], said["group/fdg"]
    assert (edg["founding_date"], edg["dissolution_date"]) == ("1980", "2014")
    assert (fdg["founding_date"], fdg["dissolution_date"]) == ("2017-09-04", "2020-01-01")


def _covers(membership: dict[str, Any], declaration: Declaration) -> bool:
    """Whether a membership is of the day of a declaration, or names it where it has no dates."""
    start, end = membership["start_date"], membership["end_date"]
    if start is None or end is None:
        assert start is end is None
        return f"{SITE}{urls.declaration(declaration)}" in [each["url"] for each in membership["sources"]]
    assert start < end
    return bool(start <= declaration.date.isoformat() <= end)


@given(data=st.data())
def test_no_membership_says_more_than_signatures_show(registry: Registry, data: st.DataObject) -> None:
    country = registry.countries[0]
    groups = [None, *(group for group in registry.groups if group.code in {"SOC", "UEL", "NR"})]
    days = data.draw(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(groups)), min_size=1, max_size=8))
    declarations = [
        Declaration(
            number,
            number,
            datetime.date(2017, 1, day),
            "Fictional",
            (Signature(Name("", "Ada", "SAMPLE"), "ada-al", country, country.name, group),),
        )
        for number, (day, group) in enumerate(days, 1)
    ]
    corpus = Corpus(declarations, registry)
    found = [
        each for each in json.loads(popolo.popolo(corpus, SITE))["memberships"] if "group/" in each["organization_id"]
    ]
    undated = [each["organization_id"] for each in found if each["start_date"] is None]
    assert len(set(undated)) == len(undated), "what has no dates is said once"
    for signing in corpus.signings.all:
        group, day = signing.signature.group, signing.declaration.date.isoformat()
        if group is None:
            continue
        own = f"group/{group.slug}"
        others = [each for each in found if each["organization_id"] != own and each["start_date"]]
        assert not any(each["start_date"] < day < each["end_date"] for each in others), "nobody is in two groups"
        if group.is_group:
            assert any(each["organization_id"] == own and _covers(each, signing.declaration) for each in found)


def test_a_change_of_group_and_back_shows_no_day_between(registry: Registry) -> None:
    country = registry.countries[0]
    soc, uel = (next(group for group in registry.groups if group.code == code) for code in ("SOC", "UEL"))
    declarations = [
        Declaration(
            number,
            number,
            datetime.date(2017, 1, number),
            "Fictional",
            (Signature(Name("", "Ada", spelling), "ada-al", country, country.name, group),),
        )
        for number, group, spelling in ((1, soc, "ŠAMPLE"), (2, uel, "SAMPLE"), (3, None, "SAMPLE"), (4, soc, "SAMPLE"))
    ]
    (content,) = (file.content() for file in exported(Corpus(declarations, registry)) if file.path == urls.POPOLO)
    assert isinstance(content, str)
    said = json.loads(content)
    found = [
        (each["organization_id"], each["start_date"], each["end_date"], len(each["sources"]))
        for each in said["memberships"]
    ]
    assert found == [
        (f"delegation/{country.slug}", "2017-01-01", "2017-01-04", 2),
        ("group/soc", None, None, 2),
        ("group/uel", None, None, 1),
    ]
    assert [each["name"] for each in said["persons"][0]["other_names"]] == ["Ada ŠAMPLE"]


def test_akoma_ntoso_is_valid_by_its_schema(corpus: Corpus, folder: Path) -> None:
    schema = etree.XMLSchema(file=AKN_SCHEMA)
    for declaration in corpus.declarations:
        root = etree.fromstring((folder / urls.declaration_file(declaration, "akn.xml")).read_bytes())
        assert schema(root), schema.error_log
        assert root.findtext(f".//{AKN}docTitle") == declaration.title
        printed = ["".join(each.itertext()) for each in root.iter(f"{AKN}signature")]
        assert printed == [str(signature) for signature in declaration.signatures]
        anchors = {each.get("eId") for each in root.find(f".//{AKN}mainBody").iter() if each.get("eId")}
        assert anchors == set(declaration.body.anchors if declaration.body else ())
        work, expression, _ = (each.get("date") for each in root.iter(f"{AKN}FRBRdate"))
        first = declaration.earlier[0].date if declaration.earlier else declaration.date
        assert (work, expression) == (str(declaration.date_tabled or first), str(declaration.date))


def test_akoma_ntoso_of_everything_that_a_text_may_hold(tmp_path: Path) -> None:
    loaded = load(ROOT / "tests" / "features")
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    folder = export(corpus, tmp_path)
    schema = etree.XMLSchema(file=AKN_SCHEMA)
    for declaration in corpus.declarations:
        root = etree.fromstring((folder / urls.declaration_file(declaration, "akn.xml")).read_bytes())
        assert schema(root), schema.error_log


@given(data=st.data())
def test_whatever_a_declaration_holds_comes_back(registry: Registry, data: st.DataObject) -> None:
    declaration = data.draw(strategies.declarations(registry))
    corpus = Corpus([declaration], registry)
    made = {file.path: file.content() for file in files.of_declarations(corpus, SITE)}
    content = made[urls.declaration_file(declaration, "csv")]
    assert isinstance(content, str)
    rows = list(csv.reader(io.StringIO(content, newline="")))[1:]
    assert rows == signature_rows(corpus, declaration)
    found = json.loads(str(made[urls.declaration_file(declaration, "json")]))
    assert (found["title"], found["title_fr"]) == (declaration.title, declaration.title_fr)
    assert [each["family_name"] for each in found["signatories"]] == [
        each.name.family for each in declaration.signatures
    ]
    root = etree.fromstring(str(made[urls.declaration_file(declaration, "akn.xml")]).encode())
    assert root.findtext(f".//{AKN}docTitle") == declaration.title


def test_the_same_collection_gives_the_same_bytes(corpus: Corpus, folder: Path, tmp_path: Path) -> None:
    again = export(Corpus(reversed(corpus.declarations), corpus.registry), tmp_path)
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert len(paths) == len(TABLES) * 3 + 11 + 8 * len(corpus.declarations)
    assert [path for path in paths if (folder / path).read_bytes() != (again / path).read_bytes()] == []


@pytest.mark.parametrize(
    ("numbers", "records", "said"),
    [
        ([], [], []),
        ([1], [], ["1 text"]),
        ([638], [], ["1–637 missing", "638 text"]),
        ([1, 2, 4, 7], [2], ["1 text", "2 record", "3 missing", "4 text", "5–6 missing", "7 text"]),
        ([2, 3, 4], [3, 4], ["1 missing", "2 text", "3–4 record"]),
    ],
)
def test_coverage(registry: Registry, numbers: list[int], records: list[int], said: list[str]) -> None:
    body = parse_body("Fictional.")[0]
    day = datetime.date(2017, 1, 1)
    declarations = [
        Declaration(number, number, day, "Fictional", (), body=None if number in records else body)
        for number in numbers
    ]
    runs = list(spans(Corpus(declarations, registry)))
    assert [f"{run} {run.state}" for run in runs] == said
    assert sum(map(len, runs)) == max(numbers, default=0)


def test_the_terms_are_those_of_the_site() -> None:
    about = (ROOT / "docs" / "about.md").read_text(encoding="utf-8")
    assert f"## Using it\n\n{terms.LICENCE} " in about
    assert terms.LICENCE in (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def test_the_page_of_what_is_here_leads_there(registry: Registry) -> None:
    declarations = [
        dataclasses.replace(each, number=number, doc_id=number)
        for number, each in zip((2, 3, 4, 7), sample(4, 1, registry), strict=True)
    ]
    page = Document(coverage.page(site_of(Corpus(declarations, registry))).content)
    links = [(link.text, link.get("href")) for link in page.all("a") if "/declarations/" in link.get("href")]
    assert links == [(number, f"../declarations/{number}/") for number in ("2", "4", "7")]
    assert [item.text for item in page.all("li")] == ["2–4", "7", "1", "5–6"]


def test_a_number_that_was_withdrawn_is_known_of(registry: Registry) -> None:
    gone = Withdrawal(1062, 15062, datetime.date(2026, 1, 31), "Fictional: it was invented")
    held = [dataclasses.replace(each, number=1000 + each.number) for each in sample(2, 1, registry)]
    corpus = Corpus(held, dataclasses.replace(registry, missing=(), withdrawals=(gone,)))
    page = coverage.page(site_of(corpus)).content
    assert "here is 1002; of higher ones it knows 1062, and there may be more." in page, "numbers, not amounts"
    assert about(corpus) == 1100, "up to the next fifty"
