"""How the Assembly prints the name of a signatory, and what is given and what is family name.

The family name is what stands in capitals at the end, with any particle before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Name
from .letters import collation_key

HONORIFICS = (
    "Mr",
    "Ms",
    "Mrs",
    "Miss",
    "Dr",
    "Prof.",
    "Lord",
    "Lady",
    "Sir",
    "Dame",
    "Baron",
    "Baroness",
    "Viscount",
    "Viscountess",
    "Countess",
    "Mx",
    "M.",
    "Mme",
    "Mlle",
)
PARTICLES = frozenset(
    [
        "af",
        "av",
        "da",
        "dal",
        "dalla",
        "das",
        "de",
        "de'",
        "degli",
        "dei",
        "del",
        "della",
        "delle",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "het",
        "i",
        "in",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "of",
        "op",
        "san",
        "st.",
        "'t",
        "te",
        "ten",
        "ter",
        "to",
        "und",
        "van",
        "vander",
        "vom",
        "von",
        "y",
        "z",
        "zu",
        "zum",
        "zur",
    ]
)
# Beginnings that are part of the family name itself, so that it is sorted under them: Ó RÍOGÁIN under O
OWN_PARTICLES = frozenset(
    [
        "abu",
        "ait",
        "aït",
        "al",
        "ap",
        "ben",
        "bin",
        "el",
        "fitz",
        "ibn",
        "mac",
        "mc",
        "mhic",
        "ní",
        "nic",
        "o",
        "ó",
        "ua",
        "uí",
    ]
)
_NEVER_GIVEN = frozenset(["Mc", "Mhic", "Ní", "O", "Ó", "Uí"])
_JOINTS = frozenset(["E", "I", "Y"])  # between two capitals: "ORTEGA Y GASSET"
_SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr."])
_INITIALS = re.compile(r"(?:\w\.-?)+")
# What stands behind the capitals of a peer: "Lord SMITHE of Finsburgh"
_PLACE = re.compile(r" of (?:the )?[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+)*$")
PEERS = frozenset(["Lord", "Lady", "Baron", "Baroness", "Viscount", "Viscountess", "Countess"])
_MIXED_PREFIX = re.compile(
    r"^(?:Ma?c|Fitz|Van(?:der)?|Von|[LD][aeiou]|Del(?:la)?|Des|Dos|Ap|O|[vd][aeo]n?|l[ae])(?=[^\W\d_]{2})"
)
_ELISION = re.compile(r"^\w{1,4}['’](?=\w)")  # D'AMBROSIO, dell'UTRI
_ELIDED = re.compile(r"^[a-z]{1,4}['’](?=\w)")
NameKey = tuple[tuple[str, str], tuple[str, str]]


@lru_cache(maxsize=1 << 14)
def split_name(text: str) -> Name | None:
    """Split "Mr Mart van de VEN"; None where no family name in capitals ends the text.

    Words must be parted by single spaces. `str()` of the result is the text again.
    """
    words = text.split(" ")
    honorific = words.pop(0) if words[0] in HONORIFICS else ""
    place = _PLACE.search(text) if honorific in PEERS else None
    behind = place[0].split(" ")[1:] if place else []
    words = words[: len(words) - len(behind)]
    end = len(words) - (len(words) > 1 and words[-1] in _SUFFIXES)
    if end < 1 or not _is_capitals(words[end - 1], last=True):
        return None
    start = end - 1
    # "PUIG i OLIVE": a particle belongs to the capitals if more capitals stand before it
    for index in range(end - 2, -1, -1):
        if _is_capitals(words[index]):
            start = index
        elif not _is_particle(words[index]) and words[index] not in _JOINTS:
            break
    # A capitalised first word is a given name, even one that looks like a particle
    while start > 0 and _begins_family(words[start - 1]):
        if start == 1 and not words[0].islower() and words[0] not in _NEVER_GIVEN:
            break
        start -= 1
    return Name(honorific, " ".join(words[:start]), " ".join([*words[start:], *behind]))


def without_suffix(family: str) -> tuple[str, str]:
    """The family name, and what distinguishes one of its bearers: "SMITH Jr" gives SMITH and Jr."""
    rest, _, last = family.rpartition(" ")
    return (rest, last) if rest and last in _SUFFIXES else (family, "")


def name_key(name: Name) -> NameKey:
    """Sorts as the Assembly does: by the capitals without their particle, then by the given name."""
    return collation_key(capitals(name.family)), collation_key(name.given)


@lru_cache(maxsize=1 << 14)
def capitals(family: str) -> str:
    """The family name without the particle before it: "Van den BRANDE" gives BRANDE."""
    words = family.split(" ")
    while len(words) > 1 and _is_particle(words[0]):
        words.pop(0)
    return _ELIDED.sub("", " ".join(words))


def sorted_under(family: str) -> tuple[str, ...]:
    """The forms under which lists may have a family name, the usual one first: Ó RÍOGÁIN also as RÍOGÁIN."""
    usual = capitals(family)
    first, _, rest = usual.partition(" ")
    return (usual, first + rest, rest) if rest and _is_own_particle(first) else (usual,)


def family_first(text: str) -> Name | None:
    """Split "VAN DEN BRANDE Luc" or "Mr LEITE RAMOS Luís"; None where no capitals begin the text."""
    words = text.split(" ")
    honorific = words.pop(0) if words[0] in HONORIFICS else ""
    for end in range(len(words) - 1, 0, -1):
        family = split_name(" ".join(["Given", *words[:end]]))
        if family is not None and family.given == "Given":
            return Name(honorific, " ".join(words[end:]), family.family)
    return None


def likely_honorific(word: str) -> str | None:
    """The honorific that a word like "Mr." or "MS" is meant to be; None for one, or for another word."""
    if word in HONORIFICS:
        return None
    return _HONORIFICS_BY_BARE.get(_bare(word))


def _bare(word: str) -> str:
    return word.rstrip(".").casefold()


_HONORIFICS_BY_BARE = {_bare(known): known for known in HONORIFICS}


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES and not word.isupper()


def _is_own_particle(word: str) -> bool:
    return word.lower() in OWN_PARTICLES and (len(word) == 1 or not word.isupper())


def _begins_family(word: str) -> bool:
    return _is_particle(word) or _is_own_particle(word)


def _is_capitals(word: str, *, last: bool = False) -> bool:
    # Each part of a double name may have small letters of its own: SMITH-McDONALD, PUIG-i-OLIVE
    *parts, end = (_MIXED_PREFIX.sub("", _ELISION.sub("", part)) for part in word.split("-"))
    letters = "".join([*(part for part in parts if not _begins_family(part)), end]).replace("ß", "")
    if not letters.isupper() or letters[0] in "[(":
        return False
    # A single capital, with or without a full stop, is an initial unless the name ends with it
    return not _INITIALS.fullmatch(word) and (last or sum(map(str.isalpha, word)) > 1 or not word.isalpha())
