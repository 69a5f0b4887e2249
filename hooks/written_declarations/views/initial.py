"""The pages of initials, into which the index of signatories is folded."""

from __future__ import annotations

from ..web import urls
from ..web.markup import count, esc, join
from . import lists
from .page import Page, Site, crumbs, finder, head


def page(site: Site, letter: str) -> Page:
    """The signatories under one initial, where the index of signatories is folded."""
    corpus, path = site.corpus, urls.initial(letter)
    links, parts = site.links(path), corpus.initials
    people = parts[letter]
    content = join(
        (
            crumbs(links.root, (urls.SIGNATORIES, "Signatories"), letter),
            head("Signatories", letter, (esc(f"{count(len(people), 'signatory', 'signatories')} by family name"),)),
            finder("people"),
            lists.people(corpus, links, people),
            lists.neighbours("initials", [(other, links.root + urls.initial(other)) for other in parts], letter),
        )
    )
    description = f"Signatories of written declarations whose family names begin with {letter}: {len(people):,}."
    signed = corpus.of_initial(letter)
    title = f"Signatories: {letter}"
    data = site.works.collection(path, title, len(people))
    return Page(path, title, description, content, data=data, declarations=signed)
