"""Serving while somebody writes: a page is poured when a browser asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from .pour import Pouring


class Live:
    """The poured files of a site that is being served from a folder.

    Hold `lock` while the folder is being built anew: requests then wait for the new site.
    """

    def __init__(self, site: Path) -> None:
        self.lock = threading.RLock()
        self._site = site
        self._plan: Iterator[Pouring] = iter(())
        self._planned: dict[str, Pouring] = {}  # as far as the plan was looked through
        self._poured: set[str] = set()

    def show(self, plan: Iterable[Pouring]) -> None:
        """From now on serve what this plan says. What was asked for under the last one is poured at once."""
        with self.lock:
            self._plan, self._planned = iter(plan), {}
            asked, self._poured = self._poured, set()
            for path in sorted(asked):
                if not self._pour(path):
                    (self._site / path).unlink(missing_ok=True)

    def prepare(self, address: str) -> None:
        """Pour what a browser asks for, if it is poured at all. `address` is a path below the root."""
        path = address.lstrip("/")
        with self.lock:
            for candidate in (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}/index.html"):
                if candidate in self._poured or (self._site / candidate).is_file():
                    return  # poured already, or not ours
                if self._pour(candidate):
                    return

    def _pour(self, path: str) -> bool:
        """Whether the plan has such a file; then it stands there."""
        if path in self._poured:
            return True
        pouring = self._planned.get(path)
        while pouring is None:
            following = next(self._plan, None)
            if following is None:
                return False
            self._planned[following.path] = following
            if following.path == path:
                pouring = following
        pouring.write(f"{self._site}/{path}")
        self._poured.add(path)
        return True
