"""The pages of declarations."""

from __future__ import annotations

from collections.abc import Callable

from ..collection.corpus import Corpus
from ..exports.citation import citation
from ..machinery.memo import memoise
from ..model import Declaration, Person, Signature
from ..web import urls
from ..web.links import Links
from ..web.markup import (
    Heading,
    Html,
    count,
    day,
    day_of_year,
    esc,
    join,
    lang,
    link,
    named_in_french,
    places,
    table,
    time,
)
from ..web.who_signed import AsLinks, AsText, who_signed
from ..words.names import NameKey, name_key
from ..words.ordinals import ordinal
from . import cite, editions, embed, sources
from .alike import closest
from .card import Card, bar
from .crossed import crossed, is_shown
from .lists import in_french
from .page import Page, Site, crumbs
from .page import head as heading
from .pictures.hemicycle import Hemicycle
from .pictures.tallies import by_country, by_group
from .references import mentioned_by, referring
from .subject import chips

_NAMES = AsText()
# Ways to the boxes below; assets/site.js adds buttons behind them
_SHARE = Html('<p class="wd-share"><a href="#cite">Cite</a><a href="#embed">Embed</a></p>')


def view(site: Site) -> Callable[[Declaration], Page]:
    """What makes the page of each declaration."""
    return _DeclarationPages(site).page


