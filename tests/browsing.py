"""A built site served as a host of static files does it, a witness of what its pages do, and what axe says of them."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

PAPER: dict[Literal["light", "dark"], str] = {"light": "rgb(251, 249, 244)", "dark": "rgb(20, 23, 28)"}
_ALL = {"resultTypes": ["violations"], "preload": False}  # no rule of these looks into style sheets
_COLOURS = {**_ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
# Of rows and items that differ in words and addresses alone, two are looked at: a list of hundreds takes ten seconds
_LOOK = """(rules) => {
  const shape = (each) => [each.tagName, each.classList, each.getAttributeNames(), !each.textContent.trim(), ...[...each.children].map(shape)].join();
  const exclude = [...document.querySelectorAll("main :has(> :nth-child(3))")].flatMap((parent) => {
    const alike = Map.groupBy(parent.children, shape);
    return [...alike.values()].flatMap((each) => each.slice(2));
  });
  return axe.run({ exclude }, rules);
}"""


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


SERVED: set[str] = set()


def serve(site: Path) -> Iterator[str]:
    """Yields the address of a site, which is served until the next value is asked for."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    SERVED.add(address)
    yield address
    SERVED.remove(address)
    server.shutdown()
    server.server_close()


class Witness:
    """Notes everything that a page must not do: errors on the console, dialogs, requests to what is not served here."""

    def __init__(self, context: BrowserContext, *addresses: str) -> None:
        self._served = addresses  # by others than `serve`
        self.errors: list[str] = []
        self.strangers: list[str] = []
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
        if not request.url.startswith((*SERVED, *self._served, "data:")):
            self.strangers.append(request.url)


def assert_accessible(page: Page) -> None:
    """Axe finds nothing on the page as it is now: by all rules in the light scheme, by those on colours in the dark."""
    page.evaluate(Axe().axe_script)
    for scheme in PAPER:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = AxeResults(page.evaluate(_LOOK, _ALL if scheme == "light" else _COLOURS))
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"
