"""The command `declarations`: arguments in, exit status out. Nothing imports it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from .collection.folder import load, outlines_of, registry_of, shown_path
from .collection.paths import check_paths, collection_folder, files_of, fix_files
from .collection.sample import write_sample
from .intake.adding import add, messages, propose_asking
from .intake.official_text import TooLargeError
from .intake.proposal import not_an_address
from .intake.question import Question
from .problems.catalogue import Severity
from .problems.place import ProblemsFoundError
from .problems.report import as_github, as_json, as_summary, as_text
from .problems.wording import shown
from .reading.template import write_template
from .reading.values import is_address
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
    options = _parser().parse_args(arguments)
    try:
        status: int = _COMMANDS[options.command](options)
    except ProblemsFoundError as found:
        sys.stderr.write(as_text(found.problems, colour=sys.stderr.isatty()))
        return 1
    except OSError as error:
        file = f": {shown(str(error.filename), 400)}" if error.filename else ""
        sys.stderr.write(f"{error.strerror or error}{file}\n")
        return 2
    except TooLargeError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="declarations", description="Check and write files of written declarations.")
    commands = parser.add_subparsers(dest="command", required=True)

    check = commands.add_parser("check", help="report every problem of declaration files")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: declarations)")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="form of the report (default: text)"
    )

    taken = commands.add_parser("import", help="make a declaration file from an official text")
    taken.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="the text or the saved page; - reads standard input (default: -)",
    )
    taken.add_argument("--source", type=_address, metavar="URL", help="address of the official page")
    taken.add_argument(
        "--output",
        default=str(_COLLECTION),
        metavar="DIR",
        help="folder to write to; - prints the file (default: declarations)",
    )

    fix = commands.add_parser("fix", help="correct what has one right answer, and report each change")
    fix.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: declarations)")
    fix.add_argument("--diff", action="store_true", help="show the changes and make none")

    new = commands.add_parser("new", help="write a template to fill in")
    new.add_argument("number", type=_number, metavar="NUMBER", help="number of the declaration")
    new.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        default=_COLLECTION,
        help="folder to write to, which is there (default: declarations)",
    )

    sample = commands.add_parser("sample", help="write invented declarations, to try the site with many")
    sample.add_argument("count", type=_number, metavar="N", help="number of declarations")
    sample.add_argument("folder", type=Path, metavar="DIR", help="folder to write to, made if it is missing")
    sample.add_argument("--seed", type=int, default=1, help="another seed gives other declarations (default: 1)")

    commands.add_parser("permalinks", help="add the new permanent addresses to permalinks.txt; none is ever removed")
    return parser


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a number from 1 to {_HIGHEST}")
    return int(text)


def _address(text: str) -> str:
    if not is_address(text):
        raise argparse.ArgumentTypeError(not_an_address(text))
    return text


def _check(options: argparse.Namespace) -> int:
    paths = options.paths or [_COLLECTION]
    problems = check_paths(paths, datetime.now(UTC).date())
    errors = sum(problem.rule.severity is Severity.ERROR for problem in problems)
    where = ", ".join(map(shown_path, paths))
    summary = f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')} in {where}"
    if options.format == "json":
        sys.stdout.write(as_json(problems))
    elif options.format == "github":
        sys.stdout.write(as_github(problems))
        if step_summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(step_summary).open("a", encoding="utf-8") as opened:
                opened.write(as_summary(problems, summary))
    else:
        sys.stdout.write(as_text(problems, colour=sys.stdout.isatty()) + f"{summary}\n")
    return 1 if errors else 0


def _import(options: argparse.Namespace) -> int:
    folder = _COLLECTION if options.output == "-" else Path(options.output)
    registry = registry_of(folder)
    text = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    ask = _ask if options.file != "-" and sys.stdin.isatty() else _no_answer
    proposal = propose_asking(text, options.source, registry, outlines_of(folder, registry), ask)
    sys.stderr.write(messages(proposal, colour=sys.stderr.isatty()))
    if not proposal.can_be_added or proposal.declaration is None:
        return 1
    if options.output == "-":
        sys.stdout.write(proposal.file)
        return 0
    try:
        path = add(proposal, folder)
    except FileExistsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    signed = count(len(proposal.declaration.signatures), "signatory", "signatories")
    sys.stdout.write(f"{path} was written: No. {proposal.number} with {signed}.\n")
    return 0


def _ask(question: Question) -> str:
    sys.stderr.write(f"{question.asked}\n> ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _no_answer(_: Question) -> str:
    return ""


def _fix(options: argparse.Namespace) -> int:
    files = files_of(options.paths or [_COLLECTION])
    fixed = 0
    for file in fix_files(files):
        fixed += 1
        sys.stdout.write(file.diff if options.diff else file.changes)
        if not options.diff:
            file.write()
    done = "would be fixed" if options.diff else "fixed"
    sys.stdout.write(f"{count(fixed, 'file')} of {len(files):,} {done}; declarations check shows what is left to do\n")
    return 0


def _new(options: argparse.Namespace) -> int:
    path = write_template(options.number, collection_folder(options.output))
    sys.stdout.write(f"Fill in {path}; then run: declarations check {path}\n")
    return 0


def _sample(options: argparse.Namespace) -> int:
    write_sample(options.count, options.seed, options.folder)
    sys.stdout.write(f"{options.count} invented declarations in {options.folder}; see them with\n")
    sys.stdout.write(f"  DECLARATIONS_DIR={options.folder.resolve()} make serve\n")
    return 0


def _permalinks(_: argparse.Namespace) -> int:
    from .publishing import permalinks  # all views come with it, which other commands need not wait for

    loaded = load(_COLLECTION)
    if loaded.corpus is None:
        raise ProblemsFoundError(loaded.problems)
    update = permalinks.update(Path(permalinks.LIST), loaded.corpus)
    sys.stdout.write(f"{count(update.added, 'address', 'addresses')} added to {permalinks.LIST}\n")
    sys.stdout.writelines(f"{address} was promised, and nothing stands there\n" for address in update.broken)
    return 1 if update.broken else 0


_COMMANDS = {
    "check": _check,
    "import": _import,
    "fix": _fix,
    "new": _new,
    "sample": _sample,
    "permalinks": _permalinks,
}


if __name__ == "__main__":
    sys.exit(main())
