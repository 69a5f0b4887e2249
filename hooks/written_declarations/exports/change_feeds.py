"""The feed of what changed, as Atom and as JSON Feed: an entry for each thing that happened, additions and all others.

An entry's id is the address of its place on the page of changes, by its first change, counted from 1.
"""

from __future__ import annotations

from ..collection.corpus import Corpus
from ..model import Declaration
from ..reading.change_log import ChangeEvent
from ..web import urls
from ..web.compact import compact
from ..web.jsonld import LANGUAGE, NAME
from ..web.markup import day, esc
from ..words.terms import PUBLISHER, PUBLISHER_ADDRESS
from .change_words import SHORT, said
from .feeds import NEVER, moment

TITLE = f"{NAME}: changes"


class ChangeFeeds:
    """Writes the feed of a collection at an address."""

    def __init__(self, corpus: Corpus, address: str) -> None:
        self._corpus = corpus
        self._address = address
        # No more than the page of changes always has, because there their ids lead
        self._newest = corpus.log.events[: -corpus.limits.newest - 1 : -1]
        self._here = {declaration.number: declaration for declaration in corpus.declarations}

    def atom(self) -> str:
        """The feed as Atom."""
        here = esc(self._address + urls.feed(urls.CHANGES))
        updated = max((event.day for event in self._newest), default=NEVER)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">\n'
            f"<id>{here}</id>\n<title>{esc(TITLE)}</title>\n<updated>{moment(updated)}</updated>\n"
            f'<link rel="self" type="application/atom+xml" href="{here}"/>\n'
            f'<link rel="alternate" type="text/html" href="{esc(self._address + urls.CHANGES)}"/>\n'
            f"<author><name>{esc(PUBLISHER)}</name><uri>{PUBLISHER_ADDRESS}</uri></author>\n"
            f"{''.join(map(self._entry, self._newest))}</feed>\n"
        )

    def json(self) -> str:
        """The feed as JSON Feed."""
        head = compact(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": TITLE,
                "home_page_url": self._address + urls.CHANGES,
                "feed_url": self._address + urls.json_feed(urls.CHANGES),
                "language": LANGUAGE,
                "authors": [{"name": PUBLISHER, "url": PUBLISHER_ADDRESS}],
            }
        )
        items = ",\n".join(map(self._item, self._newest))
        return f'{head.removesuffix("}")},"items":[\n{items}\n]}}\n'

    def _entry(self, event: ChangeEvent) -> str:
        return (
            f"<entry>\n<id>{esc(self._id(event))}</id>\n<title>{esc(self._title(event))}</title>\n"
            f'<link rel="alternate" type="text/html" href="{esc(self._page(event))}"/>\n'
            f"<published>{moment(event.day)}</published>\n<updated>{moment(event.day)}</updated>\n"
            f'<category term="{event.kind}"/>\n<summary>{esc(self._text(event))}</summary>\n</entry>\n'
        )

    def _item(self, event: ChangeEvent) -> str:
        return compact(
            {
                "id": self._id(event),
                "url": self._page(event),
                "title": self._title(event),
                "content_text": self._text(event),
                "date_published": moment(event.day),
                "tags": [event.kind],
            }
        )

    def _id(self, event: ChangeEvent) -> str:
        return self._address + urls.change(event.place)

    def _page(self, event: ChangeEvent) -> str:
        return self._address + urls.numbered(event.number)

    def _title(self, event: ChangeEvent) -> str:
        declaration = self._declaration(event)
        name = f"No. {event.number}{f': {declaration.title}' if declaration else ''}"
        return f"{SHORT[event.kind]}: {name}"

    def _text(self, event: ChangeEvent) -> str:
        declaration = self._declaration(event)
        dated = f"Written declaration No. {event.number}"
        if declaration is not None:
            dated += f", Doc. {declaration.doc_id}, dated {day(declaration.date)}"
        happened = f"{dated}. {SHORT[event.kind]} here on {day(event.day)}."
        return " ".join((happened, *(f"{line}." for line in said(self._corpus, event))))

    def _declaration(self, event: ChangeEvent) -> Declaration | None:
        return self._here.get(event.number)
