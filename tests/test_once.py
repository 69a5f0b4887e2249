"""What tests share is made once, and a failure is told to all that asked."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from once import once


def test_what_many_ask_for_at_once_is_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.1)  # so that the others come meanwhile
        (folder / "page.html").touch()

    with ThreadPoolExecutor(4) as pool:
        (folder,) = set(pool.map(lambda _: once(tmp_path_factory, "asked-for", make), range(4)))
    assert len(made) == 1
    assert [path.name for path in folder.iterdir()] == ["page.html"]


def test_what_could_not_be_made_is_not_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("the disk is full")

    for _ in range(2):
        with pytest.raises(OSError, match="the disk is full"):
            once(tmp_path_factory, "failing", fail)
    folder = once(tmp_path_factory, "failing", lambda folder: (folder / "whole").touch())
    assert [path.name for path in folder.iterdir()] == ["whole"]
