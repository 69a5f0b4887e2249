"""The kinds of pages that come from the collection: one row each. Pouring, the sitemap, permanent addresses,
cards, feeds and the tests of all kinds read this table.

A new kind of page is a view, a row here, and a shell below docs/.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from ..collection import fold
from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..exports.feeds import Feed
from ..model import Country, Group, Subject
from ..problems.catalogue import Rule
from ..views import card as cards
from ..views import (
    compare,
    country,
    coverage,
    data,
    declaration,
    group,
    home,
    indexes,
    initial,
    missing,
    rules,
    signatory,
    subject,
    subjects,
    withdrawn,
    year,
)
from ..views.card import Card
from ..views.page import Page, Site
from ..web import urls

_Subject = TypeVar("_Subject")


@dataclass(frozen=True, slots=True)
class Section(Generic[_Subject]):
    """A kind of page.

    `shell` names the shell into which its pages are poured; `subjects` are what they are about, and `path` is the
    address of each below the root. `view` makes, for one site, what makes the page of a subject. `newest` is the
    date of the newest declaration on it, where the sitemap has one. `card` and `feed` make what a page
    has beside it. A `permanent` address is promised for ever; what is not `listed` is not in the sitemap.
    """

    shell: str
    subjects: Callable[[Corpus], Iterable[_Subject]]
    path: Callable[[_Subject], str]
    view: Callable[[Site], Callable[[_Subject], Page]]
    newest: Callable[[Corpus, _Subject], datetime.date] | None = None
    card: Callable[[Corpus, _Subject], Card] | None = None
    feed: Callable[[Corpus, _Subject], Feed] | None = None
    permanent: bool = True
    listed: bool = True


def _each(page: Callable[[Site, _Subject], Page]) -> Callable[[Site], Callable[[_Subject], Page]]:
    """The view of pages that share nothing while they are made."""
    return lambda site: partial(page, site)


def _one(
    shell: str,
    path: str,
    page: Callable[[Site, None], Page],
    title: str = "",
    feed: Callable[[Corpus, None], Feed] | None = None,
    *,
    permanent: bool = False,
) -> Section[None]:
    """A page of which there is one; with a `title` it has a card of its own."""

    def card(corpus: Corpus, _: None) -> Card:
        return cards.section(corpus, title)

    return Section(
        shell, lambda _: (None,), lambda _: path, _each(page), None, card if title else None, feed, permanent
    )


def _newest(signings: Signings) -> datetime.date:
    return signings.newest.declaration.date


def _country_years(corpus: Corpus) -> Iterator[tuple[Country, int]]:
    return ((country, year) for country in corpus.countries for year in corpus.of_country(country).folded_years)


def _subject_years(corpus: Corpus) -> Iterator[tuple[Subject, int]]:
    return ((of, year) for of in corpus.subjects for year in fold.years(corpus.of_subject(of), corpus.limits))


def _group_years(corpus: Corpus) -> Iterator[tuple[Group, int]]:
    return ((group, year) for group in corpus.groups for year in corpus.of_group(group).folded_years)


SECTIONS: tuple[Section[Any], ...] = (
    Section(
        "declaration",
        lambda corpus: corpus.declarations,
        urls.declaration,
        declaration.view,
        lambda _, item: item.date,
        declaration.card,
    ),
    Section(
        "declaration",
        lambda corpus: corpus.registry.withdrawals,
        lambda gone: urls.numbered(gone.number),
        _each(withdrawn.page),
        listed=False,
    ),
    # Their addresses are promised once the declarations are here
    Section(
        "missing",
        lambda corpus: corpus.missing,
        lambda missing: urls.numbered(missing.number),
        _each(missing.page),
        permanent=False,
        listed=False,
    ),
    _one("home", "", home.page, feed=home.feed),
    _one("compare", urls.COMPARE, compare.page),
    _one("data", urls.DATA, data.page),
    _one("declarations", urls.DECLARATIONS, indexes.declarations, "Declarations", permanent=True),
    _one("countries", urls.COUNTRIES, indexes.countries, "Countries", permanent=True),
    _one("groups", urls.GROUPS, indexes.groups, "Groups", permanent=True),
    _one("signatories", urls.SIGNATORIES, indexes.signatories, "Signatories", permanent=True),
    _one("subjects", urls.SUBJECTS, subjects.page, "Subjects", permanent=True),
    _one("years", urls.YEARS, indexes.years, "Years", permanent=True),
    _one("coverage", urls.COVERAGE, coverage.page, "Coverage"),
    _one("rules", urls.RULES, rules.index),
    Section("rule", lambda _: Rule, urls.rule, _each(rules.page), permanent=False),
    Section(
        "country",
        lambda corpus: corpus.countries,
        urls.country,
        _each(country.page),
        lambda corpus, subject: _newest(corpus.of_country(subject)),
        country.card,
        country.feed,
    ),
    Section(
        "country-year",
        _country_years,
        lambda part: urls.country_year(*part),
        _each(country.year_page),
        lambda corpus, part: corpus.of_country(part[0]).folded_years[part[1]][0].date,
    ),
    Section(
        "group",
        lambda corpus: corpus.groups,
        urls.group,
        _each(group.page),
        lambda corpus, subject: _newest(corpus.of_group(subject)),
        group.card,
        group.feed,
    ),
    Section(
        "group-year",
        _group_years,
        lambda part: urls.group_year(*part),
        _each(group.year_page),
        lambda corpus, part: corpus.of_group(part[0]).folded_years[part[1]][0].date,
    ),
    Section(
        "subject",
        lambda corpus: corpus.subjects,
        urls.subject,
        _each(subject.page),
        lambda corpus, of: corpus.of_subject(of)[0].date,
        subject.card,
        subject.feed,
    ),
    Section(
        "subject-year",
        _subject_years,
        lambda part: urls.subject_year(*part),
        _each(subject.year_page),
        lambda corpus, part: fold.by_year(corpus.of_subject(part[0]))[part[1]][0].date,
    ),
    Section(
        "signatory",
        lambda corpus: corpus.people,
        urls.signatory,
        signatory.view,
        lambda corpus, person: _newest(corpus.of_person(person)),
        feed=signatory.feed,
    ),
    Section(
        "year",
        lambda corpus: corpus.years,
        urls.year,
        _each(year.page),
        lambda corpus, number: corpus.of_year(number)[0].date,
        year.card,
        year.feed,
    ),
    Section(
        "signatory",
        lambda corpus: corpus.initials,
        urls.initial,
        _each(initial.page),
        lambda corpus, letter: max(_newest(corpus.of_person(person)) for person in corpus.initials[letter]),
    ),
)
