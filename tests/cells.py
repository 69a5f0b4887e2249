"""Cells of the published tables, read as docs/data.md tells readers to."""

from __future__ import annotations

import re

READ_BACK = r"""(^|[;\t\r\n])'(?=[ \u00a0"']*[=+\-@＝＋－＠])"""


def read_back(cell: str) -> str:
    """The value of a cell, without the apostrophes that keep it from being a formula."""
    return re.sub(READ_BACK, r"\1", cell)


def may_run(text: str) -> bool:
    """Whether a program may take a part of a text for a formula, whatever it takes for the end of a cell."""
    parts = re.split(r"[;\t\r\n]", text)
    return any(part.lstrip(' \u00a0"').startswith(tuple("=+-@＝＋－＠")) for part in parts)
