"""What comes out of a printer: sheets, and where words stand on them, read from the PDF that Chromium makes."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Page, PdfMargins

import fitting

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


def printed(page: Page) -> list[list[str]]:
    """The lines on each sheet, from its top."""
    margin: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
    document = pypdfium2.PdfDocument(page.pdf(format="A4", margin=margin))
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return [[" ".join(line.split()) for line in text.splitlines() if line.strip()] for text in texts]


def assert_printed(page: Page, *, has_address: bool, has_log: bool) -> None:
    """No stray heading, no empty sheet, nothing over anything; where the page says so, its address and last change."""
    page.set_viewport_size({"width": _A4[0], "height": _A4[1]})
    page.emulate_media(media="print")
    assert page.evaluate(fitting.CUT) == []
    assert page.evaluate(_EMPTY) == [], "a heading with nothing below it"
    heads = set(page.evaluate(_HEADS))
    sheets = printed(page)
    assert [sheet[-1] for sheet in sheets[:-1] if sheet and sheet[-1] in heads] == []
    assert all(sheets), "an empty sheet"
    text = "".join(line for sheet in sheets for line in sheet).replace(" ", "")
    if has_address:
        address = page.locator("link[rel=canonical]").get_attribute("href")
        assert address
        assert address in text
    assert "Lastchangehereon" in text or not has_log or not page.locator(".wd-sources").count()
    page.emulate_media(media="screen")
