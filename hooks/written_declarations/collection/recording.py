"""Recording what changed: the lines that the log of changes lacks, from the difference of two states of the collection.

The digest in the log says which earlier state of a declaration it knows. That state is looked for where somebody says:
in a folder, or in the history of the file. Nothing is guessed: where it is not found, nothing is recorded.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..machinery.files import write_whole
from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import ProblemsFoundError, has_errors
from ..reading.change_facts import differences, kind_of, state
from ..reading.change_log import LOG, ChangeKind, ChangeLog, LoggedChange, write_log
from ..reading.change_log_reader import read_change_log, read_log
from ..reading.declaration import read_bytes
from ..reading.registry import Registry
from ..words.lengths import FILE
from .corpus import Corpus
from .folder import file_in, load, shown_path

Earlier = Callable[[str], Iterable[bytes]]  # from the name of a file to what it may have held, the newest first


@dataclass(frozen=True, slots=True)
class Recording:
    """The lines that a log lacks, and the numbers of those declarations whose earlier state was not found."""

    lines: tuple[LoggedChange, ...] = ()
    unknown: tuple[int, ...] = ()


def readable(folder: Path) -> Corpus:
    """The collection, though its log may name declarations that are not here any more: that is what is to be recorded.

    Raises ProblemsFoundError if anything else is wrong, NotADirectoryError and OSError as `load` does.
    """
    loaded = load(folder)
    log, in_log = read_change_log(folder / LOG, shown_path(folder / LOG))
    others = [problem for problem in loaded.problems if problem.rule is not Rule.CHANGE_LOG]
    if in_log or loaded.registry is None or has_errors(others):
        raise ProblemsFoundError(loaded.problems)
    held = (each.declaration for each in loaded.readings.values() if each.declaration)
    return Corpus(held, loaded.registry, log=log)


def record(corpus: Corpus, day: date, earlier: Earlier, *, unknown_too: bool = False) -> Recording:
    """What changed in a collection since its log was written, as of that day; with `unknown_too` also that something
    changed where no earlier state is found, such as one that is against a rule of today.
    """
    log, registry = corpus.log, corpus.registry
    lines: list[LoggedChange] = []
    unknown = []
    here = {declaration.number: declaration for declaration in corpus.declarations}
    for number in sorted(here.keys() | log.state.keys()):
        declaration, known = here.get(number), log.state.get(number)
        if declaration is None:
            lines.append(LoggedChange(day, number, "", ChangeKind.WITHDRAWAL, "", "", "", log.state[number]))
        elif known is None:
            lines += change_lines(None, declaration, day)
        elif known != state(declaration):
            found = _state(f"{number}.md", known, earlier, registry)
            if found is None and unknown_too:
                lines.append(LoggedChange(day, number, "", ChangeKind.CORRECTION, "", "", "", state(declaration)))
            elif found is None:
                unknown.append(number)
            else:
                lines += change_lines(found, declaration, day)
    return Recording(tuple(lines), tuple(unknown))


def change_lines(before: Declaration | None, after: Declaration, day: date) -> Iterator[LoggedChange]:
    """The lines that say how a declaration became what it is; without one before, that it was added."""
    digest = state(after)
    if before is None:
        yield LoggedChange(day, after.number, "", ChangeKind.ADDITION, "", "", "", digest)
        return
    kind = kind_of(before, after)
    for fact, old, new in differences(before, after):
        yield LoggedChange(day, after.number, fact.lang, kind, fact.field, old, new, digest)


def record_files(folder: Path, registry: Registry, written: Mapping[str, bytes | None], day: date) -> str:
    """Record files that were written just now, each with what it held before, if the collection has a log. Returns what
    is to be said of it, empty if nothing is.

    What the log cannot say of them is left to `record`.
    """
    path = folder / LOG
    if not written or not path.is_file():
        return ""
    log, problems = read_log(path.read_bytes(), shown_path(path))
    lines: list[LoggedChange] = []
    is_whole = not problems
    for name, content in written.items() if is_whole else ():
        after, before = (_declaration(each, name, registry) for each in (file_in(folder, name), content))
        if after is not None and log.state.get(after.number) == (state(before) if before else None):
            lines += change_lines(before, after, log.day_from(day))
        else:
            is_whole = False
    if lines:
        add_lines(path, log, lines)
    return "" if is_whole else f"{shown_path(path)} does not say yet all that changed: run declarations record\n"


def add_lines(path: Path, log: ChangeLog, lines: Sequence[LoggedChange]) -> None:
    """Add lines to the file of a log, which is made if it is missing.

    Raises ProblemsFoundError, and writes nothing, if they cannot stand there.
    """
    content = write_log((*log.changes, *lines)).encode()
    _, problems = read_log(content, shown_path(path))
    if problems:
        raise ProblemsFoundError(problems)
    write_whole(path, content)


def _state(name: str, known: str, earlier: Earlier, registry: Registry) -> Declaration | None:
    """The state of a declaration of which the log has the digest."""
    for content in earlier(name):
        found = _declaration(content, name, registry)
        if found is not None and state(found) == known:
            return found
    return None


def _declaration(content: bytes | None, name: str, registry: Registry) -> Declaration | None:
    return read_bytes(content, name, registry)[0].declaration if content is not None else None


def in_folder(folder: Path) -> Earlier:
    """Earlier states in another folder, such as a copy of the collection.

    Raises NotADirectoryError if there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"There is no folder {shown_path(folder)}.")

    def earlier(name: str) -> Iterator[bytes]:
        content = file_in(folder, name)
        if content is not None:
            yield content

    return earlier


def in_history(folder: Path) -> Earlier:
    """Earlier states in the history that git has of a folder; none where there is neither."""
    git = shutil.which("git")

    def run(*arguments: str) -> bytes:
        command = [str(git), "-C", str(folder), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - git, and the name of a file
        return done.stdout if done.returncode == 0 else b""

    def earlier(name: str) -> Iterator[bytes]:
        if git is None:
            return
        for commit in run("log", "--format=%H", "--", name).decode("ascii").split():
            content = run("cat-file", "blob", f"{commit}:./{name}")
            if content:
                yield content[: FILE.most + 1]

    return earlier
