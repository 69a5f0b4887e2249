"""What was read before, so that a file whose content has not changed is not read again.

Within a process a reading is good as long as its file has the same status. The next process finds
rows in a file of the cache folder, each good for one digest of its file's content. The key of a
memory covers everything else that reading depends on; one under another key is forgotten.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import cache
from .model import Declaration
from .outline import Outline
from .problems import Problem
from .stored import Row


@dataclass(frozen=True, slots=True)
class Status:
    """By what a file that was written since is told: its time in nanoseconds, its size in bytes, its number on the disk."""

    time: int
    size: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Status:
        """The status of a file."""
        return cls(found.st_mtime_ns, found.st_size, found.st_ino)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a file that was read. `digest` is that of its name and content."""

    path: Path
    status: Status
    digest: str
    outline: Outline
    declaration: Declaration | None
    problems: Sequence[Problem]


class Memory:
    """Readings and rows of one collection."""

    def __init__(self, path: Path | None = None, key: str = "") -> None:
        self.key = key
        self._path = path
        self._readings: dict[Path, Reading] = {}
        self._rows: dict[str, tuple[str, Row]] = {}
        self._new: dict[str, tuple[str, Row]] = {}
        try:
            stored = json.loads(path.read_text(encoding="utf-8")) if path else {}
            if isinstance(stored, dict) and stored.get("key") == key:
                self._rows = {name: (digest, Row(*row)) for name, (digest, row) in stored["rows"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # nothing was kept, or it was cut short: everything is read

    @property
    def has_rows(self) -> bool:
        """Whether an earlier process left anything."""
        return bool(self._rows)

    def reading(self, path: Path, status: Status) -> Reading | None:
        """The reading of a file that has not been written since."""
        known = self._readings.get(path)
        return known if known and known.status == status else None

    def row(self, name: str, digest: str) -> Row | None:
        """What an earlier process read in a file with this name and digest."""
        known = self._rows.get(name)
        if known is None or known[0] != digest:
            return None
        self._new[name] = known
        return known[1]

    def learn(self, name: str, digest: str, row: Row) -> None:
        """Remember the row of a file that was read."""
        self._new[name] = digest, row

    def remember(self, readings: Sequence[Reading]) -> None:
        """From now on these are the files of the collection."""
        self._readings = {reading.path: reading for reading in readings}

    def keep(self) -> None:
        """Leave the rows to the next process, unless it finds the same ones already."""
        rows, known, self._rows, self._new = self._new, self._rows, {}, {}
        if self._path is None or rows == known:
            return
        cache.keep(self._path, {"key": self.key, "rows": rows})
