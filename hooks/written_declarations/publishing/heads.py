"""What the head of a poured page tells machines: its JSON-LD, its feed, its card.

Titles, descriptions and addresses stand in the head already; docs/overrides/partials/social.html
repeats them for those who share a page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import partial

from ..collection.corpus import Corpus
from ..model import Country, Declaration, Group, Person
from ..views import card
from ..views.card import Card
from ..web import jsonld, urls
from ..web.markup import Html, alternate, esc

Marks = dict[str, Html]


class Heads:
    """Heads for the site at an address; `cards` says whether pages have cards of their own."""

    def __init__(self, corpus: Corpus, address: str, cards: bool) -> None:
        self.corpus = corpus
        self.address = address
        self.cards = cards
        self._works = jsonld.Works(address)
        self._common = esc(card.common(corpus).alt)

    def declaration(self, declaration: Declaration) -> Marks:
        """The head of a declaration's page, whose data block stands in its content."""
        picture = partial(card.declaration, self.corpus, declaration)
        return self._marks(urls.declaration(declaration), Html(""), picture, published=declaration.date)

    def withdrawn(self) -> Marks:
        """The head of a page whose declaration is gone: no search engine should show it."""
        picture = {"card": esc(self.address + urls.card("")), "cardalt": self._common}
        return {"policy": Html(""), "machines": Html('<meta name="robots" content="noindex">'), **picture}

    def country(self, country: Country) -> Marks:
        """The head of a country's page."""
        data = self._works.country(country, self.corpus.of_country(country))
        return self._marks(urls.country(country), data, partial(card.country, self.corpus, country), country.name)

    def group(self, group: Group) -> Marks:
        """The head of a group's page."""
        data = self._works.group(group, self.corpus.of_group(group))
        return self._marks(urls.group(group), data, partial(card.group, self.corpus, group), group.code)

    def signatory(self, person: Person) -> Marks:
        """The head of a signatory's page, which has the common card."""
        data = self._works.signatory(person, self.corpus.of_person(person))
        return self._marks(urls.signatory(person), data, None, person.name.without_honorific)

    def year(self, year: int) -> Marks:
        """The head of a year's page."""
        path, declarations = urls.year(year), self.corpus.of_year(year)
        data = self._works.collection(path, str(year), len(declarations), declarations)
        return self._marks(path, data, partial(card.year, self.corpus, year), str(year))

    def part(self, path: str, name: str, total: int, declarations: Iterable[Declaration] = ()) -> Marks:
        """The head of a page that holds a part of a long list."""
        return self._marks(path, self._works.collection(path, name, total, declarations))

    def section(self, path: str, title: str) -> Marks:
        """The head of the index of a section."""
        listed = {
            urls.DECLARATIONS: self.corpus.declarations,
            urls.COUNTRIES: self.corpus.countries,
            urls.GROUPS: self.corpus.groups,
            urls.SIGNATORIES: self.corpus.people,
            urls.YEARS: self.corpus.years,
            urls.COVERAGE: self.corpus.declarations,
        }
        declarations = self.corpus.declarations if path == urls.DECLARATIONS else ()
        data = self._works.collection(path, title, len(listed[path]), declarations)
        return self._marks(path, data, partial(card.section, self.corpus, title))

    def page(self, path: str, name: str) -> Marks:
        """The head of a page that is about no part of the collection."""
        return self._marks(path, jsonld.block(jsonld.page(self.address, path, name)))

    def home(self) -> Marks:
        """The head of the home page."""
        return self._marks("", jsonld.block(jsonld.website(self.address)))

    def _marks(
        self,
        path: str,
        data: Html,
        own: Callable[[], Card] | None = None,
        feed: str = "",
        published: datetime.date | None = None,
    ) -> Marks:
        """The parts of the head; `feed` is what the page's own feed is of, if it has one."""
        picture = own() if own and self.cards else None
        date = f'<meta property="article:published_time" content="{published.isoformat()}">' if published else ""
        links = (
            "".join(
                alternate(kind, f"{jsonld.NAME}: {feed}", name)
                for kind, name in (
                    ("application/atom+xml", urls.feed("")),
                    ("application/feed+json", urls.json_feed("")),
                )
            )
            if feed
            else ""
        )
        return {
            "policy": jsonld.allowed(data),
            "machines": Html(f"{date}{links}{data}"),
            "card": esc(self.address + urls.card(path if picture else "")),
            "cardalt": esc(picture.alt) if picture else self._common,
        }
