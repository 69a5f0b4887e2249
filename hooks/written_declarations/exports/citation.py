"""How a declaration is cited: one Citation in, one text for each format out.

Owns the formats of reference managers and of prose, and what must be escaped in each of them. Knows
nothing of pages and files.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote

from ..model import Declaration
from ..web.markup import count, day, lang
from ..words.terms import PUBLISHER
from .authors import Author, author

_memoised = lru_cache(maxsize=1 << 14)  # people sign again and again
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {
    # BibTeX counts braces even after a backslash, so that \{ alone would swallow the rest of the file
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_TEX_SIGN = re.compile(r"[{}\\~^#$%&_]")
_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_MARKDOWN_SIGN = re.compile(r"[\\`*_{}\[\]<>()#~|&$!]")
_WIKI_SIGN = re.compile(r"[{}\[\]|<>&~]|'(?=')|(?<=')'|_(?=_)|(?<=_)_")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a declaration: how it is called ("para. 3") and its fragment ("#p3"). Empty, all of it."""

    label: str = ""
    fragment: str = ""

    def after(self, sign: str) -> str:
        """The name of the place with what parts it from the words before; nothing where there is none."""
        return f"{sign}{self.label}" if self.label else ""


ALL = Passage()


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. `address` is the permanent address, `source` that of the official page."""

    number: int
    doc_id: int
    date: datetime.date
    title: str
    authors: tuple[Author, ...]
    address: str
    source: str | None
    lang: str = "en"
    keywords: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What it is: "Written declaration No. 638"."""
        return f"Written declaration No. {self.number}"

    @property
    def document(self) -> str:
        """Its number among the documents of the Assembly: "Doc. 14416"."""
        return f"Doc. {self.doc_id}"

    @property
    def name(self) -> str:
        """Short, as in a footnote: "Written declaration No. 638, Doc. 14416"."""
        return f"{self.kind}, {self.document}"

    @property
    def by(self) -> str:
        """Who signed, as prose has room for it: "Stefan Schennach and 25 others"."""
        lead, *others = self.authors
        if len(others) == 1:
            return f"{lead} and {others[0]}"
        return f"{lead} and {count(len(others), 'other')}" if others else str(lead)


def citation(declaration: Declaration, address: str) -> Citation:
    """The citation of a declaration whose permanent address that is.

    Its authors are the signatories in the printed order. Family names stand in ordinary letters: every
    style prints what it is given, and none makes "Schennach" of "SCHENNACH". The page has what was printed.
    """
    return Citation(
        declaration.number,
        declaration.doc_id,
        declaration.date,
        declaration.title,
        tuple(map(author, declaration.signatures)),
        address,
        declaration.source,
        declaration.lang,
        tuple(subject.name for subject in declaration.subjects),
    )


def text(cited: Citation, at: Passage = ALL) -> str:
    """One line of plain text."""
    return (
        f"{cited.by}, “{cited.title}”, {cited.name}{at.after(', ')}, {PUBLISHER}, {day(cited.date)},"
        f" {cited.address}{at.fragment}"
    )


def markdown(cited: Citation, at: Passage = ALL) -> str:
    """One line of Markdown; the title is the link."""
    return (
        f"{markdown_text(cited.by)}, [{markdown_text(cited.title)}]({cited.address}{at.fragment}),"
        f" {cited.name}{at.after(', ')}, {PUBLISHER}, {day(cited.date)}"
    )


def html(cited: Citation, at: Passage = ALL) -> str:
    """One line of HTML; the title is the link."""
    return (
        f'{escape(cited.by)}, <a href="{escape(cited.address)}{at.fragment}"{lang(cited.lang)}>{escape(cited.title)}</a>,'
        f" {cited.name}{at.after(', ')}, {PUBLISHER}, {day(cited.date)}"
    )


def wikipedia(cited: Citation, at: Passage = ALL) -> str:
    """A reference for Wikipedia, by its template for reports. The lead signatory is named."""
    lead, *others = cited.authors
    given = " ".join(filter(None, (lead.given, lead.suffix)))
    first = f" |first1={_wiki(given)}" if given else ""
    and_others = " |display-authors=etal" if others else ""
    return (
        f"{{{{cite report |last1={_wiki(lead.whole_family)}{first}{and_others}"
        f" |title={_wiki(cited.title)} |url={cited.address}{at.fragment} |type={cited.kind}"
        f" |docket={cited.document} |publisher={PUBLISHER} |date={day(cited.date)} |language={cited.lang}{at.after(' |at=')}}}}}"
    )


