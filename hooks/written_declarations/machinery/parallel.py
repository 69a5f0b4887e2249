"""Work spread over processes: the machine's cores, where it can fork, and else this process alone."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, NoReturn, TypeVar

from .progress import OnProgress, no_progress

_WORTH_SPREADING = 100  # pieces (files to read or to write) below which another process costs more than it does
_LOTS, _BYTES = 1000, 4  # lots, and bytes of the number of each: together less than any pipe holds
_PR_SET_PDEATHSIG = 1  # of prctl(2)
_Result = TypeVar("_Result")


def _cores() -> int:
    """How many processes may run; 1 where forking is not possible or not safe."""
    # A fork beside other threads may inherit their locks, and macOS forbids it to many libraries
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def spread(work: Callable[[int], _Result], pieces: int, on_progress: OnProgress = no_progress) -> list[_Result]:
    """`work(piece)` for every piece below `pieces`, on all cores; the results in the order of the pieces.

    Results are pickled: they may come from another process. `on_progress` is called with how many pieces of how
    many are done, as far as this process knows. Raises what the work raises, in whichever process, and RuntimeError
    if another process was ended from outside; no process is left behind.
    """
    count = _cores() if pieces >= _WORTH_SPREADING else 1
    with closing(_Turns(pieces)) as turns, contextlib.ExitStack() as stack:

        def share(progress: OnProgress) -> dict[int, _Result]:
            results = {}
            for piece in turns:
                results[piece] = work(piece)
                progress(piece + 1, pieces)
            return results

        children = [stack.enter_context(Child(partial(share, no_progress))) for _ in range(1, count)]
        results = share(on_progress)
        for child in children:
            results |= child.result()
    if pieces:
        on_progress(pieces, pieces)
    return [results[piece] for piece in range(pieces)]


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


@dataclass(frozen=True, slots=True)
class _Failure:
    """The exception that ended the work of a child."""

    error: Exception


class Child(Generic[_Result]):
    """Work in a process of its own, which ends with this one, however that ends. Use it in a with statement:
    a child that still works when the statement is left is killed.

    Where there is but one core, the work is done when its result is asked for.
    """

    def __init__(self, work: Callable[[], _Result]) -> None:
        self._work = work
        self._process = 0
        self._pipe = -1
        if _cores() > 1:
            self._start()

    def _start(self) -> None:
        parent = os.getpid()
        self._pipe, writing = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(self._pipe)  # or writing would block for ever, instead of failing, once the reader is gone
            end_with(parent)
            _work_and_exit(self._work, writing)
        os.close(writing)

    def __enter__(self) -> Child[_Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.cancel()

    def cancel(self) -> None:
        """End the process, if it still works."""
        if self._process:
            os.close(self._pipe)
            os.kill(self._process, signal.SIGKILL)
            self._wait()

    def result(self) -> _Result:
        """The result, which may have to wait. Ask once. Raises as `spread` does."""
        if self._pipe < 0:
            return self._work()
        with os.fdopen(self._pipe, "rb", closefd=False) as opened:
            content = opened.read()
        os.close(self._pipe)
        if self._wait():
            raise RuntimeError("a process ended before its work was done")
        result: Any = pickle.loads(content)  # noqa: S301 - our own child wrote it
        if isinstance(result, _Failure):
            raise result.error
        return result  # type: ignore[no-any-return] # as pickle has it

    def _wait(self) -> int:
        """The status with which the process ended; 0 if all of its answer was written."""
        process, self._process = self._process, 0
        return os.waitpid(process, 0)[1]


def _work_and_exit(work: Callable[[], object], writing: int) -> NoReturn:
    status = 1
    try:
        try:
            answer = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # the parent raises it
            answer = pickle.dumps(_Failure(_portable(error)))
        with os.fdopen(writing, "wb") as opened:
            opened.write(answer)
        status = 0
    finally:
        # Not sys.exit: the exit handlers are the parent's
        os._exit(status)


def _portable(error: Exception) -> Exception:
    """The exception with its traceback as a note; a RuntimeError with the traceback if it cannot be pickled."""
    trace = traceback.format_exc()
    error.add_note(trace)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:
        return RuntimeError(trace)
    return error


def end_with(parent: int) -> None:
    """Let this process, a child of `parent`, be killed when its parent is gone, by whatever. For Linux; elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before this was asked for
            os._exit(1)
