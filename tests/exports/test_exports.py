"""Every form of the data is read back, and says what the collection says."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import importlib
import io
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import strategies
from building import ROOT
from cells import read_back
from pages import Document
from shells import site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.coverage import spans
from written_declarations.collection.folder import load
from written_declarations.collection.sample import sample
from written_declarations.exports import files
from written_declarations.exports.tables.columns import DECLARATIONS, SIGNATURES, TABLES, Form
from written_declarations.model import Declaration, Name, Signature
from written_declarations.publishing.writing import write
from written_declarations.reading.body import parse_body
from written_declarations.reading.paragraphs import paragraphs
from written_declarations.reading.registry import Registry
from written_declarations.views import coverage
from written_declarations.web import urls
from written_declarations.web.output import Output
from written_declarations.words import terms

SITE = "https://example.org/"
HOSTILE = '</script>,"=1+1" \\ {{ x }} \'; DROP TABLE declarations; -- \u2028 🏛 <!--pour:title--> ]]>'
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
AKN_SCHEMA = ROOT / "tests" / "schemas" / "akomantoso30.xsd"


def _hostile(registry: Registry) -> Declaration:
    """A declaration that means harm, signed by nobody real."""
    austria = next(country for country in registry.countries if country.iso == "AT")
    signature = Signature(Name("Mr", '<i>Áda</i>, "Q"', "O'<ŞÁMPLE> & SON"), "ada-at", austria, austria.name)
    body, problems = parse_body('Fictional & \\<b> *KÜRKÇÜ*[^1].\n\n- one\n- two\n\n[^1]: A "note".')
    assert not problems
    return Declaration(700, 20000, datetime.date(2018, 1, 1), HOSTILE, (signature,), body=body, title_fr="é\u00a0«»")


@pytest.fixture(scope="module")
def corpus(registry: Registry, corpus_638: Corpus) -> Corpus:
    """Invented declarations, one record, No. 638, and one that means harm."""
    invented = list(sample(30, 5, registry))
    fields = {name: getattr(invented[3], name) for name in invented[3].__dataclass_fields__}
    invented[3] = Declaration(**{**fields, "body": None})
    return Corpus([*invented, *corpus_638.declarations, _hostile(registry)], registry)


@pytest.fixture(scope="module")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(corpus, tmp_path_factory.mktemp("data"))


def _write(corpus: Corpus, folder: Path) -> Path:
    for file in _files(corpus):
        write(file, folder)
    return folder


def _files(corpus: Corpus) -> Iterator[Output]:
    yield from files.of_the_collection(corpus, SITE)
    yield from files.of_declarations(corpus, SITE)


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def _signature_rows(corpus: Corpus, declaration: Declaration) -> list[list[str]]:
    return [
        [
            str(declaration.number),
            str(declaration.doc_id),
            declaration.date.isoformat(),
            str(signing.order),
            signing.signature.name.honorific,
            signing.signature.name.given,
            signing.signature.name.family,
            signing.signature.country_printed,
            signing.signature.country.iso,
            signing.signature.group_printed or "",
            signing.signature.group.slug if signing.signature.group else "",
            signing.person.slug,
        ]
        for signing in corpus.of_declaration(declaration).all
    ]


def _by_number(corpus: Corpus) -> list[Declaration]:
    return sorted(corpus.declarations, key=lambda declaration: declaration.number)


def test_csv_of_signatures(corpus: Corpus, folder: Path) -> None:
    rows = _rows((folder / "data/signatures.csv").read_bytes())
    expected = [row for declaration in _by_number(corpus) for row in _signature_rows(corpus, declaration)]
    assert [list(row.values()) for row in rows] == expected
    for declaration in corpus.declarations:
        own = _rows((folder / urls.declaration_file(declaration, "csv")).read_bytes())
        assert [list(row.values()) for row in own] == _signature_rows(corpus, declaration)
        assert list(own[0]) == list(rows[0])


def test_csv_of_declarations(corpus: Corpus, folder: Path) -> None:
    rows = _rows((folder / "data/declarations.csv").read_bytes())
    for row, declaration in zip(rows, _by_number(corpus), strict=True):
        assert int(row["number"]) == declaration.number
        assert read_back(row["title"]) == declaration.title
        assert row["title_fr"] == (declaration.title_fr or "")
        assert row["source"] == (declaration.source or "")
        assert row["has_text"] == ("true" if declaration.body else "false")
        assert int(row["signatures"]) == len(declaration.signatures)
        assert row["address"] == f"{SITE}declarations/{declaration.number}/"


def test_csv_is_as_rfc_4180_has_it(folder: Path) -> None:
    for table in TABLES:
        content = (folder / urls.table(table.name)).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("collection", [ROOT / "declarations", ROOT / "tests" / "hostile", ROOT / "tests" / "features"])
def test_what_was_checked_holds_no_formula(collection: Path, tmp_path: Path) -> None:
    loaded = load(collection)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    written = _write(corpus, tmp_path)
    cells = [
        cell
        for table in TABLES
        for row in _rows((written / urls.table(table.name)).read_bytes())
        for cell in row.values()
    ]
    assert len(cells) > 100
    assert [cell for cell in cells if re.search(r'(?:^|;)[" ]*[=+\-@]', cell)] == []


def test_json_is_valid_and_says_the_same(corpus: Corpus, folder: Path) -> None:
    schema = json.loads((folder / urls.DECLARATION_SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    whole = json.loads((folder / urls.ALL_DECLARATIONS).read_text(encoding="utf-8"))
    assert (whole["publisher"], whole["licence"]) == (terms.PUBLISHER, terms.LICENCE)
    for found, declaration in zip(whole["declarations"], _by_number(corpus), strict=True):
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
    hostile = _hostile(registry).body
    assert hostile
    assert list(paragraphs(hostile)) == [
        ("p1", "Fictional & <b> KÜRKÇÜ[1]."),
        ("p2-1", "one"),
        ("p2-2", "two"),
        ("fn1", 'A "note".'),
    ]


def test_the_database_is_sound_and_says_the_same(corpus: Corpus, folder: Path) -> None:
    with closing(sqlite3.connect(folder / urls.DATABASE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {row[2] for row in database.execute("PRAGMA foreign_key_list(signatures)")}
        assert keys == {"declarations", "countries", "groups", "signatories"}
        for table in TABLES:
            columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table.name}")')]
            assert columns == [column.name for column in table.of(Form.SQLITE)]
        rows = database.execute('SELECT * FROM signatures ORDER BY number, "order"').fetchall()
        expected = [row for declaration in _by_number(corpus) for row in _signature_rows(corpus, declaration)]
        assert [["" if cell is None else str(cell) for cell in row] for row in rows] == expected
        titles = database.execute("SELECT title, text FROM declarations ORDER BY number").fetchall()
        assert titles == [(each.title, each.body and each.body.markdown) for each in _by_number(corpus)]
        metadata = dict(database.execute("SELECT * FROM metadata"))
        assert (metadata["publisher"], metadata["licence"]) == (terms.PUBLISHER, terms.LICENCE)


@pytest.mark.parametrize(("words", "number"), [("kurkcu", 700), ("KÜRKÇÜ", 700), ("kazakhstan torture", 638)])
def test_the_database_finds_words_without_their_marks(folder: Path, words: str, number: int) -> None:
    with closing(sqlite3.connect(folder / urls.DATABASE)) as database:
        found = database.execute(
            "SELECT rowid FROM declarations_fts WHERE declarations_fts MATCH ?", (words,)
        ).fetchall()
    assert found == [(number,)]


@pytest.fixture(scope="module")
def frictionless() -> Any:
    """The library of Data Packages; its many packages are a group of their own, which CI installs."""
    if os.environ.get("CI"):
        return importlib.import_module("frictionless")
    reason = "Frictionless is not installed: tools/uv run --group tables pytest reads the Data Package with it."
    return pytest.importorskip("frictionless", reason=reason)


def test_the_data_package_is_valid_and_so_are_its_tables(folder: Path, frictionless: Any) -> None:
    report = frictionless.Package(str(folder / urls.DATA_PACKAGE)).validate()
    assert report.flatten(["type", "note"]) == []
    assert len(report.tasks) == len(TABLES)
    package = json.loads((folder / urls.DATA_PACKAGE).read_text(encoding="utf-8"))
    assert package["licenses"][0]["title"] == terms.LICENCE
    assert package["sources"][0]["title"] == terms.PUBLISHER
    signatures = next(each for each in package["resources"] if each["name"] == "signatures")["schema"]
    assert [key["reference"]["resource"] for key in signatures["foreignKeys"]] == [
        "declarations",
        "countries",
        "groups",
        "signatories",
    ]


def test_a_wrong_cell_is_found_with_the_data_package(corpus: Corpus, tmp_path: Path, frictionless: Any) -> None:
    folder = _write(corpus, tmp_path)
    path = folder / "data/signatures.csv"
    path.write_bytes(path.read_bytes().replace(b",AT,", b",XX,", 1))
    errors = frictionless.Package(str(folder / urls.DATA_PACKAGE)).validate().flatten(["type"])
    assert errors == [["foreign-key"]]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_each_file_has_its_columns_described_for_csv_on_the_web(folder: Path, table: Any) -> None:
    metadata = json.loads((folder / urls.table_metadata(table.name)).read_text(encoding="utf-8"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert (folder / "data" / metadata["url"]).is_file()
    head = (folder / "data" / metadata["url"]).read_bytes().split(b"\r\n")[0].decode().split(",")
    columns = metadata["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == head
    assert set(metadata["tableSchema"]["primaryKey"]) <= set(head)
    assert {column["datatype"] for column in columns} <= {"integer", "string", "date", "boolean", "anyURI"}
    assert metadata["dc:rights"] == terms.LICENCE


def test_every_column_is_described_once_and_everywhere(folder: Path) -> None:
    package = json.loads((folder / urls.DATA_PACKAGE).read_text(encoding="utf-8"))
    for table, resource in zip(TABLES, package["resources"], strict=True):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert [field["name"] for field in resource["schema"]["fields"]] == [each.name for each in table.of(Form.CSV)]
        for column in table.columns:
            assert column.description.strip(" ."), f"{table.name}.{column.name} says nothing"
            assert column.example or column.items is not None, f"{table.name}.{column.name} has no example"
            if column.refers:
                other, name = column.refers.split(".")
                (referred,) = (each for each in TABLES if each.name == other)
                assert name in referred.key
    schema = json.loads((folder / urls.DECLARATION_SCHEMA).read_text(encoding="utf-8"))
    properties = [column.name for column in DECLARATIONS.of(Form.JSON)]
    assert list(schema["properties"]) == ["$schema", "publisher", "licence", *properties]
    item = schema["properties"]["signatories"]["items"]
    assert list(item["properties"]) == [column.name for column in SIGNATURES.of(Form.JSON)]


def test_popolo(corpus: Corpus, folder: Path) -> None:
    popolo = json.loads((folder / urls.POPOLO).read_text(encoding="utf-8"))
    persons = {person["id"] for person in popolo["persons"]}
    organizations = {organization["id"]: organization for organization in popolo["organizations"]}
    assert persons == {person.slug for person in corpus.people}
    assert len(organizations) == len(popolo["organizations"]) == 1 + len(corpus.countries) + corpus.group_count
    assert all(each.get("parent_id", "pace") == "pace" for each in organizations.values())
    spans_of: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for membership in popolo["memberships"]:
        assert membership["start_date"] <= membership["end_date"]
        key = (membership["person_id"], membership["organization_id"])
        spans_of.setdefault(key, []).append((membership["start_date"], membership["end_date"]))
    seen = set()
    for signing in corpus.signings.all:
        of = [f"delegation/{signing.signature.country.slug}"]
        if signing.signature.group and signing.signature.group.is_group:
            of.append(f"group/{signing.signature.group.slug}")
        for organization in of:
            key = (signing.person.slug, organization)
            seen.add(key)
            day = signing.declaration.date.isoformat()
            assert any(start <= day <= end for start, end in spans_of[key])
    assert set(spans_of) == seen


def test_a_change_of_group_and_back_makes_three_memberships(registry: Registry) -> None:
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
    (content,) = (file.content() for file in _files(Corpus(declarations, registry)) if file.path == urls.POPOLO)
    assert isinstance(content, str)
    popolo = json.loads(content)
    found = [
        (each["organization_id"], each["start_date"][-2:], each["end_date"][-2:]) for each in popolo["memberships"]
    ]
    assert found == [
        (f"delegation/{country.slug}", "01", "04"),
        ("group/soc", "01", "01"),
        ("group/uel", "02", "02"),
        ("group/soc", "04", "04"),
    ]
    assert [each["name"] for each in popolo["persons"][0]["other_names"]] == ["Ada ŠAMPLE"]


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


def test_akoma_ntoso_of_everything_that_a_text_may_hold(tmp_path: Path) -> None:
    loaded = load(ROOT / "tests" / "features")
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    folder = _write(corpus, tmp_path)
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
    assert rows == _signature_rows(corpus, declaration)
    found = json.loads(str(made[urls.declaration_file(declaration, "json")]))
    assert (found["title"], found["title_fr"]) == (declaration.title, declaration.title_fr)
    assert [each["family_name"] for each in found["signatories"]] == [
        each.name.family for each in declaration.signatures
    ]
    root = etree.fromstring(str(made[urls.declaration_file(declaration, "akn.xml")]).encode())
    assert root.findtext(f".//{AKN}docTitle") == declaration.title


def test_the_same_collection_gives_the_same_bytes(corpus: Corpus, folder: Path, tmp_path: Path) -> None:
    again = _write(Corpus(reversed(corpus.declarations), corpus.registry), tmp_path)
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert len(paths) == len(TABLES) * 2 + 9 + 8 * len(corpus.declarations)
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
