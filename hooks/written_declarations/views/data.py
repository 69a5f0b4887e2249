"""The page on data, as far as it comes from the tables."""

from __future__ import annotations

from typing import Any

from ..exports.tables.columns import DECLARATIONS, TABLES, Column, Form, Kind, Origin, Table
from ..exports.tables.described import FILES
from ..web import urls
from ..web.jsonld import block, webpage
from ..web.links import Links
from ..web.markup import Html, count, esc, join, link, rest
from .page import NOTHING, Page, Site

_KINDS = {
    Kind.INTEGER: "whole number",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.FLAG: "true or false",
    Kind.ADDRESS: "address",
    Kind.PAGE: "address",
    Kind.ROWS: "list",
}
_FORMS = {Form.CSV: "CSV", Form.SQLITE: "SQLite", Form.JSON: "JSON"}


def page(site: Site, _: None = None) -> Page:
    """Every file of data, and every column of every table."""
    links = site.links(urls.DATA)
    return Page(
        urls.DATA,
        "Data",
        "",
        NOTHING,
        data=block(webpage(site.address, urls.DATA, "Data")),
        declarations=site.corpus.declarations,
        slots={"files": _files(links), "tables": _tables()},
    )


def _files(links: Links) -> Html:
    """Every file of the whole collection, and what it is."""
    tables = [_file(links, urls.table(each.name), each.description, _for_excel(links, each)) for each in TABLES]
    others = [_file(links, path, description) for path, description in FILES]
    return Html(f'<ul class="wd-files">\n{join((*tables, *others))}</ul>\n')


def _file(links: Links, path: str, description: str, note: Html = NOTHING) -> Html:
    return Html(
        f"<li>{link(links.root + path, esc(path.removeprefix(urls.DATA)))}<span>{esc(description)}{note}</span></li>\n"
    )


def _for_excel(links: Links, table: Table[Any]) -> Html:
    """The file to open in Excel, said beside the one that is not."""
    name = urls.table_for_excel(table.name)
    return Html(f"; {link(links.root + name, Html(f'for Excel: {esc(name.removeprefix(urls.DATA))}'))}")


def _tables() -> Html:
    """Every table with its columns; then the rows that stand within a declaration in JSON."""
    nested = [column.items for column in DECLARATIONS.columns if column.items not in (None, *TABLES)]
    return join(_table(each) for each in (*TABLES, *nested) if each is not None)


def _table(described: Table[Any]) -> Html:
    name = f"table-{described.name}"
    label = f"{count(len(described.columns), 'column')} of {described.name}"
    columns = Html(f'<dl class="wd-fields">\n{join(_column(column) for column in described.columns)}</dl>')
    return Html(
        f'<section aria-labelledby="{name}"><h3 id="{name}">{esc(described.title)}</h3>\n<p>{esc(described.description)}.</p>\n'
        f"{rest(label, columns)}</section>\n"
    )


def _column(column: Column[Any]) -> Html:
    notes = [f"{esc(column.description)}."]
    if column.origin is Origin.REGISTRY:
        notes.append("From the registry.")
    if not column.required:
        notes.append("May be empty.")
    if column.refers:
        notes.append(f"The same as <code>{esc(column.refers)}</code>.")
    if len(column.forms) < len(_FORMS):
        notes.append(f"In {' and '.join(word for form, word in _FORMS.items() if form in column.forms)} only.")
    if column.example:
        notes.append(f"Example: <code>{esc(column.example)}</code>")
    return Html(
        f"<div><dt><code>{esc(column.name)}</code> <small>{_KINDS[column.kind]}</small></dt>"
        f"<dd>{' '.join(notes)}</dd></div>\n"
    )
