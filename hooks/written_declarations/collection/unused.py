"""Entries of people.yml and exceptions.yml that say nothing of what the collection holds: misspelt, or of what is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..reading.change_log import ChangeLog
from ..reading.checks import check_alone, check_among_others
from ..reading.declaration import read_file
from ..reading.registry import Registry
from ..reading.registry_entries import KnownException
from ..reading.whole import Whole
from ..words.letters import slug
from ..words.names import split_name

_NAME = "write it as it stands in the lists of signatories; if who is meant is here no more, take it out"
_ADDRESS = "write it as it stands in the lists of signatories; if it keeps an address that was published, leave it"
_NUMBER = "correct the number, or take it out"


def unused_exceptions(
    registry: Registry, paths: Mapping[int | None, tuple[Path, str]], whole: Whole
) -> Iterator[Problem]:
    """Exceptions without which no rule would be broken. `paths` are the files by number, each with the path that
    messages name.
    """
    for known in registry.exceptions:
        if known.place is None:
            continue
        if known.number not in paths:
            yield _says(known.place, f"No. {known.number} is not here, and nothing is allowed of it", _NUMBER)
        elif not _is_needed(known, registry, *paths[known.number], whole):
            number = known.number
            printed = f"No. {number} prints no unusual name {shown(known.name)}"
            message = printed if known.name else f"No. {number} does not break the rule {known.rule}"
            yield _says(known.place, f"{message}, and nothing is to be allowed", "take the entry out, or correct it")


def _is_needed(known: KnownException, registry: Registry, path: Path, shown_path: str, whole: Whole) -> bool:
    without = replace(registry, exceptions=tuple(each for each in registry.exceptions if each is not known))
    file, problems = read_file(path, shown_path, without)
    problems += [*check_alone(file, without), *check_among_others(file, whole, without)]
    return any(each.rule.id == known.rule and known.name in each.place.text for each in problems)


def unused_people(registry: Registry, declarations: Sequence[Declaration], log: ChangeLog) -> Iterator[Problem]:
    """What is said of people whom no list names, earlier editions included, and of declarations that are not here."""
    printed = _printed(registry, declarations)
    before = {slug(name) for name in _printed_before(log)}
    for entry in registry.people:
        here = printed[entry.person.slug]
        name = entry.person.name.without_honorific
        if entry.place is None:
            continue
        if not here:
            yield _says(entry.place, f"nobody here is printed as {shown(name)}, {entry.country.name}", _NAME)
            continue
        for alias in entry.aliases:
            if slug(alias) not in here | before:
                yield _says(entry.place, f"nobody here is printed as {shown(alias)}, {entry.country.name}", _ADDRESS)
    for distinction in registry.distinctions:
        for each in (distinction.name, *distinction.others):
            if distinction.place and not printed[registry.person_slug(each, distinction.country)]:
                message = f"nobody here is printed as {shown(str(each))}, {distinction.country.name}"
                yield _says(distinction.place, message, _NAME)
    numbers = {declaration.number for declaration in declarations}
    for parting in registry.partings:
        for line in parting.signed:
            if parting.place and line.number not in numbers:
                yield _says(parting.place, f"No. {line.number} is not here, and nobody signed it", _NUMBER)


def _printed(registry: Registry, declarations: Sequence[Declaration]) -> Mapping[str, set[str]]:
    """The spellings, as they stand in addresses, under which each of those was printed of whom something is said."""
    wanted = {entry.person.slug: entry.person.slug for entry in registry.people}
    for distinction in registry.distinctions:
        for name in (distinction.name, *distinction.others):
            person = registry.person_slug(name, distinction.country)
            wanted[person] = person
    # A namesake is printed as whoever has the name
    wanted |= {each.person.slug: registry.namesake(each) for each in registry.partings}
    found: dict[str, set[str]] = defaultdict(set)
    for declaration in declarations:
        for signature in chain.from_iterable(declaration.lists):
            if signature.person in wanted:
                found[wanted[signature.person]].add(slug(signature.name.without_honorific))
    return found


def _printed_before(log: ChangeLog) -> Iterator[str]:
    """Names in lines of signatories that were corrected: their addresses were published."""
    for change in log.changes:
        if change.field == "signatories" and (name := split_name(change.before.partition(",")[0])):
            yield name.without_honorific


def _says(place: Place, message: str, help_: str) -> Problem:
    return place.says(Rule.UNUSED_ENTRY, message, help_)
