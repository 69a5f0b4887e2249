"""Feeds: what came or changed last of the site, of a country, a group, a subject, a year or a signatory.

As Atom (RFC 4287) and as JSON Feed 1.1. An entry's id is the permanent address of its declaration.
What changed last comes first: nearly all that is added is old, and who follows must see it all the same. So the dates of
an entry are the days on which its declaration came and changed here, as the log of changes has them, never the clock's;
its own date is said in words. There are thousands of signatories:
their feeds give facts and links without texts, and entries are memoised.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nlargest

from ..machinery.memo import memoise
from ..model import Declaration, Person
from ..reading.body import without_pins
from ..reading.change_log import NO_CHANGES, ChangeLog
from ..web import urls
from ..web.compact import compact
from ..web.jsonld import LANGUAGE, NAME
from ..web.markup import day, esc
from ..web.who_signed import AsText, who_signed
from ..words.terms import PUBLISHER, PUBLISHER_ADDRESS
from .change_words import HAPPENED

NEWEST = 20
_NAMES = AsText()
NEVER = datetime.date(1970, 1, 1)  # a feed must say when it was updated, even one without entries


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of one page: the page's path, what its declarations have in common, and these by their dates, newest
    first.

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
    """Writes the feeds of the site at an address, by its log of changes. Entries and items are memoised, with texts and
    without.
    """

    def __init__(self, address: str, log: ChangeLog = NO_CHANGES) -> None:
        self._address = address
        self._log = log
        self._entry = {texts: memoise(partial(self._entry_of, texts=texts)) for texts in (True, False)}
        self._item = {texts: memoise(partial(self._item_of, texts=texts)) for texts in (True, False)}
        self._summary = memoise(self._summary_of)

    def atom(self, feed: Feed) -> str:
        """The feed as Atom."""
        newest = self._newest(feed)
        updated = max(map(self._changed, newest), default=NEVER)
        here = esc(self._address + urls.feed(feed.path))
        entries = "".join(map(self._entry[feed.texts], newest))
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">\n'
            f"<id>{here}</id>\n<title>{esc(feed.title)}</title>\n<updated>{moment(updated)}</updated>\n"
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
        newest = self._newest(feed)
        items = ",\n".join(map(self._item[feed.texts], newest))
        return f'{head.removesuffix("}")},"items":[\n{items}\n]}}\n'

    def _newest(self, feed: Feed) -> list[Declaration]:
        return nlargest(NEWEST, feed.declarations, key=self._changed)

    def _changed(self, declaration: Declaration) -> datetime.date:
        return self._log.changed.get(declaration.number, declaration.date)

    def _added(self, declaration: Declaration) -> datetime.date:
        return self._log.added.get(declaration.number, declaration.date_tabled or declaration.date)

    def _since(self, declaration: Declaration) -> str:
        """Its own date, and what happened to it here last, in words."""
        dated = f"Dated {day(declaration.date)}."
        event = self._log.last.get(declaration.number)
        return f"{dated} {HAPPENED[event.kind]} here on {day(event.day)}." if event else dated

    def _entry_of(self, declaration: Declaration, *, texts: bool) -> str:
        here = self._address + urls.declaration(declaration)
        more = ""
        if texts:
            more = "".join(
                f"<author><name>{esc(name)}</name><uri>{esc(uri)}</uri></author>\n"
                for name, uri in self._authors(declaration)
            )
            if content := self._text(here, declaration):
                more += f'<content type="html"{_in(declaration)}>{esc(content)}</content>\n'
        return (
            f"<entry>\n<id>{esc(here)}</id>\n<title{_in(declaration)}>{esc(_title(declaration))}</title>\n"
            f'<link rel="alternate" type="text/html" href="{esc(here)}"/>\n'
            f"<published>{moment(self._added(declaration))}</published>\n"
            f"<updated>{moment(self._changed(declaration))}</updated>\n"
            f"<summary>{esc(self._summary(declaration))}</summary>\n{self._categories(declaration)}{more}</entry>\n"
        )

    def _item_of(self, declaration: Declaration, *, texts: bool) -> str:
        here = self._address + urls.declaration(declaration)
        item: dict[str, object] = {
            "id": here,
            "url": here,
            "title": _title(declaration),
            "summary": self._summary(declaration),
            "date_published": moment(self._added(declaration)),
            "date_modified": moment(self._changed(declaration)),
        }
        if declaration.subjects:
            item["tags"] = [subject.name for subject in declaration.subjects]
        if declaration.lang != LANGUAGE:
            item["language"] = declaration.lang
        if declaration.source is not None:
            item["external_url"] = declaration.source
        content = self._text(here, declaration) if texts else ""
        # One of the two must be there
        item.update({"content_html": content} if content else {"content_text": self._summary(declaration)})
        if texts:
            item["authors"] = [{"name": name, "url": uri} for name, uri in self._authors(declaration)]
        return compact(item)

    def _summary_of(self, declaration: Declaration) -> str:
        language = ", in French" if declaration.lang == "fr" else ""
        return (
            f"Written declaration No. {declaration.number}, Doc. {declaration.doc_id}{language}. {self._since(declaration)}"
            f" {who_signed(declaration, _NAMES)}"
        ).rstrip()

    def _text(self, here: str, declaration: Declaration) -> str:
        """Its date and the text as HTML, without the links to its paragraphs. Others within it lead to the page, because
        a feed reader shows many texts at once.
        """
        if declaration.body is None:
            return ""
        text = without_pins(declaration.body).replace('href="#', f'href="{esc(here)}#')
        said = f'<p lang="{LANGUAGE}">' if declaration.lang != LANGUAGE else "<p>"
        return f"{said}{esc(self._since(declaration))}</p>\n{text}"

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


def moment(date: datetime.date) -> str:
    """A day as feeds want it, to the second: its noon, so that no reader west of Greenwich shows the day before."""
    return f"{date.isoformat()}T12:00:00Z"
