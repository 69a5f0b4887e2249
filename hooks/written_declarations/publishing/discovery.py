"""What programs look for at the root of a site: how to search it, what to visit, what it is."""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..web import urls
from ..web.jsonld import NAME
from ..web.markup import count, esc


def opensearch(address: str) -> str:
    """The description of the search for browsers (OpenSearch 1.1); `address` is that of the site."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        "<ShortName>Declarations</ShortName>\n"
        f"<LongName>{NAME}</LongName>\n"
        "<Description>Written declarations of the Parliamentary Assembly of the Council of Europe</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image width="16" height="16" type="image/svg+xml">{esc(address)}favicon.svg</Image>\n'
        f'<Url type="text/html" template="{esc(address + urls.SEARCH_FOR)}{{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )


def robots(address: str) -> str:
    """Everybody may visit everything, and here is the list of it."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}{urls.SITEMAP}\n"


def llms(corpus: Corpus, address: str) -> str:
    """What the site is and how to cite it, in short, for language models and whoever writes programs."""
    numbers = count(len(corpus.declarations), "declaration")
    records = count(sum(each.body is None for each in corpus.declarations), "record is", "records are")
    return f"""# {NAME}

> {numbers} of the Parliamentary Assembly of the Council of Europe: short texts that its members sign together. Each page gives the signatories in the printed order with country and political group as of the signature, the official page it was copied from, and the text where that is here: {records} without it.

This is not an official site. A written declaration commits only those who signed it; it is not a position of the Assembly. The collection is not complete: an absence here is not an absence in the Assembly. "NR" marks members of no political group, which is not the same as no group printed.

## Addresses

- [Declarations]({address}{urls.DECLARATIONS}): each at its number, as in {address}{urls.DECLARATIONS}NUMBER/
- [Countries]({address}{urls.COUNTRIES}), [political groups]({address}{urls.GROUPS}), [signatories]({address}{urls.SIGNATORIES}), [subjects]({address}{urls.SUBJECTS}), [years]({address}{urls.YEARS})
- [Search]({address}{urls.SEARCH_FOR}WORDS)

## Data

- [Data]({address}{urls.DATA}): the whole collection as CSV, JSON and SQLite, with every file and column described
- Each declaration's page holds its facts and signatories as JSON-LD (schema.org CreativeWork)
- [What came or changed last]({address}{urls.json_feed("")}) as JSON Feed and [as Atom]({address}{urls.feed("")}), also below every country, group, signatory, subject and year
- [Changes]({address}{urls.CHANGES_JSON}) by the day on which they were published here, [as CSV]({address}{urls.CHANGES_CSV}) and [as Atom]({address}{urls.feed(urls.CHANGES)})
- [Sitemap]({address}{urls.SITEMAP}) of all pages, with the days on which their declarations changed here last
- [JSON Schema]({address}{urls.FRONT_MATTER_SCHEMA}) of the front matter of the source files

## Citing

Name the Parliamentary Assembly of the Council of Europe, the number, the Doc. ID and the date of the declaration, and link to its official page; the permanent address here may stand beside it. Who signed is attributed as printed under each declaration.

[About this site]({address}{urls.ABOUT}): where the texts come from, how they are checked, how they may be used
"""
