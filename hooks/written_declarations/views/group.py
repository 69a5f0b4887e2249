"""The pages of political groups: a group, and one year of it where its list of declarations is folded."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..exports.feeds import Feed
from ..model import Group, Period
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, esc, join, link, named_in_french
from . import lists
from .card import Card, facts, span
from .page import Page, Site, crumbs, described, finder, head
from .pictures.tallies import by_country


def page(site: Site, group: Group) -> Page:
    """A political group: its signatories, its declarations, its signatures by country."""
    corpus, path = site.corpus, urls.group(group)
    links, signings = site.links(path), corpus.of_group(group)
    registry = corpus.registry.groups
    facts = [f'<span class="wd-group wd-group--{group.slug}">{esc(group.code)}</span>']
    if group.code_fr is not None:
        facts.append(named_in_french(group.code_fr))
    if group.period.start or group.period.end:
        facts.append(esc(_span(group.period)))
    for other in registry:
        if other.successor == group.slug:
            facts.append(f"before it {_related(corpus, links, other)}")
        if group.successor == other.slug:
            facts.append(f"after it {_related(corpus, links, other)}")
    facts += lists.jumps(signings)
    facts.append(links.feed(path))
    note = (
        ""
        if group.is_group
        else '<p class="wd-note">NR marks members who belong to no political group. It is not a group itself and'
        " is not counted as one. It is not the same as a signature beside which no group was printed."
        f" {link(f'{links.root}{urls.GLOSSARY}#nr', Html('NR in the glossary'))}</p>\n"
    )
    content = join(
        (
            crumbs(links.root, (urls.GROUPS, "Groups"), group.code),
            head("Political group" if group.is_group else "Not a political group", group.name, facts),
            note,
            lists.in_figures(signings),
            lists.by_year(corpus, signings),
            '<div class="wd-columns"><div class="wd-main">\n',
            lists.signed(
                links, signings, _whose(group), finder(group=group.slug), lambda year: urls.group_year(group, year)
            ),
            lists.signatories(links, signings, country=True),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            by_country(links, signings, corpus.registry.countries),
            "</aside></div>\n",
        )
    )
    title = f"{group.code}: {group.name}"
    description = described(f"marked {group.code}", signings)
    data = site.works.group(group, signings)
    return Page(path, title, description, content, data=data, declarations=signings.declarations)


def year_page(site: Site, part: tuple[Group, int]) -> Page:
    """One year of a political group, where its list of declarations is folded."""
    group, year = part
    section, whole = (urls.GROUPS, "Groups"), (urls.group(group), group.code)
    signings = site.corpus.of_group(group)
    return lists.part(
        site,
        signings,
        year,
        section,
        whole,
        _whose(group),
        finder(group=group.slug, year=str(year)),
        lambda other: urls.group_year(group, other),
    )


def card(corpus: Corpus, group: Group) -> Card:
    """The card of a political group: its bar has its own colour alone."""
    signings = corpus.of_group(group)
    kicker = "Political group" if group.is_group else "Not a political group"
    return Card(
        kicker, group.name, facts(signings), span(signings), ((group.colours.light, group.code, len(signings)),)
    )


def feed(corpus: Corpus, group: Group) -> Feed:
    """The feed of the newest declarations that it signed."""
    return Feed(urls.group(group), group.code, corpus.of_group(group).declarations)


def _whose(group: Group) -> str:
    return f"in {group.code}" if group.is_group else "in no group"


def _related(corpus: Corpus, links: Links, group: Group) -> Html:
    """A group before or after another: linked if it has a page."""
    return links.group(group) if group in corpus.groups else esc(f"{group.code} ({group.name})")


def _span(period: Period) -> str:
    if period.start and period.end:
        return f"{period.start.year} to {period.end.year}"
    return f"since {period.start.year}" if period.start else f"until {period.end.year}" if period.end else ""
