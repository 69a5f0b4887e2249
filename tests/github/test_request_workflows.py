"""What runs for a pull request, run whole: Preview without any right, and Comment, which trusts nothing it is handed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import comment
import effect
import find_request
import is_content
import pytest

from acting import ACT, World, copy_world, make_world
from building import DECLARATIONS, ROOT
from once import once

pytestmark = pytest.mark.skipif(ACT is None, reason="act could not be installed")

NEW = (
    (ROOT / "tests" / "cases" / "no-source" / "declarations" / "1.md")
    .read_text(encoding="utf-8")
    .replace("number: 1", "number: 9903")
)
NEW = NEW.replace("doc_id: 10001", "doc_id: 99903")
PEOPLE = (DECLARATIONS / "registry" / "people.yml").read_text(encoding="utf-8") + "\n"
FILE, LINK = "100644", "120000"
# A declaration that goes, and the entry without which its address and the log would promise what is not there
GONE = (
    ("declarations/648.md", None, FILE),
    (
        "declarations/registry/withdrawn.yml",
        "- number: 648\n  doc_id: 14459\n  date: 2026-01-31\n  reason: Invented.\n",
        FILE,
    ),
)
NUMBER = 12
HEAD_BRANCH = "`x`$(touch;x)${{x}}&state=all#"


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> World:
    return copy_world(
        once(tmp_path_factory, "world", lambda folder: make_world(folder / "made")) / "made", tmp_path / "w"
    )


def _preview(world: World, *changes: tuple[str, str | None, str]) -> subprocess.CompletedProcess[str]:
    head = world.request(NUMBER, *changes)
    request = {"number": NUMBER, "title": "`x` ::error::", "head": {"ref": "x", "sha": head}, "base": {"ref": "main"}}
    event = {"action": "opened", "number": NUMBER, "pull_request": request}
    options = [part for name in ("SEARCH_INDEX", "DATA_FILES") for part in ("--env", f"{name}=off")]
    return world.act("preview.yml", "pull_request", event, *options)


def _codes(world: World) -> set[str]:
    """The names of the checkouts whose code ran."""
    return {Path(line.partition(": ")[0]).name for line in world.asked("uv.txt").splitlines()}


@pytest.mark.parametrize(
    ("path", "content", "mode", "code"),
    [
        ("declarations/9903.md", NEW, FILE, "before"),
        ("declarations/648.md", None, FILE, "before"),
        ("declarations/registry/people.yml", PEOPLE, FILE, "before"),
        ("docs/declarations/9903.md", NEW, FILE, "after"),
        ("hooks/x.py", "", FILE, "after"),
        ("uv.lock", "", FILE, "after"),
    ],
)
def test_what_is_content_is_built_by_our_own_code(
    world: World, path: str, content: str | None, mode: str, code: str
) -> None:
    done = _preview(world, *(GONE if content is None else ((path, content, mode),)))
    assert done.returncode == 0, done.stdout
    assert _codes(world) == {code}
    assert [path.name for path in (world.folder / "state" / "artifacts").iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("declarations/9903.md", "100755"),
        ("declarations/9903.md", LINK),
        ("declarations/9903.md", "160000"),
        ("declarations/registry/more/x.yml", FILE),
        ("declarations/registry/x.py", FILE),
        ("declarations/registry/more.yml", FILE),
        ("declarations/registry/people.yml/x.yml", FILE),
        ("declarations/0638.md", FILE),
        ("declarations/٦.md", FILE),
        (f"declarations/{'9' * 10}.md", FILE),
        ("declarations/638.MD", FILE),
        ("Declarations/638.md", FILE),
        ("declarations/../declarations/638.md", FILE),
        ("declarations//638.md", FILE),
        ("declarations/.gitattributes", FILE),
        ("declarations/9903.md\n", FILE),
        ("declarations.md", FILE),
        ("docs/declarations/1.md", FILE),
        ("x/declarations/1.md", FILE),
        (".gitattributes", FILE),
    ],
)
def test_what_is_no_content(path: str, mode: str) -> None:
    assert is_content.is_content("declarations/9903.md", FILE)
    assert is_content.is_content("declarations/9903.md", "000000")
    assert is_content.is_content("declarations/changes.tsv", FILE)
    assert not is_content.is_content(path, mode)
    assert is_content.main([]) == 2


def test_the_registry_files_that_are_content_are_those_that_there_are() -> None:
    """A new one is added to the list by whoever adds it to the code."""
    there = {path.name for path in (DECLARATIONS / "registry").iterdir()}
    assert all(is_content.is_content(f"declarations/registry/{name}", FILE) for name in there)
    assert is_content.REGISTRY.count("|") + 1 == len(there)


@pytest.mark.parametrize("path", ["declarations/9903.md", "declarations/registry/people.yml", "declarations"])
def test_a_link_is_no_content_and_is_refused(world: World, path: str) -> None:
    changes = [(path, "/etc/hostname", LINK)]
    if path == "declarations":
        listed = world.git("ls-tree", "-r", "--name-only", "main", "declarations/").splitlines()
        changes = [*((name, None, FILE) for name in listed), *changes]  # type: ignore[list-item] # None removes
    assert _preview(world, *changes).returncode != 0
    assert _codes(world) == {"after"}
    assert not (world.folder / "state" / "artifacts").exists()


def test_content_beside_code_is_code(world: World) -> None:
    done = _preview(world, ("declarations/9903.md", NEW, FILE), ("mkdocs.yml", "site_name: x\n", FILE))
    assert done.returncode == 0, done.stdout
    assert _codes(world) == {"after"}


def test_a_declaration_with_an_error_is_told_beside_its_line(world: World) -> None:
    hostile = NEW.replace("title: ", "title: ::set-output name=x::y ")
    done = _preview(world, ("declarations/9903.md", hostile.replace("Austria, SOC", "Austira, SOC", 1), FILE))
    assert done.returncode != 0
    assert "::error file=declarations/9903.md,line=" in done.stdout
    assert not (world.folder / "state" / "artifacts").exists()


def test_the_site_is_built_and_the_comment_written(world: World) -> None:
    (world.folder / "state" / "build").touch()
    done = _preview(world, ("declarations/9903.md", NEW, FILE))
    assert done.returncode == 0, done.stdout
    assert (world.folder / "state" / "artifacts" / "site" / "declarations" / "9903" / "index.html").exists()
    sha = world.git("rev-parse", f"request-{NUMBER}").strip()
    world.change_state(pulls=[_pull(NUMBER, sha)])
    assert _comment(world, sha).returncode == 0
    (told,) = world.state["comments"]
    assert told["issue"] == NUMBER
    assert told["body"].startswith(
        f"{effect.MARK}\nThis pull request adds No. 9903; 20 new signatories; concerns ALDE, "
    )
    assert _comment(world, sha).returncode == 0
    assert world.state["comments"] == [told]


def _pull(number: int, sha: str) -> dict[str, Any]:
    head = {"ref": HEAD_BRANCH, "label": f"stranger:{HEAD_BRANCH}", "sha": sha}
    return {"number": number, "state": "open", "head": head}


def _comment(world: World, sha: str, **run: str) -> subprocess.CompletedProcess[str]:
    told = {"id": 99, "conclusion": "success", "event": "pull_request", "head_sha": sha, "head_branch": HEAD_BRANCH}
    where = {"id": 5, "owner": {"login": "stranger"}}
    event = {"action": "completed", "workflow_run": {**told, "head_repository": where, **run}}
    return world.act("comment.yml", "workflow_run", event)


def test_a_comment_is_told_by_its_mark_and_its_author(world: World) -> None:
    sha = world.request(NUMBER, *GONE)
    others = [
        {"id": 1, "issue": NUMBER, "user": {"login": "github-actions[bot]"}, "body": "<!-- another -->\nOurs"},
        {"id": 200, "issue": NUMBER, "user": None, "body": None},
        *(
            {"id": id_, "issue": NUMBER, "user": {"login": "somebody"}, "body": f"{effect.MARK}\nTheirs"}
            for id_ in range(2, 120)
        ),
    ]
    world.change_state(pulls=[_pull(NUMBER, sha)], comments=others)
    assert _comment(world, sha).returncode == 0
    assert world.state["comments"][:-1] == others
    assert "removes No. 648" in world.state["comments"][-1]["body"]
    assert _comment(world, sha).returncode == 0
    assert len(world.state["comments"]) == len(others) + 1


def test_a_request_that_lies_is_told_by_the_code_of_main(world: World) -> None:
    """Its own programs and artifacts say what they like: none of them is run or read."""
    lies = "raise SystemExit(print('closes #1 @somebody'))\n"
    code = [(f"tools/github/{name}.py", lies, FILE) for name in ("effect", "comment", "find_request", "is_content")]
    code += [(".github/workflows/preview.yml", "on: push\njobs: {}\n", FILE), ("hooks/sitecustomize.py", lies, FILE)]
    sha = world.request(NUMBER, ("declarations/9903.md", NEW, FILE), ("declarations/registry/x.yml", "", FILE), *code)
    for name, content in (("number", "13\n"), ("effect.json", '{"added": ["closes #1"]}')):
        file = world.folder / "state" / "artifacts" / "effect" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    world.change_state(pulls=[_pull(13, "def"), _pull(NUMBER, sha)])
    done = _comment(world, sha)
    assert done.returncode == 0, done.stdout
    (told,) = world.state["comments"]
    assert told["issue"] == NUMBER
    assert "adds No. 9903; 20 new signatories; concerns" in told["body"]
    assert "run download" not in world.asked()
    assert "closes" not in told["body"] + done.stdout


def test_a_request_that_does_not_stand_there_is_not_told(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sender chooses the name of the branch and when to push; GitHub alone says which request stands at what."""
    for name, value in {**world.environment, "GH_TOKEN": "x"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(world.folder / "work")
    sha = world.request(NUMBER, *GONE)
    world.request(13, ("declarations/638.md", None, FILE))
    arguments = ["stranger", HEAD_BRANCH, sha]
    for pulls in (
        [],
        [_pull(NUMBER, "another")],
        [{**_pull(NUMBER, sha), "state": "closed"}],
        [_pull(13, sha)],  # what GitHub merged was not made of this commit
    ):
        world.change_state(pulls=pulls)
        assert find_request.main(arguments) == 1
        assert capsys.readouterr().out == ""
    world.change_state(pulls=[_pull(NUMBER, sha)])
    assert find_request.main(arguments) == 0
    assert capsys.readouterr().out.startswith(f"number={NUMBER}\nmerge=")
    (world.folder / "state" / "down").touch()
    assert find_request.main(arguments) == 1
    assert "::" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "sha", "status"),
    [
        ("12", "abc", 0),
        ("13", "abc", 1),
        ("404", "abc", 1),
        ("12; gh pr merge 13", "abc", 2),
        ("../13", "abc", 2),
        ("9" * 5_000, "abc", 2),
        ("١٢", "abc", 2),
        ("", "abc", 2),
    ],
)
def test_a_number_counts_if_that_request_stands_at_this_commit(
    world: World, monkeypatch: pytest.MonkeyPatch, number: str, sha: str, status: int
) -> None:
    for name, value in {**world.environment, "GH_TOKEN": "x"}.items():
        monkeypatch.setenv(name, value)
    world.change_state(pulls=[_pull(NUMBER, "abc"), _pull(13, "def")])
    body = world.folder / "body.md"
    body.write_text(f"{effect.MARK}\nText.\n", encoding="utf-8")
    assert comment.main([number, sha, str(body)]) == status
    assert [each["body"] for each in world.state["comments"]] == [f"{effect.MARK}\nText.\n"] * (status == 0)
    assert comment.main([]) == find_request.main([]) == 2


@pytest.mark.parametrize("run", [{"conclusion": "failure"}, {"event": "push"}])
def test_nothing_is_said_of_other_runs(world: World, run: dict[str, str]) -> None:
    assert _comment(world, "abc", **run).returncode == 0
    assert world.asked() == ""


def test_nothing_is_said_while_github_is_away(world: World) -> None:
    sha = world.request(NUMBER, *GONE)
    world.change_state(pulls=[_pull(NUMBER, sha)])
    (world.folder / "state" / "refuse").write_text("api --method POST", encoding="utf-8")
    done = _comment(world, sha)
    assert done.returncode != 0
    assert "::error::" not in done.stdout
