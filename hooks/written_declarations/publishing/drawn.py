"""Cards as pictures, cached: to draw one takes 20 to 35 ms, and a thousand declarations have over a thousand of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from ..machinery import fingerprint
from ..machinery.cache import Cache
from ..views.card import Card

_HERE = Path(__file__).parent


def cached(cache: Cache) -> Callable[[Card], bytes]:
    """A function that draws a card. The key of a picture is all that it is made of: the card, the code, the fonts, Pillow."""
    drawing = fingerprint.of_files([_HERE / "cards.py", *(_HERE / "fonts").glob("*")]) + version("pillow")

    def draw(card: Card) -> bytes:
        key = fingerprint.of_texts([drawing, repr(card)])
        picture = cache.load(key)
        if picture is None:
            from . import cards  # Pillow takes a while to load, and most builds draw nothing

            picture = cards.draw(card)
            cache.store(key, picture)
        return picture

    return draw
