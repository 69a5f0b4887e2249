"""Our assets: where they stand on the site."""

from __future__ import annotations

from pathlib import Path

from ..machinery import fingerprint


def place(folder: str, docs: Path) -> str:
    """The folder below the root in which the assets stand. It is named after their contents: what is there never
    changes, so that browsers keep it for good.
    """
    return f"{folder}{fingerprint.of_files((docs / folder).rglob('*'))[:10]}/"
