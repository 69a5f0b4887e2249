"""A temporary folder is removed when its process is gone, by whatever process of the same kind begins next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from written_declarations.machinery.locks import claim

_CLAIM = """
import sys
from pathlib import Path
from written_declarations.machinery.locks import claim
claim(Path(sys.argv[1]), ".mark")
print("claimed", flush=True)
sys.stdin.read()
"""


def _claiming(folder: Path) -> subprocess.Popen[bytes]:
    """A process that claims a folder and stays until it is told to go."""
    return subprocess.Popen(
        [sys.executable, "-c", _CLAIM, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no locks there")
def test_what_killed_processes_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    kept = {"mkdocs_live", "mkdocs_full", "mkdocs_mine", "other", "elsewhere"}
    for name in (*kept, "mkdocs_dead", "mkdocs_empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs_full" / "index.html").touch()
    (tmp_path / "elsewhere" / ".mark").touch()
    (tmp_path / "mkdocs_link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    for name in ("mkdocs_live", "mkdocs_dead"):
        (tmp_path / name / "page.html").touch()
    with _claiming(tmp_path / "mkdocs_live") as live, _claiming(tmp_path / "mkdocs_dead") as dead:
        for process in (live, dead):
            assert process.stdout is not None
            assert process.stdout.readline() == b"claimed\n"
        dead.kill()
        dead.wait()
        claim(tmp_path / "mkdocs_mine", ".mark")
        assert {path.name for path in tmp_path.iterdir()} == {*kept, "mkdocs_link"}
        live.kill()
