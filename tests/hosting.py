"""The servers of deploy/, started on this machine with a built site."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from building import ROOT

# Debian's nginx.conf, as far as it matters here
_NGINX = """
daemon off;
pid {folder}/pid;
error_log stderr;
{user}
events {{ }}
http {{
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def _nginx(folder: Path, site: Path, port: int) -> list[str]:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("    listen [::]:80;\n", "")
    (folder / "site.conf").write_text(text.replace("/srv/declarations/site", str(site)), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # the site of a test belongs to whoever runs it
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, user=user), encoding="utf-8")
    return ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def _caddy(folder: Path, site: Path, port: int) -> list[str]:
    text = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    text = text.replace("declarations.example.org {", f"http://127.0.0.1:{port} {{")
    text = "{\n\tadmin off\n\tauto_https off\n}\n" + text.replace("/srv/declarations/site", str(site))
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


_SERVERS: dict[str, Callable[[Path, Path, int], list[str]]] = {"nginx": _nginx, "caddy": _caddy}
SERVERS = tuple(_SERVERS)


@contextlib.contextmanager
def hosted(server: str, site: Path, folder: Path) -> Iterator[str]:
    """The address of a site behind a server of deploy/, whose own files stand in that folder.

    Fails on CI where the server is not installed, and skips the test elsewhere.
    """
    path = f"{os.environ['PATH']}{os.pathsep}/usr/sbin"  # where Debian has nginx, and a user does not look
    if shutil.which(server, path=path) is None:
        message = f"{server} is not installed: see tools/servers."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    home = {
        **os.environ,
        "PATH": path,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    with log.open("wb") as written:
        process = subprocess.Popen(_SERVERS[server](folder, site, port), stdout=written, stderr=written, env=home)
    try:
        _wait(port, process, log)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"The server does not answer:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
