"""While somebody edits, every open page shows a mistake, whatever it is in, and the site again after the next good save."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from processes import until
from serving import edit, project_of, serving

_DECLARATION = ("declarations/638.md", "Austria, SOC", 'Austria, <img src=x onerror="document.title=1">')
_MISTAKES = (  # file, what is edited, the edit, and what the browser must say
    (*_DECLARATION, "declarations/638.md:9:35: error unknown-group: <img src=x onerror="),
    ("declarations/registry/groups.yml", "- slug:", "- slugg:", "groups.yml:17:3: error registry: slugg is not a key"),
    ("docs/about.md", "# ", "[nowhere](nowhere.md)\n# ", "Doc file 'about.md' contains a link 'nowhere.md'"),
    ("docs/overrides/main.html", "<!doctype", "{% if %}<!doctype", 'main.html", line 10'),
)


def test_a_mistake_is_on_every_open_page_until_it_is_mended(tmp_path: Path, browser: Browser) -> None:
    project = project_of(tmp_path / "project", 638, 642)
    path, good, bad, told = _MISTAKES[0]
    edit(project / path, good, bad)
    with serving(tmp_path, project=project) as server:
        context = browser.new_context()
        pages = {context.new_page(): (address, text) for address, text in _PAGES.items()}
        for page, (address, _) in pages.items():
            until(lambda page=page, address=address: _answered(page, server.address + address))  # type: ignore[misc]
        _all_say(pages, told)  # a server begins with a mistake, too
        edit(project / path, bad, good)
        _all_shown(pages)
        for path, good, bad, told in _MISTAKES[1:]:
            edit(project / path, good, bad)
            _all_say(pages, told)
            edit(project / path, bad, good)
            _all_shown(pages)
        assert all("document.title" not in page.title() and page.title() != "1" for page in pages)


# Milliseconds: a machine with other work takes long to build
_PATIENCE = 90_000
_PAGES = {"declarations/638/": "Kazakhstan: political", "declarations/9/": "404"}


def _answered(page: Page, address: str) -> bool:
    try:
        return page.goto(address) is not None
    except Exception:  # it does not listen yet
        return False


def _all_say(pages: dict[Page, tuple[str, str]], told: str) -> None:
    for page in pages:
        page.bring_to_front()  # live reload asks for nothing behind another page
        expect(page.get_by_role("heading", name="A mistake stops the site")).to_be_visible(timeout=_PATIENCE)
        expect(page.locator("main")).to_contain_text(told, timeout=_PATIENCE)


def _all_shown(pages: dict[Page, tuple[str, str]]) -> None:
    for page, (_, text) in pages.items():
        page.bring_to_front()
        expect(page.locator("main")).to_contain_text(text, timeout=_PATIENCE)
