"""The first steps of the walk in docs/contributing/accessibility.md, which go through every kind of page."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

from playwright.sync_api import Page, expect

# What is shown, as a screen reader is told of it
_OUTLINE = """() => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const named = (each) => (each.getAttribute("aria-label") ??
    (each.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent.trim() ?? "").join(" "));
  const within = "main, article, section, aside, nav";
  const roles = {
    HEADER: (each) => each.parentElement.closest(within) ? "" : "banner",
    FOOTER: (each) => each.parentElement.closest(within) ? "" : "contentinfo",
    MAIN: () => "main", NAV: () => "navigation", ASIDE: () => "complementary",
    SECTION: (each) => named(each) ? "region" : "", FORM: (each) => named(each) ? "form" : "",
  };
  const landmarks = [...document.querySelectorAll("header, footer, main, nav, aside, section, form")].filter(shown)
    .map((each) => [each.getAttribute("role") ?? roles[each.tagName](each), named(each)]).filter(([role]) => role);
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown)
    .map((each) => [Number(each.tagName[1]), each.textContent.trim()]);
  const tables = [...document.querySelectorAll("table")].map((table) => ({
    caption: table.caption?.textContent.trim() || table.getAttribute("aria-label"),
    scopes: [...table.querySelectorAll("th")].map((head) => head.scope),
  }));
  return { language: document.documentElement.lang, title: document.title, landmarks, headings, tables };
}"""


def assert_walked(page: Page) -> None:
    """A page that is open in English, in which nothing has the focus. Leaves the focus in the content."""
    outline: dict[str, Any] = page.evaluate(_OUTLINE)
    _headings_and_landmarks_and_tables_can_be_jumped_between(outline)
    _the_first_stop_skips_to_the_content(page)


def _the_first_stop_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").count() == 0 or page.locator("main :focus, .md-footer :focus").count() == 1, (
        "the next stop is in the content, or in the footer where the content has none"
    )


def _headings_and_landmarks_and_tables_can_be_jumped_between(outline: dict[str, Any]) -> None:
    assert outline["language"] == "en"
    levels = [level for level, _ in outline["headings"]]
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels)), outline["headings"]
    assert all(text for _, text in outline["headings"])
    assert levels[0] == 1, "nothing has a heading before the page has one"
    landmarks = [(role, name) for role, name in outline["landmarks"]]
    for role in ("banner", "main", "contentinfo"):
        assert [each for each, _ in landmarks].count(role) == 1, role
    named = [each for each in landmarks if each[0] not in ("banner", "main", "contentinfo")]
    assert [each for each in named if not each[1]] == [], "a landmark without a name says nothing"
    assert [each for each, times in Counter(named).items() if times > 1] == [], "two with one name cannot be told apart"
    for table in outline["tables"]:
        assert table["caption"]
        assert set(table["scopes"]) <= {"col", "row", "rowgroup"}
        assert "col" in table["scopes"]
