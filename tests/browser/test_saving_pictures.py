"""Pictures saved as files: they stand by themselves, say what they show and where it comes from, and hold no markup."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, expect

Scheme = Literal["light", "dark"]
SVG = "{http://www.w3.org/2000/svg}"


def _saved(page: Page, picture: str, kind: str) -> Path:
    found = page.locator(picture).first
    beside = picture not in (".wd-seats", ".wd-map")
    line = found.locator("xpath=following-sibling::*[1]") if beside else found.locator(".wd-save")
    with page.expect_download() as download:
        line.get_by_role("button", name=f"Save as {kind}").click()
    name = download.value.suggested_filename
    assert re.fullmatch(rf"written-declarations-[a-z0-9-]+-{picture[4:]}\.{kind.lower()}", name)
    return download.value.path()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "picture", "shapes"),
    [
        ("declarations/638/", ".wd-seats", 26),
        ("declarations/638/", ".wd-map", 17),
        ("countries/austria/", ".wd-timeline", 1),
        ("groups/", ".wd-lineage", 1),
        ("groups/", ".wd-matrix", 20),
    ],
)
def test_a_saved_picture_stands_by_itself(
    browser: Browser, address_638: str, path: str, picture: str, shapes: int, scheme: Scheme
) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme).new_page()
    page.goto(address_638 + path)
    svg = _saved(page, picture, "SVG").read_text(encoding="utf-8")
    root = ET.fromstring(svg)  # noqa: S314 - our own script has just written it
    assert root.tag == f"{SVG}svg"
    assert {each.tag for each in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "g", "title", "text", "rect", "circle", "path")
    }
    said = " ".join(" ".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    assert (page.locator("h1").text_content() or "").split()[0] in said
    assert path != "declarations/638/" or "Written declaration No. 638, 11 October 2017" in said
    assert f"https://written-declarations.github.io/{path}" in said
    assert "map" not in picture or "Signatures by country" in said
    assert "Source: Parliamentary Assembly of the Council of Europe" in said
    assert "may be used for information and education" in said
    assert "href" not in svg
    assert "url(" not in svg
    assert "var(" not in svg
    fills = {value for each in root.iter() if (value := each.get("fill"))}
    assert all(re.fullmatch(r"#[0-9a-f]{6}", fill) for fill in fills)
    assert len(fills) > 2
    drawn = [each for each in root.iter() if each.tag in (f"{SVG}circle", f"{SVG}rect", f"{SVG}path")]
    assert len(drawn) > shapes
    if scheme == "dark":
        return
    png = _saved(page, picture, "PNG").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))
    assert len(png) > 8000, "it is not blank"


def test_light_and_dark_pages_save_the_same(browser: Browser, address_638: str) -> None:
    saved = set()
    views: tuple[tuple[Scheme, int], ...] = (("light", 1280), ("dark", 1280), ("dark", 320))
    for scheme, width in views:
        page = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
        page.goto(f"{address_638}declarations/638/")
        saved.add(_saved(page, ".wd-seats", "SVG").read_bytes() + _saved(page, ".wd-map", "SVG").read_bytes())
    assert len(saved) == 1


def test_what_people_wrote_is_only_text(browser: Browser, address_hostile: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address_hostile}declarations/1/")
    hostile = "</text><script>alert(1)</script> & \u0008 \u202e ]]> " + "W" * 300
    page.evaluate("(title) => { document.querySelector('h1').textContent = title; }", hostile)
    root = ET.fromstring(_saved(page, ".wd-seats", "SVG").read_text(encoding="utf-8"))  # noqa: S314 - as above
    said = "".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert "</text><script>alert(1)</script>" in said.replace(" ", "")
    assert not [each for each in root.iter() if each.tag.endswith("script")]
    assert said.count("W") >= 300, "a word without end goes over several lines"


def test_the_buttons_move_nothing_and_are_large_enough(browser: Browser, address_638: str) -> None:
    tops = []
    for scripts in (True, False):
        page = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 800}).new_page()
        page.goto(f"{address_638}countries/austria/")
        expect(page.locator(".wd-save")).to_have_count(1 if scripts else 0)
        tops.append(page.locator("#declarations").evaluate("each => each.getBoundingClientRect().top"))
        for button in page.locator(".wd-save button").all():
            box = button.bounding_box()
            assert box
            assert box["width"] >= 24
            assert box["height"] >= 24
    assert tops[0] == tops[1]
