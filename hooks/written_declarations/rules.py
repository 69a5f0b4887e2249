"""What the Assembly's rules and the rest of the collection say of a declaration that could be read.

Each rule is a small generator with the rule as its docstring. Reading has rules of its own; they are
where the reading is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .front_matter import Scalar
from .letters import collation_key, one_letter_apart, shortened
from .model import Body, Declaration, Signature
from .names import capitals
from .outline import Outline
from .problems import Problem, Rule, shown
from .reader import ReadFile
from .registry import Registry

FEWEST_SIGNATORIES, FEWEST_COUNTRIES, FEWEST_GROUPS, MOST_WORDS = 20, 4, 2, 200
_MENTION = re.compile(
    r"\bwritten declarations?\s+(?:Nos?\.?\s*)?([0-9]{1,4}(?:(?:\s*,\s*|\s+and\s+)[0-9]{1,4})*)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Read:
    """A file with its declaration, which it has."""

    file: ReadFile
    declaration: Declaration

    def problem(self, place: Scalar, rule: Rule, message: str, mend: str) -> Problem:
        """A problem of this file at that place."""
        end = max(place.end_column, place.column + 1)
        return Problem(self.file.path, place.line, place.column, end, rule, message, mend)

    def signatory(self, index: int) -> Scalar:
        """The place of the name of a signatory, counted from 0."""
        place = self.file.signatory_places[index]
        name = str(self.declaration.signatures[index].name)
        return Scalar(name, place.line, place.column, place.column + len(name))


def check(files: Sequence[ReadFile], others: Iterable[Outline], registry: Registry) -> Iterator[Problem]:
    """Every problem of these files, given the outlines of all files of the collection, theirs included."""
    outlines = sorted(others, key=lambda outline: (outline.number or 0, outline.path))
    yield from number_taken(files, outlines)
    yield from doc_id_taken(files, outlines)
    yield from out_of_step(files, outlines)
    known = {outline.number for outline in outlines}
    names = _Names(outlines)
    for file in files:
        if file.declaration is None:
            continue
        read = _Read(file, file.declaration)
        for problem in _of_one(read, known, names, registry):
            if not registry.is_excepted(problem.rule.id, read.declaration.number):
                yield problem


def _of_one(read: _Read, known: set[int | None], names: _Names, registry: Registry) -> Iterator[Problem]:
    yield from country_dates(read)
    yield from few_signatories(read)
    yield from few_countries(read)
    yield from few_groups(read)
    yield from word_count(read)
    yield from name_order(read)
    yield from similar_name(read, names, registry)
    yield from no_source(read)
    yield from unknown_mention(read, known)


def country_dates(read: _Read) -> Iterator[Problem]:
    """Only members sign, and observers have."""
    day = read.declaration.date
    for index, signature in enumerate(read.declaration.signatures):
        country = signature.country
        if day in country.membership:
            continue
        when = (
            f"until {country.membership.end}"
            if country.membership.is_before(day)
            else f"from {country.membership.start}"
        )
        yield read.problem(
            read.file.signatory_places[index],
            Rule.COUNTRY_DATES,
            f"the registry knows {country.name} {when}, the declaration is of {day}",
            "check date and country on the official page; if both are right, correct countries.yml",
        )


def few_signatories(read: _Read) -> Iterator[Problem]:
    """At least 20 members sign (Rules of Procedure, Art. 56, as of January 2023)."""
    count = len(read.declaration.signatures)
    if count < FEWEST_SIGNATORIES:
        yield _minimum(
            read,
            Rule.FEW_SIGNATORIES,
            f"{count} {'has' if count == 1 else 'have'} signed, {FEWEST_SIGNATORIES} are asked for",
        )


def few_countries(read: _Read) -> Iterator[Problem]:
    """They are of at least four national delegations (Rules of Procedure, Art. 56, as of January 2023)."""
    count = len({signature.country.slug for signature in read.declaration.signatures})
    if count < FEWEST_COUNTRIES:
        yield _minimum(
            read,
            Rule.FEW_COUNTRIES,
            f"the signatories are of {count} {'country' if count == 1 else 'countries'}, {FEWEST_COUNTRIES} are asked for",
        )


def few_groups(read: _Read) -> Iterator[Problem]:
    """They are of at least two political groups (Rules of Procedure, Art. 56, as of January 2023)."""
    groups = {
        signature.group.slug
        for signature in read.declaration.signatures
        if signature.group is not None and signature.group.is_group
    }
    if len(groups) < FEWEST_GROUPS:
        yield _minimum(
            read,
            Rule.FEW_GROUPS,
            f"the signatories are of {len(groups)} political {'group' if len(groups) == 1 else 'groups'}, {FEWEST_GROUPS} are asked for",
        )


def _minimum(read: _Read, rule: Rule, message: str) -> Problem:
    return read.problem(
        read.file.signatory_places[0],
        rule,
        message,
        "compare the list with the official page; if it is complete, leave it",
    )


def word_count(read: _Read) -> Iterator[Problem]:
    """The text has at most 200 words (Rules of Procedure, Art. 56, as of January 2023)."""
    count = words(read.declaration.body)
    if count > MOST_WORDS:
        yield read.problem(
            Scalar("", read.file.body_line, 1, 2),
            Rule.WORD_COUNT,
            f"the text has {count} words, {MOST_WORDS} are allowed",
            "check that nothing but the declaration is here; if it is printed so, leave it",
        )


def words(body: Body | None) -> int:
    """The words of a text: what stands between spaces and holds a letter or a digit."""
    if body is None:
        return 0
    return sum(bool(_WORD.search(word)) for word in re.sub(r"\]\([^)]*\)", "", body.markdown).split())


def name_order(read: _Read) -> Iterator[Problem]:
    """After the lead signatory the names stand in the order of their capitals."""
    signatures = read.declaration.signatures
    for index, (before, after) in enumerate(pairwise(signatures[1:]), 2):
        if _sorted_under(after) < _sorted_under(before):
            yield read.problem(
                read.signatory(index),
                Rule.NAME_ORDER,
                f"{shown(capitals(after.name.family))} stands after {shown(capitals(before.name.family))}",
                "check the spelling of both names; if they are printed in this order, leave them",
            )


def _sorted_under(signature: Signature) -> str:
    return collation_key(capitals(signature.name.family))[0]


def similar_name(read: _Read, names: _Names, registry: Registry) -> Iterator[Problem]:
    """A name that differs by one letter from a more frequent one is most often the same."""
    for index, signature in enumerate(read.declaration.signatures):
        person = registry.person_slug(signature.name, signature.country)
        other = names.nearest(person)
        if other is not None:
            yield read.problem(
                read.signatory(index),
                Rule.SIMILAR_NAME,
                f"{shown(signature.name.without_honorific)} differs by one letter from {shown(other)}",
                f"did you mean {shown(other)}? If both spellings are printed, join them in people.yml; if they are two people, leave them",
            )


def no_source(read: _Read) -> Iterator[Problem]:
    """The official page is named."""
    if read.declaration.source is None:
        yield read.problem(
            Scalar("---", 1, 1, 4),
            Rule.NO_SOURCE,
            "the address of the official page is not given",
            "add source: https://pace.coe.int/en/files/24151/html with the number of that page",
        )


def unknown_mention(read: _Read, known: set[int | None]) -> Iterator[Problem]:
    """A declaration that the text mentions is in the collection."""
    if read.declaration.body is None:
        return
    for row, line in enumerate(read.declaration.body.markdown.split("\n")):
        for mention in _MENTION.finditer(line):
            for number in re.finditer(r"[0-9]+", mention[1]):
                if int(number[0]) not in known:
                    start = mention.start(1) + number.start() + 1
                    yield read.problem(
                        Scalar(number[0], read.file.body_line + row, start, start + len(number[0])),
                        Rule.UNKNOWN_MENTION,
                        f"No. {number[0]} is mentioned here and is not in the collection",
                        "check the number; if it is printed so, leave it, or add that declaration",
                    )


def number_taken(files: Iterable[ReadFile], outlines: Sequence[Outline]) -> Iterator[Problem]:
    """A number stands for one declaration."""
    yield from _taken(files, "number", Rule.NUMBER_TAKEN, [(outline.number, outline.path) for outline in outlines])


def doc_id_taken(files: Iterable[ReadFile], outlines: Sequence[Outline]) -> Iterator[Problem]:
    """A Doc. ID stands for one declaration."""
    yield from _taken(files, "doc_id", Rule.DOC_ID_TAKEN, [(outline.doc_id, outline.path) for outline in outlines])


def _taken(
    files: Iterable[ReadFile], key: str, rule: Rule, claims: Iterable[tuple[int | None, str]]
) -> Iterator[Problem]:
    paths: dict[str, list[str]] = defaultdict(list)
    for value, path in claims:
        if value is not None:
            paths[str(value)].append(path)
    for file in files:
        place = file.places.get(key)
        others = [path for path in paths[place.text] if path != file.path] if place else []
        if place and others:
            yield Problem(
                file.path,
                place.line,
                place.column,
                max(place.end_column, place.column + 1),
                rule,
                f"{key} {place.text} stands in {others[0]} as well",
                "check both files against their official pages",
            )


def out_of_step(files: Iterable[ReadFile], outlines: Sequence[Outline]) -> Iterator[Problem]:
    """A higher number has a higher Doc. ID."""
    claims = Counter(outline.number for outline in outlines)
    steps = [
        (outline.number, outline.doc_id)
        for outline in outlines
        if outline.number and outline.doc_id and claims[outline.number] == 1
    ]
    kept = _longest_rise([doc_id for _, doc_id in steps])
    in_step = [steps[index] for index in kept]
    astray = {number for number, _ in steps} - {number for number, _ in in_step}
    for file in files:
        number, doc_id = file.places.get("number"), file.places.get("doc_id")
        if number is None or doc_id is None or not number.text.isdecimal() or int(number.text) not in astray:
            continue
        below = [step for step in in_step if step[0] < int(number.text)]
        above = [step for step in in_step if step[0] > int(number.text)]
        said = [f"No. {step[0]} is Doc. {step[1]}" for step in (*below[-1:], *above[:1])]
        yield Problem(
            file.path,
            doc_id.line,
            doc_id.column,
            max(doc_id.end_column, doc_id.column + 1),
            Rule.OUT_OF_STEP,
            f"Doc. {shown(doc_id.text)} does not fit No. {number.text}: {' and '.join(said)}",
            "check number and Doc. ID on the official page",
        )


def _longest_rise(values: Sequence[int]) -> list[int]:
    """The indexes of a longest row of values that never fall: what is left out is out of step."""
    tails: list[int] = []  # index of the least last value of a row of each length
    before: list[int] = []
    for index, value in enumerate(values):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if values[tails[middle]] <= value:
                low = middle + 1
            else:
                high = middle
        before.append(tails[low - 1] if low else -1)
        tails[low : low + 1] = [index]
    row: list[int] = []
    index = tails[-1] if tails else -1
    while index >= 0:
        row.append(index)
        index = before[index]
    return row[::-1]


class _Names:
    """The names of all people, to find those that differ by one letter within a country."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._count: dict[str, int] = defaultdict(int)
        self._name: dict[str, str] = {}
        for outline in outlines:
            for person, name in outline.people:
                self._count[person] += 1
                self._name[person] = name
        self._nearest: dict[str, str | None] = {}
        self._by_shortened: dict[str, list[str]] = defaultdict(list)
        for person in self._name:
            for form in shortened(person):
                self._by_shortened[form].append(person)

    def nearest(self, person: str) -> str | None:
        """A name that differs by one letter and is signed more often, or as often and sorts before."""
        if person not in self._nearest:  # people sign again and again
            self._nearest[person] = self._look_up(person)
        return self._nearest[person]

    def _look_up(self, person: str) -> str | None:
        rank = (-self._count[person], person)
        near = {other for form in shortened(person) for other in self._by_shortened[form]}
        better = [
            (-self._count[other], other)
            for other in near
            if (-self._count[other], other) < rank
            and other[-3:] == person[-3:]
            and one_letter_apart(other[:-3], person[:-3])
        ]
        return self._name[min(better)[1]] if better else None
