"""Locks between processes, and the temporary folders that they tell to be in use. A lock ends with its process."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK)  # what network file systems answer


def lock(path: Path) -> int | None:
    """A file or folder opened and locked; None if another process has locked it. The lock ends with the process,
    however that ends.

    On a file system without locks it is opened only.
    """
    if sys.platform == "win32":
        return None
    opened = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        return None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            os.close(opened)
            raise
    return opened


def unlock(opened: int | None) -> None:
    """Let others lock it."""
    if opened is not None:
        os.close(opened)


def claim(folder: Path, mark: str) -> None:
    """Mark a temporary folder with a file of that name, locked as long as this process runs, and remove those beside
    it of processes that were killed: marked ones, and empty ones that begin with the same word and underscore.
    """
    folder.mkdir(exist_ok=True)  # another process that begins may have taken it for one of those
    (folder / mark).touch()
    lock(folder / mark)
    if lock(folder / mark) is not None:
        return  # no locks here, so that nobody knows who is gone
    for other in folder.parent.glob(f"{folder.name.partition('_')[0]}_*"):
        with contextlib.suppress(OSError):  # not empty and not marked, or another user's, or gone meanwhile
            status = other.lstat()
            if not stat.S_ISDIR(status.st_mode) or status.st_uid != folder.stat().st_uid:
                continue
            if not (other / mark).exists():
                other.rmdir()
            elif (locked := lock(other / mark)) is not None:
                shutil.rmtree(other, ignore_errors=True)
                unlock(locked)
