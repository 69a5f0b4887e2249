"""Building sites in tests, by the command that people run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from written_declarations.cli import main
from written_declarations.collection.sample import sample
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write

ROOT = Path(__file__).parents[1]
DECLARATIONS = ROOT / "declarations"
MKDOCS = ("-m", "mkdocs")


def build(
    declarations: Path,
    site: Path,
    *options: str,
    project: Path = ROOT,
    program: Sequence[str] = MKDOCS,
    preexec_fn: Callable[[], None] | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """A strict build by the command that people run, from the project's folder, with nothing kept from another."""
    command = [sys.executable, *program, "build", "--strict", "--site-dir", str(site), *options]
    # Whether somebody has fetched the runtime of the preview must not change what is tested
    settings = {"PREVIEW_RUNTIME": "none", "BUILD_CACHE": "none", "DECLARATIONS_DIR": str(declarations)}
    settings["SOCIAL_CARDS"] = "off"  # drawing hundreds of them takes longer than the rest
    variables = {**os.environ, **settings, **environment}
    return subprocess.run(
        command,
        cwd=project,
        env=variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=preexec_fn,
    )


def built(declarations: Path, site: Path, program: Sequence[str] = MKDOCS, **environment: str) -> Path:
    """The folder of a site that was built without a problem."""
    result = build(declarations, site, project=ROOT, program=program, preexec_fn=None, **environment)
    assert result.returncode == 0, result.stderr
    return site


def invent(folder: Path, registry: Registry) -> None:
    """Fill a folder with two hundred invented declarations and the log of their changes."""
    for declaration in sample(200, 1, registry):
        (folder / f"{declaration.number}.md").write_text(write(declaration), encoding="utf-8")
    assert main(["record", "--day", "2024-11-26", str(folder)]) == 0


def built_folded(declarations: Path, site: Path, **environment: str) -> Path:
    """The folder of a site in which lists are long, because the limits are low."""
    return built(declarations, site, program=(str(ROOT / "tests" / "folded_build.py"),), **environment)


def built_hostile(declarations: Path, site: Path, **environment: str) -> Path:
    """The folder of a site of which the check takes any text for a name."""
    return built(declarations, site, program=(str(ROOT / "tests" / "hostile_build.py"),), **environment)


def built_attacked(declarations: Path, site: Path, **environment: str) -> Path:
    """The folder of a site in which every text means harm, the registry's too; see attacking.py."""
    return built(declarations, site, program=(str(ROOT / "tests" / "attacked_build.py"),), **environment)
