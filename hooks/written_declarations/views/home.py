"""The home page, as far as it comes from the collection."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..exports.feeds import Feed
from ..web.jsonld import NAME, block, website
from ..web.links import Links
from ..web.markup import Html, join
from .lists import declaration_item, declaration_list
from .page import NOTHING, NOTHING_YET, Page, Site, figures
from .pictures.tallies import by_group, group_bar
from .pictures.tiles import tiles
from .pictures.timeline import of_signings, timeline

_NEWEST = 8


def page(site: Site, _: None = None) -> Page:
    """Numbers, the newest declarations, where they come from, and how many there are of each year."""
    corpus, links = site.corpus, site.links("")
    return Page(
        "",
        NAME,
        "",
        NOTHING,
        data=block(website(site.address)),
        declarations=corpus.declarations,
        slots={
            "numbers": _numbers(corpus),
            "newest": _newest(corpus, links) if corpus.declarations else NOTHING_YET,
            "europe": _europe(corpus, links) if corpus.declarations else NOTHING_YET,
            "years": _years(corpus, links) if corpus.declarations else NOTHING_YET,
        },
    )


def feed(corpus: Corpus, _: None = None) -> Feed:
    """The feed of the newest declarations of the site."""
    return Feed("", "", corpus.declarations)


def _numbers(corpus: Corpus) -> Html:
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


def _newest(corpus: Corpus, links: Links) -> Html:
    """The newest declarations."""
    return declaration_list(
        [
            declaration_item(links, declaration, group_bar(corpus.of_declaration(declaration)))
            for declaration in corpus.declarations[:_NEWEST]
        ]
    )


def _europe(corpus: Corpus, links: Links) -> Html:
    """Where the signatories come from."""
    return tiles(links, corpus.registry.countries, corpus.signings.by_country, "signature", after="years", seats=True)


def _years(corpus: Corpus, links: Links) -> Html:
    """How much there is of each year, and of each group, which tells what the colours of the site mean."""
    caption = "Declarations and signatures a year, by political group"
    of_years = timeline("years", caption, corpus.years, of_signings(corpus.signings), links)
    return join((of_years, by_group(links, corpus.signings)))
