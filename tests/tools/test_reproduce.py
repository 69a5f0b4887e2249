"""What `make reproduce` compares, without the builds."""

from __future__ import annotations

from pathlib import Path

import pytest
import reproduce


def test_manifests_differ_in_sums_and_in_paths() -> None:
    one = reproduce.sums("aa  a.html\nbb  b  c.html\ncc  data/x.sqlite\n")
    assert one == {"a.html": "aa", "b  c.html": "bb", "data/x.sqlite": "cc"}
    assert reproduce.differing(one, one) == []
    other = reproduce.sums("aa  a.html\nbd  b  c.html\ndd  d.html\n")
    assert reproduce.differing(one, other) == ["b  c.html", "d.html", "data/x.sqlite"]
    assert reproduce.sums("cc  data/x.sqlite\n", without=".sqlite") == {}


def test_one_file_system_is_not_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reproduce.main(["--elsewhere", str(tmp_path / "nowhere")]) == 1
    assert "is no other file system" in capsys.readouterr().err


def test_a_copy_has_all_that_a_site_is_made_of(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for path in ("hooks/a.py", "hooks/__pycache__/a.pyc", "docs/b/c.md", "declarations/1.md", "mkdocs.yml", "secret"):
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(path, encoding="utf-8")
    copy = reproduce.copied(project, tmp_path / "copy")
    assert sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()) == [
        *("declarations/1.md", "docs/b/c.md", "hooks/a.py", "mkdocs.yml")
    ]
