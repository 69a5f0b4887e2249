"""A folder read again by the same process, as under `make serve`, and what is said of its files one by one."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

import pytest

from building import DECLARATIONS
from written_declarations.collection.folder import load
from written_declarations.collection.paths import check_paths
from written_declarations.problems.catalogue import Rule


def test_what_an_edit_replaced_is_not_kept(tmp_path: Path) -> None:
    """Each edit kept one more collection in memory: the collector was told never to look at what there was."""
    shutil.copy(DECLARATIONS / "638.md", tmp_path)
    first = load(tmp_path)
    second = load(tmp_path, first)
    assert second.corpus is not None
    second.corpus.__dict__["itself"] = second.corpus  # as views refer to it and it to them
    seen = weakref.ref(second.corpus)
    third = load(tmp_path, second)
    assert third.readings == first.readings
    del second
    gc.collect()
    assert seen() is None


def _said(*paths: str) -> list[str]:
    return [
        f"{each.place.path}: {each.rule.id}: {each.message}"
        for each in check_paths([*map(Path, paths)])
        if each.rule is not Rule.FEW_COUNTRIES
    ]


@pytest.mark.parametrize("of_one", [True, False], ids=["in the folder", "beside it"])
def test_the_registry_is_checked_with_its_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_one: bool
) -> None:
    shutil.copy(DECLARATIONS / "638.md", tmp_path)
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "registry")
    with (tmp_path / "registry" / "people.yml").open("a") as opened:
        opened.write("- x: y\n")
    monkeypatch.chdir(tmp_path / "registry" if of_one else tmp_path)
    expected = sorted(line.rpartition("/")[2] for line in _said(str(tmp_path)))
    assert any("people.yml: " in line for line in expected)
    names = (
        [".", "people.yml", "../registry", ".."] if of_one else ["registry", "registry/people.yml", "./registry/.", "."]
    )
    for name in (*names, str(tmp_path / "registry"), str(tmp_path / "registry" / "people.yml")):
        assert sorted(line.rpartition("/")[2] for line in _said(name)) == expected, name
    assert len(
        _said("people.yml", "countries.yml", ".") if of_one else _said("registry", "registry/people.yml")
    ) == len(expected), "the collection is read once"


@pytest.mark.parametrize("written", ['"14416"', "'14416'", "  14416", '"\\x314416"'])
def test_what_a_file_takes_is_seen_however_the_other_is_written(tmp_path: Path, written: str) -> None:
    text = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    (tmp_path / "638.md").write_text(text.replace("doc_id: 14416", f"doc_id: {written}"), encoding="utf-8")
    (tmp_path / "639.md").write_text(text.replace("number: 638", "number: 639"), encoding="utf-8")
    of_folder = [line for line in _said(str(tmp_path)) if "639.md: " in line]
    assert any("doc-id-taken" in line for line in of_folder)
    assert _said(str(tmp_path / "639.md")) == of_folder
