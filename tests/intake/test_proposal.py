"""One proposal for a text, whoever shows it: the command, the form, the preview in the browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import read_issue

from building import DECLARATIONS, ROOT
from written_declarations.cli import main
from written_declarations.collection.folder import outlines_of
from written_declarations.intake.adding import add, messages, propose_asking
from written_declarations.intake.preview import preview
from written_declarations.intake.proposal import Proposal, propose
from written_declarations.intake.question import Question
from written_declarations.problems.report import as_text, markdown
from written_declarations.reading.outline import Outline
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import KnownException

OFFICIAL = (ROOT / "tests" / "official" / "638.txt").read_text(encoding="utf-8")
SOURCE = "https://pace.coe.int/en/files/24151/html"
PUBLISHED = (DECLARATIONS / "638.md").read_text(encoding="utf-8")

FAULTY = {
    "questions": OFFICIAL.replace("SCHENNACH, Austria", "SCHENNACH, <b>Austira").replace("Doc. 14416 | ", ""),
    "which title": OFFICIAL.replace("Kazakhstan: political", "One line\n\nAnother `line`\n\nKazakhstan: political", 1),
    "errors": OFFICIAL.replace("Kazakhstan: political", "=Kazakhstan: <b>`political`", 1),
    "warnings": OFFICIAL.replace("11 October 2017", "11 October 2010"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection with the project's registry and no declarations."""
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "declarations" / "registry")
    return tmp_path / "declarations"


def _propose(text: str, registry: Registry, existing: list[Outline] | None = None) -> Proposal:
    return propose(text.encode(), SOURCE, registry, existing)


@pytest.mark.parametrize("fault", FAULTY)
def test_command_form_and_preview_say_the_same(
    fault: str, folder: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FAULTY[fault]
    proposal = _propose(text, registry, [])
    asked = [line.strip() for question in proposal.questions for line in question.asked.splitlines()]
    problems = as_text(proposal.problems, colour=False)
    assert bool(asked) != bool(problems)

    file = folder.parent / "text.txt"
    file.write_text(text, encoding="utf-8")
    assert main(["import", str(file), "--source", SOURCE, "--output", str(folder)]) == (fault != "warnings")
    said = capsys.readouterr().err
    (folder / "638.md").unlink(missing_ok=True)
    body = f"### {read_issue.TEXT}\n\n```text\n{text}\n```\n\n### {read_issue.ADDRESS}\n\n{SOURCE}"
    reading = read_issue.read(body, registry, folder)
    assert (reading.number is None) == (fault != "warnings")
    answer = "\n".join(reading.said)
    shown = preview(text, SOURCE, registry)

    for line in asked:
        assert line in said
        assert f"- {markdown(line)}\n" in answer
    assert problems in said
    assert all(as_text([problem]) in answer for problem in proposal.problems)
    assert shown["questions"] == [question.asked for question in proposal.questions]
    assert shown.get("problems", "") == problems
    for note in proposal.notes:
        assert f"note: {note}\n" in said
        assert f"- {markdown(note)}" in answer.split("\n")
    assert shown["notes"] == list(proposal.notes)


def test_problems_show_the_pasted_line_because_there_is_no_file(registry: Registry) -> None:
    said = messages(_propose(FAULTY["errors"], registry), colour=False)
    lines = said.splitlines()
    index = next(index for index, line in enumerate(lines) if line.startswith("the pasted text:3:1: error formula"))
    assert lines[index + 1].startswith("  3 | =Kazakhstan")
    assert "^" in lines[index + 2]
    assert "638.md" not in said


def test_what_is_published_is_proposed_as_it_is(registry: Registry) -> None:
    proposal = _propose(OFFICIAL, registry, list(outlines_of(DECLARATIONS, registry)))
    assert (proposal.number, proposal.file, proposal.replaces) == (638, PUBLISHED, True)
    assert (proposal.problems, proposal.questions) == ((), ())
    assert proposal.can_be_added
    assert not _propose(OFFICIAL, registry, []).replaces


def test_the_collection_is_asked_once_everything_is_answered(registry: Registry) -> None:
    looked = []

    def existing() -> Iterator[Outline]:
        looked.append(True)
        yield Outline("5.md", 5, 14416, {})

    answers = {"doc_id": "14416", "country <b>Austira": "Austria"}
    outlines = existing()
    assert propose(FAULTY["questions"].encode(), SOURCE, registry, outlines).questions
    assert looked == []
    proposal = propose(FAULTY["questions"].encode(), SOURCE, registry, outlines, answers)
    assert [problem.rule.id for problem in proposal.problems] == ["doc-id-taken"]
    assert proposal.problems[0].message == "doc_id 14416 stands in 5.md as well"
    assert not proposal.can_be_added


def test_what_is_mentioned_is_looked_up_only_in_a_collection_that_is_known(registry: Registry) -> None:
    text = OFFICIAL.replace("No. 638", "No. 639").replace(
        "This written declaration commits",
        "See written declaration No. 12 of 1999.\n\nThis written declaration commits",
    )
    rules = [problem.rule.id for problem in _propose(text, registry, []).problems]
    assert rules == ["unknown-mention"]
    assert _propose(text, registry).problems == ()
    others = [Outline("12.md", 12, 8000, {}), Outline("630.md", 630, 14390, {})]
    assert _propose(text, registry, others).problems == ()


def test_a_source_that_is_no_address_is_asked_about_with_the_rest(registry: Registry) -> None:
    proposal = propose(FAULTY["questions"].encode(), "javascript:x", registry)
    assert [question.key for question in proposal.questions][-1] == "source"
    assert len(proposal.questions) == 3
    assert proposal.declaration is None


def test_nobody_who_answers_nothing_is_asked_twice(registry: Registry) -> None:
    asked: list[str] = []

    def ask(question: Question) -> str:
        asked.append(question.key)
        return "14416" if len(asked) == 1 else ""

    proposal = propose_asking(FAULTY["questions"].encode(), SOURCE, registry, [], ask)
    country = "country <b>Austira"
    assert asked == ["doc_id", country, country]
    assert [question.key for question in proposal.questions] == [country]


def test_only_a_file_without_errors_is_added(tmp_path: Path, registry: Registry) -> None:
    for fault in ("questions", "errors"):
        with pytest.raises(ValueError, match="not added"):
            add(_propose(FAULTY[fault], registry), tmp_path)
    proposal = _propose(OFFICIAL, registry)
    assert add(proposal, tmp_path / "new").read_text(encoding="utf-8") == PUBLISHED
    add(proposal, tmp_path / "new")
    (tmp_path / "new" / "638.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="differs"):
        add(proposal, tmp_path / "new")
    assert add(proposal, tmp_path / "new", replace=True).read_text(encoding="utf-8") == PUBLISHED


def test_subjects_are_proposed_with_the_words_they_came_from(registry: Registry) -> None:
    proposal = _propose(OFFICIAL, registry)
    assert proposal.declaration is not None
    assert proposal.declaration.subjects[0].name == "Kazakhstan"
    assert "\nsubjects: Kazakhstan, " in proposal.file
    assert any("Kazakhstan from Kazakhstan in the title" in note for note in proposal.notes)
    excepted = replace(registry, exceptions=(KnownException("subject-missing", 638, "a test"),))
    assert "subjects" not in _propose(OFFICIAL, excepted).file
