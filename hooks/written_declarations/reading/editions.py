"""The earlier editions of a declaration: each is told by what was other in its list of signatories.

What an edition may hold is in `EDITION_KEYS`; how its list follows from the present one is said in `difference.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from ..model import Edition, Signature
from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import did_you_mean, shown
from ..words.lengths import EDITIONS
from . import limits
from .difference import ListDifference, difference, earlier_list
from .keys import EDITION_KEYS, EXAMPLE
from .parted import Parted
from .registry import Registry
from .signatory import read_signature, signature_of
from .values import address, address_problems, day, day_problems, number_problems, plain_number
from .yaml_tree import Node, Scalar, YamlList, YamlMapping

_Value = TypeVar("_Value")
_KEY = {key.name: key for key in EDITION_KEYS}
_COPY = "copy the line as it stands in the list of signatories"


@dataclass(frozen=True, slots=True)
class Present:
    """What a file says of the present edition, as far as it could be read, and its list as it was written."""

    number: int | None
    edition: int | None
    published: date | None
    tabled: date | None
    signatures: Sequence[Signature]
    signatories: Node | None

    @property
    def lines(self) -> list[str]:
        """All lines of the list, those included of which no signature could be made."""
        items = self.signatories.items if isinstance(self.signatories, YamlList) else ()
        return [item.text if isinstance(item, Scalar) else "" for item in items]


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """An edition, and where its date stands, its number, or else its date, the address of its official page, and by
    person the lines that are printed for it.
    """

    edition: Edition
    date: Place
    number: Place
    source: Place | None
    printed: Mapping[str, Place]


def read_editions(
    node: Node, present: Present, lines: Lines, registry: Registry, problems: list[Problem]
) -> list[ReadEdition]:
    """The earlier editions, the oldest first; what is wrong is added to the problems."""
    return _EditionReader(present, lines, registry, problems).editions(node)


class _EditionReader:
    def __init__(self, present: Present, lines: Lines, registry: Registry, problems: list[Problem]) -> None:
        self._present = present
        self._lines = lines
        self._registry = registry
        self._problems = problems
        self._listed = frozenset(present.lines)
        self._parted = Parted(registry, present.number)
        self._is_whole = len(present.lines) == len(present.signatures)
        self._by_line: dict[str, list[Signature]] = {}
        for signature in present.signatures:
            self._by_line.setdefault(str(signature), []).append(signature)

    def editions(self, node: Node) -> list[ReadEdition]:
        if isinstance(node, Scalar) and node.refused:
            return []
        if not isinstance(node, YamlList) or not node.items:
            help_ = "write each of them on the lines below it, as in - date: 2017-10-10, or remove the line"
            self._add(node, Rule.WRONG_SHAPE, "earlier_editions is not a list", help_)
            return []
        if len(node.items) > EDITIONS.most:
            self._problems.append(limits.too_long(node.items[EDITIONS.most].place(self._lines), EDITIONS))
            return []
        found: list[ReadEdition] = []
        for item in node.items:
            edition = self._edition(item, found[-1].edition.number + 1 if found else 1)
            if edition is not None:
                found.append(edition)
        self._check_order(found)
        if self._present.edition is None:
            number = found[-1].edition.number + 1 if found else len(node.items) + 1
            message = "earlier editions are given, and edition, the number of this one, is missing"
            self._add(node, Rule.MISSING_KEY, message, f"add edition: {number}")
        return found

    def _edition(self, item: Node, number: int) -> ReadEdition | None:
        if not isinstance(item, YamlMapping):
            if not (isinstance(item, Scalar) and item.refused):
                help_ = "begin it with its date, as in - date: 2017-10-10"
                self._add(item, Rule.WRONG_SHAPE, "this earlier edition is not a list of keys and values", help_)
            return None
        nodes = {key.text: node for key, node in item.pairs}
        self._check_unknown(item)
        if "date" not in nodes:
            self._add(item, Rule.MISSING_KEY, "this earlier edition has no date", f"add date: {_KEY['date'].asked}")
        own = self._value(nodes, "edition", plain_number, number_problems)
        published = self._value(nodes, "date", day, day_problems)
        source = self._value(nodes, "source", address, address_problems)
        number = own or number
        not_yet = self._not_yet(nodes.get("not_yet"), number)
        printed = self._printed(nodes.get("printed"), published, number)
        if published is None:
            return None
        signatures = self._list(item, not_yet, printed, number)
        places = {signature.person: scalar.place(self._lines) for _, signature, scalar in printed}
        date_place = nodes["date"].place(self._lines)
        number_place = nodes["edition"].place(self._lines) if own else date_place
        where = nodes["source"].place(self._lines) if source else None
        return ReadEdition(Edition(number, published, signatures, source), date_place, number_place, where, places)

    def _check_unknown(self, item: YamlMapping) -> None:
        for key, _ in item.pairs:
            if key.text not in _KEY:
                near = did_you_mean(key.text, _KEY)
                help_ = f"did you mean {near}?" if near else f"the keys are {', '.join(_KEY)}"
                self._add(key, Rule.UNKNOWN_KEY, f"{shown(key.text)} is not a key of an earlier edition", help_)

    def _value(
        self,
        nodes: Mapping[str, Node],
        name: str,
        convert: Callable[[str], _Value | None],
        problems: Callable[[str, Place], Iterator[Problem]],
    ) -> _Value | None:
        node, example = nodes.get(name), f"write {name}: {_KEY[name].asked}"
        if node is None or (isinstance(node, Scalar) and node.refused):
            return None
        if not isinstance(node, Scalar):
            self._add(node, Rule.WRONG_SHAPE, f"{name} holds a list, not one text", example)
            return None
        if not node.text.strip():
            optional = "" if _KEY[name].required else ", or remove the line"
            self._add(node, Rule.EMPTY_VALUE, f"{name} has no value", f"{example}{optional}")
            return None
        value = convert(node.text)
        if value is None:
            self._problems.extend(problems(node.text, node.place(self._lines)))
        return value

    def _not_yet(self, node: Node | None, edition: int) -> list[Signature]:
        if node is None or (isinstance(node, Scalar) and node.refused):
            return []
        if not isinstance(node, YamlList) or not node.items:
            help_ = f"write not_yet: {_KEY['not_yet'].example}, or remove the line"
            self._add(node, Rule.WRONG_SHAPE, "not_yet is not a list", help_)
            return []
        found: list[Signature] = []
        seen: dict[str, int] = {}
        where: dict[str, Place] = {}
        for item in node.items:
            if not isinstance(item, Scalar):
                help_ = f"write one signatory on each line, as in {EXAMPLE}"
                self._add(item, Rule.WRONG_SHAPE, "this is not the line of a signatory", help_)
            elif not item.refused:
                there = seen[item.text] = seen.get(item.text, 0) + 1
                alike = self._parted.first_to_go(self._by_line.get(item.text, []), edition)
                if there <= len(alike):
                    found.append(alike[there - 1])
                    where[item.text] = item.place(self._lines)
                elif alike:
                    message = f"{shown(item.text)} stands here a second time"
                    self._add(item, Rule.DUPLICATE_SIGNATORY, message, "remove one of the two lines")
                elif item.text not in self._listed:
                    self._not_in_list(item)
        for line, place in where.items():
            if seen[line] < len(alike := self._by_line[line]):
                self._problems.extend(self._parted.untold_absence(alike, edition, place))
        return found

    def _not_in_list(self, item: Scalar) -> None:
        if not item.text.strip():
            help_ = f"write a signatory, as in {EXAMPLE}, or remove the line"
            self._add(item, Rule.EMPTY_VALUE, "this signatory is empty", help_)
            return
        meant = signature_of(" ".join(item.text.split()), self._present.published or date.max, self._registry)
        same = [each for each in self._present.signatures if meant and each.person == meant.person]
        help_ = f"write {shown(str(same[0]), 200)}" if same else f"{_COPY}, or write under printed who is not there"
        message = f"{shown(item.text)} is not a line of the list of signatories"
        self._add(item, Rule.EARLIER_EDITION, message, help_)

    def _printed(self, node: Node | None, published: date | None, edition: int) -> list[tuple[int, Signature, Scalar]]:
        if node is None or (isinstance(node, Scalar) and node.refused):
            return []
        if not isinstance(node, YamlMapping) or not node.pairs:
            help_ = f"write printed: {_KEY['printed'].example}, or remove the line"
            self._add(node, Rule.WRONG_SHAPE, "printed holds no lines with their places", help_)
            return []
        found: list[tuple[int, Signature, Scalar]] = []
        above = 0
        for key, value in node.pairs:
            place = plain_number(key.text)
            if place is None:
                self._problems.extend(number_problems(key.text, key.place(self._lines)))
            elif place <= above:
                message = f"place {place} stands below place {above}"
                self._add(key, Rule.EARLIER_EDITION, message, "write the lines in the order of their places")
            above = max(place or 0, above)
            if not isinstance(value, Scalar):
                help_ = f"write one line behind each place, as in 7: {EXAMPLE}"
                self._add(value, Rule.WRONG_SHAPE, "this is not the line of a signatory", help_)
            elif not value.refused and (signature := self._signature(value, published)) and place:
                found.append((place, self._parted.as_in(edition, place, signature), value))
        return found

    def _signature(self, scalar: Scalar, published: date | None) -> Signature | None:
        return read_signature(scalar.text, scalar.place(self._lines), published, self._registry, self._problems)

    def _list(
        self,
        item: YamlMapping,
        not_yet: Sequence[Signature],
        printed: Sequence[tuple[int, Signature, Scalar]],
        edition: int,
    ) -> tuple[Signature, ...]:
        """The list of the edition, and what is wrong with what makes it."""
        absent = {signature.person for signature in not_yet}
        lines: dict[str, int] = {}
        for _, signature, scalar in printed:
            name = shown(str(signature.name))
            if signature.person in absent:
                message = f"{name} is also among those who had not signed yet"
                self._add(scalar, Rule.EARLIER_EDITION, message, "remove one of the two lines")
            elif signature.person in lines:
                message = f"{name} stands on line {lines[signature.person]} already"
                self._add(scalar, Rule.DUPLICATE_SIGNATORY, message, "remove one of the two lines")
            lines[signature.person] = scalar.line
        other = ListDifference(tuple(not_yet), tuple((place, signature) for place, signature, _ in printed))
        signatures = earlier_list(self._present.signatures, other)
        if not self._is_whole:
            return signatures
        for place, _, scalar in printed:
            if place > len(signatures):
                message = f"place {place} is beyond the end: the list of this edition ends with place {len(signatures)}"
                self._add(scalar, Rule.EARLIER_EDITION, message, "correct the place, or what stands under not_yet")
        if not signatures:
            self._add(item, Rule.EARLIER_EDITION, "nobody has signed this edition", "correct what stands under not_yet")
        self._check_needed(signatures, printed)
        places = {signature.person: (signature, scalar.place(self._lines)) for _, signature, scalar in printed}
        self._problems.extend(self._parted.untold(signatures, places, edition))
        return signatures

    def _check_needed(self, signatures: Sequence[Signature], printed: Sequence[tuple[int, Signature, Scalar]]) -> None:
        """No line is given that follows from the present list by itself."""
        needed = {signature.person for _, signature in difference(self._present.signatures, signatures).printed}
        if len(needed) < len(printed):
            for _, signature, scalar in printed:
                if signature.person not in needed and str(signature) in self._by_line:
                    message = f"{shown(scalar.text)} is printed so, and at this place, in the list of signatories, too"
                    self._add(scalar, Rule.EARLIER_EDITION, message, "remove the line")

    def _check_order(self, editions: Sequence[ReadEdition]) -> None:
        for place, message, help_ in self._out_of_order(editions):
            self._problems.append(place.says(Rule.EARLIER_EDITION, message, help_))

    def _out_of_order(self, editions: Sequence[ReadEdition]) -> Iterator[tuple[Place, str, str]]:
        for above, read in pairwise(editions):
            first, second = above.edition, read.edition
            if second.date <= first.date:
                message = f"this edition is of {second.date}, the one above it of {first.date}"
                yield read.date, message, "check both dates, and let the oldest edition stand first"
            if second.number <= first.number:
                message = f"this is edition {second.number}, the one above it edition {first.number}"
                yield read.number, message, "check both numbers, and let the oldest edition stand first"
        present = self._present
        for read in editions:
            on, number = read.edition.date, read.edition.number
            if present.published and on >= present.published:
                message = f"this earlier edition is of {on}, the declaration itself of {present.published}"
                yield read.date, message, "check both dates; the newest edition is the declaration itself"
            if present.tabled and on < present.tabled:
                message = f"this edition is of {on}, before {present.tabled}, when it was tabled"
                yield read.date, message, "check both dates on the official pages"
            if present.edition and number >= present.edition:
                message = (
                    f"this earlier edition is number {number}, and the declaration itself is edition {present.edition}"
                )
                yield read.number, message, "check edition, here and at the top"

    def _add(self, node: Node, rule: Rule, message: str, help_: str) -> None:
        self._problems.append(node.place(self._lines).says(rule, message, help_))
