"""Tables as CSV: RFC 4180, UTF-8 without a byte-order mark, lines that end in CRLF.

A value stands in its cell as it is. That no spreadsheet takes one for a formula is seen to by the
rule `formula`, which refuses what begins like one before anything is published.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from ...collection.corpus import Corpus
from .columns import Form, Kind, Table, cells

_ROWS_AT_ONCE = 2000


def table(table: Table[Any], corpus: Corpus, address: str) -> Iterator[str]:
    """A whole table, in pieces. Raises csv.Error for what no cell can hold."""
    return Rows(table, address).csv(table.rows(corpus))


class Rows:
    """Makes CSV of rows of a table. `address` is that of the site, with a slash at the end."""

    def __init__(self, table: Table[Any], address: str) -> None:
        columns = table.of(Form.CSV)
        self._names = [column.name for column in columns]
        self._flags = [index for index, column in enumerate(columns) if column.kind is Kind.FLAG]
        self._cells = cells(columns, table, address, tuple)

    def csv(self, some: Iterable[Any]) -> Iterator[str]:
        """Some rows under their heads, in pieces. Raises csv.Error for what no cell can hold."""
        yield _lines([self._names])
        lines = ([*_said(own, self._flags), *others] for own, others in map(self._cells, some))
        while piece := list(islice(lines, _ROWS_AT_ONCE)):
            yield _lines(piece)


def _said(values: list[Any], flags: Sequence[int]) -> list[Any]:
    for index in flags:
        values[index] = "true" if values[index] else "false"
    return values


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
