"""The indexes of the sections: declarations, countries, groups, signatories, years."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..collection import fold
from ..collection.corpus import Corpus
from ..model import Country, Declaration
from ..web import urls
from ..web.links import Links
from ..web.markup import Heading, Html, count, esc, join, link, places, table
from ..words.letters import collation_key
from . import alike, lists
from .country import STATUS
from .page import NOTHING_YET, Page, Site, finder
from .pictures.lineage import lineage
from .pictures.tiles import tiles


def declarations(site: Site, _: None = None) -> Page:
    """All declarations, newest first."""
    every = site.corpus.declarations
    return index(site, urls.DECLARATIONS, "Declarations", _declarations, len(every), every)


def countries(site: Site, _: None = None) -> Page:
    """The countries, with a map."""
    return index(site, urls.COUNTRIES, "Countries", _countries, len(site.corpus.countries))


def groups(site: Site, _: None = None) -> Page:
    """The political groups."""
    return index(site, urls.GROUPS, "Groups", _groups, len(site.corpus.groups))


def signatories(site: Site, _: None = None) -> Page:
    """All signatories."""
    return index(site, urls.SIGNATORIES, "Signatories", _signatories, len(site.corpus.people))


def years(site: Site, _: None = None) -> Page:
    """All years."""
    return index(site, urls.YEARS, "Years", _years, len(site.corpus.years))


def index(
    site: Site,
    path: str,
    title: str,
    content: Callable[[Corpus, Links], Html],
    total: int,
    named: Iterable[Declaration] = (),
) -> Page:
    """The page of a section, of which `total` is how much it lists; the declarations `named` stand in its JSON-LD."""
    corpus, links = site.corpus, site.links(path)
    return Page(
        path,
        title,
        "",
        content(corpus, links) if corpus.declarations else NOTHING_YET,
        data=site.works.collection(path, title, total, named),
        declarations=corpus.declarations,
    )


def _declarations(corpus: Corpus, links: Links) -> Html:
    """All declarations, newest first, under their years; the newest ones and the years if they are many."""
    if parts := fold.years(corpus.declarations, corpus.limits):
        newest = [
            lists.declaration_item(links, declaration) for declaration in corpus.declarations[: corpus.limits.newest]
        ]
        years = {year: (links.root + urls.year(year), len(part)) for year, part in parts.items()}
        return Html(finder() + lists.folded(newest, years))
    jumps = join(f'<li><a href="#y{year}">{year}</a></li>' for year in corpus.years)
    sections = lists.in_sections(
        [
            (f"y{year}", links.year(year), [lists.declaration_item(links, each) for each in corpus.of_year(year)])
            for year in corpus.years
        ]
    )
    return Html(f'{finder()}<nav aria-label="Years on this page"><ul class="wd-jumps">{jumps}</ul></nav>\n{sections}')


def _countries(corpus: Corpus, links: Links) -> Html:
    """The countries that have signed, and those that have not yet."""
    rows = [
        f'<tr><th scope="row">{links.country(country)}{_status(country)}</th>'
        f"<td>{len(signings.by_person):,}</td><td>{len(signings):,}</td>"
        f"<td>{len(signings.declarations):,}</td></tr>\n"
        for country in corpus.countries
        for signings in (corpus.of_country(country),)
    ]
    columns = (Heading("name", "Country", "Status"), *lists.COUNTS)
    signed = {country.slug for country in corpus.countries}
    silent = [country.name for country in corpus.registry.countries if country.slug not in signed]
    note = f'<p class="wd-quiet">No signature in this collection: {esc(", ".join(silent))}.</p>\n' if silent else ""
    europe = tiles(
        links, corpus.registry.countries, corpus.signings.by_country, "signature", after="by-name", seats=True
    )
    return join(
        (europe, '<div id="by-name">', table("countries", "Countries by name", columns, rows), "</div>\n", note)
    )


def _status(country: Country) -> str:
    """What a country is that is no member."""
    return f"<small>{STATUS[country.status]}</small>" if country.status in STATUS else ""


def _groups(corpus: Corpus, links: Links) -> Html:
    """The political groups, and the mark for members who are in none."""
    rows = [
        f'<tr><th scope="row">{links.group(group)}'
        f"<small>{esc(group.name)}{'' if group.is_group else ' (not a group)'}</small></th>"
        f"<td>{len(signings.by_person):,}</td><td>{len(signings):,}</td>"
        f"<td>{len(signings.declarations):,}</td></tr>\n"
        for group in corpus.groups
        for signings in (corpus.of_group(group),)
    ]
    columns = (Heading("name", "Group", "Name"), *lists.COUNTS)
    by_name = places([collation_key(group.code) for group in corpus.groups])  # the mark for none stands last
    unmarked = corpus.signings.without_group
    note = f'<p class="wd-quiet">{count(unmarked, "signature")} with no group printed.</p>\n' if unmarked else ""
    return join(
        (
            table("groups", "Political groups by code", columns, rows, by_name),
            note,
            lineage(corpus, links),
            alike.matrix(corpus, links),
        )
    )


def _signatories(corpus: Corpus, links: Links) -> Html:
    """All signatories under the initials of their family names; the initials alone if they are many."""
    if corpus.initials:
        rows = join(
            f'<li id="{esc(letter)}">{link(links.root + urls.initial(letter), esc(letter))}<b>{len(people):,}</b></li>\n'
            for letter, people in corpus.initials.items()
        )
        return Html(f'{finder("people")}<ul class="wd-parts">\n{rows}</ul>\n')
    by_initial = fold.by_initial(corpus.people)
    jumps = join(f'<li><a href="#{letter}">{letter}</a></li>' for letter in by_initial)
    sections = lists.people_by_initial(corpus, links, by_initial)
    return Html(
        f'{finder("people")}<nav aria-label="Initials on this page"><ul class="wd-jumps">{jumps}</ul></nav>\n{sections}'
    )


def _years(corpus: Corpus, links: Links) -> Html:
    """The years, newest first."""
    rows = [
        f'<tr><th scope="row">{links.year(year)}</th>'
        f"<td>{len(declarations):,}</td>"
        f"<td>{sum(len(item.signatures) for item in declarations):,}</td></tr>\n"
        for year in corpus.years
        for declarations in (corpus.of_year(year),)
    ]
    columns = (Heading("name", "Year"), lists.DECLARATIONS, lists.SIGNATURES)
    return table("years", "Years, newest first", columns, rows, places(corpus.years))
