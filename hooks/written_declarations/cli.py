"""The command `declarations`: arguments in, exit status out. Nothing imports it."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from .collection import likely_persons, recording
from .collection.folder import collection_or_error, file_in, load, outlines_of, registry_of, shown_path
from .collection.paths import check_paths, files_of, fix_files
from .collection.sample import write_sample
from .intake.command import Collection, Request, import_texts
from .intake.proposal import not_an_address
from .machinery.streams import make_usable
from .problems.catalogue import Severity
from .problems.faults import as_sentence
from .problems.place import ProblemsFoundError
from .problems.report import as_github, as_json, as_summary, as_text
from .problems.wording import plain, shown
from .reading.change_log import LOG
from .reading.template import write_template
from .reading.values import day, is_address
from .web.markup import count

_COLLECTION = Path("declarations")
_HIGHEST = 999_999_999


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns 0, or 1 if a declaration has an error, or 2 if the command was used in a wrong way
    (argparse exits with 2 as well), or what shells say of a command that was interrupted or whose output is not read.
    """
    make_usable()
    options = _parser().parse_args(arguments)
    try:
        status = _COMMANDS[options.command](options)
        sys.stdout.flush()
        return status
    except ProblemsFoundError as found:
        sys.stderr.write(as_text(found.problems, colour=sys.stderr.isatty()))
        return 1
    except BrokenPipeError:  # whoever reads the output, such as head, has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left goes nowhere, in silence
        return 141
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was written until then stays.\n")
        return 130
    except OSError as error:
        sys.stderr.write(f"{as_sentence(error)}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="declarations", description="Check and write files of written declarations.")
    commands = parser.add_subparsers(dest="command", required=True)

    check = commands.add_parser("check", help="report every problem of declaration files")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: declarations)")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="form of the report (default: text)"
    )

    taken = commands.add_parser("import", help="make declaration files from official texts")
    taken.add_argument(
        "paths",
        nargs="*",
        default=["-"],
        metavar="PATH",
        help="texts, saved pages and folders of them; PATH#2 is the second declaration in a text; - reads standard"
        " input (default: -)",
    )
    taken.add_argument("--source", type=_address, metavar="URL", help="address of the official page, for one text")
    taken.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_answer,
        metavar="KEY=VALUE",
        help="answer to a question, under the key that is shown with it; may be repeated",
    )
    taken.add_argument("--replace", action="store_true", help="write over a declaration that is there and differs")
    taken.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    taken.add_argument(
        "--review",
        type=Path,
        default=Path("import-review.md"),
        metavar="FILE",
        help="where to list, of several texts, those that are left for you (default: import-review.md)",
    )
    taken.add_argument(
        "--output",
        default=str(_COLLECTION),
        metavar="DIR",
        help="folder to write to, which is there; - prints the file (default: declarations)",
    )

    fix = commands.add_parser("fix", help="correct what has one right answer, and report each change")
    fix.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: declarations)")
    fix.add_argument("--diff", action="store_true", help="show the changes and make none")

    new = commands.add_parser("new", help="write a template to fill in")
    new.add_argument("number", type=_number, metavar="NUMBER", help="number of the declaration")
    new.add_argument(
        "--output", type=Path, metavar="DIR", default=_COLLECTION, help="folder that is there (default: declarations)"
    )

    people = commands.add_parser("people", help="list people of like names who may be one person, most probable first")

    sample = commands.add_parser("sample", help="write invented declarations, to try the site with many")
    sample.add_argument("count", type=_number, metavar="N", help="number of declarations")
    sample.add_argument("folder", type=Path, metavar="DIR", help="folder to write to, made if it is missing")
    sample.add_argument("--seed", type=_number, default=1, help="another seed gives other declarations (default: 1)")

    recorded = commands.add_parser("record", help="add to changes.tsv what changed since its last line was written")
    for each in (people, recorded):
        each.add_argument(
            "folder", nargs="?", type=Path, metavar="PATH", default=_COLLECTION, help="folder (default: declarations)"
        )
    recorded.add_argument(
        "--day", type=_day, metavar="DAY", help="day of the changes, as in 2026-11-26 (default: today)"
    )
    recorded.add_argument(
        "--before",
        type=Path,
        metavar="DIR",
        help="folder with the files as they were; by default they are looked for in the history that git has",
    )
    recorded.add_argument("--unknown", action="store_true", help="record also what changed in a way that is not known")

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


