"""Rules for which several lists are needed: numbers that are taken, names that are alike, what is mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ..model import Declaration, Name, Signature
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..words.likeness import likeness
from ..words.mentions import MentionKind, mentions
from .declaration import ReadFile
from .registry import Registry
from .whole import Whole


def similar_name(file: ReadFile, declaration: Declaration, whole: Whole) -> Iterator[Problem]:
    """A name that is like a more frequent one of the same country is often that of the same person."""
    named = {
        each.person: (each.name, name_place(file, index, each)) for index, each in enumerate(declaration.signatures)
    }
    for read in reversed(file.editions):  # who is in a later one is told there
        for signature in read.edition.signatures:
            if (line := read.printed.get(signature.person)) is not None:
                place = line.part(0, len(str(signature.name)))
                named.setdefault(signature.person, (signature.name, place))
    for person, (name, place) in named.items():
        for other, difference in whole.names.alike.get(person, ()):
            yield _may_be(name, other, difference, place)


def respelt(file: ReadFile, declaration: Declaration, registry: Registry) -> Iterator[Problem]:
    """A name that only an earlier edition has beside one like it is often that one, printed in another way: then both
    stand in its list.
    """
    present = {signature.person for signature in declaration.signatures}
    for read in file.editions:
        listed = read.edition.signatures
        for one, other in product((each for each in listed if each.person not in present), listed):
            if one.country != other.country or other.person not in present:
                continue
            alike = likeness(one.name, other.name)
            if alike and tuple(sorted((one.person, other.person))) not in registry.decided():
                place = read.printed[one.person].part(0, len(str(one.name)))
                yield _may_be(one.name, other.name.without_honorific, alike.words, place)


def _may_be(name: Name, other: str, difference: str, place: Place) -> Problem:
    return place.says(
        Rule.SIMILAR_NAME,
        f"{shown(name.without_honorific)} may be {shown(other)}; the names differ in {difference}",
        f"did you mean {shown(other)}? If both are printed, say in people.yml whether they are one person or two;"
        " the command declarations people shows how",
    )


def unknown_mention(file: ReadFile, declaration: Declaration, whole: Whole) -> Iterator[Problem]:
    """A declaration that the text mentions is in the collection."""
    text = declaration.body.markdown if declaration.body else ""
    for mention in mentions(text, MentionKind.DECLARATION):
        if mention.number not in whole.numbers:
            line = file.body_line + text.count("\n", 0, mention.digits)
            column = mention.digits - text.rfind("\n", 0, mention.digits)
            yield file.lines.at(line, column, column + len(str(mention.number))).says(
                Rule.UNKNOWN_MENTION,
                f"No. {mention.number} is mentioned here and is not in the collection",
                "check the number; if it is printed so, leave it, or add that declaration",
            )


def number_taken(file: ReadFile, whole: Whole) -> Iterator[Problem]:
    """A number stands for one declaration."""
    yield from _taken(file, "number", Rule.NUMBER_TAKEN, whole.numbers)


def doc_id_taken(file: ReadFile, whole: Whole) -> Iterator[Problem]:
    """A Doc. ID stands for one declaration."""
    yield from _taken(file, "doc_id", Rule.DOC_ID_TAKEN, whole.doc_ids)


def _taken(file: ReadFile, key: str, rule: Rule, paths: Mapping[int, Sequence[str]]) -> Iterator[Problem]:
    value = file.number(key)
    others = [path for path in paths.get(value, ()) if path != file.path] if value is not None else []
    if others:
        message = f"{key} {value} stands in {others[0]} as well"
        yield file.place(key).says(rule, message, "check both files against their official pages")


def out_of_step(file: ReadFile, whole: Whole) -> Iterator[Problem]:
    """A higher number has a higher Doc. ID."""
    number = file.number("number")
    doc_id = file.values.get("doc_id")
    if number is None or doc_id is None or number not in whole.astray:
        return
    beside = [f"No. {step[0]} is Doc. {step[1]}" for step in whole.steps_beside(number)]
    yield file.place("doc_id").says(
        Rule.OUT_OF_STEP,
        f"Doc. {shown(doc_id.text)} does not fit No. {number}: {' and '.join(beside)}",
        "check number and Doc. ID on the official page",
    )


def name_place(file: ReadFile, index: int, signature: Signature) -> Place:
    """Where the name of a signatory stands, counted from 0."""
    return file.signatory(index).part(0, len(str(signature.name)))
