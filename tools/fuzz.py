"""Runs every property test with examples that nobody has seen, round after round, and then the fuzzer of files.

    python tools/fuzz.py [MINUTES]

MINUTES is 5 by default, half for each; a round that has begun is ended. Stops at the first round with a failure:
pytest then shows the smallest example, and keeps it in .hypothesis, so that the next run of the tests begins with it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LONGEST = 600  # minutes


def property_tests() -> list[str]:
    """The files with tests that are given examples."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if "@given(" in file.read_text(encoding="utf-8")]


def rounds(minutes: float, files: Sequence[str]) -> int:
    """The exit status of the first round that fails, or 0."""
    end, number = time.monotonic() + minutes * 60, 0
    while time.monotonic() < end:
        number += 1
        # A seed of its own for each round; -m hypothesis is the mark that hypothesis gives its tests
        command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", "hypothesis", "--hypothesis-profile=fuzz"]
        done = subprocess.run([*command, f"--hypothesis-seed={time.time_ns()}", *files], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
        print(f"Round {number} is over.", flush=True)
    return 0


def fuzzed(minutes: float) -> int:
    """The exit status of the fuzzer of files, which is only there where its library is."""
    if find_spec("atheris") is None:
        print("atheris is not installed, so files were not fuzzed.", flush=True)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "tools/fuzz_bytes.py", str(round(minutes * 60)), folder]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, the status of pytest after a failure, 2 for wrong usage."""
    given = "".join(arguments) or "5"
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:4]) <= _LONGEST):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    return rounds(int(given) / 2, property_tests()) or fuzzed(int(given) / 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
