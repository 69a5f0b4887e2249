"""Serving while somebody writes: a page is poured when a browser asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from .pour import Pouring


class Live:
    """The poured files of a site that is being served from a folder.

    Hold `lock` while the folder is being built anew: requests then wait for the new site.
    """

    def __init__(self, site: Path) -> None:
        self.lock = threading.RLock()
        self._site = site
        self._plan: dict[str, Pouring] = {}
        self._poured: set[str] = set()

    def show(self, plan: Iterable[Pouring]) -> None:
        """From now on serve what this plan says. What was asked for under the last one is poured at once."""
        with self.lock:
            self._plan = {pouring.path: pouring for pouring in plan}
            asked, self._poured = self._poured, set()
            for path in sorted(asked):
                if not self._pour(path):
                    (self._site / path).unlink(missing_ok=True)

    def prepare(self, address: str) -> None:
        """Pour what a browser asks for, if it is poured at all. `address` is a path below the root."""
        path = address.lstrip("/")
        with self.lock:
            if path.endswith("/") or not path:
                self._pour(f"{path}index.html")
            else:
                self._pour(path)
                self._pour(f"{path}/index.html")

    def _pour(self, path: str) -> bool:
        """Whether the plan has such a file; then it stands there."""
        pouring = self._plan.get(path)
        if pouring is None:
            return False
        if path not in self._poured:
            file = self._site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(pouring.content(), encoding="utf-8", newline="\n")
            self._poured.add(path)
        return True
