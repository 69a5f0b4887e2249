"""Builds the site with other engines than the usual one, and compares what they built.

    python tools/engines.py [NAME ...]

`make engines` runs it, and so does a job each week. An engine is a Python, versions of what the project
depends on, and the program that renders the shells; each gets an environment of its own outside the
project. Without names all are tried. The status is 1 if one of them is not available, does not build the
site, or builds another.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROPERDOCS = "properdocs==1.6.7"
_UV = ROOT / "tools" / "uv"
_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
MANIFEST = "data/manifest.txt"
_THEME = "assets/"  # named by its contents, which change with its version
_OFFLINE = "network was disabled"  # uv's hint, when it may read from its cache only
_UNREACHABLE = 2  # uv's status for a failure that is none of what was asked for


class UnavailableError(Exception):
    """Its Python or its packages are not on this machine, and cannot be fetched either."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How to build the site: `python` as uv names one, `module` with its packages in the place of MkDocs."""

    name: str
    python: str = sys.executable
    module: str = "mkdocs"
    instead: tuple[str, ...] = ()
    lowest: bool = False

    def install(self, folder: Path) -> Path:
        """Make its environment; returns its Python. Raises UnavailableError, or CalledProcessError where the
        packages are there and do not go together.
        """
        made = _uv("venv", "--python", self.python, str(folder))
        if made.returncode:
            raise UnavailableError(f"Python {self.python} is not available: {_reason(made)}")
        python = folder / "bin" / "python"
        installed = _uv("pip", "install", "--python", str(python), *self._packages(folder))
        if installed.returncode == _UNREACHABLE or (installed.returncode and _OFFLINE in installed.stderr):
            raise UnavailableError(f"The packages of {self.name} are not available: {_reason(installed)}")
        installed.check_returncode()
        return python

    def _packages(self, folder: Path) -> tuple[str, ...]:
        if self.lowest:
            return ("--resolution", "lowest-direct", "-r", str(ROOT / "pyproject.toml"))
        locked = folder / "locked.txt"
        without = ("--no-emit-package", "mkdocs") if self.instead else ()
        export = ("export", "--frozen", "--no-default-groups", "--no-emit-project", "--no-hashes", *without)
        _uv(*export, "--output-file", str(locked)).check_returncode()
        return ("--no-deps", "-r", str(locked), *self.instead)  # all of them are named there


ENGINES = (
    Engine("lowest", python="3.11", lowest=True),
    Engine("python-3.13", python="3.13"),
    Engine("python-newest", python=">=3.14"),
    Engine("properdocs", module="properdocs", instead=(PROPERDOCS,)),
)


def build(python: Path, module: str, site: Path, *, project: Path = ROOT, **environment: str) -> None:
    """A strict build of the published collection. Raises CalledProcessError, after the engine has said why."""
    command = [str(python), "-m", module, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(site)]
    settings = {"PREVIEW_RUNTIME": "none", "BUILD_CACHE": "none", "NO_MKDOCS_2_WARNING": "1", **environment}
    subprocess.run(command, cwd=project, env={**os.environ, **settings}, stdout=sys.stderr, check=True)


def differences(usual: Path, other: Path, *, theme: bool = True) -> list[str]:
    """The files that one of two sites has alone, or that differ in more than the name of the generator.

    Without `theme` it is another version of it, and only the addresses of all else are compared.
    """
    first, second = (_files(site, theme=theme) for site in (usual, other))
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def _files(site: Path, *, theme: bool) -> dict[str, bytes]:
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    if not theme:
        return {name: b"" for name in paths if not name.startswith(_THEME)}
    # SQLite writes its version into what it makes, and each Python brings its own. The manifest has the sums of both
    return {
        name: b"" if path.suffix == ".sqlite" or name == MANIFEST else _GENERATOR.sub(b"", path.read_bytes())
        for name, path in paths.items()
    }


def _uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Without VIRTUAL_ENV: the environment of the project is not the one that is meant
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    command = [str(_UV), *arguments, "--quiet"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def _reason(failed: subprocess.CompletedProcess[str]) -> str:
    """The last line, in which uv names the first cause."""
    return failed.stderr.strip().rpartition("\n")[2].strip()


def _try(engine: Engine, usual: Path, folder: Path) -> str:
    """What is wrong with an engine, or nothing."""
    try:
        python = engine.install(folder / "environment")
        build(python, engine.module, folder / "site")
    except UnavailableError as reason:
        return str(reason)
    except subprocess.CalledProcessError as failure:
        return f"{failure}\n{failure.stderr or ''}"
    found = differences(usual, folder / "site", theme=not engine.lowest)
    return f"{len(found)} files are others: {', '.join(found[:5])} ..." if found else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the engines that are named, or all. Returns 1 if something is wrong with one of them."""
    known = [engine.name for engine in ENGINES]
    parser = argparse.ArgumentParser(description="Build the site with other engines than the usual one.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    names = parser.parse_args(arguments).names or known
    if unknown := set(names) - set(known):
        parser.error(f"there is no engine {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        usual = Path(folder) / "usual"
        build(Path(sys.executable), "mkdocs", usual)
        for engine in ENGINES:
            if engine.name in names:
                wrong = _try(engine, usual, Path(folder) / engine.name)
                failed = failed or bool(wrong)
                print(f"{engine.name}: {wrong or 'builds the same site'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
