"""The parts of the home page that come from the collection."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..web.markup import Html
from .page import Links, declaration_item, declaration_list, figures
from .pictures.tallies import group_bar
from .pictures.tiles import tiles
from .pictures.timeline import of_signings, timeline

NEWEST = 8


def numbers(corpus: Corpus) -> Html:
    """How much the collection holds."""
    return figures(
        (
            (len(corpus.declarations), "declaration", "declarations"),
            (len(corpus.signings), "signature", "signatures"),
            (len(corpus.people), "signatory", "signatories"),
            (len(corpus.countries), "country", "countries"),
            (corpus.group_count, "group", "groups"),
        )
    )


def newest(corpus: Corpus, links: Links) -> Html:
    """The newest declarations."""
    return declaration_list(
        declaration_item(links, declaration, group_bar(corpus.of_declaration(declaration)))
        for declaration in corpus.declarations[:NEWEST]
    )


def europe(corpus: Corpus, links: Links) -> Html:
    """Where the signatories come from."""
    return tiles(links, corpus.registry.countries, corpus.signings.by_country, "signature")


def years(corpus: Corpus, links: Links) -> Html:
    """How much there is of each year."""
    caption = "Declarations and signatures a year, by political group"
    return timeline("years", caption, corpus.years, of_signings(corpus.signings), links)
