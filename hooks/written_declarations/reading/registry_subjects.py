"""The entries of subjects.yml: countries, territories and topics, with the words by which texts name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model import Country, Subject, SubjectKind
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..words.letters import slug
from ..words.subjects import SubjectWords
from .registry_record import Record

_PLACE_KEYS, _TOPIC_KEYS = ("adjectives", "adjectives_fr", "also_a_name"), ("about", "words", "words_fr")
KEYS = ("slug", "kind", "name", "name_fr", "aliases", "aliases_fr", *_PLACE_KEYS, *_TOPIC_KEYS, "not_in", "note")
_QUOTES = "'\"“”"


def subject_words(record: Record, countries: Iterable[Country]) -> SubjectWords | None:
    """What an entry says of a subject; None with problems added if it says nothing that can be used.

    A country of countries.yml has its names from there.
    """
    kind, address = record.required("kind"), record.slug()
    if kind not in list(SubjectKind):
        help_ = f"write {', '.join(SubjectKind)}"
        record.add(record.optional("kind"), f"{shown(kind)} is not a kind of subject", help_)
        return None
    is_topic = kind == SubjectKind.TOPIC
    for key in _PLACE_KEYS if is_topic else _TOPIC_KEYS:
        if key in record:
            message = f"{key} is not a key of a {'topic' if is_topic else 'part of the world'}"
            record.add(record.optional(key) if key in ("also_a_name", "about") else None, message, f"remove {key}")
    country = next((each for each in countries if each.slug == address), None)
    names = _names(record, country)
    mark, note = record.optional("also_a_name"), record.optional("note")
    if mark is not None and mark.text not in ("yes", "no"):
        record.add(mark, f"{shown(mark.text)} is neither yes nor no", 'write "yes", or remove the line')
    about = record.required("about") if is_topic else ""
    entry = SubjectWords(
        Subject(address, *names, SubjectKind(kind), about, note.text if note else ""),
        (*_forms(country.aliases if country else ()), *record.texts("aliases")),
        (*_forms(country.aliases_fr if country else ()), *record.texts("aliases_fr")),
        record.texts("adjectives"),
        record.texts("adjectives_fr"),
        record.texts("words"),
        record.texts("words_fr"),
        record.texts("not_in"),
        is_a_name=mark is not None and mark.text == "yes",
    )
    record.printable("name", entry.names)
    return entry


def _names(record: Record, country: Country | None) -> tuple[str, str]:
    if country is None:
        return record.required("name"), record.required("name_fr")
    for key in ("name", "name_fr"):
        if key in record:
            message = f"countries.yml says the names of {shown(country.name)}"
            record.add(record.optional(key), message, f"remove {key}, or write it below aliases")
    return country.name, country.name_fr


def _forms(aliases: Iterable[str]) -> Iterator[str]:
    """The names that were printed, without marks of quotation around them, each once."""
    yield from dict.fromkeys(alias.strip(_QUOTES) for alias in aliases)


def clashes(entries: Sequence[tuple[SubjectWords, Place]]) -> Iterator[Problem]:
    """Names, and words of places, that stand for two subjects: a file or a text with one of them would mean either."""
    names: dict[str, tuple[SubjectWords, Place]] = {}
    for entry, place in entries:
        words = () if entry.subject.kind is SubjectKind.TOPIC else (*entry.adjectives, *entry.adjectives_fr)
        for word in filter(None, dict.fromkeys(map(slug, (entry.subject.slug, *entry.names, *words)))):
            first, where = names.setdefault(word, (entry, place))
            if first is not entry:
                message = f"{shown(word)} stands for the entry of line {where.line} already"
                yield place.says(Rule.REGISTRY, message, "let it stand for one")
