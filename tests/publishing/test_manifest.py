"""The manifest has every published file, and a copy of the site is checked by it with the usual program."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from written_declarations.publishing.manifest import write_manifest
from written_declarations.web import urls


def test_the_site_is_what_its_manifest_says(site_638: Path) -> None:
    lines = (site_638 / urls.MANIFEST).read_text(encoding="utf-8").splitlines()
    paths = [line.partition("  ")[2] for line in lines]
    assert paths == sorted(paths)
    there = {path.relative_to(site_638).as_posix() for path in site_638.rglob("*") if path.is_file()}
    assert set(paths) == there - {urls.MANIFEST}
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", urls.MANIFEST], cwd=site_638, check=True)


def test_every_change_changes_it_and_what_is_hidden_does_not(tmp_path: Path) -> None:
    def manifest() -> str:
        write_manifest(tmp_path, {})
        return (tmp_path / urls.MANIFEST).read_text(encoding="utf-8")

    for path in ("index.html", "a/index.html", "a-b/index.html", "a/b/c.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    first = manifest()
    assert [line.split()[1] for line in first.splitlines()] == [
        *("a-b/index.html", "a/b/c.txt", "a/index.html", "index.html"),
    ]
    assert manifest() == first
    for hidden in (".git/HEAD", "a/.cache"):
        (tmp_path / hidden).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / hidden).touch()
    assert manifest() == first
    (tmp_path / "a" / "index.html").write_bytes(b"a/index.htmL")
    changed = manifest()
    assert changed != first
    (tmp_path / "a" / "index.html").rename(tmp_path / "a" / "index.htm")
    assert manifest() not in (first, changed)


def test_what_was_just_written_is_not_read_again(tmp_path: Path) -> None:
    for path in ("a.txt", "b.txt"):
        (tmp_path / path).write_text(path, encoding="utf-8")
    write_manifest(tmp_path, {"a.txt": bytes(32), "not-there.txt": bytes(32)})
    lines = (tmp_path / urls.MANIFEST).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{'00' * 32}  a.txt", f"{hashlib.sha256(b'b.txt').hexdigest()}  b.txt"]


def test_every_file_of_data_is_listed(site_638: Path) -> None:
    page = (site_638 / urls.DATA / "index.html").read_text(encoding="utf-8")
    there = {path.name for path in (site_638 / urls.DATA).iterdir() if path.is_file()} - {"index.html"}
    described = {name for name in there if name.endswith("-metadata.json")}  # which the page tells of together
    assert sorted(name for name in there - described if f'data/{name}"' not in page) == []
