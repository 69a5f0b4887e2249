"""The pages of countries: a national delegation, and one year of it where its list of declarations is folded."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..exports.feeds import Feed
from ..model import Country, CountryStatus
from ..web import urls
from ..web.markup import count, esc, join, named_in_french
from ..words.articles import with_article
from . import lists
from .card import Card, bar, facts, span
from .page import Page, Site, crumbs, described, finder, head
from .pictures.tallies import by_group

STATUS = {CountryStatus.OBSERVER: "observer", CountryStatus.PARTNER: "partner for democracy"}


def page(site: Site, country: Country) -> Page:
    """A national delegation: its signatories, its declarations, its signatures by group."""
    corpus, path = site.corpus, urls.country(country)
    links, signings = site.links(path), corpus.of_country(country)
    facts = [named_in_french(country.name_fr)] if country.name_fr != country.name else []
    facts.append(esc(_membership(country)))
    if country.seats is not None:
        facts.append(esc(count(country.seats, "seat") + " in the Assembly"))
    facts += lists.jumps(signings)
    facts.append(links.feed(path))
    facts.append(links.compare(country))
    content = join(
        (
            crumbs(links.root, (urls.COUNTRIES, "Countries"), country.name),
            head("Country", country.name, facts),
            lists.in_figures(signings),
            lists.by_year(corpus, signings),
            '<div class="wd-columns"><div class="wd-main">\n',
            lists.signed(
                links,
                signings,
                _whose(country),
                finder(country=country.slug),
                lambda year: urls.country_year(country, year),
            ),
            lists.signatories(links, signings, country=False),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            by_group(links, signings),
            "</aside></div>\n",
        )
    )
    description = described(_whose(country), signings)
    data = site.works.country(country, signings)
    return Page(path, country.name, description, content, data=data, declarations=signings.declarations)


def year_page(site: Site, part: tuple[Country, int]) -> Page:
    """One year of a national delegation, where its list of declarations is folded."""
    country, year = part
    section, whole = (urls.COUNTRIES, "Countries"), (urls.country(country), country.name)
    signings = site.corpus.of_country(country)
    return lists.part(
        site,
        signings,
        year,
        section,
        whole,
        _whose(country),
        finder(country=country.slug, year=str(year)),
        lambda other: urls.country_year(country, other),
    )


def card(corpus: Corpus, country: Country) -> Card:
    """The card of a national delegation."""
    signings = corpus.of_country(country)
    return Card("Country", country.name, facts(signings), span(signings), bar(signings))


def feed(corpus: Corpus, country: Country) -> Feed:
    """The feed of the newest declarations that it signed."""
    return Feed(urls.country(country), country.name, corpus.of_country(country).declarations)


def _whose(country: Country) -> str:
    return f"from {with_article(country.name)}"


def _membership(country: Country) -> str:
    start, end = country.membership.start, country.membership.end
    if word := STATUS.get(country.status):
        return f"{word} since {start.year}" if start else word
    if end is not None:
        return f"member from {start.year} to {end.year}" if start else f"member until {end.year}"
    return f"member since {start.year}" if start else "member"
