"""The sitemap, with the dates of the declarations rather than the day of the build."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ..collection.corpus import Corpus
from ..collection.signings import Signings
from ..problems.catalogue import Rule
from ..web import urls
from ..web.markup import esc


def sitemap(corpus: Corpus, address: str, other_pages: Iterable[str]) -> str:
    """The sitemap of the whole site; `other_pages` are paths of pages written by hand."""
    rows = "".join(
        f"<url><loc>{esc(address + path)}</loc>{f'<lastmod>{day.isoformat()}</lastmod>' if day else ''}</url>\n"
        for path, day in (*((path, None) for path in sorted([*other_pages, *map(urls.rule, Rule)])), *_pages(corpus))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _pages(corpus: Corpus) -> Iterator[tuple[str, datetime.date]]:
    for declaration in corpus.declarations:
        yield urls.declaration(declaration), declaration.date
    for country in corpus.countries:
        yield urls.country(country), _newest(corpus.of_country(country))
        for year, part in corpus.of_country(country).parts.items():
            yield urls.country_year(country, year), part[0].date
    for group in corpus.groups:
        yield urls.group(group), _newest(corpus.of_group(group))
        for year, part in corpus.of_group(group).parts.items():
            yield urls.group_year(group, year), part[0].date
    for person in corpus.people:
        yield urls.signatory(person), _newest(corpus.of_person(person))
    for year in corpus.years:
        yield urls.year(year), corpus.of_year(year)[0].date
    for letter, people in corpus.initials.items():
        yield urls.initial(letter), max(_newest(corpus.of_person(person)) for person in people)


def _newest(signings: Signings) -> datetime.date:
    return signings.newest.declaration.date
