"""What the Assembly's rules and the rest of the collection say of a declaration that could be read.

Each rule is a small generator with the rule as its docstring. Reading has rules of its own; they are
where the reading is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from ..model import Body, Declaration, Name, Signature
from ..problems.catalogue import Problem, Rule, shown
from ..words.letters import collation_key, one_letter_apart, shortened
from ..words.mentions import MentionKind, mentions
from ..words.names import capitals
from .declaration import ReadFile
from .outline import Outline, plain_number
from .registry import Registry
from .yaml_tree import Scalar

FEWEST_SIGNATORIES, FEWEST_COUNTRIES, FEWEST_GROUPS, MOST_WORDS = 20, 4, 2, 200
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
    whole = Whole(others)
    for file in files:
        yield from alone(file, registry)
        yield from together(file, whole, registry)


def alone(file: ReadFile, registry: Registry) -> Iterator[Problem]:
    """What a file and the registry show, once it could be read."""
    yield from withdrawn(file, registry)
    if file.declaration is not None:
        read = _Read(file, file.declaration)
        for rule in (country_dates, few_signatories, few_countries, few_groups, word_count, name_order, no_source):
            yield from _not_excepted(rule(read), read, registry)


def together(file: ReadFile, whole: Whole, registry: Registry) -> Iterator[Problem]:
    """What only the whole collection shows of a file. Without a concern of the whole there is nothing."""
    yield from number_taken(file, whole)
    yield from doc_id_taken(file, whole)
    yield from out_of_step(file, whole)
    if file.declaration is not None:
        read = _Read(file, file.declaration)
        for rule in (similar_name, unknown_mention):
            yield from _not_excepted(rule(read, whole), read, registry)


def _not_excepted(problems: Iterable[Problem], read: _Read, registry: Registry) -> Iterator[Problem]:
    for problem in problems:
        if not registry.is_excepted(problem.rule.id, read.declaration.number):
            yield problem


class Whole:
    """What the rules ask of all files of a collection, made of their outlines."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        ordered = sorted(outlines, key=lambda outline: (outline.number or 0, outline.path))
        self.numbers: dict[int, list[str]] = defaultdict(list)  # paths by number
        self.doc_ids: dict[int, list[str]] = defaultdict(list)
        for outline in ordered:
            if outline.number is not None:
                self.numbers[outline.number].append(outline.path)
            if outline.doc_id is not None:
                self.doc_ids[outline.doc_id].append(outline.path)
        steps = [
            (outline.number, outline.doc_id)
            for outline in ordered
            if outline.number and outline.doc_id and len(self.numbers[outline.number]) == 1
        ]
        self.in_step = [steps[index] for index in _longest_rise([doc_id for _, doc_id in steps])]
        self.astray = {number for number, _ in steps} - {number for number, _ in self.in_step}
        self.names = _Names(ordered)

    def concern(self, outline: Outline) -> str:
        """What the others say of this file, as a text; empty if nothing. That and its content decide what `together` finds."""
        said = [
            _several(self.numbers, outline.number),
            _several(self.doc_ids, outline.doc_id),
            self.steps_beside(outline.number) if outline.number in self.astray else [],
            sorted(number for number in outline.mentions if number not in self.numbers),
            sorted((person, self.names.alike[person]) for person in self.names.alike.keys() & outline.people.keys()),
        ]
        return repr(said) if any(said) else ""

    def steps_beside(self, number: int) -> list[tuple[int, int]]:
        """The numbers next to this one that are in step, each with its Doc. ID."""
        below = [step for step in self.in_step if step[0] < number]
        above = [step for step in self.in_step if step[0] > number]
        return [*below[-1:], *above[:1]]


def _several(paths: Mapping[int, Sequence[str]], number: int | None) -> Sequence[str]:
    """The paths of all files with this number, if they are several."""
    found = paths.get(number, ()) if number is not None else ()
    return found if len(found) > 1 else ()


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
    signatures = [(_sorted_under(signature), signature) for signature in read.declaration.signatures[1:]]
    for index, ((key_before, before), (key_after, after)) in enumerate(pairwise(signatures), 2):
        if key_after < key_before:
            yield read.problem(
                read.signatory(index),
                Rule.NAME_ORDER,
                f"{shown(capitals(after.name.family))} stands after {shown(capitals(before.name.family))}",
                "check the spelling of both names; if they are printed in this order, leave them",
            )


def _sorted_under(signature: Signature) -> str:
    return collation_key(capitals(signature.name.family))[0]


