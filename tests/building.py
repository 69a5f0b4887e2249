"""Building sites in tests, by the command that people run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DECLARATIONS = ROOT / "declarations"


def build(
    declarations: Path, site: Path, *options: str, project: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A strict build by the command that people run, from the project's folder, with nothing kept from another."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *options]
    # Whether somebody has fetched the runtime of the preview must not change what is tested
    settings = {"PREVIEW_RUNTIME": "none", "BUILD_CACHE": "none", "DECLARATIONS_DIR": str(declarations)}
    settings["SOCIAL_CARDS"] = "off"  # drawing hundreds of them takes longer than the rest
    settings = {**os.environ, **settings, **environment}
    return subprocess.run(command, cwd=project, env=settings, capture_output=True, text=True, timeout=300, check=False)


def built(declarations: Path, site: Path, **environment: str) -> Path:
    """The folder of a site that was built without a problem."""
    result = build(declarations, site, project=ROOT, **environment)
    assert result.returncode == 0, result.stderr
    return site


def copy_of_the_project(folder: Path) -> Path:
    """What a build is made of beside declarations, to be edited."""
    for name in ("hooks", "docs", "declarations/registry"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def built_folded(declarations: Path, folder: Path, **environment: str) -> Path:
    """The folder of a site in which lists are long, because the limits are low."""
    project = copy_of_the_project(folder)
    path = project / "hooks" / "written_declarations" / "collection" / "fold.py"
    text = path.read_text(encoding="utf-8")
    for limit, lower in (
        ("WHOLE = 500", "WHOLE = 40"),
        ("NEWEST = 100", "NEWEST = 10"),
        ("PEOPLE = 1500", "PEOPLE = 100"),
    ):
        assert limit in text
        text = text.replace(limit, lower)
    path.write_text(text, encoding="utf-8")
    site = project / "site"
    result = build(declarations, site, project=project, **environment)
    assert result.returncode == 0, result.stderr
    return site