def _day(text: str) -> date:
    found = day(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a day of the form year-month-day")
    return found


def _answer(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not of the form KEY=VALUE")
    return key, value


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
    folder = _COLLECTION if options.output == "-" else collection_or_error(Path(options.output))
    registry = registry_of(folder)
    written: dict[str, bytes | None] = {}
    outlines, there = partial(outlines_of, folder, registry), partial(file_in, folder)
    collection = Collection(folder, registry, outlines, there, written.setdefault)
    request = Request(
        options.paths,
        options.source,
        dict(options.answer),
        options.replace,
        options.dry_run,
        options.review,
        is_printed=options.output == "-",
        output=options.output if options.output != str(_COLLECTION) else "",
    )
    try:
        return import_texts(request, collection)
    finally:  # what is written is recorded, though more was to follow
        sys.stderr.write(recording.record_files(folder, registry, written, datetime.now(UTC).date()))


def _fix(options: argparse.Namespace) -> int:
    files = files_of(options.paths or [_COLLECTION])
    fixed = 0
    for file in fix_files(files):
        fixed += 1
        # To be applied, a patch has to be exact; on a terminal no file may command
        is_seen = not options.diff or sys.stdout.isatty()
        shown_lines = map(plain, (file.diff if options.diff else file.changes).split("\n"))
        sys.stdout.write("\n".join(shown_lines) if is_seen else file.diff)
        if not options.diff:
            file.write()
    done = "would be fixed" if options.diff else "fixed"
    sys.stdout.write(f"{count(fixed, 'file')} of {len(files):,} {done}; declarations check shows what is left to do\n")
    return 0


def _new(options: argparse.Namespace) -> int:
    path = write_template(options.number, collection_or_error(options.output))
    sys.stdout.write(f"Fill in {path}; then run: declarations check {path}\n")
    return 0


def _people(options: argparse.Namespace) -> int:
    loaded = load(options.folder)
    if loaded.corpus is None:
        raise ProblemsFoundError(loaded.problems)
    found = likely_persons.likely_persons(loaded.corpus.declarations, loaded.corpus.registry)
    sys.stdout.write(likely_persons.as_text(found))
    return 0


def _sample(options: argparse.Namespace) -> int:
    write_sample(options.count, options.seed, options.folder)
    sys.stdout.write(f"{options.count} invented declarations in {options.folder}; see them with\n")
    sys.stdout.write(f"  DECLARATIONS_DIR={shlex.quote(str(options.folder.resolve()))} make serve\n")
    return 0


def _record(options: argparse.Namespace) -> int:
    corpus = recording.readable(options.folder)
    log, path = corpus.log, options.folder / LOG
    today = datetime.now(UTC).date()
    on = options.day or log.day_from(today)
    if options.day and options.day > today:
        sys.stderr.write(f"{on} is still to come: give --day of today or before.\n")
        return 2
    if log.day_from(on) != on:
        sys.stderr.write(
            f"The last line of {shown_path(path)} is of {log.changes[-1].day}: give --day of then or later.\n"
        )
        return 2
    earlier = recording.in_folder(options.before) if options.before else recording.in_history(options.folder)
    found = recording.record(corpus, on, earlier, unknown_too=options.unknown)
    if found.lines:
        recording.add_lines(path, log, found.lines)
    sys.stdout.write(f"{count(len(found.lines), 'line')} added to {shown_path(path)}\n")
    if found.unknown:
        numbers = ", ".join(map(str, found.unknown))
        sys.stderr.write(
            f"Nothing was recorded of No. {numbers}: what was there when the log was written was not found. Give a folder"
            " with the files as they were then, --before, or record that it is not known: --unknown\n"
        )
    return 1 if found.unknown else 0


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
    "people": _people,
    "sample": _sample,
    "record": _record,
    "permalinks": _permalinks,
}


if __name__ == "__main__":
    sys.exit(main())
