"""A folder of declaration files and its registry, read as one collection."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .corpus import Corpus
from .outline import of_file, of_path
from .problems import Problem, Rule, by_place, has_errors, shown
from .reader import ReadFile, read_file
from .registry import Registry
from .registry_reader import read_registry
from .rules import check

REGISTRY = "registry"
_REGISTRY_FILES = ("countries.yml", "groups.yml", "people.yml", "exceptions.yml")
_LONGEST_PATH = 400
PROJECT_REGISTRY = Path(__file__).parents[2] / "declarations" / REGISTRY


def shown_path(path: Path) -> str:
    """A path as messages name it: relative to where the command runs, if it is below."""
    resolved, here = path.resolve(), Path.cwd()
    # A name may hold anything, and messages go to terminals and to logs that take commands
    return shown((resolved.relative_to(here) if resolved.is_relative_to(here) else path).as_posix(), _LONGEST_PATH)


def load_registry(folder: Path) -> tuple[Registry | None, list[Problem]]:
    """The registry of a collection: its own, or the project's if it has none."""
    own = folder / REGISTRY
    registry_folder = own if own.is_dir() and not own.is_symlink() else PROJECT_REGISTRY
    return read_registry(registry_folder, shown_path(registry_folder))


def load_files(folder: Path, registry: Registry) -> tuple[list[ReadFile], list[Problem]]:
    """Every declaration file of a collection, and all problems of all files."""
    files: list[ReadFile] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir(), key=_by_number):
        if path.name.startswith("."):
            continue
        if path.name == REGISTRY and path.is_dir() and not path.is_symlink():
            problems.extend(_stray(entry) for entry in sorted(path.iterdir()) if entry.name not in _REGISTRY_FILES)
            continue
        if not _is_declaration(path):
            problems.append(_stray(path))
            continue
        file, found = read_file(path, shown_path(path), registry)
        problems += found
        files.append(file)
    problems.extend(check(files, (of_file(file, registry) for file in files), registry))
    return files, problems


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
    outlines = [of_file(file, registry) for file in files]
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
    return path.suffix == ".md" and not path.is_symlink() and path.is_file()


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


def load(folder: Path) -> tuple[Corpus | None, list[Problem]]:
    """Read a whole collection. With an error anywhere there is no corpus, only the problems.

    Raises NotADirectoryError if there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"There is no folder {folder}.")
    registry, problems = load_registry(folder)
    if registry is None:
        return None, by_place(problems)
    files, found = load_files(folder, registry)
    problems += found
    problems = by_place(problems)
    if has_errors(problems):
        return None, problems
    return Corpus((file.declaration for file in files if file.declaration), registry), problems
