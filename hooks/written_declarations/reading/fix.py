"""Fixing a declaration file where there is one right answer, and saying what was done.

Works on the lines of the file, so that comments stay and nothing that is not understood is touched.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..problems.wording import shown
from ..words.lengths import FILE
from ..words.lost_letters import lost_letters
from ..words.name_rule import with_printed_honorific
from .characters import with_ordinary_ends, without_hidden
from .fixed_values import VALUES, tidy
from .front_matter import mended, split
from .keys import KEYS
from .proposed_subjects import proposed_subjects, said_of
from .quotes import plain_or_quoted
from .registry import Registry
from .signatory import likely_signatories
from .subjects import likely_subjects, written
from .values import escaped_control, likely_number
from .yaml_tree import Node, Scalar, YamlList, YamlMapping, named_values

# The rules of which some or all breaches can be fixed
FIXABLE = frozenset(
    [
        Rule.BYTE_ORDER_MARK,
        Rule.LINE_ENDINGS,
        Rule.FORBIDDEN_CHARACTER,
        Rule.NOT_NFC,
        Rule.UNQUOTED_COLON,
        Rule.SPACES,
        Rule.NUMBER_FORMAT,
        Rule.DATE_FORMAT,
        Rule.LANGUAGE,
        Rule.SIGNATORY_FORMAT,
        Rule.UNKNOWN_COUNTRY,
        Rule.UNKNOWN_GROUP,
        Rule.UNKNOWN_SUBJECT,
        Rule.DUPLICATE_SUBJECT,
        Rule.SUBJECT_MISSING,
    ]
)
# A line with such a problem has more than one right answer, or none
_UNTOUCHED = frozenset(
    [
        Rule.TOO_LONG,
        Rule.YAML_SYNTAX,
        Rule.LOST_COMMENT,
        Rule.YAML_FEATURE,
        Rule.SEVERAL_LINES,
        Rule.WRONG_SHAPE,
        Rule.DUPLICATE_KEY,
    ]
)
_ORDER = {key.name: index for index, key in enumerate(KEYS)}
_TITLES = (_ORDER["title"], _ORDER["title_fr"])
_ITEM = re.compile(r"\s*- ")
_BEGINS = re.compile(r"\s*(?:- +)?(?:[a-z_0-9]+:(?: +|$))?")  # what stands before a value


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, and on which line of the file as it was."""

    line: int
    what: str


def fix(content: bytes, registry: Registry) -> tuple[str | None, list[Change]]:
    """The fixed text and what was done to it; None where the file is not text or is too large."""
    if len(content) > FILE.most:
        return None, []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None, []
    changes: list[Change] = []
    text = _fix_characters(text, changes)
    text, slips = mended(text)
    lines = text.split("\n")
    changes += [
        Change(line, f"wrote {shown(lines[line - 1].strip(), 120)} for {shown(was, 120)}") for line, was in slips
    ]
    front_matter, problems = split(text, Lines.of("", text))
    if front_matter is None or not front_matter.is_between_dashes:
        return text, changes
    if not isinstance(front_matter.tree, YamlMapping) or front_matter.tree.closed_on is not None:
        return text, changes
    if any(problem.rule is Rule.TOO_LONG for problem in problems):
        return text, changes  # what is too long was not read
    end = front_matter_end(lines)
    blocks = _Blocks(lines, front_matter.tree, problems, registry, changes).fixed(end, front_matter.body)
    body = front_matter.body.strip("\n")
    fixed = "\n".join(["---", *blocks, "---", *([body] if body.strip() else []), ""])
    if not changes and fixed != text:
        changes.append(Change(end + 1, "tidied the empty lines around the text"))
    return fixed, changes


def front_matter_end(lines: list[str]) -> int:
    """The index of the line of dashes that ends the front matter, which there is."""
    return lines.index("---", 1)


