"""Writing poured files: on all cores, and only those that are not there already.

A record of what was written is kept beside other caches. A file is left as it is if the record
says that it was made of the same things, and the file is the one that was written.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..machinery import cache
from ..machinery.parallel import Told, aside, spread
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
        self._intact: Callable[[], list[str]] = list
        try:
            stored = json.loads(cache.kept(record)) if record else {"files": {}, "folders": {}}
            files = {path: _Written(*written) for path, written in stored["files"].items()}
            self._files, self._folders = files, dict(stored["folders"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # nothing is known of the folder: everything is written

    def set_aside(self) -> None:
        """Hide what was poured from whoever is about to empty the site."""
        hidden = self._site / _ASIDE
        for name in dict.fromkeys(path.split("/")[0] for path in (*self._files, *self._folders)):
            if (self._site / name).exists() and not (hidden / name).exists():
                hidden.mkdir(exist_ok=True)
                (self._site / name).rename(hidden / name)
        if hidden.is_dir():
            self._intact = aside(partial(self._look_through, hidden))  # while the shells are rendered

    def _look_through(self, hidden: Path) -> list[str]:
        """The names of what is hidden at the top and holds what was poured and nothing else."""
        ours: dict[str, set[str]] = {}
        for path in (*self._files, *self._folders):
            ours.setdefault(path.split("/")[0], set()).add(f"{hidden}/{path.rstrip('/')}")
        return [
            entry.name for entry in hidden.iterdir() if set(_files_below(str(entry))) == ours.get(entry.name, set())
        ]

    def _bring_back(self) -> None:
        """Bring back what was poured, and nothing that somebody else had written beside it."""
        hidden = self._site / _ASIDE
        if not hidden.is_dir():
            return
        intact = {name for name in self._intact() if not (self._site / name).exists()}
        for name in intact:
            (hidden / name).rename(self._site / name)
        for path in (*self._files, *self._folders):
            back = self._site / path
            if path.split("/")[0] not in intact and (hidden / path).exists() and not back.exists():
                back.parent.mkdir(parents=True, exist_ok=True)
                (hidden / path).rename(back)
        shutil.rmtree(hidden)

    def write(self, plan: Iterable[Pouring], progress: Told) -> Count:
        """Bring the site folder to what the plan says. `progress` is told how many of how many are done."""
        self._bring_back()
        pourings = list(plan)
        for path in self._files.keys() - {pouring.path for pouring in pourings}:
            self._remove(path)

        def pour(piece: int, _: bool) -> _Written | None:
            return None if self._is_there(pourings[piece]) else self._pour(pourings[piece])

        written = spread(pour, len(pourings), progress)
        self._files = {
            pouring.path: new or self._files[pouring.path] for pouring, new in zip(pourings, written, strict=True)
        }
        self._keep()
        return Count(len(pourings), sum(new is not None for new in written))

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


def _files_below(folder: str) -> Iterator[str]:
    """The paths of all files below a folder; a file is below itself."""
    # There is one folder for each page: with Path.walk or os.walk this takes twice as long
    if not os.path.isdir(folder):  # noqa: PTH112
        yield folder
        return
    folders = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry.path
    for each in folders:
        yield from _files_below(each)
