"""Tables as CSV: RFC 4180, UTF-8 without a byte-order mark, lines that end in CRLF; for Excel the same with one.

An apostrophe stands before whatever a spreadsheet could take for a formula; docs/assets/csv.js does the same,
and docs/data.md says how a value is read back. The rule `formula` refuses titles and names that need one, but
registry and addresses hold other text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from ...collection.corpus import Corpus
from .columns import Form, Kind, Table, cells

MARK = "\ufeff"  # by which Excel knows the letters, and which a program would take for one
_ROWS_AT_ONCE = 2000
_NO_TEXT = (Kind.INTEGER, Kind.DATE, Kind.FLAG)
# At the beginning of a cell, and behind what another program may take for the end of one
_FORMULA = re.compile(r"""(?:^|(?<=[;\t\r\n]))(?=[ \u00a0"']*[=+\-@＝＋－＠])""")
_ANY_FORMULA = re.compile(r"""[;\t\r\n][ \u00a0"']*[=+\-@＝＋－＠]""")  # in cells that each have a line


def table(of: Table[Any], corpus: Corpus, address: str) -> Iterator[str]:
    """A whole table, in pieces. Raises csv.Error for what no cell can hold."""
    return Rows(of, address).csv(of.rows(corpus))


class Rows:
    """Makes CSV of rows of a table. `address` is that of the site, with a slash at the end."""

    def __init__(self, table: Table[Any], address: str) -> None:
        columns = table.of(Form.CSV)
        self._names = [column.name for column in columns]
        self._flags = [index for index, column in enumerate(columns) if column.kind is Kind.FLAG]
        own = [column for column in columns if column.place or table.repeated is None]
        self._own_has_text = any(column.kind not in _NO_TEXT for column in own)
        self._cells = cells(columns, table, address, _without_formulas)

    def csv(self, some: Iterable[Any]) -> Iterator[str]:
        """Some rows under their heads, in pieces. Raises csv.Error for what no cell can hold."""
        yield _lines([self._names])
        lines = map(self._line, some)
        while piece := list(islice(lines, _ROWS_AT_ONCE)):
            yield _lines(piece)

    def _line(self, row: Any) -> list[Any]:
        own, others = self._cells(row)
        for index in self._flags:
            own[index] = "true" if own[index] else "false"
        return [*(_without_formulas(own) if self._own_has_text else own), *others]


def _without_formulas(values: list[Any]) -> Sequence[Any]:
    # One search a row, and hardly ever more: there are many signatures
    texts = "\n".join([value for value in values if isinstance(value, str)])
    if _ANY_FORMULA.search(f"\n{texts}") is None:
        return values
    return [_FORMULA.sub("'", value) if isinstance(value, str) else value for value in values]


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
