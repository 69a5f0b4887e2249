"""What a page consists of, and the pieces that several kinds of pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..model import Declaration
from ..web import urls
from ..web.jsonld import Works
from ..web.links import Links
from ..web.markup import Html, count, esc, join, lang, link
from ..web.security import WITHOUT_SCRIPTS

NOTHING = Html("")


@dataclass(frozen=True, slots=True)
class Site:
    """What every view is given: the collection, the address of the site with a slash at the end, that of its
    repository, and the folder of its assets below the root, with a slash at the end.

    `works` writes its JSON-LD.
    """

    corpus: Corpus
    address: str
    repository: str
    assets: str = "assets/"
    works: Works = field(init=False, repr=False)
    _links: dict[str, Links] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "works", Works(self.address))

    def links(self, path: str) -> Links:
        """Links for the page at a path; pages equally far from the root share them."""
        root = urls.to_root(path)
        return self._links.setdefault(root, Links(root))


@dataclass(frozen=True, slots=True)
class Page:
    """One page to pour: its address, its title and description as text, its content as HTML, what only its head
    has, its JSON-LD, the declarations that it is made of, and what its shell has marks for beside these.

    `data_in_content` says that the JSON-LD stands in the content already.
    """

    path: str
    title: str
    description: str
    content: Html
    head: Html = NOTHING
    data: Html = NOTHING
    data_in_content: bool = False
    declarations: Sequence[Declaration] = ()
    slots: Mapping[str, Html] = field(default_factory=dict)


NOTHING_YET = Html('<p class="wd-quiet">There are no declarations here yet.</p>\n')


def crumbs(root: str, section: tuple[str, str], here: str, part_of: tuple[str, str] | None = None) -> Html:
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


def head(
    kicker: str, title: str, facts: Iterable[str], language: str = "en", said: Html = NOTHING, below: Html = NOTHING
) -> Html:
    """The heading of a page: what it is, its name in that language, what is `said` of it, a line of facts as HTML, and
    what stands `below` these.
    """
    items = "".join(f"<li>{fact}</li>" for fact in facts)
    sentence = f'<p class="wd-said">{said}</p>' if said else ""
    return Html(
        f'<header class="wd-head"><p class="wd-kicker">{esc(kicker)}</p><h1 id="content"{lang(language)}>{esc(title)}</h1>'
        f'{sentence}<ul class="wd-facts">{items}</ul>{below}</header>\n'
    )


def figures(pairs: Sequence[tuple[int, str, str]]) -> Html:
    """Numbers to take in at a glance: number, noun for one, noun for many."""
    items = "".join(
        f"<div><dt>{esc(one if number == 1 else many)}</dt><dd>{number:,}</dd></div>" for number, one, many in pairs
    )
    return Html(f'<dl class="wd-figures">{items}</dl>\n')


def finder(kind: str = "", **fixed: str) -> Html:
    """Where assets/site.js puts the finder of the list that follows, which has declarations, or of the `kind` people;
    the facets that are given have one value there.
    """
    values = join(f' data-{facet}="{esc(value)}"' for facet, value in fixed.items())
    return Html(f'<div data-wd-finder="{kind}"{values}></div>\n')


def described(whose: str, signings: Signings) -> str:
    """The description of a page about some signatures; `whose` is "from Austria"."""
    return (
        f"Signatures {whose} under written declarations of the Parliamentary Assembly of the Council of Europe:"
        f" {count(len(signings), 'signature')} under {count(len(signings.declarations), 'declaration')}."
    )
