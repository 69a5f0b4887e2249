"""A declaration as Akoma Ntoso 3.0, the XML of parliaments: a `statement` with its text and signatures.

Anchors of the page are the ids of its parts (`eId`), so that one reference serves both. Work,
expression and file are named by permanent addresses of this site.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..collection.corpus import Corpus
from ..machinery.memo import memoise
from ..model import Country, Declaration, Group, Person, Signature
from ..reading.paragraphs import is_apparatus, is_footnote, tree
from ..web import urls
from ..web.markup import esc
from ..words.terms import LICENCE, PUBLISHER, PUBLISHER_ADDRESS, UNOFFICIAL

_NAMES = {"em": "i", "strong": "b", "p": "p", "ul": "ul", "ol": "ol", "li": "li", "a": "a", "br": "eol"}
_LANGUAGES = {"en": "eng", "fr": "fra"}
_ASSEMBLY, _SITE = "pace", "site"
_ELSEWHERE = "<p>The text is published by the Assembly.</p>"  # of a record


class Statements:
    """Makes the files of declarations. `address` is that of the site, with a slash at the end."""

    def __init__(self, corpus: Corpus, address: str) -> None:
        self._corpus = corpus
        self._address = address
        self._lines = memoise(partial(_lines, address))
        self._countries = memoise(partial(_country, address))
        self._groups = memoise(partial(_group, address))

    def one(self, declaration: Declaration) -> str:
        """The file of a declaration."""
        signings = self._corpus.of_declaration(declaration).all
        lines = [self._lines(signing.signature) for signing in signings]
        elements = list(tree(declaration.body)) if declaration.body else []
        text = "".join(_markup(element) for element in elements if element.tag != "section")
        signatures = "".join(
            f'<p eId="signatory-{signing.order}"><signature>{each.signature}</signature></p>\n'
            for signing, each in zip(signings, lines, strict=True)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n'
            '<statement name="writtenDeclaration">\n'
            f"{_meta(self._address, declaration, self._references(declaration, lines), _notes(elements))}"
            f"<preface><p><docType>Written declaration</docType> <docNumber>No. {declaration.number}</docNumber>"
            f' | Doc. {declaration.doc_id} | <docDate date="{declaration.date}">{declaration.date}</docDate></p>\n'
            f"<longTitle><p><docTitle>{esc(declaration.title)}</docTitle></p></longTitle></preface>\n"
            f"<mainBody>\n{text or _ELSEWHERE}</mainBody>\n"
            f"{f'<conclusions>{chr(10)}{signatures}</conclusions>{chr(10)}' if signatures else ''}"
            "</statement>\n</akomaNtoso>\n"
        )

    def _references(self, declaration: Declaration, lines: Iterable[_SignatureXml]) -> str:
        """Each country, group and person once."""
        signatures = declaration.signatures
        groups = {signature.group.slug: signature.group for signature in signatures if signature.group}
        countries = {signature.country.slug: signature.country for signature in signatures}
        return "".join(
            (
                *map(self._groups, groups.values()),
                *(each.reference for each in lines),
                *map(self._countries, countries.values()),
            )
        )


def _meta(address: str, declaration: Declaration, references: str, notes: str) -> str:
    work = address + urls.declaration(declaration)
    file = address + urls.declaration_file(declaration, "akn.xml")
    tabled = declaration.date_tabled
    aliases = f'<FRBRalias value="Doc. {declaration.doc_id}" name="document"/>'
    if declaration.source:
        aliases += f'<FRBRalias value="{esc(declaration.source)}" name="source"/>'
    date = f'<FRBRdate date="{declaration.date}" name="publication"/>'
    # A later edition is another expression of the same work
    published = f'<FRBRdate date="{declaration.earlier[0].date}" name="publication"/>' if declaration.earlier else date
    first = f'<FRBRdate date="{tabled}" name="tabled"/>' if tabled else published
    author = f'<FRBRauthor href="#{_ASSEMBLY}"/>'

    def core(uri: str, dates: str, by: str) -> str:
        return f'<FRBRthis value="{esc(uri)}"/><FRBRuri value="{esc(uri)}"/>{dates}{by}'

    version = f'<FRBRversionNumber value="{declaration.edition}"/>' if declaration.edition else ""
    return (
        f'<meta>\n<identification source="#{_SITE}">\n'
        f"<FRBRWork>{core(work, aliases + first, author)}"
        f'<FRBRcountry value="coe"/><FRBRnumber value="{declaration.number}"/></FRBRWork>\n'
        f'<FRBRExpression>{core(work, date, author)}{version}<FRBRlanguage language="{_LANGUAGES[declaration.lang]}"/></FRBRExpression>\n'
        f'<FRBRManifestation>{core(file, date, f"""<FRBRauthor href="#{_SITE}"/>""")}'
        '<FRBRformat value="application/akn+xml"/></FRBRManifestation>\n</identification>\n'
        f"{_classification(address, declaration)}"
        f'<references source="#{_SITE}">\n'
        f'<TLCOrganization eId="{_ASSEMBLY}" href="{PUBLISHER_ADDRESS}" showAs="{esc(PUBLISHER)}"/>\n'
        f'<TLCOrganization eId="{_SITE}" href="{esc(address)}" showAs="Written Declarations"/>\n'
        f"{references}</references>\n{notes}"
        f'<proprietary source="#{_SITE}"><licence xmlns="{esc(address + urls.USING_IT)}">{esc(f"{LICENCE} {UNOFFICIAL}")}'
        "</licence></proprietary>\n</meta>\n"
    )


def _classification(address: str, declaration: Declaration) -> str:
    """What it is about, in the words of our registry."""
    keywords = "".join(
        f'<keyword dictionary="{esc(address + urls.SUBJECTS)}" href="{esc(address + urls.subject(subject))}"'
        f' value="{subject.slug}" showAs="{esc(subject.name)}"/>\n'
        for subject in declaration.subjects
    )
    return f'<classification source="#{_SITE}">\n{keywords}</classification>\n' if keywords else ""


class _SignatureXml(NamedTuple):
    """The XML of a signature: the reference to the signatory, under the name printed here, and the line below the text."""

    reference: str
    signature: str


def _lines(address: str, signature: Signature) -> _SignatureXml:
    name, country, group = signature.name, signature.country, signature.group
    page = address + urls.signatory(Person(signature.person, name))
    code = signature.group_printed or (group.code if group else "")
    return _SignatureXml(
        _reference("Person", f"person-{signature.person}", page, name.without_honorific),
        f'<person refersTo="#person-{signature.person}">{esc(str(name))}</person>,'
        f' <location refersTo="#country-{country.slug}">{esc(signature.country_printed)}</location>'
        f"{f', <organization refersTo={chr(34)}#group-{group.slug}{chr(34)}>{esc(code)}</organization>' if group else ''}",
    )


def _group(address: str, group: Group) -> str:
    return _reference("Organization", f"group-{group.slug}", address + urls.group(group), group.name)


def _country(address: str, country: Country) -> str:
    return _reference("Location", f"country-{country.slug}", address + urls.country(country), country.name)


def _reference(kind: str, identifier: str, address: str, name: str) -> str:
    return f'<TLC{kind} eId="{identifier}" href="{esc(address)}" showAs="{esc(name)}"/>\n'


def _notes(elements: Iterable[Element]) -> str:
    notes = "".join(
        f'<note eId="{item.get("id")}" marker="{item.get("id", "").removeprefix("fn")}">{_inside(item)}</note>\n'
        for element in elements
        for item in element.iter("li")
        if is_footnote(item)
    )
    return f'<notes source="#{_ASSEMBLY}">\n{notes}</notes>\n' if notes else ""


def _markup(element: Element) -> str:
    """An element of the page as one of Akoma Ntoso, or what is in it where there is none."""
    if is_apparatus(element):
        return ""
    if element.get("class") == "wd-footnote-ref":
        number = "".join(element.itertext())
        return f'<noteRef href="#fn{number}" marker="{number}"/>'
    if element.tag == "div":  # a block with its anchor, which goes to the paragraph within
        inside = [child for child in element if not is_apparatus(child)]
        anchor = element.get("id")
        if anchor and len(inside) == 1 and inside[0].get("id") is None:
            inside[0].set("id", anchor)
        return "".join(map(_markup, inside)) + "\n"
    name = _NAMES[element.tag]
    attributes = "".join(
        f' {"eId" if key == "id" else key}="{esc(element.get(key, ""))}"'
        for key in ("id", "href", "title", "value")
        if element.get(key) is not None
    )
    inside_text = _inside(element)
    return f"<{name}{attributes}>{inside_text}</{name}>" if inside_text else f"<{name}{attributes}/>"


def _inside(element: Element) -> str:
    parts: list[str] = [esc(element.text or "")]
    for child in element:
        parts += (_markup(child), esc(child.tail or ""))
    return "".join(parts)
