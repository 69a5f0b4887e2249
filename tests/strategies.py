"""What hypothesis makes declarations from. Every name is a random row of letters: nobody real."""

from __future__ import annotations

import datetime
import re
import string
from dataclasses import replace

from hypothesis import strategies as st

from written_declarations.model import Body, Country, Declaration, Edition, Group, Name, Signature, Subject
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.reading.values import says_nothing
from written_declarations.words.letters import slug
from written_declarations.words.lost_letters import lost_letters
from written_declarations.words.name_rule import is_name
from written_declarations.words.names import HONORIFICS, OWN_PARTICLES, PARTICLES
from written_declarations.words.not_names import LABELS, TITLES

_CAPITALS = string.ascii_uppercase + "ÅÆĐÉÖØŞȚÜĞŁÞƏİ"
_PRINTABLE = st.characters(
    min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp"), exclude_characters=""
)
_WORD = st.text(_PRINTABLE, min_size=1, max_size=12)
_FORMULA = re.compile(r'(?:^|;)[" ]*[=+@-]')  # refused by the rule `formula`
WORDS = (
    st.lists(_WORD, min_size=1, max_size=6)
    .map(" ".join)
    .filter(lambda text: any(char.isalnum() for char in text) and not _FORMULA.search(text))
    .filter(lambda text: next(lost_letters(text), None) is None and not says_nothing(text))
)
_FAMILY = st.builds(
    lambda particle, words: particle + " ".join(words),
    st.sampled_from(["", "", "", "de ", "van de ", "Van den ", "von ", "D'"]),
    st.lists(st.text(_CAPITALS, min_size=2, max_size=8), min_size=1, max_size=2),
)
NAMES = st.builds(
    Name,
    st.sampled_from(["", *HONORIFICS]),
    st.lists(
        st.builds(str.__add__, st.sampled_from(_CAPITALS), st.text("aeinoçłışé", min_size=2, max_size=6)).filter(
            # "Luc Van BRANDE" says nothing of what is given, and "Sen" may be a senator
            lambda word: word.lower() not in PARTICLES | OWN_PARTICLES | TITLES | LABELS
        ),
        min_size=1,
        max_size=2,
    ).map(" ".join),
    _FAMILY,
).filter(lambda name: is_name(str(name)))
PARAGRAPHS = st.lists(st.text(string.ascii_letters + "éß’,.;", min_size=1, max_size=9), min_size=1, max_size=12).map(
    lambda words: "A " + " ".join(words)
)


def bodies() -> st.SearchStrategy[Body | None]:
    texts = st.lists(PARAGRAPHS, min_size=1, max_size=4).map("\n\n".join)
    return st.none() | texts.map(lambda text: parse_body(text)[0])


def signatures(registry: Registry, date: datetime.date) -> st.SearchStrategy[tuple[Signature, ...]]:
    def signature(name: Name, country: Country, group: Group | None) -> Signature:
        person = registry.person_slug(name, country)
        return Signature(name, person, country, country.name, group, group.code if group else None)

    def is_readable(signature: Signature) -> bool:
        """Whether the name has letters of an address, and no word that may be the code of a group."""
        words = [slug(word) for word in signature.name.without_honorific.split()]
        return any(words) and codes.isdisjoint(words)

    codes = {slug(code) for code in registry.group_codes()}
    existing = [group for group in registry.groups if date in group.period]
    one = st.builds(
        signature, NAMES, st.sampled_from(registry.countries), st.none() | st.sampled_from(existing)
    ).filter(is_readable)
    return st.lists(one, min_size=1, max_size=8, unique_by=lambda s: s.person).map(tuple)


@st.composite
def declarations(draw: st.DrawFn, registry: Registry) -> Declaration:
    date = draw(st.dates(datetime.date(1960, 1, 1), datetime.date(2030, 1, 1)))
    lang = draw(st.sampled_from(["en", "fr"]))
    signed = draw(signatures(registry, date))
    earlier = draw(histories(registry, date, signed))
    return Declaration(
        number=draw(st.integers(1, 99_999)),
        doc_id=draw(st.integers(1, 99_999)),
        date=date,
        title=draw(WORDS),
        signatures=signed,
        source=draw(st.none() | st.integers(1, 99_999).map(lambda n: f"https://pace.coe.int/en/files/{n}/html")),
        date_tabled=draw(st.none() | st.just(min([date, *(each.date for each in earlier)]))),
        edition=earlier[-1].number + draw(st.integers(1, 3)) if earlier else draw(st.none() | st.integers(2, 9)),
        title_fr=draw(st.none() | WORDS) if lang == "en" else None,
        body=draw(bodies()),
        checked=draw(st.none() | st.just(date)),
        lang=lang,
        subjects=draw(_subjects(registry)),
        earlier=earlier,
    )


@st.composite
def histories(
    draw: st.DrawFn, registry: Registry, date: datetime.date, present: tuple[Signature, ...]
) -> tuple[Edition, ...]:
    """Editions before that day: some had not signed yet, are printed in another way, stand elsewhere, or are gone."""
    editions: list[Edition] = []
    for number in sorted(draw(st.sets(st.integers(1, 6), max_size=3))):
        day = date - datetime.timedelta(days=7 - number)
        kept = draw(st.lists(st.sampled_from(present), unique_by=lambda each: each.person))
        if draw(st.booleans()):
            kept.sort(key=present.index)
        without = draw(st.sets(st.sampled_from(present)))
        there = {each.person for each in present}
        gone = [each for each in draw(signatures(registry, day))[:2] if each.person not in there]
        listed = [replace(each, group=None, group_printed=None) if each in without else each for each in kept]
        listed[1:1] = gone
        source = draw(st.none() | st.just(f"https://pace.coe.int/en/files/{number}/html"))
        if listed:
            editions.append(Edition(number, day, tuple(listed), source))
    return tuple(editions)


def _subjects(registry: Registry) -> st.SearchStrategy[tuple[Subject, ...]]:
    known = [entry.subject for entry in registry.subject_words]
    if not known:
        return st.just(())
    return st.lists(st.sampled_from(known), max_size=4, unique_by=lambda subject: subject.slug).map(tuple)


# Pieces of files, whole and broken
PIECES = st.lists(
    st.sampled_from(
        [
            *"-:#&*!|>'\"%@`[]{},?\\<~^_().\n\t ",
            "---\n",
            "\n  - ",
            ": ",
            "title: ",
            "number: 1\n",
            "é",
            "\u202e",
            "\r\n",
            "signatories:\n  - ",
            "Mr Ada EXAMPLE, Austria, SOC",
            "<b>",
            "[^1]",
            "](javascript:x)",
            "&#8238;",
            "```\n",
        ]
    ),
    max_size=60,
).map("".join)
