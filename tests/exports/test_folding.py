"""The database finds every word as the search of the site folds it."""

from __future__ import annotations

import datetime
import json
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from building import ROOT
from exporting import SITE
from nodejs import node
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports.database import database
from written_declarations.model import Declaration, Name, Signature
from written_declarations.reading.registry import Registry
from written_declarations.words.letters import fold, words

# Every letter and number that some text of the Assembly could hold: scripts of Europe, ligatures, forms of letters
_LETTERS = [
    chr(point)
    for first, last in (
        (0x30, 0x590),
        (0x10A0, 0x1100),
        (0x1C90, 0x2200),
        (0x2C60, 0x2C80),
        (0xA720, 0xA7FF),
        (0xFB00, 0xFB10),
    )
    for point in range(first, last)
    if unicodedata.category(chr(point))[0] in "LN"
]
_WRITTEN = [
    "Łódź",
    "ØRSTED",
    "KILIÇ",
    "Kılıç",
    "İhsan",
    "Straße",
    "STRAẞE",
    "Đoković",
    "ﬁnance",
    "l’eau",
    "lʼeau",
    "cœur",
]


def _site_words(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, by docs/assets/letters.js."""
    result = node("tests/scripts/fold.js", given=json.dumps(texts))
    assert result.returncode == 0, result.stderr
    found: list[list[str]] = json.loads(result.stdout)
    return found


def _texts(declaration: Declaration) -> Iterator[str]:
    yield declaration.title
    yield declaration.title_fr or ""
    yield declaration.body.markdown if declaration.body else ""


def _quoted(some: Sequence[str]) -> str:
    return " ".join(f'"{word}"' for word in some)


def _missed(corpus: Corpus) -> list[tuple[str, list[str]]]:
    """Texts and names of which the database does not find every word, and their words together."""
    texts = [(each, text) for each in corpus.declarations for text in _texts(each)]
    names = [(each.signature.person, each.signature.name.without_honorific) for each in corpus.signings.all]
    asked = _site_words([*(text for _, text in texts), *(name for _, name in names)])
    missed = []
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(corpus, SITE))

        def finds(query: str, row: object, some: Sequence[str]) -> bool:
            matches = [_quoted([word]) for word in some] + ([_quoted(some)] if some else [])
            return all(connection.execute(query, (match, row)).fetchone() for match in dict.fromkeys(matches))

        for (declaration, text), some in zip(texts, asked, strict=False):
            query = "SELECT 1 FROM declarations_fts WHERE declarations_fts MATCH ? AND rowid = ?"
            if not finds(query, declaration.number, some):
                missed.append((text, some))
        for (person, name), some in zip(names, asked[len(texts) :], strict=True):
            query = "SELECT 1 FROM signatories_fts WHERE signatories_fts MATCH ? AND slug = ?"
            if not finds(query, person, some):
                missed.append((name, some))
    return missed


def _written(registry: Registry, texts: Sequence[str]) -> Corpus:
    """Declarations that have these for titles and for names of who signed."""
    country = registry.countries[0]
    return Corpus(
        [
            Declaration(
                number,
                number,
                datetime.date(2017, 1, 1),
                text,
                (Signature(Name("", "Ada", text), f"ada-{number}-al", country, country.name),),
            )
            for number, text in enumerate(texts, 1)
        ],
        registry,
    )


def test_letters_are_folded_as_the_site_folds_them() -> None:
    texts = [f"x{letter}y" for letter in (*_LETTERS, *map(chr, range(0x300, 0x370)), "№", "™", "…", "ʼ")] + _WRITTEN
    assert [words(fold(text)) for text in texts] == _site_words(texts)


def test_every_letter_is_found_in_titles_and_names(registry: Registry) -> None:
    words = [f"x{letter}y" for letter in _LETTERS]
    some = [" ".join([*words[place : place + 20], "z"]) for place in range(0, len(words), 20)]
    assert _missed(_written(registry, [*_WRITTEN, *some])) == []


def test_every_word_of_the_published_collection_is_found(corpus_published: Corpus) -> None:
    assert _missed(corpus_published) == []


def test_every_word_is_found_whatever_letters_are_damaged(registry: Registry) -> None:
    invented = sample(30, 16, registry)
    changed = str.maketrans({"a": "ä", "e": "œ", "i": "ı", "o": "ø", "u": "ü", "s": "ß", "l": "ł", "d": "đ"})
    damaged = [replace(each, title=each.title.translate(changed), title_fr=f"L’{each.title}") for each in invented]
    assert _missed(Corpus(damaged, registry)) == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Łódź", "lodz Łódź łodz LODZ"),
        ("Ørsted", "orsted oersted Ørsted"),
        ("Kılıç", "kilic KILIÇ"),
        ("Straße", "strasse straße STRASSE"),
        ("Đoković", "dokovic djokovic Đoković"),
        ("MÜLLER", "muller mueller müller"),
        ("Ålesund", "alesund aalesund"),
        ("ﬁnance", "finance ﬁnance"),
        ("cœur", "coeur cœur"),
        ("l’eau", "eau"),
        ("lʼeau", "eau"),
        ("d'Europe", "europe"),
    ],
)
def test_it_is_found_as_printed_folded_and_spelled_out(registry: Registry, written: str, asked: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(_written(registry, [f"On {written} now"]), SITE))
        for word in asked.split():
            for table in ("declarations_fts", "signatories_fts"):
                query = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"  # noqa: S608 (names of our own)
                assert connection.execute(query, (word,)).fetchone() == (1,), (word, table)


def test_the_query_on_the_page_folds_what_is_asked(registry: Registry) -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    query = page.split("```sql\n")[1].split("```")[0]
    assert query.count("'Kılıç'") == 1
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(_written(registry, ["KILIÇ", "Łódź Straße", "l’eau", "Other"]), SITE))
        for asked, number in (
            ("Kılıç", 1),
            ("ŁÓDŹ", 2),
            ("straße łodz", 2),
            ("L'EAU", 3),
            ('"eau" OR', None),
            ("l’eau", 3),
            ("nowhere", None),
        ):
            found = connection.execute(query.replace("Kılıç", asked.replace("'", "''"))).fetchall()
            assert [row[0] for row in found] == ([f"ada-{number}-al"] if number else []), asked
