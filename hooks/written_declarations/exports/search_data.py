"""The collection in columns, for the browser: what the search filters, sorts and counts by.

Owns the files below urls.SEARCH_DATA, which docs/assets/collection.js reads. Each is loaded when
it is needed, so what belongs to the first answer stands apart from what only a filter asks for.
Declarations are given by their position, newest first, people by that in the order of their names,
countries and groups by that in `facets`.

A filter means one signature. What is asked of a signature in one respect is answered by masks; in two, by
files that keep the two together: the groups of one country, the countries of one group, the signatures of one
person, those that lead. Whole signatures, with names, come in small parts, for the few declarations that are shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import TypeVar

from ..collection.corpus import Corpus
from ..collection.coverage import about
from ..collection.signings import Signings
from ..model import Country, Declaration, Group, Person, Signature
from ..web import urls
from ..web.compact import compact
from ..web.output import Output
from ..words.letters import fold, slug, words
from . import search_words

TITLES_IN_A_FILE = 250
PEOPLE_IN_A_FILE = 25
SIGNED_IN_A_FILE = 10  # declarations, which take a reader 4 kB
_NONE = -1  # stands for the group of a signature that was printed without one
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_EPOCH = 719163  # 1 January 1970 among the days that Python counts

_Value = TypeVar("_Value")


def files(corpus: Corpus) -> Iterator[Output]:
    """Every file that needs no index of the texts. Nothing is made before it is asked for."""
    yield _file("declarations", partial(_declarations, corpus))
    yield _file("facts", partial(_facts, corpus))
    yield _file("facets", partial(_facets, corpus))
    yield _file("countries", lambda: _masks(corpus, map(corpus.of_country, corpus.countries)))
    yield _file("groups", lambda: _masks(corpus, map(corpus.of_group, corpus.groups)))
    for country in corpus.countries:
        yield _file(f"country-{country.slug}", partial(_mask, corpus, corpus.of_country, country))
        yield _file(f"groups-of-{country.slug}", partial(_groups_of, corpus, country))
    for group in corpus.groups:
        yield _file(f"group-{group.slug}", partial(_mask, corpus, corpus.of_group, group))
        yield _file(f"countries-of-{group.slug}", partial(_countries_of, corpus, group))
    for number, some in _chunks(corpus.declarations, TITLES_IN_A_FILE):
        yield _file(f"titles-{number}", partial(_titles, some))
    yield _file("people", partial(_people, corpus))
    yield _file("subjects", partial(search_words.subjects, corpus))
    yield _file("about", partial(search_words.about, corpus))
    yield _file("words", partial(search_words.of, corpus))
    yield _file("missing", partial(search_words.missing, corpus))
    places = _Positions(corpus)
    yield _file("people-as", partial(_people_as, corpus, places))
    for number, people in _chunks(corpus.people, PEOPLE_IN_A_FILE):
        yield _file(f"signed-{number}", partial(_signed, corpus, places, people))
    yield _file("leads", partial(_leads, corpus, places))
    for number, some in _chunks(corpus.declarations, SIGNED_IN_A_FILE):
        yield _file(f"signatures-{number}", partial(_signatures, corpus, places, some))


class _Positions:
    """Where what a signature names stands in the files: columns of numbers instead of slugs."""

    def __init__(self, corpus: Corpus) -> None:
        self.declarations = {declaration.number: index for index, declaration in enumerate(corpus.declarations)}
        self.people = {person.slug: index for index, person in enumerate(corpus.people)}
        self._countries = {country.slug: index for index, country in enumerate(corpus.countries)}
        self._groups = {group.slug: index for index, group in enumerate(corpus.groups)}

    def as_what(self, signatures: Sequence[Signature]) -> dict[str, list[int]]:
        """The country of each signature, and its group."""
        return {
            "countries": [self._countries[signature.country.slug] for signature in signatures],
            "groups": [self._groups[item.group.slug] if item.group else _NONE for item in signatures],
        }


def _declarations(corpus: Corpus) -> object:
    declarations = corpus.declarations
    return {
        "at": {
            "declaration": urls.DECLARATIONS,
            "signatory": urls.SIGNATORIES,
            "country": urls.COUNTRIES,
            "group": urls.GROUPS,
            "year": urls.YEARS,
            "subject": urls.SUBJECTS,
        },
        "titles": TITLES_IN_A_FILE,
        "people": PEOPLE_IN_A_FILE,
        "signed": SIGNED_IN_A_FILE,
        "about": about(corpus),
        "numbers": _deltas(declaration.number for declaration in declarations),
        "days": _deltas(declaration.date.toordinal() - _EPOCH for declaration in declarations),
        "french": _deltas(index for index, declaration in enumerate(declarations) if declaration.lang == "fr"),
    }


def _facts(corpus: Corpus) -> object:
    """What a result from the index of the texts brings itself."""
    return {
        "docs": _deltas(declaration.doc_id for declaration in corpus.declarations),
        "signatures": [len(declaration.signatures) for declaration in corpus.declarations],
        "files": _deltas(search_words.official_file(declaration.source) for declaration in corpus.declarations),
    }


def _facets(corpus: Corpus) -> object:
    return {
        "countries": [[country.slug, country.name] for country in corpus.countries],
        "groups": [[group.slug, group.code, group.name] for group in corpus.groups],
        "former": {slug: group.slug for group in corpus.groups for slug in group.slugs_before},
    }


def _titles(declarations: Iterable[Declaration]) -> object:
    """A title alone, or with a line break and the French one behind it."""
    return ["\n".join(filter(None, (each.title, each.title_fr))) for each in declarations]


def _signed(corpus: Corpus, places: _Positions, people: Iterable[Person]) -> object:
    """For each of some people the position of the declaration, the country and the group of each signature; `leads`
    are the places among these where the person leads.
    """
    return [
        {
            "declarations": _deltas(places.declarations[item.declaration.number] for item in signings.all),
            "leads": [row for row, item in enumerate(signings.all) if item.order == 1],
            **places.as_what(signings.signatures),
        }
        for signings in map(corpus.of_person, people)
    ]


def _leads(corpus: Corpus, places: _Positions) -> object:
    """The country and the group of the lead signatory of each declaration that has one, by its position."""
    led = [(index, item.signatures[0]) for index, item in enumerate(corpus.declarations) if item.signatures]
    return {
        "declarations": _deltas(index for index, _ in led),
        **places.as_what([signature for _, signature in led]),
    }


def _signatures(corpus: Corpus, places: _Positions, declarations: Iterable[Declaration]) -> object:
    """The signatures of each of some declarations, in the printed order; under each `people` are places among those
    in this file, who are given by their positions and their names.
    """
    signings = corpus.under(declarations)
    people = {person.slug: place for place, (person, _) in enumerate(signings.by_person)}
    return {
        "people": _deltas(places.people[person.slug] for person, _ in signings.by_person),
        "names": [person.name.without_honorific for person, _ in signings.by_person],
        "signed": [
            {"people": [people[each.person] for each in item.signatures], **places.as_what(item.signatures)}
            for item in declarations
        ],
    }


def found_as(corpus: Corpus, ids: Mapping[str, str]) -> str:
    """Under which id the index of the texts finds each declaration; `ids` go by addresses.

    An id is shortened, in the order of the positions, as long as no other page of the index has the same
    short form; of the others the seven digits of each stand beside, in the same order. Raises KeyError if the
    index lacks a declaration.
    """
    pages = Counter(map(_shortened, ids.values()))
    own = [ids[urls.declaration(declaration)] for declaration in corpus.declarations]
    alone = [pages[_shortened(each)] == 1 for each in own]
    return _json(
        {
            "short": "".join(
                _shortened(each) if is_alone else "." * 3 for each, is_alone in zip(own, alone, strict=True)
            ),
            "whole": "".join(each for each, is_alone in zip(own, alone, strict=True) if not is_alone),
        }
    )


def _shortened(identifier: str) -> str:
    """The first 18 of the 28 bits of an id, which has seven hexadecimal digits, as three digits of base 64."""
    number = int(identifier[:5], 16) >> 2
    return "".join(_DIGITS[number >> shift & 63] for shift in (12, 6, 0))


def former_words(corpus: Corpus, person: Person) -> tuple[str, ...]:
    """The words of every spelling of somebody's name that the shown one lacks, marks on letters apart."""
    printed = dict.fromkeys(signature.name.without_honorific for signature in corpus.of_person(person).signatures)
    spellings = dict.fromkeys((*printed, *corpus.registry.aliases(person.slug)))
    known = set(slug(person.name.without_honorific).split("-"))
    words = {slug(word): word for spelling in spellings for word in re.findall(r"\w+", spelling)}
    return tuple(word for key, word in words.items() if key not in known)


