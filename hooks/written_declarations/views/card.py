"""What stands on the card, the picture that is shown where a page is shared."""

from __future__ import annotations

from dataclasses import dataclass

from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..web.markup import count

NO_GROUP = "#99907d"  # the light --wd-none of docs/assets/style/colours.css, which a test compares


@dataclass(frozen=True, slots=True)
class Card:
    """A card in words. `bar` holds the colour, code and number of signatures of each group, in order."""

    kicker: str
    title: str
    facts: str
    small: str = ""
    bar: tuple[tuple[str, str, int], ...] = ()

    @property
    def alt(self) -> str:
        """What a card says, for those who do not see it."""
        return f"{self.kicker}: {self.title}. {self.facts}."


def common(corpus: Corpus) -> Card:
    """The card of the site, for every page that has none of its own: it changes with no declaration."""
    bar = tuple((group.colours.light, "", 1) for group in corpus.registry.groups if group.is_group)
    facts = "Written declarations of the Parliamentary Assembly of the Council of Europe"
    return Card("Written Declarations", "Who signed what", facts, bar=bar)


def section(corpus: Corpus, title: str) -> Card:
    """The index of one section, with the figures of the collection."""
    return Card("Written Declarations", title, facts(corpus.signings), span(corpus.signings), bar(corpus.signings))


def facts(signings: Signings) -> str:
    """How many declarations, signatures and signatories there are."""
    return (
        f"{count(len(signings.declarations), 'declaration')}, {count(len(signings), 'signature')}"
        f" of {count(len(signings.people), 'signatory', 'signatories')}"
    )


def span(signings: Signings) -> str:
    """The years of some signatures; empty if there are none."""
    if not signings:
        return ""
    first, last = signings.declarations[-1].date.year, signings.declarations[0].date.year
    return str(first) if first == last else f"{first} to {last}"


def bar(signings: Signings) -> tuple[tuple[str, str, int], ...]:
    """The bar of some signatures."""
    parts = tuple((group.colours.light, group.code, number) for group, number in signings.by_group)
    return (*parts, (NO_GROUP, "no group printed", signings.without_group)) if signings.without_group else parts
