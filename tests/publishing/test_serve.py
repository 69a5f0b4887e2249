"""`mkdocs serve`, as `make serve` runs it: an edit is on the screen, an error is in the terminal."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from building import DECLARATIONS, ROOT
from written_declarations.web.urls import SEARCH_TEXTS

_PATIENCE = 60  # seconds; generous, because a slow machine is no defect


def test_an_edit_is_served_and_a_mistake_is_told(tmp_path: Path) -> None:
    folder, log = tmp_path / "declarations", tmp_path / "log.txt"
    folder.mkdir()
    path = folder / "638.md"
    text = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    page, index = (f"http://{address}/{path}" for path in ("declarations/638/", f"{SEARCH_TEXTS}pagefind-entry.json"))
    settings = {"BUILD_CACHE": str(tmp_path / "cache"), "PREVIEW_RUNTIME": "none", "DECLARATIONS_DIR": str(folder)}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stdout=output, stderr=output)
    try:
        _until(lambda: "Kazakhstan: political oppression" in _fetch(page))
        served = _fetch(page)
        assert "livereload" in served
        assert "Content-Security-Policy" not in served, "which would stop the script of live reload"
        _until(lambda: "version" in _fetch(index))
        first = _fetch(index)
        path.write_text(text.replace("Kazakhstan: political", "Kazakhstan: edited political"), encoding="utf-8")
        _until(lambda: "Kazakhstan: edited political" in _fetch(page))
        path.write_text(text.replace("Austria, SOC", "Austria, SCO", 1), encoding="utf-8")
        _until(lambda: "error unknown-group" in log.read_text(encoding="utf-8"))
        path.write_text(text.replace("Kazakhstan: political", "Kazakhstan: mended political"), encoding="utf-8")
        _until(lambda: "Kazakhstan: mended political" in _fetch(page))
        _until(lambda: _fetch(index) not in ("", first))  # though edits stopped the index before
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def test_without_live_reload_the_pages_are_there_too(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-livereload", "--dev-addr", address]
    settings = {
        "SEARCH_INDEX": "off",
        "BUILD_CACHE": "none",
        "PREVIEW_RUNTIME": "none",
        "DECLARATIONS_DIR": str(DECLARATIONS),
    }
    log = tmp_path / "log.txt"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stdout=output, stderr=output)
    try:
        _until(lambda: "Content-Security-Policy" in _fetch(f"http://{address}/declarations/638/"))
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def test_an_edit_of_the_style_and_of_a_colour_is_served(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("hooks", "docs", "declarations/registry"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copy(DECLARATIONS / "638.md", project / "declarations")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    environment = {**os.environ, "SEARCH_INDEX": "off", "BUILD_CACHE": "none"}
    with (tmp_path / "log.txt").open("w") as output:
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output)

    def style(page: str) -> str:
        """The style that the page of an address loads now."""
        link = re.search(r'href="([^"]*assets/[0-9a-f]+/\w+\.css)"', _fetch(page))
        return _fetch(urljoin(page, link[1])) if link else ""

    page = f"http://{address}/declarations/638/"
    try:
        _until(lambda: "--wd-paper: #fbf9f4;" in style(page))
        _edit(project / "docs" / "assets" / "style" / "colours.css", "--wd-paper: #fbf9f4", "--wd-paper: #fefefe")
        _until(lambda: "--wd-paper: #fefefe;" in style(page))
        _edit(project / "declarations" / "registry" / "groups.yml", "#db4858", "#c0ffee")
        _until(lambda: "--wd-group-soc: #c0ffee;" in style(page))
        _until(lambda: "--wd-group-soc: #c0ffee;" in style(f"{page}embed/"))
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _fetch(address: str) -> str:
    with (
        contextlib.suppress(OSError),  # not there yet, or slow to answer
        urllib.request.urlopen(address, timeout=5) as answer,
    ):
        content: bytes = answer.read()
        return content.decode()
    return ""


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
