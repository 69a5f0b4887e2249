"""Files of the cache folder: JSON that is there as a whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path


def keep(path: Path, content: object) -> None:
    """Write the content in the place of what stands there, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    unfinished.replace(path)
