"""Files and folders as somebody names them, checked and fixed: each file with the registry of its collection."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

from ..machinery.files import write_whole
from ..problems.place import Problem, by_place
from ..reading.change_log import LOG
from ..reading.checks import future_days
from ..reading.declaration import read_file
from ..reading.fix import fix
from ..reading.registry import Registry
from .folder import (
    REGISTRY,
    WHERE_TO_RUN,
    check_files,
    declaration_files,
    file_in,
    load,
    load_registry,
    registry_of,
    shown_path,
)
from .logged import future_changes

_DAY = re.compile(rb"^(?:date|date_tabled|checked): *[\"']?([0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE)


def check_paths(paths: Sequence[Path], today: date | None = None) -> list[Problem]:
    """Every problem of these files and folders, and with `today` the days in them that are still to come. A file is
    checked against the others of its folder.

    Raises FileNotFoundError, as the functions below do, with a line for each path at which nothing stands.
    """
    _require(paths)
    folders: dict[Path, None] = {}  # those of which everything is to be checked
    files: dict[Path, list[Path]] = {}
    for path in paths:
        if (folder := _whole(path)) is not None:
            folders[folder] = None
        else:
            files.setdefault(path.parent, []).append(path)
    problems = [problem for folder in folders for problem in load(folder).problems]
    for folder, some in files.items():
        problems += check_files(some, folder)
    if today is None:
        return problems
    logs = {path / LOG if path.is_dir() else path for path in paths if path.is_dir() or path.name == LOG}
    in_logs = (problem for log in sorted(logs) for problem in future_changes(log, shown_path(log), today))
    return by_place([*problems, *_future_days(files_of(paths), today), *in_logs])


def _whole(path: Path) -> Path | None:
    """The collection that is checked as a whole if somebody names this path: a folder, and what matters to every
    declaration, which is the log and the registry with its files.
    """
    named = Path(os.path.abspath(path))  # noqa: PTH100 - no link is followed
    is_folder = path.is_dir() and not path.is_symlink()
    in_registry = named if is_folder else named.parent
    if in_registry.name == REGISTRY:
        return in_registry.parent if path.is_absolute() else Path(os.path.relpath(in_registry.parent))
    return path if is_folder else path.parent if path.name == LOG else None


def _future_days(files: Sequence[Path], today: date) -> Iterator[Problem]:
    registries: dict[Path, Registry | None] = {}
    for path in files:
        content = file_in(path.parent, path.name)
        if content is None or all(day <= today.isoformat().encode() for day in _DAY.findall(content)):
            continue  # most files need not be read again
        if path.parent not in registries:
            registries[path.parent] = load_registry(path.parent)[0]
        if (registry := registries[path.parent]) is not None:
            yield from future_days(read_file(path, shown_path(path), registry)[0], today)


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file and what fixing it makes of it. `changes` says what was changed, with the place, a line each."""

    path: Path
    before: str
    after: str
    changes: str

    @property
    def diff(self) -> str:
        """The change as a patch."""
        place = shown_path(self.path)
        before, after = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        return "".join(unified_diff(before, after, place, place))

    def write(self) -> None:
        """Put the fixed text into the file."""
        write_whole(self.path, self.after.encode())


def files_of(paths: Sequence[Path]) -> list[Path]:
    """These files, and the declaration files of these folders."""
    _require(paths)
    return [file for path in paths for file in (declaration_files(path) if path.is_dir() else [path])]


def fix_files(files: Sequence[Path]) -> Iterator[FixedFile]:
    """Every file that can be fixed, as it would be then. What is no declaration file, or a link, is passed over.

    Raises ProblemsFoundError if a registry cannot be read.
    """
    registries = {folder: registry_of(folder) for folder in {path.parent for path in files}}
    for path in files:
        content = file_in(path.parent, path.name)
        if content is None:
            continue
        after, changes = fix(content, registries[path.parent])
        if after is not None and after.encode() != content:
            lines = "".join(f"{shown_path(path)}:{change.line}: {change.what}\n" for change in changes)
            yield FixedFile(path, content.decode(), after, lines)


def _require(paths: Sequence[Path]) -> None:
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise FileNotFoundError(
            "\n".join(f"There is no file or folder {shown_path(path)}. {WHERE_TO_RUN}." for path in missing)
        )
