"""What `make test` fetches for itself: nothing that is there, and no failure where it cannot be had."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import html_checker
import pytest

from building import ROOT


def _stub(folder: Path, name: str, script: str = "") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The commands of a machine on which we are root, and where apt-get notes that it ran, and fails."""
    _stub(tmp_path, "id", "echo 0")
    _stub(tmp_path, "apt-get", f"touch {tmp_path}/asked; exit 100")
    return tmp_path


def _chromium(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    sh, script = str(shutil.which("sh")), str(ROOT / "tools" / "chromium")
    path = {"PATH": str(machine)}
    # touch stands elsewhere, and is asked for by the stub alone
    (machine / "touch").symlink_to(str(shutil.which("touch")))
    return subprocess.run([sh, script], env={**path, **environment}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
def test_where_a_chromium_is_nothing_is_installed(machine: Path, name: str) -> None:
    _stub(machine, name)
    result = _chromium(machine)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert not (machine / "asked").exists()


@pytest.mark.parametrize(
    ("environment", "code", "said"), [({}, 0, "will be skipped"), ({"CI": "true"}, 1, "must run on CI")]
)
def test_where_no_chromium_can_be_had_the_other_tests_run(
    machine: Path, environment: dict[str, str], code: int, said: str
) -> None:
    if Path("/Applications").is_dir():
        pytest.skip("On macOS Chromium is looked for outside the PATH, too.")
    result = _chromium(machine, **environment)
    assert result.returncode == code, result.stderr
    assert said in result.stderr
    assert (machine / "asked").exists()


def test_where_java_is_nothing_is_installed(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stub(machine, "java")
    program = machine / "vnu.jar"
    program.touch()
    monkeypatch.setenv("PATH", f"{machine}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(html_checker, "PROGRAM", program)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert html_checker.main() == 0
    assert not (machine / "asked").exists()


def test_uv_is_installed_by_hash_for_every_platform_and_runs_what_is_locked(machine: Path) -> None:
    listed = (ROOT / "tools" / "uv.txt").read_text(encoding="utf-8")
    lines = [line for line in listed.splitlines() if not line.startswith("#")]
    assert lines[:2] == ["--only-binary :all:", f"{lines[1].split()[0]} \\"]
    assert all(re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines[2:])
    assert len(lines) > 12  # wheels for Linux, macOS and Windows on several processors
    script = (ROOT / "tools" / "uv").read_text(encoding="utf-8")
    assert script.count('$options --requirement "$here/tools/uv.txt"') == 2
    _stub(machine, "uv", 'echo "$@"')
    for asked, told in (("run x --y", "run --locked x --y"), ("sync", "sync --locked"), ("lock", "lock")):
        path = {"PATH": f"{machine}{os.pathsep}{os.environ['PATH']}"}
        said = subprocess.run(
            [ROOT / "tools" / "uv", *asked.split()], env=path, capture_output=True, text=True, check=True
        )
        assert said.stdout == f"{told}\n"
