"""Work that follows in the background, such as an index while somebody edits."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Background:
    """Does one piece of work at a time. Of what is asked for meanwhile only the last is done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next: Callable[[], None] | None = None
        self._busy = False

    def ask(self, work: Callable[[], None]) -> None:
        """Do this, at once or as soon as what is going on has ended. The work tells its own failures."""
        with self._lock:
            self._next = work
            if self._busy:
                return
            self._busy = True
        threading.Thread(target=self._go, daemon=True).start()

    def _go(self) -> None:
        while True:
            with self._lock:
                work, self._next = self._next, None
                if work is None:
                    self._busy = False
                    return
            work()
