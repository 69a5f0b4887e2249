"""`mkdocs serve`, as `make serve` runs it: an edit is on the screen, an error is in the terminal."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

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


def _fetch(address: str) -> str:
    with (
        contextlib.suppress(urllib.error.URLError, ConnectionError),
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
