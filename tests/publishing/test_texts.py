"""The index of the texts is made once of the same texts, and anew of any others."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from written_declarations.collection.corpus import Corpus
from written_declarations.exports import pagefind
from written_declarations.machinery.cache import Cache
from written_declarations.publishing.texts import write_index
from written_declarations.reading.registry import Registry


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_of_the_same_texts_it_comes_from_the_cache(
    corpus_638: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    write_index(corpus_638, tmp_path / "one", cache)
    first = _contents(tmp_path / "one")
    assert {"pagefind.js", "ids.json"} <= first.keys()
    with monkeypatch.context() as patch:
        patch.setattr(pagefind, "get_executable", lambda: tmp_path / "never runs")
        (tmp_path / "two").mkdir()
        (tmp_path / "two" / "old").write_text("of an earlier build")
        write_index(corpus_638, tmp_path / "two", cache)
        assert _contents(tmp_path / "two") == first
        with pytest.raises(pagefind.IndexFailedError):
            write_index(_retitled(corpus_638), tmp_path / "three", cache)
        patch.setattr(pagefind, "VERSION", "another")
        with pytest.raises(pagefind.IndexFailedError):
            write_index(corpus_638, tmp_path / "three", cache)
    write_index(_retitled(corpus_638), tmp_path / "three", cache)
    assert _contents(tmp_path / "three") != first


def _retitled(corpus: Corpus) -> Corpus:
    return Corpus([dataclasses.replace(each, title="Another") for each in corpus.declarations], corpus.registry)


def test_an_empty_collection_has_an_index_of_nothing(registry: Registry, tmp_path: Path) -> None:
    write_index(Corpus([], registry), tmp_path / "texts", Cache(None))
    assert list(_contents(tmp_path / "texts")) == ["ids.json"]


def test_nothing_of_an_index_that_was_cancelled_is_left(registry: Registry, tmp_path: Path) -> None:
    """It stood in the index of an empty collection, and in the cache of it."""
    (tmp_path / "texts" / "fragment").mkdir(parents=True)
    (tmp_path / "texts" / "fragment" / "old").touch()
    write_index(Corpus([], registry), tmp_path / "texts", Cache(None))
    assert list(_contents(tmp_path / "texts")) == ["ids.json"]
