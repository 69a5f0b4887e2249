"""The entries of people.yml: spellings of one person, people of like names, and two people of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Country, Name, Person
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..words.letters import slug
from ..words.name_rule import name_faults
from ..words.names import split_name
from .registry import Registry, person_slug, spelling_slugs
from .registry_entries import Distinction, Parting, PersonEntry, SignedLine
from .registry_file import taken_twice
from .registry_record import Record
from .yaml_tree import Scalar

KEYS = ("name", "country", "aliases", "different", "declarations", "slug", "reason")
_KINDS = ("aliases", "different", "declarations")
_SIGNED = re.compile(r"([1-9][0-9]{0,8})(?:/([1-9][0-9]{0,4})(?: of edition ([1-9][0-9]{0,4}))?)?")
_EXAMPLE = "write it as printed, without the honorific: George LOUCAIDES"

Decision = PersonEntry | Parting | Distinction
Placed = tuple[tuple[Decision, Place], ...]


def decision(record: Record, registry: Registry) -> Decision | None:
    """What an entry says of people; None with problems added if it says nothing that can be used."""
    name = _name(record, record.optional("name") if record.required("name") else None)
    printed = record.required("country")
    country = registry.country(printed)
    reason = record.required("reason")
    if country is None and printed:
        record.add(record.optional("country"), "the country is not in countries.yml", "write its name")
    kinds = [kind for kind in _KINDS if kind in record]
    if len(kinds) > 1:
        record.add(None, f"{' and '.join(kinds)} stand in one entry", "write an entry for each")
    aliases = record.scalars("aliases")
    names = [_name(record, scalar) for scalar in (*aliases, *record.scalars("different"))]
    if name is None or country is None or None in names:
        return None
    if "declarations" in record:
        return _parting(record, name, country, reason)
    if "different" in record:
        return Distinction(name, tuple(filter(None, names)), country, reason, record.place)
    return _spellings(record, name, country, tuple(scalar.text for scalar in aliases), reason)


def _name(record: Record, scalar: Scalar | None) -> Name | None:
    """A name as printed, without honorific; None with a problem added, unless nothing is there."""
    if scalar is None:
        return None
    name = split_name(scalar.text)
    if name is None or name.honorific:
        record.add(scalar, f"{shown(scalar.text)} is not a given name and a family name in capitals", _EXAMPLE)
        return None
    record.tell(scalar, _name_problems)
    return name


def _name_problems(text: str, place: Place) -> Iterator[Problem]:
    for fault in name_faults(text):
        where = place.part(fault.start, fault.end)
        yield where.says(Rule.UNUSUAL_NAME, shown(fault.message, 200), shown(fault.help, 200))


def _spellings(record: Record, name: Name, country: Country, aliases: tuple[str, ...], reason: str) -> PersonEntry:
    address = record.slug() if "slug" in record else person_slug(name, country)
    entry = PersonEntry(Person(address, name), country, aliases, reason, record.place)
    own = set(spelling_slugs(entry))
    if address not in own:
        record.add(
            record.optional("slug"),
            f"{shown(address)} is the address of none of these spellings, and may be that of another person",
            f"write one of {', '.join(sorted(own))}",
        )
    return entry


def _parting(record: Record, name: Name, country: Country, reason: str) -> Parting:
    address = record.slug()
    spelling, iso = slug(name.without_honorific), country.iso.lower()
    # No name has digits, so that this can be the address of nobody else
    if address and not re.fullmatch(rf"{spelling}-[0-9]+-{iso}", address):
        message = f"{shown(address)} is not the address of another person of this name"
        record.add(record.optional("slug"), message, f"write {spelling}-2-{iso}: the name, a number, the country")
    signed = [(scalar, _SIGNED.fullmatch(scalar.text)) for scalar in record.scalars("declarations")]
    if not signed:
        record.add(None, "no declarations are given", "write below declarations: the numbers this person signed")
    for scalar, match in signed:
        if match is None:
            help_ = (
                "write a number, as in 638, or with the place in the list of signatories, as in 638/12, or in that of an"
                " earlier edition, as in 638/12 of edition 1"
            )
            record.add(scalar, f"{shown(scalar.text)} is not the number of a declaration", help_)
    return Parting(
        Person(address, name),
        country,
        tuple(SignedLine(*(int(part or 0) for part in match.groups())) for _, match in signed if match),
        reason,
        record.place,
    )


def contradictions(people: Placed, registry: Registry) -> Iterator[Problem]:
    """Where entries say two things: of an address, a line of a declaration, or two names."""
    yield from taken_twice(people, _claims)
    for entry, place in people:
        if isinstance(entry, Distinction):
            yield from _not_different(entry, place, registry)


def _claims(entry: Decision) -> Iterable[str]:
    match entry:
        case PersonEntry():
            return (shown(entry.person.slug), *map(shown, spelling_slugs(entry)))
        case Parting():
            name = f"{shown(entry.person.name.without_honorific)}, {entry.country.name},"
            signed = [f"{name} in No. {line}" for line in entry.signed]
            return (shown(entry.person.slug), *signed)
        case Distinction():
            pairs = [sorted((str(entry.name), str(other))) for other in entry.others]
            return [f"{shown(one)} beside {shown(other)}, {entry.country.name}," for one, other in pairs]


def _not_different(entry: Distinction, place: Place, registry: Registry) -> Iterator[Problem]:
    for other in entry.others:
        if registry.person_slug(entry.name, entry.country) == registry.person_slug(other, entry.country):
            message = f"{shown(str(entry.name))} and {shown(str(other))} stand on one page"
            help_ = "if they are two people, take the entry that joins them out, or part them by declarations"
            yield place.says(Rule.REGISTRY, message, help_)
    if not entry.others:
        yield place.says(
            Rule.REGISTRY, "different names nobody", "write below it one name on each line, beginning with -"
        )
