"""Takes pictures of every kind of page in four states: a phone and a desk, light and dark.

    make gallery

builds three sites (the published collection, everything that a declaration may hold, and long lists that
are folded) and writes the pictures into gallery/, with a page that shows the four of each kind side by
side. It is for looking at what a change does to all pages. The kinds are those of tests/kinds.py.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from measure_page import DESKTOP, PHONE, chromium, host
from PIL import Image
from playwright.sync_api import Browser, Route, sync_playwright

from building import DECLARATIONS, ROOT, built, built_folded, invent
from kinds import KINDS, Kind
from written_declarations.collection.folder import load_registry

_TALLEST = 4000  # CSS pixels of a page that are shown: below is more of the same
_STYLE = """
body { margin: 2rem; font: 16px/1.5 system-ui, sans-serif; color: #1d2430; background: #e9e6df; }
nav { columns: 16rem; } section { margin-top: 3rem; } h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
h2 small { font-weight: 400; } div { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
figure { flex: none; margin: 0; } figcaption { font-size: .8rem; }
img { display: block; height: auto; border: 1px solid #b9b09d; } .phone { width: 10rem; } .desk { width: 30rem; }
"""


@dataclass(frozen=True, slots=True)
class State:
    """How a page is looked at: on what, how wide and high in CSS pixels, in which scheme."""

    on: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"]


STATES = (
    State("phone", PHONE, "light"),
    State("phone", PHONE, "dark"),
    State("desk", DESKTOP, "light"),
    State("desk", DESKTOP, "dark"),
)


def picture(kind: Kind, state: State) -> str:
    """The name of the file that shows a kind of page in a state."""
    return f"{re.sub('[^a-z]+', '-', kind.name.lower()).strip('-')}-{state.on}-{state.scheme}.webp"


def take(browser: Browser, addresses: Mapping[str, str], kinds: Iterable[Kind], folder: Path) -> None:
    """Take the pictures of some kinds. `addresses` are those of the sites that the kinds name.

    Raises LookupError for a kind of which there is no page.
    """
    some = tuple(kinds)
    for state in STATES:
        width, height = state.size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=state.scheme, reduced_motion="reduce"
        )
        context.route("**/*", _stay)
        page = context.new_page()
        for kind in some:
            answer = page.goto(addresses[kind.site] + kind.path, wait_until="networkidle")
            if answer is None or not answer.ok:
                raise LookupError(f"There is no /{kind.path} in the site {kind.site}.")
            tall = min(int(page.evaluate("document.documentElement.scrollHeight")), _TALLEST)
            clip = {"x": 0, "y": 0, "width": width, "height": max(tall, height)}
            taken = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type] # a dictionary of these keys
            Image.open(io.BytesIO(taken)).save(folder / picture(kind, state), quality=80)
        context.close()


def _stay(route: Route) -> None:
    """A forward leads away at once: show the page itself."""
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('http-equiv="refresh"', 'name="refresh"'))


def index(kinds: Iterable[Kind]) -> str:
    """The page that shows all pictures, those of a kind side by side."""
    some = tuple(kinds)
    links = "".join(f'<a href="#{number}">{escape(kind.name)}</a><br>' for number, kind in enumerate(some))
    sections = "".join(
        f'<section id="{number}"><h2>{escape(kind.name)} <small>/{escape(kind.path)}</small></h2>\n'
        f"<div>{''.join(_figure(kind, state) for state in STATES)}</div></section>\n"
        for number, kind in enumerate(some)
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Every kind of page</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head>\n<body><h1>Every kind of page</h1>\n<nav>{links}</nav>\n{sections}</body></html>\n"
    )


def _figure(kind: Kind, state: State) -> str:
    name, words = picture(kind, state), f"{state.on}, {state.scheme}"
    return (
        f'<figure><figcaption>{words}</figcaption><a href="{name}">'
        f'<img class="{state.on}" src="{name}" alt="{escape(kind.name)}, {words}" loading="lazy"></a></figure>'
    )


def _sites(folder: Path) -> dict[str, Path]:
    """Build the sites that the kinds name."""
    registry, problems = load_registry(DECLARATIONS)
    assert registry is not None, problems  # noqa: S101 - the tests would have failed
    long = folder / "long"
    long.mkdir()
    invent(long, registry)
    off = {"SEARCH_INDEX": "off"}
    return {
        "published": built(DECLARATIONS, folder / "published", **off),
        "features": built(ROOT / "tests" / "features", folder / "features", **off),
        "folded": built_folded(long, folder / "folded", **off),
    }


def main() -> int:
    """Build the gallery anew. Returns 2 if there is no Chromium to take pictures with."""
    parser = argparse.ArgumentParser(description="Takes pictures of every kind of page.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "gallery", help="where they go (gallery/)")
    folder: Path = parser.parse_args().folder
    executable = chromium()
    if executable is None:
        print("It needs Chromium: see tools/chromium.", file=sys.stderr)
        return 2
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        sites = _sites(Path(temporary))
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        for name, site in sites.items():
            with host(site) as address:
                take(browser, {name: address}, (kind for kind in KINDS if kind.site == name), folder)
        browser.close()
    (folder / "index.html").write_text(index(KINDS), encoding="utf-8")
    print(f"{len(KINDS)} kinds of pages: {folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
