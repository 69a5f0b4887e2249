"""The page that compares, as tests in a browser read it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def status(page: Page) -> Locator:
    return page.locator(".wd-compare__status")


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def lists(page: Page) -> list[set[str]]:
    """The names or numbers in the three lists: of both, of the first only, of the second only."""
    expect(status(page)).to_contain_text("one or the other")
    return [
        set(section.locator(".wd-shared__people li > a, .wd-item__number").all_text_contents())
        for section in page.locator(".wd-shared").all()
    ]
