"""Work that follows in the background, such as an index while somebody edits."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from functools import partial

# Polled by work: whether it has been cancelled
Cancelled = Callable[[], bool]
_PAUSE = 0.0001  # seconds at each poll, so that whatever somebody waits for comes first


class Background:
    """Does one piece of work at a time, in a thread, each when nothing was asked for during `quiet` seconds.

    Of what is asked for until then, and while other work goes on, only the last is done.
    """

    def __init__(self, quiet: float) -> None:
        self._quiet = quiet
        self._asked = threading.Condition()
        self._next: Callable[[Cancelled], None] | None = None
        self._cancelled = threading.Event()
        self._busy = False

    def ask(self, work: Callable[[Cancelled], None]) -> None:
        """Do this soon. The work polls whether it was cancelled, and then ends early. An exception in it is printed."""
        with self._asked:
            self._next = work
            self._asked.notify()
            if self._busy:
                return
            self._busy = True
        threading.Thread(target=self._run, daemon=True).start()

    def cancel(self) -> None:
        """Cancel what was asked for, and what is being done."""
        with self._asked:
            self._next = None
            self._asked.notify()
            self._cancelled.set()

    def close(self) -> None:
        """Cancel, and wait until nothing is being done."""
        self.cancel()
        with self._asked:
            self._asked.wait_for(lambda: not self._busy)

    def _run(self) -> None:
        while True:
            with self._asked:
                while self._next is not None and self._asked.wait(self._quiet):
                    pass  # something newer was asked for
                work, self._next = self._next, None
                if work is None:
                    self._busy = False
                    self._asked.notify_all()
                    return
                cancelled = self._cancelled = threading.Event()
            try:
                work(partial(cancelled.wait, _PAUSE))
            except Exception:  # without the thread, nothing that is asked for later would be done
                traceback.print_exc()
