"""How far long work has come: a bar on a terminal, and nothing where output goes to a file or to CI."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

_WIDTH = 32
OnProgress = Callable[[int, int], None]  # called with how many of how many are done


def no_progress(done: int, total: int) -> None:
    """The default: progress is not shown."""


class Progress:
    """A bar, called with how many of how many are done. Use it in a with statement, which removes it at the end."""

    def __init__(self, what: str, stream: TextIO = sys.stderr) -> None:
        self._what = what
        self._stream = stream
        self._is_seen = stream.isatty()
        self._shown = -1

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, if it has grown by a hundredth."""
        if not self._is_seen:
            return
        step = done * 100 // max(total, 1)
        if step == self._shown:
            return
        self._shown = step
        bar = "█" * (step * _WIDTH // 100)
        self._stream.write(f"\r{self._what} {bar:░<{_WIDTH}} {min(done, total):,} of {total:,}")
        self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown >= 0:
            self._stream.write("\r\033[K")
            self._stream.flush()
