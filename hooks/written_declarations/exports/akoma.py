"""A declaration as Akoma Ntoso 3.0, the XML of parliaments: a `statement` with its text and signatures.

Anchors of the page are the ids of its parts (`eId`), so that one reference serves both. Work,
expression and file are named by permanent addresses of this site.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from .. import urls
from ..corpus import Corpus, Signing
from ..markup import esc
from ..model import Body, Declaration
from ..paragraphs import is_apparatus, is_footnote, tree
from ..terms import LICENCE, PUBLISHER, PUBLISHER_ADDRESS, UNOFFICIAL

_NAMES = {"em": "i", "strong": "b", "p": "p", "ul": "ul", "ol": "ol", "li": "li", "a": "a", "br": "eol"}
_ASSEMBLY, _SITE = "pace", "site"


def statement(corpus: Corpus, address: str, declaration: Declaration) -> str:
    """The file of a declaration. `address` is that of the site, with a slash at the end."""
    signings = corpus.of_declaration(declaration).all
    text = _text(declaration.body) if declaration.body else "<p>The text is published by the Assembly.</p>"
    signatures = "".join(_signature(signing) for signing in signings)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n'
        f'<statement name="writtenDeclaration">\n{_meta(address, declaration, signings)}'
        f"<preface><p><docType>Written declaration</docType> <docNumber>No. {declaration.number}</docNumber>"
        f' | Doc. {declaration.doc_id} | <docDate date="{declaration.date}">{declaration.date}</docDate></p>\n'
        f"<longTitle><p><docTitle>{esc(declaration.title)}</docTitle></p></longTitle></preface>\n"
        f"<mainBody>\n{text}</mainBody>\n"
        f"{f'<conclusions>{chr(10)}{signatures}</conclusions>{chr(10)}' if signatures else ''}"
        "</statement>\n</akomaNtoso>\n"
    )


def _meta(address: str, declaration: Declaration, signings: tuple[Signing, ...]) -> str:
    work = address + urls.declaration(declaration)
    file = address + urls.declaration_akoma(declaration)
    tabled = declaration.date_tabled
    aliases = f'<FRBRalias value="Doc. {declaration.doc_id}" name="document"/>'
    if declaration.source:
        aliases += f'<FRBRalias value="{esc(declaration.source)}" name="source"/>'
    date = f'<FRBRdate date="{declaration.date}" name="publication"/>'
    first = f'<FRBRdate date="{tabled}" name="tabled"/>' if tabled else date
    author = f'<FRBRauthor href="#{_ASSEMBLY}"/>'

    def core(uri: str, dates: str, by: str) -> str:
        return f'<FRBRthis value="{esc(uri)}"/><FRBRuri value="{esc(uri)}"/>{dates}{by}'

    version = f'<FRBRversionNumber value="{declaration.edition}"/>' if declaration.edition else ""
    notes = _notes(declaration.body) if declaration.body else ""
    return (
        f'<meta>\n<identification source="#{_SITE}">\n'
        f"<FRBRWork>{core(work, aliases + first, author)}"
        f'<FRBRcountry value="coe"/><FRBRnumber value="{declaration.number}"/></FRBRWork>\n'
        f'<FRBRExpression>{core(work, date, author)}{version}<FRBRlanguage language="eng"/></FRBRExpression>\n'
        f'<FRBRManifestation>{core(file, date, f"""<FRBRauthor href="#{_SITE}"/>""")}'
        '<FRBRformat value="application/akn+xml"/></FRBRManifestation>\n</identification>\n'
        f'<references source="#{_SITE}">\n'
        f'<TLCOrganization eId="{_ASSEMBLY}" href="{PUBLISHER_ADDRESS}" showAs="{esc(PUBLISHER)}"/>\n'
        f'<TLCOrganization eId="{_SITE}" href="{esc(address)}" showAs="Written Declarations"/>\n'
        f"{''.join(_references(address, signings))}</references>\n{notes}"
        f'<proprietary source="#{_SITE}"><licence xmlns="{esc(address + urls.USING_IT)}">{esc(f"{LICENCE} {UNOFFICIAL}")}'
        "</licence></proprietary>\n</meta>\n"
    )


def _references(address: str, signings: tuple[Signing, ...]) -> Iterator[str]:
    """Each country, group and person once."""
    countries = {signing.signature.country.slug: signing.signature.country for signing in signings}
    groups = {signing.signature.group.slug: signing.signature.group for signing in signings if signing.signature.group}
    for group in groups.values():
        yield _reference("Organization", f"group-{group.slug}", address + urls.group(group), group.name)
    for signing in signings:  # under the name printed here, which no other declaration changes
        person, name = signing.person, signing.signature.name.without_honorific
        yield _reference("Person", f"person-{person.slug}", address + urls.signatory(person), name)
    for country in countries.values():
        yield _reference("Location", f"country-{country.slug}", address + urls.country(country), country.name)


# People sign again and again: what is said of each is made once in a build
@lru_cache(maxsize=1 << 14)
def _reference(kind: str, identifier: str, address: str, name: str) -> str:
    return f'<TLC{kind} eId="{identifier}" href="{esc(address)}" showAs="{esc(name)}"/>\n'


def _signature(signing: Signing) -> str:
    signature, name, group = signing.signature, signing.signature.name, signing.signature.group
    signed = _signed(
        signing.person.slug,
        str(name),
        signature.country.slug,
        signature.country_printed,
        group.slug if group else "",
        signature.group_printed or (group.code if group else ""),
    )
    return f'<p eId="signatory-{signing.order}"><signature>{signed}</signature></p>\n'


@lru_cache(maxsize=1 << 14)
def _signed(person: str, name: str, country: str, country_printed: str, group: str, group_printed: str) -> str:
    of_group = f', <organization refersTo="#group-{group}">{esc(group_printed)}</organization>' if group else ""
    return (
        f'<person refersTo="#person-{person}">{esc(name)}</person>,'
        f' <location refersTo="#country-{country}">{esc(country_printed)}</location>{of_group}'
    )


def _text(body: Body) -> str:
    return "".join(_markup(element) for element in tree(body) if element.tag != "section")


def _notes(body: Body) -> str:
    notes = "".join(
        f'<note eId="{item.get("id")}" marker="{item.get("id", "").removeprefix("fn")}">{_inside(item)}</note>\n'
        for item in tree(body).iter("li")
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
