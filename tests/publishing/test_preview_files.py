"""The runtime of the preview: the newest one that was fetched."""

from __future__ import annotations

import json
from pathlib import Path

from written_declarations.publishing.preview_files import preview_files
from written_declarations.web.output import pieces


def _manifest(runtimes: Path) -> dict[str, object]:
    output = next(each for each in preview_files(runtimes) if each.path.endswith("manifest.json"))
    manifest: dict[str, object] = json.loads(b"".join(pieces(output.content())))
    return manifest


def test_the_newest_version_counts(tmp_path: Path) -> None:
    """By its numbers: 314.0.10 stands before 314.0.9 in a dictionary."""
    assert _manifest(tmp_path / "none") == {"runtime": False, "version": ""}
    for version in ("314.0.9", "314.0.10"):
        (tmp_path / version).mkdir()
    assert _manifest(tmp_path) == {"runtime": True, "version": "314.0.10"}
