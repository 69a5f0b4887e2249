"""Work that follows in the background, such as an index while somebody edits."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Background:
    """Does one piece of work at a time, each when nothing was asked for during `quiet` seconds.

    Of what is asked for until then, and while other work goes on, only the last is done.
    """

    def __init__(self, quiet: float) -> None:
        self._quiet = quiet
        self._asked = threading.Condition()
        self._next: Callable[[], None] | None = None
        self._busy = False

    def ask(self, work: Callable[[], None]) -> None:
        """Do this soon. The work tells its own failures."""
        with self._asked:
            self._next = work
            self._asked.notify()
            if self._busy:
                return
            self._busy = True
        threading.Thread(target=self._go, daemon=True).start()

    def _go(self) -> None:
        while True:
            with self._asked:
                if self._next is None:
                    self._busy = False
                    return
                while self._asked.wait(self._quiet):
                    pass  # something newer was asked for
                work, self._next = self._next, None
            work()
