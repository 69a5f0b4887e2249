"""Measures what a reader waits for: bytes, requests, shifts and the largest paint of a page in Chromium.

    make budgets

serves `site/` as a host of static files does, compressed and with leave to keep files for ten minutes,
and prints the figures for a phone; shifts, paint and blocked time on a slow line with a slow processor, where scripts
come after the first paint: the greatest shift of five visits, and the medians of the times. Below each page stands
what its first visit brings, file by file, and how much of its HTML is the frame, which every page repeats. The tests
assert bytes, requests and shifts with the same functions; the largest paint is time, which no test asserts, so this is
the place to read it.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import re
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BYTES, REQUESTS, LATER_BYTES, PAINT = 35_000, 6, 13_250, 2.0
# A page comes in pieces, and a word that comes after the sign before it counts as a shift of its own width
SHIFT = 0.005
PHONE, DESKTOP = (360, 740), (1440, 900)
# As tools/chromium looks for one
_COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
_SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
_SLOW_PROCESSOR = 4
_SLOW_VISITS = 5  # a processor that is slow has its moods
# A script for a page, from its first moment on
WATCH = """
window.measured = { shift: 0, paint: 0, tasks: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.measured.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.measured.paint = entry.startTime / 1000;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) window.measured.tasks.push([startTime, startTime + duration]);
}).observe({ type: "longtask", buffered: true });
"""
# The total blocking time as Lighthouse has it: of each long task what comes after the first contentful paint, less the
# 50 ms that nobody feels. Before that there is nothing that a reader could press.
_BLOCKED = """() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity;
  return window.measured.tasks.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, painted) - 50), 0);
}"""


@dataclass(slots=True)
class Visit:
    """What one visit of a page took: requests with their bytes on the wire, shifts, seconds to the largest paint,
    milliseconds for which long tasks blocked the page once it could be seen.
    """

    requests: dict[str, int] = field(default_factory=dict)
    shift: float = 0
    paint: float = 0
    blocked: float = 0

    @property
    def bytes(self) -> int:
        """Bytes of all requests, heads of answers included; what came from the cache counts nothing."""
        return sum(self.requests.values())


def chromium() -> str | None:
    """The program of a Chromium or Chrome that is installed."""
    found = [path for command in _COMMANDS if (path := shutil.which(command))]
    found += [path for path in _APPLICATIONS if Path(path).exists()]
    return found[0] if found else None


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers as hosts of static files do: compressed, to be kept for ten minutes, over one connection."""

    protocol_version = "HTTP/1.1"
    compressed = frozenset({".html", ".css", ".js", ".svg", ".json", ".xml"})

    def do_GET(self) -> None:
        """One file, gzipped if it is text."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        if path.suffix in self.compressed:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.send(content)

    def send(self, content: bytes) -> None:
        """The bytes of an answer."""
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """The figures are what is printed."""


@contextmanager
def host(site: Path, handler: type[Host] = Host) -> Iterator[str]:
    """The address of a site while it is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def visit(page: Page, address: str, *, slow_line: bool = False, slow_processor: bool = False) -> Visit:
    """Visit an address until nothing more is asked for. A slow processor is this one kept busy."""
    seen = Visit()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    cached: set[str] = set()
    session.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))

    def finished(event: dict[str, object]) -> None:
        key, size = str(event["requestId"]), event["encodedDataLength"]
        if key in names and key not in cached and names[key].startswith("http") and isinstance(size, int | float):
            seen.requests[names[key]] = round(size)

    session.on("Network.loadingFinished", finished)
    if slow_line:
        session.send("Network.emulateNetworkConditions", _SLOW_LINE)
    if slow_processor:
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_PROCESSOR})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    seen.shift = shift(page)
    seen.paint = float(page.evaluate("window.measured.paint"))
    seen.blocked = float(page.evaluate(_BLOCKED))
    session.detach()
    return seen


def shift(page: Page) -> float:
    """How far things have moved on a visited page so far, in the units of the layout shift; 0 is nothing."""
    settled = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    return float(page.evaluate(f"{settled}.then(() => window.measured.shift)"))


def frame(html: str) -> int:
    """Bytes of a compressed page that are not its article: head, navigation, footer."""
    whole, without = (len(gzip.compress(text.encode(), 6, mtime=0)) for text in (html, _ARTICLE.sub("", html)))
    return min(whole, without)


def context(browser: Browser, size: tuple[int, int]) -> BrowserContext:
    """A reader with an empty cache and a screen of that size in CSS pixels."""
    return browser.new_context(viewport={"width": size[0], "height": size[1]})


def _slow_visit(browser: Browser, address: str) -> Visit:
    with context(browser, PHONE) as reader:
        return visit(reader.new_page(), address, slow_line=True, slow_processor=True)


def main() -> int:
    """Print the figures of some pages. Returns 1 if a budget is passed, and 2 if there is nothing to measure."""
    parser = argparse.ArgumentParser(description="Measures pages of a built site in Chromium.")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="the folder of the site (site/)")
    parser.add_argument("pages", nargs="*", default=["", "declarations/638/", "declarations/"], help="paths of pages")
    arguments = parser.parse_args()
    executable = chromium()
    if executable is None or not (arguments.site / "index.html").is_file():
        print("It needs a site, made by `make build`, and Chromium: see tools/chromium.", file=sys.stderr)
        return 2
    over = False
    print(
        f"{'page':<24}{'first visit':>14}{'requests':>10}{'again':>12}{'shift':>8}{'largest paint':>16}{'blocked':>12}"
    )
    with sync_playwright() as playwright, host(arguments.site) as address:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        for path in arguments.pages:
            with context(browser, PHONE) as reader:
                first = visit(reader.new_page(), address + path)
                again = visit(reader.new_page(), address + path + "?")
            slow = [_slow_visit(browser, address + path) for _ in range(_SLOW_VISITS)]
            moved = max(each.shift for each in slow)
            paint = statistics.median(each.paint for each in slow)
            blocked = statistics.median(each.blocked for each in slow)
            over |= first.bytes > BYTES or len(first.requests) > REQUESTS or again.bytes > LATER_BYTES
            over |= moved > SHIFT or paint > PAINT
            print(
                f"{'/' + path:<24}{first.bytes / 1000:>11.1f} kB{len(first.requests):>10}{again.bytes / 1000:>9.1f} kB"
                f"{moved:>8.3f}{paint:>14.2f} s{blocked:>9.0f} ms"
            )
            for place, size in first.requests.items():
                print(f"    {urlsplit(place).path.rpartition('/')[2] or 'the page':<32}{size:>8,} bytes")
            html = (arguments.site / path / "index.html").read_text(encoding="utf-8")
            print(f"    {'of the page, its frame':<32}{frame(html):>8,} bytes")
        browser.close()
    print(
        f"budgets{'':<17}{BYTES / 1000:>11.1f} kB{REQUESTS:>10}{LATER_BYTES / 1000:>9.1f} kB{SHIFT:>8.3f}{PAINT:>14.2f} s"
    )
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main())
