"""What the contributing page needs to show how a text is read: our own code, and its runtime, if that was fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..collection.folder import PROJECT_REGISTRY
from ..intake.preview_bundle import bundle
from ..web import urls
from ..web.output import Output


def preview_files(runtimes: Path) -> Iterator[Output]:
    """The files below urls.PREVIEW. `runtimes` is where make preview-runtime puts one, in a folder of its version."""
    versions = sorted((path for path in runtimes.glob("*") if path.is_dir()), key=_version)
    manifest = {"runtime": bool(versions), "version": versions[-1].name if versions else ""}
    yield Output(f"{urls.PREVIEW}manifest.json", lambda: json.dumps(manifest) + "\n")
    if versions:
        for path in sorted(path for path in versions[-1].rglob("*") if path.is_file()):
            yield Output(f"{urls.PREVIEW}{path.relative_to(runtimes).as_posix()}", path.read_bytes)
        yield Output(f"{urls.PREVIEW}project.zip", partial(bundle, PROJECT_REGISTRY))


def _version(folder: Path) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"[0-9]+", folder.name)], folder.name
