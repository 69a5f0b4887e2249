"""The command that makes a file of an official text: what it writes, refuses and asks."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from building import DECLARATIONS
from importing import OFFICIAL
from written_declarations.cli import main
from written_declarations.intake.official_text import SIZE_LIMIT

SOURCE = "https://pace.coe.int/en/files/24151/html"


def test_638_gives_exactly_the_published_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(OFFICIAL), "--source", SOURCE, "--output", str(tmp_path)]) == 0
    assert (tmp_path / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()
    assert "638.md was written: No. 638 with 26 signatories." in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OFFICIAL.read_bytes())))
    assert main(["import", "--source", SOURCE, "--output", "-"]) == 0
    assert capsys.readouterr().out == (DECLARATIONS / "638.md").read_text(encoding="utf-8")


def test_a_text_that_is_too_large_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (SIZE_LIMIT + 1))
    assert main(["import", str(path)]) == 1
    assert "larger than" in capsys.readouterr().err


def test_command_never_writes_over_another_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "638.md").write_text("mine", encoding="utf-8")
    assert main(["import", str(OFFICIAL), "--output", str(tmp_path)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "638.md").read_text(encoding="utf-8") == "mine"


def test_command_says_what_it_could_not_tell_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", ""), encoding="utf-8")
    assert main(["import", str(text), "--output", str(tmp_path / "out")]) == 1
    assert "what is the number behind Doc.?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main(["import", "no/such/file"]) == 2
    with pytest.raises(SystemExit):
        main(["import", str(text), "--source", "javascript:x"])


def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    official = OFFICIAL.read_text(encoding="utf-8").replace("SCHENNACH, Austria", "SCHENNACH, Austira")
    text.write_text(official.replace("Doc. 14416 | ", ""), encoding="utf-8")
    terminal, end = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "written_declarations.cli",
        "import",
        str(text),
        "--source",
        SOURCE,
        "--output",
        str(tmp_path),
    ]
    process = subprocess.Popen(command, stdin=end, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.write(terminal, b"14416\n1\n")
    out, asked = process.communicate(timeout=60)
    os.close(terminal)
    os.close(end)
    assert process.returncode == 0, asked
    assert "did you mean Austria?\n    1. Austria\n> " in asked
    assert "what is the number behind Doc.?\n> " in asked
    assert "638.md was written" in out
    assert (tmp_path / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()
