"""A declaration that means harm, in a real browser: it is shown as the text that it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

# A point where the mouse meets the element, which is brought there at once: `hover` waits for two frames each
_POINT = """element => {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = element.getClientRects()[0];
  const [left, top] = [x + width / 2, y + height / 2];
  const met = document.elementFromPoint(left, top);
  if (!met || !(element.contains(met) || met.contains(element))) throw new Error(`covered: ${element.outerHTML}`);
  return [left, top];
}"""


@pytest.mark.parametrize(
    "path",
    [
        "",
        "declarations/",
        "declarations/1/",
        "declarations/638/",
        "countries/austria/",
        "groups/uel/",
        "signatories/b-ada-b-q-example-at/",
        "years/2017/",
    ],
)
def test_no_script_of_a_contributor_runs(page: Page, address_hostile: str, path: str) -> None:
    page.goto(address_hostile + path)
    expect(page.get_by_role("article")).to_be_visible()
    assert (
        page.locator(
            "article script:not(.wd-side + script[type='application/ld+json']), article img, article iframe, article style"
        ).count()
        == 0
    )
    closed = page.locator("article details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    for link in page.locator("article a:not(.wd-seat, .wd-skip), article .wd-seat circle").all():
        x, y = link.evaluate(_POINT)
        page.mouse.move(x, y)


def test_search_results_show_it_as_text(page: Page, address_hostile: str) -> None:
    page.goto(address_hostile)
    page.keyboard.press("/")
    page.keyboard.type("config")
    result = page.get_by_role("dialog").get_by_role("link", name="<script>alert(1)</script>")
    expect(result).to_have_attribute("href", f"{address_hostile}declarations/1/")
    assert page.locator("dialog :is(script, img, i)").count() == 0
