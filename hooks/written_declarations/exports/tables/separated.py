"""Tables as CSV: RFC 4180, UTF-8 without a byte-order mark, lines that end in CRLF.

An apostrophe stands before whatever a spreadsheet could take for a formula; docs/assets/csv.js does the same,
and docs/data.md says how a value is read back. The rule `formula` refuses titles and names that need one, but
registry and addresses hold other text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ...collection.corpus import Corpus
from .columns import Form, Kind, Table, cells

_ROWS_AT_ONCE = 2000
_NO_TEXT = (Kind.INTEGER, Kind.DATE)
# At the beginning of a cell, and behind what another program may take for the end of one
_FORMULA = re.compile(r"""(?:^|(?<=[;\t\r\n]))(?=[ \u00a0"']*[=+\-@＝＋－＠])""")


def table(table: Table[Any], corpus: Corpus, address: str) -> Iterator[str]:
    """A whole table, in pieces. Raises csv.Error for what no cell can hold."""
    return Rows(table, address).csv(table.rows(corpus))


class Rows:
    """Makes CSV of rows of a table. `address` is that of the site, with a slash at the end."""

    def __init__(self, table: Table[Any], address: str) -> None:
        columns = table.of(Form.CSV)
        self._names = [column.name for column in columns]
        own = [column for column in columns if column.place or table.repeated is None]
        self._own = [index for index, column in enumerate(own) if column.kind not in _NO_TEXT]
        self._cells = cells(columns, table, address, lambda values: tuple(map(_cell, values)))

    def csv(self, some: Iterable[Any]) -> Iterator[str]:
        """Some rows under their heads, in pieces. Raises csv.Error for what no cell can hold."""
        yield _lines([self._names])
        lines = map(self._line, some)
        while piece := list(islice(lines, _ROWS_AT_ONCE)):
            yield _lines(piece)

    def _line(self, row: Any) -> list[Any]:
        own, others = self._cells(row)
        for index in self._own:
            own[index] = _cell(own[index])
        return [*own, *others]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
