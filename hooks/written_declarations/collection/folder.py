"""A folder of declaration files and its registry, read as one collection."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..machinery.collector import without_collecting
from ..machinery.parallel import spread
from ..machinery.progress import OnProgress, no_progress
from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem, ProblemsFoundError, by_place, has_errors
from ..problems.wording import shown
from ..reading.change_log import LOG
from ..reading.checks import check, check_alone, check_among_others
from ..reading.declaration import ReadFile, read_bytes, read_file
from ..reading.outline import Outline, of_file, of_path
from ..reading.registry import Registry
from ..reading.registry_reader import read_registry
from ..reading.whole import Whole
from ..words.lengths import FILE
from .corpus import Corpus
from .fold import DEFAULT, Limits
from .logged import read_logged
from .unused import unused_exceptions, unused_people

REGISTRY = "registry"
_REGISTRY_FILES = tuple(
    f"{name}.yml" for name in ["countries", "groups", "people", "exceptions", "withdrawn", "missing", "subjects"]
)
_LONGEST_PATH = 400
WHERE_TO_RUN = "Run the command in the folder of the project, or name one that is there"
PROJECT_REGISTRY = Path(__file__).parents[3] / "declarations" / REGISTRY


def shown_path(path: Path) -> str:
    """A path as messages name it: relative to where the command runs, if it is below."""
    here = os.getcwd() + os.sep  # noqa: PTH109 - texts, not Path objects: this is asked for every file
    whole = os.path.abspath(path)  # noqa: PTH100 - likewise
    # A name may hold anything, and messages go to terminals and to logs that take commands
    name = shown(whole.removeprefix(here) if whole.startswith(here) else path.as_posix(), _LONGEST_PATH)
    return f"./{name}" if name.lstrip().startswith("::") else name


def registry_folder(folder: Path) -> Path:
    """Where the registry of a collection is: its own, or the project's if it has none."""
    own = folder / REGISTRY
    return own if own.is_dir() and not own.is_symlink() else PROJECT_REGISTRY


def load_registry(folder: Path) -> tuple[Registry | None, list[Problem]]:
    """The registry of a collection. What the project's own lacks says nothing of another."""
    where = registry_folder(folder)
    registry, problems = read_registry(where, shown_path(where))
    if registry is not None and where.parent != folder:
        registry = replace(registry, missing=())
    return registry, problems


def registry_of(folder: Path) -> Registry:
    """The registry of a collection. Raises ProblemsFoundError where it cannot be read."""
    registry, problems = load_registry(folder)
    if registry is None:
        raise ProblemsFoundError(problems)
    return registry


def outlines_of(folder: Path, registry: Registry) -> Iterator[Outline]:
    """The outlines of a collection, each under the name of its file; none where there is no such folder."""
    for path in declaration_files(folder) if folder.is_dir() else ():
        yield of_path(path, path.name, registry)


def file_in(folder: Path, name: str) -> bytes | None:
    """The content of a file of a collection, as far as one is read; None if there is none."""
    path = folder / name
    if not path.exists() or not _is_declaration(path):
        return None
    with path.open("rb") as opened:
        return opened.read(FILE.most + 1)


def collection_or_error(folder: Path) -> Path:
    """The folder, if declarations belong there: it exists, or it is to be made in the project's own folder. Raises
    NotADirectoryError, which says what to do.
    """
    if folder.is_dir() or (folder.parent / "mkdocs.yml").is_file():
        return folder
    raise NotADirectoryError(f"There is no folder {shown_path(folder)}. {WHERE_TO_RUN} with --output.")


@dataclass(frozen=True, slots=True)
class Status:
    """By what a file is seen to have been written again: time in nanoseconds, size in bytes, number on the disk."""

    time: int
    size: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Status:
        """The status of a file."""
        return cls(found.st_mtime_ns, found.st_size, found.st_ino)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read: its declaration if it has no error, its problems, and of those that only show in view
    of the others the ones found for this `concern`.
    """

    path: Path
    status: Status
    outline: Outline
    declaration: Declaration | None
    problems: Sequence[Problem]
    concern: str = ""
    of_the_whole: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A collection that was read: its corpus, unless there is an error, and its problems, in their order.

    A process that reads it again gives `load` this value, and files that were not written since are not read.
    """

    corpus: Corpus | None
    problems: Sequence[Problem]
    registry: Registry | None = None
    readings: Mapping[Path, Reading] = field(default_factory=dict)


