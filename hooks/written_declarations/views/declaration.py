"""The page of one declaration."""

from __future__ import annotations

from .. import urls
from ..citation import citation
from ..corpus import Corpus, Signings
from ..markup import Column, Html, count, day_of_year, esc, join, link, table, time
from ..model import Declaration
from ..names import name_key
from . import cite, embed
from .page import Links, Page, by_country, by_group, crumbs, figures, head
from .references import mentioned_by, referring


def page(corpus: Corpus, links: Links, repository: str, site: str, declaration: Declaration) -> Page:
    """Text and facts in the main column, figures beside it, signatories below. `site` is its address."""
    cited = citation(declaration, site + urls.declaration(declaration))
    signings = corpus.of_declaration(declaration)
    countries = count(len(signings.by_country), "country", "countries")
    signatories = count(len(signings), "signatory", "signatories")
    content = join(
        (
            crumbs(links.root, (urls.DECLARATIONS, "Declarations"), f"No. {declaration.number}"),
            head(
                f"Written declaration No. {declaration.number}",
                declaration.title,
                _facts(links, declaration, f"{signatories} from {countries}"),
            ),
            '<div class="wd-columns"><div class="wd-main">\n',
            _text(corpus, links, declaration),
            _signatories(links, signings),
            mentioned_by(corpus, links, declaration),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            figures(
                (
                    (len(signings), "signatory", "signatories"),
                    (len(signings.by_country), "country", "countries"),
                    (signings.group_count, "group", "groups"),
                )
            ),
            by_group(links, signings),
            by_country(links, signings),
            "</aside></div>\n",
            cite.box(links.root, declaration, cited),
            embed.snippet(site, declaration),
            _neighbours(corpus, links, declaration),
            _sources(links, repository, declaration),
        )
    )
    description = (
        f"Written declaration No. {declaration.number} of the Parliamentary Assembly of the Council of Europe,"
        f" {declaration.date.isoformat()}: {signatories} from {countries}."
    )
    title = f"No. {declaration.number}: {declaration.title}"
    return Page(urls.declaration(declaration), title, description, content, cite.head(links.root, declaration, cited))


def _facts(links: Links, declaration: Declaration, summary: str) -> list[Html]:
    date = declaration.date
    facts = [
        esc(f"Doc. {declaration.doc_id}"),
        Html(f'<time datetime="{date.isoformat()}">{day_of_year(date)} {links.year(date.year)}</time>'),
        Html(f'<a href="#signatories">{summary}</a>'),
    ]
    if declaration.source is not None:
        facts.append(link(declaration.source, Html("Official page")))
    if declaration.edition is not None:
        facts.append(esc(f"edition {declaration.edition}"))
    if declaration.date_tabled is not None:
        facts.append(Html(f"tabled on {time(declaration.date_tabled)}"))
    if declaration.title_fr is not None:
        facts.append(Html(f'in French: <span lang="fr">{esc(declaration.title_fr)}</span>'))
    facts.append(Html('<a href="#cite">Cite</a>'))
    return facts


def _text(corpus: Corpus, links: Links, declaration: Declaration) -> Html:
    if declaration.body is not None:
        return Html(
            '<section class="wd-text" aria-labelledby="text"><h2 id="text">Text</h2>\n'
            f"{referring(corpus, links, declaration, declaration.body.html)}</section>\n"
        )
    official = (
        f"Its text stands on {link(declaration.source, Html('the page of the Assembly'))}."
        if declaration.source
        else "Its text is published by the Assembly."
    )
    return Html(
        '<section class="wd-text wd-text--record" aria-labelledby="text"><h2 id="text">Text</h2>\n'
        f"<p>This is a record: the facts of the declaration without its text. {official}</p></section>\n"
    )


def _signatories(links: Links, signings: Signings) -> Html:
    ranks = {
        signing.order: rank
        for rank, signing in enumerate(sorted(signings.all, key=lambda signing: name_key(signing.signature.name)))
    }
    rows = []
    for signing in signings.all:
        signature = signing.signature
        honorific = f"{esc(signature.name.honorific)} " if signature.name.honorific else ""
        name = link(links.root + urls.signatory(signing.person), esc(signature.name.without_honorific))
        rows.append(
            f'<tr id="signatory-{signing.order}"><td><a class="wd-pin" href="#signatory-{signing.order}"'
            f' aria-label="Link to signatory {signing.order}">{signing.order}</a></td>'
            f'<th scope="row" data-wd-rank="{ranks[signing.order]}">{honorific}{name}</th>'
            f"<td>{links.country_as(signature.country, signature.country_printed)}</td><td>{links.group_of(signature)}</td></tr>\n"
        )
    columns = (Column("order", "No."), Column("name", "Name"), Column("country", "Country"), Column("group", "Group"))
    caption = "In the order in which the Assembly printed them; the first is the lead signatory"
    return Html(
        '<section class="wd-signatories" aria-labelledby="signatories"><h2 id="signatories">Signatories</h2>\n'
        f"{table('signatories', caption, columns, rows)}"
        '<p class="wd-quiet">A written declaration commits only those who have signed it.</p></section>\n'
    )


def _neighbours(corpus: Corpus, links: Links, declaration: Declaration) -> Html:
    parts = []
    for other, relation, word in (
        (corpus.previous(declaration), "prev", "Previous"),
        (corpus.next(declaration), "next", "Next"),
    ):
        if other is not None:
            parts.append(
                f'<a rel="{relation}" class="wd-neighbour wd-neighbour--{relation}" '
                f'href="{links.root}{urls.declaration(other)}"><span class="wd-neighbour__word">{word}: No. {other.number}</span>'
                f" <span>{esc(other.title)}</span></a>"
            )
    if not parts:
        return Html("")
    return Html(f'<nav class="wd-neighbours" aria-label="Neighbouring declarations">{"".join(parts)}</nav>\n')


def _sources(links: Links, repository: str, declaration: Declaration) -> Html:
    items = []
    if declaration.source is not None:
        items.append(link(declaration.source, Html("Source: the official page of the Assembly")))
    items.append(_data(links, declaration))
    items.append(links.compare(declaration))
    items.append(link(urls.edit(repository, declaration), Html("Edit this file")))
    items.append(link(urls.report(repository, declaration), Html("Report an error")))
    return Html(f'<ul class="wd-actions">{"".join(f"<li>{item}</li>" for item in items)}</ul>\n')


def _data(links: Links, declaration: Declaration) -> Html:
    """The same for other programs."""
    forms = (
        (urls.declaration_file(declaration, "json"), "JSON"),
        (urls.declaration_file(declaration, "csv"), "CSV of the signatures"),
        (urls.declaration_file(declaration, "akn.xml"), "Akoma Ntoso"),
    )
    return Html("Data: " + ", ".join(link(links.root + path, Html(name)) for path, name in forms))