def _people(corpus: Corpus) -> object:
    countries = {country.slug: index for index, country in enumerate(corpus.countries)}
    places = {person.slug: index for index, person in enumerate(corpus.people)}
    signings = [corpus.of_person(person) for person in corpus.people]
    # The newest, as in the index of signatories
    newest = [signed.newest.signature.country for signed in signings]
    usual = [_usual_slug(person, country) for person, country in zip(corpus.people, newest, strict=True)]
    return {
        "names": [person.shown for person in corpus.people],
        # Words of other spellings, by which somebody is found as well
        "former": {
            str(index): " ".join(words)
            for index, person in enumerate(corpus.people)
            if (words := former_words(corpus, person))
        },
        # Those that do not follow from name and country
        "slugs": {
            str(index): person.slug
            for index, (person, slug) in enumerate(zip(corpus.people, usual, strict=True))
            if person.slug != slug
        },
        "isos": [country.iso.lower() for country in corpus.countries],
        "countries": [countries[country.slug] for country in newest],
        "declarations": [len(signed.declarations) for signed in signings],
        "moved": {slug: places[person.slug] for slug, person in corpus.moved_people.items()},
    }


def _people_as(corpus: Corpus, places: _Positions) -> object:
    """For each of the people every country with every group in which they signed, one after the other."""
    return [
        list(chain.from_iterable(dict.fromkeys(zip(columns["countries"], columns["groups"], strict=True))))
        for columns in (places.as_what(corpus.of_person(person).signatures) for person in corpus.people)
    ]


