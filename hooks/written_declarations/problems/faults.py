"""What goes wrong with files and disks rather than in them, told in words: what happened and what to do."""

from __future__ import annotations

import errno
import os

from .wording import shown

_LONGEST_PATH = 400
_FULL = "the disk is full, or a limit is reached. Free some space and run the command again"
_FORBIDDEN = "you have no right to read or write it. Give yourself that right (chmod u+rwX), or use another folder"
_ADVICE = {
    errno.ENOENT: "it is not there, or was removed or moved meanwhile. If it should be there, run the command again",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "that disk can only be read. Use a folder on another disk",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EISDIR: "a folder stands where a file should. Move it away, or name another file",
    errno.ENOTDIR: "a file stands where a folder should. Move it away, or name another folder",
    errno.EEXIST: "something stands there already. Move it away, or name another place",
    errno.ELOOP: "it is a link that leads to itself. Put the file itself there",
    errno.ENAMETOOLONG: "its name is too long for the disk. Name it shorter",
    errno.EMFILE: "too many files are open. Allow this process more of them (ulimit -n 4096)",
    errno.EIO: "the disk failed. Look whether it is damaged, and run the command again",
    errno.EBUSY: "something else is using it. Wait, or use another folder",
}


def as_sentence(error: OSError) -> str:
    """What failed, why and what to do, as one line: `path: reason. Advice.`"""
    if error.errno is None:  # one of ours, which says all
        return str(error)
    where = (
        shown(os.fsdecode(error.filename), _LONGEST_PATH)
        if isinstance(error.filename, (str, bytes))
        else "The work stopped"
    )
    reason = _ADVICE.get(error.errno, error.strerror or str(error) or "it could not be read or written")
    return f"{where}: {reason}."
