"""Entries of the registry that match nobody and allow nothing are told, and those that do are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import DECLARATIONS, ROOT
from written_declarations.cli import main
from written_declarations.collection.folder import load
from written_declarations.problems.catalogue import EXCEPTABLE, Rule

CASES = ROOT / "tests" / "cases"


def _unused(folder: Path) -> list[str]:
    return [problem.message for problem in load(folder).problems if problem.rule is Rule.UNUSED_ENTRY]


@pytest.mark.parametrize("rule", sorted(EXCEPTABLE))
def test_an_exception_that_is_needed_is_not_told(rule: str, tmp_path: Path) -> None:
    """Every case of a rule, with exceptions for what it breaks: neither the rule nor an entry is told."""
    shutil.copytree(CASES / rule / "declarations", tmp_path, dirs_exist_ok=True)
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "registry", dirs_exist_ok=True)
    for name in ("people", "missing", "exceptions"):
        (tmp_path / "registry" / f"{name}.yml").write_text("[]\n", encoding="utf-8")
    broken = [problem for problem in load(tmp_path).problems if problem.rule.id == rule]
    entries = set()
    for problem in broken:
        name = problem.place.text.removeprefix("  - ").split(",")[0]
        entry = f"- rule: {rule}\n  number: {Path(problem.place.path).stem}\n  reason: invented\n"
        entries.add(entry + (f'  name: "{name}"\n' if rule == Rule.UNUSUAL_NAME.id else ""))
    (tmp_path / "registry" / "exceptions.yml").write_text("".join(sorted(entries)), encoding="utf-8")
    loaded = load(tmp_path)
    still = [problem for problem in loaded.problems if problem.rule.id == rule]
    if loaded.corpus is not None:
        assert (_unused(tmp_path), still) == ([], [])
    else:  # a part of it is an error whatever exceptions say
        assert len(still) < len(broken)


def test_a_spelling_that_was_corrected_keeps_its_address(tmp_path: Path) -> None:
    """Before it is in the log of changes it is told, with the advice to leave it; then it is known."""
    shutil.copytree(DECLARATIONS, tmp_path, dirs_exist_ok=True)
    assert _unused(tmp_path) == []
    for number in (517, 534, 588, 598):
        path = tmp_path / f"{number}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("LOUKAIDES", "LOUCAIDES"), encoding="utf-8")
    said = ["nobody here is printed as George LOUKAIDES, Cyprus"]
    assert _unused(tmp_path) == said
    assert main(["record", str(tmp_path), "--before", str(DECLARATIONS)]) == 0
    assert load(tmp_path).corpus is not None
    assert _unused(tmp_path) == []


def test_a_registry_that_is_another_collections_says_nothing_of_this_one(tmp_path: Path) -> None:
    shutil.copy(DECLARATIONS / "639.md", tmp_path)
    assert _unused(tmp_path) == []


def test_who_stands_in_an_earlier_edition_alone_is_somebody(tmp_path: Path) -> None:
    shutil.copytree(DECLARATIONS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "573.md"
    content = path.read_text(encoding="utf-8").replace(
        "    printed:\n", "    printed:\n      1: Ms Ada SEDRAMO, Austria\n"
    )
    path.write_text(content, encoding="utf-8")
    entry = "- name: Ada SEDRAMO\n  country: Austria\n  different:\n    - Ada SEDRANO\n  reason: invented\n"
    with (tmp_path / "registry" / "people.yml").open("a", encoding="utf-8") as people:
        people.write(entry)
    assert _unused(tmp_path) == ["nobody here is printed as Ada SEDRANO, Austria"]
