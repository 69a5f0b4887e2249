"""While somebody writes, a file is made when it is asked for and not before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from written_declarations.machinery import parallel
from written_declarations.publishing.serving import Served, digest
from written_declarations.publishing.writing import write_all
from written_declarations.web.output import Output


def _contents(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}


class _Counting:
    """Outputs that note when they are made."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def output(self, path: str, content: str) -> Output:
        def make() -> str:
            self.made.append(path)
            return content

        return Output(path, make)


def test_a_file_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    served, counting = Served(tmp_path), _Counting()
    served.show(counting.output(path, path) for path in ("a/index.html", "b.json", "index.html"))
    assert counting.made == []
    for address in ("a/", "a/", "b.json", "nowhere/", "../outside"):
        served.prepare(address)
    assert counting.made == ["a/index.html", "b.json"]
    assert _contents(tmp_path) == {"a/index.html": "a/index.html", "b.json": "b.json"}


def test_after_an_edit_nothing_is_made_that_nobody_asks_for(tmp_path: Path) -> None:
    """However many pages were looked at before: each of them was made again after each edit."""
    served, counting = Served(tmp_path), _Counting()
    pages = [f"{number}/index.html" for number in range(200)]
    served.show(counting.output(path, "old") for path in pages)
    for path in pages:
        served.prepare(path)
    counting.made.clear()
    served.show(counting.output(path, "new") for path in pages[1:])
    assert counting.made == []
    assert _contents(tmp_path) == {}, "nothing that is stale is served"
    served.prepare("/7")
    served.prepare("/0/")
    assert _contents(tmp_path) == {"7/index.html": "new"}, "what is no more is gone"


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "theirs.html").write_text("theirs")
    served, counting = Served(tmp_path), _Counting()
    for _ in range(2):
        served.show([counting.output("theirs.html", "ours")])
        served.prepare("theirs.html")
    assert _contents(tmp_path) == {"theirs.html": "theirs"}


def test_many_files_are_written_by_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    files = {f"{index % 7}/{index}": str(index) for index in range(1000)}
    progress: list[tuple[int, int]] = []
    counting = _Counting()
    outputs = [counting.output(path, content) for path, content in files.items()]
    sums = write_all(outputs, tmp_path, lambda *done: progress.append(done))
    assert _contents(tmp_path) == files
    assert sums == {path: hashlib.sha256(content.encode()).digest() for path, content in files.items()}
    assert len(counting.made) < 1000, "the others were made elsewhere"
    assert progress[-1] == (1000, 1000)


def test_content_may_be_text_pieces_of_text_or_bytes(tmp_path: Path) -> None:
    outputs = [
        Output("a", lambda: "é\r\n"),
        Output("b", lambda: iter(["é", "\r\n"])),
        Output("c", lambda: b"\x00\xff"),
    ]
    sums = write_all(outputs, tmp_path)
    assert sums["a"] == sums["b"] == hashlib.sha256("é\r\n".encode()).digest()
    assert [(tmp_path / name).read_bytes() for name in "abc"] == ["é\r\n".encode(), "é\r\n".encode(), b"\x00\xff"]


def test_a_file_that_could_not_be_made_is_not_there(tmp_path: Path) -> None:
    """A part of it was served as the whole."""

    def broken() -> Iterator[str]:
        yield "half"
        raise OSError("no space left")

    served = Served(tmp_path)
    served.show([Output("data.json", broken)])
    for _ in range(2):
        with pytest.raises(OSError, match="no space left"):
            served.prepare("data.json")
        assert _contents(tmp_path) == {}


def test_a_page_that_moves_to_the_folder_above_is_a_change(tmp_path: Path) -> None:
    """By names and contents alone it is none: a, b, page."""
    docs = tmp_path / "docs"
    (docs / "a" / "b").mkdir(parents=True)
    page = docs / "a" / "b" / "page.md"
    page.write_text("text", encoding="utf-8")
    before = digest([docs])
    assert digest([docs]) == before
    page.rename(docs / "a" / "page.md")
    assert digest([docs]) != before


def test_what_fails_before_a_file_is_found_fails_each_time(tmp_path: Path) -> None:
    """A list of outputs that had failed once was a list without the rest: pages were missing."""

    def outputs() -> Iterator[Output]:
        yield Output("a.txt", lambda: "a")
        raise KeyError("no shell")

    served = Served(tmp_path)
    served.show(outputs())
    for _ in range(2):
        with pytest.raises(KeyError, match="no shell"):
            served.prepare("b.txt")
        assert served.prepare("a.txt")
    served.show([])
    assert not served.prepare("b.txt")
