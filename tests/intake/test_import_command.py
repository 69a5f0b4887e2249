"""The command that makes a file of an official text: what it writes, refuses and asks."""

from __future__ import annotations

import io
import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from building import DECLARATIONS
from importing import OFFICIAL
from written_declarations.cli import main
from written_declarations.words.lengths import PAGE

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
    path.write_bytes(b"a" * (PAGE.most + 1))
    assert main(["import", str(path)]) == 1
    assert "larger than" in capsys.readouterr().err


def test_command_never_writes_over_another_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "638.md").write_text("mine", encoding="utf-8")
    assert main(["import", str(OFFICIAL), "--output", str(tmp_path)]) == 1
    assert "has errors" in capsys.readouterr().err
    assert (tmp_path / "638.md").read_text(encoding="utf-8") == "mine"


def test_command_says_what_it_could_not_tell_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", ""), encoding="utf-8")
    assert main(["import", str(text), "--output", str(tmp_path)]) == 1
    assert "what is the number behind Doc.?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [text]
    assert main(["import", "no/such/file"]) == 2
    with pytest.raises(SystemExit):
        main(["import", str(text), "--source", "javascript:x"])


def _in_a_terminal(arguments: list[str], typed: bytes) -> tuple[int, str, str]:
    """Status, output and messages of the command, when this is typed on its terminal."""
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "written_declarations.cli", "import", *arguments]
    process = subprocess.Popen(command, stdin=end, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.write(terminal, typed)
    try:
        out, asked = process.communicate(timeout=120)
    finally:
        process.kill()  # if it asks more than was answered
        os.close(terminal)
        os.close(end)
    return process.returncode, out, asked


def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    official = OFFICIAL.read_text(encoding="utf-8").replace("SCHENNACH, Austria", "SCHENNACH, Austira")
    text.write_text(official.replace("Doc. 14416 | ", ""), encoding="utf-8")
    arguments = [str(text), "--source", SOURCE, "--output", str(tmp_path)]
    status, out, asked = _in_a_terminal(arguments, b"14416\n1\n")
    assert status == 0, asked
    assert "did you mean Austria?\n    1. Austria\n> " in asked
    assert "what is the number behind Doc.?\n> " in asked
    assert "638.md was written" in out
    assert (tmp_path / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()


def test_in_a_terminal_it_asks_before_something_is_lost_and_takes_no_for_an_answer(tmp_path: Path) -> None:
    published = (DECLARATIONS / "638.md").read_bytes()
    (tmp_path / "638.md").write_bytes(published)
    text = tmp_path / "text.txt"
    fewer = OFFICIAL.read_text(encoding="utf-8").replace(" ; Sir Alan MEALE, United Kingdom, SOC", "")
    text.write_text(fewer, encoding="utf-8")
    status, _, asked = _in_a_terminal([str(text), "--output", str(tmp_path)], b"no\n")
    assert status == 1
    assert asked.count("> ") == 1
    assert "1 signatory would be gone: Sir Alan MEALE, United Kingdom, SOC" in asked
    assert (tmp_path / "638.md").read_bytes() == published
    status, _, asked = _in_a_terminal([str(text), "--output", str(tmp_path)], b"yes\n")
    assert status == 0, asked
    assert "  signatory 19 gone  - Sir Alan MEALE, United Kingdom, SOC\n" in asked
    assert (tmp_path / "638.md").read_bytes() == published.replace(b"  - Sir Alan MEALE, United Kingdom, SOC\n", b"")


def test_a_line_that_the_terminal_cut_is_told(tmp_path: Path) -> None:
    names = " ; ".join(["Mr Stefan SCHENNACH, Austria, SOC"] * 180)
    text = OFFICIAL.read_text(encoding="utf-8").replace("Mr Stefan SCHENNACH, Austria, SOC", names)
    status, out, said = _in_a_terminal(["--output", str(tmp_path)], text.encode() + b"\n\x04")
    assert (status, out) == (2, "")
    assert "Save the text as a file" in said
    assert not list(tmp_path.iterdir())


def test_below_a_terminal_nothing_is_written_over_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    there = published.replace("title: ", 'title_fr: "Un titre"\ntitle: ').replace("Ms Gisela WURM", "Mrs Gisela WURM")
    (tmp_path / "638.md").write_text(there, encoding="utf-8")
    command = ["import", str(OFFICIAL), "--output", str(tmp_path)]
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "  signatory 25 changed  Mrs Gisela WURM, Austria, SOC → Ms Gisela WURM, Austria, SOC\n" in said
    assert "add --replace" in said
    assert main([*command, "--dry-run"]) == 0
    assert "would be written" in capsys.readouterr().out
    assert (tmp_path / "638.md").read_text(encoding="utf-8") == there
    assert main([*command, "--replace"]) == 0
    merged = there.replace("Mrs Gisela WURM", "Ms Gisela WURM")
    assert (tmp_path / "638.md").read_text(encoding="utf-8") == merged
    capsys.readouterr()
    assert main(command) == 0
    assert "638.md is unchanged" in capsys.readouterr().out


def test_answers_are_given_beforehand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text(OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", ""), encoding="utf-8")
    command = ["import", str(text), "--output", str(tmp_path)]
    assert main(command) == 1
    assert "Answer with --answer doc_id=…" in capsys.readouterr().err
    assert main([*command, "--answer", "doc_id=14416", "--answer", "title_fr=Un titre"]) == 0
    assert '\ntitle_fr: "Un titre"\n' in (tmp_path / "638.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["Total = 27", "Written declaration No. 320\t5"])
def test_what_is_said_to_answer_is_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    text = tmp_path / "text.txt"
    text.write_text(OFFICIAL.read_text(encoding="utf-8").replace("We hereby", f"{line}\n\nWe hereby"), encoding="utf-8")
    command = ["import", str(text), "--output", str(tmp_path)]
    assert main(command) == 1
    said = capsys.readouterr().err.partition("Answer with ")[2].replace("=…", "=1")
    assert said
    assert main([*command, *shlex.split(said)]) == 0


def test_a_link_is_not_written_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other"
    (tmp_path / "638.md").symlink_to(other)
    assert main(["import", str(OFFICIAL), "--output", str(tmp_path), "--replace"]) == 1
    assert "is a link" in capsys.readouterr().err
    assert not other.exists()
