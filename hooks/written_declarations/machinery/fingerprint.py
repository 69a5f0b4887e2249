"""Digests of what a result is made of: keys of a cache, and names of files that browsers may keep for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of_text(text: str) -> str:
    """The digest of a text, as hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """The digest of some texts in their order."""
    # With their lengths, so that no text can end where another begins
    return of_text("".join([f"{len(text)} {text}" for text in texts]))


def of_files(paths: Iterable[Path]) -> str:
    """The digest of the names, without their folders, and contents of some files; one that is missing counts as such."""
    digests = []
    for path in sorted(paths):
        try:
            content = hashlib.blake2b(path.read_bytes()).hexdigest()
        except OSError:  # a folder, or an editor's file that is gone by now
            content = "missing"
        digests += [path.name, content]
    return of_texts(digests)
