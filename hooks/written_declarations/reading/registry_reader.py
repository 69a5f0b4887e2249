"""Reading the registry files as strictly as a declaration: countries.yml, groups.yml, people.yml and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from unicodedata import is_normalized

from ..model import Colours, Country, CountryStatus, Group, Period, Person
from ..problems.catalogue import EXCEPTABLE, Problem, Rule, did_you_mean, has_errors, shown
from ..words.names import split_name
from .body import forbidden_character
from .registry import (
    KnownException,
    PersonEntry,
    Registry,
    Withdrawal,
    country_forms,
    group_forms,
    person_slug,
    spelling_slugs,
)
from .yaml_tree import Mapping, Scalar, Sequence, parse

_Entry = TypeVar("_Entry")
_Placed = tuple[tuple[_Entry, Scalar], ...]  # the entries of a file, each with its place
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NO_GROUPS = ("all", "none")  # what pictures call the signatures of all groups, and those without one
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2}))?")
_COUNTRY_KEYS = ("slug", "name", "name_fr", "iso", "status", "from", "until", "seats", "aliases", "aliases_fr")
_GROUP_KEYS = (
    *("slug", "code", "code_fr", "name", "from", "until", "aliases", "successor", "group", "slugs_before"),
    *("colour", "colour_dark", "colour_paper"),
)
_EXCEPTION_KEYS = ("rule", "number", "reason")
_WITHDRAWAL_KEYS = ("number", "doc_id", "date", "reason")
_PERSON_KEYS = ("name", "country", "aliases", "slug", "reason")


def read_registry(folder: Path, shown_folder: str) -> tuple[Registry | None, list[Problem]]:
    """Read the files of a registry. Returns no registry if there is an error.

    `shown_folder` is the path that messages name.
    """
    problems: list[Problem] = []

    def entries(name: str, keys: tuple[str, ...], convert: Callable[[_Record], _Entry | None]) -> _Placed[_Entry]:
        return tuple(_read_file(folder / name, f"{shown_folder}/{name}", keys, convert, problems))

    countries = entries("countries.yml", _COUNTRY_KEYS, _country)
    groups = entries("groups.yml", _GROUP_KEYS, _group)
    known = Registry(_values(countries), _values(groups))
    people = entries("people.yml", _PERSON_KEYS, lambda record: _person(record, known))
    country_words: tuple[Callable[[Country], Iterable[str]], ...] = (
        lambda country: (country.slug,),
        country_forms,
        lambda country: (country.iso,),
    )
    for words in country_words:
        problems.extend(_taken_twice(f"{shown_folder}/countries.yml", countries, words))
    problems.extend(_taken_twice(f"{shown_folder}/groups.yml", groups, lambda group: (group.slug, *group.slugs_before)))
    problems.extend(_group_problems(f"{shown_folder}/groups.yml", groups))
    exceptions = entries("exceptions.yml", _EXCEPTION_KEYS, _exception) if (folder / "exceptions.yml").exists() else ()
    withdrawals = entries("withdrawn.yml", _WITHDRAWAL_KEYS, _withdrawal) if (folder / "withdrawn.yml").exists() else ()
    for identity in (lambda each: (str(each.number),), lambda each: (f"Doc. {each.doc_id}",)):
        problems.extend(_taken_twice(f"{shown_folder}/withdrawn.yml", withdrawals, identity))
    for spellings in (_person_addresses, spelling_slugs):
        problems.extend(_taken_twice(f"{shown_folder}/people.yml", people, spellings))
    if has_errors(problems):
        return None, problems
    registry = Registry(known.countries, known.groups, _values(people), _values(exceptions), _values(withdrawals))
    return registry, problems


def _values(placed: _Placed[_Entry]) -> tuple[_Entry, ...]:
    return tuple(entry for entry, _ in placed)


def _person_addresses(entry: PersonEntry) -> Iterable[str]:
    return (entry.person.slug,)


def _taken_twice(path: str, entries: _Placed[_Entry], words: Callable[[_Entry], Iterable[str]]) -> Iterable[Problem]:
    """A word that stands for two entries, told where the second one stands."""
    seen: dict[str, Scalar] = {}
    for entry, place in entries:
        for word in dict.fromkeys(words(entry)):
            first = seen.setdefault(word, place)
            if first is not place:
                yield _problem(
                    path,
                    place,
                    f"{shown(word)} stands for the entry of line {first.line} already",
                    "let it stand for one",
                )


def _group_problems(path: str, groups: _Placed[Group]) -> Iterable[Problem]:
    slugs = {group.slug for group, _ in groups}
    earlier: list[Group] = []
    for group, place in groups:
        if group.successor == group.slug or (group.successor is not None and group.successor not in slugs):
            yield _problem(
                path,
                place,
                f"the successor of {group.code} is {shown(group.successor or '')}, which is no other group",
                "write the slug of a group of this file",
            )
        for other in earlier:
            shared = sorted(set(group_forms(group)) & set(group_forms(other)))
            if shared and _overlap(group.period, other.period):
                yield _problem(
                    path,
                    place,
                    f"{shared[0]} stands for {other.slug} and {group.slug} at the same time",
                    "let their dates not overlap, or give them different codes",
                )
        earlier.append(group)


def _overlap(one: Period, other: Period) -> bool:
    return not (
        (one.end and other.start and one.end < other.start) or (other.end and one.start and other.end < one.start)
    )


def _problem(path: str, place: Scalar | None, message: str, mend: str) -> Problem:
    at = place or Scalar("", 1, 1, 2)
    return Problem(path, at.line, at.column, max(at.end_column, at.column + 1), Rule.REGISTRY, message, mend)


class _Record:
    """One entry of a registry file, its values taken out one by one."""

    def __init__(self, path: str, mapping: Mapping, problems: list[Problem]) -> None:
        self.path = path
        self.place = mapping.place
        self.nodes = {key.text: node for key, node in mapping.pairs}
        self.problems = problems

    def add(self, place: Scalar | None, message: str, mend: str) -> None:
        """Note a problem, by default at the place of the entry."""
        self.problems.append(_problem(self.path, place or self.place, message, mend))

    def optional(self, key: str) -> Scalar | None:
        """The text of a key that may be left out."""
        node = self.nodes.get(key)
        if node is None:
            return None
        if isinstance(node, Scalar) and node.text.strip():
            self._check(node)
            return node
        self.add(node if isinstance(node, Scalar) else None, f"{key} is not one text", f"write {key}: and its value")
        return None

    def _check(self, scalar: Scalar) -> None:
        """Every text of a registry stands in pages and is compared with what was printed."""
        if forbidden_character(scalar.text) or not is_normalized("NFC", scalar.text):
            self.add(scalar, "an invisible character stands here", "remove it")
        elif scalar.text != " ".join(scalar.text.split()):
            self.add(scalar, "a space too many stands here", f"write {shown(' '.join(scalar.text.split()))}")

    def printable(self, key: str, forms: Iterable[str]) -> None:
        """Note forms that can never be found, because a comma parts name, country and group."""
        for form in forms:
            if "," in form:
                self.add(self.optional(key), f"{shown(form)} holds a comma", "write it without")

    def required(self, key: str) -> str:
        """The text of a key that must be there; empty with a problem noted if it is not."""
        if key not in self.nodes:
            self.add(None, f"{key} is missing", f"add {key}: and its value")
        scalar = self.optional(key)
        return scalar.text if scalar else ""

    def slug(self, key: str = "slug") -> str:
        """A required text that can stand in an address."""
        text = self.required(key)
        self._check_slug(text, self.optional(key))
        return text

    def slugs(self, key: str) -> tuple[str, ...]:
        """A list of texts that can stand in an address; it may be left out."""
        slugs = self.texts(key)
        for slug in slugs:
            self._check_slug(slug, None)
        return slugs

    def number(self, key: str) -> int | None:
        """A required number of a declaration or document."""
        text = self.required(key)
        if _NUMBER.fullmatch(text):
            return int(text)
        if text:
            self.add(self.optional(key), f"{shown(text)} is not a number", "write it in digits, as in 638")
        return None

    def day(self, key: str) -> date | None:
        """A required day."""
        text = self.required(key)
        day = self._day(key) if text else None
        if day is not None and day[0] != day[1]:
            self.add(self.optional(key), f"{shown(text)} is not a day", "write it as 2014-06-25")
        return day[0] if day else None

    def _check_slug(self, text: str, place: Scalar | None) -> None:
        if text and not _SLUG.fullmatch(text):
            self.add(
                place,
                f"{shown(text)} cannot stand in an address",
                "use the letters a to z, digits, and hyphens between them",
            )

    def colour(self, key: str, default: str | None = None) -> str:
        """A colour for style sheets, which may be left out if there is a default; empty with a problem noted."""
        node = self.nodes.get(key)
        if node is None and default is not None:
            return default
        text = node.text if isinstance(node, Scalar) else ""
        if _COLOUR.fullmatch(text):
            return text
        # Without quotes # begins a comment, and nothing is left of the value
        wrong = "is missing" if node is None else "holds no colour"
        near = f"#{text.strip('#').lower()}"
        example = near if _COLOUR.fullmatch(near) else "#db4858"
        self.add(
            node if isinstance(node, Scalar) else None,
            f"{shown(text)} is not a colour" if text else f"{key} {wrong}",
            f'write {key}: "{example}" with the quotes: # and six digits from 0 to f',
        )
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts that may be left out."""
        node = self.nodes.get(key)
        if node is None:
            return ()
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) and item.text for item in node.items):
            scalars = [item for item in node.items if isinstance(item, Scalar)]
            for scalar in scalars:
                self._check(scalar)
            return tuple(scalar.text for scalar in scalars)
        self.add(
            node if isinstance(node, Scalar) else None,
            f"{key} is not a list of texts",
            f"write {key}: and below it one line for each, beginning with -",
        )
        return ()

    def period(self) -> Period:
        """The keys from and until: a day, or a year meaning its first or last day."""
        start, end = self._day("from"), self._day("until")
        if start and end and start[0] > end[1]:
            self.add(self.optional("until"), "it ends before it begins", "check from and until")
        return Period(start[0] if start else None, end[1] if end else None)

    def _day(self, key: str) -> tuple[date, date] | None:
        scalar = self.optional(key)
        if scalar is None:
            return None
        match = _DAY.fullmatch(scalar.text)
        try:
            if match and match[2]:
                day = date(int(match[1]), int(match[2]), int(match[3]))
                return day, day
            if match:
                year = date(int(match[1]), 1, 1)
                return year, date(year.year + 1, 1, 1) - timedelta(days=1)
        except ValueError:
            pass
        self.add(scalar, f"{shown(scalar.text)} is neither a year nor a day", "write 2014 or 2014-06-25")
        return None


