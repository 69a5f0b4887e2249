"""Builds the site in other circumstances, and compares the manifests: the same files must give the same bytes.

    python tools/reproduce.py [--elsewhere FOLDER]

`make reproduce` runs it, and so does a job each week. The project is built where it stands, and from a copy of it on
another file system, with another order of its files, time zone, language, mask of rights and seed of hashes; then from
that copy by another Python. The status is 1 if something is not available, does not build, or differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import engines
from engines import MANIFEST, ROOT, Engine, UnavailableError

_ANOTHER_PYTHON = f"!={sys.version_info[0]}.{sys.version_info[1]}.*,>=3.11"
_HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "SITE_URL": "https://example.org/"}
_THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "638"}
_PARTS = ("hooks", "docs", "declarations", "mkdocs.yml")  # what a site is made of


def sums(manifest: str, *, without: str = "") -> dict[str, str]:
    """The sum of each file of a manifest, by its path; `without` files that end so."""
    found = {}
    for line in manifest.splitlines():
        digest, _, path = line.partition("  ")
        if not (without and path.endswith(without)):
            found[path] = digest
    return found


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that only one of two manifests has, or that have another sum."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def copied(project: Path, folder: Path) -> Path:
    """A copy of what a site is made of, its files made in the reverse of their order."""
    for part in _PARTS:
        source = project / part
        files = [path for path in source.rglob("*") if path.is_file()] if source.is_dir() else [source]
        for path in sorted(files, reverse=True):
            if "__pycache__" not in path.parts:
                copy = folder / path.relative_to(project)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
    return folder


def _built(project: Path, site: Path, python: Path, **environment: str) -> str:
    """The manifest of a strict build. Raises CalledProcessError, after MkDocs has said why."""
    engines.build(python, "mkdocs", site, project=project, **environment)
    return (site / MANIFEST).read_text(encoding="utf-8")


def _compare(there: Path, here: Path) -> list[str]:
    """What is wrong, a line each."""
    usual = _built(ROOT, here / "site", Path(sys.executable), **_HERE)
    digest = hashlib.sha256(usual.encode()).hexdigest()
    print(f"{len(sums(usual)):,} files; SHA-256 of their manifest: {digest}", flush=True)
    project = copied(ROOT, there / "a folder with another name")
    before = os.umask(0o077)
    try:
        elsewhere = _built(project, there / "site", Path(sys.executable), **(_HERE | _THERE))
        wrong = _told("another file system", usual, elsewhere)
        python = Engine("another Python", python=_ANOTHER_PYTHON).install(here / "environment")
        # SQLite writes its version into what it makes, and each Python brings its own
        newer = _built(project, there / "newer", python, **(_HERE | _THERE))
        return wrong + _told("another Python", usual, newer, without=".sqlite")
    finally:
        os.umask(before)


def _told(what: str, usual: str, other: str, *, without: str = "") -> list[str]:
    found = differing(sums(usual, without=without), sums(other, without=without))
    print(f"{what}: {f'{len(found)} files differ' if found else 'the same bytes'}", flush=True)
    return [f"{what}: {path}" for path in found[:20]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and compare. Returns 1 if something is wrong."""
    parser = argparse.ArgumentParser(description="Build the site in other circumstances, and compare every file.")
    parser.add_argument("--elsewhere", type=Path, default=Path("/dev/shm"), help="a folder of another file system")  # noqa: S108 - nothing is put there under a name that somebody could know
    elsewhere: Path = parser.parse_args(arguments).elsewhere
    with tempfile.TemporaryDirectory() as here:
        if not elsewhere.is_dir() or elsewhere.stat().st_dev == Path(here).stat().st_dev:
            print(f"{elsewhere} is no other file system: name a folder of one with --elsewhere.", file=sys.stderr)
            return 1
        with tempfile.TemporaryDirectory(dir=elsewhere) as there:
            try:
                wrong = _compare(Path(there), Path(here))
            except (UnavailableError, subprocess.CalledProcessError) as failure:
                wrong = [f"{failure}\n{getattr(failure, 'stderr', '') or ''}"]
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
