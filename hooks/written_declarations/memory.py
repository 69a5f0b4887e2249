"""What an earlier build read, so that a file whose content has not changed is not read again.

The memory is a file of its own in the cache folder. Its key covers everything else that reading
depends on; a memory under another key, or one that cannot be understood, is forgotten.
"""

from __future__ import annotations

import json
from pathlib import Path

from .stored import Row


class Memory:
    """Rows by the name of their file, each good for one digest of it."""

    def __init__(self, path: Path | None = None, key: str = "") -> None:
        self._path = path
        self._key = key
        self._rows: dict[str, tuple[str, Row]] = {}
        self._new: dict[str, tuple[str, Row]] = {}
        try:
            stored = json.loads(path.read_text(encoding="utf-8")) if path else {}
            if isinstance(stored, dict) and stored.get("key") == key:
                self._rows = {name: (digest, Row(*row)) for name, (digest, row) in stored["rows"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # nothing was kept, or it was cut short: everything is read

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self._rows)

    def row(self, name: str, digest: str) -> Row | None:
        """What is known of a file with this name and digest."""
        known = self._rows.get(name)
        if known is None or known[0] != digest:
            return None
        self._new[name] = known
        return known[1]

    def learn(self, name: str, digest: str, row: Row) -> None:
        """Remember a file that was read."""
        self._new[name] = digest, row

    def keep(self) -> None:
        """Write down what was read, unless it is what was known. Other files are forgotten."""
        if self._path is None or self._new == self._rows:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".new")
        content = {"key": self._key, "rows": self._new}
        unfinished.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        unfinished.replace(self._path)
        self._rows, self._new = self._new, {}
