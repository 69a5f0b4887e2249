"""Chromium for the browser tests, and the built sites served to it from this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from measure_page import chromium
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from browsing import SERVED, Witness, serve

# A window of Chromium, and every context is one, draws two pages for the list below its address bar: more work than
# most tests are. As Chromium heeds the last such list alone, this one repeats what Playwright's has that matters here
_WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "PaintHolding"),
    *("AimEnabled", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("PreconnectToSearch", "SpareRendererForSitePerProcess"),
)
_ARGUMENTS = (
    f"--disable-features={','.join(_WITHOUT)}",
    "--disable-gpu",
    "--disable-gpu-rasterization",  # which Debian's has on, and then paints as a graphics card would, without one
    "--disable-software-rasterizer",
    "--renderer-process-limit=1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_SIZE: ViewportSize = {"width": 1280, "height": 900}


def _executable() -> str:
    if found := chromium():
        return found
    if os.environ.get("CI"):
        pytest.fail("No Chromium was found, and on CI the browser tests must run: see tools/chromium.")
    pytest.skip("No Chromium was found. Run tools/chromium, or install Chromium or Chrome.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = _executable()
    # A sandboxed Chromium refuses to run as root, which is who runs tests in many containers
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address_638(site_638: Path) -> Iterator[str]:
    yield from serve(site_638)


@pytest.fixture(scope="session")
def address_sample(site_sample: Path) -> Iterator[str]:
    yield from serve(site_sample)


@pytest.fixture(scope="session")
def address_hostile(site_hostile: Path) -> Iterator[str]:
    yield from serve(site_hostile)


@pytest.fixture(scope="session")
def address_attacked(site_attacked: Path) -> Iterator[str]:
    yield from serve(site_attacked)


@pytest.fixture(scope="session")
def address_features(site_features: Path) -> Iterator[str]:
    yield from serve(site_features)


@pytest.fixture(scope="session")
def address_published(site_published: Path) -> Iterator[str]:
    yield from serve(site_published)


@pytest.fixture(scope="session")
def address_folded(site_folded: Path) -> Iterator[str]:
    yield from serve(site_folded)


class _Addresses(dict[str, str]):
    """Sites are built and served when a test asks for them."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__()
        self._request = request

    def __missing__(self, site: str) -> str:
        address: str = self._request.getfixturevalue(f"address_{site}")
        return address


@pytest.fixture
def address_of(request: pytest.FixtureRequest) -> dict[str, str]:
    """Where the sites are that tests/kinds.py names."""
    return _Addresses(request)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh context; its test fails if any page erred or called another host."""
    context = browser.new_context(viewport=_SIZE)
    context.set_default_timeout(10_000)
    witness = Witness(context)
    yield context
    context.close()
    assert witness.errors == []
    assert witness.strangers == []


class _Window:
    """A window in which one test after the other looks at pages. What is loaded and compiled once stays so: that is
    half of what most tests would do.
    """

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(viewport=_SIZE)
        self.context.set_default_timeout(10_000)
        self.witness = Witness(self.context)
        self.page = self.context.new_page()

    def clear(self) -> None:
        """As if it had been opened now, but for what pages cannot see; Playwright's scripts and clock would stay."""
        for other in self.context.pages[1:]:
            other.close()
        self.page.unroute_all()
        self.page.goto("about:blank")
        session = self.context.new_cdp_session(self.page)
        for address in SERVED:
            kept = {"origin": address.rstrip("/"), "storageTypes": "cookies,local_storage,cache_storage"}
            session.send("Storage.clearDataForOrigin", kept)
        session.detach()  # which would spoil what is emulated
        self.page.set_viewport_size(_SIZE)
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")


@pytest.fixture(scope="session")
def _windows() -> list[_Window]:
    """The one that is open, or none."""
    return []


@pytest.fixture(autouse=True)
def _nothing_stays_open(request: pytest.FixtureRequest, _windows: list[_Window]) -> Iterator[None]:
    """A window that a test leaves open, as one that fails does, costs all tests after it."""
    browser: Browser | None = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    yield
    for context in browser.contexts if browser else ():
        if context not in [window.context for window in _windows]:
            context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, _windows: list[_Window]) -> Iterator[Page]:
    """A page that fails its test if it errs or calls another host. It is the only one in a context of its own if the
    test asks for the context too, or is marked `fresh`, as one must be that changes what no page can undo.
    """
    if "context" in request.fixturenames or request.node.get_closest_marker("fresh"):
        context: BrowserContext = request.getfixturevalue("context")
        yield context.new_page()
        return
    if not _windows:
        _windows.append(_Window(browser))
    (window,) = _windows
    failed = request.session.testsfailed
    yield window.page
    if request.session.testsfailed > failed:  # who knows in which state it is
        _windows.clear()
        window.context.close()
        return
    window.clear()
    noted = (list(window.witness.errors), list(window.witness.strangers))
    window.witness.errors.clear()
    window.witness.strangers.clear()
    assert noted == ([], [])


@pytest.fixture
def bare(browser: Browser) -> Iterator[BrowserContext]:
    """A context without a witness: here something is made to fail, which Chromium notes as an error."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context
    context.close()
