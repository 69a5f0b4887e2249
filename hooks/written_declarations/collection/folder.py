"""A folder of declaration files and its registry, read as one collection."""

from __future__ import annotations

import gc
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ..machinery.parallel import Told, spread, untold
from ..problems.catalogue import Problem, Rule, by_place, has_errors, shown
from ..reading.checks import Whole, alone, check, together
from ..reading.declaration import SIZE_LIMIT, ReadFile, read_bytes, read_file
from ..reading.outline import of_declaration, of_file, of_path
from ..reading.registry import Registry
from ..reading.registry_reader import read_registry
from ..reading.stored import Row, declaration_of, found_of, problems_of, to_row
from .corpus import Corpus
from .memory import Memory, Reading, Status

REGISTRY = "registry"
_REGISTRY_FILES = ("countries.yml", "groups.yml", "people.yml", "exceptions.yml", "withdrawn.yml")
_LONGEST_PATH = 400
PROJECT_REGISTRY = Path(__file__).parents[3] / "declarations" / REGISTRY


def shown_path(path: Path) -> str:
    """A path as messages name it: relative to where the command runs, if it is below."""
    here = os.getcwd() + os.sep  # noqa: PTH109 - texts, not Path objects: this is asked for every file
    whole = os.path.abspath(path)  # noqa: PTH100 - likewise
    # A name may hold anything, and messages go to terminals and to logs that take commands
    return shown(whole.removeprefix(here) if whole.startswith(here) else path.as_posix(), _LONGEST_PATH)


def registry_folder(folder: Path) -> Path:
    """Where the registry of a collection is: its own, or the project's if it has none."""
    own = folder / REGISTRY
    return own if own.is_dir() and not own.is_symlink() else PROJECT_REGISTRY


def load_registry(folder: Path) -> tuple[Registry | None, list[Problem]]:
    """The registry of a collection."""
    where = registry_folder(folder)
    return read_registry(where, shown_path(where))


def readings(
    folder: Path, registry: Registry, memory: Memory | None = None, progress: Told = untold
) -> tuple[list[Reading], list[Problem]]:
    """Every declaration file of a collection, and all problems of the collection.

    Files are read on all cores; what the memory knows is not read again. `progress` is told how
    many of how many are read.
    """
    problems: list[Problem] = []
    paths: list[Path] = []
    for path in sorted(folder.iterdir(), key=_by_number):
        if path.name.startswith("."):
            continue
        if path.name == REGISTRY and path.is_dir() and not path.is_symlink():
            problems.extend(_stray(entry) for entry in sorted(path.iterdir()) if entry.name not in _REGISTRY_FILES)
        elif _is_declaration(path):
            paths.append(path)
        else:
            problems.append(_stray(path))
    memory = Memory() if memory is None else memory
    files = _read_all(paths, registry, memory, progress)
    problems += (problem for file in files for problem in file.problems)
    problems += _of_the_whole(files, registry, memory)
    return files, problems


def _read_all(paths: Sequence[Path], registry: Registry, memory: Memory, progress: Told) -> list[Reading]:
    """The readings of these files, in their order."""
    memory.recall(registry)
    found = {path: known for path in paths if (known := _remembered(path, registry, memory))}
    unknown = [path for path in paths if path not in found]

    def read(piece: int, away: bool) -> Reading | _Row:
        # From another process a reading travels as a row, and where that cannot be, as it is
        return _read(unknown[piece], registry, memory, travels=away)

    for path, result in zip(unknown, spread(read, len(unknown), progress), strict=True):
        if not isinstance(result, Reading):
            memory.learn(path.name, result.digest, result.row)
        found[path] = result if isinstance(result, Reading) else _recalled(path, result, registry)
    files = [found[path] for path in paths]
    memory.remember(files)
    return files


class _Row(NamedTuple):
    """A file as its row."""

    status: Status
    digest: str
    row: Row


def _content(path: Path) -> tuple[bytes, Status, str]:
    """The beginning of a file, as much as can be a declaration; its status; the digest of name and content."""
    with path.open("rb") as opened:
        status = Status.of(os.fstat(opened.fileno()))
        content = opened.read(SIZE_LIMIT + 1)
    return content, status, hashlib.blake2b(path.name.encode() + b"\0" + content, digest_size=16).hexdigest()


