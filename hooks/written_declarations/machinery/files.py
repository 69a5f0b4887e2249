"""A file that is written in one step."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: however this ends, what stood there before stands, or all of the content does.

    Meanwhile there is a hidden file beside it. Raises OSError.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
