"""The form's workflow, run whole: what somebody pasted becomes a pull request or an answer, and nobody's work is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from acting import ACT, INVENTED, World, copy_world, form, make_world
from building import DECLARATIONS, ROOT
from once import once

pytestmark = pytest.mark.skipif(ACT is None, reason="act could not be installed")

NEW = form(INVENTED)
PATH, BRANCH = "declarations/9903.md", "add-9903-from-issue-7"


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> World:
    return copy_world(
        once(tmp_path_factory, "world", lambda folder: make_world(folder / "made")) / "made", tmp_path / "w"
    )


def _send(world: World, body: str, *, issue: int = 7, label: str = "add a declaration", fails: bool = False) -> str:
    """Send the form or edit it, and return the last answer to it."""
    event = {
        "action": "edited",
        "issue": {"number": issue, "title": "Add @name #1", "body": body, "labels": [{"name": label}]},
        "repository": {"full_name": "example/example", "default_branch": "main"},
    }
    done = world.act("import.yml", "issues", event)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    assert not re.search(r"^\[[^]]*\]   \| *::|##\[|set-output", done.stdout, re.M), (
        "what somebody wrote commands nothing"
    )
    return _comments(world, issue)[-1] if _comments(world, issue) else ""


def _comments(world: World, number: int) -> list[str]:
    return [comment["body"] for comment in world.state["comments"] if comment["issue"] == number]


def _pulls(world: World) -> list[tuple[int, str, str]]:
    return [(pull["number"], pull["state"], pull["head"]["ref"]) for pull in world.state["pulls"]]


def _file(world: World, branch: str = BRANCH) -> str:
    return world.git("cat-file", "blob", f"{branch}:{PATH}")


def _branches(world: World) -> list[str]:
    return world.git("for-each-ref", "--format=%(refname:short)").split()


def _outside_code(markdown: str) -> Iterator[str]:
    """What GitHub would look for mentions in."""
    for token in MarkdownIt("commonmark").parse(markdown):
        yield from (child.content for child in token.children or [] if child.type != "code_inline")


def test_a_text_is_proposed_then_edited_by_its_sender(world: World) -> None:
    answer = _send(world, NEW)
    assert "pull request #11 was opened" in answer
    assert _pulls(world) == [(11, "open", BRANCH)]
    (pull,) = world.state["pulls"]
    assert (pull["title"], pull["base"]) == ("Add written declaration No. 9903", "main")
    assert pull["body"].endswith("\n\nCloses #7.\n")
    first = world.git("rev-parse", BRANCH)
    assert world.git("diff", "--name-only", f"main...{BRANCH}") == f"{PATH}\n"

    assert "#11 has exactly this text already" in _send(world, NEW)
    assert world.git("rev-parse", BRANCH) == first

    answer = _send(world, NEW.replace("Ms Ada EXAMPLE", "Ms Given EXAMPLE"))
    assert "#11 has your new text now" in answer
    assert world.git("rev-parse", f"{BRANCH}^") == first
    assert "Ms Given EXAMPLE, Austria, SOC" in _file(world)
    assert _pulls(world) == [(11, "open", BRANCH)]
    assert len(_comments(world, 7)) == 1

    answer = _send(world, NEW.replace("Ada EXAMPLE, Austria", "Ada EXAMPLE, Austira"))
    assert "did you mean Austria?" in answer
    assert "#11 stays as it is" in answer
    assert "--force" not in world.asked()


def test_a_reviewers_commit_stays(world: World) -> None:
    _send(world, NEW)
    reviewed = _file(world).replace("title:", "date_tabled: 2017-10-10\ntitle:")
    commit = world.commit(BRANCH, (PATH, reviewed, "100644"))
    answer = _send(world, NEW.replace("Ms Ada EXAMPLE", "Ms Given EXAMPLE"))
    assert "Somebody has worked on pull request #11" in answer
    assert world.git("rev-parse", BRANCH).strip() == commit
    (told,) = _comments(world, 11)
    assert "\n-date_tabled: 2017-10-10\n" in told
    assert "\n+  - Ms Given EXAMPLE, Austria, SOC\n" in told
    _send(world, NEW)
    assert len(_comments(world, 11)) == 1
    assert world.git("rev-parse", BRANCH).strip() == commit


def test_what_was_approved_is_not_changed(world: World) -> None:
    _send(world, NEW)
    commit = world.git("rev-parse", BRANCH)
    world.change_state(reviews=[{"state": "COMMENTED"}, {"state": "APPROVED"}])
    assert "Somebody has approved pull request #11" in _send(world, NEW.replace("Ms Ada EXAMPLE", "Ms Given EXAMPLE"))
    assert world.git("rev-parse", BRANCH) == commit
    assert "\n+  - Ms Given EXAMPLE, Austria, SOC\n" in _comments(world, 11)[0]
    world.change_state(reviews=[{"state": "DISMISSED"}, {"state": "CHANGES_REQUESTED"}])
    assert "#11 has your new text now" in _send(world, NEW.replace("Ms Ada EXAMPLE", "Ms Given EXAMPLE"))


def test_of_two_senders_the_first_is_served_and_the_second_told(world: World) -> None:
    _send(world, NEW)
    before = world.state["pulls"]
    answer = _send(world, NEW.replace("Ms Ada", "Ms Other"), issue=8)
    assert "by pull request #11 from issue #7" in answer
    assert world.state["pulls"] == before
    assert sorted(_branches(world)) == [BRANCH, "main"]
    # The first one's request was merged or closed: now it is the second's turn
    world.change_state(pulls=[{**before[0], "state": "closed"}])
    assert "pull request #12 was opened" in _send(world, NEW.replace("Ms Ada", "Ms Other"), issue=8)


def test_of_two_senders_at_the_same_moment_the_lower_request_stays(world: World) -> None:
    world.git("branch", "add-9903-from-issue-8", "main")
    head = {"ref": "add-9903-from-issue-8", "label": "example:add-9903-from-issue-8"}
    world.change_state(rival={"number": 10, "state": "open", "head": head})
    answer = _send(world, NEW)
    assert "by pull request #10" in answer
    assert [pull[:2] for pull in _pulls(world)] == [(10, "open"), (11, "closed")]


def test_a_text_that_is_here_is_answered_and_the_job_is_green(world: World) -> None:
    event = json.loads((ROOT / "tests" / "github" / "issue-638.json").read_text(encoding="utf-8"))
    published = event["issue"]["body"]
    assert "No. 638 is here already, with exactly this text" in _send(world, published)
    assert _branches(world) == ["main"]
    assert _pulls(world) == []


def test_what_a_new_text_changes_stands_in_the_request(world: World) -> None:
    published = (DECLARATIONS / "638.md").read_text(encoding="utf-8").replace("Ms Gisela WURM", "Mrs Gisela WURM")
    world.commit("main", ("declarations/638.md", published, "100644"))
    event = json.loads((ROOT / "tests" / "github" / "issue-638.json").read_text(encoding="utf-8"))
    assert "#11 was opened" in _send(world, event["issue"]["body"])
    (pull,) = world.state["pulls"]
    assert pull["title"] == "Change written declaration No. 638"
    assert "`Mrs Gisela WURM, Austria, SOC` | `Ms Gisela WURM, Austria, SOC` |" in pull["body"]


def test_a_forks_branch_of_the_same_name_is_not_ours(world: World) -> None:
    fork: dict[str, Any] = {"number": 5, "state": "open", "title": "", "body": "theirs"}
    fork["head"] = {"ref": BRANCH, "label": f"stranger:{BRANCH}"}
    world.change_state(pulls=[fork])
    assert "pull request #11 was opened" in _send(world, NEW)
    assert world.state["pulls"][0] == fork


def test_a_request_that_is_closed_is_left_as_it_is(world: World) -> None:
    _send(world, NEW)
    first = world.git("rev-parse", BRANCH)
    world.change_state(pulls=[{**world.state["pulls"][0], "state": "closed"}])
    assert "#12 was opened" in _send(world, NEW.replace("Ms Ada", "Ms Given"))
    assert _pulls(world)[1] == (12, "open", f"{BRANCH}-2")
    assert world.git("rev-parse", BRANCH) == first


def test_an_issue_may_turn_to_another_number(world: World) -> None:
    other = NEW.replace("No. 9903", "No. 9904")
    _send(world, NEW)
    answer = _send(world, other)
    assert "pull request #12 was opened" in answer
    assert "#11 for No. 9903 was closed" in answer
    assert [pull[:2] for pull in _pulls(world)] == [(11, "closed"), (12, "open")]
    branch = "add-9904-from-issue-7"
    commit = world.commit(branch, ("declarations/9904.md", "mended by hand", "100644"))
    answer = _send(world, NEW.replace("No. 9903", "No. 9905"))
    assert "#12 for No. 9904 is still open" in answer
    assert "is that of No. 9905 now" in _comments(world, 12)[0]
    assert world.git("rev-parse", branch).strip() == commit


def test_a_text_with_an_error_opens_nothing(world: World) -> None:
    taken = (DECLARATIONS / "638.md").read_text(encoding="utf-8").partition("doc_id: ")[2].partition("\n")[0]
    answer = _send(world, NEW.replace("Doc. 99903", f"Doc. {taken}"))
    assert "error doc-id-taken" in answer
    assert _branches(world) == ["main"]


HOSTILE = (
    "`Do`` @name #1 GH-1 www.x.yz https://x.yz closes #1 ::set-output name=x::y ##[error] <!-- <b> [x](https://x.yz)"
)


def test_what_somebody_wrote_means_nothing_in_request_and_log(world: World) -> None:
    title = INVENTED.partition("\n")[0]
    event_body = NEW.replace(title, f"{HOSTILE}").replace("We demand that", f"{HOSTILE}\r\n\r\nWe \x1b[31mdemand that")
    answer = _send(world, event_body)
    told = [answer, *(text for pull in world.state["pulls"] for text in (pull["title"], pull["body"]))]
    for text in told:
        outside = "".join(_outside_code(text.removeprefix("<!-- answer to the form -->"))).replace("Closes #7.", "")
        assert not [sign for sign in ("@", "www.", "GH-", "://", "::", "<", "##", "closes") if sign in outside]
    assert [name for name in _branches(world) if name not in ("main", BRANCH)] == []


def test_a_text_as_large_as_an_issue_is_answered(world: World) -> None:
    assert _send(world, NEW.replace("We demand that", f"{'We demand, ' * 4_500}\r\n\r\nWe demand that"))
    assert "::" not in _send(world, NEW.replace(" ; ", f" {'@x #1 ' * 300}; ")[:65_000])


def test_a_form_of_another_label_is_none_of_ours(world: World) -> None:
    assert _send(world, NEW, label="error") == ""
    assert world.asked() == ""


def test_a_crash_is_answered(world: World) -> None:
    world.commit("main", ("declarations/registry/groups.yml", "::error::[", "100644"))
    answer = _send(world, NEW, fails=True)
    assert "Something went wrong" in answer
    assert _branches(world) == ["main"]
    # Once it is mended the same issue is read again, and the answer replaced
    groups = (DECLARATIONS / "registry" / "groups.yml").read_text(encoding="utf-8")
    world.commit("main", ("declarations/registry/groups.yml", groups, "100644"))
    assert "#11 was opened" in _send(world, NEW)
    assert len(_comments(world, 7)) == 1


def test_a_push_that_is_refused_is_answered(world: World) -> None:
    hook = world.folder / "origin.git" / "hooks" / "pre-receive"
    hook.parent.mkdir()
    hook.write_text("#!/bin/sh\necho '::error::' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert "Something went wrong" in _send(world, NEW, fails=True)
    assert _pulls(world) == []


def test_a_request_that_github_refuses_is_answered_and_opened_by_the_next_edit(world: World) -> None:
    refused = world.folder / "state" / "refuse"
    refused.write_text("api --method POST repos/example/example/pulls", encoding="utf-8")
    assert "Something went wrong" in _send(world, NEW, fails=True)
    refused.unlink()
    assert "pull request #11 was opened" in _send(world, NEW)
    assert world.git("rev-list", "--count", f"main..{BRANCH}") == "1\n"


def test_without_github_the_job_is_red(world: World) -> None:
    (world.folder / "state" / "down").touch()
    _send(world, NEW, fails=True)
    assert "issue comment 7" in world.asked()
