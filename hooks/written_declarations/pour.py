"""Pouring: shells and a corpus in, finished files out. Knows nothing of what rendered the shells.

A shell is a whole HTML page with marks, `<!--pour:NAME-->`, where the parts of a page belong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from . import fingerprint, urls
from .corpus import Corpus, Signings
from .markup import Html, esc
from .model import Declaration, Person
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
class Pouring:
    """A file of the site: its path below the root, and how its content is made.

    `made_of` is the digest of everything the content is made of, code and registry included. Two
    pourings of one path with the same digest have the same content; an empty one promises nothing.
    """

    path: str
    content: Callable[[], str]
    made_of: str = ""


# Which section index is poured from what, and what it is called
_INDEXES = {
    "declarations": (urls.DECLARATIONS, "Declarations", indexes.declarations),
    "countries": (urls.COUNTRIES, "Countries", indexes.countries),
    "groups": (urls.GROUPS, "Groups", indexes.groups),
    "signatories": (urls.SIGNATORIES, "Signatories", indexes.signatories),
    "years": (urls.YEARS, "Years", indexes.years),
}


def plan(shells: Mapping[str, Shell], corpus: Corpus, site: Site, ground: str = "") -> Iterator[Pouring]:
    """Every file of the site that comes from the collection.

    `ground` is the digest of what all of them stand on (code, registry); without it nothing is
    promised of what they are made of. Raises KeyError if a shell is missing; making a page raises
    it if its shell asks for a part that this kind of page has not.
    """
    pages = _Pages(shells, corpus, site, ground)
    yield Pouring(urls.FRONT_MATTER_SCHEMA, lambda: front_matter_schema(site.address + urls.FRONT_MATTER_SCHEMA))
    yield pages.section("home", "", partial(_home, corpus, site))
    for name, (path, title, content) in _INDEXES.items():
        yield pages.section(name, path, partial(_index, corpus, site, path, title, content))
    yield from _forwards(corpus, site)
    links = Links("../../")
    for item in corpus.declarations:
        beside = (corpus.previous(item), corpus.next(item))
        uses = [item, *(neighbour for neighbour in beside if neighbour)]
        page = partial(declaration.page, corpus, links, site.repository, item)
        yield pages.page("declaration", urls.declaration(item), page, uses)
    for country in corpus.countries:
        signings = corpus.of_country(country)
        page = partial(indexes.country, corpus, links, country)
        yield pages.page("country", urls.country(country), page, signings.declarations, _names(signings))
    groups = ",".join(group.slug for group in corpus.groups)  # a page leads to those that came before and after
    for group in corpus.groups:
        signings = corpus.of_group(group)
        page = partial(indexes.group, corpus, links, group)
        yield pages.page("group", urls.group(group), page, signings.declarations, [groups, *_names(signings)])
    for person in corpus.people:
        signings = corpus.of_person(person)
        page = partial(indexes.signatory, corpus, links, person)
        yield pages.page("signatory", urls.signatory(person), page, signings.declarations, [str(person.name)])
    years = ",".join(map(str, corpus.years))
    for year in corpus.years:
        page = partial(indexes.year, corpus, links, year)
        yield pages.page("year", urls.year(year), page, corpus.of_year(year), [years])


class _Pages:
    """Makes pourings of pages. What a page is made of is named beside it: each declaration of which
    it shows anything, and each text that is not in them alone.
    """

    def __init__(self, shells: Mapping[str, Shell], corpus: Corpus, site: Site, ground: str) -> None:
        self._shells = shells
        self._corpus = corpus
        self._site = site
        self._ground = ground
        self._common: dict[str, str] = {}

    def page(
        self,
        kind: str,
        path: str,
        made: Callable[[], Page],
        declarations: Iterable[Declaration],
        texts: Sequence[str] = (),
    ) -> Pouring:
        """The page of one declaration, country, group, signatory or year."""
        shell = self._shells[kind]

        def content() -> str:
            page = made()
            return shell.fill(
                {
                    "title": esc(page.title),
                    "description": esc(page.description),
                    "canonical": esc(self._site.address + page.path),
                    "content": page.content,
                }
            )

        return Pouring(f"{path}index.html", content, self._made_of(kind, declarations, texts))

    def section(self, kind: str, path: str, values: Callable[[], Mapping[str, str]]) -> Pouring:
        """A page that shows the whole collection."""
        shell = self._shells[kind]
        made_of = self._made_of(kind, self._corpus.declarations, [path])
        return Pouring(f"{path}index.html", lambda: shell.fill(values()), made_of)

    def _made_of(self, kind: str, declarations: Iterable[Declaration], texts: Sequence[str]) -> str:
        if not self._ground:
            return ""
        common = self._common.get(kind)
        if common is None:
            common = self._common[kind] = fingerprint.of_texts(
                [self._ground, self._site.address, self._site.repository, kind, *self._shells[kind].parts]
            )
        digests = self._corpus.digests
        # Digests are all of one length, so that they need nothing between them
        return fingerprint.of_texts([common, "".join([digests[each.number] for each in declarations]), *texts])


def _names(signings: Signings) -> list[str]:
    """The people of some signatures as they are shown, which the newest declaration of each decides."""
    people = {signing.person.slug: signing.person for signing in signings.all}
    return sorted(f"{slug} {person.name}" for slug, person in people.items())


def _forwards(corpus: Corpus, site: Site) -> Iterator[Pouring]:
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
                moved = partial(forward, root, site.address + new, root + new, person.name.without_honorific)
                yield Pouring(f"{old}index.html", moved)


def _index(corpus: Corpus, site: Site, path: str, title: str, view: Callable[[Corpus, Links], Html]) -> dict[str, Html]:
    links = Links(urls.to_root(path))
    return {
        "canonical": esc(site.address + path),
        "crumbs": crumbs(links.root, None, title),
        "content": view(corpus, links) if corpus.declarations else NOTHING_YET,
    }


def _home(corpus: Corpus, site: Site) -> dict[str, Html]:
    links = Links("")
    return {
        "canonical": esc(site.address),
        "numbers": home.numbers(corpus),
        "newest": home.newest(corpus, links) if corpus.declarations else NOTHING_YET,
    }
