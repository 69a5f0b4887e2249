"""The parts of the pages on data and on coverage that come from the tables and from the collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..collection.corpus import Corpus
from ..collection.coverage import Span, State, spans, state
from ..exports.tables.columns import DECLARATIONS, TABLES, Column, Form, Kind, Origin, Table
from ..exports.tables.described import FILES
from ..web import urls
from ..web.markup import Column as Shown
from ..web.markup import Html, count, esc, join, link, table
from .page import Links, figures

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


def files(links: Links) -> Html:
    """Every file of the whole collection, and what it is."""
    tables = [(urls.table(each.name), each.description) for each in TABLES]
    return Html(f'<ul class="wd-files">\n{join(_file(links, path, said) for path, said in (*tables, *FILES))}</ul>\n')


def _file(links: Links, path: str, said: str) -> Html:
    return Html(f"<li>{link(links.root + path, esc(path.removeprefix(urls.DATA)))}<span>{esc(said)}</span></li>\n")


def tables() -> Html:
    """Every table with its columns; then the rows that stand within a declaration in JSON."""
    nested = [column.items for column in DECLARATIONS.columns if column.items not in (None, *TABLES)]
    return join(_table(each) for each in (*TABLES, *nested) if each is not None)


def _table(described: Table[Any]) -> Html:
    name = f"table-{described.name}"
    return Html(
        f'<section aria-labelledby="{name}"><h3 id="{name}">{esc(described.title)}</h3>\n<p>{esc(described.description)}.</p>\n'
        f'<dl class="wd-fields">\n{join(_column(column) for column in described.columns)}</dl></section>\n'
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


def coverage(corpus: Corpus, links: Links) -> Html:
    """Which numbers are here, which are missing, which are records, and how many there are of each year."""
    runs = tuple(spans(corpus))
    numbers = {each: sum(len(run) for run in runs if run.state is each) for each in State}
    highest = runs[-1].last
    return join(
        (
            figures(
                (
                    (numbers[State.TEXT], "with text", "with text"),
                    (numbers[State.RECORD], "record", "records"),
                    (numbers[State.MISSING], "missing", "missing"),
                )
            ),
            f"<p>{count(len(corpus.declarations), 'declaration is', 'declarations are')} here. Numbers begin at 1, and the"
            f" highest here is {highest:,}; whether there are higher ones, this collection does not know. As a file: {link(links.root + urls.table('coverage'), Html('coverage.csv'))}.</p>\n",
            _numbers(links, runs, State.TEXT, "here", "Here with their text"),
            _numbers(links, runs, State.RECORD, "records", "Here as records, without their text"),
            _numbers(links, runs, State.MISSING, "missing", "Missing"),
            f'<h2 id="by-year">By year</h2>\n{_years(corpus, links)}',
        )
    )


def _numbers(links: Links, runs: Iterable[Span], state: State, name: str, title: str) -> Html:
    items = join(f"<li>{_run(links, run)}</li>" for run in runs if run.state is state)
    some = f'<ul class="wd-runs">{items}</ul>' if items else '<p class="wd-quiet">None.</p>'
    return Html(f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>\n{some}</section>\n')


def _run(links: Links, run: Span) -> Html:
    """A run of numbers; those at its ends lead to their declarations, if they are here."""
    if run.state is State.MISSING:
        return esc(str(run))
    ends = dict.fromkeys((run.first, run.last))
    return Html("–".join(link(links.root + urls.numbered(number), Html(str(number))) for number in ends))


def _years(corpus: Corpus, links: Links) -> Html:
    rows = []
    for year in corpus.years:
        declarations = corpus.of_year(year)
        numbers = [declaration.number for declaration in declarations]
        records = sum(state(declaration) is State.RECORD for declaration in declarations)
        rows.append(
            f'<tr><th scope="row">{links.year(year)}<small>No. {Span(min(numbers), max(numbers), State.TEXT)}</small></th>'
            f"<td>{len(declarations):,}</td><td>{len(declarations) - records:,}</td><td>{records:,}</td></tr>\n"
        )
    columns = (
        Shown("name", "Year", "Numbers from and to"),
        Shown("count", "Decla\u00adrations"),
        Shown("count", "With text"),
        Shown("count", "Records"),
    )
    caption = "Years of the printed dates, newest first, with the lowest and the highest number of each"
    return table("years", caption, columns, rows)