def _remembered(path: Path, registry: Registry, memory: Memory) -> Reading | None:
    known = memory.reading(path)
    if known is not None or not memory.has_rows:
        return known
    _, status, digest = _content(path)
    row = memory.row(path.name, digest)
    return _recalled(path, _Row(status, digest, row), registry) if row else None


def _read(path: Path, registry: Registry, memory: Memory, *, travels: bool) -> Reading | _Row:
    content, status, digest = _content(path)
    file, found = read_bytes(content, shown_path(path), registry)
    found += alone(file, registry)
    row = to_row(file.declaration, found, registry) if file.declaration else None
    if row is not None and travels:
        return _Row(status, digest, row)
    if row is not None:
        memory.learn(path.name, digest, row)
    return Reading(path, status, digest, of_file(file), file.declaration, found)


def _recalled(path: Path, known: _Row, registry: Registry) -> Reading:
    declaration = declaration_of(known.row, registry)
    name = shown_path(path)
    outline = of_declaration(declaration, name)
    return Reading(path, known.status, known.digest, outline, declaration, problems_of(known.row.warnings, name))


def _of_the_whole(files: Sequence[Reading], registry: Registry, memory: Memory) -> Iterator[Problem]:
    """The problems that only show in view of all files. For their places those few files are read once more."""
    whole = Whole(file.outline for file in files)
    for file in files:
        if concern := whole.concern(file.outline):
            name, path = file.path.name, file.outline.path
            known = memory.found(name, file.digest, concern)
            if known is None:
                again, _ = read_file(file.path, path, registry)
                known = found_of(together(again, whole, registry))
                memory.learn_found(name, file.digest, concern, known)
            yield from problems_of(known, path)


def check_files(paths: Sequence[Path], folder: Path) -> list[Problem]:
    """The problems of some files of one collection. The others are read in outline only, which is
    why this is quick; they are taken to be right.
    """
    registry, problems = load_registry(folder)
    if registry is None:
        return by_place(problems)
    checked = {path.resolve() for path in paths}
    files: list[ReadFile] = []
    for path in paths:
        if _is_declaration(path):
            file, found = read_file(path, shown_path(path), registry)
            files.append(file)
            problems += found
        else:
            problems.append(_stray(path))
    outlines = [of_file(file) for file in files]
    others = (path for path in folder.iterdir() if _is_declaration(path) and path.resolve() not in checked)
    outlines.extend(of_path(path, shown_path(path), registry) for path in others)
    problems.extend(check(files, outlines, registry))
    return by_place(problems)


def declaration_files(folder: Path) -> list[Path]:
    """The declaration files of a folder, by number where the name is one."""
    return sorted(filter(_is_declaration, folder.iterdir()), key=_by_number)


def _by_number(path: Path) -> tuple[int, str]:
    return len(path.stem), path.name


def _is_declaration(path: Path) -> bool:
    return path.suffix == ".md" and stat.S_ISREG(path.lstat().st_mode)


def _stray(path: Path) -> Problem:
    """Whatever would otherwise be left out without a word."""
    if path.is_symlink():
        what, mend = "this is a link to another file", "put the file itself here"
    elif path.is_dir():
        what, mend = "this is a folder, and files below it are not read", "move its declaration files up, beside 638.md"
    elif path.parent.name == REGISTRY:
        what, mend = "this is not a file of the registry", f"the files are {', '.join(_REGISTRY_FILES)}"
    else:
        what, mend = (
            "this is not a declaration file",
            "name a declaration file after its number, as in 638.md, or move the file away",
        )
    return Problem(shown_path(path), 1, 1, 2, Rule.STRAY_FILE, what, mend)


def load(folder: Path, memory: Memory | None = None, progress: Told = untold) -> tuple[Corpus | None, list[Problem]]:
    """Read a whole collection. With an error anywhere there is no corpus, only the problems.

    Raises NotADirectoryError if there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"There is no folder {folder}.")
    registry, problems = load_registry(folder)
    if registry is None:
        return None, by_place(problems)
    with without_collecting():
        files, found = readings(folder, registry, memory, progress)
        problems = by_place([*problems, *found])
        if has_errors(problems):
            return None, problems
        digests = {file.declaration.number: file.digest for file in files if file.declaration}
        return Corpus((file.declaration for file in files if file.declaration), registry, digests), problems


@contextmanager
def without_collecting() -> Iterator[None]:
    """Everything made here is kept, and searching it for garbage, now or later, took a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
