"""`mkdocs serve`, as `make serve` runs it, on a port of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from building import DECLARATIONS, ROOT
from processes import PATIENCE


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: the address of its site, its process, and the file with all that it has said."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path


@contextlib.contextmanager
def serving(
    folder: Path, *options: str, declarations: Path = Path("declarations"), project: Path = ROOT, index: str = "off"
) -> Iterator[Server]:
    """A server of a project, ended at the end of the with statement. `folder` takes its log, its temporary folders, and
    what it caches. Without `index` texts are not indexed, and no cards are drawn.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log, temporary = folder / "log.txt", folder / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {"BUILD_CACHE": str(folder / "cache"), "PREVIEW_RUNTIME": "none", "TMPDIR": str(temporary)}
    environment |= {"DECLARATIONS_DIR": str(declarations), "SEARCH_INDEX": index, "SOCIAL_CARDS": "off"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, *options]
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=project, env={**os.environ, **environment}, stdout=output, stderr=output)
    try:
        yield Server(f"http://{address}/", server, log)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
    assert list(temporary.iterdir()) == []


def project_of(folder: Path, *numbers: int) -> Path:
    """A project of its own with some of the declarations, in which anything can be edited."""
    for name in ("hooks", "docs", "declarations/registry"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for number in numbers:
        shutil.copy(DECLARATIONS / f"{number}.md", folder / "declarations")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Save a file with another text in one place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def fetch(address: str) -> str:
    """What is answered, whatever its status; nothing if nobody answers."""
    with contextlib.suppress(OSError):  # not there yet, or slow to answer
        try:
            answer = urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError as failed:
            answer = failed
        with answer:
            content: bytes = answer.read()
            return content.decode()
    return ""
