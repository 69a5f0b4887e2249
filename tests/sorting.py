"""Each column of every table that can be sorted sorts by what its cells say, and the filter finds what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from written_declarations.words.letters import collation_key
from written_declarations.words.names import name_key, split_name

# Opens a table, and reads its rows as they come and as each column sorts them. A cell is its text without small print.
_SORT = """async (sheet) => {
  const read = () => [...sheet.querySelectorAll("tbody tr:not([hidden])")].map((row) => [...row.cells].map((cell) => {
    const copy = cell.cloneNode(true);
    for (const small of copy.querySelectorAll("small, .wd-was")) small.remove();
    return copy.textContent.replace(/\\u00ad/g, "").replace(/\\s+/g, " ").trim();
  }));
  sheet.querySelector(".wd-open").click();
  while (!sheet.querySelector("thead button")) await new Promise((done) => setTimeout(done, 10));
  const columns = [...sheet.querySelectorAll("thead:first-of-type th")].filter((head) => head.querySelector("button"));
  const collator = new Intl.Collator("en", { numeric: true });
  return columns.map((head, column) => {
    head.firstElementChild.click();
    const cells = read().map((row) => row[column]);
    const collated = cells.toSorted(collator.compare);
    return { kind: head.className.replace("wd-col-", ""), way: head.ariaSort, cells, collated };
  });
}"""
# Looks for rows by all words that they show and by their dates as data have them; the words of those not found
_FIND = """(sheet) => {
  const box = sheet.querySelector(".wd-controls input");
  const rows = [...sheet.querySelectorAll("tbody tr")].map((row) => ({
    row,
    text: [row.innerText, ...[...row.querySelectorAll("time")].map((day) => day.dateTime)].join(" "),
  }));
  const some = rows.filter((_, place) => place % Math.ceil(rows.length / 5) === 0);
  return some.flatMap(({ row, text }) => {
    box.value = text.replace(/\\s+/g, " ");
    box.dispatchEvent(new Event("input"));
    return row.hidden ? [text] : [];
  });
}"""


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _name(text: str) -> tuple[Any, ...]:
    """People by their family names; countries, groups and years have none in capitals beside a given one."""
    name = split_name(text)
    return name_key(name) if name and name.given else (collation_key(text),)


_KEYS: dict[str, Callable[[str], Any]] = {"order": _number, "count": _number, "name": _name}


def assert_sorted(page: Page) -> None:
    """Open and sort all tables of a page, and look for their rows."""
    for sheet in page.locator(".wd-sheet:has(.wd-open:visible)").all():
        for found in sheet.evaluate(_SORT):
            cells, is_down = found["cells"], found["way"] == "descending"
            assert is_down == (found["kind"] == "count")
            key = _KEYS.get(found["kind"])
            assert cells == (sorted(cells, key=key, reverse=is_down) if key else found["collated"])
        assert sheet.evaluate(_FIND) == []
