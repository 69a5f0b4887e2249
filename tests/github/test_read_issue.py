"""What a pasted text becomes: the file and what a pull request says, or what the sender is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import answers
import pytest
import read_issue
from markdown_it import MarkdownIt

from building import DECLARATIONS, ROOT
from written_declarations.problems.report import markdown
from written_declarations.reading.registry import Registry

EVENTS = ROOT / "tests" / "github"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection with the project's registry and no declarations."""
    folder = tmp_path / "declarations"
    shutil.copytree(DECLARATIONS / "registry", folder / "registry")
    return folder


def _read(event: str, folder: Path) -> read_issue.Reading:
    """The reading by the command, in a process of its own."""
    file = folder.parent / "reading.json"
    assert read_issue.main([str(EVENTS / event), str(folder), str(file)]) == 0
    return read_issue.Reading(**json.loads(file.read_text(encoding="utf-8")))


def _body(event: str) -> str:
    body: str = json.loads((EVENTS / event).read_text(encoding="utf-8"))["issue"]["body"]
    return body


def test_a_pasted_text_becomes_the_file(folder: Path, registry: Registry) -> None:
    reading = _read("issue-638.json", folder)
    assert (reading.number, reading.file) == (638, (DECLARATIONS / "638.md").read_text(encoding="utf-8"))
    assert list(folder.glob("*.md")) == []
    assert reading.said[0].startswith("Adds written declaration No. 638 (Doc. 14416, 2017-10-11)")
    assert "with 26 signatories" in reading.said[0]
    shutil.copy(DECLARATIONS / "638.md", folder)
    again = read_issue.read(_body("issue-638.json"), registry, folder)
    assert again.said[0].startswith("Replaces written declaration No. 638")


def test_what_cannot_be_read_is_answered(folder: Path) -> None:
    reading = _read("issue-misspelt.json", folder)
    assert (reading.number, reading.file) == (None, "")
    answer = answers.joined(reading.said)
    assert "did you mean Austria?" in answer
    assert "edit the issue" in answer


@pytest.mark.parametrize(
    ("slip", "told"),
    [(("Doc. 14416", "Doc. 14417"), "error doc-id-taken"), (("No. 638", "No. 999"), "error out-of-step")],
)
def test_a_text_with_an_error_that_is_known_is_refused(
    folder: Path, registry: Registry, slip: tuple[str, str], told: str
) -> None:
    other = (DECLARATIONS / "642.md").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "700.md").write_text("".join(["---\n", "number: 700\n", "doc_id: 14417\n", *other[3:]]), encoding="utf-8")
    reading = read_issue.read(_body("issue-638.json").replace(*slip), registry, folder)
    assert reading.number is None
    assert told in answers.joined(reading.said)


@pytest.mark.parametrize("event", ["issue-hostile.json", "issue-empty.json"])
def test_what_somebody_wrote_means_nothing_in_the_answer(event: str, folder: Path) -> None:
    reading = _read(event, folder)
    assert reading.number is None
    tokens = MarkdownIt("commonmark").parse(answers.joined(reading.said))
    texts = [child.content for token in tokens for child in token.children or [] if child.type != "code_inline"]
    for sign in ("@", "#", "<", "[", "::", "`", "$"):
        assert not [text for text in texts if sign in text]


def test_a_text_may_hold_the_headings_of_the_form() -> None:
    address, answers_ = f"### {read_issue.ADDRESS}", f"### {read_issue.ANSWERS}"
    text = f"A\n{address}\nB"
    body = f"### {read_issue.TEXT}\n\n```text\n{text}\n```\n\n{address}\n\nhttps://example.org"
    assert read_issue.Fields.of(body) == read_issue.Fields(text, "https://example.org", {})
    assert read_issue.Fields.of(f"{body}\n\n{answers_}\n\n_No response_") == read_issue.Fields.of(body)
    filled = f"{body}\r\n\r\n{answers_}\r\n\r\n```text\r\ntitle = A = B\r\nnumber=\r\n```"
    assert read_issue.Fields.of(filled) == read_issue.Fields(text, "https://example.org", {"title": "A = B"})
    assert read_issue.Fields.of("nothing") == read_issue.Fields("", "", {})


def test_a_question_is_answered_by_the_line_that_it_gives(folder: Path, registry: Registry) -> None:
    body = _body("issue-638.json").replace("Doc. 14416 | ", "")
    asked = answers.joined(read_issue.read(body, registry, folder).said)
    (block,) = [token.content for token in MarkdownIt("commonmark").parse(asked) if token.type == "fence"]
    assert block == "doc_id = \n"
    answered = f"{body}\n\n### {read_issue.ANSWERS}\n\n```text\n{block.strip()} 14416\n```"
    assert read_issue.read(answered, registry, folder).file == (DECLARATIONS / "638.md").read_text(encoding="utf-8")


def test_what_changes_stands_in_the_request(folder: Path, registry: Registry) -> None:
    published = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    (folder / "638.md").write_text(published.replace("Ms Gisela", "Mrs Gisela"), "utf-8")
    reading = read_issue.read(_body("issue-638.json"), registry, folder)
    (table,) = [block for block in answers.joined(reading.said).split("\n\n") if block.startswith("|")]
    assert "Mrs Gisela WURM" in table
    assert "Ms Gisela WURM" in table
    assert len(table.splitlines()) > 2
    long = answers.joined(("A:", *(f"| {'x' * 500} |" for _ in range(300)), "B"))
    assert len(long.encode()) < 65_536
    assert long.endswith(" more parts are left out.\n")


def test_labels_of_the_form_are_those_that_are_looked_for() -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "add-declaration.yml").read_text(encoding="utf-8")
    for label in (read_issue.TEXT, read_issue.ADDRESS, read_issue.ANSWERS):
        assert f"      label: {label}\n" in form


def test_a_text_that_takes_too_long_is_answered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_issue, "LIMIT", 0.01)
    assert _read("issue-638.json", folder).said == [answers.NO_TIME]


def test_a_crash_is_told_without_the_words_of_the_text(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "registry" / "groups.yml").write_text("::error::\n##[error]\x1b[31m", encoding="utf-8")
    command = [str(EVENTS / "issue-638.json"), str(folder), str(tmp_path / "reading.json")]
    assert read_issue.main(command) == 1
    assert not (tmp_path / "reading.json").exists()
    said = capsys.readouterr().err
    assert "error registry" in said
    assert all(line.startswith("| ") for line in said.splitlines())
    assert "##[" not in said
    assert "\x1b" not in said
    assert read_issue.main([]) == 2


def test_an_answer_is_never_longer_than_github_takes() -> None:
    blocks = [f"- {markdown('@#`…' * 100)}" for _ in range(300)]
    for last in ("", "Closes #7."):
        answer = answers.joined(blocks, last)
        assert len(answer.encode()) < 65_536
        assert answer.splitlines()[-3 if last else -1].endswith(" more parts are left out.")
        assert answer.endswith(f"{last}\n")
    assert answers.joined(blocks[:2], "Closes #7.") == f"{blocks[0]}\n\n{blocks[1]}\n\nCloses #7.\n"


def test_a_difference_is_one_block_whatever_is_in_it() -> None:
    (only,) = MarkdownIt("commonmark").parse(answers.difference("a\n```\n", "b\n````\n@somebody\x1b[31m\n"))
    assert only.type == "fence"
    assert "+@somebody\\u{1b}[31m" in only.content
