"""What goes wrong while many texts are imported takes nothing of the log of changes, and is known before, if it can be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import DECLARATIONS
from importing import OFFICIAL
from written_declarations.cli import main
from written_declarations.reading.change_log import write_log

TEXT = OFFICIAL.read_text(encoding="utf-8")


@pytest.fixture
def declarations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection with an empty log, beside a folder with a text to import and one that is left."""
    folder = tmp_path / "declarations"
    shutil.copytree(DECLARATIONS / "registry", folder / "registry")
    (folder / "changes.tsv").write_text(write_log(()), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "left.txt").write_text(TEXT.replace("No. 638", "No. 700").replace("Doc. 14416 | ", ""))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize("review", ["mine.md", "texts", "no/such/folder.md"])
def test_nothing_is_written_if_what_is_left_cannot_be_listed(declarations: Path, review: str) -> None:
    Path("mine.md").write_text("mine", encoding="utf-8")
    assert main(["import", "texts", "--review", review]) == 2
    assert not list(declarations.glob("*.md"))
    assert Path("mine.md").read_text(encoding="utf-8") == "mine"
    assert main(["import", "texts", "--review", "list.md"]) == 1
    assert [path.name for path in declarations.glob("*.md")] == ["638.md"]


def test_what_was_written_is_recorded_though_the_next_file_cannot_be(declarations: Path) -> None:
    other = TEXT.replace("No. 638", "No. 701").replace("14416", "16901").replace("Kazakhstan: ", "Another matter: ")
    Path("texts/other.txt").write_text(other, encoding="utf-8")
    (declarations / "701.md").symlink_to("nowhere.md")
    status = main(["import", "texts", "--answer", "new=yes"])
    assert status == 2
    assert (declarations / "638.md").is_file()
    assert "\t638\t" in (declarations / "changes.tsv").read_text(encoding="utf-8")
