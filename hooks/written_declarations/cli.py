"""The command `declarations`: check the collection, write a sample. At the rim; nothing imports it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from .collection.folder import REGISTRY, check_files, declaration_files, load, load_registry, shown_path
from .collection.sample import sample
from .intake.importer import Question, open_questions, read_official
from .intake.official_text import lines_of
from .problems.catalogue import Problem, Severity, has_errors, shown
from .problems.report import as_github, as_json, as_summary, as_text
from .publishing import permalinks
from .publishing.permalinks import LIST
from .reading.declaration import is_address, read_bytes
from .reading.fix import fix
from .reading.registry import Registry
from .reading.template import template
from .reading.writer import write
from .web.markup import count

_COLLECTION = Path("declarations")
_HIGHEST = 999_999_999


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns 0, or 1 if a declaration has an error, or 2 if the command was used in a wrong way
    (argparse exits with 2 as well).
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a letter shows its number
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}: {shown(str(error.filename or ''), 400)}\n")
        return 2


def _run(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="declarations", description="Check declarations, and make some up.")
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help="report every problem of declaration files")
    checked.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files, or folders of them (declarations)")
    checked.add_argument("--format", choices=("text", "json", "github"), default="text", help="how (text)")
    taken = commands.add_parser("import", help="make a declaration file of an official text")
    taken.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the text or the saved page; - is what is pasted (-)"
    )
    taken.add_argument("--source", metavar="URL", help="the address of the official page")
    taken.add_argument("--output", default=str(_COLLECTION), metavar="DIR", help="where; - prints it (declarations)")
    mended = commands.add_parser("fix", help="mend what has one right answer, and say what was done")
    mended.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files, or folders of them (declarations)")
    mended.add_argument("--diff", action="store_true", help="show the changes and make none")
    begun = commands.add_parser("new", help="write a template to fill in")
    begun.add_argument("number", type=int, metavar="NUMBER", help="the number of the declaration")
    begun.add_argument("--output", type=Path, metavar="DIR", default=_COLLECTION, help="where (declarations)")
    invented = commands.add_parser("sample", help="write invented declarations, to try the site at size")
    invented.add_argument("count", type=int, metavar="N", help="how many")
    invented.add_argument("folder", type=Path, metavar="DIR", help="where; made if it is not there")
    invented.add_argument("--seed", type=int, default=1, help="another seed gives other declarations (1)")
    commands.add_parser("permalinks", help=f"add the new permanent addresses to {LIST}; none is ever removed")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check(options.paths or [_COLLECTION], options.format)
    if options.command == "import":
        if options.source is not None and not is_address(options.source):
            parser.error("URL begins with https:// or http://")
        return _import(options.file, options.source, options.output)
    if options.command == "fix":
        return _fix(options.paths or [_COLLECTION], diff=options.diff)
    if options.command == "new":
        if not 1 <= options.number <= _HIGHEST:
            parser.error(f"NUMBER is from 1 to {_HIGHEST}")
        return _new(options.number, options.output)
    if options.command == "permalinks":
        return _permalinks()
    if options.count < 1:
        parser.error("N is at least 1")
    return _sample(options.count, options.folder, options.seed)


def _check(paths: Sequence[Path], form: str) -> int:
    if not _exist(paths):
        return 2
    problems: list[Problem] = []
    files: dict[Path, list[Path]] = {}
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            problems += load(path).problems
        elif path.parent.name == REGISTRY:  # what stands there may matter to every declaration
            problems += load(path.parent.parent).problems
        else:
            files.setdefault(path.parent, []).append(path)
    for folder, some in files.items():
        problems += check_files(some, folder)
    errors = sum(problem.rule.severity is Severity.ERROR for problem in problems)
    where = ", ".join(shown_path(path) for path in paths)
    summary = f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')} in {where}"
    if form == "json":
        sys.stdout.write(as_json(problems))
    elif form == "github":
        sys.stdout.write(as_github(problems))
        if step_summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(step_summary).open("a", encoding="utf-8") as opened:
                opened.write(as_summary(problems, summary))
    else:
        sys.stdout.write(as_text(problems, colour=sys.stdout.isatty()) + f"{summary}\n")
    return 1 if errors else 0


def _import(file: str, source: str | None, output: str) -> int:
    if file != "-" and not Path(file).is_file():
        sys.stderr.write(f"There is no file {file}.\n")
        return 2
    folder = _COLLECTION if output == "-" else Path(output)
    registry, problems = load_registry(folder)
    if registry is None:
        sys.stderr.write(as_text(problems, colour=sys.stderr.isatty()))
        return 1
    try:
        lines = lines_of(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    answers: dict[str, str] = {}
    imported = read_official(lines, registry, source)
    while imported.questions and file != "-" and sys.stdin.isatty():
        given = {question.key: _answer(question) for question in imported.questions}
        if not any(given.values()):
            break
        answers |= {key: answer for key, answer in given.items() if answer}
        imported = read_official(lines, registry, source, answers)
    sys.stderr.writelines(f"note: {note}\n" for note in imported.notes)
    if imported.declaration is None:
        sys.stderr.write("Nothing was written, because it could not be told:\n" + open_questions(imported.questions))
        return 1
    text = write(imported.declaration)
    name = f"{imported.declaration.number}.md"
    _, problems = read_bytes(text.encode(), name, registry)
    if has_errors(problems):
        sys.stderr.write("Nothing was written, because the declaration would not be right:\n")
        sys.stderr.write(as_text(problems, colour=sys.stderr.isatty()))
        return 1
    if output == "-":
        sys.stdout.write(text)
        return 0
    path = folder / name
    if path.exists() and path.read_bytes() != text.encode():
        sys.stderr.write(f"{path} is there already and differs; nothing was written. Compare it with --output -\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    signed = count(len(imported.declaration.signatures), "signatory", "signatories")
    sys.stdout.write(f"{path} was written: No. {imported.declaration.number} with {signed}.\n")
    sys.stdout.write(as_text(check_files([path], folder), colour=sys.stdout.isatty()))
    return 0


def _answer(question: Question) -> str:
    sys.stderr.write(f"{question.asked}\n> ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _fix(paths: Sequence[Path], *, diff: bool) -> int:
    if not _exist(paths):
        return 2
    files = [file for path in paths for file in (declaration_files(path) if path.is_dir() else [path])]
    registries: dict[Path, Registry] = {}
    for folder in sorted({path.parent for path in files}):
        registry, problems = load_registry(folder)
        if registry is None:
            sys.stdout.write(as_text(problems, colour=sys.stdout.isatty()))
            return 1
        registries[folder] = registry
    mended = 0
    for path in files:
        content = path.read_bytes()
        text, mends = fix(content, registries[path.parent])
        if text is None or text.encode() == content:
            continue
        mended += 1
        place = shown_path(path)
        if diff:
            before = content.decode().splitlines(keepends=True)
            sys.stdout.writelines(unified_diff(before, text.splitlines(keepends=True), place, place))
            continue
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.writelines(f"{place}:{mend.line}: {mend.what}\n" for mend in mends)
    left = "would be mended" if diff else "mended"
    sys.stdout.write(f"{count(mended, 'file')} of {len(files):,} {left}; declarations check tells what is left to do\n")
    return 0


def _new(number: int, folder: Path) -> int:
    path = folder / f"{number}.md"
    if path.exists():
        sys.stderr.write(f"{path} is there already.\n")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(template(number), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path} is to be filled in; then run: declarations check {path}\n")
    return 0


def _permalinks() -> int:
    loaded = load(_COLLECTION)
    corpus = loaded.corpus
    if corpus is None:
        sys.stdout.write(as_text(loaded.problems, colour=sys.stdout.isatty()))
        return 1
    path = Path(LIST)
    listed = permalinks.read(path.read_text(encoding="utf-8")) if path.exists() else []
    new = permalinks.promised(corpus) - set(listed)
    path.write_text(permalinks.write([*listed, *new]), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{count(len(new), 'address', 'addresses')} added to {LIST}\n")
    broken = permalinks.broken(listed, corpus)
    sys.stdout.writelines(f"{address} was promised, and nothing stands there\n" for address in broken)
    return 1 if broken else 0


def _exist(paths: Sequence[Path]) -> bool:
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    sys.stderr.write("".join(f"There is no file or folder {path}.\n" for path in missing))
    return not missing


def _sample(count: int, folder: Path, seed: int) -> int:
    registry, problems = load_registry(folder)
    if registry is None:
        sys.stdout.write(as_text(problems, colour=sys.stdout.isatty()))
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.glob("*.md")):
        sys.stderr.write(f"{folder} holds declarations already; give an empty folder, so that nothing is mixed\n")
        return 2
    for declaration in sample(count, seed, registry):
        path = folder / f"{declaration.number}.md"
        path.write_text(write(declaration), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{count} invented declarations in {folder}; see them with\n")
    sys.stdout.write(f"  DECLARATIONS_DIR={folder.resolve()} make serve\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
