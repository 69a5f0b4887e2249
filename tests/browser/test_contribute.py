"""The preview of a pasted text: the project's own Python, run by the browser, without any server."""

from __future__ import annotations

import json
import os
import re
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import preview_runtime
import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import Witness, serve
from building import DECLARATIONS, ROOT, built
from hosting import hosted
from once import once

OFFICIAL = (ROOT / "tests" / "official" / "638.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the runtime that `make preview-runtime` fetches."""

    def build(site: Path) -> None:
        assert preview_runtime.main() == 0
        built(DECLARATIONS, site, PREVIEW_RUNTIME=".preview", SEARCH_INDEX="off", DATA_FILES="off")

    try:
        return once(tmp_path_factory, "site-preview", build)
    except urllib.error.URLError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"The runtime could not be fetched: {error}")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture
def preview_page(browser: Browser, address: str) -> Iterator[Page]:
    yield from _opened(browser, address)


def _opened(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    witness = Witness(context, address)
    page = context.new_page()
    page.set_default_timeout(90_000)  # a slow machine compiles Python slowly
    page.goto(f"{address}contribute/")
    yield page
    context.close()
    assert witness.errors == []
    assert witness.strangers == []


def test_behind_nginx_and_its_headers_a_text_is_read_too(browser: Browser, site: Path, tmp_path: Path) -> None:
    with hosted("nginx", site, tmp_path) as address:
        for page in _opened(browser, address):
            page.get_by_role("textbox", name="The official text").fill(OFFICIAL)
            page.get_by_role("button", name="Read it").click()
            expect(page.get_by_text("number: 638")).to_be_visible()


def test_a_text_is_read_in_the_browser_as_everywhere_else(preview_page: Page) -> None:
    loaded: list[str] = []
    preview_page.on("request", lambda request: loaded.append(request.url))
    expect(preview_page.get_by_role("heading", name="Try it here first")).to_be_visible()
    assert not [url for url in loaded if "preview/3" in url or "project.zip" in url], "no Python before the click"
    preview_page.get_by_role("textbox", name="The official text").fill(OFFICIAL)
    preview_page.get_by_label("The address of the official page").fill("https://pace.coe.int/en/files/24151")
    preview_page.get_by_role("button", name="Read it").click()
    expect(preview_page.get_by_role("progressbar")).to_be_visible()
    expect(preview_page.get_by_role("status")).to_have_text(
        "Read: 26 signatories from 17 countries and 5 political groups.", timeout=90_000
    )
    expect(preview_page.locator("[data-wd-result] tbody tr")).to_have_count(26)
    published = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    assert preview_page.locator("[data-wd-result] pre").inner_text().strip() == published.strip()
    address = preview_page.get_by_role("link", name="Open it as the new file 638.md on GitHub").get_attribute("href")
    assert address is not None
    assert "/new/main/declarations?filename=638.md&value=---%0Anumber%3A+638" in address
    # A second reading needs nothing more, and shows problems as the command does
    preview_page.get_by_role("textbox", name="The official text").fill(
        OFFICIAL.replace("11 October 2017", "11 October 2010")
    )
    preview_page.get_by_role("button", name="Read it").click()
    expect(preview_page.locator("[data-wd-result] pre").first).to_contain_text(": warning group-dates: ")
    # A file that a link cannot carry is copied, and one with errors is not proposed
    long = OFFICIAL.replace("We hereby demand", f"{'We demand, and ' * 500}we hereby demand")
    preview_page.get_by_role("textbox", name="The official text").fill(long)
    preview_page.get_by_role("button", name="Read it").click()
    copied = preview_page.get_by_role("link", name="the new file 638.md on GitHub", exact=True)
    expect(copied).to_have_attribute("href", re.compile(r"\?filename=638\.md$"))
    preview_page.get_by_role("textbox", name="The official text").fill(
        OFFICIAL.replace("Kazakhstan: political", "=Kazakhstan: political")
    )
    preview_page.get_by_role("button", name="Read it").click()
    expect(preview_page.locator("[data-wd-result]")).to_contain_text("It has errors, so it cannot be proposed yet")
    assert preview_page.locator("[data-wd-result] a").count() == 0
    # What cannot be read is asked
    preview_page.get_by_role("textbox", name="The official text").fill(
        OFFICIAL.replace("SCHENNACH, Austria", "SCHENNACH, <b>Austira")
    )
    preview_page.get_by_role("button", name="Read it").click()
    expect(preview_page.get_by_role("status")).to_contain_text("cannot be read as it stands")
    expect(preview_page.locator("[data-wd-result] li").first).to_contain_text("<b>Austira is no country")
    assert preview_page.locator("[data-wd-result] b").count() == 0


def test_without_the_runtime_the_page_is_instructions(preview_page: Page) -> None:
    preview_page.route("**/manifest.json", lambda route: route.fulfill(json={"runtime": False, "version": ""}))
    preview_page.reload()
    expect(preview_page.get_by_role("heading", name="Paste the official text into a form")).to_be_visible()
    expect(preview_page.get_by_role("heading", name="Try it here first")).to_be_hidden()


def test_one_is_counted_as_one(page: Page, address_638: str) -> None:
    """What Python says is given: how many there are is all that is looked at."""
    preview = {
        **dict.fromkeys(("title", "facts", "problems", "file"), ""),
        **{key: [] for key in ("questions", "notes", "paragraphs")},
        "number": 1,
        "signatories": [["Ada EXAMPLE", "Austria", "SOC"]],
        "countries": 1,
        "groups": 1,
        "can_be_added": True,
    }
    worker = f"addEventListener('message', () => postMessage({json.dumps({'preview': preview})}))"
    page.route("**/manifest.json", lambda route: route.fulfill(json={"runtime": True, "version": "x"}))
    page.route("**/preview-worker.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
    page.goto(f"{address_638}contribute/")
    page.get_by_role("textbox", name="The official text").fill("x")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("status")).to_have_text("Read: 1 signatory from 1 country and 1 political group.")


def test_a_broken_runtime_is_told(browser: Browser, address: str) -> None:
    page = browser.new_page()
    # Python itself takes long to start, and is not what fails here
    python = "export const loadPyodide = async () => ({})"
    page.route("**/pyodide.mjs", lambda route: route.fulfill(body=python, content_type="text/javascript"))
    page.route("**/project.zip", lambda route: route.abort())
    page.goto(f"{address}contribute/")
    page.get_by_role("textbox", name="The official text").fill("x")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("status")).to_contain_text("The instructions on this page work without it.", timeout=90_000)
    page.close()
