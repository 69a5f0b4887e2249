"""The filters above a table, and the rows that they leave, as tests in a browser find them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def open_filters(page: Page, address: str) -> Locator:
    """Open the filters of the first table of a page."""
    page.goto(address)
    page.get_by_role("button", name="Filter and sort").click()
    return filters(page)


def filters(page: Page) -> Locator:
    controls = page.get_by_role("search", name=re.compile("^Filter: "))
    expect(controls).to_be_visible()
    return controls


def shown_rows(page: Page) -> Locator:
    return page.locator(".wd-grid tbody tr:visible")


def shown_numbers(page: Page) -> list[str]:
    return page.locator(".wd-grid tbody tr:visible td:first-child").all_text_contents()
