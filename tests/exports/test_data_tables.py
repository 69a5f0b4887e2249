"""The tables are read back, as CSV, as a database and as a Data Package, and their columns are described."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from building import ROOT
from cells import read_back
from exporting import SITE, by_number, export, signature_rows
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.exports.database import database as made_database
from written_declarations.exports.tables import separated
from written_declarations.exports.tables.columns import DECLARATIONS, SIGNATURES, TABLES, Form
from written_declarations.reading import signatory
from written_declarations.reading.registry import Registry
from written_declarations.web import urls
from written_declarations.words import terms


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_csv_of_signatures(corpus: Corpus, folder: Path) -> None:
    rows = _rows((folder / "data/signatures.csv").read_bytes())
    expected = [row for declaration in by_number(corpus) for row in signature_rows(corpus, declaration)]
    assert [list(row.values()) for row in rows] == expected
    for declaration in corpus.declarations:
        own = _rows((folder / urls.declaration_file(declaration, "csv")).read_bytes())
        assert [list(row.values()) for row in own] == signature_rows(corpus, declaration)
        assert list(own[0]) == list(rows[0])


def test_csv_of_declarations(corpus: Corpus, folder: Path) -> None:
    rows = _rows((folder / "data/declarations.csv").read_bytes())
    for row, declaration in zip(rows, by_number(corpus), strict=True):
        assert int(row["number"]) == declaration.number
        assert read_back(row["title"]) == declaration.title
        assert row["title_fr"] == (declaration.title_fr or "")
        assert row["source"] == (declaration.source or "")
        assert row["has_text"] == ("true" if declaration.body else "false")
        assert int(row["signatures"]) == len(declaration.signatures)
        assert row["address"] == f"{SITE}declarations/{declaration.number}/"


def test_lists_of_earlier_editions_come_back(corpus: Corpus, folder: Path) -> None:
    editions = _rows((folder / "data/editions.csv").read_bytes())
    lines = _rows((folder / "data/earlier_signatures.csv").read_bytes())
    known = [(each, edition) for each in by_number(corpus) for edition in each.earlier]
    assert [(int(row["number"]), int(row["edition"]), row["date"], int(row["signatures"])) for row in editions] == [
        (each.number, edition.number, edition.date.isoformat(), len(edition.signatures)) for each, edition in known
    ]
    assert [
        (int(row["number"]), int(row["order"]), row["family_name"], row["group"], row["signatory"]) for row in lines
    ] == [
        (each.number, order, signature.name.family, signature.group_printed or "", signature.person)
        for each, edition in known
        for order, signature in enumerate(edition.signatures, 1)
    ]
    (declaration,) = (each for each in corpus.declarations if each.earlier)
    rows = [
        row for row in _rows((folder / "data/signatures.csv").read_bytes()) if row["number"] == str(declaration.number)
    ]
    assert [row["edition"] for row in rows] == ["1"] * (len(rows) - 3) + ["2"] * 3
    record = json.loads((folder / urls.declaration_file(declaration, "json")).read_bytes())
    assert [len(each["signatories"]) for each in record["earlier_editions"]] == [len(rows) - 2]


def _looped(corpus: Corpus) -> dict[tuple[str, ...], tuple[int, int]]:
    """What the table of counts has to say, by a plain loop over the signatures."""
    counts: dict[tuple[str, ...], tuple[int, int]] = {}
    for declaration in by_number(corpus):
        for order, signature in enumerate(declaration.signatures, 1):
            slug, code = (signature.group.slug, signature.group.code) if signature.group else ("none", "none")
            day = declaration.date.isoformat()
            country = signature.country
            key = (str(declaration.number), day, day[:4], country.iso, country.name, slug, code)
            signatures, leads = counts.get(key, (0, 0))
            counts[key] = signatures + 1, leads + (order == 1)
    return counts


def _counted(corpus: Corpus) -> None:
    (counts,) = (table for table in TABLES if table.name == "counts")
    rows = _rows("".join(separated.table(counts, corpus, SITE)).encode())
    found = {tuple(row.values())[:7]: (int(row["signatures"]), int(row["leads"])) for row in rows}
    assert len(found) == len(rows)
    assert found == _looped(corpus)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(made_database(corpus, SITE))
        stored = database.execute("SELECT * FROM counts ORDER BY number, country_iso, group_slug").fetchall()
    assert [[str(cell) for cell in row] for row in stored] == [list(row.values()) for row in rows]


def test_counts_are_those_of_a_plain_loop(corpus: Corpus, corpus_published: Corpus, corpus_invented: Corpus) -> None:
    for each in (corpus, corpus_published, corpus_invented):
        _counted(each)


@given(data=st.data())
def test_counts_of_whatever_was_signed(registry: Registry, data: st.DataObject) -> None:
    drawn = data.draw(st.lists(strategies.declarations(registry), max_size=4, unique_by=lambda each: each.number))
    _counted(Corpus(drawn, registry))


def test_the_files_for_excel_are_the_same_behind_a_mark(folder: Path) -> None:
    for table in TABLES:
        content = (folder / urls.table(table.name)).read_bytes()
        assert (folder / urls.table_for_excel(table.name)).read_bytes() == b"\xef\xbb\xbf" + content


def test_csv_is_as_rfc_4180_has_it(folder: Path) -> None:
    for table in TABLES:
        content = (folder / urls.table(table.name)).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("collection", [ROOT / "declarations", ROOT / "tests" / "hostile", ROOT / "tests" / "features"])
def test_what_was_checked_holds_no_formula(collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatory, "name_faults", lambda _, **__: iter(()))  # which refuses the hostile names
    loaded = load(collection)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    written = export(corpus, tmp_path)
    cells = [
        cell
        for table in TABLES
        for row in _rows((written / urls.table(table.name)).read_bytes())
        for cell in row.values()
    ]
    assert len(cells) > 100
    assert [cell for cell in cells if re.search(r'(?:^|;)[" ]*[=+\-@]', cell)] == []


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
        expected = [row for declaration in by_number(corpus) for row in signature_rows(corpus, declaration)]
        assert [["" if cell is None else str(cell) for cell in row] for row in rows] == expected
        titles = database.execute("SELECT title, text FROM declarations ORDER BY number").fetchall()
        assert titles == [(each.title, each.body and each.body.markdown) for each in by_number(corpus)]
        metadata = dict(database.execute("SELECT * FROM metadata"))
        assert (metadata["publisher"], metadata["licence"]) == (terms.PUBLISHER, terms.LICENCE)


def test_the_page_names_every_column_that_is_a_word_of_sql(folder: Path) -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"SQLite\*\* .* (`order`.*) are words of SQL", page)
    named = set(re.findall(r"`(\w+)`", said))
    with closing(sqlite3.connect(folder / urls.DATABASE)) as database:
        for table in TABLES:
            for column in table.of(Form.SQLITE):
                if column.name not in named:
                    database.execute(f"SELECT {column.name} FROM {table.name}")  # noqa: S608 - the names are ours


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
    folder = export(corpus, tmp_path)
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
