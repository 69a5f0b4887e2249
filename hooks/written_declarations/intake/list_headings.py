"""Headings in a list of signatories: the country, or the political group, of all who stand below.

They are read only where nothing else can be meant: a list begins with one, and names stand under each. Where country
and name stand on lines in turn, as in a table that was copied, a country may as well belong to the name above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..words.lengths import ENTRY
from ..words.letters import slug
from .answered import near
from .entry import HONORIFIC, Entry, Fault, Known, read_entry
from .question import PastedLine
from .read_as import ReadAs

_COUNT = re.compile(r"\s*\((?:[0-9]{1,3}|continued|suite)\)")
_CODE = re.compile(r"(.+?)\s*\(([^()]+)\)")
_PARTS = re.compile(r"\s*(?:[,\t|()]|\s[–—−:-]\s)\s*")
_PERSON = re.compile(rf"\W*{HONORIFIC}\s")


@dataclass(frozen=True, slots=True)
class ListHeading:
    """What a heading says: a country or a group, in its English form, or as it is written if only nearly that."""

    kind: Fault
    english: str


def list_heading(text: str, known: Known) -> ListHeading | None:
    """The heading that a line is; None if it is none."""
    if len(text) > ENTRY.most:
        return None
    bare = _COUNT.sub("", text.strip(" \t•*–—-").rstrip(" :"))
    if not bare or ";" in bare:
        return None
    countries = {known.country(part.strip()) for part in bare.split("/")}
    if len(countries) == 1 and (country := countries.pop()) is not None:
        return ListHeading(Fault.COUNTRY, country)
    match = _CODE.fullmatch(bare)
    groups = {group.code for group in known.registry.groups if slug(group.name) == slug(match[1] if match else bare)}
    code = known.group(match[2] if match else bare)
    if match and groups != {code}:
        return None
    group = code or (groups.pop() if len(groups) == 1 else None)
    return ListHeading(Fault.GROUP, group) if group else None


def entries_under_headings(
    lines: Sequence[PastedLine], known: Known
) -> tuple[tuple[Entry, ...], tuple[PastedLine, ...]] | None:
    """The entries of a list and its headings; None if it has none, or if what they head is not certain."""
    written = [line for line in lines if line.text.strip(" ;")]
    headings = [list_heading(line.text, known) for line in written]
    kinds = {heading.kind for heading in headings if heading}
    followed = [*headings[1:], None]
    if not headings or headings[0] is None or headings[-1] is not None or len(kinds) > 1:
        return None
    if any(one and other for one, other in zip(headings, followed, strict=True)):
        return None
    entries: list[Entry] = []
    above = None
    for line, heading in zip(written, headings, strict=True):
        above = heading or above
        for piece in line.text.split(";") if heading is None else ():
            if not piece.strip():
                continue
            # What follows something that is no signatory may be the end of it
            is_rest = bool(entries) and not entries[-1].is_signatory and not _PERSON.match(piece)
            entry = _under(None if is_rest else above, line, piece.strip(), known)
            if entry is None:
                return None
            if entry.is_signatory or _PERSON.match(piece):
                entries.append(entry)
            elif kinds == {Fault.COUNTRY} and near(piece.strip(" :"), Fault.COUNTRY, known.registry):
                above = ListHeading(Fault.COUNTRY, piece.strip(" :"))  # which is asked about with the entries below
            else:  # what is no person may be a heading that is not known
                entries.append(entry)
                above = None
    read = sum(entry.is_signatory or entry.fault is Fault.COUNTRY for entry in entries)
    if read * 2 <= len(entries):
        return None
    return tuple(entries), tuple(line for line, heading in zip(written, headings, strict=True) if heading)


def _under(heading: ListHeading | None, line: PastedLine, text: str, known: Known) -> Entry | None:
    """An entry under a heading; None if it contradicts it."""
    alone = read_entry(text.replace("\t", " | "), known, [line])
    if heading is None:
        return alone
    if alone.is_signatory:
        own = alone.country_printed if heading.kind is Fault.COUNTRY else alone.group_printed
        if own == heading.english:
            return alone
        if own is not None:
            return None
    parts = [part for part in _PARTS.split(text) if part]
    end = len(parts) - (heading.kind is Fault.COUNTRY and len(parts) > 1 and known.group(parts[-1]) is not None)
    whole = ", ".join([*parts[:end], heading.english, *parts[end:]])
    entry = read_entry(whole, known, [line])
    is_bare = entry.name is not None and not entry.name.given and not entry.name.honorific
    if is_bare or any(change is ReadAs.CAPITALS for change, _, _ in entry.changes):  # it may be a part of a name
        return alone
    return replace(entry, changes=((ReadAs.HEADING, text, whole), *entry.changes)) if entry.is_signatory else entry
