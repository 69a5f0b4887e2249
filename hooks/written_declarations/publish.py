"""Writing poured files: on all cores, and only those that are not there already.

A record of what was written is kept beside other caches. A file is left as it is if the record
says that it was made of the same things, and the file is the one that was written.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from . import cache
from .parallel import Told, spread
from .pour import Pouring

_ASIDE = ".poured"  # MkDocs empties the site folder before a build, but for what is hidden


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
        """Hide what was poured from whoever is about to empty the site."""
        aside = self._site / _ASIDE
        for name in dict.fromkeys(path.split("/")[0] for path in (*self._files, *self._folders)):
            if (self._site / name).exists() and not (aside / name).exists():
                aside.mkdir(exist_ok=True)
                (self._site / name).rename(aside / name)

    def _bring_back(self) -> None:
        """Bring back what was poured, and nothing that somebody else had written beside it."""
        aside = self._site / _ASIDE
        if not aside.is_dir():
            return
        ours: dict[str, list[str]] = {}
        for path in (*self._files, *self._folders):
            ours.setdefault(path.split("/")[0], []).append(path.rstrip("/"))
        for folder in aside.iterdir():  # of a file at the root there is nothing within
            there = {os.path.join(place, name) for place, _, names in os.walk(folder) for name in names}  # noqa: PTH118 - many
            paths = ours.get(folder.name, [])
            if not (self._site / folder.name).exists() and there == {f"{aside}/{path}" for path in paths}:
                folder.rename(self._site / folder.name)
                continue
            for path in paths:
                back = self._site / path
                if (aside / path).exists() and not back.exists():
                    back.parent.mkdir(parents=True, exist_ok=True)
                    (aside / path).rename(back)
        shutil.rmtree(aside)

    def write(self, plan: Iterable[Pouring], progress: Told) -> Count:
        """Bring the site folder to what the plan says. `progress` is told how many of how many are done."""
        self._bring_back()
        pourings = list(plan)
        for path in self._files.keys() - {pouring.path for pouring in pourings}:
            self._remove(path)
        stale = [pouring for pouring in pourings if not self._is_there(pouring)]

        def pour(piece: int, _: bool) -> tuple[str, _Written]:
            return stale[piece].path, self._pour(stale[piece])

        written = dict(spread(pour, len(stale), progress))
        self._files = {each.path: written.get(each.path) or self._files[each.path] for each in pourings}
        self._keep()
        return Count(len(pourings), len(stale))

    def has_folder(self, path: str, made_of: str) -> bool:
        """Whether a folder that is made as a whole is there and made of these things. Ask before set_aside."""
        return bool(self._record) and (self._site / path).is_dir() and self._folders.get(path) == made_of

    def put_folder(self, path: str, made_of: str, made: Path) -> None:
        """Put a folder that was made elsewhere on the same disk into its place. Call it after write."""
        folder = self._site / path
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.replace(folder)
        self._folders[path] = made_of
        self._keep()

    def drop_folder(self, path: str) -> None:
        """A folder that is made no more."""
        shutil.rmtree(self._site / path, ignore_errors=True)
        if self._folders.pop(path, None):
            self._keep()

    def _is_there(self, pouring: Pouring) -> bool:
        known = self._files.get(pouring.path)
        if known is None or not pouring.made_of or known.made_of != pouring.made_of():
            return False
        try:
            found = os.stat(f"{self._site}/{pouring.path}")  # noqa: PTH116 - many
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == known[1:]

    def _pour(self, pouring: Pouring) -> _Written:
        status = pouring.write(f"{self._site}/{pouring.path}")
        made_of = pouring.made_of() if self._record and pouring.made_of else ""
        return _Written(made_of, status.st_size, status.st_mtime_ns)

    def _remove(self, path: str) -> None:
        file = self._site / path
        file.unlink(missing_ok=True)
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()

    def _keep(self) -> None:
        if self._record is not None:
            cache.keep(self._record, [cache.json_of({"files": self._files, "folders": self._folders})])
