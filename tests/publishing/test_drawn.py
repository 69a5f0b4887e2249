"""A card is drawn once; another card, or the same in other colours, is another."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from written_declarations.machinery.cache import Cache
from written_declarations.publishing import cards, drawn
from written_declarations.views.card import Card

CARD = Card("Year", "2017", "1 declaration", "", (("#db4858", "SOC", 1),))


@pytest.fixture(autouse=True)
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    made: list[Card] = []

    def draw(card: Card) -> bytes:
        made.append(card)
        return repr(card).encode()

    monkeypatch.setattr(cards, "draw", draw)
    return made


def test_the_same_card_is_drawn_once(tmp_path: Path, drawings: list[Card]) -> None:
    for _ in range(3):
        assert drawn.cached(Cache(tmp_path))(CARD) == repr(CARD).encode()
    assert drawings == [CARD]


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Card)])
def test_whatever_a_card_says_makes_another(tmp_path: Path, drawings: list[Card], field: str) -> None:
    draw = drawn.cached(Cache(tmp_path))
    value = (("#3562a6", "SOC", 1),) if field == "bar" else "another"
    other = dataclasses.replace(CARD, **{field: value})  # type: ignore[arg-type] # as its fields have it
    draw(CARD)
    assert draw(other) == repr(other).encode()
    assert drawings == [CARD, other]


def test_other_code_other_fonts_and_another_pillow_draw_again(
    tmp_path: Path, drawings: list[Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "code"
    (here / "fonts").mkdir(parents=True)
    (here / "cards.py").write_text("draw = 1")
    (here / "fonts" / "a.ttf").write_text("letters")
    monkeypatch.setattr(drawn, "_HERE", here)
    cache = Cache(tmp_path / "cache")
    drawn.cached(cache)(CARD)
    for path in (here / "cards.py", here / "fonts" / "a.ttf"):
        path.write_text("another")
        drawn.cached(cache)(CARD)
    monkeypatch.setattr(drawn, "version", lambda _: "another")
    drawn.cached(cache)(CARD)
    drawn.cached(cache)(CARD)
    assert drawings == [CARD] * 4
