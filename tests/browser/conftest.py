"""Chromium for the browser tests, and the built sites served to it from this machine."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, sync_playwright

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_OFFLINE = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _executable() -> str:
    found = [path for command in _COMMANDS if (path := shutil.which(command))]
    found += [path for path in _APPLICATIONS if Path(path).exists()]
    if found:
        return found[0]
    if os.environ.get("CI"):
        pytest.fail("No Chromium was found, and on CI the browser tests must run: see tools/chromium.")
    pytest.skip("No Chromium was found. Run tools/chromium, or install Chromium or Chrome.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = _executable()
    # A sandboxed Chromium refuses to run as root, which is who runs tests in many containers
    arguments = [*_OFFLINE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield chromium
        chromium.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """A test run needs no access log."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page, as a host of static files does."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _serve(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def address_638(site_638: Path) -> Iterator[str]:
    yield from _serve(site_638)


@pytest.fixture(scope="session")
def address_sample(site_sample: Path) -> Iterator[str]:
    yield from _serve(site_sample)


@pytest.fixture(scope="session")
def address_hostile(site_hostile: Path) -> Iterator[str]:
    yield from _serve(site_hostile)


class Witness:
    """Notes everything that a page must not do: errors on the console, dialogs, requests to other hosts."""

    def __init__(self, context: BrowserContext, *addresses: str) -> None:
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self._addresses = addresses
        context.on("console", self._console)
        context.on("request", self._request)
        context.on("dialog", self._dialog)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((*self._addresses, "data:")):
            self.strangers.append(request.url)


@pytest.fixture
def context(browser: Browser, address_638: str, address_sample: str, address_hostile: str) -> Iterator[BrowserContext]:
    """A fresh context; its test fails if any page erred or called another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    witness = Witness(context, address_638, address_sample, address_hostile)
    yield context
    context.close()
    assert witness.errors == []
    assert witness.strangers == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
