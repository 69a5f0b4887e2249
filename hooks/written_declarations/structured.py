"""JSON-LD: what a page is about, in the words of schema.org, for search engines and reference managers.

It stands in a data block, which a browser does not run and a content security policy leaves alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from . import urls
from .corpus import Corpus, Signings
from .markup import Html
from .model import Country, Declaration, Group, Person
from .terms import PUBLISHER, PUBLISHER_ADDRESS

NAME = "Written Declarations"
LANGUAGE = "en"
LISTED = 10  # declarations that a list names; the page has them all
# Nothing that could end the block, begin a comment, or end a line in an old parser
_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def block(data: dict[str, object]) -> Html:
    """The data as an element of the head."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES:  # thirty times as fast as to translate
        text = text.replace(char, escape)
    return Html(f'<script type="application/ld+json">{text}</script>')


def declaration(corpus: Corpus, address: str, declaration: Declaration) -> dict[str, object]:
    """A declaration as a work of its signatories, in the printed order; `address` is that of the site."""
    here = address + urls.declaration(declaration)
    data: dict[str, object] = {
        "@type": "CreativeWork",
        "@id": here,
        "url": here,
        "name": declaration.title,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "Written declaration No.", "value": str(declaration.number)},
            {"@type": "PropertyValue", "propertyID": "Doc.", "value": str(declaration.doc_id)},
        ],
        "datePublished": declaration.date.isoformat(),
        "inLanguage": LANGUAGE,
        "publisher": {"@type": "Organization", "name": PUBLISHER, "url": PUBLISHER_ADDRESS},
        "isPartOf": _site(address),
        "author": _authors(corpus, address, declaration),
    }
    if declaration.date_tabled is not None:
        data["dateCreated"] = declaration.date_tabled.isoformat()
    if declaration.title_fr is not None:
        data["alternateName"] = {"@language": "fr", "@value": declaration.title_fr}
    if declaration.edition is not None:
        data["version"] = declaration.edition
    if declaration.source is not None:
        data["isBasedOn"] = declaration.source
    return data


def _authors(corpus: Corpus, address: str, declaration: Declaration) -> list[dict[str, object]]:
    """Who signed, each with group and delegation. An organisation is named once and then meant by its @id."""
    named: set[str] = set()

    def organisation(path: str, name: str) -> dict[str, object]:
        if path in named:
            return {"@id": address + path}
        named.add(path)
        return {"@type": "Organization", "@id": address + path, "name": name}

    authors = []
    for signing in corpus.of_declaration(declaration).all:
        signature = signing.signature
        author: dict[str, object] = {
            "@type": "Person",
            "@id": address + urls.signatory(signing.person),
            "name": signature.name.without_honorific,
        }
        if signature.name.honorific:
            author["honorificPrefix"] = signature.name.honorific
        author["affiliation"] = organisation(
            urls.country(signature.country), f"National delegation: {signature.country.name}"
        )
        if signature.group is not None and signature.group.is_group:
            author["memberOf"] = organisation(urls.group(signature.group), signature.group.name)
        authors.append(author)
    return authors


def website(address: str) -> dict[str, object]:
    """The site, and how to search it."""
    return {
        **_site(address),
        "url": address,
        "inLanguage": LANGUAGE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{address}{urls.SEARCH_FOR}{{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def page(address: str, path: str, name: str) -> dict[str, object]:
    """A page and what it is a part of."""
    return {"@type": "WebPage", "name": name, "url": address + path, "isPartOf": _site(address)}


def country(address: str, country: Country, signings: Signings) -> dict[str, object]:
    """The declarations that a national delegation signed."""
    about = {"@type": "Country", "name": country.name, "identifier": country.iso}
    return _of(address, urls.country(country), country.name, signings, about)


def group(address: str, group: Group, signings: Signings) -> dict[str, object]:
    """The declarations that a political group signed; NR is no organisation."""
    about = {"@type": "Organization", "name": group.name, "alternateName": group.code} if group.is_group else None
    return _of(address, urls.group(group), group.name, signings, about)


def signatory(address: str, person: Person, signings: Signings) -> dict[str, object]:
    """The declarations that somebody signed."""
    name = person.name.without_honorific
    about = {"@type": "Person", "@id": address + urls.signatory(person), "name": name}
    return _of(address, urls.signatory(person), name, signings, about)


def _of(address: str, path: str, name: str, signings: Signings, about: dict[str, str] | None) -> dict[str, object]:
    data = collection(address, path, name, len(signings.declarations), signings.declarations)
    return {**data, "about": about} if about else data


def collection(
    address: str, path: str, name: str, total: int, declarations: Iterable[Declaration] = ()
) -> dict[str, object]:
    """A page that lists `total` things; if they are declarations, the first of them are named."""
    first = [item for item, _ in zip(declarations, range(LISTED), strict=False)]
    items: dict[str, object] = {"@type": "ItemList", "numberOfItems": total}
    if first:
        items["itemListElement"] = [
            {"@type": "ListItem", "position": position, "url": address + urls.declaration(item), "name": item.title}
            for position, item in enumerate(first, 1)
        ]
    return {
        "@type": "CollectionPage",
        "url": address + path,
        "name": name,
        "inLanguage": LANGUAGE,
        "isPartOf": _site(address),
        "mainEntity": items,
    }


def _site(address: str) -> dict[str, object]:
    return {"@type": "WebSite", "@id": address, "name": NAME}