class _DeclarationPages:
    """Makes the pages. What they have of a signature is the same on all of them, and is memoised."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._links = site.links(urls.numbered(1))
        self._naming = AsLinks(self._links)
        self._words = link(self._links.root + urls.GLOSSARY, Html("What the words mean"))
        self._hemicycle = Hemicycle()
        self._cells = memoise(self._cells_of)
        self._sort_key = memoise(_sort_key)
        self._spelled = memoise(editions.spelled_slug)
        self._known = frozenset(person.slug for person in site.corpus.people)

    def page(self, declaration: Declaration) -> Page:
        """Text and facts in the main column, pictures beside it, signatories below."""
        site, corpus, links = self._site, self._site.corpus, self._links
        cited = citation(declaration, site.address + urls.declaration(declaration))
        signings = corpus.of_declaration(declaration)
        said = who_signed(declaration, self._naming)
        if declaration.earlier:
            said = Html(f"{said} {editions.told(declaration)}")
        # Beside the list, not in the head: names and addresses compress better near those that are the same
        data = site.works.block(declaration)
        content = join(
            (
                crumbs(links.root, (urls.DECLARATIONS, "Declarations"), f"No. {declaration.number}"),
                heading(
                    f"Written declaration No. {declaration.number}",
                    declaration.title,
                    _facts(links, declaration),
                    declaration.lang,
                    said,
                    _SHARE,
                ),
                chips(links, declaration),
                '<div class="wd-columns wd-columns--pictures"><div class="wd-main">\n',
                _text(corpus, links, declaration),
                '</div><aside class="wd-side" aria-label="The signatures in pictures">\n',
                self._hemicycle.picture(signings),
                by_group(links, signings, choose=True),
                by_country(links, signings, corpus.registry.countries, listed=not is_shown(signings)),
                f'</aside>{data}<div class="wd-below">\n',
                self._signatories(declaration),
                editions.lists(links, declaration, self._known),
                "</div></div>\n",
                crossed(signings),
                mentioned_by(corpus, links, declaration),
                closest(corpus, links, declaration),
                cite.box(links.root, declaration, cited),
                embed.snippet(site.address, declaration, signings),
                neighbours(corpus, links, declaration.number),
                sources.of_declaration(links, site.repository, signings, declaration, corpus.log),
            )
        )
        description = (
            f"Written declaration No. {declaration.number} of the Parliamentary Assembly of the Council of Europe,"
            f" {day(declaration.date)}. {who_signed(declaration, _NAMES)}"
        )
        title = f"No. {declaration.number}: {declaration.title}"
        published = Html(f'<meta property="article:published_time" content="{declaration.date.isoformat()}">')
        head = join((published, cite.head(cited)))
        return Page(urls.declaration(declaration), title, description, content, head, data, data_in_content=True)

    def _signatories(self, declaration: Declaration) -> Html:
        names = list(map(self._sort_key, declaration.signatures))
        people = {signature.person for signatures in declaration.lists for signature in signatures}
        rows = []
        for order, signature in enumerate(declaration.signatures, 1):
            own = self._spelled(signature)  # the anchor before the spelling was joined to another, or parted from it
            also = Html("") if own in people else Html(f' id="{esc(own)}"')
            people.add(own)
            rows.append(
                f'<tr id="signatory-{order}"><td{also}><a class="wd-pin" href="#{esc(signature.person)}">{order}</a>'
                f'</td><th scope="row" {self._cells(signature)}'
            )
        rows[:1] = [row.replace("</th>", " <small>lead signatory</small></th>", 1) for row in rows[:1]]
        columns = (
            Heading("order", "No."),
            Heading("name", "Name", "Lead"),
            Heading("country", "Country"),
            Heading("group", "Group", "Edition" if declaration.earlier else ""),
        )
        rows = editions.marked(declaration, rows)
        marks = ". Below the group stands the edition by which each of them signed" if declaration.earlier else ""
        which = (
            f"{ordinal(declaration.edition).capitalize()} edition, in"
            if declaration.earlier and declaration.edition
            else "In"
        )
        caption = f"{which} the order in which the Assembly printed them; the first is the lead signatory{marks}"
        return Html(
            '<section class="wd-signatories" aria-labelledby="signatories"><h2 id="signatories">Signatories</h2>\n'
            f"{table('signatories', caption, columns, rows, places(names), 'signatories')}"
            '<p class="wd-quiet">A written declaration commits only those who have signed it.'
            f" {self._words}</p></section>\n"
        )

    def _cells_of(self, signature: Signature) -> Html:
        """The end of a row, from within the tag of the cell of the name, which is the anchor of the person."""
        links, name = self._links, signature.name
        honorific = f"{esc(name.honorific)} " if name.honorific else ""
        person = link(links.root + urls.signatory(Person(signature.person, name)), esc(name.without_honorific))
        country = links.country_as(signature.country, signature.country_printed)
        return Html(
            f'id="{esc(signature.person)}">{honorific}{person}</th><td>{country}</td><td>{links.group_of(signature)}</td></tr>\n'
        )


def _sort_key(signature: Signature) -> NameKey:
    return name_key(signature.name)


def card(corpus: Corpus, declaration: Declaration) -> Card:
    """The card of a declaration: number, title, date, who signed."""
    signings = corpus.of_declaration(declaration)
    countries = count(len(signings.by_country), "country", "countries")
    return Card(
        f"Written declaration No. {declaration.number}",
        declaration.title,
        f"{count(len(signings), 'signatory', 'signatories')} from {countries}",
        f"Doc. {declaration.doc_id} · {day(declaration.date)}{in_french(declaration)}",
        bar(signings),
    )


def _facts(links: Links, declaration: Declaration) -> list[Html]:
    date = declaration.date
    facts = [
        esc(f"Doc. {declaration.doc_id}"),
        Html(f'<time datetime="{date.isoformat()}">{day_of_year(date)} {links.year(date.year)}</time>'),
    ]
    if declaration.source is not None:
        facts.append(link(declaration.source, Html("Official page")))
    if declaration.edition is not None:
        facts.append(esc(f"{ordinal(declaration.edition)} edition"))
    if declaration.date_tabled is not None:
        facts.append(Html(f"tabled on {time(declaration.date_tabled)}"))
    if declaration.title_fr is not None:
        facts.append(named_in_french(declaration.title_fr))
    elif declaration.lang == "fr":
        facts.append(Html("in French"))
    return facts


def _text(corpus: Corpus, links: Links, declaration: Declaration) -> Html:
    if declaration.body is not None:
        return Html(
            '<section class="wd-text" aria-labelledby="text"><h2 id="text">Text</h2>\n'
            f"{_in(declaration.lang, referring(corpus, links, declaration, declaration.body.html))}</section>\n"
        )
    official = (
        f"Its text stands on {link(declaration.source, Html('the page of the Assembly'))}."
        if declaration.source
        else "Its text is published by the Assembly."
    )
    record = link(f"{links.root}{urls.GLOSSARY}#record", Html("record"))
    return Html(
        '<section class="wd-text wd-text--record" aria-labelledby="text"><h2 id="text">Text</h2>\n'
        f"<p>This is a {record}: the facts of the declaration without its text. {official}</p></section>\n"
    )


def _in(language: str, text: Html) -> Html:
    """A text in its language."""
    return text if language == "en" else Html(f"<div{lang(language)}>\n{text}</div>\n")


def neighbours(corpus: Corpus, links: Links, number: int) -> Html:
    """Links to the declarations that are here before and after a number."""
    parts = []
    for other, relation, word in (
        (corpus.previous(number), "prev", "Previous number"),
        (corpus.next(number), "next", "Next number"),
    ):
        if other is not None:
            parts.append(
                f'<a rel="{relation}" class="wd-neighbour" '
                f'href="{links.root}{urls.declaration(other)}"><span>{word}: No.\u00a0{other.number}'
                f"{in_french(other)}</span> <span{lang(other.lang)}>{esc(other.title)}</span></a>"
            )
    if not parts:
        return Html("")
    return Html(f'<nav class="wd-neighbours" aria-label="Neighbouring declarations">{"".join(parts)}</nav>\n')
