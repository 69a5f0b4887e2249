"""Which files of data there are, and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ..collection.corpus import Corpus
from ..model import Declaration
from ..web import urls
from . import database, popolo
from .akoma import Statements
from .records import Records
from .tables import described, separated
from .tables.columns import SIGNATURES, TABLES


@dataclass(frozen=True, slots=True)
class File:
    """A file: its path below the root of the site, and how its content is made, in pieces if it is long."""

    path: str
    content: Callable[[], str | bytes | Iterator[str]]


def of_the_collection(corpus: Corpus, address: str) -> Iterator[File]:
    """The files of everything, below urls.DATA. Those that take longest come first."""
    yield File(urls.DATABASE, partial(database.database, corpus, address))
    yield File(urls.ALL_DECLARATIONS, Records(corpus, address).all)
    yield File(urls.POPOLO, partial(popolo.popolo, corpus, address))
    for table in TABLES:
        yield File(urls.table(table.name), partial(separated.table, table, corpus, address))
        yield File(urls.table_metadata(table.name), partial(described.csvw, table, address))
    yield File(urls.DATA_PACKAGE, partial(described.data_package, address))
    yield File(urls.DECLARATION_SCHEMA, partial(described.declaration_schema, address))
    yield File(urls.DATA_README, partial(described.readme, address))


def of_declarations(corpus: Corpus, address: str) -> Iterator[tuple[Declaration, File]]:
    """The files of each declaration, beside its page."""
    records, rows, statements = (
        Records(corpus, address),
        separated.Rows(SIGNATURES, address),
        Statements(corpus, address),
    )
    for item in corpus.declarations:
        yield item, File(urls.declaration_file(item, "json"), partial(records.one, item))
        yield item, File(urls.declaration_file(item, "csv"), partial(_signatures, corpus, rows, item))
        yield item, File(urls.declaration_file(item, "akn.xml"), partial(statements.one, item))


def _signatures(corpus: Corpus, rows: separated.Rows, declaration: Declaration) -> str:
    return "".join(rows.csv(corpus.of_declaration(declaration).all))
