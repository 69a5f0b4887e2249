"""Feeds: the newest declarations of the site, of a country, a group, a year or a signatory.

As Atom (RFC 4287) and as JSON Feed 1.1. An entry's id is the permanent address of its declaration,
and its dates are those of the declaration, never the clock's. There are thousands of signatories:
their feeds give facts and links without texts, and entries are memoised.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from ..machinery.memo import memoise
from ..model import Declaration, Person
from ..reading.body import without_pins
from ..web import urls
from ..web.compact import compact
from ..web.jsonld import LANGUAGE, NAME
from ..web.markup import day, esc
from ..web.who_signed import AsText, who_signed
from ..words.terms import PUBLISHER, PUBLISHER_ADDRESS

NEWEST = 20
_NAMES = AsText()
_NEVER = datetime.date(1970, 1, 1)  # a feed must say when it was updated, even one without entries


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of one page: the page's path, what its declarations have in common, and these, newest first.

    `texts` says whether entries bring the text and all names.
    """

    path: str
    of: str
    declarations: Sequence[Declaration]
    texts: bool = True

    @property
    def title(self) -> str:
        """What a feed reader shows."""
        return f"{NAME}: {self.of}" if self.of else NAME


class Feeds:
    """Writes the feeds of the site at an address. Entries and items are memoised, with texts and without."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._entry = {texts: memoise(partial(self._entry_of, texts=texts)) for texts in (True, False)}
        self._item = {texts: memoise(partial(self._item_of, texts=texts)) for texts in (True, False)}

    def atom(self, feed: Feed) -> str:
        """The feed as Atom."""
        newest = feed.declarations[:NEWEST]
        updated = max((declaration.date for declaration in newest), default=_NEVER)
        here = esc(self._address + urls.feed(feed.path))
        entries = "".join(map(self._entry[feed.texts], newest))
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">\n'
            f"<id>{here}</id>\n<title>{esc(feed.title)}</title>\n<updated>{_moment(updated)}</updated>\n"
            f'<link rel="self" type="application/atom+xml" href="{here}"/>\n'
            f'<link rel="alternate" type="text/html" href="{esc(self._address + feed.path)}"/>\n'
            f"<author><name>{esc(PUBLISHER)}</name><uri>{PUBLISHER_ADDRESS}</uri></author>\n{entries}</feed>\n"
        )

    def json(self, feed: Feed) -> str:
        """The feed as JSON Feed."""
        head = compact(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": feed.title,
                "home_page_url": self._address + feed.path,
                "feed_url": self._address + urls.json_feed(feed.path),
                "language": LANGUAGE,
                "authors": [{"name": PUBLISHER, "url": PUBLISHER_ADDRESS}],
            }
        )
        newest = feed.declarations[:NEWEST]
        items = ",\n".join(map(self._item[feed.texts], newest))
        return f'{head.removesuffix("}")},"items":[\n{items}\n]}}\n'

    def _entry_of(self, declaration: Declaration, *, texts: bool) -> str:
        here = self._address + urls.declaration(declaration)
        more = ""
        if texts:
            more = "".join(
                f"<author><name>{esc(name)}</name><uri>{esc(uri)}</uri></author>\n"
                for name, uri in self._authors(declaration)
            )
            if content := _text(here, declaration):
                more += f'<content type="html"{_in(declaration)}>{esc(content)}</content>\n'
        return (
            f"<entry>\n<id>{esc(here)}</id>\n<title{_in(declaration)}>{esc(_title(declaration))}</title>\n"
            f'<link rel="alternate" type="text/html" href="{esc(here)}"/>\n'
            f"<published>{_moment(declaration.date_tabled or declaration.date)}</published>\n"
            f"<updated>{_moment(declaration.date)}</updated>\n"
            f"<summary>{esc(_summary(declaration))}</summary>\n{self._categories(declaration)}{more}</entry>\n"
        )

    def _item_of(self, declaration: Declaration, *, texts: bool) -> str:
        here = self._address + urls.declaration(declaration)
        item: dict[str, object] = {
            "id": here,
            "url": here,
            "title": _title(declaration),
            "summary": _summary(declaration),
            "date_published": _moment(declaration.date_tabled or declaration.date),
            "date_modified": _moment(declaration.date),
        }
        if declaration.subjects:
            item["tags"] = [subject.name for subject in declaration.subjects]
        if declaration.lang != LANGUAGE:
            item["language"] = declaration.lang
        if declaration.source is not None:
            item["external_url"] = declaration.source
        content = _text(here, declaration) if texts else ""
        # One of the two must be there
        item.update({"content_html": content} if content else {"content_text": _summary(declaration)})
        if texts:
            item["authors"] = [{"name": name, "url": uri} for name, uri in self._authors(declaration)]
        return compact(item)

    def _categories(self, declaration: Declaration) -> str:
        scheme = esc(self._address + urls.SUBJECTS)
        return "".join(
            f'<category term="{subject.slug}" scheme="{scheme}" label="{esc(subject.name)}"/>\n'
            for subject in declaration.subjects
        )

    def _authors(self, declaration: Declaration) -> list[tuple[str, str]]:
        """Who signed, as printed, each with the address of a page."""
        return [
            (signature.name.without_honorific, self._address + urls.signatory(Person(signature.person, signature.name)))
            for signature in declaration.signatures
        ]


def _title(declaration: Declaration) -> str:
    return f"No. {declaration.number}: {declaration.title}"


def _in(declaration: Declaration) -> str:
    """The attribute of an element in the language of a declaration, behind a space; none in that of the feed."""
    return "" if declaration.lang == LANGUAGE else f' xml:lang="{declaration.lang}"'


def _summary(declaration: Declaration) -> str:
    return (
        f"Written declaration No. {declaration.number}, Doc. {declaration.doc_id}, {day(declaration.date)}."
        f" {who_signed(declaration, _NAMES)}"
    ).rstrip()


def _text(here: str, declaration: Declaration) -> str:
    """The text as HTML, without the links to its paragraphs. Others within it lead to the page, because
    a feed reader shows many texts at once.
    """
    if declaration.body is None:
        return ""
    return without_pins(declaration.body).replace('href="#', f'href="{esc(here)}#')


def _moment(date: datetime.date) -> str:
    """A date as feeds want it, to the second: the day's beginning."""
    return f"{date.isoformat()}T00:00:00Z"
