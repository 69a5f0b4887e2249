"""Declarations as plain values, for another process and for the cache of what was read.

A signature is stored as its line: reading a line again costs a look-up.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from typing import NamedTuple

from .model import Body, Declaration
from .problems import Problem, Rule
from .reader import signature_of
from .registry import Registry

_RULES = {rule.id: rule for rule in Rule}


class Row(NamedTuple):
    """A declaration and the warnings of its file. Holds nothing that JSON cannot hold."""

    number: int
    doc_id: int
    date: str
    title: str
    lines: list[str]
    source: str | None
    date_tabled: str | None
    edition: int | None
    title_fr: str | None
    body: list[str] | None  # Markdown, HTML, then the anchors
    warnings: list[tuple[int, int, int, str, str, str]]


def to_row(declaration: Declaration, warnings: Iterable[Problem], registry: Registry) -> Row | None:
    """The row of a declaration; None if one of its lines would not be read back as it was."""
    # The same few thousand lines stand under all declarations: one text each
    lines = [sys.intern(str(signature)) for signature in declaration.signatures]
    for line, signature in zip(lines, declaration.signatures, strict=True):
        if signature_of(line, declaration.date, registry) != signature:
            return None
    body, tabled = declaration.body, declaration.date_tabled
    return Row(
        declaration.number,
        declaration.doc_id,
        declaration.date.isoformat(),
        declaration.title,
        lines,
        declaration.source,
        tabled.isoformat() if tabled else None,
        declaration.edition,
        declaration.title_fr,
        [body.markdown, body.html, *body.anchors] if body else None,
        [(each.line, each.column, each.end_column, each.rule.id, each.message, each.help) for each in warnings],
    )


def declaration_of(row: Row, registry: Registry) -> Declaration:
    """The declaration of a row made under the same registry.

    Raises ValueError for a row that to_row did not make.
    """
    date = datetime.date.fromisoformat(row.date)
    known = registry.lines.get
    signatures = tuple(
        found
        for line in row.lines
        # Almost every line has one meaning, which was looked up before
        if (found := meant[0] if (meant := known(line)) and len(meant) == 1 else signature_of(line, date, registry))
    )
    if len(signatures) != len(row.lines):
        raise ValueError("a stored line is no signature")
    return Declaration(
        row.number,
        row.doc_id,
        date,
        row.title,
        signatures,
        row.source,
        datetime.date.fromisoformat(row.date_tabled) if row.date_tabled else None,
        row.edition,
        row.title_fr,
        Body(row.body[0], row.body[1], tuple(row.body[2:])) if row.body else None,
    )


def warnings_of(row: Row, path: str) -> list[Problem]:
    """The warnings of the file of a row, at the path under which it is shown now."""
    return [
        Problem(path, line, column, end, _RULES[rule], message, mend)
        for line, column, end, rule, message, mend in row.warnings
    ]
