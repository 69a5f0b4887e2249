"""Family names in ordinary letters: which letter stays a capital, and which small letter an I becomes."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|·(?=\w))*")
# Small within a name, never at its beginning: "Moscoso del Prado", "Knight of Collingtree"
_JOINED = frozenset(
    ["DA", "DAS", "DE", "DEL", "DEN", "DER", "DO", "DOS", "E", "I", "OF", "UND", "VAN", "VON", "Y", "ZU"]
)
_JOINED_AFTER_DE = frozenset(["LA", "LAS", "LOS"])
_NUMERALS = frozenset(["II", "III", "IV"])
# Mc stands for "son of" where Gaelic names are at home. Elsewhere it does so but before H, with which
# Georgian names begin (MCHEDLISHVILI). MAC says nothing: MACDONALD, but MACRON.
_GAELIC = frozenset(["CA", "GB", "IE"])
_SON_OF = re.compile(r"MC(?=\w{3})")
# IJ is one letter in Dutch; before a consonant it can be nothing else (IJSSEL), before a vowel it can (Finnish IJÄS)
_DUTCH = frozenset(["BE", "NL"])
_IJ = re.compile(r"IJ(?=\w)")
_IJ_ANYWHERE = re.compile(r"IJ(?=[BCDFGHKLMNPQRSTVWXZ])")
# Letters by which a name shows that it is written in Turkish, where I is the capital of ı. What is Turkish
# in a Turkish name may be German or Romanian in another. Names of Azerbaijan are printed in an English
# transliteration that keeps some of its letters (İBRAHIMLI), so there only those tell that it never has.
_TURKISH = frozenset("İıĞğ")
_OF_TURKEY = _TURKISH | frozenset("ŞşÇçÖöÜü")
_OF_AZERBAIJAN = frozenset("ıƏə")


def ordinary(family: str, *, given: str = "", iso: str = "") -> str:
    """The family name as it is written where nobody prints capitals: "van de VEN" gives "van de Ven".

    A capital after a capital becomes small, so that McDONALD, D'AMBROSIO and PUIG i OLIVE keep what
    they have. `given` is the given name printed before it and `iso` the code of the country: both show
    how its letters are meant. The result is as long as the name.
    """
    dotless = _has_dotless(given + family, iso)
    words = family.split(" ")
    return " ".join(_word(words, index, iso, dotless=dotless) for index in range(len(words)))


def _has_dotless(name: str, iso: str) -> bool:
    """Whether the name is printed in letters among which I is the capital of ı.

    A name of Turkey without any such letter may be one in plain ASCII, as in lists of 2001, and keeps i.
    """
    telling = {"TR": _OF_TURKEY, "AZ": _OF_AZERBAIJAN}.get(iso, _TURKISH)
    return not telling.isdisjoint(name)


def _word(words: list[str], index: int, iso: str, *, dotless: bool) -> str:
    word = words[index]
    if 0 < index < len(words) - 1:
        after_de = words[index - 1].upper() == "DE"
        if word in _JOINED or word[0] in "'’" or (after_de and word in _JOINED_AFTER_DE):
            return word.lower()
    if index and word in _NUMERALS:
        return word
    return _LETTERS.sub(lambda part: _after_capitals(part[0], iso, dotless=dotless), word)


def _after_capitals(part: str, iso: str, *, dotless: bool) -> str:
    kept = 1
    if _IJ.match(part) if iso in _DUTCH else _IJ_ANYWHERE.match(part):
        kept = 2
    small = part.replace("I", "ı") if dotless else part
    small = "".join(char.lower()[0] for char in small)  # that of İ is two characters
    is_capital = [char.isupper() or char in "ß·" for char in part]
    letters = [
        small[place] if place >= kept and is_capital[place - 1] and char.isupper() else char
        for place, char in enumerate(part)
    ]
    if _SON_OF.match(part) and (iso in _GAELIC or part[2] != "H"):
        letters[2] = part[2]
    return "".join(letters)
