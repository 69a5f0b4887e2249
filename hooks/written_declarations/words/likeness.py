"""Whether two names may be two spellings of one person's, in what they differ, and how much that says.

Looks at the names alone. Names that differ in marks on letters only never come here: they are one address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import prod

from ..model import Name
from .letters import one_letter_apart, slug
from .names import OWN_PARTICLES, PARTICLES, without_suffix
from .sounds import are_forms_of_one_name, sound

LEAST = 0.1  # a pair that is less probable is not worth a look
_MEN = frozenset(["Mr", "Lord", "Sir", "Baron", "Viscount", "M."])
_WOMEN = frozenset(["Ms", "Mrs", "Miss", "Lady", "Dame", "Baroness", "Mme"])
_OTHER_HONORIFIC = 0.1  # of the odds: it may be misprinted
_IN_BRACKETS = re.compile(r"[\[(][^\])]*[\])]|[\"“”„][^\"“”„]*[\"“”„]")
_APART = re.compile(r"[\s\-‐‑]+|(?<=\.)")
_ELIDED = re.compile(r"^[a-z]{1,4}['’](?=\w{2})", re.IGNORECASE)


class Difference(Enum):
    """In what two names differ, and the share of such pairs that are one person, estimated from real lists."""

    CAPITALS = ("the share that is in capitals", 0.97)
    SPACES = ("spaces or hyphens", 0.95)
    LETTERS = ("the transcription", 0.9)
    ORDER = ("the order of the names", 0.9)
    BRACKETS = ("what stands in brackets", 0.9)
    PARTICLE = ("a particle", 0.85)
    MORE_GIVEN = ("one given name more", 0.75)
    FORM = ("another form of a given name", 0.7)
    INITIAL = ("an initial", 0.65)
    MORE_FAMILY = ("one family name more", 0.6)
    LETTER = ("one letter", 0.5)
    LETTER_OF_SHORT = ("one letter of a short name", 0.2)
    NO_GIVEN = ("no given name", 0.4)
    SUFFIX = ("what tells father and son apart", 0.15)

    def __init__(self, words: str, weight: float) -> None:
        self.words = words
        self.weight = weight


@dataclass(frozen=True, slots=True)
class Likeness:
    """In what two names differ, and from 0 to 1 how probable it is by that alone that they are one person's."""

    differences: tuple[Difference, ...]
    probability: float

    @property
    def words(self) -> str:
        """In what they differ, in words."""
        return ", ".join(difference.words for difference in self.differences)


@dataclass(frozen=True, slots=True)
class Words:
    """A name in words, initials each a word, without the particles, which stand apart."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    particles: tuple[str, ...]
    brackets: str
    suffix: str
    joined: str  # how all of it sounds, in its order and without spaces

    @property
    def heard(self) -> list[str]:
        """How its words sound, in no order: the same if the name is turned round."""
        return sorted(map(sound, (*self.given, *self.family)))


def likeness(one: Name, other: Name) -> Likeness | None:
    """How two names of one country are alike; None if they are no more alike than those of any two people."""
    first, second = words_of(one), words_of(other)
    found = _alike(first, second)
    if found is None:
        return None
    differences = set(found)
    if Difference.SPACES not in found and sorted(map(sound, first.particles)) != sorted(map(sound, second.particles)):
        differences.add(Difference.PARTICLE)
    if first.brackets != second.brackets:
        differences.add(Difference.BRACKETS)
    if first.suffix != second.suffix:
        differences.add(Difference.SUFFIX)
    probability = prod(difference.weight for difference in differences)
    if _are_of_two_sexes(one.honorific, other.honorific):
        probability = with_odds(probability, _OTHER_HONORIFIC)
    ordered = tuple(sorted(differences, key=lambda difference: difference.weight))
    return Likeness(ordered, probability) if probability >= LEAST else None


def with_odds(probability: float, factor: float) -> float:
    """The probability whose odds are these times as high."""
    odds = factor * probability / (1 - probability) if probability < 1 else factor
    return odds / (1 + odds)


@lru_cache(maxsize=1 << 16)
def words_of(name: Name) -> Words:
    """The words of a name. What stands in brackets is none of them."""
    family, suffix = without_suffix(_IN_BRACKETS.sub(" ", name.family).strip())
    given = _split(_IN_BRACKETS.sub(" ", name.given))
    particles: list[str] = []
    families: list[str] = []
    for word in _split(family):
        elided = _ELIDED.match(word)
        if elided:
            particles.append(elided[0])
        rest = word[elided.end() :] if elided else word
        (particles if rest.lower() in PARTICLES | OWN_PARTICLES else families).append(rest)
    if not families:
        particles, families = [], _split(family)
    return Words(
        tuple(given),
        tuple(families),
        tuple(particles),
        " ".join(_IN_BRACKETS.findall(f"{name.given} {name.family}")),
        suffix,
        "".join(map(sound, (*given, *_split(family)))),
    )


def _split(text: str) -> list[str]:
    return [word for word in _APART.split(text) if slug(word)]


def _are_of_two_sexes(one: str, other: str) -> bool:
    return (one in _MEN and other in _WOMEN) or (one in _WOMEN and other in _MEN)


def _alike(one: Words, other: Words) -> set[Difference] | None:
    if one.joined == other.joined:
        if one.heard != other.heard:
            return {Difference.SPACES}
        return {Difference.CAPITALS if len(one.family) != len(other.family) else Difference.LETTERS}
    if one.heard == other.heard:
        return {Difference.ORDER}
    family = _aligned(one.family, other.family, Difference.MORE_FAMILY)
    if family is not None:
        if bool(one.given) != bool(other.given):
            return {*family, Difference.NO_GIVEN}
        given = _aligned(one.given, other.given, Difference.MORE_GIVEN)
        if given is not None:
            return family | given
    return None


def _aligned(one: Sequence[str], other: Sequence[str], more: Difference) -> set[Difference] | None:
    """In what two rows of words differ if each word of the shorter is in the longer, in its order; else None."""
    short, long = sorted((one, other), key=len)
    differences: set[Difference] = set()
    rest = iter(long)
    for word in short:
        for candidate in rest:
            difference = _of_word(word, candidate, is_given=more is Difference.MORE_GIVEN)
            if difference is not None:
                differences |= difference
                break
        else:
            return None
    if len(short) < len(long):
        differences.add(more)
    return differences


def _of_word(one: str, other: str, *, is_given: bool) -> set[Difference] | None:
    """In what two words differ that may be one; nothing for equal ones, None for two words."""
    plain, plain_other = slug(one), slug(other)
    if plain == plain_other:
        return set()
    if is_given and (_is_initial(one) or _is_initial(other)):
        alike = sound(one)[:1] == sound(other)[:1] or plain[:1] == plain_other[:1]
        return {Difference.INITIAL} if alike else None
    heard, heard_other = sound(one), sound(other)
    if heard == heard_other:
        return {Difference.LETTERS}
    short, long = sorted((plain, plain_other), key=len)
    if is_given and (are_forms_of_one_name(one, other) or (len(short) > 2 and long.startswith(short))):
        return {Difference.FORM}
    if len(short) > 2 and (one_letter_apart(plain, plain_other) or one_letter_apart(heard, heard_other)):
        return {Difference.LETTER if len(short) > (4 if is_given else 5) else Difference.LETTER_OF_SHORT}
    return None


def _is_initial(word: str) -> bool:
    return len(slug(word)) == 1 or (word.endswith(".") and len(word) <= 3)
