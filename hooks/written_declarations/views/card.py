"""What stands on the picture that is shown where a page is shared."""

from __future__ import annotations

from dataclasses import dataclass

from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..model import Country, Declaration, Group
from ..web.markup import count, day

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


def declaration(corpus: Corpus, declaration: Declaration) -> Card:
    """A declaration: number, title, date, who signed."""
    signings = corpus.of_declaration(declaration)
    countries = count(len(signings.by_country), "country", "countries")
    return Card(
        f"Written declaration No. {declaration.number}",
        declaration.title,
        f"{count(len(signings), 'signatory', 'signatories')} from {countries}",
        f"Doc. {declaration.doc_id} · {day(declaration.date)}",
        _bar(signings),
    )


def country(corpus: Corpus, country: Country) -> Card:
    """A national delegation."""
    signings = corpus.of_country(country)
    return Card("Country", country.name, _facts(signings), _span(signings), _bar(signings))


def group(corpus: Corpus, group: Group) -> Card:
    """A political group: its bar has its own colour alone."""
    signings = corpus.of_group(group)
    kicker = "Political group" if group.is_group else "Not a political group"
    return Card(
        kicker, group.name, _facts(signings), _span(signings), ((group.colours.light, group.code, len(signings)),)
    )


def year(corpus: Corpus, year: int) -> Card:
    """A year."""
    signings = corpus.under(corpus.of_year(year))
    return Card("Year", str(year), _facts(signings), "", _bar(signings))


def section(corpus: Corpus, title: str) -> Card:
    """The index of one section, with the figures of the collection."""
    return Card("Written Declarations", title, _facts(corpus.signings), _span(corpus.signings), _bar(corpus.signings))


def _facts(signings: Signings) -> str:
    return (
        f"{count(len(signings.declarations), 'declaration')}, {count(len(signings), 'signature')}"
        f" of {count(len(signings.by_person), 'signatory', 'signatories')}"
    )


def _span(signings: Signings) -> str:
    """The years of some signatures; empty if there are none."""
    if not signings:
        return ""
    first, last = signings.declarations[-1].date.year, signings.declarations[0].date.year
    return str(first) if first == last else f"{first} to {last}"


def _bar(signings: Signings) -> tuple[tuple[str, str, int], ...]:
    parts = tuple((group.colours.light, group.code, number) for group, number in signings.by_group)
    return (*parts, (NO_GROUP, "no group printed", signings.without_group)) if signings.without_group else parts
