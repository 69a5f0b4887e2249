"""The map of tiles: every country has a place of its own, and numbers have shades that a legend explains."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from pages import Document, Element
from written_declarations.collection.corpus import Corpus
from written_declarations.publishing.assets import stylesheets
from written_declarations.reading.registry import Registry
from written_declarations.views.pictures.tiles import PLACES, shades, tiles
from written_declarations.web.links import Links
from written_declarations.words import lengths


def test_every_place_is_of_one_country_and_all_countries_that_may_be_have_room() -> None:
    assert len(set(PLACES.values())) == len(PLACES)
    style = (ROOT / "docs" / "assets" / "style" / "tiles.css").read_text(encoding="utf-8")
    assert "grid-template: repeat(8, minmax(0, 1fr)) / repeat(11, minmax(0, 1fr));" in style
    assert lengths.PLACES.most == 8 * 11


def test_a_new_country_takes_a_tile_that_is_free(registry: Registry) -> None:
    new = replace(registry.countries[0], slug="freedonia", name="Freedonia", iso="XF")
    countries = (*registry.countries, new)
    for counted in ([], [(new, 3)]):
        page = Document(tiles(Links(""), countries, counted, "signature"))
        tiled = [*page.all("li"), *page.all("i")]
        placed = [item.get("class").split() for item in tiled if item.get("class")]
        assert [classes for classes in placed if not classes[0].startswith(("wd-tile--", "wd-shade"))] == [["wd-free"]]
        (code,) = page.all("span")
        assert code.text == "XF", "style cannot know it"


@pytest.mark.parametrize(
    ("numbers", "starts"),
    [
        ([], ()),
        ([1], (1,)),
        ([3, 1], (1, 2, 3)),
        ([5, 1], (1, 2, 3, 4, 5)),
        ([44, 1], (1, 2, 5, 10, 21)),
        ([565, 25], (25, 47, 87, 162, 303)),
    ],
)
def test_shades(numbers: list[int], starts: tuple[int, ...]) -> None:
    assert shades(numbers) == starts


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=60))
def test_shades_grow(numbers: list[int]) -> None:
    starts = shades(numbers)
    assert starts[0] == min(numbers)
    assert len(starts) <= 5
    assert starts[-1] <= max(numbers)
    assert all(one < other for one, other in pairwise(starts))


def test_large_numbers_fit_their_tiles(corpus_638: Corpus, registry: Registry) -> None:
    country = corpus_638.countries[0]
    for number, shown in ((999, "999"), (1234, "1.2k"), (9949, "9.9k"), (9950, "10k"), (20_123, "20k")):
        page = Document(tiles(Links(""), registry.countries, [(country, number)], "signature"))
        assert page.one("a").text == shown
        assert f"{number:,} signatures" in page.one("a").get("title")


def test_a_tile_says_in_words_what_it_shows(corpus_638: Corpus, registry: Registry) -> None:
    counted = corpus_638.signings.by_country
    page = Document(tiles(Links("../../"), registry.countries, counted, "signature", seats=True))
    links = page.all("a")
    codes = [_code(item) for item in page.all("li") if item.get("class")]
    assert sorted(codes) == sorted(country.iso for country, _ in counted)
    assert codes == sorted(codes, key=lambda code: PLACES[code][::-1]), "the focus goes row by row"
    said = {link.get("href"): link for link in links}
    marino = said["../../countries/san-marino/"]
    assert marino.get("title") == "San Marino: 3 signatures; the delegation has 2 seats"
    plain = Document(tiles(Links("../../"), registry.countries, counted, "signature"))
    assert "San Marino: 3 signatures" in [link.get("title") for link in plain.all("a")]
    assert marino.text == "3"
    assert marino.get("class") == "wd-shade-5"
    assert said["../../countries/spain/"].get("class") == "wd-shade-1"
    rest = [country.iso for country in registry.countries if country not in dict(counted)]
    assert [_code(item) for item in page.all("i") if "wd-tile" in item.get("class")] == rest
    assert [item.text for item in page.all("li")[-3:]] == ["1", "2", "3"], "the legend"


def test_places_have_their_style() -> None:
    """Without a rule a tile would stand on another."""
    style = dict(stylesheets(ROOT / "docs" / "assets", ()))["site.css"]
    for code, (column, row) in PLACES.items():
        assert f'.wd-tile--{code.lower()} {{ grid-area: {row} / {column}; --wd-code: "{code}"; }}' in style


def _code(tile: Element) -> str:
    """Of the country, as style has it."""
    return tile.get("class").split()[0].removeprefix("wd-tile--").upper()
