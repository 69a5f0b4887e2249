"""The command, as it answers wrong usage. What `check` prints is in the golden cases."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from written_declarations.cli import main
from written_declarations.problems import report as report
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import Lines, Place, Problem
from written_declarations.problems.report import as_github, as_summary, as_text


def test_check_of_the_published_collection_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("0 errors, ")


def test_check_of_no_folder_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no/such/folder"]) == 2
    assert "no/such/folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["sample"], ["sample", "0", "x"], ["sample", "many", "x"], ["sample", "1", "x", "--seed", "y"], ["publish"]],
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    assert exited.value.code == 2
    said = capsys.readouterr().err
    assert "usage: declarations" in said
    assert "invalid" not in said.replace("invalid choice", "")


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


def test_a_file_name_is_no_command_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "1\n::error::x.md").write_text("x", encoding="utf-8")
    (tmp_path / "\x1b[31m2.md").write_text("x", encoding="utf-8")
    Path(os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.md")).write_text("x", encoding="utf-8")
    for form in ("text", "github", "json"):
        run = subprocess.run(
            [sys.executable, "-m", "written_declarations.cli", "check", str(tmp_path), "--format", form],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            check=False,
        )
        assert run.returncode == 1, run.stderr
        assert b"\x1b" not in run.stdout
        assert not [line for line in run.stdout.splitlines() if line.startswith(b"::error::x")]


def test_a_folder_that_is_a_file_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert main(["sample", "3", str(file)]) == 2
    assert str(file) in capsys.readouterr().err


def _problem(line: str, start: int = 1, end: int = 2) -> Problem:
    return Lines.of("1.md", line).at(1, start, end).says(Rule.SPACES, "message", "help")


def test_no_control_character_reaches_a_terminal() -> None:
    problem = _problem("\x1b[31mred\x07\u202e", 3, 5)
    printed = as_text([problem], colour=False)
    assert "\\u{1b}[31mred\\u{7}\\u{202e}" in printed
    assert all(char.isprintable() or char == "\n" for char in printed)


CASE = Path(__file__).parent / "cases" / "everything"


def test_json_holds_all_of_every_problem(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(CASE)
    assert main(["check", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    expected = (CASE / "expected.txt").read_text(encoding="utf-8")
    assert len(problems) == expected.count("    help: ")
    for problem in problems:
        place = f"{problem['path']}:{problem['line']}:{problem['column']}"
        assert f"{place}: {problem['severity']} {problem['rule']}: {problem['message']}\n" in expected
        assert f"help: {problem['help']}\n" in expected
        assert problem["end_column"] > problem["column"]


def test_github_shows_the_worst_first_and_the_summary_shows_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    (tmp_path / "1.md").write_text(
        "---\nnumber: 1\ndoc_id: 1\ndate: 2017-10-11\ntitle: Fictional\nsignatories:\n  - Ms Ada EXAMPLE, Austria, EDG\n"
        "  - 'A,B|`%<b>`::error::\u200bx'\n---\n",
        encoding="utf-8",
    )
    assert main(["check", str(tmp_path / "1.md"), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == sorted(kinds), "::error comes before ::warning"
    assert set(kinds) == {"::error", "::warning"}
    table = summary.read_text(encoding="utf-8").splitlines()
    assert len(table) == len(lines) + 4
    assert all(row.count("|") == 5 for row in table[2:])


def test_what_a_contributor_wrote_gives_github_no_command() -> None:
    place = Place.of_file("a,b:c\n%.md")
    problem = Problem(place, Rule.SPACES, "x\n::set-output name=y::z\r%0A", "`<img>` @somebody #1 |")
    (line,) = as_github([problem]).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%0A%25.md,line=1,col=1,endColumn=2,title=spaces::x%0A::set-output")
    assert "%0D%250A" in line
    summary = as_summary([problem], "checked")
    tokens = MarkdownIt("commonmark").enable("table").parse(summary.partition("\n\n")[2])
    inline = [child for token in tokens for child in token.children or [] if child.type != "code_inline"]
    assert not set("`<>@#:") & {sign for child in inline for sign in child.content}
    assert summary.splitlines()[-1].count("|") == 5


def test_one_file_is_checked_against_the_others(
    tmp_path: Path, sample_200: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sample_200.glob("1?.md"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "12.md").read_text(encoding="utf-8")
    doc_id = text.split("doc_id: ")[1].split("\n")[0]
    changed = tmp_path / "13.md"
    changed.write_text(
        "".join(
            f"doc_id: {doc_id}\n" if line.startswith("doc_id") else line
            for line in changed.read_text(encoding="utf-8").splitlines(keepends=True)
        ),
        encoding="utf-8",
    )
    assert main(["check", str(changed)]) == 1
    alone = capsys.readouterr().out
    assert "doc-id-taken" in alone
    assert "12.md as well" in alone
    main(["check", str(tmp_path)])
    assert {line for line in alone.splitlines() if "13.md:" in line and "error" in line} <= set(
        capsys.readouterr().out.splitlines()
    )


def test_a_change_of_the_registry_checks_the_whole_collection(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "declarations/registry/people.yml"]) == 0
    assert main(["check", "declarations/638.md", "no/such.md"]) == 2
    assert "no/such.md" in capsys.readouterr().err


def test_a_long_line_is_cut_around_the_place() -> None:
    problem = _problem("a" * 5_000 + "BAD" + "b" * 5_000, 5_001, 5_004)
    _, line, caret, _ = as_text([problem], colour=False).splitlines()
    assert len(line) < 120
    start = caret.index("^")
    assert line[start : start + 3] == "BAD"
    assert caret.count("^") == 3


def test_colour_only_where_asked() -> None:
    problem = _problem("")
    assert report._RED in as_text([problem], colour=True)
    assert "\x1b" not in as_text([problem], colour=False)


@pytest.mark.parametrize("arguments", [["check"], ["people"], ["fix", "--diff"]])
def test_output_that_nobody_reads_any_more_ends_the_command_in_silence(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        run = subprocess.run(
            [sys.executable, "-m", "written_declarations.cli", *arguments],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (run.returncode, run.stderr) == (141, b"")


def test_who_interrupts_a_command_gets_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("written_declarations.cli.check_paths", interrupted)
    assert main(["check"]) == 130
    assert "Stopped" in capsys.readouterr().err


def test_the_line_to_run_after_a_sample_has_quotes_around_spaces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sample", "1", str(tmp_path / "a folder")]) == 0
    assert f"DECLARATIONS_DIR='{tmp_path / 'a folder'}' make serve" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "fix", "people", "record", "permalinks", "new 1"])
def test_a_command_in_another_folder_says_where_to_run_it(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command.split()) == 2
    assert "Run the command in the folder of the project" in capsys.readouterr().err


def test_a_doc_id_that_is_taken_puts_no_other_file_out_of_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, doc_id in ((638, 14416), (639, 14421), (801, 14416)):
        content = Path("declarations/638.md").read_text(encoding="utf-8")
        content = content.replace("number: 638", f"number: {number}").replace("doc_id: 14416", f"doc_id: {doc_id}")
        (tmp_path / f"{number}.md").write_text(content, encoding="utf-8")
    main(["check", str(tmp_path)])
    printed = capsys.readouterr().out
    assert printed.count("doc-id-taken") == 2
    assert "out-of-step" not in printed


def test_import_on_a_terminal_says_that_it_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["import"]) == 1
    assert capsys.readouterr().err.startswith("Paste the text here")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["check", "import --dry-run", "sample 0 x"])
def test_a_stream_that_is_closed_leads_nowhere(arguments: str, closed: str) -> None:
    command = f"{sys.executable} -m written_declarations.cli {arguments} {closed}"
    run = subprocess.run(["/bin/sh", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert b"Traceback" not in run.stderr
    assert run.returncode == {"check": 0, "import": 1, "sample": 2}[arguments.split()[0]]
