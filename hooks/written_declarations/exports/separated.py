"""Tables as CSV: RFC 4180, UTF-8 without a byte-order mark, lines that end in CRLF.

A value stands in its cell as it is. That no spreadsheet takes one for a formula is seen to by the
rule `formula`, which refuses what begins like one before anything is published.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from ..corpus import Corpus
from .columns import Form, Kind, Table, getter

_ROWS_AT_ONCE = 2000


def table(table: Table[Any], corpus: Corpus, address: str) -> Iterator[str]:
    """A whole table, in pieces."""
    return rows(table, table.rows(corpus), address)


def rows(table: Table[Any], some: Iterable[Any], address: str) -> Iterator[str]:
    """Some rows of a table under its heads, in pieces. Raises csv.Error for what no cell can hold."""
    columns = table.of(Form.CSV)
    getters = [getter(column, address) for column in columns]
    flags = [index for index, column in enumerate(columns) if column.kind is Kind.FLAG]
    yield _lines([[column.name for column in columns]])
    cells = _cells(some, getters, flags)
    while piece := list(islice(cells, _ROWS_AT_ONCE)):
        yield _lines(piece)


def _cells(some: Iterable[Any], getters: Sequence[Callable[[Any], Any]], flags: Sequence[int]) -> Iterator[list[Any]]:
    for row in some:
        cells = [value(row) for value in getters]
        for index in flags:
            cells[index] = "true" if cells[index] else "false"
        yield cells


def _lines(cells: Iterable[Iterable[Any]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(cells)
    return stream.getvalue()
