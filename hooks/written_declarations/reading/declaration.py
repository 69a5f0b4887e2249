"""Reading declaration files strictly: every problem of every file, in one run.

Owns what a declaration file may hold. Parsing YAML is front_matter's work, the text is body's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from ..model import Body, Declaration, Name, Signature
from ..problems.catalogue import Problem, Rule, did_you_mean, has_errors, shown
from ..words.letters import slug
from ..words.names import family_first, meant_honorific, split_name
from .body import forbidden_character, parse_body
from .registry import Registry
from .yaml_tree import Mapping, Node, Scalar, in_quotes, split
from .yaml_tree import Sequence as YamlSequence

_Value = TypeVar("_Value")
SIZE_LIMIT = 64 * 1024
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_ONE_NUMBER = re.compile(r"[^0-9]*0*([1-9][0-9]{0,8})[^0-9A-Za-z]*")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SOURCE = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?#][a-z0-9\-._~:/?#\[\]@!$&()*+,;=%]*)?",
    re.IGNORECASE | re.ASCII,
)
_FIRST_YEAR, _LAST_YEAR = 1949, 2100  # the Assembly first met in 1949
_SPACE = re.compile(r"[^\S ]|^ | $| {2,}")
# What a spreadsheet may run, or a Japanese or Chinese one: at the beginning, or where it may end a cell
_FORMULA = re.compile(r'(?:^|;)[" ]*([=+\-@＝＋－＠])')
_FORMULA_IN_NAME = re.compile(r'(?:^|[ ;])"*([=+\-@＝＋－＠])')
_EXAMPLE = "Mr Stefan SCHENNACH, Austria, SOC"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds, and the place of each part that could be read, for problems found later.

    With an error in the file there is no declaration.
    """

    path: str
    declaration: Declaration | None
    places: dict[str, Scalar] = field(repr=False)
    signatory_places: tuple[Scalar, ...] = field(repr=False)
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the front matter: what kind of value it has, whether it must be there, what it means,
    what to write for it, and what the template of a new declaration has in its place (empty if the
    template has it not).
    """

    name: str
    kind: str
    required: bool
    meaning: str
    example: str
    placeholder: str = ""


# The table of fields, in the order in which they are written; the template and the schema are made of it
KEYS = (
    Key("number", "number", True, "The number, as in Written declaration No. 638", "638", "NUMBER"),
    Key("doc_id", "number", True, "The number behind Doc., as in Doc. 14416", "14416", "DOC-ID"),
    Key(
        "date",
        "date",
        True,
        "The printed date, year-month-day: 11 October 2017 is 2017-10-11",
        "2017-10-11",
        "YEAR-MONTH-DAY",
    ),
    Key("date_tabled", "date", False, "The day on which it was first tabled, if that is printed, too", "2017-10-10"),
    Key("edition", "number", False, "The edition, if it was published again with more signatures", "2"),
    Key("title", "words", True, "The title as printed, in double quotes", '"The title of the declaration"', "TITLE"),
    Key("title_fr", "words", False, "The French title as printed, in double quotes", '"The French title"'),
    Key(
        "source",
        "address",
        False,
        "The address of the official page",
        "https://pace.coe.int/en/files/24151/html",
        "ADDRESS",
    ),
    Key("checked", "date", False, "The day on which all of it was last compared with the official page", "2026-11-24"),
    Key(
        "signatories",
        "signatories",
        True,
        "One line each, as printed and in the printed order. No group printed: end after the country",
        f"and, on the lines below it, one signatory each, as in - {_EXAMPLE}",
    ),
)
TEMPLATE_SIGNATORY, TEMPLATE_TEXT = "Mr Given FAMILY, Country, GROUP", "TEXT"
_KEY = {key.name: key for key in KEYS}


def is_address(text: str) -> bool:
    """Whether a text can be the source of a declaration."""
    return _SOURCE.fullmatch(text) is not None


def likely_number(text: str) -> str | None:
    """The one number that a text like "Doc. 14416" or "0623" can mean, or None."""
    match = _ONE_NUMBER.fullmatch(text)
    return match[1] if match else None


def read_file(path: Path, shown_path: str, registry: Registry) -> tuple[ReadFile, list[Problem]]:
    """Read one declaration file. `shown_path` is the path that messages name.

    Raises OSError if the file cannot be opened.
    """
    with path.open("rb") as file:
        content = file.read(SIZE_LIMIT + 1)
    return read_bytes(content, shown_path, registry)


def read_bytes(content: bytes, path: str, registry: Registry) -> tuple[ReadFile, list[Problem]]:
    """Read the content of a declaration file; see read_file."""
    text, problems = _text(content, path)
    if text is None:
        return ReadFile(path, None, {}, ()), problems
    front_matter, found = split(path, text)
    problems += found
    if front_matter is None:
        return ReadFile(path, None, {}, ()), problems
    body: Body | None = None
    # The blank line after the front matter is layout; lines are counted from the real first one
    text = front_matter.body.lstrip("\n")
    body_line = front_matter.body_line + len(front_matter.body) - len(text)
    if text.strip(" \n"):
        body, found = parse_body(path, text.rstrip("\n"), body_line)
        problems += found
        if not text.strip():
            problems.append(
                Problem(path, body_line, 1, 2, Rule.SPACES, "the text holds nothing but spaces", "remove them")
            )
        if body.markdown == TEMPLATE_TEXT:
            problems.append(
                Problem(
                    path,
                    body_line,
                    1,
                    len(TEMPLATE_TEXT) + 1,
                    Rule.TEMPLATE_TEXT,
                    "this is still the text of the template",
                    "write the text of the declaration, or remove the line to publish its facts alone",
                )
            )
    reader = _Fields(path, registry, front_matter.tree, problems)
    declaration = reader.declaration(body)
    if has_errors(problems):
        declaration = None
    return ReadFile(path, declaration, reader.places, tuple(reader.signatory_places), body_line), problems


def _text(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode a file, with the problems of its characters. None where no text can be had."""
    if len(content) > SIZE_LIMIT:
        return None, [
            Problem(
                path,
                1,
                1,
                2,
                Rule.FILE_TOO_LARGE,
                f"the file is larger than {SIZE_LIMIT // 1024} kB",
                "a declaration has at most a few kB: check that the right file was saved",
            )
        ]
    problems: list[Problem] = []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return None, [
            Problem(
                path,
                line,
                column,
                column + 1,
                Rule.NOT_UTF8,
                "the file is not saved as UTF-8 from here on",
                "save the file again with the encoding UTF-8",
            )
        ]
    if text.startswith("\ufeff"):
        problems.append(
            Problem(
                path,
                1,
                1,
                2,
                Rule.BYTE_ORDER_MARK,
                "the file begins with an invisible byte-order mark",
                "save the file as UTF-8 without BOM",
            )
        )
        text = text[1:]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        column = len(text.split("\n")[line - 1].split("\r")[0]) + 1
        problems.append(
            Problem(
                path,
                line,
                column,
                column + 1,
                Rule.LINE_ENDINGS,
                "the lines end as on Windows (CRLF)",
                "save the file with line ends LF",
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = text
    if forbidden_character(text):
        for number, line_text in enumerate(text.split("\n"), 1):
            if match := forbidden_character(line_text):
                start = match.start() + 1
                problems.append(
                    Problem(
                        path,
                        number,
                        start,
                        start + 1,
                        Rule.FORBIDDEN_CHARACTER,
                        f"an invisible character, U+{ord(match[0]):04X}, stands here",
                        "remove it",
                    )
                )
        clean = "".join(char if char == "\n" or not forbidden_character(char) else " " for char in text)
    if not unicodedata.is_normalized("NFC", text):
        for number, line_text in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line_text):
                normal = unicodedata.normalize("NFC", line_text)
                start = next((i for i, (a, b) in enumerate(zip(line_text, normal, strict=False)) if a != b), 0)
                problems.append(
                    Problem(
                        path,
                        number,
                        start + 1,
                        start + 2,
                        Rule.NOT_NFC,
                        f"an accent is a character of its own here: {shown(line_text[start : start + 3])}",
                        f"write the letter and its accent as one character: {shown(normal[start : start + 2])}",
                    )
                )
        clean = unicodedata.normalize("NFC", clean)
    return clean, problems


def signature_of(text: str, day: date, registry: Registry) -> Signature | None:
    """The signature that a line of the right form stands for under a declaration of that day.

    None if anything in it may be wrong, but for a group that did not exist on the day.
    """
    meanings = registry.lines.get(text)
    if meanings is None:
        meanings = registry.lines[text] = tuple(_meanings(text, registry))
        if len(meanings) == 1:
            registry.sole[text] = meanings[0]
    if len(meanings) < 2:
        return meanings[0] if meanings else None
    return min(meanings, key=lambda meant: meant.group.period.distance(day) if meant.group else 0)


def _meanings(text: str, registry: Registry) -> Iterator[Signature]:
    """What a line means: with a code that several groups have had, one signature for each."""
    parts = _clean_signatory(text)
    country = registry.country(parts[1]) if parts else None
    if parts is None or country is None:
        return
    name, printed, code = parts
    person = registry.person_slug(name, country)
    if code is None:
        yield Signature(name, person, country, printed)
    else:
        for group in registry.groups_printed(code):
            yield Signature(name, person, country, printed, group, code)


def _clean_signatory(text: str) -> tuple[Name, str, str | None] | None:
    """Name, country and group of a line without anything wrong in its form; None if there may be."""
    if (
        text == TEMPLATE_SIGNATORY
        or " ; " in text
        or forbidden_character(text)
        or _SPACE.search(text)
        or not unicodedata.is_normalized("NFC", text)
    ):
        return None
    name_text, *parts = text.split(", ")
    if len(parts) not in (1, 2) or "," in "".join((name_text, *parts)):
        return None
    name = split_name(name_text)
    if (
        name is None
        or meant_honorific(name_text.split(" ")[0]) is not None
        or not slug(name.without_honorific)
        or _FORMULA_IN_NAME.search(name_text)
    ):
        return None
    return name, parts[0], parts[1] if len(parts) > 1 else None


class _Fields:
    """Converts the tree of one file, noting problems as it goes."""

    def __init__(self, path: str, registry: Registry, tree: Node | None, problems: list[Problem]) -> None:
        self.path = path
        self.registry = registry
        self.tree = tree
        self.problems = problems
        self.places: dict[str, Scalar] = {}
        self.signatory_places: list[Scalar] = []

    def declaration(self, body: Body | None) -> Declaration | None:
        """The declaration, or None where a required part is missing or wrong."""
        if self.tree is None:
            if not has_errors(self.problems):  # nothing between the dashes
                for wanted in KEYS:
                    if wanted.required:
                        self._missing(wanted)
            return None
        if not isinstance(self.tree, Mapping):
            self._add(
                self.tree if isinstance(self.tree, Scalar) else self.tree.place,
                Rule.WRONG_SHAPE,
                "the front matter is not a list of keys and values",
                "write one key on each line, as in number: 638",
            )
            return None
        nodes = {key.text: node for key, node in self.tree.pairs}
        for key, _ in self.tree.pairs:
            if key.text not in _KEY:
                near = did_you_mean(key.text, _KEY)
                self._add(
                    key,
                    Rule.UNKNOWN_KEY,
                    f"{shown(key.text)} is not a key of a declaration",
                    f"did you mean {near}?" if near else f"the keys are {', '.join(_KEY)}",
                )
        for wanted in KEYS:
            if wanted.required and wanted.name not in nodes:
                self._missing(wanted)
        number = self._read(nodes, "number", self._number)
        doc_id = self._read(nodes, "doc_id", self._number)
        day = self._read(nodes, "date", self._date)
        date_tabled = self._read(nodes, "date_tabled", self._date)
        if day and date_tabled and date_tabled > day:
            self._add(
                self.places["date_tabled"],
                Rule.DATE_FORMAT,
                f"it was tabled on {date_tabled}, after {day}, when it was published",
                "check both dates on the official page",
            )
        edition = self._read(nodes, "edition", self._number)
        title = self._read(nodes, "title", self._words)
        title_fr = self._read(nodes, "title_fr", self._words)
        source = self._read(nodes, "source", self._source)
        checked = self._read(nodes, "checked", self._date)
        if day and checked and checked < day:
            self._add(
                self.places["checked"],
                Rule.DATE_FORMAT,
                f"it was compared on {checked}, before {day}, when it was published",
                "compare it with the official page again and write that day, or take this line out",
            )
        signatures = self._signatures(nodes.get("signatories"), day)
        if number is not None and Path(self.path).name != f"{number}.md":
            self._add(
                self.places["number"],
                Rule.FILE_NAME,
                f"the file is named {shown(Path(self.path).name)} but holds No. {number}",
                f"rename the file to {number}.md, or correct the number",
            )
        if number is None or doc_id is None or day is None or title is None or signatures is None:
            return None
        return Declaration(
            number, doc_id, day, title, signatures, source, date_tabled, edition, title_fr, body, checked
        )

    def _read(self, nodes: dict[str, Node], name: str, convert: Callable[[Scalar], _Value | None]) -> _Value | None:
        node = nodes.get(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._add(
                node.place,
                Rule.WRONG_SHAPE,
                f"{name} holds a list, not one text",
                f"write {name}: {_KEY[name].example}",
            )
            return None
        if node.refused:
            return None
        self.places[name] = node
        key = _KEY[name]
        if node.text == key.placeholder:
            self._template(node)
            return None
        if not node.text.strip():
            optional = "" if key.required else ", or remove the line"
            self._add(node, Rule.EMPTY_VALUE, f"{name} has no value", f"write {name}: {key.example}{optional}")
            return None
        return convert(node)

    def _number(self, scalar: Scalar) -> int | None:
        if _PLAIN_NUMBER.fullmatch(scalar.text):
            return int(scalar.text)
        likely = likely_number(scalar.text)
        self._add(
            scalar,
            Rule.NUMBER_FORMAT,
            f"{shown(scalar.text)} is not a plain number",
            f"write {likely}" if likely else "write digits only, at most nine and the first not 0, as in 638",
        )
        return None

    def _date(self, scalar: Scalar) -> date | None:
        match = _DATE.fullmatch(scalar.text)
        if match is None:
            self._add(
                scalar,
                Rule.DATE_FORMAT,
                f"{shown(scalar.text)} is not a date of the form year-month-day",
                "write 2017-10-11 for 11 October 2017",
            )
            return None
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            if _FIRST_YEAR <= day.year <= _LAST_YEAR:
                return day
            self._add(
                scalar,
                Rule.DATE_FORMAT,
                f"{scalar.text} is not a day of the Assembly, which first met in {_FIRST_YEAR}",
                "check the year",
            )
            return None
        except ValueError:
            self._add(
                scalar,
                Rule.DATE_FORMAT,
                f"{scalar.text} is a day that does not exist",
                "check month and day; the form is year-month-day",
            )
            return None

    def _words(self, scalar: Scalar) -> str | None:
        self._check_spaces(scalar)
        if not unicodedata.is_normalized("NFC", scalar.text):
            self._add(
                scalar,
                Rule.NOT_NFC,
                "an accent is written here with a backslash, as a character of its own",
                "write the letter itself",
            )
            return None
        if not any(char.isalnum() for char in scalar.text):
            self._add(scalar, Rule.EMPTY_VALUE, "this holds no letter", "write what the official page says")
            return None
        if "\n" in scalar.text or forbidden_character(scalar.text):
            self._add(
                scalar,
                Rule.FORBIDDEN_CHARACTER,
                "a control character is written here with a backslash",
                "remove the backslash and what belongs to it",
            )
            return None
        if begun := _FORMULA.search(scalar.text):
            self._formula(scalar, begun)
            return None
        return scalar.text

    def _formula(self, scalar: Scalar, begun: re.Match[str]) -> None:
        self._add(
            self._part(scalar, begun.start(1), begun.end(1)),
            Rule.FORMULA,
            f"a spreadsheet may take what begins here with {begun[1]} for a formula",
            "check the official page; for a dash write –, for any other sign leave it out",
        )

    def _source(self, scalar: Scalar) -> str | None:
        if is_address(scalar.text):
            return scalar.text
        self._add(
            scalar,
            Rule.SOURCE_FORMAT,
            f"{shown(scalar.text)} is not a web address",
            "copy the address of the official page, which begins with https://",
        )
        return None

    def _check_spaces(self, scalar: Scalar) -> None:
        if match := _SPACE.search(scalar.text):
            found = match[0]
            if found in ("\n", "\r") or forbidden_character(found):
                return  # told as a control character
            what = (
                "two spaces stand in a row here"
                if found.strip(" ") == "" and len(found) > 1
                else (
                    "a space stands at the edge of the text" if found == " " else "an unusual kind of space stands here"
                )
            )
            tidy = " ".join(scalar.text.split())
            self._add(
                self._part(scalar, match.start(), match.end()),
                Rule.SPACES,
                what,
                f"write {shown(in_quotes(tidy), 200)}",
            )

    def _signatures(self, node: Node | None, day: date | None) -> tuple[Signature, ...] | None:
        if node is None:
            return None
        if not isinstance(node, YamlSequence) or not node.items:
            place = node if isinstance(node, Scalar) else node.place
            if place.refused:
                return None
            self._add(
                place,
                Rule.WRONG_SHAPE,
                "signatories is not a list",
                f"write one signatory on each of the lines below it, as in - {_EXAMPLE}",
            )
            return None
        signatures: list[Signature] = []
        seen: dict[str, tuple[Scalar, Signature]] = {}
        for item in node.items:
            if isinstance(item, Mapping):
                self._add(
                    item.place,
                    Rule.UNQUOTED_COLON,
                    "this signatory holds a colon followed by a space, which has a meaning of its own here",
                    f"write it without the colon, as in {_EXAMPLE}",
                )
            elif isinstance(item, YamlSequence):
                self._add(
                    item.place,
                    Rule.WRONG_SHAPE,
                    "a list stands where one signatory belongs",
                    f"write one signatory on each line, as in {_EXAMPLE}",
                )
            elif not item.refused and (signature := self._signature(item, day)):
                if signature.person in seen:
                    first, known = seen[signature.person]
                    self._add(
                        item,
                        Rule.DUPLICATE_SIGNATORY,
                        f"{shown(str(signature.name))} is the same person as {shown(str(known.name))} on line {first.line}",
                        "remove one of the two lines; the other keeps its place",
                    )
                    continue
                seen[signature.person] = item, signature
                signatures.append(signature)
                self.signatory_places.append(item)
        return tuple(signatures)

    def _signature(self, scalar: Scalar, day: date | None) -> Signature | None:
        quick = signature_of(scalar.text, day or date.max, self.registry)
        if quick is not None and not (quick.group and day and day not in quick.group.period):
            return quick
        return self._signature_or_problems(scalar, day)

    def _signature_or_problems(self, scalar: Scalar, day: date | None) -> Signature | None:
        """The long way, which names everything that is wrong with a signatory's line."""
        text = scalar.text
        if not text.strip():
            self._add(
                scalar,
                Rule.EMPTY_VALUE,
                "this signatory is empty",
                f"write a signatory, as in {_EXAMPLE}, or remove the line",
            )
            return None
        if text == TEMPLATE_SIGNATORY:
            self._template(scalar)
            return None
        if forbidden_character(text) or "\n" in text or not unicodedata.is_normalized("NFC", text):
            self._words(scalar)
            return None
        if " ; " in text:
            self._add(
                scalar,
                Rule.SIGNATORY_FORMAT,
                "several signatories stand on this line",
                "write each on a line of its own, after two spaces, a hyphen and a space, without the semicolons",
            )
            return None
        if _SPACE.search(text):
            self._check_spaces(scalar)
            text = " ".join(text.split())
        parts = text.split(", ")
        if not 2 <= len(parts) <= 3 or "," in "".join(parts):
            self._add(
                scalar,
                Rule.SIGNATORY_FORMAT,
                "this is not a name, a country and, if one is printed, a group, parted by a comma and a space",
                f"write it as in {_EXAMPLE}",
            )
            return None
        name = self._name(scalar, parts[0])
        country = self.registry.country(parts[1])
        start = len(parts[0]) + 2
        if country is None:
            near = did_you_mean(parts[1], self.registry.country_names())
            self._add(
                self._part(scalar, start, start + len(parts[1])),
                Rule.UNKNOWN_COUNTRY,
                f"{shown(parts[1])} is not a country in the registry",
                f"did you mean {near}?" if near else "write the country as the Assembly prints it, in English",
            )
        group = None
        if len(parts) == 3:
            start += len(parts[1]) + 2
            place = self._part(scalar, start, start + len(parts[2]))
            group = self.registry.group(parts[2], day or date.max)
            if group is None:
                near = did_you_mean(parts[2], self.registry.group_codes())
                self._add(
                    place,
                    Rule.UNKNOWN_GROUP,
                    f"{shown(parts[2])} is not a political group in the registry",
                    f"did you mean {near}?" if near else f"the groups are {', '.join(self.registry.group_codes())}",
                )
                return None
            if day and day not in group.period:
                when = f"until {group.period.end}" if group.period.is_before(day) else f"from {group.period.start}"
                self._add(
                    place,
                    Rule.GROUP_DATES,
                    f"the registry knows {group.code} {when}, the declaration is of {day}",
                    "check the group on the official page; if it is printed so, leave it",
                )
        if name is None or country is None:
            return None
        person = self.registry.person_slug(name, country)
        return Signature(name, person, country, parts[1], group, parts[2] if group else None)

    def _name(self, scalar: Scalar, text: str) -> Name | None:
        """The name at the beginning of a signatory's line."""
        first = text.split(" ")[0]
        name = split_name(text)
        if (meant := meant_honorific(first)) is not None:
            place = self._part(scalar, 0, len(first))
            self._add(place, Rule.SIGNATORY_FORMAT, f"{shown(first)} is not how it is printed", f"write {meant}")
        elif name is None:
            turned = family_first(text)
            words = text.split(" ")
            likely = str(turned) if turned else " ".join([*words[:-1], words[-1].upper()])
            known = split_name(likely) is not None and likely != text
            self._add(
                self._part(scalar, 0, len(text)),
                Rule.SIGNATORY_FORMAT,
                f"{shown(text)} does not end with a family name in capitals",
                f"write the given name first and the family name in capitals, as in {shown(likely) if known else _EXAMPLE}",
            )
        elif not slug(name.without_honorific):
            self._add(
                scalar, Rule.SIGNATORY_FORMAT, "this name has no letter for an address", "write it in Latin letters"
            )
        elif begun := _FORMULA_IN_NAME.search(text):
            self._formula(scalar, begun)
        else:
            return name
        return None

    def _template(self, place: Scalar) -> None:
        self._add(
            place, Rule.TEMPLATE_TEXT, "this is still the text of the template", "write what the official page says"
        )

    def _missing(self, key: Key) -> None:
        self._add(Scalar("---", 1, 1, 4), Rule.MISSING_KEY, f"{key.name} is missing", f"add {key.name}: {key.example}")

    @staticmethod
    def _part(scalar: Scalar, start: int, end: int) -> Scalar:
        """A part of a text that stands on one line, as a place."""
        return Scalar(scalar.text[start:end], scalar.line, scalar.column + start, scalar.column + end)

    def _add(self, place: Scalar, rule: Rule, message: str, mend: str) -> None:
        end = max(place.end_column, place.column + 1)
        self.problems.append(Problem(self.path, place.line, place.column, end, rule, message, mend))
