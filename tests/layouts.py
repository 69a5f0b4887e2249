"""Declarations as official texts, in the layouts that the Assembly has used."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from html import escape

from written_declarations.model import Declaration, Signature
from written_declarations.words.dates import ENGLISH, FRENCH

DISCLAIMER = "This written declaration commits only those who have signed it."
DISCLAIMER_FR = "Cette déclaration écrite n'engage que ses signataires."


def _day(date: datetime.date, months: list[str]) -> str:
    return f"{date.day} {months[date.month - 1]} {date.year}"


def _names(declaration: Declaration) -> str:
    return " ; ".join(map(str, declaration.signatures))


def _body(declaration: Declaration) -> list[str]:
    return declaration.body.markdown.split("\n\n") if declaration.body else []


def today(d: Declaration) -> str:
    heading = f"Written declaration No. {d.number} | Doc. {d.doc_id} | {_day(d.date, ENGLISH)}"
    return "\n\n".join(["Logo Assembly Logo Hemicycle", d.title, heading, _names(d), *_body(d), DISCLAIMER]) + "\n"


def assembly(d: Declaration) -> str:
    heading = f"Written declaration No. {d.number} | Doc. {d.doc_id} | {_day(d.date, ENGLISH)}"
    parts = ["Print", "See related documents", heading, d.title, f"Signatories: {_names(d)}", DISCLAIMER, *_body(d)]
    return "\r\n\r\n".join(parts)


def french(d: Declaration) -> str:
    def signatory(signature: Signature) -> str:
        line = f"{signature.name}, {signature.country.name_fr}"
        return f"{line}, {signature.group.code_fr or signature.group.code}" if signature.group else line

    heading = f"Déclaration écrite No. {d.number} | Doc. {d.doc_id} | {_day(d.date, FRENCH)}"
    names = " ; ".join(map(signatory, d.signatures))
    parts = ["Imprimer", "Autres documents liés", heading, d.title, f"Signataires : {names}", *_body(d), DISCLAIMER_FR]
    return "\n\n".join(parts)


def old(d: Declaration) -> str:
    """2001 to 2007: the text first, then the names, family name first, a line each."""

    def signatory(signature: Signature) -> str:
        name = f"{signature.name.family} {signature.name.given}"
        line = f"{name}, {signature.country_printed}"
        return f"{line}, {signature.group_printed}" if signature.group_printed else line

    lines = [
        f"Doc. {d.doc_id}" + (f" {d.edition}nd edition" if d.edition else ""),
        _day(d.date, ENGLISH),
        d.title,
        f"Written Declaration No {d.number}",
        *(
            [f"{d.edition}nd edition, originally tabled on {_day(d.date_tabled, ENGLISH)}"]
            if d.edition and d.date_tabled
            else []
        ),
        "Signed (see overleaf)",
        *_body(d),
        "Signed: 1",
        *map(signatory, d.signatures),
        f"Total = {len(d.signatures)}",
    ]
    return "\n".join(lines)


def page(text: Callable[[Declaration], str], d: Declaration) -> str:
    """A saved page of one of the sites."""
    blocks = "".join(f"<p>{escape(line)}</p>\n" for line in text(d).splitlines() if line.strip())
    return (
        f"<!DOCTYPE html><html><head><title>x</title><style>p {{}}</style></head><body><nav>Menu<a href='/'>Home</a></nav>"
        f"<main><script>var a = '<p>No</p>';</script>{blocks}</main><footer>© 2026</footer></body></html>"
    )
