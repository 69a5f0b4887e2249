"""Reading the registry files as strictly as a declaration: countries.yml, groups.yml, people.yml and others."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..model import Colours, Country, CountryStatus, Group, Period
from ..problems.catalogue import EXCEPTABLE, Rule
from ..problems.place import Place, Problem, has_errors
from ..problems.wording import did_you_mean, shown
from ..words.lengths import ENTRIES, PLACES, Limit
from . import registry_people, registry_subjects
from .registry import Registry, country_forms, group_forms
from .registry_entries import Distinction, KnownException, Missing, Parting, PersonEntry, Withdrawal
from .registry_file import read_entries, taken_twice
from .registry_people import Decision, contradictions, decision
from .registry_record import Entry, Record
from .registry_subjects import clashes, subject_words
from .values import address_problems, is_address, language, plain_number
from .yaml_mistakes import told_once

_ADDRESS = re.compile(r"[a-z]+/(?:[a-z0-9-]+/){1,2}")
_Placed = tuple[tuple[Entry, Place], ...]  # the entries of a file, each with its place
_NEEDED = ("countries.yml", "groups.yml", "people.yml")
_NO_GROUPS = ("all", "none")  # what pictures call the signatures of all groups, and those without one
_COUNTRY_KEYS = ("slug", "name", "name_fr", "iso", "status", "from", "until", "seats", "aliases", "aliases_fr")
_GROUP_KEYS = (
    *("slug", "code", "code_fr", "name", "from", "until", "aliases", "successor", "group", "slugs_before"),
    *("colour", "colour_dark", "colour_paper"),
)
_EXCEPTION_KEYS = ("rule", "number", "reason", "name")
_WITHDRAWAL_KEYS = ("number", "doc_id", "date", "reason", "addresses")
_MISSING_KEYS = ("number", "doc_id", "date", "lang", "title", "source")


def read_registry(folder: Path, shown_folder: str) -> tuple[Registry | None, list[Problem]]:
    """Read the files of a registry. Returns no registry if there is an error.

    `shown_folder` is the path that messages name.
    """
    problems: list[Problem] = []

    def entries(
        name: str, keys: tuple[str, ...], convert: Callable[[Record], Entry | None], most: Limit = ENTRIES
    ) -> _Placed[Entry]:
        if name not in _NEEDED and not os.path.lexists(folder / name):
            return ()
        return tuple(read_entries(folder / name, f"{shown_folder}/{name}", keys, convert, problems, most))

    countries = entries("countries.yml", _COUNTRY_KEYS, _country, PLACES)
    groups = entries("groups.yml", _GROUP_KEYS, _group, PLACES)
    exceptions = entries("exceptions.yml", _EXCEPTION_KEYS, _exception)
    withdrawals = entries("withdrawn.yml", _WITHDRAWAL_KEYS, _withdrawal)
    missing = entries("missing.yml", _MISSING_KEYS, _missing)
    if not countries and problems:
        return None, problems  # all that names a country would be wrong, too
    known = Registry(_values(countries), _values(groups), exceptions=_values(exceptions))
    people: _Placed[Decision] = entries("people.yml", registry_people.KEYS, lambda record: decision(record, known))
    country_words: tuple[Callable[[Country], Iterable[str]], ...] = (
        lambda country: (country.slug,),
        country_forms,
        lambda country: (country.iso,),
    )
    for told_by in country_words:
        problems.extend(taken_twice(countries, told_by))
    problems.extend(taken_twice(groups, lambda group: (group.slug, *group.slugs_before)))
    problems.extend(_group_problems(groups))
    subjects = entries("subjects.yml", registry_subjects.KEYS, lambda record: subject_words(record, known.countries))
    problems.extend(clashes(subjects))
    not_here: _Placed[Withdrawal | Missing] = (*withdrawals, *missing)  # what was withdrawn is not missing
    problems.extend(taken_twice(not_here, _identity))
    registry = Registry(
        known.countries,
        known.groups,
        tuple(entry for entry, _ in people if isinstance(entry, PersonEntry)),
        _values(exceptions),
        _values(withdrawals),
        _values(missing),
        tuple(entry for entry, _ in people if isinstance(entry, Parting)),
        tuple(entry for entry, _ in people if isinstance(entry, Distinction)),
        _values(subjects),
    )
    problems.extend(contradictions(people, registry))
    told = dict[tuple[Place, str], Problem]()  # a value may be looked at twice, and a name by two rules
    for problem in problems:
        told.setdefault((problem.place, problem.message), problem)
    problems = told_once(list(told.values()))
    return (None if has_errors(problems) else registry), problems


def _values(placed: _Placed[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry, _ in placed)


def _identity(entry: Withdrawal | Missing) -> Iterable[str]:
    return (f"No. {entry.number}", *([f"Doc. {entry.doc_id}"] if entry.doc_id else []))


def _group_problems(groups: _Placed[Group]) -> Iterable[Problem]:
    slugs = {group.slug for group, _ in groups}
    earlier: list[Group] = []
    for group, place in groups:
        if group.successor == group.slug or (group.successor is not None and group.successor not in slugs):
            yield place.says(
                Rule.REGISTRY,
                f"the successor of {group.code} is {shown(group.successor or '')}, which is no other group",
                "write the slug of a group of this file",
            )
        for other in earlier:
            shared = sorted(set(group_forms(group)) & set(group_forms(other)))
            if shared and _overlap(group.period, other.period):
                yield place.says(
                    Rule.REGISTRY,
                    f"{shared[0]} stands for {other.slug} and {group.slug} at the same time",
                    "let their dates not overlap, or give them different codes",
                )
        earlier.append(group)


def _overlap(one: Period, other: Period) -> bool:
    return not (
        (one.end and other.start and one.end < other.start) or (other.end and one.start and other.end < one.start)
    )


def _country(record: Record) -> Country:
    status = record.required("status")
    if status and status not in list(CountryStatus):
        record.add(
            record.optional("status"), f"{shown(status)} is not a status", "write member, former, observer or partner"
        )
    iso = record.required("iso")
    if iso and not re.fullmatch(r"[A-Z]{2}", iso):
        record.add(record.optional("iso"), f"{shown(iso)} is not an ISO code", "write two capitals, as in AT")
    seats = record.optional("seats")
    if seats is not None and not re.fullmatch(r"[0-9]{1,2}", seats.text):
        record.add(seats, f"{shown(seats.text)} is not a number of seats", "write a number, as in 18")
        seats = None
    country = Country(
        record.slug(),
        record.required("name"),
        record.required("name_fr"),
        iso,
        CountryStatus(status) if status in list(CountryStatus) else CountryStatus.MEMBER,
        record.period(),
        int(seats.text) if seats else None,
        record.texts("aliases"),
        record.texts("aliases_fr"),
    )
    record.printable("name", country_forms(country))
    return country


def _group(record: Record) -> Group:
    code_fr, successor, mark = record.optional("code_fr"), record.optional("successor"), record.optional("group")
    if mark is not None and mark.text not in ("yes", "no"):
        record.add(mark, f"{shown(mark.text)} is neither yes nor no", 'write "no" for a mark that is not a group')
    slug = record.slug()
    if slug in _NO_GROUPS:
        record.add(record.optional("slug"), f"{slug} is no group in pictures", "choose another slug")
    light = record.colour("colour")
    group = Group(
        slug,
        record.required("code"),
        record.required("name"),
        code_fr.text if code_fr else None,
        record.period(),
        Colours(light, record.colour("colour_dark"), record.colour("colour_paper", light)),
        record.texts("aliases"),
        successor.text if successor else None,
        is_group=mark is None or mark.text == "yes",
        slugs_before=record.slugs("slugs_before"),
    )
    record.printable("code", group_forms(group))
    return group


def _exception(record: Record) -> KnownException | None:
    rule, number, reason = record.required("rule"), record.required("number"), record.required("reason")
    if rule not in EXCEPTABLE:
        near = did_you_mean(rule, sorted(EXCEPTABLE))
        record.add(
            record.optional("rule"),
            f"{shown(rule)} is not a rule that has exceptions",
            f"did you mean {near}?" if near else f"such rules are {', '.join(sorted(EXCEPTABLE))}",
        )
        return None
    declaration = plain_number(number)
    if declaration is None:
        record.add(record.optional("number"), f"{shown(number)} is not a number", "write the number of the declaration")
        return None
    if (rule == Rule.UNUSUAL_NAME.id) != ("name" in record):
        message, help_ = (
            ("name is missing", "add name: and the name as it is printed, with its honorific")
            if rule == Rule.UNUSUAL_NAME.id
            else (f"the rule {rule} is not about one name", "remove name")
        )
        record.add(record.optional("name"), message, help_)
        return None
    name = record.optional("name")
    return KnownException(rule, declaration, reason, name.text if name else "", record.place)


def _withdrawal(record: Record) -> Withdrawal | None:
    number, doc_id, day = record.number("number"), record.number("doc_id"), record.day("date")
    reason = record.required("reason")
    if not (number and doc_id and day and reason):
        return None
    return Withdrawal(number, doc_id, day, reason, tuple(_addresses(record)))


def _addresses(record: Record) -> Iterator[str]:
    for scalar in record.scalars("addresses"):
        if _ADDRESS.fullmatch(scalar.text):
            yield scalar.text
        else:
            record.add(
                scalar,
                f"{shown(scalar.text)} is not an address of this site",
                "write the part behind the host, as in signatories/jane-sample-at/",
            )


def _missing(record: Record) -> Missing | None:
    number, doc_id = record.number("number"), record.number("doc_id") if "doc_id" in record else None
    title, source, lang = record.optional("title"), record.optional("source"), record.optional("lang")
    if source is not None and not is_address(source.text):
        record.tell(source, address_problems)
    if lang is not None and language(lang.text) is None:
        record.add(lang, f"{shown(lang.text)} is not a language of titles", "write fr, or remove the line")
    if number is None:
        return None
    return Missing(
        number,
        doc_id,
        record.span("date"),
        title.text if title else None,
        lang.text if lang else "en",
        source.text if source else None,
    )
