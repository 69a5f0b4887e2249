"""A collection in which every text means harm, the registry's too: what no check would let pass, so that every page and
file shows what it does by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from payloads import PAYLOADS
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.fold import DEFAULT, Limits
from written_declarations.model import Body, Country, Declaration, Edition, Group, Name, Period, Person, Signature
from written_declarations.reading.body import escaped, parse_body
from written_declarations.reading.characters import forbidden_character
from written_declarations.reading.registry import Registry, person_slug
from written_declarations.reading.registry_entries import Missing, PersonEntry, Withdrawal
from written_declarations.words.letters import slug
from written_declarations.words.subjects import SubjectWords

DECLARATIONS = 6


def _line(text: str) -> str:
    return " ".join(text.split())


# What can be a text of a file, on one line; of a paragraph the lines are kept. Others hold characters that are refused
_WHOLE = {
    line: payload.text
    for payload in PAYLOADS
    if (line := _line(payload.text)).isprintable() and not forbidden_character(line)
}
TEXTS = tuple(_WHOLE)


def attacked(registry: Registry, words: Sequence[str] = TEXTS) -> Registry:
    """A registry with the addresses, dates and codes of another, and with these for all its words."""
    texts = cycle(words)

    def several(number: int) -> str:
        return " ".join(islice(texts, number))

    countries = tuple(
        replace(each, name=several(8), name_fr=several(8), aliases=(several(2),), aliases_fr=(several(2),))
        for each in registry.countries
    )
    groups = tuple(
        replace(each, code=f"{next(texts)} {index}", name=several(20), code_fr=next(texts), aliases=(next(texts),))
        for index, each in enumerate(registry.groups)
    )
    named = {country.slug: country for country in countries}
    subjects = tuple(_subject(words, several(5), several(5), named) for words in registry.subject_words)
    day = Period(datetime.date(2018, 1, 1), datetime.date(2018, 1, 1))
    missing = tuple(Missing(900 + index, None, day, several(20), "en", _source(next(texts))) for index in range(8))
    gone = tuple(Withdrawal(950 + index, 9500 + index, datetime.date(2019, 1, 1), several(40)) for index in range(4))
    people = tuple(_joined(country, next(texts), several(3)) for country in countries[:8])
    return Registry(countries, groups, people, (), gone, missing, (), (), subjects)


def _subject(words: SubjectWords, one: str, other: str, named: dict[str, Country]) -> SubjectWords:
    name = named[words.subject.slug].name if words.subject.slug in named else one
    subject = replace(words.subject, name=name, name_fr=other, about=other, note=one)
    return replace(words, subject=subject, aliases=(one,), adjectives=(other,))


def _joined(country: Country, name: str, reason: str) -> PersonEntry:
    shown = Name("", name, "JOINED")
    return PersonEntry(Person(f"joined-{country.slug}", shown, name), country, (f"{name} OTHER",), reason)


def _source(text: str) -> str:
    return f"https://example.org/{text}"


def declarations(registry: Registry, words: Sequence[str] = TEXTS) -> Iterator[Declaration]:
    """Declarations of a registry in which each of these stands in a title, a French one, a text and a name."""
    texts, more, size = cycle(words), cycle(words), -(-len(words) // DECLARATIONS)
    subjects = cycle(words.subject for words in registry.subject_words)
    for index in range(DECLARATIONS):
        here = list(islice(texts, size))
        day = datetime.date(2012 + index % 3, 1, 1 + index)
        signatures = tuple(_signatures(here, registry, more))
        earlier = [replace(each, country_printed=next(more), person=f"gone-{each.person}") for each in signatures[:20]]
        yield Declaration(
            number=index + 1,
            doc_id=10_001 + index,
            date=day,
            title=" ".join(here),
            signatures=signatures,
            source=_source(next(more)),
            date_tabled=day,
            edition=2,
            title_fr=" ".join(reversed(here)),
            body=_body(here),
            checked=day,
            subjects=tuple(islice(subjects, 12)),
            earlier=(Edition(1, day - datetime.timedelta(1), tuple(earlier), _source(next(more))),),
        )


def _signatures(texts: Sequence[str], registry: Registry, more: Iterator[str]) -> Iterator[Signature]:
    for index, text in enumerate(texts):
        country: Country = registry.countries[index % len(registry.countries)]
        group: Group = registry.groups[index % len(registry.groups)]
        names = (Name("Mr", text, f"SAMPLE{index}"), Name(text, "Ada", text), Name("", "", text))
        name = names[index % len(names)]
        if slug(name.without_honorific):
            yield Signature(name, person_slug(name, country), country, next(more), group, text)


def _body(texts: Sequence[str]) -> Body:
    """A text with a paragraph for each: as Markdown where the rules allow it, as plain text else."""
    whole = [_WHOLE.get(text, text) for text in texts]
    paragraphs = [escaped(_line(text)) if parse_body(text)[1] else text for text in whole]
    body, problems = parse_body("\n\n".join(paragraphs))
    assert not problems
    return body


def corpus(registry: Registry, words: Sequence[str] = TEXTS, limits: Limits = DEFAULT) -> Corpus:
    """All of it, with the addresses of this registry and with these words."""
    hostile = attacked(registry, words)
    return Corpus(declarations(hostile, words), hostile, limits)
