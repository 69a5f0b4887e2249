"""What the search knows countries, groups and subjects by, and what it can say of declarations that are not here.

Owns the content of files that search_data lists: `words`, for what docs/assets/query.js understands; `subjects`, with
`about` for which declarations have them; and `missing`, which is loaded when a number is asked for that is not here.
"""

from __future__ import annotations

import re

from ..collection.corpus import Corpus
from ..model import Country, Group
from ..reading.registry_entries import Missing
from ..words.subjects import SubjectWords

_OFFICIAL = re.compile(r"/files/([0-9]{1,9})(?:[/?#]|$)|[?&]fileid=([0-9]{1,9})(?:[&#]|$)", re.IGNORECASE)


def of(corpus: Corpus) -> object:
    """Slug, name and all other forms of each country and of each group of the registry, be they here or not; of a
    group its code comes first.
    """
    registry = corpus.registry
    # The UK and Germans are printed nowhere, and typed everywhere
    spoken = {entry.subject.slug: _spoken(entry) for entry in registry.subject_words}
    return {
        "countries": [
            [country.slug, *dict.fromkeys((*_forms(country), *spoken.get(country.slug, ())))]
            for country in registry.countries
        ],
        "groups": [[group.slug, *dict.fromkeys(_names(group))] for group in registry.groups],
    }


def _spoken(entry: SubjectWords) -> tuple[str, ...]:
    return (*entry.aliases, *entry.aliases_fr, *entry.adjectives)


def _forms(country: Country) -> tuple[str, ...]:
    forms = (country.name, country.name_fr, *country.aliases, *country.aliases_fr)
    return tuple(form.strip("'\"“”") for form in forms)


def _names(group: Group) -> tuple[str, ...]:
    return (group.code, group.name, *filter(None, (group.code_fr,)), *group.aliases, *group.slugs_before)


def subjects(corpus: Corpus) -> object:
    """Of each subject that is here slug, name, French name, kind, and every other word by which it is found."""
    entries = {entry.subject.slug: entry for entry in corpus.registry.subject_words}
    return [
        [subject.slug, subject.name, subject.name_fr, subject.kind.value, _other_words(entries[subject.slug])]
        for subject in corpus.subjects
    ]


def _other_words(entry: SubjectWords) -> list[str]:
    known = {entry.subject.name, entry.subject.name_fr}
    words = (*entry.aliases, *entry.aliases_fr, *entry.adjectives)
    return [word for word in dict.fromkeys(words) if word not in known]


def about(corpus: Corpus) -> object:
    """For each declaration the places of its subjects among those of the file `subjects`."""
    places = {subject.slug: place for place, subject in enumerate(corpus.subjects)}
    return [[places[subject.slug] for subject in declaration.subjects] for declaration in corpus.declarations]


def missing(corpus: Corpus) -> object:
    """What is known of each declaration that is not here, by its number: Doc. ID, year, title, its language, and the
    number of its official file; 0 or nothing for what is not known. Those that were withdrawn follow: their pages say
    why, and nothing else is told of them.
    """
    withdrawn = [[gone.number, gone.doc_id, 0, "", "", 0, 1] for gone in corpus.registry.withdrawals]
    return [*(_known(each) for each in corpus.missing), *withdrawn]


def _known(missing: Missing) -> list[object]:
    year = missing.when.start.year if missing.when and missing.when.start else 0
    return [missing.number, missing.doc_id or 0, year, missing.title or "", missing.lang, official_file(missing.source)]


def official_file(source: str | None) -> int:
    """The number that an official page has on the Assembly's website; 0 where it is not known."""
    match = _OFFICIAL.search(source or "")
    return int(match[1] or match[2]) if match else 0
