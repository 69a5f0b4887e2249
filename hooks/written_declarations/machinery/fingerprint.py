"""Digests of what a result depends on, so that it is used again only while all of that is the same."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = (
    *("pyyaml", "python-frontmatter", "markdown-it-py", "mdit-py-plugins", "anyascii"),
    *("pillow", "font-source-sans-pro", "font-source-serif-pro"),
)


def of_text(text: str) -> str:
    """The digest of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """The digest of some texts in their order."""
    # With their lengths, so that no text can end where another begins
    return of_text("".join([f"{len(text)} {text}" for text in texts]))


def of_files(paths: Iterable[Path]) -> str:
    """The digest of the names and contents of some files; one that is missing counts as such."""
    digests = []
    for path in sorted(paths):
        content = hashlib.blake2b(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        digests += [path.name, content]
    return of_texts(digests)


# Taken when the code is loaded: what is edited later is not what runs
CODE = of_texts(
    [
        of_files(path for kind in ("*.py", "*.json") for path in Path(__file__).parents[1].rglob(kind)),
        sys.version,
        *(version(library) for library in _LIBRARIES),
    ]
)
