"""The bar below the title: an address is copied, shared or cited, with the paragraph or signatory that is open."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

HOME = "https://written-declarations.github.io/declarations/638/"
NAME = "Written declaration No. 638, Doc. 14416"
_COPIED = "navigator.clipboard.readText()"
# The address in the citation after these fragments, one after the other
_CITED = """async (fragments) => {
    for (const fragment of fragments) {
        const before = location.hash;
        location.hash = fragment;
        if (location.hash !== before) await new Promise((done) => addEventListener("hashchange", done, { once: true }));
    }
    return document.querySelector(".wd-cite code").textContent.split(", ").at(-1);
}"""
_SHARES = "navigator.share = (what) => { globalThis.shared = what; return Promise.resolve(); }"
# A fragment of the address, and what is cited
FRAGMENTS = {
    "": "",
    "#p3": "#p3",
    "#p3:~:text=authorities": "#p3",
    "#%70%33": "#p3",
    "#signatory-7": "#marco-gatti-sm",
    "#marco-gatti-sm": "#marco-gatti-sm",
    "#marco%2Dgatti-sm": "#marco-gatti-sm",
    "#p99": "",
    "#p": "",
    "#p3-": "",
    "#edition-1": "",
    "#signatory-700": "",
    "#signatories": "",
    "#content": "",
    "#cite": "",
    "#embed": "",
    "#%": "",
    "#%00": "",
    '#"><img src=x onerror=alert(1)>': "",
    "#p3}{": "",
    "#__proto__": "",
    "#:~:text=Kazakhstan": "",
}


@pytest.fixture
def page(browser: Browser) -> Page:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 740}
    )
    return context.new_page()


def _button(page: Page, name: str) -> None:
    page.locator(".wd-share").get_by_role("button", name=name, exact=True).click()


def test_what_the_address_points_at_is_cited(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/#cite")
    expect(page.get_by_role("button", name="Copy RIS")).to_be_visible()
    for fragment, cited in FRAGMENTS.items():
        kept = "#p2" if fragment in ("#cite", "#embed") else cited
        assert page.evaluate(_CITED, ["#p2", fragment, "#embed", "#cite"]) == HOME + kept, fragment


@pytest.mark.parametrize("fragment", ["", "#p3:~:text=authorities", "#signatory-7", "#%"])
def test_who_arrives_by_an_address_copies_and_cites_it(page: Page, address_638: str, fragment: str) -> None:
    page.goto(f"{address_638}declarations/638/{fragment}")
    _button(page, "Copy link")
    expect(page.locator(".wd-told")).to_contain_text("Copied the address of")
    assert page.evaluate(_COPIED) == HOME + FRAGMENTS[fragment]
    page.locator(".wd-share").get_by_role("link", name="Cite").click()
    expect(page.locator(".wd-cite code").first).to_have_text(re.compile(f"{HOME}{FRAGMENTS[fragment]}$"))


def test_back_and_forward_keep_what_was_open(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/#p1")
    page.locator("#p2 .wd-pin").click()
    page.locator(".wd-share").get_by_role("link", name="Cite").click()
    cited = page.locator(".wd-cite code").first
    expect(cited).to_contain_text(f"{HOME}#p2")
    page.go_back()
    page.go_back()
    expect(cited).to_contain_text(f"{HOME}#p1")
    page.go_forward()
    expect(cited).to_contain_text(f"{HOME}#p2")
    page.go_forward()
    expect(cited).to_contain_text(f"{HOME}#p2")


@pytest.mark.parametrize(
    ("suffix", "start", "end"),
    [("bib", "\n  url = {", "},\n"), ("ris", "\nUR  - ", "\n"), ("csl.json", '"URL": "', '"')],
)
def test_a_reference_gets_the_place_at_its_address_alone(
    page: Page, address_638: str, suffix: str, start: str, end: str
) -> None:
    title = f'  url = {HOME} UR  - {HOME} \\"URL\\": \\"{HOME}\\" $& $\' {HOME}'
    file = f"{title}{start}{HOME}{end}{title}\n"
    page.route(f"**/638.{suffix}", lambda route: route.fulfill(body=file, content_type="text/plain"))
    page.goto(f"{address_638}declarations/638/#p3")
    page.locator(".wd-share").get_by_role("link", name="Cite").click()
    expect(page.get_by_role("button", name="Copy RIS")).to_be_visible()
    with page.expect_download() as download:
        page.locator(f".wd-cite a[href$='.{suffix}']").click()
    assert download.value.path().read_bytes().decode() == f"{title}{start}{HOME}#p3{end}{title}\n"


def test_the_share_sheet_of_the_device_gets_what_is_open(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    bar = page.locator(".wd-share")
    if not page.evaluate("'share' in navigator"):
        expect(bar.get_by_role("button", name="Share")).to_have_count(0)
    page.add_init_script(_SHARES)
    page.goto("about:blank")
    page.goto(f"{address_638}declarations/638/#p3")
    _button(page, "Share")
    title = page.locator("h1").text_content()
    expect(page.locator(".wd-told")).to_have_count(1)
    assert page.evaluate("shared") == {"title": f"{NAME}, para. 3", "text": title, "url": f"{HOME}#p3"}
    page.evaluate("() => { navigator.share = () => Promise.reject(new DOMException('', 'AbortError')); }")
    _button(page, "Share")
    expect(page.locator(".wd-told")).to_have_text("")
    page.evaluate("() => { navigator.share = () => Promise.reject(new TypeError()); }")
    _button(page, "Share")
    expect(page.locator(".wd-told")).to_contain_text("did not let this page share")


def test_the_bar_is_one_line_of_targets_on_a_phone(page: Page, address_638: str) -> None:
    page.add_init_script(_SHARES)
    page.goto(f"{address_638}declarations/638/")
    expect(page.locator(".wd-share > *")).to_have_text(["Cite", "Embed", "Copy link", "Share"])
    boxes = [each.bounding_box() for each in page.locator(".wd-share > *").all()]
    assert all(box and box["height"] >= 24 and box["width"] >= 24 for box in boxes)
    assert len({box["y"] for box in boxes if box}) == 1
    page.locator(".wd-share a").first.focus()
    for name in ("Embed", "Copy link", "Share"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text(name)


def test_without_scripts_the_bar_leads_to_both_boxes(browser: Browser, address_638: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address_638}declarations/638/")
    expect(page.locator(".wd-share > *")).to_have_text(["Cite", "Embed"])
    page.get_by_role("link", name="Embed", exact=True).click()
    expect(page.get_by_label("HTML to copy")).to_be_visible()
    page.get_by_role("link", name="Cite", exact=True).click()
    expect(page.locator(".wd-cite code").first).to_be_visible()
