"""Work over processes: the same results however many there are, and none left behind however they end."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from written_declarations.machinery import parallel
from written_declarations.machinery.parallel import Child, spread

_PATIENCE = 60  # seconds; generous, because a slow machine is no defect


@pytest.fixture(params=[1, 3])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(parallel, "_cores", lambda: request.param)
    number: int = request.param
    return number


@pytest.mark.usefixtures("cores")
@pytest.mark.parametrize("pieces", [0, 1, 99, 100, 2500])
def test_results_stand_in_the_order_of_the_pieces(pieces: int) -> None:
    progress: list[tuple[int, int]] = []
    assert spread(lambda piece: piece * piece, pieces, lambda *done: progress.append(done)) == [
        piece * piece for piece in range(pieces)
    ]
    assert progress[-1:] == ([(pieces, pieces)] if pieces else [])
    assert {total for _, total in progress} == ({pieces} if pieces else set())


@pytest.mark.parametrize("at", [0, 7, 150, 299])
def test_a_failure_is_raised_as_it_is_and_no_process_is_left(
    at: int, tmp_path: Path, cores: int, forked: list[int]
) -> None:
    missing = tmp_path / "vanished"

    def work(piece: int) -> bytes:
        return missing.read_bytes() if piece == at else b""

    with pytest.raises(FileNotFoundError) as error:
        spread(work, 300)
    assert error.value.filename == str(missing)
    assert len(forked) == cores - 1
    assert _are_gone(forked)


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are started, for who looks whether one is left."""
    processes: list[int] = []
    fork = os.fork

    def noted() -> int:
        if process := fork():
            processes.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    return processes


def _are_gone(processes: list[int]) -> bool:
    for process in processes:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
    return True


class _NotForTravel(Exception):  # noqa: N818 - a stranger's exception may have any name
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def test_an_exception_that_cannot_travel_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)

    def work() -> None:
        raise _NotForTravel("half ", "and half")

    with Child(work) as child, pytest.raises(RuntimeError, match="half and half"):
        child.result()


def test_a_child_that_is_killed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    with Child(lambda: os.kill(os.getpid(), 9)) as child, pytest.raises(RuntimeError, match="ended before"):
        child.result()


def test_a_child_that_is_killed_while_it_answers_is_the_same_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    with Child(lambda: bytes(10_000_000)) as child:  # more than a pipe holds: it blocks until somebody reads
        select.select([child._pipe], [], [])
        os.kill(child._process, 9)
        with pytest.raises(RuntimeError, match="ended before"):
            child.result()


def test_a_child_is_killed_when_its_work_is_no_more_wanted(monkeypatch: pytest.MonkeyPatch, forked: list[int]) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    with Child(lambda: time.sleep(_PATIENCE * 10)):
        pass
    assert len(forked) == 1
    assert _are_gone(forked)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere work is not spread over processes")
@pytest.mark.parametrize("piece", ["time.sleep(600)", "b'x' * 1_000_000"], ids=["at work", "with much to tell"])
def test_children_end_with_their_parent_however_it_ends(tmp_path: Path, piece: str) -> None:
    """A child that kept its own end of the pipe waited for ever for somebody to read what it had to tell."""
    program = f"""
import os, time
from pathlib import Path
from written_declarations.machinery import parallel
parallel._cores = lambda: 4
parent = os.getpid()
def work(piece):
    if os.getpid() == parent:
        time.sleep(600)
    Path({str(tmp_path)!r}, str(os.getpid())).touch()
    return {piece}
parallel.spread(work, 300)
"""
    parent = subprocess.Popen([sys.executable, "-c", program])
    try:
        _until(lambda: len(list(tmp_path.iterdir())) == 3)
    finally:
        parent.kill()
        parent.wait(_PATIENCE)
    children = [int(path.name) for path in tmp_path.iterdir()]
    _until(lambda: not any(_is_running(child) for child in children))


def _is_running(process: int) -> bool:
    """Whether there is such a process that is more than an entry in a table."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
