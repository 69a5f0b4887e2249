"""One entry of a registry file, its values taken out one by one, as strictly as those of a declaration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeVar

from ..model import Period
from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import shown
from ..words.dates import possible_dates
from ..words.lengths import CODE, LABEL, LIST, SLUG
from ..words.name_rule import foreign_letters
from .limits import too_long
from .values import likely_number, plain_number, words_problems
from .yaml_tree import Scalar, YamlList, YamlMapping

Entry = TypeVar("Entry")
# Texts that are compared with what was printed, or looked for in titles
_LABELS = frozenset(
    [
        *("name", "name_fr", "code", "code_fr", "aliases", "aliases_fr", "different", "adjectives", "adjectives_fr"),
        *("words", "words_fr", "not_in"),
    ]
)
_LIMITS = dict.fromkeys(_LABELS, LABEL) | {"code": CODE, "code_fr": CODE, "slug": SLUG, "slugs_before": SLUG}
_SIGN = re.compile(
    "[^\\w \u0300-\u036f'’‘“”\"«».,;()/&*\\[\\]\u2010\u2011–-]"
)  # that stands in no name; , and ; are told apart
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2}))?")


class Record:
    """One entry of a registry file, its values taken out one by one."""

    def __init__(self, lines: Lines, mapping: YamlMapping, problems: list[Problem]) -> None:
        self.place = mapping.place(lines)
        self._nodes = {key.text: node for key, node in mapping.pairs}
        self._lines = lines
        self._problems = problems

    def read_as(self, key: str, meant: str) -> None:
        """Take a misspelt key for the one that is meant, unless that is there, too: it is not missing."""
        if key in self._nodes:
            self._nodes.setdefault(meant, self._nodes[key])

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def add(self, scalar: Scalar | None, message: str, help_: str) -> None:
        """Add a problem with a text, by default with the entry."""
        place = scalar.place(self._lines) if scalar else self.place
        self._problems.append(place.says(Rule.REGISTRY, message, help_))

    def tell(self, scalar: Scalar, problems: Callable[[str, Place], Iterable[Problem]]) -> None:
        """Add what these `problems` of a text are in its place."""
        self._problems.extend(problems(scalar.text, scalar.place(self._lines)))

    def optional(self, key: str) -> Scalar | None:
        """The text of a key that may be left out."""
        node = self._nodes.get(key)
        if node is None or (isinstance(node, Scalar) and node.refused):
            return None
        if isinstance(node, Scalar) and node.text.strip():
            self._check(key, node)
            return node
        self.add(node if isinstance(node, Scalar) else None, f"{key} is not one text", f"write {key}: and its value")
        return None

    def _check(self, key: str, scalar: Scalar) -> None:
        """Every text of a registry stands in pages and tables, and most are compared with what was printed."""
        place, text = scalar.place(self._lines), scalar.text
        limit = _LIMITS.get(key)
        if limit is not None and len(text) > limit.most:
            self._problems.append(too_long(place, limit))
        found = [] if key == "source" else [*words_problems(text, place)]  # the form of an address says more
        if key == "slug":  # and so does that of its part of a word such as none
            found = [each for each in found if each.rule is not Rule.EMPTY_VALUE]
        self._problems.extend(found)
        if key not in _LABELS or found:
            return
        if sign := _SIGN.search(text):
            part = place.part(sign.start(), sign.end())
            self._problems.append(part.says(Rule.REGISTRY, f"{shown(sign[0])} stands in no name", "leave it out"))
        for fault in foreign_letters(text):
            part = place.part(fault.start, fault.end)
            self._problems.append(part.says(Rule.REGISTRY, shown(fault.message, 200), fault.help))

    def printable(self, key: str, forms: Iterable[str]) -> None:
        """Add a problem for forms that can never be found, because these signs part name, country and group, or people."""
        for form in forms:
            for sign, what in ((",", "a comma"), (";", "a semicolon")):
                if sign in form:
                    self.add(self.optional(key), f"{shown(form)} holds {what}", "write it without")

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
            likely = likely_number(text)
            help_ = f"write {likely}" if likely else "write it in digits, as in 638"
            self.add(self.optional(key), f"{shown(text)} is not a number", help_)
        return number

    def day(self, key: str) -> date | None:
        """A required day."""
        text = self.required(key)
        day = self._day(key) if text else None
        if day is not None and day[0] != day[1]:
            self.add(self.optional(key), f"{shown(text)} is not a day", "write year, month and day, as in 2014-06-25")
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
            if len(scalars) > LIST.most:
                self._problems.append(too_long(scalars[LIST.most].place(self._lines), LIST))
            for scalar in scalars[: LIST.most]:
                self._check(key, scalar)
            return scalars[: LIST.most]
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
        possible = possible_dates(scalar.text)
        help_ = f"write {possible[0]}" if len(possible) == 1 else "write a year, or a day as in 2014-06-25"
        self.add(scalar, f"{shown(scalar.text)} is neither a year nor a day", help_)
        return None
