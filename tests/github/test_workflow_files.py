"""What holds in every workflow, as it is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from propose import ANSWER

from acting import STANDINS, WORKFLOWS

FILES = sorted(WORKFLOWS.glob("*.yml"))


def _workflow(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_workflow_puts_foreign_words_into_a_command(file: Path) -> None:
    """Inside run: there are no ${{ }} at all; what a step needs comes through its environment."""
    for job in _workflow(file)["jobs"].values():
        assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_right_is_given_where_it_is_needed(file: Path) -> None:
    """The token is in the steps that ask GitHub something; every job says its rights and has an end."""
    workflow = _workflow(file)
    assert workflow["permissions"] == {}
    assert "env" not in workflow
    assert "group" in workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert "token" not in str(job.get("env"))
        assert job["permissions"]
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            if "uses" in step and "checkout" in step["uses"]:
                assert step["with"]["persist-credentials"] is False
            if "token" in str(step.get("env")).lower():
                assert re.search(r"^gh |/(propose|find_request|comment|record)\.py|\n *gh ", step["run"]), step


def test_the_stand_ins_are_those_of_the_actions_that_are_used() -> None:
    steps = [step for file in FILES for job in _workflow(file)["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name) for name in used)
    names = {name.partition("/")[2].partition("@")[0] for name in used}
    assert names == {folder.name for folder in (STANDINS / "actions").iterdir()}


def test_the_mark_of_the_answer_is_the_same_in_program_and_workflow() -> None:

    assert f'"{ANSWER}"' in (WORKFLOWS / "import.yml").read_text(encoding="utf-8")
