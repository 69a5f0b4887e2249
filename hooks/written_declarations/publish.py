"""Writing poured files: on all cores, and only those that are not there already.

A record of what was written is kept beside other caches. A file is left as it is if the record
says that it was made of the same things, and the file is the one that was written.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .parallel import shares, spread
from .pour import Pouring

_ASIDE = ".poured"  # MkDocs empties the site folder before a build, but for what is hidden
_WORTH_SPREADING = 200  # files below which another process costs more than it does


class _Written(NamedTuple):
    """A file as it was written: what it was made of, its size in bytes, its time in nanoseconds."""

    made_of: str
    size: int
    time: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many files there are, and how many of them were written now."""

    all: int
    written: int


class Published:
    """The poured files of one site folder."""

    def __init__(self, site: Path, record: Path | None = None) -> None:
        self._site = site
        self._record = record
        self._files: dict[str, _Written] = {}
        self._folders: dict[str, str] = {}
        try:
            stored = json.loads(record.read_text(encoding="utf-8")) if record else {"files": {}, "folders": {}}
            files = {path: _Written(*written) for path, written in stored["files"].items()}
            self._files, self._folders = files, dict(stored["folders"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # nothing is known of the folder: everything is written

    def set_aside(self) -> None:
        """Hide the folders of poured files from whoever is about to empty the site."""
        aside = self._site / _ASIDE
        for name in dict.fromkeys(path.split("/")[0] for path in self._files if "/" in path):
            if (self._site / name).is_dir() and not (aside / name).exists():
                aside.mkdir(exist_ok=True)
                (self._site / name).rename(aside / name)

    def _bring_back(self) -> None:
        aside = self._site / _ASIDE
        if not aside.is_dir():
            return
        for folder in aside.iterdir():
            # A folder into which somebody else has written is theirs: ours is poured anew
            if not (self._site / folder.name).exists():
                folder.rename(self._site / folder.name)
        shutil.rmtree(aside)

    def write(self, plan: Iterable[Pouring], progress: Callable[[int, int], None]) -> Count:
        """Bring the site folder to what the plan says. `progress` is told how many of how many are done."""
        self._bring_back()
        pourings = list(plan)
        made_of = {pouring.path: pouring.made_of() if self._record and pouring.made_of else "" for pouring in pourings}
        stale = [pouring for pouring in pourings if not self._is_there(pouring.path, made_of[pouring.path])]
        for path in self._files.keys() - made_of.keys():
            self._remove(path)
        for folder in sorted({(self._site / pouring.path).parent for pouring in stale}):
            folder.mkdir(parents=True, exist_ok=True)
        count = shares() if len(stale) >= _WORTH_SPREADING else 1

        def share(index: int) -> list[tuple[str, _Written]]:
            rows = []
            for done, pouring in enumerate(stale[index::count], 1):
                rows.append((pouring.path, self._pour(pouring, made_of[pouring.path])))
                if index == 0:
                    progress(done * count, len(stale))
            return rows

        written = dict(row for rows in spread(share, count) for row in rows)
        self._files = {path: written.get(path) or self._files[path] for path in made_of}
        self._keep()
        return Count(len(pourings), len(stale))

    def write_folder(self, path: str, made_of: str, make: Callable[[Path], None]) -> bool:
        """Have a folder of files made, unless it was made of the same things and is there. Whether it was made now.

        Call it after write, which brings back what was set aside.
        """
        folder = self._site / path
        if self._record and folder.is_dir() and self._folders.get(path) == made_of:
            return False
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        self._folders[path] = made_of
        self._keep()
        return True

    def drop_folder(self, path: str) -> None:
        """A folder that is made no more."""
        shutil.rmtree(self._site / path, ignore_errors=True)
        if self._folders.pop(path, None):
            self._keep()

    def _is_there(self, path: str, made_of: str) -> bool:
        known = self._files.get(path)
        if known is None or not made_of or known.made_of != made_of:
            return False
        try:
            found = (self._site / path).stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == known[1:]

    def _pour(self, pouring: Pouring, made_of: str) -> _Written:
        path = self._site / pouring.path
        pouring.write(path)
        status = path.stat()
        return _Written(made_of, status.st_size, status.st_mtime_ns)

    def _remove(self, path: str) -> None:
        file = self._site / path
        file.unlink(missing_ok=True)
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()

    def _keep(self) -> None:
        if self._record is None:
            return
        self._record.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._record.with_suffix(".new")
        unfinished.write_text(
            json.dumps({"files": self._files, "folders": self._folders}, separators=(",", ":")), encoding="utf-8"
        )
        unfinished.replace(self._record)
