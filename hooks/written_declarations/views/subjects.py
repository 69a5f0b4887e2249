"""The index of subjects, by kind, each with the number of its declarations."""

from __future__ import annotations

from collections.abc import Iterable

from ..collection.corpus import Corpus
from ..model import Subject, SubjectKind
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, count, esc, in_short, join
from .indexes import index
from .page import Page, Site

_HEADINGS = {
    SubjectKind.COUNTRY: "Countries",
    SubjectKind.TERRITORY: "Territories",
    SubjectKind.FORMER: "States of the past",
    SubjectKind.TOPIC: "Topics",
}


def page(site: Site, _: None = None) -> Page:
    """All subjects that declarations have."""
    return index(site, urls.SUBJECTS, "Subjects", _subjects, len(site.corpus.subjects))


def _subjects(corpus: Corpus, links: Links) -> Html:
    sections = join(
        _section(corpus, links, kind, [subject for subject in corpus.subjects if subject.kind is kind])
        for kind in _HEADINGS
    )
    without = sum(not declaration.subjects for declaration in corpus.declarations)
    note = f'<p class="wd-quiet">{count(without, "declaration")} with no subject yet.</p>\n' if without else ""
    return join((sections, note))


def _section(corpus: Corpus, links: Links, kind: SubjectKind, subjects: list[Subject]) -> Html:
    """One kind; the territories with words on their status, because to list one is to say nothing of it."""
    if not subjects:
        return Html("")
    name = kind.value
    items = [f"<li>{links.subject(subject)}<b>{len(corpus.of_subject(subject)):,}</b></li>\n" for subject in subjects]
    listed = in_short(items, _parts, "more")
    note = (
        '<p class="wd-quiet">That a territory stands here says nothing of its status.</p>\n'
        if kind is SubjectKind.TERRITORY
        else ""
    )
    return Html(
        f'<section aria-labelledby="{name}"><h2 id="{name}">{esc(_HEADINGS[kind])}</h2>\n{note}{listed}</section>\n'
    )


def _parts(items: Iterable[str]) -> Html:
    return Html(f'<ul class="wd-parts wd-parts--subjects">\n{"".join(items)}</ul>\n')
