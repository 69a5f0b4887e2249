"""Declarations as JSON: one a file, and the whole collection in one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from .. import urls
from ..corpus import Corpus
from ..model import Declaration
from ..terms import LICENCE, PUBLISHER
from .columns import DECLARATIONS, Form, Table, getter, signed

_encode = json.JSONEncoder(ensure_ascii=False).encode


class Records:
    """Makes JSON of declarations. `address` is that of the site, with a slash at the end."""

    def __init__(self, corpus: Corpus, address: str) -> None:
        self._corpus = corpus
        self._schema = address + urls.DECLARATION_SCHEMA
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
        head = {"$schema": self._schema, "publisher": PUBLISHER, "licence": LICENCE}
        return _encode(head | self._object(signed(self._corpus, declaration)))


def _objects(table: Table[Any], address: str) -> Callable[[Any], dict[str, Any]]:
    """How a row of a table becomes an object."""
    plain = [(column.name, getter(column, address)) for column in table.of(Form.JSON) if column.items is None]
    nested = [
        (column.name, column.value, _objects(column.items, address))
        for column in table.of(Form.JSON)
        if column.items is not None
    ]

    def made(row: Any) -> dict[str, Any]:
        values = {name: value(row) for name, value in plain}
        for name, rows, each in nested:
            values[name] = [each(item) for item in rows(row)]
        return values

    return made
