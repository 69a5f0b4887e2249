"""Fetches Python for the browser, which lets the contributing page show how a pasted text is read.

    make preview-runtime

It is the one thing that a build does not bring along: 13 MB that are nobody's source. Without it the
page is plain instructions. The archive is checked against its published hash, and only the five files
that a page loads are kept, below .preview/.
"""

from __future__ import annotations

import base64
import hashlib
import io
import sys
import tarfile
import urllib.request
from pathlib import Path

VERSION = "314.0.7"
INTEGRITY = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
ARCHIVE = f"https://registry.npmjs.org/pyodide/-/pyodide-{VERSION}.tgz"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
FOLDER = Path(__file__).resolve().parents[1] / ".preview" / VERSION


def main() -> int:
    """Fetch the files if they are not there. Returns 0, or 1 if the archive is not what was published."""
    if all((FOLDER / name).is_file() for name in FILES):
        return 0
    sys.stderr.write(f"Fetching Pyodide {VERSION} for the preview in the browser (once) ...\n")
    with urllib.request.urlopen(ARCHIVE, timeout=120) as answer:
        archive = answer.read()
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != INTEGRITY:
        sys.stderr.write("The archive is not the one that was published; nothing was kept.\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        for name in FILES:
            member = opened.extractfile(f"package/{name}")
            assert member is not None  # noqa: S101 - the hash says that it is there
            (FOLDER / name).write_bytes(member.read())
    return 0


if __name__ == "__main__":
    sys.exit(main())
