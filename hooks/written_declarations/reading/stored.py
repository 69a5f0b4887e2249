"""Declarations as plain values, for another process and for the cache of what was read.

A signature is stored as its line: the same few thousand lines stand under all declarations. What a line means
is stored once, beside them.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..model import Body, Declaration, Group, Name, Signature
from ..problems.catalogue import Problem, Rule
from .declaration import signature_of
from .registry import Registry

_RULES = {rule.id: rule for rule in Rule}


class Found(NamedTuple):
    """A problem of a file, whose path is known otherwise."""

    line: int
    column: int
    end_column: int
    rule: str
    message: str
    help: str


class Meant(NamedTuple):
    """What a line means, whenever it was signed. Holds nothing that JSON cannot hold."""

    honorific: str
    given: str
    family: str
    person: str
    country: str
    country_printed: str
    group: str | None
    group_printed: str | None


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
    checked: str | None
    warnings: list[Found]


def to_row(declaration: Declaration, warnings: Iterable[Problem], registry: Registry) -> Row | None:
    """The row of a declaration; None if one of its lines would not be read back as it was."""
    # The same few thousand lines stand under all declarations: one text each
    lines = [sys.intern(str(signature)) for signature in declaration.signatures]
    for line, signature in zip(lines, declaration.signatures, strict=True):
        again = signature_of(line, declaration.date, registry)
        if again is not signature and again != signature:  # equal ones are one most often
            return None
    body, tabled, checked = declaration.body, declaration.date_tabled, declaration.checked
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
        checked.isoformat() if checked else None,
        found_of(warnings),
    )


def declaration_of(row: Row, registry: Registry) -> Declaration:
    """The declaration of a row made under the same registry.

    Raises ValueError for a row that to_row did not make.
    """
    date = datetime.date.fromisoformat(row.date)
    # Almost every line has one meaning, which was looked up before
    known = registry.sole.get
    signatures = tuple(known(line) or _signature(line, date, registry) for line in row.lines)
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
        datetime.date.fromisoformat(row.checked) if row.checked else None,
    )


def _signature(line: str, date: datetime.date, registry: Registry) -> Signature:
    signature = signature_of(line, date, registry)
    if signature is None:
        raise ValueError("a stored line is no signature")
    return signature


def meant(signature: Signature) -> Meant:
    """A signature as plain values."""
    name, group = signature.name, signature.group
    return Meant(
        name.honorific,
        name.given,
        name.family,
        signature.person,
        signature.country.slug,
        signature.country_printed,
        group.slug if group else None,
        signature.group_printed,
    )


def recall(lines: Mapping[str, Iterable[str | None]], registry: Registry) -> None:
    """Let a registry know what these lines mean, as `meant` said it under the same registry."""
    countries = {country.slug: country for country in registry.countries}
    groups: dict[str | None, Group | None] = {None: None}
    groups.update((group.slug, group) for group in registry.groups)
    for line, values in lines.items():
        plain = Meant(*values)  # type: ignore[arg-type] # as they were written
        name = Name(plain.honorific, plain.given, plain.family)
        country, group = countries[plain.country], groups[plain.group]
        signature = Signature(name, plain.person, country, plain.country_printed, group, plain.group_printed)
        registry.lines[line] = (signature,)
        registry.sole[line] = signature


def found_of(problems: Iterable[Problem]) -> list[Found]:
    """The problems of one file."""
    return [Found(each.line, each.column, each.end_column, each.rule.id, each.message, each.help) for each in problems]


def problems_of(stored: Iterable[Iterable[int | str]], path: str) -> list[Problem]:
    """What was found in a file, at the path under which it is shown now."""
    rows = (Found(*row) for row in stored)  # type: ignore[arg-type] # as they were written
    return [
        Problem(path, row.line, row.column, row.end_column, _RULES[row.rule], row.message, row.help) for row in rows
    ]
