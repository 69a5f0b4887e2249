"""Reading declaration files strictly: every problem of every file, in one run.

Puts the parts together: characters, front matter, values, signatories, text. What each may hold is said there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from ..model import Body, Declaration, Signature, Subject
from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem, has_errors
from ..problems.wording import shown
from ..words.lengths import FILE, SIGNATORIES
from ..words.lost_letters import LOST
from . import limits
from .body import body_below
from .characters import decode, lines_of_any
from .editions import Present, ReadEdition, read_editions
from .front_matter import split
from .key_names import meant_key
from .keys import EXAMPLE, KEYS, Key
from .registry import Registry
from .signatory import read_signature, signatory_problems, signature_of
from .subjects import subjects_of
from .values import (
    address,
    address_problems,
    day,
    day_problems,
    days_out_of_order,
    language,
    language_problems,
    number_problems,
    plain_number,
    words,
    words_problems,
)
from .yaml_mistakes import told_once
from .yaml_tree import Node, Scalar, YamlList, YamlMapping, named_values

_Value = TypeVar("_Value")
_KEY = {key.name: key for key in KEYS}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds, and where each part that could be read stands, for problems found later.

    `values` are the texts by key, `signatories` those of the signatures, `editions` the earlier ones. With an error in
    the file there is no declaration.
    """

    lines: Lines
    declaration: Declaration | None = None
    values: Mapping[str, Scalar] = field(default_factory=dict, repr=False)
    signatories: Sequence[Scalar] = field(default=(), repr=False)
    body_line: int = 1
    editions: Sequence[ReadEdition] = field(default=(), repr=False)

    @property
    def path(self) -> str:
        """The path that messages name."""
        return self.lines.path

    def number(self, key: str) -> int | None:
        """The number with this key, if it is one, whatever else is wrong."""
        value = self.values.get(key)
        return plain_number(value.text) if value else None

    def place(self, key: str) -> Place:
        """Where the value of this key stands, which there is."""
        return self.values[key].place(self.lines)

    def signatory(self, index: int) -> Place:
        """Where a signatory stands, counted from 0."""
        return self.signatories[index].place(self.lines)


def read_file(path: Path, shown_path: str, registry: Registry) -> tuple[ReadFile, list[Problem]]:
    """Read one declaration file. `shown_path` is the path that messages name.

    Raises OSError if the file cannot be opened.
    """
    with path.open("rb") as file:
        return read_bytes(file.read(FILE.most + 1), shown_path, registry)


def read_bytes(content: bytes, path: str, registry: Registry) -> tuple[ReadFile, list[Problem]]:
    """Read the content of a declaration file; see read_file."""
    if len(content) > FILE.most:
        lines = lines_of_any(content, path)
        return ReadFile(lines), [_too_large(lines)]
    text, lines, problems = decode(content, path)
    if text is None:
        return ReadFile(lines), problems
    front_matter, found = split(text, lines)
    problems += found
    if front_matter is None:
        return ReadFile(lines), problems
    body, body_line, found = body_below(front_matter, lines)
    problems += found
    reader = _Reader(lines, registry, problems)
    declaration = reader.declaration(front_matter.tree, body)
    if declaration is not None and registry.is_excepted(Rule.LOST_LETTER.id, declaration.number):
        signed = reader.lines_signed
        problems = [each for each in problems if not _may_be_printed(each, signed)]
    too_long = {problem.place.line for problem in problems if problem.rule is Rule.TOO_LONG}
    problems = told_once([each for each in problems if each.rule is Rule.TOO_LONG or each.place.line not in too_long])
    if has_errors(problems):
        declaration = None
    return ReadFile(lines, declaration, reader.values, reader.signatories, body_line, reader.editions), problems


def _may_be_printed(problem: Problem, signed: Collection[int]) -> bool:
    """Whether a letter seems to be lost that may be printed so; in a name it may not."""
    place = problem.place
    return problem.rule is Rule.LOST_LETTER and not LOST.search(place.text) and place.line not in signed


def _too_large(lines: Lines) -> Problem:
    return lines.at(1).says(
        Rule.FILE_TOO_LARGE,
        f"the file is larger than {FILE.most // 1024} kB",
        "a declaration has at most a few kB: check that the right file was saved",
    )


