"""The scripts that are published are those of docs/assets without comments and indentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from nodejs import SCRIPTS
from pages import assets
from written_declarations.publishing.scripts import packed

MODULES = sorted(SCRIPTS.glob("*.js"))


def test_comments_go_and_code_stays() -> None:
    script = """// @ts-check
import { a } from "./a.js"; // stays

/** @typedef {"a" | "b"} Name */
/**
 * What it does, * and / more **.
 * @param {string} name
 */
export function b(name) {
  // why
  const c = /** @type {Name} */ (name);
  /** @type {any} */ (c).d = "https://example.org//x";
  return a(c) / 2; /* stays */
}
"""
    expected = """import { a } from "./a.js"; // stays

export function b(name) {
const c = /** @type {Name} */ (name);
/** @type {any} */ (c).d = "https://example.org//x";
return a(c) / 2; /* stays */
}
"""
    assert packed(script) == expected
    assert packed(expected) == expected


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_text_of_a_script_goes_over_several_lines(path: Path) -> None:
    for line in packed(path.read_text(encoding="utf-8")).splitlines():
        assert line.count("`") % 2 == 0, line
        assert not line.lstrip().startswith("/*") or "*/ (" in line, line


def test_the_site_has_them_packed(site_638: Path) -> None:
    folder = site_638 / assets(site_638)
    assert sorted(path.name for path in folder.glob("*.js")) == [path.name for path in MODULES]
    for path in MODULES:
        written = (folder / path.name).read_text(encoding="utf-8")
        assert written == packed(path.read_text(encoding="utf-8"))
        assert "@ts-check" not in written
