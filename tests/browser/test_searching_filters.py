"""The search page and the lists: filters, orders, and their state in the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


def _results(page: Page) -> list[str]:
    return page.get_by_role("list", name="Results").get_by_role("link").all_text_contents()


def test_keyboard_alone_searches_filters_and_reads(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("lighthouse")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile("^[0-9]+ results$"))
    before = int((status.text_content() or "").split()[0])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Country")
    page.keyboard.press("Enter")
    option = page.get_by_role("checkbox", name=re.compile("^Austria"))
    expect(option).to_be_visible()
    expected = int(re.sub(r"\D", "", option.locator("xpath=..").text_content() or ""))
    assert 0 < expected < before
    option.focus()
    page.keyboard.press("Space")
    expect(status).to_have_text(f"{expected} results")
    expect(option).to_be_focused()
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    expect(page.locator(":focus")).to_contain_text("Country")
    expect(page).to_have_url(f"{address_sample}search/?q=lighthouse&country=austria")
    page.get_by_role("button", name="Remove country Austria").press("Enter")
    expect(status).to_have_text(f"{before} results")


def test_the_state_is_in_the_address_and_back_undoes_a_step(page: Page, address_sample: str) -> None:
    search = f"{address_sample}search/"
    page.goto(search)
    expect(page.get_by_role("link", name="Declarations", exact=True).last).to_be_visible()
    box, status = page.get_by_role("searchbox"), page.get_by_role("status")
    box.press_sequentially("libraries", delay=200)  # slowly: it is asked on the way
    expect(page).to_have_url(f"{search}?q=libraries")
    page.locator("summary", has_text="Year").click()
    page.get_by_role("checkbox", name=re.compile("^2017")).check()
    expect(page).to_have_url(f"{search}?q=libraries&year=2017")
    page.get_by_role("checkbox", name=re.compile("^2019")).check()
    expect(page).to_have_url(f"{search}?q=libraries&year=2017&year=2019")
    page.get_by_label("Sort by").select_option("Number")
    expect(page).to_have_url(f"{search}?q=libraries&year=2017&year=2019&sort=number")
    # Another reader opens the same address
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("status")).to_have_text(re.compile("results?$"))
    expect(status).to_have_text(other.get_by_role("status").text_content() or "")  # once it has the last choice
    assert _results(other) == _results(page)
    expect(other.get_by_label("Sort by")).to_have_value("number")
    for step in ("?q=libraries&year=2017&year=2019", "?q=libraries&year=2017", "?q=libraries", ""):
        page.go_back()
        expect(page).to_have_url(search + step)
    expect(box).to_have_value("")
    expect(page.locator(".wd-plain")).to_be_visible()
    page.go_forward()
    expect(box).to_have_value("libraries")
    expect(page.locator(".wd-plain")).to_be_hidden()


def test_back_from_a_result_finds_as_many_as_before(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}search/?q=fictional&country=france")
    items = page.locator(".wd-items .wd-item")
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Show 10 more").click()
    expect(items).to_have_count(20)
    eleventh = items.nth(10).get_by_role("link")
    expect(eleventh).to_be_focused()
    eleventh.click()
    expect(page).to_have_url(re.compile("/declarations/"))
    page.go_back()
    expect(items).to_have_count(20)


def test_orders(page: Page, address_sample: str) -> None:
    def numbers() -> list[int]:
        texts = page.locator(".wd-item__number").all_text_contents()
        return [int(text.removeprefix("No. ")) for text in texts]

    page.goto(f"{address_sample}search/?q=lighthouse&sort=newest")
    expect(page.get_by_role("status")).to_have_text(re.compile("results$"))
    assert numbers() == sorted(numbers(), reverse=True)
    page.goto(f"{address_sample}search/?q=lighthouse&sort=number")
    expect(page.get_by_role("status")).to_have_text(re.compile("results$"))
    assert numbers() == sorted(numbers())
    page.goto(f"{address_sample}search/?sort=signatories")
    expect(page.get_by_role("status")).to_have_text("200 of 200 declarations")
    facts = page.locator(".wd-item__facts").all_text_contents()
    counts = [int(match[1]) for fact in facts if (match := re.search(r"([0-9]+) signatories", fact))]
    assert len(counts) == 10
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 60


def test_signatories_are_chosen_by_typing_and_narrow(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}signatories/")
    first = page.locator(".wd-people li").first
    name, fact = first.get_by_role("link").text_content() or "", first.locator("span").text_content() or ""
    page.goto(f"{address_sample}search/")
    page.locator("summary", has_text="Signatory").click()
    typed = page.get_by_label("Name of a signatory")
    expect(typed).to_be_focused()
    typed.fill(name.split()[-1])
    page.get_by_role("checkbox", name=re.compile(re.escape(name))).check()
    total = fact.split("· ")[1]
    expect(page.get_by_role("status").first).to_have_text(f"{total} of 200 declarations")
    expect(page.get_by_role("button", name=f"Remove signatory {name}")).to_be_visible()
    assert "signatory=" in page.url


def test_a_list_is_filtered_counted_and_taken_away(page: Page, address_sample: str) -> None:
    page.goto(f"{address_sample}countries/austria/")
    plain = page.locator("[data-wd-finder] ~ *").first
    expect(plain).to_be_visible()
    expect(page.get_by_text("Sort by")).to_have_count(0)
    box = page.get_by_role("searchbox", name="Filter these declarations")
    box.fill("lighthouse")
    expect(page.get_by_text("Sort by")).to_be_visible()
    expect(page.locator("summary", has_text="Country")).to_have_count(0)  # it is given here
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^[0-9]+ of 83 declarations$"))
    found = int((status.text_content() or "").split()[0])
    assert 0 < found < 83
    expect(plain).to_be_hidden()
    expect(page).to_have_url(f"{address_sample}countries/austria/?q=lighthouse")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of declarations").click()
    lines = Path(download.value.path()).read_bytes().decode("utf-8-sig").split("\r\n")
    assert download.value.suggested_filename == "declarations.csv"
    assert lines[0] == "number,doc_id,date,title,signatories,lead"
    assert lines[-1] == ""
    assert len(lines) == 2 + found
    assert all("lighthouse" in line for line in lines[1:-1])
    page.go_back()
    expect(page).to_have_url(f"{address_sample}countries/austria/")
    expect(plain).to_be_visible()
    expect(status).to_have_text("")


@pytest.mark.parametrize(
    ("path", "total"), [("declarations/", 200), ("groups/soc/", 200), ("years/2017/", 11), ("countries/austria/", 83)]
)
def test_every_list_has_a_finder_that_a_link_can_set(page: Page, address_sample: str, path: str, total: int) -> None:
    page.goto(f"{address_sample}{path}?signatory=nobody-at")
    expect(page.get_by_role("status")).to_contain_text(f"0 of {total} declarations")
    page.goto(f"{address_sample}{path}?sort=number")
    expect(page.get_by_role("status")).to_have_text(f"{total} of {total} declarations")


def test_hostile_text_is_text_in_results_and_files(page: Page, address_hostile: str) -> None:
    page.goto(f"{address_hostile}search/?q=script")
    title = page.locator(".wd-item__title").first
    expect(title).to_contain_text("</title><script>alert(1)</script> {{ config }}")
    expect(page.locator(".wd-item__excerpt").first).to_contain_text("<script>alert(1)</script>")
    page.goto(f"{address_hostile}search/?q=example&signatory=%3Cimg%20src%3Dx%3E")
    expect(page.get_by_role("button", name="Remove signatory <img src=x>")).to_be_visible()
    page.goto(f"{address_hostile}search/?q=example")
    expect(page.get_by_role("link", name='<b>Ada</b> "Q" EXAMPLE')).to_be_visible()
    assert page.locator("article :is(img, script, .wd-items b)").evaluate_all("all => all.map(e => e.outerHTML)") == []


@pytest.mark.parametrize("path", ["search/?q=lighthouse&country=austria", "countries/austria/?q=lighthouse"])
def test_panels_fit_a_phone(page: Page, address_sample: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address_sample + path)
    for facet in ("Group", "Year", "Signatory"):
        page.locator("summary", has_text=facet).click()
        panel = page.locator(".wd-facet[open] .wd-facet__panel")
        box = panel.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
