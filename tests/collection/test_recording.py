"""What is recorded of changes, and what the log and the collection say of each other."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import warnings
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS, ROOT
from history import lines_taken_out
from strategies import declarations
from written_declarations.cli import main
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import Reading, Status, load
from written_declarations.collection.logged import log_problems
from written_declarations.collection.recording import change_lines
from written_declarations.model import Declaration, Edition
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import has_errors
from written_declarations.reading import change_facts
from written_declarations.reading.change_log import LEFT_OUT, ChangeKind, ChangeLog, write_log
from written_declarations.reading.change_log_reader import read_log
from written_declarations.reading.outline import of_declaration
from written_declarations.reading.registry import Registry

DAY = datetime.date(2026, 11, 26)


def _readings(held: Iterable[Declaration]) -> list[Reading]:
    paths = ((each, Path(f"{each.number}.md")) for each in held)
    return [Reading(path, Status(0, 0, 0), of_declaration(each, path.name), each, []) for each, path in paths]


def _said(log: ChangeLog, held: Iterable[Declaration], registry: Registry) -> list[str]:
    found = log_problems(log, _readings(held), registry)
    return [f"{each.place.path}:{each.place.line}: {each.rule.id}: {each.message}" for each in found]


@settings(max_examples=30)
@given(data=st.data())
def test_what_is_recorded_can_be_read_and_is_true(registry: Registry, data: st.DataObject) -> None:
    """Whatever a declaration was before and after: titles that quote HTML, texts that come and go, people in any order."""
    before = data.draw(declarations(registry))
    after = replace(data.draw(declarations(registry)), number=before.number)
    if data.draw(st.booleans()):  # else nothing is as before
        shuffled = data.draw(st.permutations(before.signatures))
        after = replace(after, signatures=(*shuffled[: data.draw(st.integers(1, 8))],), lang=before.lang, title_fr=None)
    lines = (*change_lines(None, before, DAY), *change_lines(before, after, DAY))
    assert (len(lines) > 1) == (change_facts.state(before) != change_facts.state(after))
    log, problems = read_log(write_log(lines).encode(), "changes.tsv")
    assert problems == []
    assert log.changes == lines
    assert _said(log, [after], registry) == []
    assert all(len(cell) <= change_facts.LONGEST + 8 for line in lines for cell in line.cells)


def test_every_key_of_a_declaration_is_a_fact_or_known_to_be_none(corpus_638: Corpus) -> None:
    full = replace(corpus_638.declarations[0], edition=2, date_tabled=DAY)
    full = replace(full, earlier=(Edition(1, DAY, full.signatures[:9]),))
    known = {fact.field for fact in change_facts.single_facts(full)} | {"title_fr", "signatures", "body"}
    keys = {"earlier_editions" if each.name == "earlier" else each.name for each in fields(Declaration)}
    assert keys == known | {"number", "checked"}


def test_the_kind_of_a_change(corpus_638: Corpus) -> None:
    now = corpus_638.declarations[0]
    day, source = now.date + datetime.timedelta(100), "https://pace.coe.int/en/files/1/html"
    edition, correction = ChangeKind.EDITION, ChangeKind.CORRECTION
    assert change_facts.kind_of(now, replace(now, date=day, source=source)) is edition
    assert change_facts.kind_of(now, replace(now, edition=2)) is edition
    assert change_facts.kind_of(replace(now, signatures=now.signatures[:9]), replace(now, date=day)) is edition
    assert change_facts.kind_of(now, replace(now, source=source)) is correction
    assert change_facts.kind_of(now, replace(now, date=day)) is correction, "a wrong day"


def test_a_long_value_is_cut_around_what_differs_and_says_so() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    before, after = change_facts.shortened(words, words.replace("word150 ", "other "))
    assert before.startswith(LEFT_OUT)
    assert before.endswith(LEFT_OUT)
    assert "word149 word150 word151" in before
    assert "word149 other word151" in after
    assert change_facts.shortened("short", "<b>short</b>") == ("short", f"{LEFT_OUT}short{LEFT_OUT}")
    assert change_facts.agrees(after, words.replace("word150 ", "other "))
    assert not change_facts.agrees(after, words)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of two with its history."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "declarations"
    folder.mkdir()
    for number in (638, 642):
        shutil.copy(DECLARATIONS / f"{number}.md", folder)
    _git("init", "--quiet")
    assert main(["record", "--day", "2024-11-26"]) == 0
    _commit()
    return folder


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def _commit() -> None:
    _git("add", ".")
    _git("commit", "--quiet", "--message", "A step")


def _edit(folder: Path, old: str, new: str, number: int = 638) -> None:
    path = folder / f"{number}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _last(folder: Path, lines: int) -> list[list[str]]:
    return [line.split("\t")[:7] for line in (folder / "changes.tsv").read_text().splitlines()[-lines:]]


def test_a_change_is_told_and_recorded_from_the_history(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(project, "oppression", "opression")
    _commit()
    _edit(project, "Lord Donald ANDERSON, United Kingdom, SOC", "Lord Donald ANDERSON, United Kingdom")
    capsys.readouterr()
    assert main(["check"]) == 0, "a contributor need not record"
    assert (
        "warning not-recorded: No. 638 has changed since line 2 of declarations/changes.tsv" in capsys.readouterr().out
    )
    assert main(["record", "--day", "2024-11-27"]) == 0
    title, signed = _last(project, 2)
    assert title[:5] == ["2024-11-27", "638", "en", "correction", "title"]
    assert "oppression" in title[5]
    assert "opression" in title[6]
    assert signed[4:] == [
        "signatories",
        "Lord Donald ANDERSON, United Kingdom, SOC",
        "Lord Donald ANDERSON, United Kingdom",
    ]
    assert main(["check"]) == 0
    assert "not-recorded" not in capsys.readouterr().out
    before = (project / "changes.tsv").read_bytes()
    assert main(["record", "--day", "2024-11-28"]) == 0
    assert (project / "changes.tsv").read_bytes() == before
    assert main(["record", "--day", "2024-11-01"]) == 2


def test_what_was_before_is_found_in_a_folder_or_nothing_is_recorded(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project, tmp_path / "before")
    shutil.rmtree(tmp_path / ".git")
    _edit(project, "oppression", "opression")
    assert main(["record", "--day", "2024-11-27"]) == 1
    assert "Nothing was recorded of No. 638" in capsys.readouterr().err
    before = (project / "changes.tsv").read_bytes()
    assert main(["record", "--day", "2024-11-27", "--unknown"]) == 0
    assert _last(project, 1)[0] == ["2024-11-27", "638", "", "correction", "", "", ""]
    assert main(["check"]) == 0
    assert "not-recorded" not in capsys.readouterr().out
    (project / "changes.tsv").write_bytes(before)
    assert main(["record", "--day", "2024-11-27", "--before", str(tmp_path / "before")]) == 0
    assert len(_last(project, 9)) == 4


def test_no_day_is_still_to_come(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of an earlier day could be recorded behind it."""
    _edit(project, "oppression", "opression")
    assert main(["record", "--day", "2099-01-01"]) == 2
    assert "still to come" in capsys.readouterr().err
    path = project / "changes.tsv"
    path.write_text(path.read_text().replace("2024-11-26\t642", "2099-01-01\t642"))
    assert main(["check"]) == 0
    assert "changes.tsv:3:1: warning future-day: 2099-01-01 is still to come" in capsys.readouterr().out
    assert main(["check", "declarations/changes.tsv"]) == 0
    assert "future-day" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\t638\t", "\t639\t", "change-log: No. 639 is neither in the collection nor in withdrawn.yml"),
        ("\topression", "\toppression", "change-log: oppression is not in the title of No. 638"),
    ],
)
def test_a_log_that_contradicts_the_collection(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    _edit(
        project, 'title: "Kazakhstan: political oppression, injustice and torture must be stopped"', "title: opression"
    )
    assert main(["record", "--day", "2024-11-27"]) == 0
    path = project / "changes.tsv"
    path.write_text(path.read_text().replace(old, new))
    capsys.readouterr()
    assert main(["check"]) == 1
    rule, _, message = said.partition(": ")
    assert f"declarations/changes.tsv:4:1: error {rule}: {message}" in capsys.readouterr().out


def test_a_withdrawn_declaration(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "642.md").unlink()
    assert main(["check"]) == 1, "it is neither here nor withdrawn"
    before = (project / "changes.tsv").read_bytes()
    assert main(["record", "--day", "2024-11-27"]) == 0, "its addition was taken back"
    assert main(["check"]) == 0
    (project / "changes.tsv").write_bytes(before)
    shutil.copytree(DECLARATIONS / "registry", project / "registry")
    entry = "- number: 642\n  doc_id: 14423\n  date: 2024-11-26\n  reason: Invented.\n"
    (project / "registry" / "withdrawn.yml").write_text(entry)
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "not-recorded: No. 642 was withdrawn since" in capsys.readouterr().out
    assert main(["record", "--day", "2024-11-27"]) == 0
    assert _last(project, 1)[0] == ["2024-11-27", "642", "", "withdrawal", "", "", ""]
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "not-recorded" not in capsys.readouterr().out


def test_importing_records_what_it_adds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "638.md").unlink()
    (project / "changes.tsv").unlink()
    assert main(["record", "--day", "2024-11-20"]) == 0
    text = str(ROOT / "tests" / "official" / "638.txt")
    status = main(["import", text, "--source", "https://pace.coe.int/en/files/24151/html"])
    assert status == 0, capsys.readouterr().err
    assert _last(project, 1)[0][1:4] == ["638", "", "addition"]
    (project / "changes.tsv").unlink()
    (project / "638.md").unlink()
    assert main(["import", text, "--source", "https://pace.coe.int/en/files/24151/html"]) == 0
    assert not (project / "changes.tsv").exists(), "a collection without a log keeps none"


def test_the_log_of_the_published_collection_is_true() -> None:
    """What is not recorded is told and not failed: whoever adds a declaration need not know of the log."""
    problems = load(DECLARATIONS).problems
    assert not has_errors(problems)
    missing = sum(problem.rule is Rule.NOT_RECORDED for problem in problems)
    if missing:
        warnings.warn(f"{missing} changes are not recorded yet: run declarations record", stacklevel=1)


def test_no_line_of_the_log_was_ever_taken_out() -> None:
    assert lines_taken_out("declarations/changes.tsv") == [], "what was told stays told: bring these lines back"


@pytest.mark.parametrize("before", ["no/such/folder", "README.md"])
def test_a_folder_of_earlier_files_that_is_none_is_told(before: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "--before", before]) == 2
    assert capsys.readouterr().err == f"There is no folder {before}.\n"
