"""A folder built aside and put into its place in one step: what stood there before stands whole until then.

The new folder is a hidden one beside the old, locked while it is being built, so that two builds never meet in it.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import stat
import sys
from pathlib import Path

from .locks import lock, unlock

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # of renameat2(2)


class InUseError(Exception):
    """Another process is building the same folder."""


class FolderAside:
    """The folder that will stand at `place`. `path` is where it is built, empty at first; `scratch` is a hidden place
    in it for what is on its way.

    Making one raises InUseError if another process is at it, and OSError if the folder cannot be made or could not
    be put into its place, which a mounted folder never leaves.
    """

    def __init__(self, place: Path) -> None:
        self._place = Path(os.path.realpath(place))  # a link to a folder stays a link
        if self._place.is_mount():
            raise OSError(errno.EBUSY, "another disk or file system is mounted there", str(self._place))
        self.path = self._place.with_name(f".{self._place.name}.new")
        self.scratch = self.path / ".scratch"
        self._lock = self._locked()
        try:
            self._recover()
            _empty(self.path)
        except BaseException:
            unlock(self._lock)
            raise

    def _locked(self) -> int | None:
        """The folder, made if need be, opened and locked."""
        while True:
            self.path.mkdir(parents=True, exist_ok=True)
            folder = lock(self.path)
            if folder is None and sys.platform != "win32":
                raise InUseError(str(self._place))
            if folder is None or (self.path.exists() and os.path.samestat(os.fstat(folder), self.path.stat())):
                return folder
            unlock(folder)  # it was put into its place just then

    def _recover(self) -> None:
        """Finish what a process that was killed while it exchanged folders had begun."""
        old = _between(self._place)
        if old.is_dir() and not self._place.exists():
            old.rename(self._place)
        self._take_over_hidden()
        for gone in self.path.parent.glob(f"{self.path.name}-*"):
            _delete(gone)

    def put(self) -> None:
        """Put the new folder into its place. Raises OSError if that cannot be done; then the old one stands.

        What is hidden in the old folder, such as .git, is none of ours and is taken over.
        """
        if self._place.is_dir():
            old = lock(self._place)  # or another build could begin in it once it has the name of the new one
            try:
                self._exchange()
                self._remove()
            finally:
                unlock(old)
        else:
            self.path.replace(self._place)
        unlock(self._lock)

    def _exchange(self) -> None:
        _exchange(self.path, self._place)
        try:
            self._take_over_hidden()
        except OSError:
            # Back, with what was taken over so far: what is left in the folder aside is removed
            _exchange(self.path, self._place)
            self._take_over_hidden()
            raise

    def drop(self) -> None:
        """Remove the new folder; the old one stands."""
        try:
            self._remove()
        finally:
            unlock(self._lock)

    def _remove(self) -> None:
        # Renamed first: under its own name another build may begin at once
        gone = self.path.with_name(f"{self.path.name}-{os.getpid()}")
        self.path.replace(gone)
        _delete(gone)

    def _take_over_hidden(self) -> None:
        """Move what is hidden in the folder aside into the one in place, unless it has its own."""
        for path in self.path.glob(".*"):
            taken = self._place / path.name
            if path != self.scratch and self._place.is_dir() and not taken.exists():
                path.rename(taken)


def _delete(folder: Path) -> None:
    """Remove a folder as far as that is possible, what was made read-only too."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        with contextlib.suppress(OSError):
            for path, _, _ in os.walk(folder):
                os.chmod(path, stat.S_IRWXU)  # noqa: PTH101 - a text, not a Path
        shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _between(place: Path) -> Path:
    """Where the old folder stands for a moment, where folders cannot change places in one step."""
    return place.with_name(f".{place.name}.old")


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places: on Linux in one step, elsewhere in two with a moment between them."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "renameat2"):
            if libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
                return
            failed = ctypes.get_errno()
            if failed not in (errno.EINVAL, errno.ENOSYS):  # some file systems cannot
                raise OSError(failed, os.strerror(failed), str(other))
    between = _between(other)
    other.rename(between)
    try:
        one.rename(other)
    except OSError:
        between.rename(other)
        raise
    between.rename(one)
