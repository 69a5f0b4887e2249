"""What somebody put into the address of a search, a table or a comparison is text, and nothing errs over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browsing import Witness
from payloads import PAYLOADS

TEXTS = [payload.text for payload in PAYLOADS if "\0" not in payload.text]  # which no server takes
# A page, and the parameters that it reads
PAGES = (
    ("search/", ("q", "country", "group", "signatory", "subject", "year", "signed", "lead", "sort")),
    ("compare/", ("a", "b")),
    ("compare/", ("countries", "groups", "signatories", "declarations", "year")),
    ("declarations/638/", ("s-q", "s-sort", "s-country", "s-group", "signatories-q", "signatories-sort")),
    ("signatories/", ("q", "country", "group")),
    ("countries/austria/", ("q", "sort", "signatory", "year")),
)
# Each address is gone to as the buttons of the browser do it
_GO = """async (queries) => {
  for (const query of queries) {
    history.pushState(null, "", query);
    dispatchEvent(new PopStateEvent("popstate"));
    await new Promise((resolve) => setTimeout(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return Object.getOwnPropertyNames(Object.prototype).length;
}"""


def _queries(names: Sequence[str]) -> Iterator[str]:
    """Addresses in which every payload stands once, parameters by turns; a filter has two values."""
    for start in range(0, len(TEXTS), len(names)):
        some = TEXTS[start : start + len(names)]
        pairs = list(zip(names, some, strict=False))
        yield f"?{urlencode([*pairs, *zip(names, reversed(some), strict=False)])}#{quote(some[0])}"


@pytest.mark.parametrize(("path", "names"), PAGES, ids=lambda value: "" if isinstance(value, str) else value[0])
def test_nothing_runs_and_nothing_errs(page: Page, address_638: str, path: str, names: Sequence[str]) -> None:
    """The fixture of the context fails the test if anything ran, erred or called another host."""
    queries = list(_queries(names))[:: 2 if len(names) < 5 else 1]  # the others stand in other pages
    page.goto(address_638 + path + queries[0])
    clean = page.evaluate(_GO, [])
    assert page.evaluate(_GO, queries) == clean, "nothing was added to what all objects have"
    page.reload()
    assert page.locator("article :is(script[src], img, iframe, style, object, embed, base)").count() == 0
    expect(page.locator("h1")).to_have_count(1)


def test_what_is_not_there_is_said_as_text(bare: BrowserContext, address_638: str) -> None:
    witness = Witness(bare)
    page = bare.new_page()
    for start in ("declarations/", "signatories/", ""):
        for text in TEXTS[len(start) :: 300]:
            page.goto(f"{address_638}{start}{quote(text, safe='')}/{quote(text)}")
            assert (
                page.locator("article :is(script[src*='attack'], img, iframe, style, object, embed, base)").count() == 0
            )
    # That the page itself is missing is noted as an error
    assert [error for error in witness.errors if "404" not in error] == []
    assert witness.strangers == []