def _usual_slug(person: Person, country: Country) -> str:
    """What docs/assets/people.js makes of a name and a country."""
    return "-".join([*words(fold(person.shown)), country.iso.lower()])


def _masks(corpus: Corpus, signings: Iterable[Signings]) -> str:
    """For each declaration every country, or group, that signed it."""
    signed = ((bit, declaration) for bit, each in enumerate(signings) for declaration in each.declarations)
    return _hexadecimal(corpus, ((declaration.number, bit) for bit, declaration in signed))


def _hexadecimal(corpus: Corpus, bits: Iterable[tuple[int, int]]) -> str:
    """For each declaration a number in hexadecimal digits, with the bits that are given with its number."""
    masks = dict.fromkeys((declaration.number for declaration in corpus.declarations), 0)
    for number, bit in bits:
        masks[number] |= 1 << bit
    return " ".join(f"{mask:x}" for mask in masks.values())


def _groups_of(corpus: Corpus, country: Country) -> str:
    """For each declaration the groups in which it was signed from one country."""
    bits = {group.slug: bit for bit, group in enumerate(corpus.groups)}
    signed = ((item.declaration.number, item.signature.group) for item in corpus.of_country(country).all)
    return _hexadecimal(corpus, ((number, bits[group.slug]) for number, group in signed if group))


def _countries_of(corpus: Corpus, group: Group) -> str:
    """For each declaration the countries from which it was signed in one group."""
    bits = {country.slug: bit for bit, country in enumerate(corpus.countries)}
    signed = corpus.of_group(group).all
    return _hexadecimal(corpus, ((item.declaration.number, bits[item.signature.country.slug]) for item in signed))


def _mask(corpus: Corpus, signings_of: Callable[[_Value], Signings], value: _Value) -> str:
    """For one country or group a number in hexadecimal digits: a bit for each position of a declaration it signed."""
    signed = {declaration.number for declaration in signings_of(value).declarations}
    digits = "".join("1" if declaration.number in signed else "0" for declaration in reversed(corpus.declarations))
    return f"{int(digits or '0', 2):x}"


def _deltas(numbers: Iterable[int]) -> list[int]:
    """The first number, then by how much each differs from the one before: small numbers, well packed."""
    return [after - before for before, after in pairwise((0, *numbers))]


def _chunks(values: Sequence[_Value], size: int) -> Iterator[tuple[int, Sequence[_Value]]]:
    """The values in parts of that size, numbered from 0."""
    for start in range(0, len(values), size):
        yield start // size, values[start : start + size]


def _file(name: str, made: Callable[[], object]) -> Output:
    return Output(f"{urls.SEARCH_DATA}{name}.json", lambda: _json(made()))


def _json(content: object) -> str:
    return compact(content) + "\n"
