"""The pages of subjects: what there is on a country or a topic, in time, and who signs it."""

from __future__ import annotations

from collections.abc import Sequence

from ..collection import fold
from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..exports.feeds import Feed
from ..model import Declaration, Subject, SubjectKind
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, count, esc, join, link, named_in_french
from . import lists, together
from .card import Card, bar, facts, span
from .page import NOTHING, Page, Site, crumbs, figures, finder, head
from .pictures.tallies import by_country, by_group

KINDS = {
    SubjectKind.COUNTRY: "Country",
    SubjectKind.TERRITORY: "Territory",
    SubjectKind.FORMER: "State of the past",
    SubjectKind.TOPIC: "Topic",
}
_SECTION = (urls.SUBJECTS, "Subjects")


def chips(links: Links, declaration: Declaration) -> Html:
    """Links to the subjects of a declaration; nothing if it has none."""
    if not declaration.subjects:
        return NOTHING
    items = join(f"<li>{links.subject(subject)}</li>" for subject in declaration.subjects)
    return Html(f'<nav class="wd-subjects" aria-label="Subjects"><ul>{items}</ul></nav>\n')


def page(site: Site, subject: Subject) -> Page:
    """A subject: its declarations, who signs and leads them, and what else they are about."""
    corpus, path = site.corpus, urls.subject(subject)
    links, declarations = site.links(path), corpus.of_subject(subject)
    signings = corpus.under(declarations)
    lead = together.sentence(declarations, signings)
    content = join(
        (
            crumbs(links.root, _SECTION, subject.name),
            head(KINDS[subject.kind], subject.name, _facts(links, subject)),
            f'<p class="wd-lead">{esc(lead)}</p>\n',
            f'<p class="wd-quiet">{esc(subject.note)}</p>\n' if subject.note else "",
            lists.by_year(corpus, signings) if len(declarations) > 1 else "",
            '<div class="wd-columns"><div class="wd-main">\n',
            _declarations(corpus, links, subject, declarations),
            together.people(links, declarations, signings),
            together.subjects(links, declarations, "Together with", subject),
            '</div><aside class="wd-side" aria-label="The signatures in figures">\n',
            lists.in_figures(signings),
            _delegation(corpus, links, subject, signings),
            by_group(links, signings),
            by_country(links, signings, corpus.registry.countries),
            "</aside></div>\n",
        )
    )
    description = (
        f"Written declarations of the Parliamentary Assembly of the Council of Europe on {subject.name}: {lead}"
    )
    data = site.works.subject(subject, declarations)
    return Page(path, subject.name, description, content, data=data, declarations=declarations)


def year_page(site: Site, part: tuple[Subject, int]) -> Page:
    """One year of the declarations of a subject, where their list is folded."""
    subject, year = part
    path, name = urls.subject_year(subject, year), f"{subject.name}: {year}"
    links, parts = site.links(path), fold.by_year(site.corpus.of_subject(subject))
    declarations, whole = parts[year], urls.subject(subject)
    content = join(
        (
            crumbs(links.root, _SECTION, str(year), (whole, subject.name)),
            head("Subjects", name, (link(links.root + whole, esc(f"All years of {subject.name}")),)),
            figures(((len(declarations), "declaration", "declarations"),)),
            '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n',
            lists.all_of(links, declarations),
            "</section>\n",
            lists.neighbours(
                "years",
                [(str(other), links.root + urls.subject_year(subject, other)) for other in reversed(parts)],
                str(year),
            ),
        )
    )
    description = f"Written declarations of {year} on {subject.name}: {count(len(declarations), 'declaration')}."
    data = site.works.collection(path, name, len(declarations), declarations)
    return Page(path, name, description, content, data=data, declarations=declarations)


def card(corpus: Corpus, subject: Subject) -> Card:
    """The card of a subject."""
    signings = corpus.under(corpus.of_subject(subject))
    return Card(KINDS[subject.kind], subject.name, facts(signings), span(signings), bar(signings))


def feed(corpus: Corpus, subject: Subject) -> Feed:
    """The feed of its declarations."""
    return Feed(urls.subject(subject), subject.name, corpus.of_subject(subject))


def _facts(links: Links, subject: Subject) -> list[Html]:
    facts = [named_in_french(subject.name_fr)] if subject.name_fr != subject.name else []
    if subject.about:
        facts.append(esc(subject.about))
    search = f"{urls.SEARCH}?subject={subject.slug}"
    return [*facts, links.feed(urls.subject(subject)), link(links.root + search, Html("Search in them"))]


def _declarations(corpus: Corpus, links: Links, subject: Subject, declarations: Sequence[Declaration]) -> Html:
    if parts := fold.years(declarations, corpus.limits):
        newest = [lists.declaration_item(links, each) for each in declarations[: corpus.limits.newest]]
        addresses = {year: (links.root + urls.subject_year(subject, year), len(part)) for year, part in parts.items()}
        content = lists.folded(newest, addresses)
    else:
        content = lists.all_of(links, declarations)
    return Html(
        '<section aria-labelledby="declarations"><h2 id="declarations">Declarations</h2>\n'
        f"{finder(subject=subject.slug)}{content}</section>\n"
    )


def _delegation(corpus: Corpus, links: Links, subject: Subject, signings: Signings) -> Html:
    """What a country's own delegation has to do with it, if it has one in the Assembly that signed."""
    country = next((each for each in corpus.countries if each.slug == subject.slug), None)
    if country is None:
        return NOTHING
    own = dict(signings.by_country).get(country, 0)
    signed = count(own, "signature") if own else "No signature"
    here = f"{signed} under these declarations {'is' if own <= 1 else 'are'} of its own delegation."
    return Html(f'<p class="wd-quiet">{esc(here)} All that they signed: {links.country(country)}.</p>\n')
