"""Pouring: shells and a corpus in, finished files out. Knows nothing of what rendered the shells.

A shell is a whole HTML page with marks, `<!--pour:NAME-->`, where the parts of a page belong.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, TypeVar

from ..collection import fold
from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..exports import files, search_data
from ..exports.feeds import NEWEST, Feed, Feeds
from ..machinery import fingerprint
from ..model import Declaration, Group, Person
from ..problems.catalogue import Rule
from ..reading.schema import front_matter_schema
from ..views import card, cite, data, declaration, embed, home, indexes, rules, signatory, sources, withdrawn
from ..views.card import Card
from ..views.page import NOTHING_YET, Links, Page, crumbs
from ..web import jsonld, urls
from ..web.markup import Html, esc, join
from . import discovery
from .forwards import forwards
from .heads import Heads, Marks
from .sitemap import sitemap

_Subject = TypeVar("_Subject")
Content = str | bytes | Iterable[str]  # long texts come in pieces
_MARK = re.compile(r"<!--pour:([a-z]+)-->")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its marks: texts and mark names in turn, a text first and last."""

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered page. This comes before any content is known, so no content can mark."""
        return cls(tuple(_MARK.split(html)))

    def fill(self, values: Mapping[str, str]) -> list[str]:
        """The page, in pieces, with every mark replaced. Raises KeyError for a mark without a value."""
        # One letter of a name that is in no Latin-1 makes every other of a text slower to write: they stay apart
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return parts


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site lives and where its files are kept, both with a slash at the end, the paths of
    its pages that are written by hand, whether pages have cards of their own, whether there are data
    files, feeds, frames and forwards, and the folder of assets below the root, with a slash at the end.
    """

    address: str
    repository: str
    other_pages: tuple[str, ...] = ()
    cards: bool = False
    data: bool = True
    assets: str = "assets/"


