"""A declaration on paper. What holds of every kind of page on paper: test_every_kind.py."""

from __future__ import annotations

from playwright.sync_api import Page

from printing import printed


def test_a_declaration_of_26_names_fits_two_sheets_with_its_address(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    sheets = printed(page)
    assert len(sheets) == 2
    text = "\n".join(line for sheet in sheets for line in sheet)
    assert "/declarations/638/" in text
    assert "11 October 2017" in text
    assert text.count("Mr Stefan SCHENNACH") == 1
    assert "Not compared again since it was copied." in text
