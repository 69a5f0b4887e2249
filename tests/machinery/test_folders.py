"""A folder is exchanged as a whole: at each moment the old one stands, or the new one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from written_declarations.machinery import folders
from written_declarations.machinery.folders import FolderAside, InUseError


def _contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def _old(tmp_path: Path) -> Path:
    place = tmp_path / "site"
    (place / "a").mkdir(parents=True)
    (place / "a" / "page").write_text("old")
    (place / ".git").mkdir()
    (place / ".git" / "HEAD").write_text("theirs")
    return place


@pytest.fixture(params=["in one step", "in two"])
def _exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in two":
        monkeypatch.setattr(folders, "lock", lambda _: None)
        monkeypatch.setattr(sys, "platform", "win32")


@pytest.mark.usefixtures("_exchange")
def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    place = _old(tmp_path)
    aside = FolderAside(place)
    (aside.path / "b").write_text("new")
    assert _contents(place) == {"a/page": "old", ".git/HEAD": "theirs"}
    aside.put()
    assert _contents(place) == {"b": "new", ".git/HEAD": "theirs"}, "what is hidden is not ours"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("_exchange")
def test_where_nothing_stood_the_new_one_stands(tmp_path: Path) -> None:
    aside = FolderAside(tmp_path / "deep" / "site")
    (aside.path / "b").write_text("new")
    aside.put()
    assert _contents(tmp_path) == {"deep/site/b": "new"}


def test_a_new_folder_that_is_dropped_leaves_the_old_one(tmp_path: Path) -> None:
    place = _old(tmp_path)
    aside = FolderAside(place)
    (aside.path / "b").write_text("new")
    aside.drop()
    assert _contents(tmp_path) == {"site/a/page": "old", "site/.git/HEAD": "theirs"}


def test_what_a_killed_process_left_is_gone_and_what_is_theirs_comes_back(tmp_path: Path) -> None:
    place = _old(tmp_path)
    left = tmp_path / ".site.new"
    (left / "c").mkdir(parents=True)
    (left / "c" / "half").write_text("half")
    (left / "link").symlink_to(place)
    (left / ".scratch").mkdir()
    (left / ".well-known").write_text("theirs, too")  # it was killed between the exchange and this
    aside = FolderAside(place)
    assert _contents(aside.path) == {}
    assert _contents(place) == {"a/page": "old", ".git/HEAD": "theirs", ".well-known": "theirs, too"}
    aside.drop()


def test_where_a_process_was_killed_between_two_steps_the_old_folder_comes_back(tmp_path: Path) -> None:
    place = _old(tmp_path)
    place.rename(tmp_path / ".site.old")
    (tmp_path / ".site.new-123").mkdir()
    FolderAside(place).drop()
    assert _contents(tmp_path) == {"site/a/page": "old", "site/.git/HEAD": "theirs"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    place = _old(tmp_path)
    link = tmp_path / "link"
    link.symlink_to(place)
    aside = FolderAside(link)
    (aside.path / "b").write_text("new")
    aside.put()
    assert link.is_symlink()
    assert "b" in _contents(place)


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of folders there")
def test_two_never_build_one_folder_and_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    place = _old(tmp_path)
    program = (
        f"import sys, pathlib; from written_declarations.machinery.folders import FolderAside;"
        f"aside = FolderAside(pathlib.Path({str(place)!r})); print('begun', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"begun\n"
        with pytest.raises(InUseError, match="site"):
            FolderAside(place)
        elsewhere = FolderAside(tmp_path / "another")
        elsewhere.drop()
        other.kill()
    aside = FolderAside(place)
    with pytest.raises(InUseError):
        FolderAside(place)
    aside.put()
    FolderAside(place).drop()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_may_be_written_it_is_said(tmp_path: Path) -> None:
    place = _old(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            FolderAside(place)
    finally:
        tmp_path.chmod(0o700)
    assert _contents(place)["a/page"] == "old"


def test_a_mounted_folder_is_refused_before_anything_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = _old(tmp_path)
    monkeypatch.setattr(Path, "is_mount", lambda path: path == place)
    with pytest.raises(OSError, match="another disk or file system is mounted there"):
        FolderAside(place)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_hidden_and_cannot_be_moved_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where .git is a volume of its own: the old folder stood aside then, and was removed with it."""
    place = _old(tmp_path)
    (place / ".well-known").write_text("theirs, too")
    before = _contents(place)
    aside = FolderAside(place)
    (aside.path / "b").write_text("new")
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == ".git":
            raise OSError("busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="busy"):
        aside.put()
    assert _contents(place) == before
    aside.drop()
    assert _contents(place) == before


@pytest.mark.parametrize("step", ["_empty", "_exchange"])
def test_a_failure_leaves_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    place = _old(tmp_path)

    def refused(*_: Path) -> None:
        raise OSError("busy")

    with monkeypatch.context() as patched:
        patched.setattr(folders, step, refused)
        with pytest.raises(OSError, match="busy"):
            _build(place)
    _build(place)


def _build(place: Path) -> None:
    aside = FolderAside(place)
    try:
        aside.put()
    except OSError:
        aside.drop()
        raise


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of folders there")
def test_on_a_file_system_without_locks_it_is_built_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was said that another process is building the folder."""

    def unknown(*_: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", unknown)
    place = _old(tmp_path)
    _build(place)
    assert _contents(place) == {".git/HEAD": "theirs"}
