"""The kinds of pages that come from the collection: one row each. Pouring, the sitemap, permanent addresses,
cards, feeds and the tests of all kinds read this table.

A new kind of page is a view, a row here, and a shell below docs/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from ..collection import fold
from ..collection.corpus import Corpus
from ..exports.feeds import Feed
from ..model import Country, Declaration, Group, Subject
from ..problems.catalogue import Rule
from ..views import card as cards
from ..views import (
    changes,
    compare,
    country,
    coverage,
    data,
    declaration,
    follow,
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
    address of each below the root. `view` makes, for one site, what makes the page of a subject. `shows`
    gives the declarations on it, where the sitemap says when the last of them changed. `card` and `feed` make what a page
    has beside it. A `permanent` address is promised for ever; what is not `listed` is not in the sitemap.
    """

    shell: str
    subjects: Callable[[Corpus], Iterable[_Subject]]
    path: Callable[[_Subject], str]
    view: Callable[[Site], Callable[[_Subject], Page]]
    shows: Callable[[Corpus, _Subject], Iterable[Declaration]] | None = None
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
        lambda _, item: (item,),
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
    _one("changes", urls.CHANGES, changes.page, "Changes", permanent=True),
    Section("changes-month", changes.months, urls.month, _each(changes.month_page)),
    _one("follow", urls.FOLLOW, follow.page, permanent=True),
    _one("rules", urls.RULES, rules.index),
    Section("rule", lambda _: Rule, urls.rule, _each(rules.page), permanent=False),
    Section(
        "country",
        lambda corpus: corpus.countries,
        urls.country,
        _each(country.page),
        lambda corpus, subject: corpus.of_country(subject).declarations,
        country.card,
        country.feed,
    ),
    Section(
        "country-year",
        _country_years,
        lambda part: urls.country_year(*part),
        _each(country.year_page),
        lambda corpus, part: corpus.of_country(part[0]).folded_years[part[1]],
    ),
    Section(
        "group",
        lambda corpus: corpus.groups,
        urls.group,
        _each(group.page),
        lambda corpus, subject: corpus.of_group(subject).declarations,
        group.card,
        group.feed,
    ),
    Section(
        "group-year",
        _group_years,
        lambda part: urls.group_year(*part),
        _each(group.year_page),
        lambda corpus, part: corpus.of_group(part[0]).folded_years[part[1]],
    ),
    Section(
        "subject",
        lambda corpus: corpus.subjects,
        urls.subject,
        _each(subject.page),
        lambda corpus, of: corpus.of_subject(of),
        subject.card,
        subject.feed,
    ),
    Section(
        "subject-year",
        _subject_years,
        lambda part: urls.subject_year(*part),
        _each(subject.year_page),
        lambda corpus, part: fold.by_year(corpus.of_subject(part[0]))[part[1]],
    ),
    Section(
        "signatory",
        lambda corpus: corpus.people,
        urls.signatory,
        signatory.view,
        lambda corpus, person: corpus.of_person(person).declarations,
        feed=signatory.feed,
    ),
    Section(
        "year",
        lambda corpus: corpus.years,
        urls.year,
        _each(year.page),
        lambda corpus, number: corpus.of_year(number),
        year.card,
        year.feed,
    ),
    Section(
        "signatory",
        lambda corpus: corpus.initials,
        urls.initial,
        _each(initial.page),
        lambda corpus, letter: corpus.of_initial(letter),
    ),
)
