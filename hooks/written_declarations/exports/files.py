"""Which files of data there are, and what makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from ..collection.corpus import Corpus
from ..machinery.memo import memoise
from ..model import Declaration
from ..web import urls
from ..web.output import Output
from . import citation, database, popolo, transcript
from .akoma import Statements
from .citation import Citation
from .records import Records, changes_json
from .tables import described, separated
from .tables.columns import CHANGES, SIGNATURES, TABLES


def of_the_collection(corpus: Corpus, address: str) -> Iterator[Output]:
    """The files of everything, below urls.DATA."""
    yield Output(urls.DATABASE, partial(database.database, corpus, address))
    yield Output(urls.ALL_DECLARATIONS, Records(corpus, address).all)
    yield Output(urls.POPOLO, partial(popolo.popolo, corpus, address))
    # The two files of a table stand side by side where they are made, and what they have in common is made once
    content = lru_cache(1)(partial(_table, corpus, address))
    for table in TABLES:
        yield Output(urls.table(table.name), partial(content, table.name))
        yield Output(urls.table_for_excel(table.name), partial(_marked, content, table.name))
        yield Output(urls.table_metadata(table.name), partial(described.csvw, table, address))
    yield Output(urls.CHANGES_CSV, partial(content, CHANGES.name))
    yield Output(urls.CHANGES_JSON, partial(changes_json, corpus, address))
    yield Output(urls.DATA_PACKAGE, partial(described.data_package, corpus.log, address))
    yield Output(urls.DECLARATION_SCHEMA, partial(described.declaration_schema, address))
    yield Output(urls.DATA_README, partial(described.readme, corpus.log, address))

    def cited() -> Iterator[Citation]:
        return (_cited(declaration, address) for declaration in corpus.declarations)

    yield Output(urls.collection_file("bib"), lambda: "\n".join(map(citation.bibtex, cited())))
    yield Output(urls.collection_file("ris"), lambda: "\n".join(map(citation.ris, cited())))
    yield Output(urls.collection_file("csl.json"), lambda: citation.csl_json(cited()))


def of_declarations(corpus: Corpus, address: str) -> Iterator[Output]:
    """The files of each declaration, beside its page."""
    records, rows = Records(corpus, address), separated.Rows(SIGNATURES, address)
    statements, cited = Statements(corpus, address), memoise(partial(_cited, address=address))

    def signatures(declaration: Declaration) -> str:
        return "".join(rows.csv(corpus.of_declaration(declaration).all))

    forms = {
        "json": records.one,
        "csv": signatures,
        "akn.xml": statements.one,
        "bib": lambda declaration: citation.bibtex(cited(declaration)),
        "ris": lambda declaration: citation.ris(cited(declaration)),
        "csl.json": lambda declaration: citation.csl_json([cited(declaration)]),
        "txt": lambda declaration: transcript.plain(declaration, address + urls.declaration(declaration)),
        "md": lambda declaration: transcript.markdown(declaration, address + urls.declaration(declaration)),
    }
    for declaration in corpus.declarations:
        for suffix, content in forms.items():
            yield Output(urls.declaration_file(declaration, suffix), partial(content, declaration))


def _table(corpus: Corpus, address: str, name: str) -> bytes:
    (table,) = (each for each in TABLES if each.name == name)
    return "".join(separated.table(table, corpus, address)).encode()


def _marked(content: Callable[[str], bytes], name: str) -> bytes:
    return separated.MARK.encode() + content(name)


def _cited(declaration: Declaration, address: str) -> Citation:
    return citation.citation(declaration, address + urls.declaration(declaration))
