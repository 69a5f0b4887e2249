"""The pages that list declarations and signatories: countries, groups, signatories, years."""

from __future__ import annotations

from .. import urls
from ..corpus import Corpus, Signings
from ..letters import initial
from ..markup import Html, count, esc, join, table, time
from ..model import Country, CountryStatus, Declaration, Group, Period, Person
from ..names import capitals
from .page import Links, Page, by_country, by_group, crumbs, declaration_item, declaration_list, figures, finder, head

# Soft hyphens, so that three columns fit a phone
_COUNTS = (("count", "Signa\u00adtories"), ("count", "Signa\u00adtures"), ("count", "Decla\u00adrations"))


def country(corpus: Corpus, links: Links, country: Country) -> Page:
    """A national delegation: its signatories, its declarations, its signatures by group."""
    signings = corpus.of_country(country)
    facts = [f'<span lang="fr">{esc(country.name_fr)}</span>', esc(_membership(country))]
    if country.seats is not None:
        facts.append(esc(count(country.seats, "seat") + " in the Assembly"))
    content = join(
        (
            crumbs(links.root, (urls.COUNTRIES, "Countries"), country.name),
            head("Country", country.name, facts),
            '<div class="wd-columns"><div class="wd-main">\n',
            _signatories(links, signings, country=False),
            _declarations(corpus, links, signings, finder("country", country.slug)),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            _figures(signings),
            by_group(links, signings),
            "</aside></div>\n",
        )
    )
    return Page(urls.country(country), country.name, _description(f"from {country.name}", signings), content)


def group(corpus: Corpus, links: Links, group: Group) -> Page:
    """A political group: its signatories, its declarations, its signatures by country."""
    signings = corpus.of_group(group)
    registry = corpus.registry.groups
    facts = [f'<span class="wd-group wd-group--{group.slug}">{esc(group.code)}</span>']
    if group.code_fr is not None:
        facts.append(f'in French <span lang="fr">{esc(group.code_fr)}</span>')
    if group.period.start or group.period.end:
        facts.append(esc(_span(group.period)))
    for other in registry:
        if other.successor == group.slug:
            facts.append(f"before it {_related(corpus, links, other)}")
        if group.successor == other.slug:
            facts.append(f"after it {_related(corpus, links, other)}")
    note = (
        ""
        if group.is_group
        else '<p class="wd-note">NR marks members who belong to no political group. It is not a group itself and'
        " is not counted as one. It is not the same as a signature beside which no group was printed.</p>\n"
    )
    content = join(
        (
            crumbs(links.root, (urls.GROUPS, "Groups"), group.code),
            head("Political group" if group.is_group else "Not a political group", group.name, facts),
            note,
            '<div class="wd-columns"><div class="wd-main">\n',
            _signatories(links, signings, country=True),
            _declarations(corpus, links, signings, finder("group", group.slug)),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            _figures(signings),
            by_country(links, signings),
            "</aside></div>\n",
        )
    )
    title = f"{group.code}: {group.name}"
    return Page(urls.group(group), title, _description(f"marked {group.code}", signings), content)


def signatory(corpus: Corpus, links: Links, person: Person) -> Page:
    """A signatory: every declaration signed, with country and group as of each."""
    signings = corpus.of_person(person)
    rows = []
    for signing in signings.all:
        declaration, signature = signing.declaration, signing.signature
        rows.append(
            f'<tr><td class="wd-order">{declaration.number}</td>'
            f'<th scope="row" class="wd-title">{links.declaration(declaration)}'
            f"<small>{time(declaration.date)}</small></th>"
            f"<td>{links.country_as(signature.country, signature.country_printed)}</td><td>{links.group_of(signature)}</td></tr>\n"
        )
    printed = tuple(dict.fromkeys(str(signing.signature.name) for signing in signings.all))
    name = person.name.without_honorific
    heads = (("order", "No."), ("title", "Declaration"), ("country", "Country"), ("group", "Group"))
    content = join(
        (
            crumbs(links.root, (urls.SIGNATORIES, "Signatories"), name),
            head(
                "Signatory",
                name,
                (
                    f"printed as {' and as '.join(esc(form) for form in printed)}",
                    " and ".join(links.country(country) for country, _ in signings.by_country),
                ),
            ),
            figures(((len(signings.declarations), "declaration", "declarations"),)),
            '<section class="wd-signatures" aria-labelledby="declarations"><h2 id="declarations">Declarations signed</h2>\n',
            table("Newest first, with country and group as printed under each", heads, rows),
            "</section>\n",
        )
    )
    return Page(urls.signatory(person), name, _description(f"of {name}", signings), content)


