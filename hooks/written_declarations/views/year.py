"""The pages of years, by the date printed on each declaration."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..exports.feeds import Feed
from ..web import urls
from ..web.markup import esc, join
from . import lists, together
from .card import Card, bar, facts
from .page import Page, Site, crumbs, finder, head
from .pictures.tallies import by_country, by_group


def page(site: Site, year: int) -> Page:
    """A year: its declarations, who signed and led them, what they are about, and the years beside it."""
    corpus, path = site.corpus, urls.year(year)
    links, declarations = site.links(path), corpus.of_year(year)
    signings = corpus.under(declarations)
    lead = together.sentence(declarations, signings)
    content = join(
        (
            crumbs(links.root, (urls.YEARS, "Years"), str(year)),
            head("Year", str(year), (esc("by the date printed on each declaration"), links.feed(path))),
            f'<p class="wd-lead">{esc(lead)}</p>\n',
            '<div class="wd-columns"><div class="wd-main">\n',
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            finder(year=str(year)),
            lists.all_of(links, declarations),
            "</section>\n",
            together.people(links, declarations, signings),
            together.subjects(links, declarations, "What they are about"),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            lists.in_figures(signings),
            by_group(links, signings),
            by_country(links, signings, corpus.registry.countries),
            "</aside></div>\n",
            lists.neighbours(
                "years", [(str(other), links.root + urls.year(other)) for other in corpus.years[::-1]], str(year)
            ),
        )
    )
    description = f"Written declarations of the Parliamentary Assembly of the Council of Europe: {lead}"
    data = site.works.collection(path, str(year), len(declarations), declarations)
    return Page(path, str(year), description, content, data=data, declarations=declarations)


def card(corpus: Corpus, year: int) -> Card:
    """The card of a year."""
    signings = corpus.under(corpus.of_year(year))
    return Card("Year", str(year), facts(signings), "", bar(signings))


def feed(corpus: Corpus, year: int) -> Feed:
    """The feed of its declarations."""
    return Feed(urls.year(year), str(year), corpus.of_year(year))
