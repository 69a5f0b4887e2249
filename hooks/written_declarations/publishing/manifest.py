"""The manifest: a SHA-256 sum of every published file, as `sha256sum -c` reads it in the root of the site."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from ..machinery.parallel import spread
from ..web import urls


def write_manifest(folder: Path) -> None:
    """Write the manifest of a built site into it. Raises OSError if a file cannot be read or written."""
    place = folder / urls.MANIFEST
    place.unlink(missing_ok=True)
    paths = sorted(_files(folder))
    sums = spread(lambda piece: _sum(f"{folder}/{paths[piece]}"), len(paths))
    place.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{digest}  {path}\n" for digest, path in zip(sums, paths, strict=True))
    place.write_text("".join(lines), encoding="utf-8", newline="\n")


def _sum(file: str) -> str:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a text, not a Path: this is done for every file
        return hashlib.sha256(opened.read()).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """The files of the site, as paths below it; what is hidden is none of them."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(place).relative_to(folder).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names if not name.startswith("."))