def _read_file(
    path: Path,
    shown_path: str,
    keys: tuple[str, ...],
    convert: Callable[[_Record], _Entry | None],
    problems: list[Problem],
) -> Iterable[tuple[_Entry, Scalar]]:
    """The entries of a file, each with its place."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        problems.append(_problem(shown_path, None, "the file cannot be read as UTF-8 text", "restore the file"))
        return
    tree, found = parse(shown_path, text, remarks=True)
    problems += found
    if not isinstance(tree, Sequence):
        if not found:
            problems.append(
                _problem(shown_path, None, "the file is not a list of entries", "write [] for an empty list")
            )
        return
    for node in tree.items:
        if not isinstance(node, Mapping):
            place = node if isinstance(node, Scalar) else node.place
            problems.append(_problem(shown_path, place, "this entry has no keys", f"the keys are {', '.join(keys)}"))
            continue
        for key, _ in node.pairs:
            if key.text not in keys:
                near = did_you_mean(key.text, keys)
                problems.append(
                    _problem(
                        shown_path,
                        key,
                        f"{shown(key.text)} is not a key of this file",
                        f"did you mean {near}?" if near else f"the keys are {', '.join(keys)}",
                    )
                )
        record = _Record(shown_path, node, problems)
        entry = convert(record)
        if entry is not None:
            yield entry, record.place


def _country(record: _Record) -> Country | None:
    status = record.required("status")
    if status not in list(CountryStatus):
        record.add(record.optional("status"), f"{shown(status)} is not a status", "write member, former or observer")
        return None
    iso = record.required("iso")
    if not re.fullmatch(r"[A-Z]{2}", iso):
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
        CountryStatus(status),
        record.period(),
        int(seats.text) if seats else None,
        record.texts("aliases"),
        record.texts("aliases_fr"),
    )
    record.printable("name", country_forms(country))
    return country


def _group(record: _Record) -> Group:
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


def _person(record: _Record, registry: Registry) -> PersonEntry | None:
    printed = record.required("name")
    name = split_name(printed) if printed else None
    country = registry.country(record.required("country"))
    reason = record.required("reason")
    for text in (printed, *record.texts("aliases")):
        split = split_name(text) if text else None
        if split is None or split.honorific:
            record.add(
                None,
                f"{shown(text)} is not a given name and a family name in capitals",
                "write it as printed, without the honorific: George LOUCAIDES",
            )
    if country is None:
        record.add(record.optional("country"), "the country is not in countries.yml", "write its name")
    if name is None or country is None:
        return None
    aliases = record.texts("aliases")
    slug = record.slug() if "slug" in record.nodes else person_slug(name, country)
    entry = PersonEntry(Person(slug, name), country, aliases, reason)
    own = set(spelling_slugs(entry))
    if slug not in own:
        record.add(
            record.optional("slug"),
            f"{shown(slug)} is the address of none of these spellings, and may be that of another person",
            f"write one of {', '.join(sorted(own))}",
        )
    return entry


def _exception(record: _Record) -> KnownException | None:
    rule, number, reason = record.required("rule"), record.required("number"), record.required("reason")
    if rule not in EXCEPTABLE:
        near = did_you_mean(rule, EXCEPTABLE)
        record.add(
            record.optional("rule"),
            f"{shown(rule)} is not a rule that has exceptions",
            f"did you mean {near}?" if near else f"such rules are {', '.join(sorted(EXCEPTABLE))}",
        )
        return None
    if not _NUMBER.fullmatch(number):
        record.add(record.optional("number"), f"{shown(number)} is not a number", "write the number of the declaration")
        return None
    return KnownException(rule, int(number), reason)


def _withdrawal(record: _Record) -> Withdrawal | None:
    number, doc_id, day = record.number("number"), record.number("doc_id"), record.day("date")
    reason = record.required("reason")
    return Withdrawal(number, doc_id, day, reason) if number and doc_id and day and reason else None
