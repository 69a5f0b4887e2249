"""Letters that a wrong encoding took away are found, and no real word is taken for one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from written_declarations.words.lost_letters import lost_letters

LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýþßąćčďđęěğıłńňőœřśşšţťůűźżžșțÀÁÄÅÇÉÍÓÖØÚÜÝÞĆČĐĞİŁŃŐŘŚŞŠŢŤŰŹŻŽȘȚ"
REAL = """
RĂŞCANU|JOÃO|ROMÂNIA|KÄYTÄ’|CAFÉ™|l’été|km² and 3 m³|Why?|why? Because|Þórsdóttir|ÐURÐARSON|ÅSA|(PÄÄ)|TRÈS »|50 %|§ 3|© 2017
https://example.org/?a=b?c|[a](https://example.org/x?y)|50€|‘LIBERTÉ’|ČAKŠ|Łódź|Iași|ŽŠ|É.|«É»|BRĂNEŞTI|MAŽEIKIAI
"""


@given(st.sampled_from(LETTERS), st.sampled_from(["cp1252", "cp1250", "iso8859_2", "mac_roman", "cp437", "cp850"]))
def test_a_letter_that_was_misread_is_found(letter: str, encoding: str) -> None:
    seen = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in letter.encode())
    (lost,) = lost_letters(f"An abc{seen}def here")
    assert (lost.start, lost.end) == (6, 6 + len(seen))
    assert lost.likely
    assert lost.word == f"abc{seen}def"


@pytest.mark.parametrize(
    "word", ["Jaros³aw", "Fran?ois", "VOLONT�", "l\x92Assemblée", "Mi\ue000lo", "Miloševiæ", "donâ€™t"]
)
def test_what_is_left_of_a_letter_is_found(word: str) -> None:
    (lost,) = lost_letters(f"({word}), others")
    assert lost.word == word


@pytest.mark.parametrize("text", [text for line in REAL.strip().split("\n") for text in line.split("|")])
def test_real_words_have_lost_nothing(text: str) -> None:
    assert list(lost_letters(text)) == []


def test_the_collection_has_lost_nothing() -> None:
    files = [*(ROOT / "declarations").rglob("*.md"), *(ROOT / "declarations" / "registry").iterdir()]
    assert [list(lost_letters(path.read_text("utf-8"))) for path in files] == [[]] * len(files)
