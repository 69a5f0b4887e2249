"""What is not seen stands in no name, no title, no text and no registry."""

from __future__ import annotations

import re
import unicodedata

import pytest

from building import DECLARATIONS
from written_declarations.problems.place import has_errors
from written_declarations.reading.characters import forbidden_character, without_hidden
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry

_ORDINARY = "\t\n"
# Controls, formats, and the separators of lines and paragraphs
_CATEGORIES = ("Cc", "Cf", "Zl", "Zp")
# What Unicode's DerivedCoreProperties lists under Default_Ignorable_Code_Point beside these
_IGNORABLE = (
    *((0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    (0xE0000, 0xE0FFF),
)
_NOTHING_TO_SEE = re.compile(
    "(?:HANGUL|CHOSEONG|JUNGSEONG|SCRIPT) FILLER|PATTERN BLANK|NULL NOTEHEAD|VARIATION SELECTOR|(?:NUMBER|CONSONANT|SUB)JOINER"
)


def _invisible() -> list[str]:
    found = {
        char
        for code in range(0x110000)
        if unicodedata.category(char := chr(code)) in _CATEGORIES
        or (not char.isascii() and _NOTHING_TO_SEE.search(unicodedata.name(char, "").replace(" JOINER", "JOINER")))
    }
    found.update(chr(code) for first, last in _IGNORABLE for code in range(first, last + 1))
    return sorted(found - set(_ORDINARY))


def test_all_that_is_not_seen_is_refused() -> None:
    passing = [f"U+{ord(char):04X}" for char in _invisible() if not forbidden_character(char)]
    assert passing == []


@pytest.mark.parametrize("was", ['title: "Kaz', "Stefan SCHEN", "Committee demanded"])
@pytest.mark.parametrize("char", ["\u0605", "\u034f", "\u200d", "\u2800", "\U0001d159", "\U00013431", "\ufe0f"])
def test_none_passes_in_a_file(registry: Registry, was: str, char: str) -> None:
    file = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    assert file.count(was) == 1
    _, problems = read_bytes(file.replace(was, f"{was[:-1]}{char}{was[-1]}").encode(), "638.md", registry)
    assert has_errors(problems)


def test_letters_of_europe_and_their_marks_are_seen(registry: Registry) -> None:
    letters = "".join(chr(code) for code in range(0xA1, 0x250) if code != 0xAD) + "ΑΩαωАЯаяء«»–—‘’“”…€\u0301"
    assert without_hidden(letters) == letters
    assert not any(forbidden_character(form) for form in registry.country_names())
