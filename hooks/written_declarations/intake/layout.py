"""The lines of an official text, sorted by what they are, in every layout that the Assembly has used.

Each line becomes one thing: a part of the heading, a candidate for the title, of the list of signatories, of the
text, or left out because it belongs to the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..reading.registry import Registry
from .chrome import is_chrome, is_rule, may_be_within, without_disclaimer
from .entry import Entry, Known, read_entry
from .heading import TextHeading, facts_of, heading_of, is_complete, may_be_of_a_heading
from .list_headings import entries_under_headings
from .listing import entries_of
from .question import PastedLine
from .read_as import ReadAs
from .region import LineKind, find_list, is_label_of_the_end, kind_of, label_of

_TOTAL = re.compile(  # "Total = 26", "26 signatures in total"
    r"(?P<first>Total\s*[=:]?\s*)?(?P<count>[0-9]{1,6})(?:\s+(?:signatures|signatories|signataires|members|membres))?"
    r"(?(first)|\s+(?:in\s+total|in\s+all|altogether|au\s+total))\.?",
    re.IGNORECASE,
)
_OVERLEAF = re.compile(r"sign(?:ed|é)\s*\((?:see overleaf|voir au verso)\)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:this\s+)?(?:written\s+declaration|déclaration\s+écrite)\b[^.]{0,80}\b(?:published|publiée)\b[^.]{0,60}"
    r"\b(?:with|avec)\s+(?P<count>[0-9]{1,4})\s+(?:signatures|signataires|signatories)\.?",
    re.IGNORECASE,
)
_COLUMNS = re.compile(
    r"(?:(?:no|n°|#|name|nom|country|pays|group|groupe|political group|groupe politique)[\s|,\t–-]*){2,}", re.I
)
# To footnotes, as in "ships.1", "ships [1]" or "ships¹"
_REFERENCE = re.compile(r"(?<![\W\d_])[.,;:!?”\"»)]{0,9}(?:\s?\[)?([0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3})(?![\w⁰¹²³⁴-⁹])")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text by its parts, each a row of lines; a line without text parts paragraphs.

    `before` are the lines before the heading, `between` those from there to the list, `after` those behind it.
    `lone` are headings of other declarations, or what may be some; `kept` are lines of the text that only say
    what headings say. `total` is the number of signatories that the text states, `published` that of its first edition.
    `doubtful` are lines of the text that may as well be of the page.
    """

    heading: TextHeading
    before: tuple[PastedLine, ...]
    between: tuple[PastedLine, ...]
    after: tuple[PastedLine, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[PastedLine, ...]
    second: tuple[PastedLine, ...] = ()
    lone: tuple[PastedLine, ...] = ()
    kept: tuple[PastedLine, ...] = ()
    total: PastedLine | None = None
    published: PastedLine | None = None
    is_list_last: bool = False
    doubtful: tuple[PastedLine, ...] = ()

    def count(self, line: PastedLine | None) -> int | None:
        """The number of signatories that `total` or `published` states."""
        if line is None:
            return None
        match = _PUBLISHED.search(line.text) or _TOTAL.search(line.text)
        label = None if match else label_of(line.text)
        number = label["count"] if label else match["count"] if match else None
        return int(number) if number else None


def layout_of(texts: Sequence[str], registry: Registry) -> Layout:
    """Sort the lines of a text."""
    return _Sorter(texts, Known(registry)).layout()


class _Sorter:
    """The lines that are still to be sorted: each becomes None once it is known what it is."""

    def __init__(self, texts: Sequence[str], known: Known) -> None:
        self._known = known
        self._texts = list(texts)
        self._lines: list[PastedLine | None] = [PastedLine(i, text) for i, text in enumerate(texts, 1)]
        self._left_out: list[PastedLine] = []
        self._doubtful: list[PastedLine] = []
        self._total: PastedLine | None = None
        self._published: PastedLine | None = None
        self._is_list_last = False

    def layout(self) -> Layout:
        heading = heading_of(self._texts)
        for index in heading.lines:
            self._lines[index] = None
        at = heading.at if heading.at is not None else -1
        end = max((index for index in heading.lines if index >= at), default=-1) + 1
        self._leave_out()
        self._leave_out_repeated_title(at)
        second, lone, kept = self._headings(heading, end)
        has_title = heading.at is None or any(line is not None and line.text for line in self._lines[: max(at, 0)])
        found = find_list(self._lines, self._known, end if has_title else self._behind_title(end))
        begin, stop = found or (len(self._lines), len(self._lines))
        listed = [line for line in self._lines[begin:stop] if line is not None]
        entries = self._entries(listed)
        return Layout(
            heading,
            tuple(line for line in _of_words(self._lines[: max(at, 0)]) if line.text),
            _of_words(self._lines[max(at, 0) : begin]),
            _of_words(self._lines[stop:]),
            entries,
            _of_words(sorted(self._left_out)),
            second,
            lone,
            kept,
            self._total,
            self._published,
            self._is_list_last,
            tuple(self._doubtful),
        )

    def _leave_out(self) -> None:
        """What belongs to the page, and what only counts. What may be within the text stays there and is doubtful."""
        numbering = self._numbering()
        for index, line in enumerate(self._lines):
            if line is None or not line.text:
                continue
            is_total = _TOTAL.fullmatch(line.text) is not None
            if _PUBLISHED.fullmatch(line.text):
                self._published = line
            elif _OVERLEAF.fullmatch(line.text):
                self._is_list_last = True
            elif not (is_total or is_chrome(line.text) or is_rule(line.text) or _COLUMNS.fullmatch(line.text)):
                self._without_disclaimer(index, line)
                continue
            elif index in numbering or may_be_within(line.text, self._words(index - 1), self._words(index + 1)):
                self._doubtful.append(line)
                continue
            elif is_total:
                self._total, self._is_list_last = line, True
            self._left_out.append(line)
            self._lines[index] = None

    def _leave_out_repeated_title(self, at: int) -> None:
        """The one line above the heading, where it stands again below it, as at the head of a page."""
        above = [line.text for line in self._lines[: max(at, 0)] if line is not None and line.text]
        for index in range(at + 1, len(self._lines)) if len(above) == 1 else ():
            line = self._lines[index]
            if line is None or line.text != above[0]:
                continue
            if may_be_within(line.text, self._words(index - 1), self._words(index + 1)):
                self._doubtful.append(line)
            else:
                self._left_out.append(line)
                self._lines[index] = None

    def _words(self, index: int) -> str:
        """The line at an index, if it is one of words; "" of one that is taken, or that may be of the list."""
        line = self._lines[index] if 0 <= index < len(self._lines) else None
        if line is None or label_of(line.text):
            return ""
        kind, words = kind_of(line.text, self._known), line.text.split()
        may_be_name = any(word.isupper() and len(word) > 2 for word in words) and not (
            len(words) > 1 and line.text.isupper()
        )
        return "" if kind > LineKind.FRAGMENT or (kind is LineKind.FRAGMENT and may_be_name) else line.text

    def _numbering(self) -> frozenset[int]:
        """The indexes of the numbers that stand alone right above lines and may be of the text.

        That are 1, 2 ..., which may number paragraphs, and those by which something in the text refers to a footnote.
        """
        numbers = [
            index
            for index, line in enumerate(self._lines[:-1])
            if line is not None and line.text.isdecimal() and self._words(index + 1)
        ]
        texts = [self._texts[index] for index in numbers]
        is_counted = len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]
        if is_counted or not numbers:
            return frozenset(numbers)
        marks = {mark.translate(_LOWERED) for mark in _REFERENCE.findall("\n".join(self._texts))}
        return frozenset(index for index, text in zip(numbers, texts, strict=True) if text in marks)

    def _without_disclaimer(self, index: int, line: PastedLine) -> None:
        texts = [other.text if other is not None else "" for other in self._lines[index : index + 4]]
        found = without_disclaimer(texts, 0)
        if found is None:
            return
        rest, more = found
        whole = " ".join(texts[: more + 1])
        self._left_out.append(PastedLine(line.number, whole if not rest else whole.replace(rest, "…", 1)))
        self._lines[index] = PastedLine(line.number, rest)
        for further in range(index + 1, index + more + 1):
            self._lines[further] = None

    def _headings(
        self, heading: TextHeading, end: int
    ) -> tuple[tuple[PastedLine, ...], tuple[PastedLine, ...], tuple[PastedLine, ...]]:
        """Headings of another declaration; lines with nothing but a number; and those with other facts alone."""
        second: list[PastedLine] = []
        lone: list[PastedLine] = []
        kept: list[PastedLine] = []
        for index, line in enumerate(self._lines):
            if index < end or line is None or not line.text:
                continue
            said = facts_of(line.text)
            if is_complete(line.text) and not (said is not None and said.repeats(heading.facts)):
                second.append(line)
            elif said is None:
                if may_be_of_a_heading(line.text):
                    lone.append(line)
            elif said.repeats(heading.facts) and (said.number is not None or said.doc_id is not None):
                self._left_out.append(line)
                self._lines[index] = None
            elif said.number is not None and said.number != heading.facts.number:
                lone.append(line)
            else:
                kept.append(line)
        others = [line for line in kept if (said := facts_of(line.text)) is not None and said.doc_id is not None]
        if lone and others:
            second, lone = sorted([*second, *lone, *others]), []
        return tuple(second), tuple(lone), tuple(kept)

    def _behind_title(self, start: int) -> int:
        """The index behind the line that can only be the title: the first after a heading that has none before it."""
        for index in range(start, len(self._lines)):
            line = self._lines[index]
            if line is not None and line.text:
                if label_of(line.text):
                    return start
                entries = [read_entry(piece, self._known) for piece in line.text.split(";")]
                signed = [entry for entry in entries if entry.is_signatory and _is_a_person(entry)]
                is_list = bool(signed) or (";" in line.text and kind_of(line.text, self._known) >= LineKind.LIKE)
                return start if is_list and not self._has_label(index + 1) else index + 1
        return start

    def _has_label(self, start: int) -> bool:
        return any(line is not None and label_of(line.text) for line in self._lines[start:])

    def _entries(self, lines: Sequence[PastedLine]) -> tuple[Entry, ...]:
        """The entries of a list; its label and the heads of its columns are left out."""
        listed = []
        for line in lines:
            text = line.text
            if label := label_of(text):
                self._is_list_last = self._is_list_last or is_label_of_the_end(text)
                self._total = line if (label.groupdict().get("count")) else self._total
                self._left_out.append(PastedLine(line.number, text[: label.end()].strip()))
                text = text[label.end() :]
            listed.append(PastedLine(line.number, text))
        self._is_list_last = self._is_list_last or sum(bool(line.text) for line in listed) > 1
        if found := entries_under_headings(listed, self._known):
            entries, headings = found
            self._left_out += headings
            return entries
        return entries_of(listed, self._known)


def _is_a_person(entry: Entry) -> bool:
    """Whether an entry cannot be a title such as "Nagorno-Karabakh, Azerbaijan"."""
    name = entry.name
    is_capital = all(change is not ReadAs.CAPITALS for change, _, _ in entry.changes)
    return name is not None and is_capital and bool(name.honorific or name.given or entry.group_printed)


def _of_words(lines: Sequence[PastedLine | None]) -> tuple[PastedLine, ...]:
    """The lines that are left, in which cells of tables mean nothing."""
    return tuple(PastedLine(line.number, line.text.replace("\t", " ")) for line in lines if line is not None)
