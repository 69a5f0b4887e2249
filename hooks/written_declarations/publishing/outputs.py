"""Every file of the site that comes from the collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from ..collection.corpus import Corpus
from ..exports import files, search_data
from ..exports.change_feeds import ChangeFeeds
from ..exports.feeds import Feeds
from ..exports.recent_changes import recent_changes
from ..reading.schema import front_matter_schema
from ..views import card, embed
from ..views.card import Card
from ..views.page import Site
from ..web import urls
from ..web.output import Output
from . import discovery
from .forwards import forwards, unpromised
from .pour import Pouring
from .sections import SECTIONS
from .shell import Shell
from .sitemap import sitemap

_Subject = TypeVar("_Subject")
Draw = Callable[[Card], bytes]


def outputs(
    shells: Mapping[str, Shell], site: Site, other_pages: Sequence[str], draw: Draw, *, cards: bool, data: bool
) -> Iterator[Output]:
    """Every file, none made before it is asked for.

    `other_pages` are the paths of pages by hand. Without `cards` there is but the card of the site, and without `data`
    there are neither files of data nor feeds, frames and forwards. Raises KeyError if a shell is missing.
    """
    if data:
        yield from files.of_the_collection(site.corpus, site.address)
    pouring = Pouring(shells, site, cards=cards)
    for section in SECTIONS:
        page = pouring.pages(section)
        for subject in section.subjects(site.corpus):
            yield Output(f"{section.path(subject)}index.html", partial(page, subject))
    if data:
        yield from files.of_declarations(site.corpus, site.address)
        yield from _for_other_sites(site)
        yield from _feeds(site)
    yield from _for_programs(site, other_pages)
    yield Output(urls.CHANGES_RECENT, partial(recent_changes, site.corpus.log))
    yield from search_data.files(site.corpus)
    yield Output(urls.card(""), lambda: draw(card.common(site.corpus)))
    if cards:
        yield from _cards(site.corpus, draw)


def _for_other_sites(site: Site) -> Iterator[Output]:
    """What others link to: frames of declarations, and forwards from addresses that lead elsewhere now."""
    for declaration in site.corpus.declarations:
        yield Output(f"{urls.embed(declaration.number)}index.html", partial(embed.page, site, declaration))
    for gone in site.corpus.registry.withdrawals:
        yield Output(f"{urls.embed(gone.number)}index.html", partial(embed.withdrawn, site, gone))
    for forward in (*forwards(site.corpus), *unpromised(site.corpus)):
        yield Output(f"{forward.path}index.html", partial(forward.page, site.address))


def _feeds(site: Site) -> Iterator[Output]:
    feeds = Feeds(site.address, site.corpus.log)
    for section in SECTIONS:
        if section.feed is None:
            continue
        for subject in section.subjects(site.corpus):
            feed = section.feed(site.corpus, subject)
            yield Output(urls.feed(feed.path), partial(feeds.atom, feed))
            yield Output(urls.json_feed(feed.path), partial(feeds.json, feed))
    changes = ChangeFeeds(site.corpus, site.address)
    yield Output(urls.feed(urls.CHANGES), changes.atom)
    yield Output(urls.json_feed(urls.CHANGES), changes.json)


def _for_programs(site: Site, other_pages: Sequence[str]) -> Iterator[Output]:
    """What programs look for at addresses that are known beforehand."""
    corpus, address = site.corpus, site.address
    schema = urls.FRONT_MATTER_SCHEMA
    yield Output(schema, lambda: front_matter_schema(address + schema))
    yield Output(urls.SITEMAP, partial(sitemap, corpus, address, other_pages))
    yield Output(urls.OPENSEARCH, partial(discovery.opensearch, address))
    yield Output(urls.ROBOTS, partial(discovery.robots, address))
    yield Output(urls.LLMS, partial(discovery.llms, corpus, address))


def _cards(corpus: Corpus, draw: Draw) -> Iterator[Output]:
    for section in SECTIONS:
        if section.card is None:
            continue
        for subject in section.subjects(corpus):
            yield Output(urls.card(section.path(subject)), partial(_drawn, draw, section.card, corpus, subject))


def _drawn(draw: Draw, card: Callable[[Corpus, _Subject], Card], corpus: Corpus, subject: _Subject) -> bytes:
    return draw(card(corpus, subject))