def similar_name(read: _Read, whole: Whole) -> Iterator[Problem]:
    """A name that differs by one letter from a more frequent one is most often the same."""
    for index, signature in enumerate(read.declaration.signatures):
        other = whole.names.alike.get(signature.person)
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


def unknown_mention(read: _Read, whole: Whole) -> Iterator[Problem]:
    """A declaration that the text mentions is in the collection."""
    text = read.declaration.body.markdown if read.declaration.body else ""
    for mention in mentions(text, MentionKind.DECLARATION):
        if mention.number not in whole.numbers:
            line = read.file.body_line + text.count("\n", 0, mention.digits)
            column = mention.digits - text.rfind("\n", 0, mention.digits)
            yield read.problem(
                Scalar("", line, column, column + len(str(mention.number))),
                Rule.UNKNOWN_MENTION,
                f"No. {mention.number} is mentioned here and is not in the collection",
                "check the number; if it is printed so, leave it, or add that declaration",
            )


def withdrawn(file: ReadFile, registry: Registry) -> Iterator[Problem]:
    """A declaration that was withdrawn from this site is not published again, and nothing has its number or Doc. ID."""
    for gone in registry.withdrawals:
        for name, value in (("number", gone.number), ("doc_id", gone.doc_id)):
            place = file.places.get(name)
            if place and plain_number(place.text) == value:
                yield Problem(
                    file.path,
                    place.line,
                    place.column,
                    max(place.end_column, place.column + 1),
                    Rule.WITHDRAWN,
                    f"{name} {place.text} was withdrawn from this site on {gone.date}: {shown(gone.reason)}",
                    "leave it out; if it is to be published again, take its entry out of registry/withdrawn.yml",
                )


def number_taken(file: ReadFile, whole: Whole) -> Iterator[Problem]:
    """A number stands for one declaration."""
    yield from _taken(file, "number", Rule.NUMBER_TAKEN, whole.numbers)


def doc_id_taken(file: ReadFile, whole: Whole) -> Iterator[Problem]:
    """A Doc. ID stands for one declaration."""
    yield from _taken(file, "doc_id", Rule.DOC_ID_TAKEN, whole.doc_ids)


def _taken(file: ReadFile, key: str, rule: Rule, paths: Mapping[int, Sequence[str]]) -> Iterator[Problem]:
    place = file.places.get(key)
    value = plain_number(place.text) if place else None
    others = [path for path in paths.get(value, ()) if path != file.path] if value is not None else []
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


def out_of_step(file: ReadFile, whole: Whole) -> Iterator[Problem]:
    """A higher number has a higher Doc. ID."""
    place, doc_id = file.places.get("number"), file.places.get("doc_id")
    number = plain_number(place.text) if place else None
    if number is None or doc_id is None or number not in whole.astray:
        return
    said = [f"No. {step[0]} is Doc. {step[1]}" for step in whole.steps_beside(number)]
    yield Problem(
        file.path,
        doc_id.line,
        doc_id.column,
        max(doc_id.end_column, doc_id.column + 1),
        Rule.OUT_OF_STEP,
        f"Doc. {shown(doc_id.text)} does not fit No. {number}: {' and '.join(said)}",
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
    """The names of all people, to find those that differ by one letter within a country.

    `alike` maps the slug of a person to the name that was probably meant: one that is signed more
    often, or as often and sorts before.
    """

    def __init__(self, outlines: Iterable[Outline]) -> None:
        count: Counter[str] = Counter()
        names: dict[str, Name] = {}
        for outline in outlines:
            count.update(outline.people.keys())
            names.update(outline.people)
        meant: dict[str, tuple[int, str]] = {}  # the rank of the best, by person
        for pair in _one_letter_apart(frozenset(names)):
            better, worse = sorted((-count[person], person) for person in pair)
            meant[worse[1]] = min(better, meant.get(worse[1], better))
        self.alike = {person: names[better].without_honorific for person, (_, better) in meant.items()}


@lru_cache(maxsize=1)  # while serving, most edits leave the people the same
def _one_letter_apart(people: frozenset[str]) -> Sequence[tuple[str, str]]:
    """The pairs of slugs that differ by one letter and end in the same country."""
    first: dict[str, str] = {}
    several: dict[str, list[str]] = {}  # few forms are those of two
    for person in people:
        for form in shortened(person):
            if (other := first.setdefault(form, person)) is not person:
                several.setdefault(form, [other]).append(person)
    near = {tuple(sorted(pair)) for persons in several.values() for pair in combinations(persons, 2)}
    return [(one, other) for one, other in near if one[-3:] == other[-3:] and one_letter_apart(one[:-3], other[:-3])]
