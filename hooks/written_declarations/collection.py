"""A folder of declaration files and its registry, read as one collection."""

from __future__ import annotations

from pathlib import Path

from .corpus import Corpus
from .problems import Problem, has_errors
from .reader import ReadFile, collection_problems, declaration_paths, read_file
from .registry import Registry
from .registry_reader import read_registry

PROJECT_REGISTRY = Path(__file__).parents[2] / "declarations" / "registry"


def shown_path(path: Path) -> str:
    """A path as messages name it: relative to where the command runs, if it is below."""
    resolved, here = path.resolve(), Path.cwd()
    return (resolved.relative_to(here) if resolved.is_relative_to(here) else path).as_posix()


def load_registry(folder: Path) -> tuple[Registry | None, list[Problem]]:
    """The registry of a collection: its own, or the project's if it has none."""
    own = folder / "registry"
    registry_folder = own if own.is_dir() else PROJECT_REGISTRY
    return read_registry(registry_folder, shown_path(registry_folder))


def load_files(folder: Path, registry: Registry) -> tuple[list[ReadFile], list[Problem]]:
    """Every declaration file of a collection that can be read, and all problems of all files."""
    files: list[ReadFile] = []
    problems: list[Problem] = []
    for path in declaration_paths(folder):
        file, found = read_file(path, shown_path(path), registry)
        problems += found
        if file is not None:
            files.append(file)
    problems.extend(collection_problems(files))
    return files, problems


def load(folder: Path) -> tuple[Corpus | None, list[Problem]]:
    """Read a whole collection. With an error anywhere there is no corpus, only the problems."""
    registry, problems = load_registry(folder)
    if registry is None:
        return None, problems
    files, found = load_files(folder, registry)
    problems += found
    problems.sort(key=lambda problem: problem.sort_key)
    if has_errors(problems):
        return None, problems
    return Corpus((file.declaration for file in files), registry), problems
