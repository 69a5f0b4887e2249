"""Writing the files of the site, on all cores."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from ..machinery.parallel import spread
from ..machinery.progress import OnProgress, no_progress
from ..web.output import Output, pieces


def write_all(outputs: Iterable[Output], folder: Path, on_progress: OnProgress = no_progress) -> dict[str, bytes]:
    """Write every file below the folder, and return the SHA-256 sum of each by its path. Raises OSError if one cannot be
    written.
    """
    # Side by side what is made of the same things: then one process makes all of them, and each thing once
    every = sorted(outputs, key=lambda output: output.path)
    sums = spread(lambda piece: write(every[piece], folder), len(every), on_progress)
    return {output.path: digest for output, digest in zip(every, sums, strict=True)}


def write(output: Output, folder: Path) -> bytes:
    """Make the content of one file and write it, making its folder where it is not there; return its SHA-256 sum."""
    digest = hashlib.sha256()
    parts = pieces(output.content())
    with _opened(f"{folder}/{output.path}") as opened:
        for part in parts:
            digest.update(part)
            opened.write(part)
    return digest.digest()


def _opened(file: str) -> BinaryIO:
    # Paths as texts, and a folder made only after a failure: this is done for every page
    try:
        return open(file, "wb")  # noqa: PTH123
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return open(file, "wb")  # noqa: PTH123
