"""Lists of declarations and signatories, as several kinds of pages show them; long ones are folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..collection import fold
from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..model import Declaration, Person
from ..web.links import Links
from ..web.markup import SHOWN, Heading, Html, count, cut, esc, in_short, join, link, places, rest, table, time
from .page import Page, Site, crumbs, figures, head
from .pictures.timeline import of_signings, timeline

# Soft hyphens, so that three columns fit a phone
SIGNATORIES = Heading("count", "Signa\u00adtories")
SIGNATURES = Heading("count", "Signa\u00adtures")
DECLARATIONS = Heading("count", "Decla\u00adrations")
_SHOWN = 12  # declarations that a narrow screen shows at once; with names, each is a third of a phone high
_NAMED = 6  # people beside a declaration in a list, before the others open
COUNTS = (SIGNATORIES, SIGNATURES, DECLARATIONS)


def declaration_item(
    links: Links, declaration: Declaration, note: str = "", names: str = "", *, led: bool = True
) -> Html:
    """A declaration in a list: number, title, date, number of signatories, and if `led` who leads; `note` and `names` are HTML, a
    note behind these facts and a line of names below.
    """
    signatures = declaration.signatures
    lead = f" · led by {esc(signatures[0].name.without_honorific)}" if led and len(signatures) > 1 else ""
    return Html(
        f'<li class="wd-item"><span class="wd-item__number">No. {declaration.number}</span>'
        f'<span class="wd-item__title">{links.declaration(declaration)}</span>'
        f'<span class="wd-item__facts">{time(declaration.date)} · {count(len(signatures), "signatory", "signatories")}'
        f"{lead}{in_french(declaration)}{note}</span>{names}</li>\n"
    )


def in_french(declaration: Declaration) -> str:
    """What follows the facts of a declaration whose title and text are in French."""
    return " · in French" if declaration.lang == "fr" else ""


def declaration_list(items: Sequence[str], what: str = "declarations") -> Html:
    """A list of declarations, or of `what` is told of them."""
    return in_short(items, _items, f"more {what}", _SHOWN)


def _items(items: Iterable[str]) -> Html:
    return Html(f'<ol class="wd-items">\n{"".join(items)}</ol>\n')


def in_sections(sections: Sequence[tuple[str, Html, Sequence[str]]], what: str = "declarations") -> Html:
    """Lists of declarations, or of `what` is told of them, under headings: for each its anchor, its heading, its items."""
    return _in_sections(sections, what, _items, _SHOWN)


def people_by_initial(corpus: Corpus, links: Links, parts: Mapping[str, Iterable[Person]]) -> Html:
    """All people, under the initials of their family names."""
    sections = [(letter, esc(letter), _people_items(corpus, links, people)) for letter, people in parts.items()]
    return _in_sections(sections, "signatories", _people, SHOWN)


def _in_sections(
    sections: Sequence[tuple[str, Html, Sequence[str]]], what: str, listed: Callable[[Sequence[str]], Html], shown: int
) -> Html:
    """Lists under headings; a narrow screen shows the first of them, and behind one line all others."""
    sizes = [len(items) for _, _, items in sections]
    open_ = next((at for at in range(1, len(sections)) if sum(sizes[: at + 1]) > shown), len(sections))
    first = join(
        _section(name, heading, in_short(items, listed, f"more {what}", shown))
        for name, heading, items in sections[:open_]
    )
    others = join(_section(name, heading, listed(items)) for name, heading, items in sections[open_:])
    return join((first, rest(f"{sum(sizes[open_:]):,} more {what}", others) if others else ""))


def _section(name: str, heading: Html, content: Html) -> Html:
    return Html(f'<section aria-labelledby="{esc(name)}"><h2 id="{esc(name)}">{heading}</h2>\n{content}</section>\n')


def all_of(links: Links, declarations: Iterable[Declaration]) -> Html:
    """Declarations, without a note beside them."""
    return declaration_list([declaration_item(links, declaration) for declaration in declarations])


def folded(newest: Sequence[Html], years: dict[int, tuple[str, int]]) -> Html:
    """The newest declarations of a long list, then its years, each with address and number of declarations."""
    total = sum(number for _, number in years.values())
    rows = join(
        f'<li id="y{year}">{link(address, esc(str(year)))}<b>{number:,}</b></li>\n'
        for year, (address, number) in years.items()
    )
    jumps = join(f"<li>{link(address, esc(str(year)))}</li>" for year, (address, _) in years.items())
    return Html(
        f'<nav aria-label="Years"><ul class="wd-jumps">{jumps}</ul></nav>\n'
        f'<p class="wd-quiet">The newest {len(newest)} of {total:,}; <a href="#all-years">all of them by year</a>.</p>\n'
        f"{declaration_list(newest)}"
        f'<section aria-labelledby="all-years"><h2 id="all-years">All {total:,} by year</h2>\n'
        f'<ul class="wd-parts">\n{rows}</ul></section>\n'
    )


def items_here(
    links: Links, signings: Signings, declarations: Sequence[Declaration], whose: str, most: int | None = None
) -> list[Html]:
    """Declarations, each with the names of those who are among these signatures, or with so many of them; `whose` says
    where they belong: "from Germany".
    """
    names = signings.names_by_declaration
    if most is None:
        total = sum(len(names[declaration.number]) for declaration in declarations)
        most = fold.most_named(len(declarations), total, signings.limits)
    return [
        declaration_item(links, declaration, names=_named(names[declaration.number], whose, most))
        for declaration in declarations
    ]


def _named(names: Sequence[str], whose: str, most: int) -> Html:
    """So many of the names; what is beyond the first few opens without a script."""
    first, rest = names[: min(_NAMED, most)], names[_NAMED:most]
    start = f"{len(names):,} {esc(whose)}{': ' if first else ''}{esc(', '.join(first))}"
    if rest:
        return Html(
            f"<details><summary>{start} <b>and {len(names) - len(first)} more</b></summary>"
            f"{esc(', '.join(rest))}</details>"
        )
    more = f" and {len(names) - len(first)} more" if len(names) > len(first) > 0 else ""
    return Html(f"<small>{start}{more}</small>")


def jumps(signings: Signings) -> tuple[Html, ...]:
    """Links to the parts of a page: to the declarations, to those led, and to the signatories below them."""
    people = Html(f'<a href="#signatories">{count(len(signings.by_person), "signatory", "signatories")}</a>')
    all_signed = Html(f'<a href="#declarations">{count(len(signings.declarations), "declaration")}</a>')
    led = Html(f'<a href="?lead=yes#declarations">{signings.leads:,} of them led</a>')
    return (all_signed, led, people) if signings.leads else (all_signed, people)


def signed(links: Links, signings: Signings, whose: str, before: Html, address: Callable[[int], str]) -> Html:
    """The declarations signed, with the names of who signed; if they are many, the newest, and links to the `address`
    of each year's part. `before` stands before the list.
    """
    if parts := signings.folded_years:
        newest = signings.declarations[: signings.limits.newest]
        items = items_here(links, signings, newest, whose, _NAMED)
        content = folded(items, {year: (links.root + address(year), len(part)) for year, part in parts.items()})
    else:
        content = declaration_list(items_here(links, signings, signings.declarations, whose))
    return Html(
        f'<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n'
        f"{before}{content}</section>\n"
    )


def part(
    site: Site,
    signings: Signings,
    year: int,
    section: tuple[str, str],
    whole: tuple[str, str],
    whose: str,
    before: Html,
    address: Callable[[int], str],
) -> Page:
    """One year of the declarations of a country or group; `whole` is its address and name, `whose` and `before` are
    as those of `signed`.
    """
    links, parts = site.links(address(year)), signings.folded_years
    declarations = parts[year]
    path, name = whole
    data = site.works.collection(address(year), f"{name}: {year}", len(declarations), declarations)
    signatures = sum(signings.by_declaration[declaration.number] for declaration in declarations)
    content = join(
        (
            crumbs(links.root, section, str(year), whole),
            head(section[1], f"{name}: {year}", (link(links.root + path, esc(f"All years of {name}")),)),
            figures(
                ((len(declarations), "declaration", "declarations"), (signatures, "signature here", "signatures here"))
            ),
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            before,
            declaration_list(items_here(links, signings, declarations, whose)),
            "</section>\n",
            neighbours("years", [(str(other), links.root + address(other)) for other in reversed(parts)], str(year)),
        )
    )
    description = (
        f"Written declarations of {year} with signatures of {name}: {count(len(declarations), 'declaration')}."
    )
    return Page(address(year), f"{name}: {year}", description, content, data=data, declarations=declarations)


def signatories(links: Links, signings: Signings, *, country: bool) -> Html:
    """The signatories among some signatures, by family name; of many those first who signed most often. `country` says
    whether theirs is worth a column.
    """
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
    caption, by_name = "By family name", []
    if cut(rows)[1]:
        often = sorted(range(len(rows)), key=lambda place: -signings.by_person[place][1])[:SHOWN]
        order = [*often, *sorted({*range(len(rows))}.difference(often))]
        rows, by_name = [rows[place] for place in order], places(order)
        caption = f"The {SHOWN} with most signatures, then all others by family name"
    columns = (
        Heading("name", "Name"),
        Heading("country", "Country") if country else Heading("group", "Group"),
        SIGNATURES,
    )
    return Html(
        '<section aria-labelledby="signatories"><h2 id="signatories">Signatories</h2>\n'
        f"{table('signatories', caption, columns, rows, by_name, 'signatories by family name')}</section>\n"
    )


def people(corpus: Corpus, links: Links, people: Iterable[Person]) -> Html:
    """People, each with a country and the number of signatures."""
    return in_short(_people_items(corpus, links, people), _people, "more signatories")


def _people_items(corpus: Corpus, links: Links, people: Iterable[Person]) -> list[str]:
    items = []
    for person in people:
        signings = corpus.of_person(person)
        country = signings.newest.signature.country
        items.append(f"<li>{links.signatory(person)} <span>{esc(country.name)} · {len(signings):,}</span></li>\n")
    return items


def _people(items: Iterable[str]) -> Html:
    return Html(f'<ul class="wd-people">\n{"".join(items)}</ul>\n')


def neighbours(what: str, parts: Sequence[tuple[str, str]], here: str) -> Html:
    """Links to the parts before and after this one; `parts` are names and addresses in their order."""
    position = [name for name, _ in parts].index(here)
    around = (
        ("prev", "Previous", parts[position - 1] if position else None),
        ("next", "Next", parts[position + 1] if position + 1 < len(parts) else None),
    )
    items = join(
        f'<a rel="{relation}" class="wd-neighbour" href="{esc(part[1])}"><span>{word}: {esc(part[0])}</span></a>'
        for relation, word, part in around
        if part is not None
    )
    return Html(f'<nav class="wd-neighbours" aria-label="Neighbouring {what}">{items}</nav>\n' if items else "")


def by_year(corpus: Corpus, signings: Signings) -> Html:
    """How much there is of each year."""
    return timeline("years", "Declarations and signatures a year", corpus.years, of_signings(signings))


def in_figures(signings: Signings) -> Html:
    """How many signatories, signatures and declarations there are."""
    return figures(
        (
            (len(signings.by_person), "signatory", "signatories"),
            (len(signings), "signature", "signatures"),
            (len(signings.declarations), "declaration", "declarations"),
        )
    )
