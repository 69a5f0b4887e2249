"""What somebody put into the address of a search, a table or a comparison is text, and nothing errs over it."""

from __future__ import annotations

from itertools import cycle, islice
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page

from payloads import PAYLOADS

# The parameters of each page; every payload stands in one of each page, and each of them has payloads of all kinds
PAGES = {
    "search/": (
        "q",
        "country",
        "group",
        "signatory",
        "subject",
        "year",
        "signed",
        "lead",
        "from",
        "until",
        "sort",
        "lang",
    ),
    "compare/": ("a", "b", "countries", "groups", "signatories", "years", "by", "grid", "show", "number"),
    "declarations/": ("q", "country", "group", "year", "sort", "subject", "d-q", "d-sort"),
    "signatories/": ("q", "country", "sort", "p", "p-q"),
    "countries/austria/": ("q", "sort", "year", "group"),
    "declarations/638/": ("q", "sort", "country", "group", "s-q", "s-sort"),
}
_SEVERAL = 9  # for each parameter of an address


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_nothing_errs(page: Page, address_638: str, path: str) -> None:
    """The fixture of the context fails the test if anything ran, erred or called another host."""
    parameters = PAGES[path]
    texts = [payload.text for payload in PAYLOADS]
    page.goto(address_638 + path)
    state = page.evaluate("Object.getOwnPropertyNames(Object.prototype).length")
    for start in range(0, len(texts), len(parameters) * _SEVERAL):
        some = cycle(texts[start : start + len(parameters) * _SEVERAL])
        pairs = [(name, text) for name in parameters for text in islice(some, _SEVERAL)]
        page.goto(f"{address_638}{path}?{urlencode(pairs)}#{quote(pairs[0][1])}")
        page.wait_for_load_state("networkidle")
        assert page.locator("article :is(script[src], img, iframe, style, object, embed, base)").count() == 0
        assert page.evaluate("Object.getOwnPropertyNames(Object.prototype).length") == state
        assert page.locator("h1").count() == 1