def bibtex(cited: Citation) -> str:
    """An entry for BibTeX and biber, in UTF-8. Words with a capital keep it in every style."""
    fields = {
        "author": " and ".join(map(_tex_author, cited.authors)),
        "title": _tex_title(cited.title),
        "institution": PUBLISHER,
        "type": cited.kind,
        "number": cited.document,
        "year": str(cited.date.year),
        "url": _tex_address(cited.address),
        "note": _tex(_note(cited)),
        "language": "french" if cited.lang == "fr" else "english",
        "keywords": _tex(", ".join(cited.keywords)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return (
        f"@techreport{{written-declaration-{cited.number},\n{lines}"
        f"  month = {_MONTHS[cited.date.month - 1]},\n  day = {{{cited.date.day}}}\n}}\n"
    )


def ris(cited: Citation) -> str:
    """A record for reference managers that read RIS."""
    tags = [
        ("TY", "RPRT"),
        *(("AU", author.inverted) for author in cited.authors),
        ("TI", cited.title),
        ("PB", PUBLISHER),
        ("M3", cited.kind),
        ("SN", cited.document),
        ("PY", str(cited.date.year)),
        ("DA", f"{cited.date:%Y/%m/%d}"),
        ("LA", cited.lang),
        *(("KW", keyword) for keyword in cited.keywords),
        ("UR", cited.address),
        ("N1", _note(cited)),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n"


def csl(cited: Citation) -> dict[str, object]:
    """An item of CSL-JSON.

    The particle is one that is not dropped: the Assembly prints it wherever it prints the family name.
    """
    item: dict[str, object] = {
        "id": f"written-declaration-{cited.number}",
        "type": "report",
        "title": cited.title,
        "author": [_csl_author(author) for author in cited.authors],
        "issued": {"date-parts": [[cited.date.year, cited.date.month, cited.date.day]]},
        "publisher": PUBLISHER,
        "genre": cited.kind,
        "number": cited.document,
        "language": cited.lang,
        "URL": cited.address,
    }
    if cited.keywords:
        item["keyword"] = ", ".join(cited.keywords)
    if cited.source:
        item["note"] = _note(cited)
    return item


def csl_json(cited: Iterable[Citation]) -> str:
    """Items of CSL-JSON, one a line."""
    items = ",\n".join(json.dumps(csl(each), ensure_ascii=False) for each in cited)
    return f"[\n{items}\n]\n" if items else "[]\n"


def markdown_text(plain: str) -> str:
    """Plain text as Markdown that shows it as it is, wherever it stands in a line."""
    return _MARKDOWN_SIGN.sub(r"\\\g<0>", plain)


def _note(cited: Citation) -> str:
    return f"Official page: {cited.source}" if cited.source else ""


def _csl_author(author: Author) -> dict[str, str]:
    parts = {
        "family": author.family,
        "given": author.given,
        "non-dropping-particle": author.particle,
        "suffix": author.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _tex(plain: str) -> str:
    return _TEX_SIGN.sub(lambda sign: _TEX[sign[0]], plain)


def _tex_title(title: str) -> str:
    """Styles turn capitals into small letters, but not those in braces. Braces go round words alone: a
    backslash right behind one would make BibTeX take what follows for a single letter.
    """
    pieces, end = [], 0
    for word in _WORD.finditer(title):
        pieces.append(_tex(title[end : word.start()]))
        pieces.append(f"{{{word[0]}}}" if word[0] != word[0].lower() else word[0])
        end = word.end()
    return "".join([*pieces, _tex(title[end:])])


@_memoised
def _tex_author(author: Author) -> str:
    """BibTeX takes the first word in small letters for the end of a particle, and "and" for the next author."""
    family = _tex(author.family)
    particle = f"{_tex(author.particle)} " if author.particle else ""
    if not author.given:
        return f"{{{_tex(str(author))}}}"
    if author.particle.endswith(("'", "’")) or (not author.particle and author.family[:1].islower()):
        particle, family = "", f"{{{_tex(author.whole_family)}}}"
    elif any(word[:1].islower() for word in author.family.split(" ")):
        family = f"{{{family}}}"
    given = f"{{{_tex(author.given)}}}" if _AND.search(author.given) else _tex(author.given)
    suffix = f"{_tex(author.suffix)}, " if author.suffix else ""
    return f"{particle}{family}, {suffix}{given}"


def _tex_address(address: str) -> str:
    """In the field of an address nothing is escaped, so what would end it is written in per cent."""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=-._~")


def _wiki(plain: str) -> str:
    return _WIKI_SIGN.sub(lambda sign: f"&#{ord(sign[0])};", plain)
