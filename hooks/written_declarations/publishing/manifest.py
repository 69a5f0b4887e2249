"""The manifest: a SHA-256 sum of every published file, as `sha256sum -c` reads it in the root of the site."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..machinery.parallel import spread
from ..web import urls


def write_manifest(folder: Path, known: Mapping[str, bytes]) -> None:
    """Write the manifest of a built site into it. `known` are the sums of files that were just written, by their paths:
    these are not read again. Raises OSError if a file cannot be read or written.
    """
    place = folder / urls.MANIFEST
    place.unlink(missing_ok=True)
    paths = sorted(_files(folder))
    others = [path for path in paths if path not in known]
    read = spread(lambda piece: _sum(f"{folder}/{others[piece]}"), len(others))
    sums = {**known, **dict(zip(others, read, strict=True))}
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(f"{sums[path].hex()}  {path}\n" for path in paths), encoding="utf-8", newline="\n")


def _sum(file: str) -> bytes:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a text, not a Path: this is done for every file
        return hashlib.sha256(opened.read()).digest()


def _files(folder: Path) -> Iterator[str]:
    """The files of the site, as paths below it; what is hidden is none of them."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(place).relative_to(folder).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names if not name.startswith("."))
