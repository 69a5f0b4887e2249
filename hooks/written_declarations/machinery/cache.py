"""A cache on the disk: contents under keys that say everything they are made of, so that none can be stale.

What cannot be read, or is not what was stored, is a miss; what cannot be stored is made again next time.
A cache costs or saves time and changes nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from .files import write_whole

_CHECK = 16  # bytes of the digest before each content


class Cache:
    """The cache in one folder; without a folder it stores nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, key: str) -> bytes | None:
        """The content under a key, a hexadecimal digest; None if there is none, or it is damaged."""
        if self._folder is None:
            return None
        path = self._folder / key
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):  # on a disk that only can be read
            os.utime(path)  # the time of its last use, for trim
        content = stored[_CHECK:]
        return content if stored[:_CHECK] == _digest(content) else None

    def store(self, key: str, content: bytes) -> None:
        """Store a content, in one step; it is there whole or not at all."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):  # a full or unwritable disk
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / key, _digest(content) + content)

    def trim(self, most: int) -> None:
        """Remove the least recently used contents, so that at most so many are left."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            used = sorted((path.stat().st_mtime_ns, path) for path in self._folder.iterdir())
            for _, path in used[: max(0, len(used) - most)]:
                path.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECK).digest()
