"""The command, as it answers wrong usage. What `check` prints is in the golden cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from written_declarations import report as report_module
from written_declarations.cli import main
from written_declarations.problems import Problem, Rule
from written_declarations.report import report


def test_check_of_the_published_collection_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("0 errors, ")


def test_check_of_no_folder_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no/such/folder"]) == 2
    assert "no/such/folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["sample"], ["sample", "0", "x"], ["sample", "many", "x"], ["publish"]])
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    assert exited.value.code == 2
    assert "usage: declarations" in capsys.readouterr().err


def test_a_link_out_of_the_collection_is_not_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of the machine", encoding="utf-8")
    folder = tmp_path / "declarations"
    folder.mkdir()
    (folder / "1.md").symlink_to(secret)
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "stray-file" in printed
    assert "secret of" not in printed


def test_no_control_character_reaches_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "1.md"
    path.write_text("\x1b[31mred\x07\u202e\n", encoding="utf-8")
    problem = Problem(str(path), 1, 3, 5, Rule.FORBIDDEN_CHARACTER, "message", "mend")
    printed = report([problem], colour=False)
    assert "\\u{1b}[31mred\\u{7}\\u{202e}" in printed
    assert all(char.isprintable() or char == "\n" for char in printed)


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    path = tmp_path / "1.md"
    path.write_text("a" * 5_000 + "BAD" + "b" * 5_000, encoding="utf-8")
    problem = Problem(str(path), 1, 5_001, 5_004, Rule.SPACES, "message", "mend")
    _, line, caret, _ = report([problem], colour=False).splitlines()
    assert len(line) < 120
    start = caret.index("^")
    assert line[start : start + 3] == "BAD"
    assert caret.count("^") == 3


def test_colour_only_where_asked(tmp_path: Path) -> None:
    problem = Problem(str(tmp_path / "x.md"), 1, 1, 2, Rule.SPACES, "message", "mend")
    assert report_module._RED in report([problem], colour=True)
    assert "\x1b" not in report([problem], colour=False)
