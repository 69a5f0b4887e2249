"""The entries of a registry file, their values taken out one by one, as strictly as those of a declaration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from unicodedata import is_normalized

from ..model import Period
from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import did_you_mean, shown
from .characters import decode, forbidden_character
from .values import plain_number
from .yaml_tree import Scalar, YamlList, YamlMapping, parse

Entry = TypeVar("Entry")
_LONGEST = 200  # of the words of an entry in a message
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2}))?")


def read_entries(
    path: Path,
    shown_path: str,
    keys: tuple[str, ...],
    convert: Callable[[Record], Entry | None],
    problems: list[Problem],
) -> Iterator[tuple[Entry, Place]]:
    """The entries of a file, each with its place, as `convert` makes them of records with these keys.

    Every problem is added to `problems`. `shown_path` is the path that messages name.
    """
    try:
        content = path.read_bytes()
    except OSError:
        message = "the file cannot be read"
        problems.append(Place.of_file(shown_path).says(Rule.REGISTRY, message, "restore the file"))
        return
    text, lines, found = decode(content, shown_path)
    problems += found
    if text is None:
        return
    tree, found = parse(text, lines, comments=True)
    problems += found
    if not isinstance(tree, YamlList):
        if not found:
            message = "the file is not a list of entries"
            problems.append(lines.at(1).says(Rule.REGISTRY, message, "write [] for an empty list"))
        return
    for node in tree.items:
        if not isinstance(node, YamlMapping):
            help_ = f"the keys are {', '.join(keys)}"
            problems.append(node.place(lines).says(Rule.REGISTRY, "this entry has no keys", help_))
            continue
        problems.extend(_unknown_keys(node, keys, lines))
        record = Record(lines, node, problems)
        entry = convert(record)
        if entry is not None:
            yield entry, record.place


def _unknown_keys(mapping: YamlMapping, keys: tuple[str, ...], lines: Lines) -> Iterator[Problem]:
    for key, _ in mapping.pairs:
        if key.text not in keys:
            near = did_you_mean(key.text, keys)
            message = f"{shown(key.text)} is not a key of this file"
            help_ = f"did you mean {near}?" if near else f"the keys are {', '.join(keys)}"
            yield key.place(lines).says(Rule.REGISTRY, message, help_)


def taken_twice(entries: Iterable[tuple[Entry, Place]], words: Callable[[Entry], Iterable[str]]) -> Iterator[Problem]:
    """A word that stands for two entries, where the second one stands."""
    seen: dict[str, Place] = {}
    for entry, place in entries:
        for word in dict.fromkeys(words(entry)):
            first = seen.setdefault(word, place)
            if first is not place:
                message = f"{shown(word, _LONGEST)} stands for the entry of line {first.line} already"
                yield place.says(Rule.REGISTRY, message, "let it stand for one")


class Record:
    """One entry of a registry file, its values taken out one by one."""

    def __init__(self, lines: Lines, mapping: YamlMapping, problems: list[Problem]) -> None:
        self.place = mapping.place(lines)
        self._nodes = {key.text: node for key, node in mapping.pairs}
        self._lines = lines
        self._problems = problems

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def add(self, scalar: Scalar | None, message: str, help_: str) -> None:
        """Add a problem with a text, by default with the entry."""
        place = scalar.place(self._lines) if scalar else self.place
        self._problems.append(place.says(Rule.REGISTRY, message, help_))

    def optional(self, key: str) -> Scalar | None:
        """The text of a key that may be left out."""
        node = self._nodes.get(key)
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
        """Add a problem for forms that can never be found, because a comma parts name, country and group."""
        for form in forms:
            if "," in form:
                self.add(self.optional(key), f"{shown(form)} holds a comma", "write it without")

    def required(self, key: str) -> str:
        """The text of a key that must be there; empty with a problem added if it is not."""
        if key not in self._nodes:
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
        number = plain_number(text)
        if number is None and text:
            self.add(self.optional(key), f"{shown(text)} is not a number", "write it in digits, as in 638")
        return number

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
        """A colour for style sheets, which may be left out if there is a default; empty with a problem added."""
        node = self._nodes.get(key)
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
        return tuple(scalar.text for scalar in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The texts of a list that may be left out, each with its place."""
        node = self._nodes.get(key)
        if node is None:
            return ()
        if isinstance(node, YamlList) and all(isinstance(item, Scalar) and item.text for item in node.items):
            scalars = tuple(item for item in node.items if isinstance(item, Scalar))
            for scalar in scalars:
                self._check(scalar)
            return scalars
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

    def span(self, key: str) -> Period | None:
        """A day, or a whole year, which may be left out."""
        days = self._day(key)
        return Period(*days) if days else None

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
