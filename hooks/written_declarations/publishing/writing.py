"""Writing the files of the site, on all cores."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from ..machinery.parallel import spread
from ..machinery.progress import OnProgress, no_progress
from ..web.output import Output, pieces


def write_all(outputs: Iterable[Output], folder: Path, on_progress: OnProgress = no_progress) -> int:
    """Write every file below the folder, and return how many there are. Raises OSError if one cannot be written."""
    # Side by side what is made of the same things: then one process makes all of them, and each thing once
    every = sorted(outputs, key=lambda output: output.path)
    spread(lambda piece: write(every[piece], folder), len(every), on_progress)
    return len(every)


def write(output: Output, folder: Path) -> None:
    """Make the content of one file and write it, making its folder where it is not there."""
    parts = pieces(output.content())
    with _opened(f"{folder}/{output.path}") as opened:
        opened.writelines(parts)


def _opened(file: str) -> BinaryIO:
    # Paths as texts, and a folder made only after a failure: this is done for every page
    try:
        return open(file, "wb")  # noqa: PTH123
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return open(file, "wb")  # noqa: PTH123
