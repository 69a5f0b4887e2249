"""The subjects of a declaration: one line of names parted by commas, or a list, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Subject, SubjectKind
from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import did_you_mean, shown
from ..words.lengths import SUBJECTS
from .limits import too_long
from .registry import Registry
from .yaml_tree import Node, Scalar, YamlMapping

EXAMPLE = "Kazakhstan, Political prisoners"
_PART = re.compile(r"[^,]+")
_APART = re.compile(r"[,;:/|，،、；؛·•#\t]| [-–—] |\. ")  # how people part names
_AND = re.compile(r" (?:and|et|&) ")


def subjects_of(node: Node, lines: Lines, registry: Registry, problems: list[Problem]) -> tuple[Subject, ...]:
    """The subjects that stand there, each once. Everything that is wrong with them is added to `problems`."""
    subjects: dict[str, Subject] = {}
    for index, (text, place) in enumerate(_parts(node, lines, problems)):
        if index == SUBJECTS.most:
            problems.append(too_long(place, SUBJECTS))
            break
        subject = registry.subjects.of_name(text)
        if subject is None:
            problems.append(place.says(Rule.UNKNOWN_SUBJECT, *_unknown(text, registry)))
        elif subject.slug in subjects:
            message = f"{shown(subject.name)} stands here twice"
            problems.append(place.says(Rule.DUPLICATE_SUBJECT, message, "remove one of the two"))
        else:
            subjects[subject.slug] = subject
    return tuple(subjects.values())


def written(subjects: Sequence[Subject]) -> str:
    """The subjects as a file has them: their English names, parted by commas."""
    return ", ".join(subject.name for subject in subjects)


def likely_subjects(text: str, registry: Registry) -> str | None:
    """The subjects that a text can mean only, as a file has them; None if one of them is not known."""
    found: dict[str, Subject] = {}
    for part in filter(None, (part.strip(" .*[]\"'") for part in _APART.split(text))):
        whole = _likely(part, registry)
        subjects = [whole] if whole else [_likely(each, registry) for each in _AND.split(part)]
        for subject in subjects:
            if subject is None:
                return None
            found[subject.slug] = subject
    return written(list(found.values())) or None


def _likely(text: str, registry: Registry) -> Subject | None:
    """The subject of a name, or of a word for what is of a country: Kazakh."""
    if (subject := registry.subjects.of_name(text)) is not None:
        return subject
    for lang in ("en", "fr"):
        for form in (text, text.capitalize()):
            named = registry.subjects.named(form, lang)
            if len(named) == 1 and named[0].start == 0 and named[0].end == len(form):
                return named[0].subject
    return None


def _parts(node: Node, lines: Lines, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    """The names and where each stands."""
    for item in (node,) if isinstance(node, Scalar | YamlMapping) else node.items:
        if not isinstance(item, Scalar):
            message = "this is not a list of names"
            problems.append(item.place(lines).says(Rule.WRONG_SHAPE, message, f"write subjects: {EXAMPLE}"))
        elif not item.refused:
            yield from _names_in(item, item.place(lines), problems)


def _names_in(scalar: Scalar, place: Place, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    parts = [match for match in _PART.finditer(scalar.text) if match[0].strip()]
    for match in parts:
        text = match[0].strip()
        start = match.start() + match[0].index(text)
        yield text, place.part(start, start + len(text))
    if len(parts) != scalar.text.count(",") + 1:
        help_ = f"part names by one comma, as in subjects: {EXAMPLE}"
        problems.append(place.says(Rule.EMPTY_VALUE, "a comma stands here with no name beside it", help_))


def _unknown(text: str, registry: Registry) -> tuple[str, str]:
    """What is said of a name that no subject has."""
    message = f"{shown(text)} is not a subject of the registry"
    if likely := likely_subjects(text, registry):
        return message, f"write {likely}"
    entries = registry.subjects.entries
    forms = [form for entry in entries for form in (entry.subject.name, entry.subject.name_fr, *entry.aliases)]
    near = did_you_mean(text, forms) or did_you_mean(text.title(), forms)
    if near is not None:
        subject = registry.subjects.of_name(near)
        return message, f"did you mean {subject.name if subject else near}?"
    topics = [entry.subject.name for entry in entries if entry.subject.kind is SubjectKind.TOPIC]
    return message, f"write a country, or a topic: {', '.join(topics)}" if topics else "this registry has no subjects"
