"""Work in the background: the last thing asked for is done, once, after a while without asking."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from written_declarations.machinery.background import Background, Cancelled


def test_of_what_is_asked_for_in_a_row_the_last_is_done() -> None:
    done: list[int] = []
    ended = threading.Event()
    background = Background(quiet=0.2)

    def work(index: int, _: Cancelled) -> None:
        done.append(index)
        ended.set()

    for index in range(5):
        background.ask(partial(work, index))
    assert ended.wait(30)
    assert done == [4]


def test_what_is_asked_for_during_other_work_is_done_after_it() -> None:
    done: list[str] = []
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()
    background = Background(quiet=0)

    def first(_: Cancelled) -> None:
        begun.set()
        assert go_on.wait(30)
        done.append("first")

    def last(_: Cancelled) -> None:
        done.append("last")
        ended.set()

    background.ask(first)
    assert begun.wait(30)
    background.ask(lambda _: done.append("never"))
    background.ask(last)
    go_on.set()
    assert ended.wait(30)
    assert done == ["first", "last"]


def test_after_a_rest_it_works_again() -> None:
    background = Background(quiet=0)
    for _ in range(3):
        ended = threading.Event()
        background.ask(lambda _, ended=ended: ended.set())  # type: ignore[misc] # its own in each turn
        assert ended.wait(30)


def test_what_is_cancelled_sees_it_and_what_waits_is_not_done() -> None:
    done: list[str] = []
    begun, ended, last = threading.Event(), threading.Event(), threading.Event()
    background = Background(quiet=0)

    def long_work(cancelled: Cancelled) -> None:
        begun.set()
        while not cancelled():
            pass
        ended.set()

    def work(cancelled: Cancelled) -> None:
        done.append("wanted" if not cancelled() else "cancelled")
        last.set()

    background.ask(long_work)
    assert begun.wait(30)
    background.ask(lambda _: done.append("never"))
    background.cancel()
    assert ended.wait(30)
    background.ask(work)
    assert last.wait(30)
    assert done == ["wanted"]


def test_after_work_that_failed_it_works_again(capsys: pytest.CaptureFixture[str]) -> None:
    """The thread ended with the exception, and nothing that was asked for later was done."""
    background, begun, ended = Background(quiet=0), threading.Event(), threading.Event()

    def failing(_: Cancelled) -> None:
        begun.set()
        raise OSError("no space left")

    background.ask(failing)
    assert begun.wait(30)
    background.ask(lambda _: ended.set())
    assert ended.wait(30)
    assert "no space left" in capsys.readouterr().err
