"""What is said of a problem is the same everywhere, and no file is opened to say it."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
import read_issue
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from building import DECLARATIONS, ROOT
from written_declarations.cli import main
from written_declarations.collection.folder import load
from written_declarations.intake.preview import preview
from written_declarations.problems.report import as_markdown, as_text, markdown
from written_declarations.problems.wording import shown
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
    body = f"### {read_issue.TEXT}\n\n{OFFICIAL}\n\n### {read_issue.ADDRESS}\n\n_No response_"
    reading = read_issue.read(body, registry, Path())
    Path("638.md").write_text(reading.file, encoding="utf-8")
    assert main(["check", "638.md"]) == 0
    printed = capsys.readouterr().out.rpartition("0 errors")[0]
    assert "warning group-dates" in printed
    assert "^" in printed
    answered = "".join(token.content for token in _tokens("\n\n".join(reading.said)) if token.type == "fence")
    assert answered == preview(OFFICIAL, "", registry)["problems"]
    assert "the pasted text:7:973: warning group-dates" in answered, "at the line that was pasted"
    assert _without_places(answered) == _without_places(printed)
    assert as_text(load(Path()).problems) == printed, "as the build logs it"


def _without_places(report: str) -> list[str]:
    """What is said, in the order of its words: a text and its file have other lines."""
    said = re.findall(r"(?:error|warning) .*|    help: .*", report)
    assert said
    return sorted(said)


def test_nothing_is_opened_to_show_a_problem(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even a file of the name that the message has."""
    monkeypatch.chdir(tmp_path)
    content = (DECLARATIONS / "638.md").read_bytes().replace(b"Austria, SOC", b"Austira, SOC")
    Path("638.md").write_text("another\n" * 40, encoding="utf-8")
    _, problems = read_bytes(content, "638.md", registry)
    travelled = pickle.loads(pickle.dumps(problems))  # noqa: S301 - as between processes
    assert "  9 |   - Mr Stefan SCHENNACH, Austira, SOC\n" in as_text(travelled)


def test_lines_that_end_in_another_way_are_counted_as_they_are_shown(registry: Registry) -> None:
    content = (DECLARATIONS / "638.md").read_bytes().replace(b"Austria, SOC", b"Austira, SOC")
    texts = [as_text(read_bytes(content.replace(b"\n", end), "638.md", registry)[1]) for end in (b"\n", b"\r\n", b"\r")]
    assert texts[0]
    assert all(text.endswith(texts[0]) for text in texts)


def _tokens(comment: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(comment)


def test_a_comment_in_markdown_holds_the_text_and_means_nothing(registry: Registry) -> None:
    hostile = b"---\nnumber: </pre>\ntitle: `x` @somebody <img src=x> #1 ~~~ $x$ http://x.y\n---\n```\n</pre><b>\n"
    _, problems = read_bytes(hostile, "1.md", registry)
    (only,) = _tokens(as_markdown(problems))
    assert (only.type, only.content) == ("fence", as_text(problems))


@given(st.text(alphabet="`|ab \\<@#1-\n\x1b\u200b", max_size=40))
@example("a @b | #1 ``| ``` closes #1")
@example("GH-1 www.x.y <!-- --> [x](y) ![x](y) :+1: ::set-output name=x::y")
def test_a_text_in_a_comment_is_code_as_it_stands(text: str) -> None:
    for comment in (markdown(text), f"- {markdown(text)}", f"| a |\n| --- |\n| {markdown(text)} |"):
        inline = [token for token in _tokens(comment) if token.type == "inline" and token.content != "a"]
        parts = [child for token in inline for child in token.children or []]
        assert {sign for part in parts if part.type != "code_inline" for sign in part.content} <= {"|"}
        assert "".join(part.content for part in parts).strip() == shown(text, 500).strip()


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
