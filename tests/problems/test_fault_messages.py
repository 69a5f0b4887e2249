"""What fails around a file is told in one line: what, why, and what to do."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import DECLARATIONS
from written_declarations.problems.faults import as_sentence

_DROP, _RIGHTS_OF_ROOT = 24, (1, 2)  # PR_CAPBSET_DROP of prctl(2); CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


def test_every_fault_of_a_disk_is_one_line_that_ends() -> None:
    for number in errno.errorcode:
        told = as_sentence(OSError(number, os.strerror(number), "declarations/\x1b[2J\n::error::638.md"))
        assert told.isprintable()
        assert told.startswith("declarations/")
        assert told.endswith(".")
        assert as_sentence(OSError(number, os.strerror(number))).startswith("The work stopped: ")
    assert as_sentence(FileNotFoundError("There is no folder a.")) == "There is no folder a."
    assert "no right" in as_sentence(OSError(errno.EACCES, "Permission denied", os.fsencode("é.md")))


def _as_others() -> None:
    """Whoever runs the tests as root may read everything; a program begun after this may not."""
    for right in _RIGHTS_OF_ROOT:
        ctypes.CDLL(None).prctl(_DROP, right)


@pytest.mark.skipif(sys.platform != "linux", reason="rights are taken from root as on Linux")
def test_files_that_cannot_be_read_are_told_by_every_command(tmp_path: Path) -> None:
    for number in (638, 642):
        (tmp_path / f"{number}.md").write_bytes((DECLARATIONS / f"{number}.md").read_bytes())
    (tmp_path / "642.md").chmod(0)
    for command in ("check", "fix", "people"):
        told = subprocess.run(
            [sys.executable, "-m", "written_declarations.cli", command, str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=_as_others,
        )
        assert told.returncode == 2
        assert told.stderr.startswith(f"{tmp_path}/642.md: you have no right to read or write it. Give yourself")
        assert told.stderr.count("\n") == 1
