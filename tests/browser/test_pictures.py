"""The pictures of a declaration in Chromium: seats by mouse and by key, the legend that filters, the map."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from written_declarations.reading.registry import Registry


def _opacity(page: Page) -> str:
    words = page.locator('.wd-seats a[href="#signatory-3"] text').first
    found: str = words.evaluate("words => getComputedStyle(words).opacity")
    return found


def test_a_seat_says_who_sits_there_and_leads_to_the_row(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    assert _opacity(page) == "0"
    seat = page.locator('.wd-seats a[href="#signatory-3"]')
    seat.locator("circle").hover()
    assert _opacity(page) == "1"
    assert seat.text_content() == "Pablo BUSTINDUY Spain, UEL"
    seat.locator("circle").click()
    expect(page).to_have_url(f"{address_638}declarations/638/#signatory-3")
    expect(page.locator("#signatory-3")).to_be_in_viewport()
    page.mouse.move(0, 0)
    seat.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert _opacity(page) == "1", "a keyboard sees it, too"


def test_the_seats_can_be_skipped(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    skip = page.get_by_role("link", name="Skip the pictures")
    skip.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".wd-seats g a").first).to_be_focused()
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Filter and sort")).to_be_focused()


def test_the_legend_filters_the_list_and_the_seats(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    only = page.get_by_role("button", name="UEL, 8: show only these in the list of signatories")
    only.click()
    expect(page.locator(".wd-grid tbody tr:visible")).to_have_count(8)
    expect(page.locator(".wd-seat--out")).to_have_count(18)
    expect(only).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(f"{address_638}declarations/638/?signatories-group=uel")
    page.get_by_role("button", name="SOC, 9: show only these in the list of signatories").click()
    expect(page.locator(".wd-grid tbody tr:visible")).to_have_count(9)
    expect(only).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page.locator(".wd-grid tbody tr:visible")).to_have_count(8)
    only.click()
    expect(page.locator(".wd-grid tbody tr:visible")).to_have_count(26)
    expect(page.locator(".wd-seat--out")).to_have_count(0)


def test_without_javascript_the_pictures_are_whole(browser: Browser, address_638: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address_638}declarations/638/")
        expect(page.locator(".wd-seats g a")).to_have_count(26)
        expect(page.get_by_role("button", name="show only these")).to_have_count(0)
        page.locator('.wd-seats a[href="#signatory-3"] circle').hover()
        assert _opacity(page) == "1"
        tile = page.get_by_role("link", name="San Marino: 3 signatures", exact=True)
        assert tile.locator("b").evaluate("tile => getComputedStyle(tile, '::before').content") == '"SM"'
        tile.click()
        expect(page).to_have_url(f"{address_638}countries/san-marino/")


def test_no_tile_stands_on_another(page: Page, address_sample: str, registry: Registry) -> None:
    page.goto(f"{address_sample}countries/")
    boxes = page.locator(".wd-tiles :is(li:has(a), i)").evaluate_all(
        "tiles => tiles.map(tile => tile.getBoundingClientRect()).map(box => `${Math.round(box.x)} ${Math.round(box.y)}`)"
    )
    assert len(boxes) == len(set(boxes)) == len(registry.countries)
    expect(page.locator(".wd-tiles a").first).to_be_visible()


def test_nothing_is_wider_than_a_small_phone(page: Page, address_sample: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for path in ("", "groups/", "countries/", "countries/austria/", "declarations/7/", "years/"):
        page.goto(address_sample + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path


def test_years_that_do_not_fit_begin_with_the_newest_and_say_what_they_count(page: Page, address_sample: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address_sample)
    chart = page.locator(".wd-timeline")
    assert chart.evaluate("each => each.scrollWidth > each.clientWidth")
    frame, newest = chart.bounding_box(), chart.locator("thead th").last.bounding_box()
    assert frame
    assert newest
    assert newest["x"] + newest["width"] <= frame["x"] + frame["width"] + 1
    chart.evaluate("each => each.scrollTo(-each.scrollWidth, 0)")
    for said in (chart.locator("caption"), *chart.locator("tbody th > span").all()):
        box = said.bounding_box()
        assert box
        assert abs(box["x"] - frame["x"]) < 4
