"""What a page consists of, and the pieces that several kinds of pages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..collection.signings import Signings
from ..model import Country, Declaration, Group, Person, Signature
from ..web import urls
from ..web.markup import Html, count, esc, link, time
from ..web.security import WITHOUT_SCRIPTS

NOTHING = Html("")
NO_GROUP = Html('<span class="wd-quiet">not printed</span>')


@dataclass(frozen=True, slots=True)
class Page:
    """One page to pour: its address, its title and description as text, its content as HTML, what its head
    has beside these, the data block within its content, if there is one, and the declarations that it lists.
    """

    path: str
    title: str
    description: str
    content: Html
    head: Html = NOTHING
    data: Html = NOTHING
    declarations: Sequence[Declaration] = ()


@dataclass(slots=True)
class Links:
    """Links to entries of the collection, from pages that stand equally far from the root.

    Each link is made once; a page holds dozens.
    """

    root: str
    tiles: dict[tuple[str, int, int, str], Html] = field(default_factory=dict)  # of the map, as they were made
    _made: dict[str, Html] = field(default_factory=dict)

    def country(self, country: Country) -> Html:
        """The name of a country."""
        return self._link(urls.country(country), country.name)

    def country_as(self, country: Country, printed: str) -> Html:
        """A country under the name that was printed."""
        made = self._made.get(printed)
        if made is None:
            made = self._made[printed] = link(self.root + urls.country(country), esc(printed))
        return made

    def group(self, group: Group) -> Html:
        """The code of a group with its colour."""
        return self.group_as(group, group.code)

    def group_as(self, group: Group, printed: str, *, told: bool = True) -> Html:
        """A group under the code that was printed, with its colour, and its name on pointing at it if `told`."""
        key = f"{group.slug} {printed} {told}"
        made = self._made.get(key)
        if made is None:
            title = f' title="{esc(group.name)}"' if told else ""
            made = self._made[key] = Html(
                f'<a class="wd-group wd-group--{group.slug}" href="{self.root}{urls.group(group)}"{title}>'
                f"{esc(printed)}</a>"
            )
        return made

    def group_of(self, signature: Signature, *, told: bool = True) -> Html:
        """The group of a signature as it was printed, or the words that none was."""
        if signature.group is None:
            return NO_GROUP
        return self.group_as(signature.group, signature.group_printed or signature.group.code, told=told)

    def signatory(self, person: Person) -> Html:
        """The name of a signatory, family name last, as printed."""
        return self._link(urls.signatory(person), person.name.without_honorific)

    def declaration(self, declaration: Declaration) -> Html:
        """The title of a declaration."""
        return self._link(urls.declaration(declaration), declaration.title)

    def year(self, year: int) -> Html:
        """A year."""
        return self._link(urls.year(year), str(year))

    def feed(self, path: str) -> Html:
        """The feed of a page."""
        return self._link(urls.feed(path), "Feed")

    def compare(self, subject: Declaration | Person | Country) -> Html:
        """Where it is compared with another of its kind."""
        return link(self.root + urls.compare_with(subject), Html("Compare with another"))

    def _link(self, path: str, text: str) -> Html:
        made = self._made.get(path)
        if made is None:
            made = self._made[path] = link(self.root + path, esc(text))
        return made


NOTHING_YET = Html('<p class="wd-quiet">There are no declarations here yet.</p>\n')


def crumbs(root: str, section: tuple[str, str] | None, here: str, part_of: tuple[str, str] | None = None) -> Html:
    """The way down to this page: home, its section, the page of which it is a part, itself."""
    steps = [f'<li><a href="{root or "./"}">Home</a></li>']
    for step in (section, part_of):
        if step is None:
            continue
        path, name = step
        steps.append(f'<li><a href="{root}{path}">{esc(name)}</a></li>')
    steps.append(f'<li aria-current="page">{esc(here)}</li>')
    return Html(f'<nav class="wd-crumbs" aria-label="Breadcrumb"><ol>{"".join(steps)}</ol></nav>\n')


def forward(root: str, canonical: str, address: str, name: str) -> Html:
    """A page that leads to where another has moved; it needs neither JavaScript nor the theme."""
    return Html(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{WITHOUT_SCRIPTS}<title>{esc(name)}</title>'
        '<meta name="color-scheme" content="light dark">'
        f'<meta http-equiv="refresh" content="0; url={esc(address)}"><meta name="robots" content="noindex">'
        f'<link rel="icon" href="{root}favicon.svg"><link rel="canonical" href="{esc(canonical)}"></head>\n'
        f"<body><main><h1>This page has moved</h1><p>{link(address, esc(name))}</p></main></body></html>\n"
    )


def head(kicker: str, title: str, facts: Iterable[str]) -> Html:
    """The heading of a page: what it is, its name, and a line of facts as HTML."""
    items = "".join(f"<li>{fact}</li>" for fact in facts)
    return Html(
        f'<header class="wd-head"><p class="wd-kicker">{esc(kicker)}</p><h1 id="content">{esc(title)}</h1>'
        f'<ul class="wd-facts">{items}</ul></header>\n'
    )


def figures(pairs: Sequence[tuple[int, str, str]]) -> Html:
    """Numbers to take in at a glance: number, noun for one, noun for many."""
    items = "".join(
        f"<div><dt>{esc(one if number == 1 else many)}</dt><dd>{number:,}</dd></div>" for number, one, many in pairs
    )
    return Html(f'<dl class="wd-figures">{items}</dl>\n')


def finder(facet: str = "", value: str = "") -> Html:
    """Where assets/site.js puts the finder of the list that follows; `facet` has one value there."""
    fixed = f' data-{facet}="{esc(value)}"' if facet else ""
    return Html(f"<div data-wd-finder{fixed}></div>\n")


def described(whose: str, signings: Signings) -> str:
    """The description of a page about some signatures; `whose` is "from Austria"."""
    return (
        f"Signatures {whose} under written declarations of the Parliamentary Assembly of the Council of Europe:"
        f" {count(len(signings), 'signature')} under {count(len(signings.declarations), 'declaration')}."
    )


def declaration_item(links: Links, declaration: Declaration, note: str = "") -> Html:
    """A declaration in a list: number, title, date, number of signatories; `note` is HTML."""
    return Html(
        f'<li class="wd-item"><span class="wd-item__number">No. {declaration.number}</span>'
        f'<span class="wd-item__title">{links.declaration(declaration)}</span>'
        f'<span class="wd-item__facts">{time(declaration.date)} · {count(len(declaration.signatures), "signatory", "signatories")}'
        f"{note}</span></li>\n"
    )


def declaration_list(items: Iterable[str]) -> Html:
    """A list of declarations."""
    return Html(f'<ol class="wd-items">\n{"".join(items)}</ol>\n')
