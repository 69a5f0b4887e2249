"""Check, Publish, Engines and Fuzz, run with a stand-in for make: their commands are run by people and by the tests, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from acting import ACT, World, copy_world, make_world
from once import once

pytestmark = pytest.mark.skipif(ACT is None, reason="act could not be installed")


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> World:
    return copy_world(
        once(tmp_path_factory, "world", lambda folder: make_world(folder / "made")) / "made", tmp_path / "w"
    )


def test_a_push_is_checked(world: World) -> None:
    done = world.act("ci.yml", "push", {"ref": "refs/heads/main"})
    assert done.returncode == 0, done.stdout
    assert sorted(world.asked("make.txt").splitlines()) == ["build ", "check ", "test "]


def test_a_push_is_published(world: World) -> None:
    done = world.act("pages.yml", "push", {"ref": "refs/heads/main"})
    assert done.returncode == 0, done.stdout
    address = "https://example.github.io/example/"
    assert world.asked("make.txt").splitlines() == ["preview-runtime ", f"build {address}", "sbom "]
    assert world.asked("attested").split() == ["provenance/manifest.txt", "provenance/sbom.cdx.json"]
    assert (world.folder / "state" / "published").exists()
    assert world.git("rev-list", "--count", "main").strip() == "1", "there was nothing to record"


def test_what_a_merge_changed_is_recorded_and_published(world: World) -> None:
    text = world.git("show", "main:declarations/638.md")
    merged = world.commit("main", ("declarations/638.md", text.replace("oppression", "opression", 1), "100644"))
    done = world.act("pages.yml", "push", {"ref": "refs/heads/main", "after": merged})
    assert done.returncode == 0, done.stdout
    assert world.git("rev-parse", "main^").strip() == merged
    changed = world.git("diff", merged, "main")
    added = [line for line in changed.splitlines() if line.startswith("+2")]
    assert len(added) == 1
    assert "\t638\ten\tcorrection\ttitle\t" in added[0]
    assert (world.folder / "state" / "published").exists()


def test_new_examples_are_tried_each_week(world: World) -> None:
    done = world.act("fuzz.yml", "schedule", {})
    assert done.returncode == 0, done.stdout
    assert world.asked("make.txt").splitlines() == ["fuzz MINUTES=20 "]


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch"])
def test_the_engines_are_tried_each_week(world: World, event: str) -> None:
    done = world.act("weekly.yml", event, {})
    assert done.returncode == 0, done.stdout
    assert sorted(world.asked("make.txt").splitlines()) == ["engines ", "reproduce "]
