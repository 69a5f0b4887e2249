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
_INITIALS = re.compile(r"(?:\w\.-?)+")
_MIXED_PREFIX = re.compile(r"^(?:Ma?c|Fitz|[DL][ae]|[DdLlO]['’]|[Dd]ell?['’]|[Aa]l-|[Ee]l-)(?=\w\w)")
# What stands behind the capitals: "SMITHE Jr", and of a peer "Lord SMITHE of Finsburgh"
_YOUNGER = re.compile(r" (?:Jr|Sr)\.?$")
_PLACE = re.compile(r" of (?:the )?[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+)*$")
_PEERS = frozenset(["Lord", "Lady", "Baron", "Baroness", "Viscount", "Viscountess", "Countess"])
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|·(?=\w))*")
_ELIDED = re.compile(r"^(?:[dl]|dell?)['’](?=\w)")
NameKey = tuple[tuple[str, str], tuple[str, str]]


@lru_cache(maxsize=1 << 14)
def split_name(text: str) -> Name | None:
    """Split "Mr Mart van de VEN"; None where no family name in capitals ends the text.

    Words must be parted by single spaces. `str()` of the result is the text again.
    """
    words = text.split(" ")
    honorific = words.pop(0) if words[0] in HONORIFICS else ""
    behind = _YOUNGER.search(text) or (_PLACE.search(text) if honorific in _PEERS else None)
    tail = behind[0].split(" ")[1:] if behind else []
    words = words[: len(words) - len(tail)]
    if not words or not _is_capitals(words[-1], last=True):
        return None
    start = len(words) - 1
    # "PUIG i OLIVE": a particle belongs to the capitals if more capitals stand before it
    for index in range(len(words) - 2, -1, -1):
        if _is_capitals(words[index]):
            start = index
        elif not _is_particle(words[index]):
            break
    # A capitalised first word is a given name, even one that looks like a particle
    while start > 0 and _is_particle(words[start - 1]) and (start > 1 or words[0].islower()):
        start -= 1
    return Name(honorific, " ".join(words[:start]), " ".join([*words[start:], *tail]))


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


def ordinary(family: str, *, dotless: bool = False) -> str:
    """The family name as it is written where nobody prints capitals: "van de VEN" gives "van de Ven".

    A capital after a capital becomes small, so that McDONALD, D'AMBROSIO and PUIG i OLIVE keep what
    they have. `dotless` says that the small letter of I is ı. The result is as long as the name.
    """
    return _LETTERS.sub(lambda word: _after_capitals(word[0], dotless), family)


def _after_capitals(word: str, dotless: bool) -> str:
    small = word.replace("I", "ı") if dotless else word
    small = "".join(char.lower()[0] for char in small)  # that of İ is two characters
    is_capital = [char.isupper() or char in "ß·" for char in word]
    return "".join(
        small[index] if index and is_capital[index - 1] and char.isupper() else char for index, char in enumerate(word)
    )


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


def _is_capitals(word: str, *, last: bool = False) -> bool:
    letters = _MIXED_PREFIX.sub("", word).replace("ß", "")
    if not letters.isupper() or letters[0] in "[(":
        return False
    # A single capital, with or without a full stop, is an initial unless the name ends with it
    return not _INITIALS.fullmatch(word) and (last or sum(map(str.isalpha, word)) > 1)
