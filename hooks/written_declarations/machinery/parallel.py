"""Work spread over processes: the machine's cores, where it can fork, and else this process alone."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import Any, TypeVar

_WORTH_SPREADING = 100  # pieces (files to read or to write) below which another process costs more than it does
_LOTS, _BYTES = 1000, 4  # together less than any pipe holds
_Result = TypeVar("_Result")
Told = Callable[[int, int], None]


def _cores() -> int:
    """How many processes may run; 1 where forking is not possible or not safe."""
    # A fork beside other threads may inherit their locks, and macOS forbids it to many libraries
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def untold(done: int, total: int) -> None:
    """Nobody wants to know how far the work is."""


def spread(work: Callable[[int, bool], _Result], pieces: int, told: Told = untold) -> list[_Result]:
    """`work(piece, away)` for every piece below `pieces`, on all cores; the results in the order of the pieces.

    `away` says that the result has to travel from another process, pickled. `told` hears how many pieces
    of how many are done. Raises RuntimeError, with the traceback, if another process fails.
    """
    return begin(work, pieces)(told)


def begin(work: Callable[[int, bool], _Result], pieces: int) -> Callable[[Told], list[_Result]]:
    """What spread does, begun on the other cores while this process has something else to do.

    Call what is returned, once, to take part in what is left, and for the results.
    """
    count = _cores() if pieces >= _WORTH_SPREADING else 1
    turns = _Turns(pieces)

    def share(told: Told, *, away: bool) -> dict[int, _Result]:
        results = {}
        for piece in turns:
            results[piece] = work(piece, away)
            told(piece + 1, pieces)
        return results

    children = [_start(partial(share, untold, away=True)) for _ in range(1, count)]

    def finish(told: Told) -> list[_Result]:
        with closing(turns):
            results = share(told, away=False)
            for child in children:
                results |= child()
        if pieces:
            told(pieces, pieces)
        return [results[piece] for piece in range(pieces)]

    return finish


class _Turns:
    """Pieces of work in small lots. Processes take the next lot when they are done with one, because pieces
    differ and so do cores. The lots wait in a pipe: a kernel gives each number in it to one reader.
    """

    def __init__(self, pieces: int) -> None:
        self._pieces = pieces
        self._lot = pieces // _LOTS + 1
        self._pipe, writing = os.pipe()
        lots = range(0, self._pieces, self._lot)
        os.write(writing, b"".join(first.to_bytes(_BYTES, "little") for first in lots))
        os.close(writing)

    def close(self) -> None:
        """There are no more turns."""
        os.close(self._pipe)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._pipe, _BYTES):
            first = int.from_bytes(number, "little")
            yield from range(first, min(first + self._lot, self._pieces))


def aside(work: Callable[[], _Result]) -> Callable[[], _Result]:
    """Begin work in a process of its own. Call what is returned for the result, which may have to wait.

    Where there is but one core, the work is done then. Raises as spread does.
    """
    return _start(work) if _cores() > 1 else work


def _start(work: Callable[[], _Result]) -> Callable[[], _Result]:
    """A child process at its work, as what waits for the result."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return partial(_result, process, reading)
    try:
        try:
            answer: tuple[object, str] = work(), ""
        except Exception:  # it is told to the parent, which raises it
            answer = None, traceback.format_exc()
        with os.fdopen(writing, "wb") as opened:
            pickle.dump(answer, opened, pickle.HIGHEST_PROTOCOL)
    finally:
        # Not sys.exit: what the parent wants done at its end is not the child's to do
        os._exit(0)


def _result(process: int, pipe: int) -> Any:
    with os.fdopen(pipe, "rb") as opened:
        content = opened.read()
    os.waitpid(process, 0)
    if not content:
        raise RuntimeError("a process ended before its work was done")
    result, error = pickle.loads(content)  # noqa: S301 - our own child wrote it
    if error:
        raise RuntimeError(error)
    return result
