"""Every kind of page is opened once, and looked at by all who must find it right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browsing import PAPER, assert_accessible
from fitting import assert_fits, assert_short_and_whole
from kinds import KINDS, Kind
from printing import assert_printed
from sorting import assert_sorted
from walking import assert_walked

# A forward is gone before anything can be looked at
LOOKED_AT = [kind for kind in KINDS if not kind.name.startswith("forward")]


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name)
def test_every_kind_of_page(page: Page, address_of: dict[str, str], kind: Kind) -> None:
    """In one visit: opening a page costs more than looking at it."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address_of[kind.site] + kind.path)
    if kind.name in ("search", "compare"):  # which look up what they show
        page.wait_for_load_state("networkidle")
    if not kind.path.startswith("contributing/"):  # before all else: Chromium may crash printing what was enlarged
        is_page = not kind.bare and kind.name != "missing"
        assert_printed(page, has_address=is_page, has_log=is_page and kind.site == "published")
    assert_fits(page)
    page.emulate_media(forced_colors="none")
    if not kind.bare:
        assert_short_and_whole(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert_accessible(page)
    told = page.locator("body").inner_text()
    for scheme, paper in PAPER.items():
        page.emulate_media(color_scheme=scheme)
        assert kind.bare or page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        assert page.locator("body").inner_text() == told, "the schemes differ in colours alone"
    if not kind.bare:
        assert_walked(page)
        assert_sorted(page)
