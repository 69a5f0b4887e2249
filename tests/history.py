"""What the history of the project says of files that only grow."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from building import ROOT


def lines_taken_out(path: str) -> list[str]:
    """Every line that was ever taken out of a file, as far back as the history goes that is here, and in what is not
    committed yet. Skips the test where there is no history.
    """
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("There is no history here: this is a copy of the files alone.")
    taken = []
    for command in (["log", "--format=", "--patch"], ["diff", "HEAD"]):
        done = subprocess.run([git, *command, "--", path], cwd=ROOT, capture_output=True, text=True, check=True)
        taken += [line for line in done.stdout.splitlines() if line.startswith("-") and not line.startswith("---")]
    return taken
