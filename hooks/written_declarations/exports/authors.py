"""Signatories as reference managers want them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..model import Signature
from ..words.names import capitals, without_suffix
from ..words.ordinary import ordinary


@dataclass(frozen=True, slots=True)
class Author:
    """A signatory as reference managers want one: "Mart", "van de", "Ven", and "Jr" if that is printed."""

    given: str
    particle: str
    family: str
    suffix: str = ""

    @property
    def whole_family(self) -> str:
        """The family name with its particle."""
        space = "" if self.particle.endswith(("'", "’")) or not self.particle else " "
        return f"{self.particle}{space}{self.family}"

    @property
    def inverted(self) -> str:
        """The family name first: "van de Ven, Mart"; after both what distinguishes: "Smith, John, Jr"."""
        return ", ".join(filter(None, (self.whole_family, self.given, self.suffix)))

    def __str__(self) -> str:
        return " ".join(filter(None, (self.given, self.whole_family, self.suffix)))


def author(signature: Signature) -> Author:
    """Who signed, the family name in ordinary letters."""
    return _author_of(signature.name.given, signature.name.family, signature.country.iso)


@lru_cache(maxsize=1 << 14)  # people sign again and again
def _author_of(given: str, family: str, iso: str) -> Author:
    family, suffix = without_suffix(family)
    whole = ordinary(family, given=given, iso=iso)
    core = whole[len(family) - len(capitals(family)) :]
    return Author(given, whole[: len(whole) - len(core)].rstrip(), core, suffix)
