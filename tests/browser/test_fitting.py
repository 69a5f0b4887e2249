"""Every kind of page fits who reads it: thumbs, spaced and enlarged text, colours of the system, no motion, ears."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from measure_page import DESKTOP, PHONE
from playwright.sync_api import Page

import fitting
from heard import heard
from kinds import KINDS, Kind

_ACTING = {"link", "button", "search box", "text box", "combobox", "checkbox", "radio", "columnheader"}
_LANDMARKS = {"banner", "navigation", "main", "complementary", "contentinfo", "search", "region", "form"}
_SAY_NOTHING = {*_LANDMARKS, "header", "footer", "tabs", "section", "aside", "sidebar"}
_ENLARGED = (320, 256)  # what 400% leaves of 1,280 by 1,024


@pytest.mark.parametrize(
    "kind", [each for each in KINDS if not each.name.startswith("forward")], ids=lambda kind: kind.name
)
def test_every_kind_of_page_fits_who_reads_it(page: Page, address_of: dict[str, str], kind: Kind) -> None:
    """In one visit: opening a page costs more than looking at it."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address_of[kind.site] + kind.path)
    if kind.name in ("search", "compare"):
        page.wait_for_load_state("networkidle")
    assert page.evaluate(fitting.MOVING) == []
    for size in (PHONE, DESKTOP):
        _set(page, size)
        assert page.evaluate(fitting.SMALL) == [], f"too small to press, {size[0]} wide"
        page.evaluate(fitting.SPACED)
        assert page.evaluate(fitting.CUT) == [], f"with spaced text, {size[0]} wide"
        assert page.evaluate(fitting.WIDE) == [], f"with spaced text, {size[0]} wide"
        page.evaluate(fitting.UNSPACED)
    _set(page, _ENLARGED)
    assert page.evaluate(fitting.WIDE) == [], "enlarged four times"
    assert page.evaluate(fitting.CUT) == [], "enlarged four times"
    _what_is_heard_says_something(page)
    page.evaluate(fitting.REMEMBER)
    page.emulate_media(forced_colors="active")
    assert page.evaluate(fitting.LOST) == [], "marks that cannot be seen in the colours of the system"


def _set(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def _what_is_heard_says_something(page: Page) -> None:
    """What can be pressed or jumped to has a name, no year is cut in two, and no two buttons have one name."""
    nodes = heard(page)
    assert [str(node) for node in nodes if node.role in _ACTING and not node.name] == []
    years = [node.name for node in nodes if node.role == "columnheader" and re.fullmatch(r"[\d ]+", node.name)]
    assert [name for name in years if not re.fullmatch(r"(?:19|20)\d\d", name)] == []
    assert [str(node) for node in nodes if node.role in _LANDMARKS and node.name.lower() in _SAY_NOTHING] == []
    buttons = Counter(node.name for node in nodes if node.role == "button")
    assert [name for name, times in buttons.items() if times > 1] == []


@pytest.mark.parametrize("place", ["#p3", "#pablo-bustinduy-es"])
def test_colours_of_the_system_show_where_a_link_led_and_the_focus(page: Page, address_638: str, place: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address_638}declarations/638/{place}")
    marked = page.locator(":is(.wd-para, tr):is(:target, :has(:target))")
    assert marked.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    assert page.locator(".wd-legend").count() == 1
    assert not page.locator(".wd-legend").is_visible(), "tiles have no shades then"
