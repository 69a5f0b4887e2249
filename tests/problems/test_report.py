"""What is said of a problem is the same everywhere, and no file is opened to say it."""

from __future__ import annotations

import html
import json
import pickle
from pathlib import Path

import import_issue
import pytest

from building import DECLARATIONS, ROOT
from written_declarations.cli import main
from written_declarations.collection.folder import load
from written_declarations.intake.preview import preview
from written_declarations.problems.report import as_markdown, as_text
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry

OFFICIAL = (ROOT / "tests" / "official" / "638.txt").read_text(encoding="utf-8").replace("October 2017", "October 2010")


def test_check_form_and_preview_print_the_same(
    tmp_path: Path,
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "collection").mkdir()
    monkeypatch.chdir(tmp_path / "collection")
    event = {"issue": {"body": f"### {import_issue.TEXT}\n\n{OFFICIAL}\n\n### {import_issue.ADDRESS}\n\n_No response_"}}
    (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
    assert import_issue.main([str(tmp_path / "event.json"), ".", str(tmp_path / "answer.md")]) == 0
    capsys.readouterr()
    assert main(["check", "638.md"]) == 0
    printed = capsys.readouterr().out.rpartition("0 errors")[0]
    assert "warning group-dates" in printed
    assert "^" in printed
    # Before there is a file the places are those of the pasted text
    shown = str(preview(OFFICIAL, "", registry)["problems"])
    assert shown in html.unescape((tmp_path / "answer.md").read_text(encoding="utf-8"))
    assert _without_places(shown) == _without_places(printed)
    assert "638.md" not in shown
    assert as_text(load(Path()).problems) == printed, "as the build logs it"


def _without_places(printed: str) -> list[str]:
    lines = (line.partition(": ")[2] if ": warning " in line else line for line in printed.splitlines())
    return sorted(line for line in lines if "warning " in line or "help:" in line)


def test_nothing_is_opened_to_show_a_problem(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even a file of the name that the message has."""
    monkeypatch.chdir(tmp_path)
    content = (DECLARATIONS / "638.md").read_bytes().replace(b"Austria, SOC", b"Austira, SOC")
    Path("638.md").write_text("another\n" * 40, encoding="utf-8")
    _, problems = read_bytes(content, "638.md", registry)
    travelled = pickle.loads(pickle.dumps(problems))  # noqa: S301 - as between processes
    assert "  8 |   - Mr Stefan SCHENNACH, Austira, SOC\n" in as_text(travelled)


def test_lines_that_end_in_another_way_are_counted_as_they_are_shown(registry: Registry) -> None:
    content = (DECLARATIONS / "638.md").read_bytes().replace(b"Austria, SOC", b"Austira, SOC")
    texts = [as_text(read_bytes(content.replace(b"\n", end), "638.md", registry)[1]) for end in (b"\n", b"\r\n", b"\r")]
    assert texts[0]
    assert all(text.endswith(texts[0]) for text in texts)


def test_a_comment_in_markdown_holds_the_text_and_means_nothing(registry: Registry) -> None:
    hostile = b"---\nnumber: </pre>\ntitle: `x` @somebody <img src=x> #1 ~~~ $x$ http://x.y\n---\n```\n</pre><b>\n"
    _, problems = read_bytes(hostile, "1.md", registry)
    comment = as_markdown(problems)
    assert comment.startswith("<pre>\n")
    assert comment.endswith("\n</pre>")
    inside = comment[len("<pre>\n") : -len("</pre>")]
    assert html.unescape(inside) == as_text(problems)
    assert not set("`<>@~") & set(inside)
    assert "#" not in inside.replace("&#", "")
    assert "\n\n" not in inside


def test_a_problem_points_into_the_line_as_it_stands_in_the_file(registry: Registry) -> None:
    line = "  - Ms Zoe\u0301 HAN\u200bZ\u030cEK, Austira, SOC"
    content = f'---\nnumber: 1\ndoc_id: 1\ndate: 2017-10-11\ntitle: "A"\nsignatories:\n{line}\n---\n'.encode()
    places = {problem.rule.id: problem.place for problem in read_bytes(content, "1.md", registry)[1]}
    country = places["unknown-country"]
    assert country.text == line
    assert line[country.column - 1 : country.end - 1] == "Austira"
    assert line[places["forbidden-character"].column - 1] == "\u200b"
    # An accent of its own takes no room on a screen
    assert f"\n    | {' ' * 27}^^^^^^^\n" in as_text(read_bytes(content, "1.md", registry)[1])
