"""No cell of a table is a formula, whoever writes the table: one policy for the server and for the browser."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from cells import READ_BACK, may_run, read_back
from nodejs import SCRIPTS, node
from written_declarations.collection.corpus import Corpus
from written_declarations.exports.tables import separated
from written_declarations.exports.tables.columns import DECLARATIONS, GROUPS, TABLES, Column, Kind, Origin, Table
from written_declarations.model import Declaration, Name, Signature
from written_declarations.reading.registry import Registry

# Each with what stands in the file, before it is quoted
CELLS = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1", "'＝1"),
    (" =1", "' =1"),
    ("\u00a0=1", "'\u00a0=1"),
    ('"=1"', '\'"=1"'),
    ("'=1", "''=1"),
    ("\t=1", "\t'=1"),
    ("\r=1", "\r'=1"),
    ("two\nlines\n=1", "two\nlines\n'=1"),
    ("a;=1;b; -2", "a;'=1;b;' -2"),
    (';"=1"', ';\'"=1"'),
    (";;@", ";;'@"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("https://example.org/?a;=WEBSERVICE(A1)", "https://example.org/?a;'=WEBSERVICE(A1)"),
    ("", ""),
    ("a = b", "a = b"),
    ("A-B, C+D", "A-B, C+D"),
    ("'t HART", "'t HART"),
    ("'quoted'", "'quoted'"),
    ('say "no"', 'say "no"'),
    ("a; b", "a; b"),
    ("2017-10-11", "2017-10-11"),
    ("🏛 \u2028 é", "🏛 \u2028 é"),
]
_TEXTS = st.text(alphabet=st.sampled_from("=+-@＝;,'\"\t\r\n \u00a0ab1🏛"), max_size=12)


def _column(index: int) -> Column[list[str]]:
    return Column(f"c{index}", Kind.TEXT, "", "", Origin.PRINTED, lambda row: row[index], required=False)


def _of_the_server(rows: list[list[str]]) -> str:
    columns = tuple(_column(index) for index in range(len(rows[0])))
    table: Table[list[str]] = Table("t", "T", "", ("c0",), columns, lambda _: rows)
    made = "".join(separated.Rows(table, "https://example.org/").csv(rows))
    return made.partition("\r\n")[2]


def _of_the_browser(rows: list[list[str]]) -> str:
    program = f"""import {{ csv }} from {json.dumps((SCRIPTS / "csv.js").as_uri())};
        import {{ readFileSync }} from "node:fs";
        process.stdout.write(csv(JSON.parse(readFileSync(0, "utf-8"))));"""
    result = node("--input-type=module", "--eval", program, given=json.dumps(rows))
    assert result.returncode == 0, result.stderr
    return result.stdout


def _read(content: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))


def test_server_and_browser_write_the_same() -> None:
    rows = [[cell, "x"] for cell, _ in CELLS]
    assert _of_the_server(rows) == _of_the_browser(rows)
    assert [row[0] for row in _read(_of_the_server(rows))] == [written for _, written in CELLS]


@given(_TEXTS)
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    ((written, _),) = _read(_of_the_server([[text, "x"]]))
    assert read_back(written) == text


@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_whatever_ends_a_cell_no_cell_is_a_formula(texts: list[str]) -> None:
    made = _of_the_server([[*texts, "x"]])
    assert not [cell for row in _read(made) for cell in row if may_run(cell)]
    assert not may_run(made), "as a program sees it that knows neither commas nor quotes"


def test_the_page_of_the_data_says_how_to_read_it_back() -> None:
    assert f"`{READ_BACK}`" in (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


@pytest.fixture
def hostile(registry: Registry) -> Corpus:
    """A collection whose registry means harm: no check sees what a maintainer writes there."""
    group = dataclasses.replace(registry.groups[0], code="=cmd|' /C calc'!A0", name="Group;@SUM(A1)")
    countries = tuple(dataclasses.replace(country, name_fr="+" + country.name_fr) for country in registry.countries)
    changed = Registry(countries, (group, *registry.groups[1:]))
    signature = Signature(Name("Mr", "Ada", "SAMPLE"), "ada-sample-at", countries[0], countries[0].name, group)
    day = datetime.date(2018, 1, 1)
    source = "https://example.org/a;=WEBSERVICE(A1)"
    return Corpus([Declaration(1, 1, day, "A title", (signature,), source=source)], changed)


def test_text_of_the_registry_and_addresses_are_no_formulas(hostile: Corpus) -> None:
    for table in TABLES:
        made = "".join(separated.table(table, hostile, "https://example.org/"))
        assert not [cell for row in _read(made) for cell in row if may_run(cell)]
    groups = "".join(separated.table(GROUPS, hostile, "https://example.org/"))
    assert "'=cmd|' /C calc'!A0" in groups
    assert "a;'=WEBSERVICE(A1)" in "".join(separated.table(DECLARATIONS, hostile, "https://example.org/"))
