"""JSON-LD: what a page is about, in the words of schema.org, for search engines and reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..collection.signings import Signings
from ..machinery.memo import memoise
from ..model import Country, Declaration, Group, Person, Signature, Subject
from ..words.terms import PUBLISHER, PUBLISHER_ADDRESS
from . import urls
from .compact import compact
from .markup import Html

NAME = "Written Declarations"
LANGUAGE = "en"
_CONTEXT = "https://schema.org"
_TO_ROOT = urls.to_root(f"{urls.DECLARATIONS}638/")
LISTED = 10  # declarations that a list names; the page has them all
# Nothing that could end the block, begin a comment, or end a line in an old parser
_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def block(data: dict[str, object]) -> Html:
    """The data as an element of the head."""
    return _element(_json({"@context": _CONTEXT, **data}))


def _element(text: str) -> Html:
    return Html(f'<script type="application/ld+json">{text}</script>')


def _json(data: dict[str, object]) -> str:
    """JSON without anything that could end the block."""
    text = compact(data)
    for char, escape in _ESCAPES:  # thirty times as fast as to translate
        text = text.replace(char, escape)
    return text


class Works:
    """Declarations as works of their signatories, and pages that list them. The JSON of a signatory, and of a
    declaration in a list, is memoised.

    Signatories and organisations are identified by addresses relative to that of the page, which a reader of
    the block resolves as a browser does.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._listed = memoise(self._listed_of)
        self._author = memoise(self._author_of)
        self._group = memoise(self._group_of)

    def block(self, declaration: Declaration) -> Html:
        """A declaration, its authors in the printed order, and the groups to which they belonged. The delegation of an
        author stands in the block of the author's own page: it is part of who somebody is.
        """
        groups = {  # not a set: the order is that of the signatures
            signature.group.slug: signature.group
            for signature in declaration.signatures
            if signature.group and signature.group.is_group
        }
        authors = ",".join(map(self._author, declaration.signatures))
        work = f'{_json(_work(self._address, declaration))[:-1]},"author":[{authors}]}}'
        graph = ",".join([work, *map(self._group, groups.values())])
        return _element(f'{{"@context":"{_CONTEXT}","@graph":[{graph}]}}')

    def country(self, country: Country, signings: Signings) -> Html:
        """The declarations that a national delegation signed."""
        about = {"@type": "Country", "name": country.name, "identifier": country.iso}
        return self._of(urls.country(country), country.name, signings, about)

    def group(self, group: Group, signings: Signings) -> Html:
        """The declarations that a political group signed; NR is no organisation."""
        about = {"@type": "Organization", "name": group.name, "alternateName": group.code} if group.is_group else None
        return self._of(urls.group(group), group.name, signings, about)

    def subject(self, subject: Subject, declarations: Sequence[Declaration]) -> Html:
        """The declarations about something."""
        about = {
            "@type": "Place" if subject.is_place else "Thing",
            "name": subject.name,
            "alternateName": subject.name_fr,
        }
        return self.collection(urls.subject(subject), subject.name, len(declarations), declarations, about)

    def signatory(self, person: Person, signings: Signings) -> Html:
        """The declarations that somebody signed, and the national delegations for which."""
        name = person.name.without_honorific
        delegations = [
            {
                "@type": "Organization",
                "@id": self._address + urls.country(country),
                "name": f"National delegation: {country.name}",
            }
            for country in {each.country.slug: each.country for each in signings.signatures}.values()
        ]
        about = {
            "@type": "Person",
            "@id": self._address + urls.signatory(person),
            "name": name,
            "affiliation": delegations if len(delegations) > 1 else delegations[0],
        }
        return self._of(urls.signatory(person), name, signings, about)

    def _of(self, path: str, name: str, signings: Signings, about: Mapping[str, object] | None) -> Html:
        return self.collection(path, name, len(signings.declarations), signings.declarations, about)

    def collection(
        self,
        path: str,
        name: str,
        total: int,
        declarations: Iterable[Declaration] = (),
        about: Mapping[str, object] | None = None,
    ) -> Html:
        """A page that lists `total` things; if they are declarations, the first of them are named."""
        page: dict[str, object] = {
            "@context": _CONTEXT,
            "@type": "CollectionPage",
            "url": self._address + path,
            "name": name,
            "inLanguage": LANGUAGE,
            "isPartOf": _site(self._address),
        }
        if about is not None:
            page["about"] = about
        first = zip(range(1, LISTED + 1), declarations, strict=False)
        items = ",".join([f'{{"@type":"ListItem","position":{place},{self._listed(item)}' for place, item in first])
        elements = f',"itemListElement":[{items}]' if items else ""
        return _element(f'{_json(page)[:-1]},"mainEntity":{{"@type":"ItemList","numberOfItems":{total}{elements}}}}}')

    def _listed_of(self, declaration: Declaration) -> str:
        """The end of an item of a list, from its address on. Its title stands on the page, where search engines look."""
        return _json({"url": self._address + urls.declaration(declaration)})[1:]

    @staticmethod
    def _author_of(signature: Signature) -> str:
        author: dict[str, object] = {
            "@type": "Person",
            "@id": _TO_ROOT + urls.signatory(Person(signature.person, signature.name)),
            "name": signature.name.without_honorific,
        }
        if signature.group is not None and signature.group.is_group:
            author["memberOf"] = {"@id": _TO_ROOT + urls.group(signature.group)}
        return _json(author)

    @staticmethod
    def _group_of(group: Group) -> str:
        return _json({"@type": "Organization", "@id": _TO_ROOT + urls.group(group), "name": group.name})


def _work(address: str, declaration: Declaration) -> dict[str, object]:
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
        "inLanguage": declaration.lang,
        "publisher": {"@type": "Organization", "name": PUBLISHER, "url": PUBLISHER_ADDRESS},
        "isPartOf": _site(address),
    }
    if declaration.subjects:
        data["keywords"] = [subject.name for subject in declaration.subjects]
    if declaration.date_tabled is not None:
        data["dateCreated"] = declaration.date_tabled.isoformat()
    if declaration.title_fr is not None:
        data["alternateName"] = {"@language": "fr", "@value": declaration.title_fr}
    if declaration.edition is not None:
        data["version"] = declaration.edition
    if declaration.source is not None:
        data["isBasedOn"] = declaration.source
    return data


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


def webpage(address: str, path: str, name: str) -> dict[str, object]:
    """A page and what it is a part of."""
    return {"@type": "WebPage", "name": name, "url": address + path, "isPartOf": _site(address)}


def _site(address: str) -> dict[str, object]:
    return {"@type": "WebSite", "@id": address, "name": NAME}
