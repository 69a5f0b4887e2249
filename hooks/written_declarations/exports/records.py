"""Declarations as JSON: one a file, and the whole collection in one; and what changed in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..collection.corpus import Corpus
from ..model import Declaration
from ..web import urls
from ..words.terms import LICENCE, PUBLISHER
from .tables.columns import CHANGES, DECLARATIONS, Form, Table, cells, signed
from .tables.described import version

_encode = json.JSONEncoder(ensure_ascii=False).encode


class Records:
    """Makes JSON of declarations. `address` is that of the site, with a slash at the end."""

    def __init__(self, corpus: Corpus, address: str) -> None:
        self._corpus = corpus
        self._schema = address + urls.DECLARATION_SCHEMA
        self._head = _encode({"$schema": self._schema, "publisher": PUBLISHER, "licence": LICENCE})[:-1]
        self._address = address
        self._object = _objects(DECLARATIONS, address)

    def one(self, declaration: Declaration) -> str:
        """The file of a declaration."""
        return f"{self._record(declaration)}\n"

    def all(self) -> Iterator[str]:
        """The file of the whole collection, in pieces: one declaration a line."""
        head = {"publisher": PUBLISHER, "licence": LICENCE, "schema": self._schema, "address": self._address}
        yield f'{_encode(head)[:-1]}, "declarations": ['
        before = "\n"
        for row in DECLARATIONS.rows(self._corpus):
            yield before + self._record(row.declaration)
            before = ",\n"
        yield "\n]}\n"

    def _record(self, declaration: Declaration) -> str:
        return f"{self._head}, {self._object(signed(self._corpus, declaration))[1:]}"


def changes_json(corpus: Corpus, address: str) -> Iterator[str]:
    """The file of what changed, in pieces: one change a line, the last one last."""
    head = {"publisher": PUBLISHER, "licence": LICENCE, "address": address, "version": version(corpus.log)}
    one = _objects(CHANGES, address)
    yield f'{_encode(head)[:-1]}, "changes": ['
    before = "\n"
    for row in CHANGES.rows(corpus):
        yield before + one(row)
        before = ",\n"
    yield "\n]}\n"


def _objects(table: Table[Any], address: str) -> Callable[[Any], str]:
    """How a row of a table becomes an object, as text."""
    columns = [column for column in table.of(Form.JSON) if column.items is None]
    own = [_encode(column.name) for column in columns if column.place or table.repeated is None]
    others = [_encode(column.name) for column in columns if not column.place and table.repeated is not None]
    of = cells(columns, table, address, lambda values: _pairs(others, values))
    nested = [
        (_encode(column.name), column.value, _objects(column.items, address))
        for column in table.of(Form.JSON)
        if column.items is not None
    ]

    def made(row: Any) -> str:
        values, rest = of(row)
        parts = [_pairs(own, values), rest] if rest else [_pairs(own, values)]
        for name, rows, each in nested:
            parts.append(f"{name}: [{', '.join([each(item) for item in rows(row)])}]")
        return f"{{{', '.join(parts)}}}"

    return made


def _pairs(names: list[str], values: list[Any]) -> str:
    """The inside of an object. Whole numbers are most of what differs, and need no encoder."""
    return ", ".join(
        [
            f"{name}: {value if type(value) is int else _encode(value)}"
            for name, value in zip(names, values, strict=True)
        ]
    )
