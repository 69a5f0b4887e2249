"""What was read is remembered, in this process and for the next, and never instead of what is there."""

from __future__ import annotations

import dataclasses
import datetime
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from written_declarations.collection import folder as collection
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.memory import Memory
from written_declarations.machinery import parallel
from written_declarations.model import Period, Signature
from written_declarations.reading import declaration as reader
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.reading.stored import Row, declaration_of, to_row


@given(data=st.data())
def test_a_row_is_the_declaration(registry: Registry, data: st.DataObject) -> None:
    declaration = data.draw(strategies.declarations(registry))
    row = to_row(declaration, (), registry)
    if row is not None:  # a name that only the long way reads is not stored
        assert declaration_of(Row(*json.loads(json.dumps(row))), registry) == declaration


def test_every_declaration_of_the_sample_has_a_row(sample_200: Path, registry: Registry) -> None:
    files, _ = collection.readings(sample_200, registry)
    assert len(files) == 200
    assert all(file.declaration and to_row(file.declaration, file.problems, registry) for file in files)


def test_a_row_of_lines_that_are_none_is_refused(registry: Registry, corpus_638: Corpus) -> None:
    row = to_row(corpus_638.declarations[0], (), registry)
    assert row is not None
    with pytest.raises(ValueError, match="no signature"):
        declaration_of(row._replace(lines=["somebody"]), registry)


@pytest.fixture
def folder(tmp_path: Path, sample_200: Path) -> Path:
    """A sample with a warning of a file and one of the whole collection."""
    copy = tmp_path / "declarations"
    shutil.copytree(sample_200, copy)
    (copy / "7.md").write_text(_edited(copy / "7.md", "source: ", "# source: "), encoding="utf-8")
    text = _edited(copy / "9.md", "\n---\n", "\n---\nAs written declaration No. 4321 said.\n\n")
    (copy / "9.md").write_text(text, encoding="utf-8")
    return copy


def _edited(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def _told(folder: Path, memory: Memory | None = None) -> tuple[object, list[str]]:
    corpus, problems = collection.load(folder, memory)
    return corpus.declarations if corpus else None, [str(problem) for problem in problems]


@pytest.mark.parametrize("cores", [1, 2, 3, 7])
def test_on_any_number_of_cores_the_same_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 1)
    alone = _told(folder)
    assert any("no-source" in problem for problem in alone[1])
    assert any("unknown-mention" in problem for problem in alone[1])
    monkeypatch.setattr(parallel, "_cores", lambda: cores)
    assert _told(folder) == alone


def test_the_next_process_reads_only_what_has_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache" / "rows.json"
    first = Memory(cache, "key")
    before = _told(folder, first)
    first.keep()
    (folder / "12.md").write_text(_edited(folder / "12.md", 'title: "', 'title: "Edited: '), encoding="utf-8")
    (folder / "13.md").unlink()
    read: list[str] = []

    def noted(content: bytes, path: str, registry: Registry) -> object:
        read.append(Path(path).name)
        return read_bytes(content, path, registry)

    monkeypatch.setattr(collection, "read_bytes", noted)
    monkeypatch.setattr(parallel, "_cores", lambda: 1)  # what other processes note is not seen here
    again = _told(folder, Memory(cache, "key"))
    assert read == ["12.md"]
    assert again == _told(folder)
    assert again != before
    read.clear()
    _told(folder, Memory(cache, "another key"))
    assert len(read) == 199, "another key: code or registry are not the same"


def test_what_a_line_means_is_found_out_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "rows.json"
    memory = Memory(cache, "key")
    before = _told(folder, memory)
    memory.keep()
    (folder / "12.md").write_text(_edited(folder / "12.md", "  - ", "  - Ms Ada NOVA, Austria\n  - "), encoding="utf-8")
    found_out: list[str] = []
    meanings = reader._meanings

    def noted(line: str, registry: Registry) -> Iterator[Signature]:
        found_out.append(line)
        yield from meanings(line, registry)

    monkeypatch.setattr(reader, "_meanings", noted)
    monkeypatch.setattr(parallel, "_cores", lambda: 1)  # what other processes find out is not seen here
    memory = Memory(cache, "key")
    again = _told(folder, memory)
    assert found_out == ["Ms Ada NOVA, Austria"]
    assert again == _told(folder) != before
    memory.keep()
    found_out.clear()
    assert _told(folder, Memory(cache, "key")) == again
    assert found_out == [], "it was added to what is left"


