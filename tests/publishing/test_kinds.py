"""No kind of page is missing from the list that the checks of all kinds go by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT
from kinds import KINDS
from pages import Document
from written_declarations.reading.registry import Registry

DOCS = ROOT / "docs"
SHELLS = DOCS / "shells"


def test_every_shell_and_every_page_by_hand_has_its_kind() -> None:
    marks = (re.search(r"^pour: (.+)$", shell.read_text(encoding="utf-8"), re.MULTILINE) for shell in _pages(SHELLS))
    assert {kind.shell for kind in KINDS if kind.shell} == {mark[1] for mark in marks if mark}
    pages = {_address(page) for page in _pages(DOCS) if SHELLS not in page.parents}
    assert pages <= {kind.path for kind in KINDS}


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))


def _address(page: Path) -> str:
    path = page.relative_to(DOCS).with_suffix("").as_posix()
    return "" if path == "index" else f"{path.removesuffix('index')}".rstrip("/") + "/"


def test_every_kind_is_there(request: pytest.FixtureRequest) -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        site: Path = request.getfixturevalue(f"site_{kind.site}")
        file = site / kind.path
        page = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
        assert ('class="md-header' not in page) == kind.bare, kind.name


def test_groups_are_spelled_out_on_every_kind(request: pytest.FixtureRequest, registry: Registry) -> None:
    names = {group.slug: (group.code, group.name) for group in registry.groups}
    unsaid = []
    for kind in KINDS:
        if kind.bare:  # a frame has no room, and leads to the page that does
            continue
        site: Path = request.getfixturevalue(f"site_{kind.site}")
        file = site / kind.path
        page = Document.read(file / "index.html" if file.is_dir() else file)
        marked = {name for each in page.elements for name in each.get("class").split()}
        for slug, (code, name) in names.items():
            if f"wd-group--{slug}" in marked and name not in page.one("body").text:
                unsaid.append(f"{kind.name}: {code}")
    assert " ".join(unsaid) == ""
