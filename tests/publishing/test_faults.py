"""However a build ends, the site that stood before stands whole, or the new one does, and no process is left."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import DECLARATIONS, ROOT, build, built
from once import once
from processes import PATIENCE, running, until

ROUNDS = int(os.environ.get("KILL_ROUNDS", "4"))


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def _collection(folder: Path, *numbers: int) -> Path:
    folder.mkdir()
    for number in numbers:
        (folder / f"{number}.md").write_bytes((DECLARATIONS / f"{number}.md").read_bytes())
    return folder


@pytest.fixture
def before(tmp_path: Path, site_638: Path) -> dict[str, str]:
    """What stands in the folder of the site: what `before` makes."""
    _collection(tmp_path / "before", 638)
    return _digests(Path(shutil.copytree(site_638, tmp_path / "site")))


@pytest.fixture
def after(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What will stand there: what `after` makes."""
    declarations = _collection(tmp_path / "after", 638, 642)
    return _digests(once(tmp_path_factory, "site-after", lambda site: built(declarations, site)))


def _begin(declarations: Path, site: Path) -> subprocess.Popen[bytes]:
    settings = {"BUILD_CACHE": "none", "SOCIAL_CARDS": "off", "PREVIEW_RUNTIME": "none"}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, **settings, "DECLARATIONS_DIR": str(declarations)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere folders change places in two steps")
def test_a_build_that_is_killed_leaves_a_whole_site(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    site = tmp_path / "site"
    begun = time.monotonic()
    with _begin(tmp_path / "after", tmp_path / "third") as whole:
        assert whole.wait(PATIENCE) == 0
    duration = time.monotonic() - begun
    moments = random.Random(638)  # noqa: S311 - the same moments each time, as far as the machine allows
    for _ in range(ROUNDS):
        with _begin(tmp_path / "after", site) as process:
            try:
                process.wait(moments.uniform(0.2, 1.1) * duration)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        standing = _digests(site)
        assert standing in (before, after), sorted(dict(standing.items() ^ before.items()))[:20]
        until(lambda session=process.pid: not list(running(session)))  # type: ignore[misc] # its own in each turn
    with _begin(tmp_path / "after", site) as process:
        assert process.wait(PATIENCE) == 0
    assert _digests(site) == after
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of folders there")
def test_of_two_builds_into_one_folder_one_says_why_it_cannot(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    site = tmp_path / "site"
    with _begin(tmp_path / "after", site) as first:
        until((tmp_path / ".site.new").exists)
        first.send_signal(signal.SIGSTOP)
        try:
            second = build(tmp_path / "before", site)
        finally:
            first.send_signal(signal.SIGCONT)
        assert second.returncode == 1
        assert f"Another build is writing {site}. Wait for it, or build into another folder" in second.stderr
        assert "Traceback" not in second.stderr
        assert first.wait(PATIENCE) == 0
    assert _digests(site) == after != before


def _small_files() -> None:
    """No file may have more than 64 kB, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))


def test_a_disk_that_is_full_is_told_in_words(tmp_path: Path, before: dict[str, str]) -> None:
    for index in ("on", "off"):
        result = build(tmp_path / "before", tmp_path / "site", SEARCH_INDEX=index, preexec_fn=_small_files)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert "The site that stood before stands" in result.stderr.replace("the site", "The site")
        assert _digests(tmp_path / "site") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["before", "site"]


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path, before: dict[str, str]) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    result = build(tmp_path / "before", tmp_path / "file" / "site")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "Choose another folder: --site-dir" in result.stderr
    assert _digests(tmp_path / "site") == before


def test_damaged_or_unwritable_caches_change_nothing(tmp_path: Path) -> None:
    declarations, cache = _collection(tmp_path / "declarations", 638), tmp_path / "cache"
    settings = {"SOCIAL_CARDS": "on", "BUILD_CACHE": str(cache)}
    cold = _digests(built(declarations, tmp_path / "site", **settings))
    cached = {path: path.read_bytes() for path in cache.rglob("*") if path.is_file()}
    assert {path.parent.name for path in cached} == {"cards", "texts"}
    assert _digests(built(declarations, tmp_path / "site", **settings)) == cold
    assert {path: path.read_bytes() for path in cache.rglob("*") if path.is_file()} == cached
    for place, path in enumerate(sorted(cached)):
        path.write_bytes(cached[path][:-1] if place % 2 else cached[path].replace(b"I", b"J"))
    assert _digests(built(declarations, tmp_path / "site", **settings)) == cold
    assert {path: path.read_bytes() for path in cache.rglob("*") if path.is_file()} == cached, "made again"
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert (
        _digests(built(declarations, tmp_path / "site", **settings | {"BUILD_CACHE": str(tmp_path / "file")})) == cold
    )


def test_a_warning_in_strict_mode_leaves_the_old_site(tmp_path: Path, before: dict[str, str]) -> None:
    """MkDocs itself counts warnings after everything is written."""
    project = tmp_path / "project"
    project.mkdir()
    text = (
        (ROOT / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("hooks/mkdocs_events.py", f"{ROOT}/hooks/mkdocs_events.py")
    )
    (project / "mkdocs.yml").write_text(
        text.replace("  - Home: index.md\n", "  - Home: index.md\n  - Nowhere: nowhere.md\n")
        .replace("custom_dir: docs/overrides", f"custom_dir: {ROOT}/docs/overrides")
        .replace("strict: true", f"strict: true\ndocs_dir: {ROOT}/docs"),
        encoding="utf-8",
    )
    result = build(tmp_path / "before", tmp_path / "site", project=project)
    assert result.returncode == 1
    assert "nowhere.md" in result.stderr
    assert "warnings" in result.stderr
    assert _digests(tmp_path / "site") == before
