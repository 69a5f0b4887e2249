"""Files of the cache folder: they are there as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def keep(path: Path, content: Iterable[str]) -> None:
    """Write the texts in the place of what stands there, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with unfinished.open("w", encoding="utf-8", newline="\n") as opened:
        opened.writelines(content)
    unfinished.replace(path)


def json_of(content: object) -> str:
    """Some values as short as JSON has them, on one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
