"""Pouring: a page of a view into the shell of its section. Knows nothing of what rendered the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from ..exports.feeds import Feed
from ..views import card, sources
from ..views.card import Card
from ..views.page import Page, Site
from ..web import urls
from ..web.markup import Html, alternate, esc
from .sections import Section
from .shell import Shell

_Subject = TypeVar("_Subject")


class Pouring:
    """Pours the pages of one site. With `cards`, pages have cards of their own."""

    def __init__(self, shells: Mapping[str, Shell], site: Site, *, cards: bool) -> None:
        self._shells = shells
        self._site = site
        self._cards = cards
        self._common = esc(card.common(site.corpus).alt)

    def pages(self, section: Section[_Subject]) -> Callable[[_Subject], list[str]]:
        """What makes each page of a section, in pieces.

        Raises KeyError if its shell is missing; making a page raises it if the shell has a mark for which the page
        has nothing.
        """
        return partial(self._page, section, self._shells[section.shell], section.view(self._site))

    def _page(
        self, section: Section[_Subject], shell: Shell, view: Callable[[_Subject], Page], subject: _Subject
    ) -> list[str]:
        site, page = self._site, view(subject)
        feed = section.feed(site.corpus, subject) if section.feed else None
        picture = section.card(site.corpus, subject) if section.card and self._cards else None
        foot = sources.of_list(site.links(page.path), site.repository, page.path, page.declarations, site.corpus.log)
        return shell.fill(
            {
                "title": esc(page.title),
                "description": esc(page.description),
                "canonical": esc(site.address + page.path),
                "content": page.content + foot,
                "sources": foot,
                "head": page.head + _feeds(feed) + (Html("") if page.data_in_content else page.data),
                **self._card(page.path, picture),
                **page.slots,
            }
        )

    def _card(self, path: str, picture: Card | None) -> dict[str, Html]:
        """Address and words of the picture of a page: its own, or that of the site."""
        address = esc(self._site.address + urls.card(path if picture else ""))
        return {"card": address, "cardalt": esc(picture.alt) if picture else self._common}


def _feeds(feed: Feed | None) -> str:
    """Links to the feed of a page; that of the site stands in every head already."""
    if feed is None or not feed.of:
        return ""
    return alternate("application/atom+xml", feed.title, urls.feed("")) + alternate(
        "application/feed+json", feed.title, urls.json_feed("")
    )
