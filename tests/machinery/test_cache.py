"""A cache gives what was stored, or nothing; it is never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.machinery.cache import Cache


@given(content=st.binary(), damage=st.binary(max_size=40), at=st.integers(0, 60), cut=st.booleans())
def test_what_is_damaged_is_not_there(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, damage: bytes, at: int, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = Cache(folder / "cards")
    assert cache.load("a") is None
    cache.store("a", content)
    assert cache.load("a") == content
    path = folder / "cards" / "a"
    whole = path.read_bytes()
    path.write_bytes(whole[:at] if cut else whole[:at] + damage + whole[at + len(damage) :])
    assert cache.load("a") in (content, None)
    assert (cache.load("a") == content) == (path.read_bytes() == whole)
    cache.store("a", content)
    assert cache.load("a") == content


def test_nothing_is_left_beside_what_is_stored(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store("a", b"1")
    cache.store("a", b"2")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert cache.load("a") == b"2"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in "abc":
        cache.store(name, name.encode())
    assert cache.load("a")
    cache.trim(2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
    cache.trim(0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["file/below", "file", None])
def test_where_nothing_can_be_stored_nothing_is_there_and_nothing_fails(tmp_path: Path, where: str | None) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    cache = Cache(tmp_path / where if where else None)
    cache.store("a", b"1")
    assert cache.load("a") is None
    cache.trim(1)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "no folder"


def test_what_can_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    cache.store("a", b"1")

    def refused(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refused)
    assert cache.load("a") == b"1"