def year(corpus: Corpus, links: Links, year: int) -> Page:
    """A year: its declarations, and the years beside it."""
    declarations = corpus.of_year(year)
    position = corpus.years.index(year)
    neighbours = [
        f'<a rel="{relation}" class="wd-neighbour wd-neighbour--{relation}" href="{links.root}{urls.year(other)}">'
        f'<span class="wd-neighbour__word">{word}: {other}</span></a>'
        for relation, word, other in (
            ("prev", "Previous", corpus.years[position + 1] if position + 1 < len(corpus.years) else None),
            ("next", "Next", corpus.years[position - 1] if position else None),
        )
        if other is not None
    ]
    content = join(
        (
            crumbs(links.root, (urls.YEARS, "Years"), str(year)),
            head("Year", str(year), (esc("by the date printed on each declaration"),)),
            figures(
                (
                    (len(declarations), "declaration", "declarations"),
                    (sum(len(corpus.of_declaration(item)) for item in declarations), "signature", "signatures"),
                )
            ),
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            finder("year", str(year)),
            _list(corpus, links, declarations),
            "</section>\n",
            f'<nav class="wd-neighbours" aria-label="Neighbouring years">{"".join(neighbours)}</nav>\n'
            if neighbours
            else "",
        )
    )
    description = f"Written declarations of {year}: {count(len(declarations), 'declaration')}."
    return Page(urls.year(year), str(year), description, content)


def declarations(corpus: Corpus, links: Links) -> Html:
    """All declarations, newest first, under their years."""
    jumps = join(f'<li><a href="#y{year}">{year}</a></li>' for year in corpus.years)
    sections = join(
        f'<section aria-labelledby="y{year}"><h2 id="y{year}">{links.year(year)}</h2>\n'
        f"{_list(corpus, links, corpus.of_year(year))}</section>\n"
        for year in corpus.years
    )
    return Html(f'{finder()}<nav aria-label="Years on this page"><ul class="wd-jumps">{jumps}</ul></nav>\n{sections}')


def countries(corpus: Corpus, links: Links) -> Html:
    """The countries that have signed, and those that have not yet."""
    rows = [
        f'<tr><th scope="row" class="wd-name">{links.country(country)}</th>'
        f'<td class="wd-count">{len(signings.by_person):,}</td><td class="wd-count">{len(signings):,}</td>'
        f'<td class="wd-count">{len(signings.declarations):,}</td></tr>\n'
        for country in corpus.countries
        for signings in (corpus.of_country(country),)
    ]
    heads = (("name", "Country"), *_COUNTS)
    signed = {country.slug for country in corpus.countries}
    silent = [country.name for country in corpus.registry.countries if country.slug not in signed]
    note = f'<p class="wd-quiet">No signature in this collection: {esc(", ".join(silent))}.</p>\n' if silent else ""
    return Html(table("Countries by name", heads, rows) + note)


def groups(corpus: Corpus, links: Links) -> Html:
    """The political groups, and the mark for members who are in none."""
    rows = [
        f'<tr><th scope="row" class="wd-name">{links.group(group)}'
        f"<small>{esc(group.name)}{'' if group.is_group else ' (not a group)'}</small></th>"
        f'<td class="wd-count">{len(signings.by_person):,}</td><td class="wd-count">{len(signings):,}</td>'
        f'<td class="wd-count">{len(signings.declarations):,}</td></tr>\n'
        for group in corpus.groups
        for signings in (corpus.of_group(group),)
    ]
    heads = (("name", "Group"), *_COUNTS)
    unmarked = corpus.signings.without_group
    note = f'<p class="wd-quiet">{count(unmarked, "signature")} with no group printed.</p>\n' if unmarked else ""
    return Html(table("Political groups by code", heads, rows) + note)


