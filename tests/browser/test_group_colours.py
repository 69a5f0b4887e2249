"""A group that the registry gained: its colours are seen everywhere, and no code knows it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from browsing import serve
from building import DECLARATIONS, built
from once import once

LIGHT, DARK, PAPER = "#a1204f", "#f3a6c8", "#7a0f3a"
# A slug like a variable of the style, which it must not change
GROUP = f"""
- slug: ink
  code: INK
  name: Fictional group of the writers
  colour: "{LIGHT}"
  colour_dark: "{DARK}"
  colour_paper: "{PAPER}"
"""
DECLARATION = """---
number: 1
doc_id: 10001
date: 2017-10-11
title: "Fictional: a group of its own"
signatories:
  - Ms Ada EXAMPLE, Austria, INK
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(site: Path) -> None:
        folder = tmp_path_factory.mktemp("collection")
        shutil.copytree(DECLARATIONS / "registry", folder / "registry")
        with (folder / "registry" / "groups.yml").open("a", encoding="utf-8") as groups:
            groups.write(GROUP)
        (folder / "1.md").write_text(DECLARATION, encoding="utf-8")
        built(folder, site, SEARCH_INDEX="off", SOCIAL_CARDS="on")

    return once(tmp_path_factory, "site-group", build)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


def _rgb(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"rgb({red}, {green}, {blue})"


def _seen(page: Page) -> set[str]:
    """The colours of the marks and of the fills of the group."""
    found: list[str] = page.evaluate(
        """() => [
          ...[...document.querySelectorAll(".wd-group--ink")].map(
            (mark) => getComputedStyle(mark, "::before").backgroundColor),
          ...[...document.querySelectorAll(".wd-fill--ink")].map((shape) => getComputedStyle(shape).fill),
        ]"""
    )
    assert len(found) > 1
    return set(found)


@pytest.mark.parametrize("path", ["declarations/1/", "declarations/1/embed/", "groups/", "groups/ink/", ""])
def test_pages_and_frames_have_its_colours(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(color_scheme="light")
    page.goto(address + path)
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == _rgb("#1d2430"), "variables of the style are not the group's"
    assert _seen(page) == {_rgb(LIGHT)}
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert _seen(page) == {_rgb(DARK)}
    page.emulate_media(color_scheme="light", media="print")
    assert _seen(page) == {_rgb(PAPER)}
    page.close()


def test_cards_have_its_colour(site: Path) -> None:
    for path in ("declarations/1", "groups/ink", ""):
        picture = Image.open(io.BytesIO((site / path / "card.png").read_bytes())).convert("RGB")
        colours = {colour for _, colour in picture.crop((72, 520, 1128, 521)).getcolors() or ()}
        assert tuple(bytes.fromhex(LIGHT[1:])) in colours
