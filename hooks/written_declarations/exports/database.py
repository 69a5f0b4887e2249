"""The whole collection as an SQLite database, with foreign keys and an index of all words.

The bytes depend on the collection and on the version of SQLite, and on nothing else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from ..collection.corpus import Corpus
from ..words.letters import OWN, fold
from ..words.terms import LICENCE, PUBLISHER, UNOFFICIAL
from .tables.columns import TABLES, Column, Form, Kind, Table, cells
from .tables.described import version

_INTEGERS = (Kind.INTEGER, Kind.FLAG)
_INDEXES = (("signatures", "signatory"), ("signatures", "country_iso"), ("signatures", "group_slug"))
# Found without marks, and by what the columns `folded` have for letters that are more than their marks: "kurkcu" finds
# KÜRKÇÜ, "lodz" finds Łódź. Of declarations the words are indexed, and the texts stand in the table alone
_INDEXES_OF_WORDS = """
    CREATE VIRTUAL TABLE declarations_fts USING fts5(
        title, title_fr, text, folded, content="declarations", content_rowid="number",
        tokenize="unicode61 remove_diacritics 2"
    );
    INSERT INTO declarations_fts(declarations_fts) VALUES ('rebuild');
    INSERT INTO declarations_fts(declarations_fts) VALUES ('optimize');
    CREATE VIRTUAL TABLE signatories_fts USING fts5(
        slug UNINDEXED, folded, tokenize="unicode61 remove_diacritics 2"
    );
    INSERT INTO signatories_fts SELECT slug, folded FROM signatories ORDER BY slug;
    INSERT INTO signatories_fts(signatories_fts) VALUES ('optimize');
"""


def database(corpus: Corpus, address: str) -> bytes:
    """The content of the file. Raises sqlite3.Error where this SQLite has no index of words (FTS5)."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        connection.executemany("INSERT INTO metadata VALUES (?, ?)", sorted(_metadata(corpus, address).items()))
        for table in TABLES:
            _fill(connection, table, corpus, address)
        # After the rows: an index that grows with them costs twice as much
        for name, column in _INDEXES:
            connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
        # By which SQL can fold what is asked for, too
        connection.execute(
            "CREATE TABLE letters (place INTEGER PRIMARY KEY, letter TEXT NOT NULL, plain TEXT NOT NULL)"
        )
        connection.executemany("INSERT INTO letters (letter, plain) VALUES (?, ?)", _letters())
        connection.execute("COMMIT")
        connection.executescript(_INDEXES_OF_WORDS)
        return connection.serialize()


def _letters() -> Iterator[tuple[str, str]]:
    """Every letter that the site's search folds and the index of words does not, small and capital, with its fold."""
    ligatures = map(chr, range(0xFB00, 0xFB07))
    letters = "".join(f"{letter}{letter.upper()}" for letter in OWN)
    for letter in sorted({*letters, *ligatures, "ẞ"}):
        if not letter.isascii():
            yield letter, fold(letter)


def _metadata(corpus: Corpus, address: str) -> dict[str, str]:
    return {
        "title": "Written declarations",
        "publisher": PUBLISHER,
        "licence": LICENCE,
        "note": UNOFFICIAL,
        "address": address,
        "version": version(corpus.log),
    }


def _fill(connection: sqlite3.Connection, table: Table[Any], corpus: Corpus, address: str) -> None:
    columns = table.of(Form.SQLITE)
    parts = [*(_definition(column) for column in columns), f"PRIMARY KEY ({_names(table.key)})"]
    parts += [_reference(column) for column in columns if column.refers]
    # A key of one whole number is the number of the row; any other key is the order of the rows
    alone = len(table.key) == 1 and _kind(table, table.key[0]) is Kind.INTEGER
    connection.execute(f'CREATE TABLE "{table.name}" ({", ".join(parts)}){"" if alone else " WITHOUT ROWID"}')
    of = cells(columns, table, address, tuple)
    places = ", ".join("?" * len(columns))
    rows = ((*own, *others) for own, others in map(of, table.rows(corpus)))
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # noqa: S608 - the names are ours


def _definition(column: Column[Any]) -> str:
    kind = "INTEGER" if column.kind in _INTEGERS else "TEXT"
    return f'"{column.name}" {kind}{" NOT NULL" if column.required else ""}'


def _reference(column: Column[Any]) -> str:
    table, name = column.refers.split(".")
    return f'FOREIGN KEY ("{column.name}") REFERENCES "{table}" ("{name}")'


def _kind(table: Table[Any], name: str) -> Kind:
    return next(column.kind for column in table.columns if column.name == name)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