class _Reader:
    """Reads the tree of one front matter, and adds to the problems of its file as it goes."""

    def __init__(self, lines: Lines, registry: Registry, problems: list[Problem]) -> None:
        self.values: dict[str, Scalar] = {}
        self.lines_signed: frozenset[int] = frozenset()  # whether what stands there was read or not
        self.signatories: list[Scalar] = []
        self.editions: list[ReadEdition] = []
        self._nodes: dict[str, Node] = {}
        self._lines = lines
        self._registry = registry
        self._problems = problems

    def declaration(self, tree: Node | None, body: Body | None) -> Declaration | None:
        """The declaration, or None where a required part is missing or wrong."""
        if tree is None:
            if not has_errors(self._problems):  # nothing between the dashes
                self._check_missing()
            return None
        if not isinstance(tree, YamlMapping) or tree.closed_on is not None:
            message = "the front matter is not a list of keys and values"
            self._add(tree, Rule.WRONG_SHAPE, message, "write one key on each line, as in number: 638")
            return None
        self._nodes = {key.text: node for key, node in tree.pairs}
        lists = [self._nodes[name] for name in ("signatories", "earlier_editions") if name in self._nodes]
        self.lines_signed = frozenset(scalar.line for node in lists for _, scalar in named_values(node))
        self._check_unknown(tree)
        self._check_missing()
        number = self._value("number", plain_number, number_problems)
        doc_id = self._value("doc_id", plain_number, number_problems)
        published = self._value("date", day, day_problems)
        date_tabled = self._value("date_tabled", day, day_problems)
        edition = self._value("edition", plain_number, number_problems)
        lang = self._value("lang", language, language_problems) or "en"
        title = self._value("title", words, words_problems)
        title_fr = self._value("title_fr", words, words_problems)
        source = self._value("source", address, address_problems)
        checked = self._value("checked", day, day_problems)
        if lang == "fr" and title_fr is not None:
            message, help_ = "lang: fr says that title is the French one already", "remove this line, or lang: fr"
            self._add(self.values["title_fr"], Rule.LANGUAGE, message, help_)
        for late, message, help_ in days_out_of_order(published, date_tabled, checked):
            self._add(self.values[late], Rule.DATE_FORMAT, message, help_)
        subjects = self._subjects()
        signatures = self._signatures(number, edition, published)
        if (node := self._nodes.get("earlier_editions")) is not None:
            present = Present(number, edition, published, date_tabled, signatures or (), self._nodes.get("signatories"))
            self.editions = read_editions(node, present, self._lines, self._registry, self._problems)
        self._check_file_name(number)
        if number is None or doc_id is None or published is None or title is None or signatures is None:
            return None
        facts = (number, doc_id, published, title, signatures, source, date_tabled, edition, title_fr)
        return Declaration(*facts, body, checked, lang, subjects, tuple(each.edition for each in self.editions))

    def _check_unknown(self, tree: YamlMapping) -> None:
        for key, node in tree.pairs:
            if key.text not in _KEY:
                meant = meant_key(key.text, self._nodes)
                first = self._nodes.setdefault(meant, node) if meant else node  # what is meant is not missing
                message = f"{shown(key.text)} is not a key of a declaration"
                help_ = f"did you mean {meant}?" if meant else f"the keys are {', '.join(_KEY)}"
                if first is not node:
                    help_ = f"{meant} is there already: remove one of the two lines"
                self._add(key, Rule.UNKNOWN_KEY, message, help_)

    def _check_missing(self) -> None:
        for wanted in KEYS:
            if wanted.required and wanted.name not in self._nodes:
                message, help_ = f"{wanted.name} is missing", f"add {wanted.name}: {wanted.asked}"
                self._problems.append(self._lines.at(1, 1, 4).says(Rule.MISSING_KEY, message, help_))

    def _check_file_name(self, number: int | None) -> None:
        name = Path(self._lines.path).name
        if number is not None and name != f"{number}.md":
            message = f"the file is named {shown(name)} but holds No. {number}"
            help_ = f"rename the file to {number}.md, or correct the number"
            self._add(self.values["number"], Rule.FILE_NAME, message, help_)

    def _value(
        self, name: str, convert: Callable[[str], _Value | None], problems: Callable[[str, Place], Iterator[Problem]]
    ) -> _Value | None:
        """The value of a key, or None if it is not there or `convert` gives none; `problems` says then why."""
        node = self._nodes.get(name)
        if node is None:
            return None
        key = _KEY[name]
        if not isinstance(node, Scalar):
            self._add(node, Rule.WRONG_SHAPE, f"{name} holds a list, not one text", f"write {name}: {key.asked}")
            return None
        if not self._is_filled_in(node, key):
            return None
        value = convert(node.text)
        if value is None:
            self._problems.extend(problems(node.text, node.place(self._lines)))
        return value

    def _is_filled_in(self, scalar: Scalar, key: Key) -> bool:
        if scalar.refused:
            return False
        self.values[key.name] = scalar
        if scalar.text.strip() and scalar.text != key.placeholder:
            return True
        optional = "" if key.required else ", or remove the line"
        if scalar.text.strip():
            message = "this is still the text of the template"
            help_ = (
                f"write {key.name}: {key.asked}{optional}"
                if key.kind == "subjects"
                else "write what the official page says"
            )
            self._add(scalar, Rule.TEMPLATE_TEXT, message, help_)
        else:
            help_ = f"write {key.name}: {key.asked}{optional}"
            self._add(scalar, Rule.EMPTY_VALUE, f"{key.name} has no value", help_)
        return False

    def _subjects(self) -> tuple[Subject, ...]:
        node, key = self._nodes.get("subjects"), _KEY["subjects"]
        if isinstance(node, Scalar) and not self._is_filled_in(node, key):
            return ()
        return subjects_of(node, self._lines, self._registry, self._problems) if node else ()

    def _signatures(self, number: int | None, edition: int | None, on: date | None) -> tuple[Signature, ...] | None:
        node = self._nodes.get("signatories")
        if node is None or (isinstance(node, Scalar) and node.refused):
            return None
        if not isinstance(node, YamlList) or not node.items:
            help_ = f"write one signatory on each of the lines below it, as in - {EXAMPLE}"
            self._add(node, Rule.WRONG_SHAPE, "signatories is not a list", help_)
            return None
        if len(node.items) > SIGNATORIES.most:
            self._problems.append(limits.too_long(node.items[SIGNATORIES.most].place(self._lines), SIGNATORIES))
            return None
        signed: dict[str, tuple[Scalar, Signature]] = {}  # by person
        for order, item in enumerate(node.items, 1):
            if not isinstance(item, Scalar):
                self._not_one_text(item)
            elif not item.refused and (signature := self._signature(item, on)):
                person = self._registry.parted(signature.person, number, order, 0, edition or 1)
                if person != signature.person:
                    signature = replace(signature, person=person)
                if signature.person in signed:
                    self._signed_twice(item, signature, *signed[signature.person])
                else:
                    signed[signature.person] = item, signature
        self.signatories = [scalar for scalar, _ in signed.values()]
        return tuple(signature for _, signature in signed.values())

    def _signature(self, scalar: Scalar, published: date | None) -> Signature | None:
        text, place = scalar.text, scalar.place(self._lines)
        signature = read_signature(text, place, published, self._registry, self._problems)
        # A space too many does not hide who signs twice
        return signature or signature_of(" ".join(text.split()), published or date.max, self._registry)

    def _not_one_text(self, item: YamlList | YamlMapping) -> None:
        """A colon, a bracket or another sign that YAML takes for something else, in the line of a signatory."""
        place = self._lines.at(item.line, item.column, len(self._lines.lines[item.line - 1].rstrip()) + 1)
        text = place.text[place.column - 1 : place.end - 1]
        self._problems.extend(signatory_problems(text, place, None, self._registry))

    def _signed_twice(self, scalar: Scalar, signature: Signature, first: Scalar, known: Signature) -> None:
        names = f"{shown(str(signature.name))} is the same person as {shown(str(known.name))}"
        help_ = "remove one of the two lines; if two people of one name signed, part them in people.yml"
        self._add(scalar, Rule.DUPLICATE_SIGNATORY, f"{names} on line {first.line}", help_)

    def _add(self, node: Node, rule: Rule, message: str, help_: str) -> None:
        self._problems.append(node.place(self._lines).says(rule, message, help_))
