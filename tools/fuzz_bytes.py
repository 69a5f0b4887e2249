"""Reads files that a fuzzer makes, and looks whether anything raises or is told in words that command.

    python tools/fuzz_bytes.py SECONDS FOLDER

FOLDER is an empty one, to be filled. Needs atheris, of the group fuzz, which sees which lines of our code a file reaches, and changes those that reach new
ones. It begins with the declarations and with the cases of the tests. A file that fails is left as crash-….
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["written_declarations"], enable_loader_override=False):
    from written_declarations.collection.folder import load_registry
    from written_declarations.problems.report import as_github, as_text
    from written_declarations.reading.declaration import read_bytes
    from written_declarations.reading.fix import fix

ROOT = Path(__file__).parents[1]
_REGISTRY = load_registry(ROOT / "declarations")[0]
_LONGEST = 4_096  # bytes: a file that is longer reaches no more


def read(content: bytes) -> None:
    """Read and fix one file. Raises AssertionError where what is told of it commands."""
    assert _REGISTRY is not None  # noqa: S101 - the project's
    _, problems = read_bytes(content, "declarations/1.md", _REGISTRY)
    told = as_text(problems)
    if (
        "##[" in told
        or not told.replace("\n", "").isprintable()
        or len(as_github(problems).split("\n")) != len(problems) + 1
    ):
        raise AssertionError(told)
    fixed, _ = fix(content, _REGISTRY)
    if fixed is not None:
        read_bytes(fixed.encode(), "declarations/1.md", _REGISTRY)


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Ends with the status of atheris, or 2 for wrong usage."""
    if len(arguments) != 2 or not arguments[0].isdecimal():
        sys.stderr.write(f"{__doc__}\n")
        return 2
    seconds, folder = arguments
    for index, file in enumerate(sorted([*ROOT.glob("declarations/*.md"), *ROOT.glob("tests/**/*.md")])):
        if file.is_file() and file.stat().st_size <= _LONGEST:
            Path(folder, str(index)).write_bytes(file.read_bytes())
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        "-timeout=10",
        "-rss_limit_mb=1000",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, folder], read)
    atheris.Fuzz()  # which ends the process
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