def _fix_characters(text: str, changes: list[Change]) -> str:
    if text.startswith("\ufeff"):
        text = text[1:]
        changes.append(Change(1, "removed the byte-order mark"))
    if "\r" in text:
        text = with_ordinary_ends(text)
        changes.append(Change(1, "ended the lines with LF"))
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if next(lost_letters(line), None) is not None:
            continue  # a soft hyphen or a space may be what is left of the letter
        clean = without_hidden(line)
        if clean != line:
            changes.append(Change(index + 1, "removed invisible characters"))
        normal = unicodedata.normalize("NFC", clean)
        if normal != clean:
            changes.append(Change(index + 1, "wrote each letter as one character, the usual one"))
        lines[index] = normal
    return "\n".join(lines)


class _Blocks:
    """The lines of a front matter, taken apart by key: comments belong to the key below them."""

    def __init__(
        self, lines: list[str], tree: YamlMapping, problems: list[Problem], registry: Registry, changes: list[Change]
    ) -> None:
        self.lines = lines
        self.tree = tree
        self.registry = registry
        self.changes = changes
        self.is_french = any(
            key.text == "lang" and isinstance(node, Scalar) and node.text == "fr" for key, node in tree.pairs
        )
        begins_with_tab = {problem.place.line for problem in problems if lines[problem.place.line - 1].startswith("\t")}
        self.untouched = {problem.place.line for problem in problems if problem.rule in _UNTOUCHED} - begins_with_tab
        self.untouched |= {number for number, line in enumerate(lines, 1) if next(lost_letters(line), None)}

    def fixed(self, end: int, body: str) -> list[str]:
        """The lines between the dashes, fixed, in the order of the format. Without subjects those are added that title
        and text suggest.
        """
        if not self.tree.pairs:
            return self.lines[1:end]
        starts = [self._start(key.line - 1) for key, _ in self.tree.pairs]
        blocks: list[tuple[int, list[str]]] = []
        for (key, node), start, stop in zip(self.tree.pairs, starts, [*starts[1:], end], strict=True):
            self._fix(key, node)
            block = [line for line in self.lines[start:stop] if line.strip()]
            blocks.append((_ORDER.get(key.text, len(_ORDER)), block))
        self._propose_subjects(blocks, body)
        unknown = any(key.text not in _ORDER for key, _ in self.tree.pairs)
        ordered = blocks if unknown else sorted(blocks, key=lambda block: block[0])
        if ordered != blocks:
            self.changes.append(Change(2, "put the keys into their order"))
        head = [line for line in self.lines[1 : starts[0]] if line.strip()]
        return head + [line for _, block in ordered for line in block]

    def _start(self, index: int) -> int:
        """Where the comments above a key begin."""
        while index > 1 and self.lines[index - 1].lstrip().startswith("#"):
            index -= 1
        return index

    def _fix(self, key: Scalar, node: Node) -> None:
        if isinstance(node, Scalar):
            value = VALUES.get(key.text)
            if value is not None and node.line == key.line and key.column == 1 and self._is_alone(node):
                self._replace(node.line, f"{key.text}: {value(node.text)}" if node.text.strip() else f"{key.text}:")
        if key.text == "subjects":
            self._fix_subjects(key, node)
        elif key.text == "earlier_editions":
            for name, text in named_values(node):
                self._fix_in_edition(name, text)
        elif isinstance(node, YamlList) and key.text == "signatories":
            for item in node.items:
                begin = _ITEM.match(self.lines[item.line - 1])
                if not begin:
                    continue
                if isinstance(item, Scalar):
                    is_alone = item.text.strip() and self._is_alone(item)
                    lines = self._signatories(item.text) if is_alone else ()
                else:  # a colon or a bracket, which a signatory has not
                    rest = self.lines[item.line - 1][begin.end() :]
                    lines = likely_signatories(rest, self.registry, as_printed=self.is_french)
                if lines:
                    self._replace(item.line, "\n".join(f"  - {plain_or_quoted(line)}" for line in lines))

    def _fix_in_edition(self, name: str, scalar: Scalar) -> None:
        begin, write = _BEGINS.match(self.lines[scalar.line - 1]), VALUES.get(name)
        if not begin or not scalar.text.strip() or not self._is_alone(scalar):
            return
        lines = (write(scalar.text),) if write else tuple(map(plain_or_quoted, self._signatories(scalar.text)))
        if len(lines) == 1:
            self._replace(scalar.line, begin[0] + lines[0])

    def _is_alone(self, scalar: Scalar) -> bool:
        """Whether nothing else stands on the line of a text, but for its key, its hyphen and its quotes, and nothing
        keeps from touching it.
        """
        line = self.lines[scalar.line - 1]
        begin = _BEGINS.match(line)
        if not begin or scalar.refused or scalar.line in self.untouched or escaped_control(scalar.text, line):
            return False
        return scalar.column <= begin.end() + 2 and len(line.rstrip()) <= scalar.end

    def _fix_subjects(self, key: Scalar, node: Node) -> None:
        """Write subjects as the registry spells them, on one line, if all are known and nothing else is there."""
        items = [node] if isinstance(node, Scalar) else list(node.items) if isinstance(node, YamlList) else []
        texts = [item for item in items if isinstance(item, Scalar) and not item.refused]
        lines = {key.line, *(item.line for item in items)}
        known = likely_subjects(", ".join(text.text for text in texts), self.registry)
        if len(texts) < len(items) or known is None or lines & self.untouched or key.column != 1:
            return
        if isinstance(node, YamlList) and node.closed_on is not None:
            is_alone = lines == {node.closed_on}
        else:
            is_label = self.lines[key.line - 1].rstrip() == f"{key.text}:"
            is_alone = (is_label or isinstance(node, Scalar)) and all(map(self._is_alone, texts))
        if is_alone:
            for line in lines - {key.line}:
                self.lines[line - 1] = ""
            self._replace(key.line, f"subjects: {plain_or_quoted(known)}")

    def _propose_subjects(self, blocks: list[tuple[int, list[str]]], body: str) -> None:
        values = {key.text: node for key, node in self.tree.pairs}
        title, title_fr = values.get("title"), values.get("title_fr")
        if "subjects" in values or not isinstance(title, Scalar) or title.refused:
            return
        number = values.get("number")
        printed = likely_number(number.text) if isinstance(number, Scalar) else None
        if printed and self.registry.is_excepted(Rule.SUBJECT_MISSING.id, int(printed)):
            return
        french = title_fr.text if isinstance(title_fr, Scalar) else None
        lang = "fr" if self.is_french else "en"
        proposed = proposed_subjects(title.text, body, self.registry, lang=lang, title_fr=french)
        if proposed:
            after = max(place for place, (order, _) in enumerate(blocks) if order in _TITLES)
            line = f"subjects: {plain_or_quoted(written([each.subject for each in proposed]))}"
            blocks.insert(after + 1, (_ORDER["subjects"], [line]))
            self.changes.append(Change(title.line, said_of(proposed)))

    def _signatories(self, text: str) -> tuple[str, ...]:
        """The lines of the signatories in a text; most often of one."""
        likely = likely_signatories(text, self.registry, as_printed=self.is_french)
        return likely or ((tidy(text),) if self.is_french else (self._signatory(text),))

    def _signatory(self, text: str) -> str:
        """A signatory in doubt, without what is in no doubt."""
        parts = [tidy(part) for part in text.split(",")]
        if len(parts) not in (2, 3) or not all(parts):
            return tidy(text)
        parts[0] = with_printed_honorific(parts[0])
        parts[1] = self.registry.english_country(parts[1]) or parts[1]
        if len(parts) == 3:
            parts[2] = self.registry.english_group(parts[2]) or parts[2]
        return ", ".join(parts)

    def _replace(self, line: int, fixed: str) -> None:
        old = self.lines[line - 1]
        if old != fixed:
            self.lines[line - 1] = fixed
            written = fixed.strip().replace("\n", " and").replace("  - ", " - ")
            if written == old.strip():
                what = f"tidied the spaces around {shown(written, 120)}"
            else:
                what = f"wrote {shown(written, 120)} for {shown(old.strip(), 120)}"
            self.changes.append(Change(line, what))
