"""What changed in the collection, in words: the same on the page of changes and in their feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..collection.corpus import Corpus
from ..reading.change_log import ChangeEvent, ChangeKind, LoggedChange
from ..web.markup import day

HAPPENED = {
    ChangeKind.ADDITION: "Added",
    ChangeKind.EDITION: "Published again by the Assembly, and replaced",
    ChangeKind.CORRECTION: "Corrected",
    ChangeKind.WITHDRAWAL: "Withdrawn",
}
SHORT = {**HAPPENED, ChangeKind.EDITION: "New edition"}
_NAMES = {
    "doc_id": "Doc. ID",
    "date": "Date",
    "date_tabled": "Day of tabling",
    "edition": "Edition",
    "lang": "Language",
    "title": "Title",
    "subjects": "Subjects",
    "source": "Official page",
    "earlier_editions": "Earlier edition",
    "signatories": "Signatory",
    "text": "Text",
}
_MANY = ("signatories", "earlier_editions")
_DAYS = ("date", "date_tabled")
_EDITION = re.compile(r"(?:^|; )([0-9]+), ([0-9]{4}-[01][0-9]-[0-3][0-9])\b")
_LANGUAGES = {"en": "English", "fr": "French"}


def said(corpus: Corpus, event: ChangeEvent) -> Iterator[str]:
    """What is different, a sentence for each line; nothing of an addition, nor of a declaration that was withdrawn."""
    if event.number not in corpus.log.state:
        return
    subjects = {subject.slug: subject.name for subject in corpus.subjects}
    for change in event.changes:
        if change.field:
            before, after = (_shown(change, value, subjects) for value in (change.before, change.after))
            if before == after:
                before, after = change.before, change.after
            yield f"{_what(change)} {_from_to(before, after, is_one_of_many=change.field in _MANY)}"


def _what(change: LoggedChange) -> str:
    key, _, part = change.field.partition(" ")
    if part:
        return "Order of the signatories" if key == "signatories" else f"{_NAMES[key]}, {_place(part)}"
    title = _NAMES.get(key, key)
    is_second = key == "title" and change.lang == "fr"
    return f"French {title.lower()}" if is_second else title


def _place(anchor: str) -> str:
    if anchor.startswith("fn"):
        return f"note {anchor.removeprefix('fn')}"
    return f"paragraph {anchor.removeprefix('p').replace('-', '.')}"


def _shown(change: LoggedChange, value: str, subjects: dict[str, str]) -> str:
    if change.field == "lang":
        return _LANGUAGES.get(value, value)
    if change.field == "subjects":
        return ", ".join(subjects.get(slug, slug) for slug in value.split(", "))
    if change.field == "earlier_editions":
        editions = _EDITION.findall(value)
        return ", ".join(f"No. {number} of {_day(when)}" for number, when in editions) or value
    if change.field in _DAYS and value:
        return day(date.fromisoformat(value))
    return value


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text  # of a value that was cut, or that nobody checked


def _from_to(before: str, after: str, *, is_one_of_many: bool) -> str:
    if before == after:
        return "changed in a part that is left out here"
    if not before:
        return f"added: {after}" if is_one_of_many else f"is “{after}” now, where nothing stood"
    return f"changed from “{before}” to “{after}”" if after else f"taken out: {before}"
