"""Work spread over processes: the machine's cores, where it can fork, and else this process alone."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

_WORTH_SPREADING = 100  # pieces (files to read or to write) below which another process costs more than it does
_Result = TypeVar("_Result")


def shares(pieces: int) -> int:
    """How many processes to spread so many pieces of work over."""
    return _cores() if pieces >= _WORTH_SPREADING else 1


def _cores() -> int:
    """How many processes may run; 1 where forking is not possible or not safe."""
    # A fork beside other threads may inherit their locks, and macOS forbids it to many libraries
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def spread(work: Callable[[int], _Result], count: int) -> list[_Result]:
    """`work(index)` for every index below `count`, each in a process of its own, the first in this one.

    What a process returns is pickled. Raises RuntimeError, with the traceback, if one fails.
    """
    children = [_start(partial(work, index)) for index in range(1, count)]
    results = [work(0)] if count else []
    return [*results, *(child() for child in children)]


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
