"""What a page may cost its reader: bytes, requests, and nothing that moves. Times are not asserted: `make budgets`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from measure_page import BYTES, DESKTOP, LATER_BYTES, PHONE, REQUESTS, SHIFT, WATCH, Host, context, host, shift, visit
from playwright.sync_api import Browser, expect

from pages import assets
from written_declarations.collection.folder import load
from written_declarations.web import urls

# The page's policy forbids what `wait_for_function` does
PAINTED = "new Promise((done) => new PerformanceObserver(() => setTimeout(done, 100)).observe({ type: 'paint', buffered: true }))"


@pytest.fixture(scope="module")
def hosted_638(site_638: Path) -> Iterator[str]:
    with host(site_638) as address:
        yield address


@pytest.fixture(scope="module")
def hosted_sample(site_sample: Path) -> Iterator[str]:
    with host(site_sample) as address:
        yield address


@pytest.mark.parametrize("path", ["", "declarations/638/"], ids=["home", "declaration"])
def test_a_first_visit(browser: Browser, hosted_638: str, site_638: Path, path: str) -> None:
    with context(browser, DESKTOP) as reader:
        requests = visit(reader.new_page(), hosted_638 + path).requests
    assert hosted_638 + path in requests
    assert f"{hosted_638}{assets(site_638)}site.css" in requests
    assert min(requests.values()) > 100, "nothing came from a cache"
    assert len(requests) <= REQUESTS, requests
    assert sum(requests.values()) <= BYTES, requests


def test_a_later_page_brings_little_more_than_itself(browser: Browser, hosted_sample: str, sample_200: Path) -> None:
    corpus = load(sample_200).corpus
    assert corpus is not None
    # docs/contributing/scale.md says what more of them cost
    long = [urls.declaration(item) for item in corpus.declarations if len(item.signatures) == 60]
    assert len(long) > 2
    with context(browser, DESKTOP) as reader:
        visit(reader.new_page(), f"{hosted_sample}declarations/200/")
        for path in ("declarations/199/", "declarations/1/", *long, ""):
            later = visit(reader.new_page(), hosted_sample + path)
            assert later.requests[hosted_sample + path] > 3000
            assert later.bytes <= LATER_BYTES, later.requests


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("path", "shown"),
    [
        *(
            ("", ".wd-search"),
            ("declarations/200/", ".wd-open"),
            ("countries/", ".wd-open"),
            ("groups/soc/", ".wd-open"),
        ),
        *(
            (path, "[data-wd-finder] input[name=q]")
            for path in ("declarations/", "years/2017/", "search/", "search/?q=bells")
        ),
        *(
            ("compare/", ".wd-compare"),
            ("compare/?a=198&b=200", ".wd-compare__result"),
            ("compare/?a=france&b=italy", ".wd-compare__result"),
        ),
    ],
)
def test_nothing_moves_while_a_page_comes(
    browser: Browser, hosted_sample: str, path: str, shown: str, size: tuple[int, int]
) -> None:
    with context(browser, size) as reader:
        page = reader.new_page()
        # `shown` is what a script shows. On a slow line scripts come after the first paint, which is when they could move something
        seen = visit(page, hosted_sample + path, slow_line=True)
        expect(page.locator(shown)).to_be_visible()
        assert seen.paint > 0, "it was watched"
        assert shift(page) <= SHIFT


@pytest.mark.parametrize("path", ["declarations/200/", "countries/albania/", "groups/soc/"])
def test_nothing_moves_wherever_a_page_halts(browser: Browser, site_sample: Path, path: str) -> None:
    whole = (site_sample / path / "index.html").read_bytes()
    start = whole.index(b'class="md-content ')
    go, halt = threading.Event(), 0

    class Halting(Host):
        """Sends a page up to a byte, and the rest when it is told."""

        compressed = frozenset[str]()

        def send(self, content: bytes) -> None:
            if content != whole:
                super().send(content)
                return
            self.wfile.write(content[:halt])
            assert go.wait(30)
            self.wfile.write(content[halt:])

    with context(browser, PHONE) as reader, host(site_sample, Halting) as address:
        # As far as the first screen goes
        for halt in range(start + 1000, min(start + 11000, len(whole)), 1000):
            go.clear()
            page = reader.new_page()
            page.add_init_script(WATCH)
            page.goto(address + path, wait_until="commit")
            page.evaluate(PAINTED)
            go.set()
            page.wait_for_load_state()
            moved = shift(page)
            assert moved <= SHIFT, f"it halted after {whole[halt - 60 : halt]!r}"
            page.close()


def test_a_shift_would_be_seen(browser: Browser, hosted_638: str) -> None:
    with context(browser, PHONE) as reader:
        page = reader.new_page()
        page.add_init_script(
            """addEventListener("load", () => setTimeout(() => {
              const late = document.createElement("p");
              late.textContent = "Late";
              document.querySelector("h1").before(late);
            }, 100));"""
        )
        assert visit(page, f"{hosted_638}declarations/638/").shift > 0
