"""The command `declarations`: check the collection, write a sample. At the rim; nothing imports it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .collection import load, load_registry, shown_path
from .markup import count
from .problems import Severity, has_errors
from .report import report
from .sample import sample
from .writer import write

_COLLECTION = Path("declarations")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0, or 1 for errors in declarations; argparse exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="declarations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem of every declaration file")
    check.add_argument("folder", nargs="?", type=Path, default=_COLLECTION, help="the collection (declarations)")
    invented = commands.add_parser("sample", help="write invented declarations, to try the site at size")
    invented.add_argument("count", type=int, metavar="N", help="how many")
    invented.add_argument("folder", type=Path, metavar="DIR", help="where; made if it is not there")
    invented.add_argument("--seed", type=int, default=1, help="another seed gives other declarations (1)")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check(options.folder)
    if options.count < 1:
        parser.error("N is at least 1")
    return _sample(options.count, options.folder, options.seed)


def _check(folder: Path) -> int:
    try:
        _, problems = load(folder)
    except NotADirectoryError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(report(problems, colour=sys.stdout.isatty()))
    errors = sum(problem.rule.severity is Severity.ERROR for problem in problems)
    summary = f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')} in {shown_path(folder)}"
    sys.stdout.write(f"{summary}\n")
    return 1 if has_errors(problems) else 0


def _sample(count: int, folder: Path, seed: int) -> int:
    registry, problems = load_registry(folder)
    if registry is None:
        sys.stdout.write(report(problems, colour=sys.stdout.isatty()))
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.glob("*.md")):
        sys.stderr.write(f"{folder} holds declarations already; give an empty folder, so that nothing is mixed\n")
        return 2
    for declaration in sample(count, seed, registry):
        path = folder / f"{declaration.number}.md"
        path.write_text(write(declaration), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{count} invented declarations in {folder}; build them with\n")
    sys.stdout.write(f"  DECLARATIONS_DIR={folder.resolve()} mkdocs build\n")
    return 0
