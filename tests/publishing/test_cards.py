"""The pictures that are shown where a page is shared."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from building import ROOT
from pages import Document
from written_declarations.collection.corpus import Corpus
from written_declarations.publishing import cards
from written_declarations.publishing.assets import stylesheets
from written_declarations.views import card, declaration
from written_declarations.views.card import Card

LONG = "The keepers of invented lighthouses and everybody who depends on them along fictional coasts, " * 4


def _picture(drawn: bytes) -> Image.Image:
    return Image.open(io.BytesIO(drawn))


def _with(title: str) -> Card:
    return Card("Written declaration No. 1", title, "1 signatory from 1 country", "Doc. 2", (("#db4858", "SOC", 1),))


def test_a_card_says_who_signed(corpus_638: Corpus) -> None:
    made = declaration.card(corpus_638, corpus_638.declarations[0])
    assert made.kicker == "Written declaration No. 638"
    assert made.facts == "26 signatories from 17 countries"
    assert made.small == "Doc. 14416 · 11 October 2017"
    assert sum(number for _, _, number in made.bar) == 26
    assert "Kazakhstan" in made.alt


def test_a_card_has_the_size_that_pages_say_and_few_colours(corpus_638: Corpus) -> None:
    drawn = cards.draw(declaration.card(corpus_638, corpus_638.declarations[0]))
    picture = _picture(drawn)
    assert picture.format == "PNG"
    assert picture.size == (1200, 630) == (cards.WIDTH, cards.HEIGHT)
    assert picture.mode == "P"
    assert len(drawn) < 50_000


def test_the_bar_has_the_shares_and_colours_of_the_groups() -> None:
    made = Card("", "", "", "", (("#db4858", "SOC", 3), ("#828385", "NR", 1)))
    row = _picture(cards.draw(made)).convert("RGB").crop((72, 520, 1128, 521))
    colours = [row.getpixel((x, 0)) for x in range(1056)]
    assert colours == [(0xDB, 0x48, 0x58)] * 792 + [(0x82, 0x83, 0x85)] * 264


def test_the_same_card_is_the_same_bytes() -> None:
    first = cards.draw(_with("A fictional title"))
    cards.draw(_with("Another"))
    assert cards.draw(_with("A fictional title")) == first
    assert cards.draw(_with("A fictional titlf")) != first


@pytest.mark.parametrize("letter", "ƏəŞşİıŁłĐđÞþÆæȘșȚțĞğŐőŻżÅåØøßŽžĆćŇňĀāŢţħ„“”‘’–—…·")
def test_the_fonts_have_every_letter_of_the_names(letter: str) -> None:
    assert cards.has_letter(letter)


def test_letters_that_no_font_has_are_left_out() -> None:
    assert not cards.has_letter("\U0001f3db")
    assert cards.draw(_with("Peace \U0001f3db now")) == cards.draw(_with("Peace now"))


@pytest.mark.parametrize("title", [LONG, "W" * 300, "i" * 900, "Peace", ""])
def test_every_title_stays_within_its_place(title: str) -> None:
    picture = _picture(cards.draw(_with(title))).convert("RGB")
    paper = picture.getpixel((0, 0))
    edges = (picture.crop(box) for box in ((0, 0, 60, 630), (1140, 0, 1200, 630), (0, 440, 1200, 456)))
    for edge in edges:
        assert edge.getcolors() == [(edge.width * edge.height, paper)]


def test_the_colours_are_those_of_the_style() -> None:
    style = dict(stylesheets(ROOT / "docs" / "assets", ()))["site.css"]
    light = dict(re.findall(r"--wd-([a-z-]+): light-dark\((#[0-9a-f]+),", style.partition("@media screen")[0]))
    assert (light["paper"], light["ink"], light["none"]) == (cards.PAPER, cards.INK, card.NO_GROUP)


def test_a_site_with_cards_has_those_that_its_pages_name(site_cards: Path) -> None:
    site, named = site_cards, {}
    for page in site.rglob("index.html"):
        for meta in Document.read(page).all("meta"):
            if meta.get("property") == "og:image":
                file = site / re.sub(r"^https://[^/]+/", "", meta.get("content"))
                assert file.is_file(), page
                named[page.parent.relative_to(site).as_posix()] = file.relative_to(site).as_posix()
    own = {path for path, name in named.items() if name != "card.png"}
    assert {"declarations/638", "countries/austria", "groups/soc", "years/2017", "declarations", "years"} <= own
    assert not {path for path in own if path.startswith("signatories/")}, "people share one"
    assert {f"{path}/card.png" for path in own} | {"card.png"} == {
        file.relative_to(site).as_posix() for file in site.rglob("card.png")
    }
