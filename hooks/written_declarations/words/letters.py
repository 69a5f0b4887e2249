"""Letters: folding them for addresses, and the order in which readers expect names.

The Assembly prints ÅBERG and ÆVARSDÓTTIR among the A's (declarations 642 and 695), so letters
compare by their base letters first and by their marks only where those are equal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

from anyascii import anyascii

# People sign again and again
_memoised = lru_cache(maxsize=1 << 14)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_LETTER = re.compile(r"[^a-z0-9 ]+")
_WORD = re.compile(r"[^\W_]+")
# Letters that are more than their marks, and how they are folded
OWN = MappingProxyType(
    {
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "ə": "e",
        "œ": "oe",
        "ħ": "h",
        "ŋ": "ng",
        "ŧ": "t",
        "ĳ": "ij",
    }
)
_OWN = str.maketrans(dict(OWN))
# How people write these on other keyboards; the apostrophes are letters to a computer, and part words all the same
_SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd", " ")}
)


def _ascii(text: str) -> str:
    return _BEYOND_ASCII.sub(
        lambda letters: anyascii(letters[0]), text
    )  # anyascii is slow, even on letters that it leaves as they are


@_memoised
def plain(text: str) -> str:
    """The text in the letters of every keyboard: "SANDBÆK" gives SANDBAEK."""
    return "".join(anyascii(char).upper() if char.isupper() else anyascii(char) for char in text)


@_memoised
def slug(text: str) -> str:
    """The text as it stands in an address: "Łukasz D'ØRSTED" gives lukasz-d-orsted."""
    return _NOT_SLUG.sub("-", _ascii(text).lower()).strip("-")


def bare(text: str) -> str:
    """The text in small letters without marks: "Łódź" gives łodz."""
    return "".join(
        [char for char in unicodedata.normalize("NFD", text).lower() if unicodedata.category(char)[0] != "M"]
    )


def fold(text: str) -> str:
    """The text as the search of the site folds it, docs/assets/letters.js: "Łódź" gives lodz. Other scripts stay."""
    return text.lower() if text.isascii() else bare(unicodedata.normalize("NFKD", text)).translate(_OWN)


def spelled_out(text: str) -> str:
    """The same as people write it who have no such letters: "MÜLLER, ĐOKIĆ" gives mueller, djokic."""
    return fold(unicodedata.normalize("NFC", text).lower().translate(_SPELT))


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and numbers."""
    return _WORD.findall(text)


def shortened(word: str) -> set[str]:
    """The word, and the word without each of its letters. Words one letter apart have one in common."""
    return {word, *[word[:index] + word[index + 1 :] for index in range(len(word))]}


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, another letter, or two letters in turn make one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == other_rest
    return swapped or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


@_memoised
def collation_key(text: str) -> tuple[str, str]:
    """Sorts by base letters, then by the marks on them. Hyphens and apostrophes do not count."""
    folded = _ascii(text.replace("-", " ")).lower()
    return _NOT_LETTER.sub("", folded), unicodedata.normalize("NFD", text)


def initial(text: str) -> str:
    """The capital under which an index lists the text: "Æ" under A, "Š" under S."""
    return collation_key(text)[0].lstrip()[:1].upper() or "#"
