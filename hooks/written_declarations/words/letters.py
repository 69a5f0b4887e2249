"""Letters: folding them for addresses, and the order in which readers expect names.

The Assembly prints ÅBERG and ÆVARSDÓTTIR among the A's (declarations 642 and 695), so letters
compare by their base letters first and by their marks only where those are equal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# People sign again and again
_memoised = lru_cache(maxsize=1 << 14)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_FOLDED = dict(
    zip("æøłıđðþßəœħŋŧĳ", ("ae", "o", "l", "i", "d", "d", "th", "ss", "e", "oe", "h", "ng", "t", "ij"), strict=True)
)
_NOT_LETTER = re.compile(r"[^a-z0-9 ]+")


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


def folded_words(text: str) -> list[str]:
    """The words of a text as docs/assets/letters.js folds them, which knows fewer letters than `slug`."""
    bare = _without_marks(_without_marks(text).lower())
    return _BETWEEN_WORDS.sub(" ", "".join(_FOLDED.get(char, char) for char in bare)).split()


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))


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
    return collation_key(text)[0][:1].upper() or "#"
