"""Files of the cache folder: they are there as they were written, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32


def keep(path: Path, content: Iterable[str]) -> None:
    """Write the texts in the place of what stands there, in one step; a line with their checksum follows them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    check = 0
    with unfinished.open("wb") as opened:
        for text in content:
            piece = text.encode()
            check = crc32(piece, check)
            opened.write(piece)
        opened.write(f"\n{check:08x}".encode())
    unfinished.replace(path)


def kept(path: Path) -> str:
    """What was kept there. Raises OSError if nothing was, ValueError if it is no longer what it was."""
    content, _, check = path.read_bytes().rpartition(b"\n")
    if check != f"{crc32(content):08x}".encode():
        raise ValueError(f"{path} is damaged")
    return content.decode()


def json_of(content: object) -> str:
    """Some values as short as JSON has them, on one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
