"""Pouring: shells and a corpus in, finished files out. Knows nothing of what rendered the shells.

A shell is a whole HTML page with marks, `<!--pour:NAME-->`, where the parts of a page belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import urls
from .corpus import Corpus
from .markup import Html, esc
from .model import Person
from .registry import spelling_slugs
from .schema import front_matter_schema
from .views import declaration, home, indexes
from .views.page import NOTHING_YET, Links, Page, crumbs, forward

_MARK = re.compile(r"<!--pour:([a-z]+)-->")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its marks: texts and mark names in turn, a text first and last."""

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered page. This comes before any content is known, so no content can mark."""
        return cls(tuple(_MARK.split(html)))

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with every mark replaced. Raises KeyError for a mark without a value."""
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site lives and where its files are kept; both addresses end in a slash."""

    address: str
    repository: str


@dataclass(frozen=True, slots=True)
class PouredFile:
    """A finished file and its path below the root of the site."""

    path: str
    content: str


# Which section index is poured from what, and what it is called
_INDEXES = {
    "declarations": (urls.DECLARATIONS, "Declarations", indexes.declarations),
    "countries": (urls.COUNTRIES, "Countries", indexes.countries),
    "groups": (urls.GROUPS, "Groups", indexes.groups),
    "signatories": (urls.SIGNATORIES, "Signatories", indexes.signatories),
    "years": (urls.YEARS, "Years", indexes.years),
}


def pages(corpus: Corpus, site: Site) -> Iterator[tuple[str, Page]]:
    """Every page that has a shell of its kind, with the name of that shell."""
    links = Links("../../")
    for item in corpus.declarations:
        yield "declaration", declaration.page(corpus, links, site.repository, item)
    for country in corpus.countries:
        yield "country", indexes.country(corpus, links, country)
    for group in corpus.groups:
        yield "group", indexes.group(corpus, links, group)
    for person in corpus.people:
        yield "signatory", indexes.signatory(corpus, links, person)
    for year in corpus.years:
        yield "year", indexes.year(corpus, links, year)
    for letter in corpus.initials:
        yield "signatory", indexes.initial(corpus, links, letter)
    yield from _years_of_long_lists(corpus)


def _years_of_long_lists(corpus: Corpus) -> Iterator[tuple[str, Page]]:
    """The parts into which the long lists of countries and groups are folded, one level further down."""
    links = Links("../../../")
    for country in corpus.countries:
        for year in corpus.of_country(country).parts:
            yield "country", indexes.country_year(corpus, links, country, year)
    for group in corpus.groups:
        for year in corpus.of_group(group).parts:
            yield "group", indexes.group_year(corpus, links, group, year)


def pour(shells: Mapping[str, Shell], corpus: Corpus, site: Site) -> Iterator[PouredFile]:
    """Every file of the site that comes from the collection.

    Raises KeyError if a shell is missing or asks for a part that its kind of page has not.
    """
    yield PouredFile(urls.FRONT_MATTER_SCHEMA, front_matter_schema(site.address + urls.FRONT_MATTER_SCHEMA))
    yield PouredFile("index.html", shells["home"].fill(_home(corpus, site)))
    for name, (path, title, content) in _INDEXES.items():
        links = Links(urls.to_root(path))
        values = {
            "canonical": esc(site.address + path),
            "crumbs": crumbs(links.root, None, title),
            "content": content(corpus, links) if corpus.declarations else NOTHING_YET,
        }
        yield PouredFile(f"{path}index.html", shells[name].fill(values))
    yield from _forwards(corpus, site)
    for kind, page in pages(corpus, site):
        values = {
            "title": esc(page.title),
            "description": esc(page.description),
            "canonical": esc(site.address + page.path),
            "content": page.content,
        }
        yield PouredFile(f"{page.path}index.html", shells[kind].fill(values))


def _forwards(corpus: Corpus, site: Site) -> Iterator[PouredFile]:
    """Spellings that people.yml joined had addresses of their own before: they lead to the person."""
    people = {person.slug: person for person in corpus.people}
    for entry in corpus.registry.people:
        person = people.get(entry.person.slug)
        if person is None:
            continue
        for slug in dict.fromkeys(spelling_slugs(entry)):
            if slug not in people:
                old, new = urls.signatory(Person(slug, person.name)), urls.signatory(person)
                root = urls.to_root(old)
                moved = forward(root, site.address + new, root + new, person.name.without_honorific)
                yield PouredFile(f"{old}index.html", moved)


def _home(corpus: Corpus, site: Site) -> dict[str, Html]:
    links = Links("")
    return {
        "canonical": esc(site.address),
        "numbers": home.numbers(corpus),
        "newest": home.newest(corpus, links) if corpus.declarations else NOTHING_YET,
    }
