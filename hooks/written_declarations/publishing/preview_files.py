"""What the contributing page needs to show how a text is read: our own reading, and its runtime, if that was fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..collection.folder import PROJECT_REGISTRY
from ..intake.preview_bundle import bundle
from ..web import urls
from ..web.output import Output


def preview_files(runtimes: Path) -> Iterator[Output]:
    """The files below urls.PREVIEW. `runtimes` is where make preview-runtime puts one, in a folder of its version."""
    versions = sorted(path for path in runtimes.glob("*") if path.is_dir())
    manifest = {"runtime": bool(versions), "version": versions[-1].name if versions else ""}
    yield Output(f"{urls.PREVIEW}manifest.json", lambda: json.dumps(manifest) + "\n")
    if versions:
        for path in sorted(path for path in versions[-1].rglob("*") if path.is_file()):
            yield Output(f"{urls.PREVIEW}{path.relative_to(runtimes).as_posix()}", path.read_bytes)
        yield Output(f"{urls.PREVIEW}project.zip", partial(bundle, PROJECT_REGISTRY))
