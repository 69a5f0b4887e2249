"""What comes out of a printer: sheets, and where words stand on them, read from the PDF that Chromium makes."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page, PdfMargins

import fitting
from kinds import KINDS, Kind

_A4 = (680, 1009)  # the room that margins of 15 mm leave, in pixels
# What begins something and is nothing alone
_HEADS = """() => [...document.querySelectorAll("h1, h2, h3, caption")].filter((each) => each.checkVisibility())
  .map((each) => each.textContent.replace(/\\s+/g, " ").trim())"""
_EMPTY = """() => [...document.querySelectorAll("main :is(h2, h3)")].filter((each) => {
  const after = document.createRange(), section = each.closest("section, aside, article");
  after.setStartAfter(each);
  after.setEndAfter(section);
  const shown = [...section.querySelectorAll("*")].filter((other) => !other.contains(each) && !each.contains(other)
    && other.checkVisibility() && after.comparePoint(other, 0) === 0 && other.getBoundingClientRect().height);
  return each.checkVisibility() && (!shown.length || /^H[1-3]$/.test(shown[0].tagName) && shown[0].tagName <= each.tagName);
}).map((each) => each.textContent)"""


def _printed(page: Page) -> list[list[str]]:
    """The lines on each sheet, from its top."""
    margin: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
    document = pypdfium2.PdfDocument(page.pdf(format="A4", margin=margin))
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return [[" ".join(line.split()) for line in text.splitlines() if line.strip()] for text in texts]


@pytest.mark.parametrize(
    "kind",
    [each for each in KINDS if not each.path.startswith("contributing/") and not each.name.startswith("forward")],
    ids=lambda kind: kind.name,
)
def test_paper_has_no_stray_heading_and_nothing_over_anything(
    page: Page, address_of: dict[str, str], kind: Kind
) -> None:
    page.set_viewport_size({"width": _A4[0], "height": _A4[1]})
    page.goto(address_of[kind.site] + kind.path)
    page.emulate_media(media="print")
    assert page.evaluate(fitting.CUT) == []
    assert page.evaluate(_EMPTY) == [], "a heading with nothing below it"
    heads = set(page.evaluate(_HEADS))
    sheets = _printed(page)
    assert [sheet[-1] for sheet in sheets[:-1] if sheet and sheet[-1] in heads] == []
    assert all(sheets), "an empty sheet"
    if not kind.bare and kind.name != "missing":
        address = page.locator("link[rel=canonical]").get_attribute("href")
        assert address
        text = "".join(line for sheet in sheets for line in sheet).replace(" ", "")
        assert address in text
        has_a_log = kind.site == "published" and page.locator(".wd-sources").count()
        assert not has_a_log or "Lastchangehereon" in text


def test_a_declaration_of_26_names_fits_two_sheets_with_its_address(page: Page, address_638: str) -> None:
    page.goto(f"{address_638}declarations/638/")
    sheets = _printed(page)
    assert len(sheets) == 2
    text = "\n".join(line for sheet in sheets for line in sheet)
    assert "/declarations/638/" in text
    assert "11 October 2017" in text
    assert text.count("Mr Stefan SCHENNACH") == 1
    assert "Not compared again since it was copied." in text
