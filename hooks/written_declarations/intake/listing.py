"""The lines of a list of signatories, cut into its entries: one a line, or parted by semicolons over the lines.

A line may end within an entry. Then the lines are joined, if that is certain; else the whole is one entry that
cannot be read, and is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..words.names import HONORIFICS, PARTICLES
from .entry import Entry, Fault, Known, read_entry
from .question import PastedLine

_MOST_LINES = 4  # of one entry
_HYPHENS = ("-", "‐")


def entries_of(lines: Sequence[PastedLine], known: Known) -> tuple[Entry, ...]:
    """The entries of a list. A line without text parts entries as any other line does."""
    has_semicolons = any(";" in line.text for line in lines)
    own_lines = frozenset(line.number for line in lines if ";" not in line.text)
    found: list[Entry] = []
    fragments: list[PastedLine] = []
    for line in lines:
        *ended, rest = line.text.split(";")
        for piece in ended:
            found += _entries([*fragments, *_fragment(line, piece)], known, own_lines, between_semicolons=True)
            fragments = []
        fragments += _fragment(line, rest)
    return (*found, *_entries(fragments, known, own_lines, between_semicolons=has_semicolons))


def _fragment(line: PastedLine, text: str) -> list[PastedLine]:
    return [PastedLine(line.number, text.strip().replace("\t", " | "))] if text.strip() else []


def _entries(
    fragments: Sequence[PastedLine], known: Known, own_lines: frozenset[int], *, between_semicolons: bool
) -> Iterator[Entry]:
    """The entries of lines between two semicolons, or of all lines of a list without any.

    `own_lines` are the numbers of those on which nothing else stands.
    """
    if len(fragments) == 1 or (between_semicolons and 1 < len(fragments) <= _MOST_LINES):
        joined = _joined(fragments, known)
        may_be_below = fragments[0].number in own_lines and _is_below_another(fragments, known)
        if len(fragments) == 1 or (joined.is_signatory and not _parts_of_words(fragments) and not may_be_below):
            yield joined
            return
    read = [read_entry(line.text, known, [line]) for line in fragments]
    index = 0
    while index < len(read):
        longest = _longest(fragments, read, index, known)
        if longest is not None:
            yield longest
            index += len(longest.lines)
        else:
            yield read[index]
            index += 1


def _longest(fragments: Sequence[PastedLine], read: Sequence[Entry], start: int, known: Known) -> Entry | None:
    """The entry that begins on a line and goes on below; None if it ends there."""
    for size in range(2, min(_MOST_LINES, len(read) - start) + 1):
        lines, alone = fragments[start : start + size], read[start : start + size]
        if all(entry.is_signatory for entry in alone):
            return None
        # What ends in an entry that can be read alone is asked about: the line before may be anything
        joined = _joined(lines, known)
        if not joined.is_signatory:
            ends = all(line.text.endswith(",") for line in lines[:-1]) and not any(each.is_signatory for each in alone)
            if ends and joined.fault in (Fault.COUNTRY, Fault.GROUP):
                return joined
            continue
        if alone[-1].is_signatory or _parts_of_words(lines) or not _is_broken_at_a_comma(lines, joined):
            printed = " ".join(line.text for line in lines)
            return replace(joined, printed=printed, fault=Fault.FORM, wrong="it stands on several lines")
        if alone[0].is_signatory and not all(_is_rest(line.text, known) for line in lines[1:]):
            continue
        return joined
    return None


def _joined(lines: Sequence[PastedLine], known: Known) -> Entry:
    text = lines[0].text
    for line in lines[1:]:
        text += line.text if text.endswith(_HYPHENS) else f" {line.text}"
    return read_entry(text, known, lines)


def _parts_of_words(lines: Sequence[PastedLine]) -> bool:
    """Whether a line ends within a word: whether its hyphen belongs to that, nobody can tell."""
    return any(line.text.endswith(_HYPHENS) for line in lines[:-1])


def _is_below_another(lines: Sequence[PastedLine], known: Known) -> bool:
    """Whether a whole name stands below lines that need not belong to it: they may be the head of a page."""
    first, last = lines[0].text.split(" ")[0], lines[0].text.split(" ")[-1]
    if first in HONORIFICS or last.lower() in PARTICLES:
        return False
    below = [_joined(lines[start:], known).name for start in range(1, len(lines))]
    return any(name is not None and name.given and not name.given.startswith("[") for name in below)


def _is_broken_at_a_comma(lines: Sequence[PastedLine], joined: Entry) -> bool:
    """Whether the lines are broken where a part ends, or within the country, so that the name is that of one line."""
    return all(line.text.endswith(",") for line in lines[:-1]) or (
        joined.name is not None and str(joined.name) in lines[0].text and "," in lines[0].text
    )


def _is_rest(text: str, known: Known) -> bool:
    """Whether a line can only be the end of an entry: a group, or a country and a group."""
    *country, last = [part.strip() for part in text.strip(" ,.;").split(",")]
    return known.group(last) is not None and len(country) < 2
