"""What is folded on a phone: links into it open it, filters go over it, and wide screens and paper show it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(
    "place", ["declarations/#y2009", "signatories/#M", "contributing/format/#checking", "contributing/code/#a-rule"]
)
def test_a_link_into_what_is_folded_opens_it(
    browser: Browser, address_published: str, place: str, *, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address_published + place.partition("#")[0])
    target = page.locator(f"[id='{place.partition('#')[2]}']")
    expect(target).to_be_hidden()
    page.goto(address_published + place)
    expect(target).to_be_in_viewport()
    context.close()


def test_filters_and_orders_go_over_a_table_and_its_rest(page: Page, address_published: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address_published}groups/soc/")
    sheet = page.locator("[data-wd-table=signatories]")
    rows = sheet.locator("tbody > tr")
    every = rows.all_text_contents()
    more = sheet.locator("summary")
    expect(more).to_have_text(f"{len(every) - 20} more signatories by family name")
    expect(rows.last).to_be_hidden()
    sheet.get_by_role("button", name="Filter and sort").click()
    expect(more).to_be_hidden()
    expect(rows.last).to_be_visible()
    sheet.get_by_label("Text").fill("schennach")
    expect(sheet.get_by_role("status")).to_contain_text(f"1 of {len(every)}")
    sheet.get_by_label("Text").fill("")
    sheet.get_by_role("button", name="Name").click()
    assert rows.all_text_contents()[20:] != every[20:], "those of both parts, by family name"
    assert sorted(rows.all_text_contents()) == sorted(every)
    sheet.get_by_role("button", name="Filter and sort").click()
    expect(more).to_be_visible()
    expect(rows.last).to_be_hidden()
    assert rows.all_text_contents() == every, "as it was"


@pytest.mark.parametrize("path", ["groups/soc/", "declarations/", "signatories/", "contributing/code/"])
def test_a_wide_screen_and_paper_show_all(page: Page, address_published: str, path: str) -> None:
    page.goto(address_published + path)
    hidden = (
        "[...document.querySelectorAll('.wd-rest > :not(summary)')].filter((part) => !part.checkVisibility()).length"
    )
    openers = "[...document.querySelectorAll('.wd-rest > summary')].filter((part) => part.checkVisibility()).length"
    assert page.locator(".wd-rest").count()
    assert (page.evaluate(hidden), page.evaluate(openers)) == (0, 0)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(hidden)
    assert page.evaluate(openers)
    page.emulate_media(media="print")
    assert (page.evaluate(hidden), page.evaluate(openers)) == (0, 0)


@pytest.mark.parametrize("path", ["subjects/", "signatories/d/"])
def test_columns_run_through_a_list_and_its_rest(page: Page, address_folded: str, path: str) -> None:
    page.goto(address_folded + path)
    places = (
        page.locator(".wd-flow")
        .first.locator("li")
        .evaluate_all(
            "(items) => items.map((item) => item.getBoundingClientRect()).map(({ left, top }) => [left, top])"
        )
    )
    assert len({left for left, _ in places}) > 1
    assert places == sorted(places), "down one column after the other, not twice"
