"""Digests: other names or contents give another digest."""

from __future__ import annotations

from pathlib import Path

from written_declarations.machinery import fingerprint


def test_names_contents_and_what_is_missing_count(tmp_path: Path) -> None:
    one, folder, gone = tmp_path / "one", tmp_path / "folder", tmp_path / "gone"
    one.write_text("a", encoding="utf-8")
    folder.mkdir()
    first = fingerprint.of_files([one, folder, gone])
    assert fingerprint.of_files([gone, one, folder]) == first, "in any order"
    gone.write_text("a", encoding="utf-8")
    second = fingerprint.of_files([one, folder, gone])
    one.write_text("b", encoding="utf-8")
    assert len({first, second, fingerprint.of_files([one, folder, gone]), fingerprint.of_files([one])}) == 4


def test_a_file_that_vanishes_while_it_is_looked_for_is_missing(tmp_path: Path) -> None:
    vanishing = tmp_path / "4913"  # as an editor writes for a moment, to see whether it can

    class Vanishing(type(vanishing)):  # type: ignore[misc] # the class of paths differs by system
        def is_file(self) -> bool:
            return True

    assert fingerprint.of_files([Vanishing(vanishing)]) == fingerprint.of_files([vanishing])


def test_texts_that_join_alike_are_told_apart() -> None:
    assert fingerprint.of_texts(["ab", "c"]) != fingerprint.of_texts(["a", "bc"])
