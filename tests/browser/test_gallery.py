"""The gallery shows every kind of page in four states."""

from __future__ import annotations

from pathlib import Path

import gallery
import pytest
from PIL import Image
from playwright.sync_api import Browser

from kinds import KINDS, Kind
from pages import Document


def test_pictures_are_taken_in_every_state(browser: Browser, address_of: dict[str, str], tmp_path: Path) -> None:
    some = [kind for kind in KINDS if kind.name in ("country", "forward from a number")]
    gallery.take(browser, address_of, some, tmp_path)
    for kind in some:
        pictures = [Image.open(tmp_path / gallery.picture(kind, state)) for state in gallery.STATES]
        assert [each.width for each in pictures] == [360, 360, 1440, 1440]
        light, dark = (each.convert("L").histogram() for each in pictures[:2])
        assert kind.bare or (sum(light[200:]) > sum(light[:200]) and sum(dark[:60]) > sum(dark[60:])), (
            "the schemes differ"
        )
    assert len(list(tmp_path.iterdir())) == 8


def test_of_a_page_that_is_not_there_no_picture_is_taken(
    browser: Browser, address_of: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(LookupError, match="/nowhere/"):
        gallery.take(browser, address_of, [Kind("gone", "published", "nowhere/")], tmp_path)


def test_its_page_shows_all_of_them() -> None:
    page = Document(gallery.index(KINDS))
    shown = [image.get("src") for image in page.all("img")]
    assert shown == [gallery.picture(kind, state) for kind in KINDS for state in gallery.STATES]
    assert len(set(shown)) == len(shown), "no two in one file"