def load(
    folder: Path,
    before: Loaded | None = None,
    on_progress: OnProgress = no_progress,
    limits: Limits = DEFAULT,
) -> Loaded:
    """Read a whole collection, on all cores. `before` is what the same process read in this folder last, `limits`
    say when a list is folded.

    Raises NotADirectoryError if there is no such folder, OSError if a file cannot be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"There is no folder {shown_path(folder)}. {WHERE_TO_RUN}.")
    registry, problems = load_registry(folder)
    if registry is None:
        return Loaded(None, by_place([*problems, *_entries(folder)[1]]))
    as_read, known = registry, dict[Path, Reading]()
    if before is not None and before.registry == registry:
        # That object, because it has memoised what the lines of its files mean
        registry, known = before.registry, {**before.readings}
    with without_collecting(freeze=before is None):
        paths, strays = _entries(folder)
        readings = _read_all(paths, registry, known, on_progress)
        whole = Whole((each.outline for each in readings), registry.decided())
        readings = _of_the_whole(readings, whole, registry)
        found = (problem for each in readings for problem in (*each.problems, *each.of_the_whole))
        log, in_log = read_logged(folder / LOG, shown_path(folder / LOG), readings, registry)
        problems = by_place([*problems, *strays, *found, *in_log])
        corpus = None
        if not has_errors(problems):
            corpus = Corpus((each.declaration for each in readings if each.declaration), registry, limits, log)
            if registry_folder(folder).parent == folder:  # another's registry speaks of another collection
                files = {each.outline.number: (each.path, each.outline.path) for each in readings}
                unused = (*unused_exceptions(as_read, files, whole), *unused_people(as_read, corpus.declarations, log))
                problems = by_place([*problems, *unused])
    return Loaded(corpus, problems, registry, {each.path: each for each in readings})


def _entries(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The declaration files of a folder, and a problem for whatever else stands there."""
    problems: list[Problem] = []
    paths: list[Path] = []
    for path in sorted(folder.iterdir(), key=_by_number):
        if path.name.startswith("."):
            continue
        if path.name == REGISTRY and path.is_dir() and not path.is_symlink():
            problems.extend(_stray(entry) for entry in sorted(path.iterdir()) if entry.name not in _REGISTRY_FILES)
        elif _is_declaration(path):
            paths.append(path)
        elif path.name != LOG:
            problems.append(_stray(path))
    return paths, problems


def _read_all(
    paths: Sequence[Path], registry: Registry, known: Mapping[Path, Reading], on_progress: OnProgress
) -> list[Reading]:
    """The readings of these files, in their order."""
    fresh = {path: each for path in paths if (each := known.get(path)) and each.status == Status.of(path.stat())}
    unknown = [path for path in paths if path not in fresh]

    read = spread(lambda piece: _read(unknown[piece], registry), len(unknown), on_progress)
    fresh.update(zip(unknown, read, strict=True))
    return [fresh[path] for path in paths]


def _read(path: Path, registry: Registry) -> Reading:
    with path.open("rb") as opened:
        status = Status.of(os.fstat(opened.fileno()))
        content = opened.read(FILE.most + 1)
    file, problems = read_bytes(content, shown_path(path), registry)
    problems += check_alone(file, registry)
    return Reading(path, status, of_file(file), file.declaration, problems)


def _of_the_whole(readings: Sequence[Reading], whole: Whole, registry: Registry) -> list[Reading]:
    """The readings with the problems that only show in view of all files. For their places those few files are
    read once more.
    """
    concerns = [whole.concern(each.outline) for each in readings]
    changed = [index for index, each in enumerate(readings) if concerns[index] != each.concern]

    def problems(index: int) -> Sequence[Problem]:
        if not concerns[index]:
            return ()
        file, _ = read_file(readings[index].path, readings[index].outline.path, registry)
        return tuple(check_among_others(file, whole, registry))

    found = spread(lambda place: problems(changed[place]), len(changed))
    checked = list(readings)
    for index, of_the_whole in zip(changed, found, strict=True):
        checked[index] = replace(readings[index], concern=concerns[index], of_the_whole=of_the_whole)
    return checked


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
    """The problem of what stands among declarations and is none: it would be left out in silence."""
    if path.is_symlink():
        message, help_ = "this is a link to another file", "put the file itself here"
    elif path.is_dir():
        message, help_ = (
            "this is a folder, and files below it are not read",
            "move its declaration files up, beside 638.md",
        )
    elif path.parent.name == REGISTRY:
        message, help_ = "this is not a file of the registry", f"the files are {', '.join(_REGISTRY_FILES)}"
    else:
        message, help_ = (
            "this is not a declaration file",
            "name a declaration file after its number, as in 638.md, or move the file away",
        )
    return Place.of_file(shown_path(path)).says(Rule.STRAY_FILE, message, help_)
