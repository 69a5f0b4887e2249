"""The stylesheets: whole, each loaded as one file."""

from __future__ import annotations

import re
from pathlib import Path

from building import ROOT
from pages import assets
from written_declarations.publishing.assets import PIECES, STYLESHEETS, stylesheets
from written_declarations.publishing.styles import packed_style

ASSETS = ROOT / "docs" / "assets"


def test_every_piece_is_in_one_stylesheet() -> None:
    listed = [f"{piece}.css" for pieces in STYLESHEETS.values() for piece in pieces]
    assert sorted(listed) == sorted(path.name for path in (ASSETS / PIECES).iterdir())


def test_every_piece_says_what_it_styles() -> None:
    silent = [
        path.name for path in (ASSETS / PIECES).iterdir() if not path.read_text(encoding="utf-8").startswith("/*")
    ]
    assert silent == []


def test_pieces_stand_in_their_order(tmp_path: Path) -> None:
    (tmp_path / PIECES).mkdir()
    for pieces in STYLESHEETS.values():
        for piece in pieces:
            (tmp_path / PIECES / f"{piece}.css").write_text(f"/* {piece} */\n", encoding="utf-8")
    for name, text in stylesheets(tmp_path, ()):
        places = [text.index(f"/* {piece} */") for piece in STYLESHEETS[name]]
        assert places == sorted(places)


def test_a_site_has_the_stylesheets_and_not_their_pieces(site_638: Path) -> None:
    (folder,) = {path.parent for path in site_638.rglob("site.js")}
    assert {path.name for path in folder.glob("*.css")} == set(STYLESHEETS)
    assert not list(folder.glob(f"{PIECES}/*"))
    assert not list(site_638.glob(f"assets/{PIECES}"))


def test_a_packed_stylesheet_means_the_same() -> None:
    style = """/* What: it, is { for } */
@media screen and (min-width: 60em) {
  .a :is(b, c) > d::after,
  .e /* why */ :hover {
    content: ",  /* x */ ";
    margin: calc(1rem + 2px) 0;
  }
}
"""
    expected = (
        '@media screen and (min-width: 60em){.a :is(b,c) > d::after,.e :hover{content: ",  /* x */ ";'
        "margin: calc(1rem + 2px) 0;}}"
    )
    assert packed_style(style) == expected
    assert packed_style(expected) == expected


def test_the_site_has_them_packed(site_638: Path) -> None:
    for path in (site_638 / assets(site_638)).glob("*.css"):
        style = path.read_text(encoding="utf-8")
        assert "/*" not in style
        assert "'" not in re.sub('"[^"]*"', "", style), "packing knows double quotes alone"
        assert packed_style(style) == style.strip()
