"""The programs behind the workflows, run on event files as GitHub writes them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import effect
import import_issue
import pytest

from building import DECLARATIONS, ROOT
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.reading.registry import Registry

EVENTS = ROOT / "tests" / "github"
TOOLS = ROOT / "tools" / "github"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection with the project's registry and no declarations."""
    folder = tmp_path / "declarations"
    shutil.copytree(DECLARATIONS / "registry", folder / "registry")
    return folder


def _import(event: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    answer = folder.parent / "answer.md"
    assert import_issue.main([str(EVENTS / event), str(folder), str(answer)]) == 0
    return capsys.readouterr().out, answer.read_text(encoding="utf-8")


def test_a_pasted_text_becomes_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed, answer = _import("issue-638.json", folder, capsys)
    assert printed == "number=638\n"
    assert (folder / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()
    assert answer.startswith("Adds written declaration No. 638 (Doc. 14416, 2017-10-11)")
    assert "with 26 signatories" in answer
    _, again = _import("issue-638.json", folder, capsys)
    assert again.startswith("Replaces written declaration No. 638")


def test_what_cannot_be_read_is_answered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed, answer = _import("issue-misspelt.json", folder, capsys)
    assert printed == ""
    assert "did you mean Austria?" in answer
    assert "edit the issue" in answer
    assert list(folder.glob("*.md")) == []


@pytest.mark.parametrize("event", ["issue-hostile.json", "issue-empty.json"])
def test_what_somebody_wrote_means_nothing_in_the_answer(
    event: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, answer = _import(event, folder, capsys)
    assert printed == ""
    for sign in ("@everyone", "<img", "[x](", "${{", "`"):
        assert sign not in answer
    assert list(folder.glob("*.md")) == []


def test_a_text_may_hold_the_headings_of_the_form() -> None:
    body = "### The official text\n\n```text\nA\n### The address of the official page\nB\n```\n\n### The address of the official page\n\nhttps://example.org"
    assert import_issue.fields(body) == ("A\n### The address of the official page\nB", "https://example.org")
    assert import_issue.fields("nothing")[0] == ""


def test_labels_of_the_form_are_those_that_are_looked_for() -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "add-declaration.yml").read_text(encoding="utf-8")
    for label in (import_issue.TEXT, import_issue.ADDRESS):
        assert f"      label: {label}\n" in form


@pytest.fixture
def corpora(sample_200: Path, tmp_path: Path) -> tuple[Corpus, Corpus]:
    """Ten declarations, and the same with one more, one changed and one less."""
    before, after = tmp_path / "before", tmp_path / "after"
    for place in (before, after):
        place.mkdir()
        for path in sample_200.glob("1?.md"):
            shutil.copy(path, place)
    shutil.copy(sample_200 / "20.md", after)
    (after / "10.md").unlink()
    text = (after / "11.md").read_text(encoding="utf-8")
    (after / "11.md").write_text(text.replace('title: "Fictional: ', 'title: "Fictional: another '), encoding="utf-8")
    loaded = load(before).corpus, load(after).corpus
    assert loaded[0] is not None
    assert loaded[1] is not None
    return loaded[0], loaded[1]


def test_the_effect_of_a_pull_request(corpora: tuple[Corpus, Corpus], registry: Registry) -> None:
    data = effect.effect(*corpora)
    assert (data["added"], data["changed"], data["removed"]) == ([20], [11], [10])
    people = {person.slug for person in corpora[0].people}
    assert data["new_signatories"] == len([person for person in corpora[1].people if person.slug not in people]) > 0
    told = effect.comment(json.loads(json.dumps(data)), registry)
    assert told.startswith(f"{effect.MARK}\nThis pull request adds No. 20; changes No. 11; removes No. 10; ")
    assert "new signator" in told
    assert "SOC" in told


def test_no_change_is_told_as_such(corpora: tuple[Corpus, Corpus], registry: Registry) -> None:
    assert "changes no declaration" in effect.comment(effect.effect(corpora[0], corpora[0]), registry)


@pytest.mark.parametrize(
    "change",
    [
        {"added": ["<b>"]},
        {"added": "638"},
        {"added": [True]},
        {"changed": [-1]},
        {"new_signatories": "many"},
        {"new_signatories": None},
        {"countries": "x"},
        {"groups": None},
    ],
)
def test_data_that_is_not_an_effect_is_refused(registry: Registry, change: dict[str, object]) -> None:
    good: dict[str, object] = {"added": [1], "new_signatories": 0, "countries": [], "groups": []}
    assert "adds No. 1" in effect.comment(good, registry)
    with pytest.raises(ValueError, match="is not"):
        effect.comment(good | change, registry)


def test_only_what_the_registry_knows_is_told(registry: Registry) -> None:
    data = {"new_signatories": 0, "countries": ["austria", "<script>", 7], "groups": ["soc", "@everyone"]}
    assert "concerns SOC, Austria." in effect.comment(data, registry)


def test_commands_of_the_programs(
    tmp_path: Path, folder: Path, sample_200: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert effect.main([]) == 2
    assert import_issue.main([]) == 2
    assert effect.main([str(folder), str(sample_200)]) == 0
    file = tmp_path / "effect.json"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert effect.main(["--tell", str(file), str(folder / "registry")]) == 0
    assert "adds No. 1, No. 2," in capsys.readouterr().out
    (folder / "1.md").write_text("broken", encoding="utf-8")
    assert effect.main([str(folder), str(sample_200)]) == 1


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("declarations/639.md", "true"),
        ("declarations/registry/people.yml", "true"),
        ("hooks/x.py", "false"),
        ("mkdocs.yml", "false"),
    ],
)
def test_content_and_code_are_told_apart(tmp_path: Path, path: str, content: str) -> None:
    for name in ("before", "after"):
        for file in ("declarations/638.md", "declarations/registry/people.yml", "hooks/y.py", "mkdocs.yml"):
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text("same", encoding="utf-8")
    (tmp_path / "after" / path).write_text("other", encoding="utf-8")
    told = subprocess.run(
        [TOOLS / "is-content", "before", "after"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stdout == f"content={content}\n"


@pytest.fixture
def gh(tmp_path: Path) -> dict[str, str]:
    """An environment in which `gh` notes what it is asked, and answers from files."""
    place = tmp_path / "bin"
    place.mkdir()
    (place / "gh").write_text(
        '#!/bin/sh\necho "$*" >> "$GH_LOG"\ncase "$*" in\n'
        '"api repos/example/example/pulls/"*) echo "$HEAD_SHA" ;;\n*--paginate*) echo "$COMMENT_ID" ;;\n'
        '"pr list"*) echo "$OPEN_PR" ;;\nesac\n',
        encoding="utf-8",
    )
    (place / "gh").chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{place}:{os.environ['PATH']}",
        "GH_LOG": str(tmp_path / "log.txt"),
        "GH_REPO": "example/example",
        "GITHUB_REPOSITORY": "example/example",
        "HEAD_SHA": "abc",
        "COMMENT_ID": "",
        "OPEN_PR": "",
    }


@pytest.mark.parametrize(
    ("number", "sha", "comment_id", "status", "asked"),
    [
        ("12\n", "abc", "", 0, "--method POST repos/example/example/issues/12/comments"),
        ("12\n", "abc", "99", 0, "--method PATCH repos/example/example/issues/comments/99"),
        ("12\n", "def", "", 1, None),
        ("12; id\n", "abc", "", 2, None),
        ("", "abc", "", 2, None),
    ],
)
def test_one_comment_on_the_pull_request_that_it_is_about(
    tmp_path: Path, gh: dict[str, str], number: str, sha: str, comment_id: str, status: int, asked: str | None
) -> None:
    (tmp_path / "number").write_text(number, encoding="utf-8")
    (tmp_path / "body.md").write_text(f"{effect.MARK}\nText.\n", encoding="utf-8")
    command = [str(TOOLS / "comment"), "number", sha, "body.md"]
    result = subprocess.run(
        command, cwd=tmp_path, env={**gh, "COMMENT_ID": comment_id}, check=False, capture_output=True
    )
    assert result.returncode == status, result.stderr
    log = (tmp_path / "log.txt").read_text(encoding="utf-8") if (tmp_path / "log.txt").exists() else ""
    assert (asked in log) if asked else "--method" not in log


@pytest.mark.parametrize(("open_request", "asked"), [("", "pr create --head add-638"), ("5", "pr edit add-638")])
def test_a_pull_request_is_opened_or_brought_up_to_date(
    tmp_path: Path, gh: dict[str, str], open_request: str, asked: str
) -> None:
    origin, work = tmp_path / "origin.git", tmp_path / "work"
    subprocess.run(["git", "init", "--quiet", "--bare", origin], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", work], check=True)
    (work / "declarations").mkdir()
    (work / "declarations" / "638.md").write_bytes((DECLARATIONS / "638.md").read_bytes())
    (work / "stranger.txt").write_text("not to be added", encoding="utf-8")
    (tmp_path / "body.md").write_text("Adds it.\n", encoding="utf-8")
    environment = {
        **gh,
        "OPEN_PR": open_request,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{origin}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/example/example.git",
    }
    result = subprocess.run(
        [TOOLS / "propose", "638", "7", "../body.md"],
        cwd=work,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    files = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "add-638"], cwd=origin, check=True, capture_output=True, text=True
    )
    assert files.stdout == "declarations/638.md\n"
    assert asked in (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert (tmp_path / "body.md").read_text(encoding="utf-8").endswith("\nCloses #7.\n")


def test_a_number_that_is_none_is_proposed_to_nobody(tmp_path: Path, gh: dict[str, str]) -> None:
    command = [str(TOOLS / "propose"), "1;id", "7", "body.md"]
    assert subprocess.run(command, cwd=tmp_path, env=gh, check=False, capture_output=True).returncode == 2


def test_no_workflow_puts_foreign_words_into_a_command() -> None:
    """Inside run: there are no ${{ }} at all; what a step needs comes through its environment."""
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        lines = workflow.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            if "run:" not in line:
                continue
            indent = line.index("run:")
            block = [line]
            for following in lines[index + 1 :]:
                if following.strip() and len(following) - len(following.lstrip()) <= indent:
                    break
                block.append(following)
            assert "${{" not in "\n".join(block), f"{workflow.name}:{index + 1}"
