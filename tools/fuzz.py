"""Runs every property test with examples that nobody has seen, round after round, until a time is over.

    python tools/fuzz.py [MINUTES]

MINUTES is 5 by default. Stops at the first round with a failure: pytest then shows the smallest example, and keeps it
in .hypothesis, so that the next run of the tests begins with it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LONGEST = 600  # minutes


def property_tests() -> list[str]:
    """The files with tests that are given examples."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if "@given(" in file.read_text(encoding="utf-8")]


def rounds(minutes: float, files: Sequence[str]) -> int:
    """The exit status of the first round that fails, or 0. A round that has begun is ended."""
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


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, the status of pytest after a failure, 2 for wrong usage."""
    given = "".join(arguments) or "5"
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:4]) <= _LONGEST):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    return rounds(int(given), property_tests())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
