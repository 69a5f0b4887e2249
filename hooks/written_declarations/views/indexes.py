"""The pages that list declarations and signatories: countries, groups, years, and the indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..collection import fold
from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..model import Country, CountryStatus, Declaration, Group, Period, Person
from ..web import urls
from ..web.markup import Column, Html, count, esc, join, link, table
from .page import Links, Page, crumbs, declaration_item, declaration_list, described, figures, finder, head
from .pictures import alike
from .pictures.lineage import lineage
from .pictures.tallies import by_country, by_group
from .pictures.tiles import tiles
from .pictures.timeline import of_signings, timeline

# Soft hyphens, so that three columns fit a phone
_SIGNATORIES = Column("count", "Signa\u00adtories")
_SIGNATURES = Column("count", "Signa\u00adtures")
_DECLARATIONS = Column("count", "Decla\u00adrations")
_COUNTS = (_SIGNATORIES, _SIGNATURES, _DECLARATIONS)


def country(corpus: Corpus, links: Links, country: Country) -> Page:
    """A national delegation: its signatories, its declarations, its signatures by group."""
    signings = corpus.of_country(country)
    facts = [f'<span lang="fr">{esc(country.name_fr)}</span>', esc(_membership(country))]
    if country.seats is not None:
        facts.append(esc(count(country.seats, "seat") + " in the Assembly"))
    facts.append(links.feed(urls.country(country)))
    facts.append(links.compare(country))
    content = join(
        (
            crumbs(links.root, (urls.COUNTRIES, "Countries"), country.name),
            head("Country", country.name, facts),
            _years(corpus, signings),
            '<div class="wd-columns"><div class="wd-main">\n',
            _signatories(links, signings, country=False),
            _declarations(
                links, signings, finder("country", country.slug), lambda year: urls.country_year(country, year)
            ),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            _figures(signings),
            by_group(links, signings),
            "</aside></div>\n",
        )
    )
    description = described(f"from {country.name}", signings)
    return Page(urls.country(country), country.name, description, content, declarations=signings.declarations)


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
    facts.append(links.feed(urls.group(group)))
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
            _years(corpus, signings),
            '<div class="wd-columns"><div class="wd-main">\n',
            _signatories(links, signings, country=True),
            _declarations(links, signings, finder("group", group.slug), lambda year: urls.group_year(group, year)),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            _figures(signings),
            by_country(links, signings, corpus.registry.countries),
            "</aside></div>\n",
        )
    )
    title = f"{group.code}: {group.name}"
    description = described(f"marked {group.code}", signings)
    return Page(urls.group(group), title, description, content, declarations=signings.declarations)


def country_year(corpus: Corpus, links: Links, country: Country, year: int) -> Page:
    """One year of a national delegation, where its list of declarations is folded."""
    section, whole = (urls.COUNTRIES, "Countries"), (urls.country(country), country.name)
    signings = corpus.of_country(country)
    return _part(links, signings, year, section, whole, lambda other: urls.country_year(country, other))


def group_year(corpus: Corpus, links: Links, group: Group, year: int) -> Page:
    """One year of a political group, where its list of declarations is folded."""
    section, whole = (urls.GROUPS, "Groups"), (urls.group(group), group.code)
    signings = corpus.of_group(group)
    return _part(links, signings, year, section, whole, lambda other: urls.group_year(group, other))


def year(corpus: Corpus, links: Links, year: int) -> Page:
    """A year: its declarations, and the years beside it."""
    declarations = corpus.of_year(year)
    content = join(
        (
            crumbs(links.root, (urls.YEARS, "Years"), str(year)),
            head("Year", str(year), (esc("by the date printed on each declaration"), links.feed(urls.year(year)))),
            figures(
                (
                    (len(declarations), "declaration", "declarations"),
                    (sum(len(item.signatures) for item in declarations), "signature", "signatures"),
                )
            ),
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            finder("year", str(year)),
            _list(links, declarations),
            "</section>\n",
            _neighbours(
                "years", [(str(other), links.root + urls.year(other)) for other in corpus.years[::-1]], str(year)
            ),
        )
    )
    description = f"Written declarations of {year}: {count(len(declarations), 'declaration')}."
    return Page(urls.year(year), str(year), description, content, declarations=declarations)


def declarations(corpus: Corpus, links: Links) -> Html:
    """All declarations, newest first, under their years; the newest ones and the years if they are many."""
    if parts := fold.years(corpus.declarations):
        return _folded(
            (declaration_item(links, declaration) for declaration in corpus.declarations[: fold.NEWEST]),
            {year: (links.root + urls.year(year), len(part)) for year, part in parts.items()},
        )
    jumps = join(f'<li><a href="#y{year}">{year}</a></li>' for year in corpus.years)
    sections = join(
        f'<section aria-labelledby="y{year}"><h2 id="y{year}">{links.year(year)}</h2>\n'
        f"{_list(links, corpus.of_year(year))}</section>\n"
        for year in corpus.years
    )
    return Html(f'{finder()}<nav aria-label="Years on this page"><ul class="wd-jumps">{jumps}</ul></nav>\n{sections}')


def countries(corpus: Corpus, links: Links) -> Html:
    """The countries that have signed, and those that have not yet."""
    rows = [
        f'<tr><th scope="row">{links.country(country)}</th>'
        f"<td>{len(signings.by_person):,}</td><td>{len(signings):,}</td>"
        f"<td>{len(signings.declarations):,}</td></tr>\n"
        for country in corpus.countries
        for signings in (corpus.of_country(country),)
    ]
    columns = (Column("name", "Country"), *_COUNTS)
    signed = {country.slug for country in corpus.countries}
    silent = [country.name for country in corpus.registry.countries if country.slug not in signed]
    note = f'<p class="wd-quiet">No signature in this collection: {esc(", ".join(silent))}.</p>\n' if silent else ""
    europe = tiles(links, corpus.registry.countries, corpus.signings.by_country, "signature")
    return join((europe, table("countries", "Countries by name", columns, rows), note))


def groups(corpus: Corpus, links: Links) -> Html:
    """The political groups, and the mark for members who are in none."""
    rows = [
        f'<tr><th scope="row">{links.group(group)}'
        f"<small>{esc(group.name)}{'' if group.is_group else ' (not a group)'}</small></th>"
        f"<td>{len(signings.by_person):,}</td><td>{len(signings):,}</td>"
        f"<td>{len(signings.declarations):,}</td></tr>\n"
        for group in corpus.groups
        for signings in (corpus.of_group(group),)
    ]
    columns = (Column("name", "Group", "Name"), *_COUNTS)
    unmarked = corpus.signings.without_group
    note = f'<p class="wd-quiet">{count(unmarked, "signature")} with no group printed.</p>\n' if unmarked else ""
    return join(
        (
            table("groups", "Political groups by code", columns, rows),
            note,
            lineage(corpus, links),
            alike.matrix(corpus, links),
        )
    )


def signatories(corpus: Corpus, links: Links) -> Html:
    """All signatories under the initials of their family names; the initials alone if they are many."""
    if corpus.initials:
        rows = join(
            f'<li id="{esc(letter)}">{link(links.root + urls.initial(letter), esc(letter))}<b>{len(people):,}</b></li>\n'
            for letter, people in corpus.initials.items()
        )
        return Html(f'<ul class="wd-parts">\n{rows}</ul>\n')
    by_initial = fold.by_initial(corpus.people)
    jumps = join(f'<li><a href="#{letter}">{letter}</a></li>' for letter in by_initial)
    sections = join(
        f'<section aria-labelledby="{letter}"><h2 id="{letter}">{letter}</h2>{_people(corpus, links, people)}</section>\n'
        for letter, people in by_initial.items()
    )
    return Html(f'<nav aria-label="Initials on this page"><ul class="wd-jumps">{jumps}</ul></nav>\n{sections}')


def initial(corpus: Corpus, links: Links, letter: str) -> Page:
    """The signatories under one initial, where the index of signatories is folded."""
    parts = corpus.initials
    people = parts[letter]
    content = join(
        (
            crumbs(links.root, (urls.SIGNATORIES, "Signatories"), letter),
            head("Signatories", letter, (esc(f"{count(len(people), 'signatory', 'signatories')} by family name"),)),
            _people(corpus, links, people),
            _neighbours("initials", [(other, links.root + urls.initial(other)) for other in parts], letter),
        )
    )
    description = f"Signatories of written declarations whose family names begin with {letter}: {len(people):,}."
    signed = corpus.of_initial(letter)
    return Page(urls.initial(letter), f"Signatories: {letter}", description, content, declarations=signed)


def years(corpus: Corpus, links: Links) -> Html:
    """The years, newest first."""
    rows = [
        f'<tr><th scope="row">{links.year(year)}</th>'
        f"<td>{len(declarations):,}</td>"
        f"<td>{sum(len(item.signatures) for item in declarations):,}</td></tr>\n"
        for year in corpus.years
        for declarations in (corpus.of_year(year),)
    ]
    columns = (Column("name", "Year"), _DECLARATIONS, _SIGNATURES)
    return table("years", "Years, newest first", columns, rows)


def _signatories(links: Links, signings: Signings, *, country: bool) -> Html:
    """The signatories among some signatures; `country` says whether theirs is worth a column."""
    countries = {signature.person: signature.country for signature in signings.signatures} if country else {}
    groups: dict[str, dict[str, Html]] = {}
    if not country:
        for signature in signings.signatures:
            if group := signature.group:
                groups.setdefault(signature.person, {})[group.slug] = links.group(group)
    rows = []
    for person, number in signings.by_person:
        detail = (
            links.country(countries[person.slug])
            if country
            else " ".join(groups.get(person.slug, {}).values()) or '<span class="wd-quiet">not printed</span>'
        )
        rows.append(f'<tr><th scope="row">{links.signatory(person)}</th><td>{detail}</td><td>{number:,}</td></tr>\n')
    columns = (
        Column("name", "Name"),
        Column("country", "Country") if country else Column("group", "Group"),
        _SIGNATURES,
    )
    return Html(
        '<section aria-labelledby="signatories"><h2 id="signatories">Signatories</h2>\n'
        f"{table('signatories', 'By family name', columns, rows)}</section>\n"
    )


def _declarations(links: Links, signings: Signings, before: Html, address: Callable[[int], str]) -> Html:
    """The declarations signed; if they are many, the newest, and links to the `address` of each year's part.
    `before` stands before the list.
    """
    if parts := signings.parts:
        items = _items_here(links, signings, signings.declarations[: fold.NEWEST])
        content = _folded(items, {year: (links.root + address(year), len(part)) for year, part in parts.items()})
    else:
        content = declaration_list(_items_here(links, signings, signings.declarations))
    return Html(
        f'<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n'
        f"{before}{content}</section>\n"
    )


def _part(
    links: Links,
    signings: Signings,
    year: int,
    section: tuple[str, str],
    whole: tuple[str, str],
    address: Callable[[int], str],
) -> Page:
    """One year of the declarations of a country or group; `whole` is its address and name."""
    parts = signings.parts
    declarations = parts[year]
    path, name = whole
    signatures = sum(signings.by_declaration[declaration.number] for declaration in declarations)
    content = join(
        (
            crumbs(links.root, section, str(year), whole),
            head(section[1], f"{name}: {year}", (link(links.root + path, esc(f"All years of {name}")),)),
            figures(
                ((len(declarations), "declaration", "declarations"), (signatures, "signature here", "signatures here"))
            ),
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            declaration_list(_items_here(links, signings, declarations)),
            "</section>\n",
            _neighbours("years", [(str(other), links.root + address(other)) for other in reversed(parts)], str(year)),
        )
    )
    description = (
        f"Written declarations of {year} with signatures of {name}: {count(len(declarations), 'declaration')}."
    )
    return Page(address(year), f"{name}: {year}", description, content, declarations=declarations)


def _folded(newest: Iterable[Html], years: dict[int, tuple[str, int]]) -> Html:
    """The newest declarations of a long list, then its years, each with address and number of declarations."""
    total = sum(number for _, number in years.values())
    rows = join(
        f'<li id="y{year}">{link(address, esc(str(year)))}<b>{number:,}</b></li>\n'
        for year, (address, number) in years.items()
    )
    return Html(
        f'<p class="wd-quiet">The newest {fold.NEWEST} of {total:,}; <a href="#all-years">all of them by year</a>.</p>\n'
        f"{declaration_list(newest)}"
        f'<section aria-labelledby="all-years"><h2 id="all-years">All {total:,} by year</h2>\n'
        f'<ul class="wd-parts">\n{rows}</ul></section>\n'
    )


def _items_here(links: Links, signings: Signings, declarations: Iterable[Declaration]) -> Iterable[Html]:
    """Declarations, each with how many of its signatures are meant here."""
    return (
        declaration_item(links, declaration, f", {signings.by_declaration[declaration.number]:,} of them here")
        for declaration in declarations
    )


def _list(links: Links, declarations: Iterable[Declaration]) -> Html:
    return declaration_list(declaration_item(links, declaration) for declaration in declarations)


def _people(corpus: Corpus, links: Links, people: Iterable[Person]) -> Html:
    """People, each with a country and the number of signatures."""
    items = []
    for person in people:
        signings = corpus.of_person(person)
        country = signings.newest.signature.country
        items.append(f"<li>{links.signatory(person)} <span>{esc(country.name)} · {len(signings):,}</span></li>\n")
    return Html(f'<ul class="wd-people">\n{"".join(items)}</ul>\n')


def _neighbours(what: str, parts: Sequence[tuple[str, str]], here: str) -> Html:
    """Links to the parts before and after this one; `parts` are names and addresses in their order."""
    position = [name for name, _ in parts].index(here)
    around = (
        ("prev", "Previous", parts[position - 1] if position else None),
        ("next", "Next", parts[position + 1] if position + 1 < len(parts) else None),
    )
    items = join(
        f'<a rel="{relation}" class="wd-neighbour wd-neighbour--{relation}" href="{esc(part[1])}">'
        f'<span class="wd-neighbour__word">{word}: {esc(part[0])}</span></a>'
        for relation, word, part in around
        if part is not None
    )
    return Html(f'<nav class="wd-neighbours" aria-label="Neighbouring {what}">{items}</nav>\n' if items else "")


def _years(corpus: Corpus, signings: Signings) -> Html:
    return timeline("years", "Declarations and signatures a year", corpus.years, of_signings(signings))


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
