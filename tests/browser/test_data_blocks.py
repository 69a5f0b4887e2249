"""A data block is no script: the content security policy lets it be, and a hostile title stays in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("path", ["", "declarations/638/", "declarations/1/", "countries/", "signatories/"])
def test_a_browser_reads_the_block_and_runs_nothing(page: Page, address_hostile: str, path: str) -> None:
    page.goto(address_hostile + path)
    # The fixture of the context fails the test if the policy refused anything
    blocks = page.evaluate(
        "[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map((block) => JSON.parse(block.textContent))"
    )
    assert len(blocks) == 1
    assert blocks[0]["@context"] == "https://schema.org"
    if path == "declarations/1/":
        assert blocks[0]["@graph"][0]["name"] == page.locator("h1").text_content()
