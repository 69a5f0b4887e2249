"""The pages of years, by the date printed on each declaration."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..exports.feeds import Feed
from ..web import urls
from ..web.markup import count, esc, join
from . import lists
from .card import Card, bar, facts
from .page import Page, Site, crumbs, figures, finder, head


def page(site: Site, year: int) -> Page:
    """A year: its declarations, and the years beside it."""
    corpus, path = site.corpus, urls.year(year)
    links, declarations = site.links(path), corpus.of_year(year)
    content = join(
        (
            crumbs(links.root, (urls.YEARS, "Years"), str(year)),
            head("Year", str(year), (esc("by the date printed on each declaration"), links.feed(path))),
            figures(
                (
                    (len(declarations), "declaration", "declarations"),
                    (sum(len(item.signatures) for item in declarations), "signature", "signatures"),
                )
            ),
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            finder(year=str(year)),
            lists.all_of(links, declarations),
            "</section>\n",
            lists.neighbours(
                "years", [(str(other), links.root + urls.year(other)) for other in corpus.years[::-1]], str(year)
            ),
        )
    )
    description = f"Written declarations of {year}: {count(len(declarations), 'declaration')}."
    data = site.works.collection(path, str(year), len(declarations), declarations)
    return Page(path, str(year), description, content, data=data, declarations=declarations)


def card(corpus: Corpus, year: int) -> Card:
    """The card of a year."""
    signings = corpus.under(corpus.of_year(year))
    return Card("Year", str(year), facts(signings), "", bar(signings))


def feed(corpus: Corpus, year: int) -> Feed:
    """The feed of its declarations."""
    return Feed(urls.year(year), str(year), corpus.of_year(year))