def signatories(corpus: Corpus, links: Links) -> Html:
    """All signatories under the initials of their family names."""
    by_initial: dict[str, list[Person]] = {}
    for person in corpus.people:
        by_initial.setdefault(initial(capitals(person.name.family)), []).append(person)
    jumps = join(f'<li><a href="#{letter}">{letter}</a></li>' for letter in by_initial)
    sections = []
    for letter, people in by_initial.items():
        items = []
        for person in people:
            signings = corpus.of_person(person)
            country = signings.all[0].signature.country
            items.append(f"<li>{links.signatory(person)} <span>{esc(country.name)} · {len(signings):,}</span></li>\n")
        sections.append(
            f'<section aria-labelledby="{letter}"><h2 id="{letter}">{letter}</h2>'
            f'<ul class="wd-people">\n{"".join(items)}</ul></section>\n'
        )
    return Html(f'<nav aria-label="Initials on this page"><ul class="wd-jumps">{jumps}</ul></nav>\n{"".join(sections)}')


def years(corpus: Corpus, links: Links) -> Html:
    """The years, newest first."""
    rows = [
        f'<tr><th scope="row" class="wd-name">{links.year(year)}</th>'
        f'<td class="wd-count">{len(declarations):,}</td>'
        f'<td class="wd-count">{sum(len(corpus.of_declaration(item)) for item in declarations):,}</td></tr>\n'
        for year in corpus.years
        for declarations in (corpus.of_year(year),)
    ]
    return table("Years, newest first", (("name", "Year"), ("count", "Declarations"), ("count", "Signatures")), rows)


def _signatories(links: Links, signings: Signings, *, country: bool) -> Html:
    """The signatories among some signatures; `country` says whether theirs is worth a column."""
    countries = {signing.person.slug: signing.signature.country for signing in signings.all} if country else {}
    groups: dict[str, dict[str, Html]] = {}
    if not country:
        for signing in signings.all:
            if group := signing.signature.group:
                groups.setdefault(signing.person.slug, {})[group.slug] = links.group(group)
    rows = []
    for person, number in signings.by_person:
        detail = (
            links.country(countries[person.slug])
            if country
            else " ".join(groups.get(person.slug, {}).values()) or '<span class="wd-quiet">not printed</span>'
        )
        rows.append(
            f'<tr><th scope="row" class="wd-name">{links.signatory(person)}</th><td>{detail}</td>'
            f'<td class="wd-count">{number:,}</td></tr>\n'
        )
    heads = (
        ("name", "Name"),
        ("country", "Country") if country else ("group", "Group"),
        ("count", "Signatures"),
    )
    return Html(
        '<section aria-labelledby="signatories"><h2 id="signatories">Signatories</h2>\n'
        f"{table('By family name', heads, rows)}</section>\n"
    )


def _declarations(corpus: Corpus, links: Links, signings: Signings, before: Html) -> Html:
    """The declarations signed, each with how many of its signatories are meant here; `before` stands before the list."""
    items = []
    for declaration in signings.declarations:
        here = signings.by_declaration[declaration.number]
        total = len(corpus.of_declaration(declaration))
        items.append(declaration_item(links, declaration, total, f", {here:,} of them here"))
    return Html(
        '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n'
        f"{before}{declaration_list(items)}</section>\n"
    )


def _list(corpus: Corpus, links: Links, declarations: tuple[Declaration, ...]) -> Html:
    return declaration_list(
        declaration_item(links, declaration, len(corpus.of_declaration(declaration))) for declaration in declarations
    )


def _figures(signings: Signings) -> Html:
    return figures(
        (
            (len(signings.by_person), "signatory", "signatories"),
            (len(signings), "signature", "signatures"),
            (len(signings.declarations), "declaration", "declarations"),
        )
    )


def _related(corpus: Corpus, links: Links, group: Group) -> Html:
    """A group before or after another: linked if it has a page."""
    return links.group(group) if group in corpus.groups else esc(f"{group.code} ({group.name})")


def _membership(country: Country) -> str:
    start, end = country.membership.start, country.membership.end
    if country.status is CountryStatus.OBSERVER:
        return f"observer since {start.year}" if start else "observer"
    if end is not None:
        return f"member from {start.year} to {end.year}" if start else f"member until {end.year}"
    return f"member since {start.year}" if start else "member"


def _span(period: Period) -> str:
    if period.start and period.end:
        return f"{period.start.year} to {period.end.year}"
    return f"since {period.start.year}" if period.start else f"until {period.end.year}" if period.end else ""


def _description(whose: str, signings: Signings) -> str:
    return (
        f"Signatures {whose} under written declarations of the Parliamentary Assembly of the Council of Europe:"
        f" {count(len(signings), 'signature')} under {count(len(signings.declarations), 'declaration')}."
    )
