"""The sitemap, with the days on which declarations changed here rather than the day of the build."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ..collection.corpus import Corpus
from ..web.markup import esc
from .sections import SECTIONS


def sitemap(corpus: Corpus, address: str, other_pages: Iterable[str]) -> str:
    """The sitemap of the whole site; `other_pages` are paths of pages written by hand."""
    pages = [*((path, None) for path in other_pages), *_pages(corpus)]
    undated = sorted(page for page in pages if page[1] is None)
    rows = "".join(
        f"<url><loc>{esc(address + path)}</loc>{f'<lastmod>{day.isoformat()}</lastmod>' if day else ''}</url>\n"
        for path, day in (*undated, *(page for page in pages if page[1] is not None))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _pages(corpus: Corpus) -> Iterator[tuple[str, datetime.date | None]]:
    for section in SECTIONS:
        if section.listed:
            for subject in section.subjects(corpus):
                shown = section.shows(corpus, subject) if section.shows else ()
                yield section.path(subject), max(map(corpus.changed, shown), default=None)