@dataclass(frozen=True, slots=True)
class Pouring:
    """A file of the site: its path below the root, and how its content is made: text, text in pieces where
    it is long, or bytes.

    `made_of` tells the digest of everything the content is made of, code and registry included. Two
    pourings of one path with the same digest have the same content; without it nothing is promised.
    """

    path: str
    content: Callable[[], Content]
    made_of: Callable[[], str] | None = None

    def write(self, file: str) -> os.stat_result:
        """Make the content and write it as UTF-8, line ends as they are, making the folder where it is not there.

        Returns the status of the file. Raises OSError if it cannot be written.
        """
        content = self.content()
        pieces = [content] if isinstance(content, (str, bytes)) else content
        with _opened(file) as opened:
            opened.writelines(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
            opened.flush()
            return os.fstat(opened.fileno())


def _opened(file: str) -> BinaryIO:
    # Paths as texts, and folders when one is missing: this is done for every page
    try:
        return open(file, "wb")  # noqa: PTH123
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return open(file, "wb")  # noqa: PTH123


def plan(shells: Mapping[str, Shell], corpus: Corpus, site: Site, ground: str = "") -> Iterator[Pouring]:
    """Every file of the site that comes from the collection. Nothing is made before it is asked for.

    `ground` is the digest of what all of them stand on: code and registry. Raises KeyError if a
    shell is missing; making a page raises it if its shell asks for a part that the page has not.
    """
    pages = _Pages(shells, corpus, site, ground)
    links = Links("../../")
    heads = pages.heads
    declarations = declaration.Pages(corpus, links, site.repository, site.address)
    signatories = signatory.Pages(corpus, links)
    for item in corpus.declarations:
        page = partial(declarations.page, item)
        head = partial(heads.declaration, item)
        yield pages.page("declaration", urls.declaration(item), page, head, partial(_beside, corpus, item))
    for gone in corpus.registry.withdrawals:
        page = partial(withdrawn.page, links, gone)
        yield pages.page("declaration", urls.numbered(gone.number), page, heads.withdrawn, partial(_whole, corpus))
    if site.data:
        yield from _data_files(corpus, site, pages)
        yield from _for_other_sites(corpus, site, pages)
    yield Pouring(urls.FRONT_MATTER_SCHEMA, lambda: front_matter_schema(site.address + urls.FRONT_MATTER_SCHEMA))
    yield pages.file(
        urls.SITEMAP,
        partial(sitemap, corpus, site.address, site.other_pages),
        partial(_facts, corpus, *site.other_pages),
    )
    for columns in search_data.files(corpus):
        yield pages.file(columns.path, columns.content, partial(_facts, corpus, titles=columns.titles))
    yield pages.section("home", "", partial(_home, corpus, heads, site.repository), _welcoming)
    yield pages.section("data", urls.DATA, partial(_data, corpus, heads, site.repository), _facts)
    for name, (path, title, content, parts) in _INDEXES.items():
        yield pages.section(name, path, partial(_index, corpus, heads, site.repository, path, title, content), parts)
    yield pages.section("rules", urls.RULES, partial(_rules, heads), lambda _: _Parts())
    for rule in Rule:
        page, head = partial(rules.page, site.repository, rule), partial(heads.page, urls.rule(rule), rule.id)
        yield pages.page("rule", urls.rule(rule), page, head, _Parts)
    for country in corpus.countries:
        page, head = partial(indexes.country, corpus, links, country), partial(heads.country, country)
        parts = partial(_shown, corpus, corpus.of_country, country)
        yield pages.page("country", urls.country(country), page, head, parts)
    for group in corpus.groups:
        page, head = partial(indexes.group, corpus, links, group), partial(heads.group, group)
        yield pages.page("group", urls.group(group), page, head, partial(_of_group, corpus, group))
    for person in corpus.people:
        page, head = partial(signatories.page, person), partial(heads.signatory, person)
        yield pages.page("signatory", urls.signatory(person), page, head, partial(_of_person, corpus, person))
    for year in corpus.years:
        page, head = partial(indexes.year, corpus, links, year), partial(heads.year, year)
        yield pages.page("year", urls.year(year), page, head, partial(_of_year, corpus, year))
    for letter in corpus.initials:
        page = partial(indexes.initial, corpus, links, letter)
        head = partial(pages.heads.part, urls.initial(letter), f"Signatories: {letter}", len(corpus.initials[letter]))
        yield pages.page("signatory", urls.initial(letter), page, head, partial(_facts, corpus))
    yield from _years_of_long_lists(corpus, pages)
    yield from _for_machines(corpus, site, pages)


def _data_files(corpus: Corpus, site: Site, pages: _Pages) -> Iterator[Pouring]:
    for file in files.of_the_collection(corpus, site.address):
        yield pages.data(file.path, file.content)
    for item, file in files.of_declarations(corpus, site.address):
        yield pages.file(file.path, file.content, partial(_Parts, [item]))
    for form in cite.collection_files(corpus, site.address):
        yield pages.data(form.path, form.content)
    for item in corpus.declarations:
        for form in cite.files(item, site.address):
            yield pages.file(form.path, form.content, partial(_Parts, [item]))


def _for_other_sites(corpus: Corpus, site: Site, pages: _Pages) -> Iterator[Pouring]:
    """What others link to: frames of declarations, and forwards from addresses that lead elsewhere now."""
    for item in corpus.declarations:
        frame = partial(embed.page, corpus, site.address, site.assets, item)
        yield pages.file(f"{urls.embed(item.number)}index.html", frame, partial(_Parts, [item], [site.assets]))
    for gone in corpus.registry.withdrawals:
        frame = partial(embed.withdrawn, site.address, site.assets, gone)
        yield pages.file(f"{urls.embed(gone.number)}index.html", frame, partial(_Parts, (), [site.assets]))
    for moved in forwards(corpus):
        parts = partial(_Parts, (), [moved.to, moved.name])
        yield pages.file(f"{moved.path}index.html", partial(moved.page, site.address), parts)


def _for_machines(corpus: Corpus, site: Site, pages: _Pages) -> Iterator[Pouring]:
    """Feeds and cards, and what programs look for at the root."""
    yield pages.data(urls.OPENSEARCH, partial(discovery.opensearch, site.address))
    yield pages.data(urls.ROBOTS, partial(discovery.robots, site.address))
    yield pages.data(urls.LLMS, partial(discovery.llms, corpus, site.address))
    feeds = Feeds(site.address)
    for feed in _feeds(corpus) if site.data else ():
        # What a feed shows of a declaration is in its file alone: names are as printed
        parts = partial(_Parts, feed.declarations[:NEWEST], [feed.of])
        yield pages.file(urls.feed(feed.path), partial(feeds.atom, feed), parts)
        yield pages.file(urls.json_feed(feed.path), partial(feeds.json, feed), parts)
    yield pages.file(urls.card(""), partial(_drawn, partial(card.common, corpus)), partial(_Parts, ()))
    if site.cards:
        for path, picture, made_of in _cards(corpus):
            yield pages.file(urls.card(path), partial(_drawn, picture), made_of)


def _drawn(picture: Callable[[], Card]) -> bytes:
    from . import cards  # Pillow takes a while to load, and most builds draw nothing

    return cards.draw(picture())


def _feeds(corpus: Corpus) -> Iterator[Feed]:
    yield Feed("", "", corpus.declarations)
    for country in corpus.countries:
        yield Feed(urls.country(country), country.name, corpus.of_country(country).declarations)
    for group in corpus.groups:
        yield Feed(urls.group(group), group.code, corpus.of_group(group).declarations)
    for year in corpus.years:
        yield Feed(urls.year(year), str(year), corpus.of_year(year))
    for person in corpus.people:
        name = person.name.without_honorific
        yield Feed(urls.signatory(person), name, corpus.of_person(person).declarations, texts=False)


def _cards(corpus: Corpus) -> Iterator[tuple[str, Callable[[], Card], Callable[[], _Parts]]]:
    """Each page with a card of its own: its path, its card, and what that is made of. Most of them only count."""
    for item in corpus.declarations:
        yield urls.declaration(item), partial(card.declaration, corpus, item), partial(_Parts, [item])
    for country in corpus.countries:
        parts = partial(_Parts, facts=corpus.of_country(country).declarations)
        yield urls.country(country), partial(card.country, corpus, country), parts
    for group in corpus.groups:
        parts = partial(_Parts, facts=corpus.of_group(group).declarations)
        yield urls.group(group), partial(card.group, corpus, group), parts
    for year in corpus.years:
        yield urls.year(year), partial(card.year, corpus, year), partial(_Parts, facts=corpus.of_year(year))
    for path, title, _, _ in _INDEXES.values():
        yield path, partial(card.section, corpus, title), partial(_Parts, facts=corpus.declarations)


def _years_of_long_lists(corpus: Corpus, pages: _Pages) -> Iterator[Pouring]:
    """The parts into which the long lists of countries and groups are folded, one level further down."""
    links = Links("../../../")
    for country in corpus.countries:
        parts = corpus.of_country(country).parts
        for year, declarations in parts.items():
            page, path = partial(indexes.country_year, corpus, links, country, year), urls.country_year(country, year)
            head = partial(pages.heads.part, path, f"{country.name}: {year}", len(declarations), declarations)
            yield pages.page("country-year", path, page, head, partial(_part, declarations, parts))
    for group in corpus.groups:
        parts = corpus.of_group(group).parts
        for year, declarations in parts.items():
            page, path = partial(indexes.group_year, corpus, links, group, year), urls.group_year(group, year)
            head = partial(pages.heads.part, path, f"{group.code}: {year}", len(declarations), declarations)
            yield pages.page("group-year", path, page, head, partial(_part, declarations, parts))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a page is made of: each declaration of which it shows anything, each text that is not in those alone,
    and each declaration of which nothing but facts are shown or counted.
    """

    declarations: Iterable[Declaration] = ()
    texts: Iterable[str] = ()
    facts: Iterable[Declaration] = ()


def _beside(corpus: Corpus, declaration: Declaration) -> _Parts:
    """A declaration's page shows the title of the one before and the one after, leads to those that
    its text mentions, and lists those that mention it, and those that share the most signatories.
    """
    beside = (corpus.previous(declaration), corpus.next(declaration))
    referring = (*corpus.mentioned(declaration), *corpus.mentioning(declaration))
    alike = corpus.together.closest(declaration)
    shared = " ".join(f"{other.number}:{number}" for other, number in alike)
    others = (*(neighbour for neighbour in beside if neighbour), *referring, *(other for other, _ in alike))
    return _Parts([declaration, *others], [shared])


def _shown(corpus: Corpus, signings_of: Callable[[_Subject], Signings], subject: _Subject) -> _Parts:
    """A page of signatures shows people under the name that the newest declaration of each decides, and all
    years of the collection. Of a long list it shows the newest, and counts the others.
    """
    signings = signings_of(subject)
    names = sorted([f"{person.slug} {person.name}" for person in signings.people])
    texts = [_all_years(corpus), *names]
    if signings.parts:
        return _Parts(_newest(signings.declarations), texts, signings.declarations)
    return _Parts(signings.declarations, texts)


def _newest(declarations: Sequence[Declaration]) -> Sequence[Declaration]:
    """The declarations whose titles stand on the page of a list that is folded, and in its head."""
    return declarations[: max(fold.NEWEST, jsonld.LISTED)]


def _all_years(corpus: Corpus) -> str:
    return f"{corpus.years[0]} {corpus.years[-1]}"


def _of_person(corpus: Corpus, person: Person) -> _Parts:
    """A signatory's page names people who sign with this one. Who they are, its declarations say; a new name of
    anybody makes all of these pages anew, which is less work than to count for each whom it shows.
    """
    declarations = corpus.of_person(person).declarations
    return _Parts(declarations, [_all_years(corpus), corpus.names])


def _of_group(corpus: Corpus, group: Group) -> _Parts:
    """A group's page leads to the groups before and after it, if those have signed."""
    parts = _shown(corpus, corpus.of_group, group)
    return replace(parts, texts=[*parts.texts, *(other.slug for other in corpus.groups)])


def _of_year(corpus: Corpus, year: int) -> _Parts:
    """A year's page leads to the years before and after it."""
    return _Parts(corpus.of_year(year), [str(other) for other in corpus.years])


def _part(declarations: Iterable[Declaration], parts: Mapping[int, object]) -> _Parts:
    """One year of a list leads to the years before and after it."""
    return _Parts(declarations, map(str, parts))


def _whole(corpus: Corpus, *texts: str) -> _Parts:
    """What shows all of the collection."""
    return _Parts(corpus.declarations, texts)


def _facts(corpus: Corpus, *texts: str, titles: Iterable[Declaration] = ()) -> _Parts:
    """What shows all of the collection, but no texts, and no titles but those of some."""
    return _Parts(titles, [corpus.facts, *texts])


def _welcoming(corpus: Corpus) -> _Parts:
    """The home page shows the newest declarations, and counts all."""
    return _facts(corpus, titles=corpus.declarations[: home.NEWEST])


def _listing(corpus: Corpus) -> _Parts:
    """The list of all declarations, which may be folded."""
    folded = fold.years(corpus.declarations)
    return _facts(corpus, titles=_newest(corpus.declarations)) if folded else _whole(corpus)


# Which section index is poured from what, and what it is called
_INDEXES = {
    "declarations": (urls.DECLARATIONS, "Declarations", indexes.declarations, _listing),
    "countries": (urls.COUNTRIES, "Countries", indexes.countries, _facts),
    "groups": (urls.GROUPS, "Groups", indexes.groups, _facts),
    "signatories": (urls.SIGNATORIES, "Signatories", indexes.signatories, _facts),
    "years": (urls.YEARS, "Years", indexes.years, _facts),
    "coverage": (urls.COVERAGE, "Coverage", data.coverage, _whole),
}


class _Pages:
    """Makes pourings of pages from their shells."""

    def __init__(self, shells: Mapping[str, Shell], corpus: Corpus, site: Site, ground: str) -> None:
        self._shells = shells
        self._corpus = corpus
        self._site = site
        self._ground = ground
        self._common: dict[str, str] = {}
        self.heads = Heads(corpus, site.address, site.cards)

    def page(
        self,
        kind: str,
        path: str,
        made: Callable[[], Page],
        head: Callable[[], Marks],
        parts: Callable[[], _Parts],
    ) -> Pouring:
        """The page of one declaration, country, group, signatory or year."""
        shell = self._shells[kind]

        def content() -> list[str]:
            page, marks = made(), head()
            foot = sources.of_list(Links(urls.to_root(page.path)), self._site.repository, page.path, page.declarations)
            return shell.fill(
                {
                    **marks,
                    "title": esc(page.title),
                    "description": esc(page.description),
                    "canonical": esc(self._site.address + page.path),
                    "content": page.content + foot,
                    "head": page.head,
                    "policy": marks["policy"] + jsonld.allowed(page.data),
                }
            )

        return Pouring(f"{path}index.html", content, lambda: self._made_of(kind, parts()))

    def section(
        self, kind: str, path: str, values: Callable[[], Mapping[str, str]], parts: Callable[[Corpus], _Parts]
    ) -> Pouring:
        """A page that shows the whole collection."""
        shell = self._shells[kind]
        made_of = partial(parts, self._corpus)
        return Pouring(f"{path}index.html", lambda: shell.fill(values()), lambda: self._made_of(kind, made_of()))

    def data(self, path: str, content: Callable[[], Content]) -> Pouring:
        """A file made of the whole collection that needs no shell."""
        return self.file(path, content, partial(_whole, self._corpus, path))

    def file(self, path: str, content: Callable[[], Content], parts: Callable[[], _Parts]) -> Pouring:
        """A file that needs no shell."""
        return Pouring(path, content, lambda: self._made_of("", parts()))

    def _made_of(self, kind: str, parts: _Parts) -> str:
        common = self._common.get(kind)
        if common is None:
            shell = self._shells[kind].parts if kind else ()
            common = self._common[kind] = fingerprint.of_texts(
                [self._ground, self._site.address, self._site.repository, str(self._site.cards), kind, *shell]
            )
        digests = self._corpus.digests
        # Digests are all of one length, so that they need nothing between them
        facts = self._corpus.facts_of
        shown = "".join([digests[each.number] for each in parts.declarations])
        counted = "".join([facts[each.number] for each in parts.facts])
        return fingerprint.of_texts([common, shown, counted, *parts.texts])


def _index(
    corpus: Corpus, heads: Heads, repository: str, path: str, title: str, view: Callable[[Corpus, Links], Html]
) -> dict[str, Html]:
    links = Links(urls.to_root(path))
    content = view(corpus, links) if corpus.declarations else NOTHING_YET
    return {
        "canonical": esc(heads.address + path),
        "crumbs": crumbs(links.root, None, title),
        "content": join((content, sources.of_list(links, repository, path, corpus.declarations))),
        **heads.section(path, title),
    }


def _rules(heads: Heads) -> dict[str, Html]:
    canonical = esc(heads.address + urls.RULES)
    return {"canonical": canonical, "content": rules.index(), **heads.page(urls.RULES, "The rules")}


def _data(corpus: Corpus, heads: Heads, repository: str) -> dict[str, Html]:
    links = Links(urls.to_root(urls.DATA))
    return {
        "canonical": esc(heads.address + urls.DATA),
        "crumbs": crumbs(links.root, None, "Data"),
        "files": data.files(links),
        "tables": data.tables(),
        "sources": sources.of_list(links, repository, urls.DATA, corpus.declarations),
        **heads.page(urls.DATA, "Data"),
    }


def _home(corpus: Corpus, heads: Heads, repository: str) -> dict[str, Html]:
    links = Links("")
    return {
        "canonical": esc(heads.address),
        "numbers": home.numbers(corpus),
        "newest": home.newest(corpus, links) if corpus.declarations else NOTHING_YET,
        "europe": home.europe(corpus, links) if corpus.declarations else NOTHING_YET,
        "years": home.years(corpus, links) if corpus.declarations else NOTHING_YET,
        "sources": sources.of_list(links, repository, "", corpus.declarations),
        **heads.home(),
    }