def test_a_line_that_means_one_thing_or_another_by_the_day_is_not_left(registry: Registry) -> None:
    socialists = next(group for group in registry.groups if group.code == "SOC")
    end = datetime.date(1999, 12, 31)
    before = dataclasses.replace(socialists, slug="before", period=Period(None, end))
    after = dataclasses.replace(socialists, period=Period(end + datetime.timedelta(days=1), None))
    others = [group for group in registry.groups if group != socialists]
    both = dataclasses.replace(registry, groups=(before, after, *others))
    line = "Ms Ada NOVA, Austria, SOC"
    for day, group in ((end, before), (datetime.date(2017, 1, 1), after)):
        signature = reader.signature_of(line, day, both)
        assert signature is not None
        assert signature.group == group
    assert line not in both.sole


def test_within_a_process_a_file_is_read_when_it_was_written(folder: Path) -> None:
    memory = Memory()
    _told(folder, memory)
    path = folder / "5.md"
    found = path.stat()
    path.write_text(_edited(path, "Fictional", "Fictitious"), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))  # the size tells it
    assert _told(folder, memory) == _told(folder)
    path.write_text(_edited(path, "Fictitious", "FICTITIOUS"), encoding="utf-8")  # the time tells it
    assert _told(folder, memory) == _told(folder)


def _cut(content: str) -> str:
    return content[: len(content) // 2]


def _other_name(content: str) -> str:
    return content.replace("Ms ", "Mr ", 1)


def _zeros(content: str) -> str:
    return f"{content[:-500]}{chr(0) * 500}"


def _without_a_line(content: str) -> str:
    return content.partition("\n")[2]


@pytest.mark.parametrize(
    "damage", [_cut, _other_name, _zeros, _without_a_line, lambda _: "", lambda _: "[1]", lambda text: f"{text}\n"]
)
def test_a_damaged_memory_is_forgotten(folder: Path, tmp_path: Path, damage: Callable[[str], str]) -> None:
    cache = tmp_path / "rows.json"
    memory = Memory(cache, "key")
    expected = _told(folder, memory)
    memory.keep()
    assert Memory(cache, "key").has_rows
    content = cache.read_text(encoding="utf-8")
    assert damage(content) != content
    cache.write_text(damage(content), encoding="utf-8")
    again = Memory(cache, "key")
    assert not again.has_rows
    assert _told(folder, again) == expected


@pytest.mark.parametrize("pieces", [0, 1, 99, 100, 1001, 2500])
def test_each_piece_is_worked_on_once_and_comes_back_in_order(monkeypatch: pytest.MonkeyPatch, pieces: int) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    told: list[tuple[int, int]] = []
    processes = 3 if pieces >= 100 else min(pieces, 1)
    all_at_work = multiprocessing.get_context("fork").Barrier(processes)
    arrived: set[int] = set()

    def at_work(piece: int, away: bool) -> tuple[int, bool, int]:
        if os.getpid() not in arrived:  # on a busy machine one of them might come when all is done
            arrived.add(os.getpid())
            all_at_work.wait(60)
        return piece, away, os.getpid()

    results = parallel.spread(at_work, pieces, lambda *done: told.append(done))
    assert [piece for piece, _, _ in results] == list(range(pieces))
    assert len({process for _, _, process in results}) == processes
    assert {away for _, away, process in results if process == os.getpid()} <= {False}
    assert told == sorted(told)
    assert told[-1:] == ([(pieces, pieces)] if pieces else [])
    assert all(done <= total == pieces for done, total in told)


def test_work_is_begun_before_anybody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    reading, writing = os.pipe()

    def work(_: int, away: bool) -> bool:
        os.write(writing, b".")
        return away

    finish = parallel.begin(work, 200)
    said = b""
    while len(said) < 200:  # without this process
        said += os.read(reading, 200)
    assert finish(parallel.untold) == [True] * 200
    for pipe in (reading, writing):
        os.close(pipe)


def test_a_failure_in_another_process_is_a_failure_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    reading, writing = os.pipe()

    def raises(piece: int, away: bool) -> int:
        if away:
            os.write(writing, b".")
            raise LookupError("nothing there")
        if piece < 2:
            os.read(reading, 1)  # the other has begun
        return piece

    def leaves(piece: int, away: bool) -> int:
        if away:
            os.write(writing, b".")
            os._exit(3)
        if piece < 2:
            os.read(reading, 1)
        return piece

    with pytest.raises(RuntimeError, match="nothing there"):
        parallel.spread(raises, 200)
    with pytest.raises(RuntimeError, match="before its work was done"):
        parallel.spread(leaves, 200)
    for pipe in (reading, writing):
        os.close(pipe)
