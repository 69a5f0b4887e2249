"""One entry of a list of signatories, in any form in which it is printed, typed or copied from a table.

An entry is read only if every part of it is certain; else it says what is not.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from ..model import Country, Name, Signature
from ..reading.registry import Registry
from ..words.lengths import ENTRY
from ..words.name_rule import name_faults, with_printed_honorific
from ..words.names import HONORIFICS, PARTICLES, PEERS, family_first, split_name
from ..words.not_names import BEHIND_NAMES, SUFFIXES
from .question import PastedLine
from .read_as import ReadAs

HONORIFIC = rf"(?:{'|'.join(re.escape(each) for each in sorted(HONORIFICS, key=len, reverse=True))})"
# What lists put before each entry: signs, numbers, letters
_LIST_MARK = re.compile(
    r"(?:[•◦▪▫‣⁃∙·●○■□▶►➢➤✓✔*+–—−‒―\-→>»#]+\s*|[(\[]?[0-9]{1,4}[.):\]]+\s*|[0-9]{1,4}[\s]+(?=\D)|\(?(?:[a-z]|[ivx]{1,5})[.)]\s+)+"
    rf"|\(?(?:[A-Z]|[IVXL]{{2,6}})[.)]\s+(?={HONORIFIC}\s)"
    r"|o\s+(?=[^\W\d_a-z])"
)
_JOINT = re.compile(rf"(?:and|et|&|as well as|ainsi que)\s+(?={HONORIFIC}\s)")
_BEHIND = re.compile(r"(?<=\w)\s?(?:[*†‡§⁕]+|[⁰¹²³⁴-⁹]+|[\[(][0-9*†]{1,3}[\])])$")  # marks of footnotes
_SEPARATORS = re.compile(r"\s*(?:\t|\||\s[–—−:-]\s|\s/\s|[()])\s*")
_SMALL_LETTER = re.compile(r"[.\[\](]|\d")
_NOBLE = PEERS | {"Dame", "Sir"}
_ABBREVIATED = re.compile(r"(?<!\bSt)(?<!\b[JS]r)\.(?: |$)")
_SINGLE = re.compile(r"[a-z]\.? ")


class Fault(Enum):
    """Why an entry cannot be read."""

    COUNTRY = "country"
    GROUP = "group"
    NAME = "name"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list of signatories as it is printed, and what could be read of it.

    Country and group are given as they are written in English. With a `fault` it is none; `wrong` is the part
    or, of a name, the reason.
    """

    printed: str
    lines: tuple[PastedLine, ...] = ()
    name: Name | None = None
    country: Country | None = None
    country_printed: str = ""
    group_printed: str | None = None
    changes: tuple[tuple[ReadAs, str, str], ...] = ()
    fault: Fault | None = None
    wrong: str = ""

    @property
    def is_signatory(self) -> bool:
        """Whether all of it was read."""
        return self.fault is None

    @property
    def place(self) -> PastedLine:
        """The entry, under the number of the line on which it begins."""
        return PastedLine(self.lines[0].number if self.lines else 0, self.printed)

    def signature(self, registry: Registry, day: datetime.date | None) -> Signature | None:
        """The signature under a declaration of that day; None if the entry could not be read."""
        if self.fault is not None or self.name is None or self.country is None:
            return None
        person = registry.person_slug(self.name, self.country)
        group = registry.group(self.group_printed, day or datetime.date.max) if self.group_printed else None
        return Signature(self.name, person, self.country, self.country_printed, group, self.group_printed)


class Known:
    """The countries and groups of the registry, and what was answered about those that it does not know."""

    def __init__(self, registry: Registry, answered: Mapping[tuple[Fault, str], str] | None = None) -> None:
        self.registry = registry
        self._answered = answered or {}
        self.country = cache(self._country)
        self.group = cache(self._group)
        self.read = cache(self._read)

    def _country(self, written: str) -> str | None:
        """The English form of a country."""
        return self.registry.english_country(self._answered.get((Fault.COUNTRY, written), written))

    def _group(self, written: str) -> str | None:
        """The English code of a group; empty if it was answered that there is none."""
        answer = self._answered.get((Fault.GROUP, written))
        return "" if answer == "" else self.registry.english_group(answer or written)

    def _read(self, printed: str) -> Entry:
        """What can be read of an entry on one line; lists are gone through several times."""
        return _read(printed, self)


def read_entry(printed: str, known: Known, lines: Sequence[PastedLine] = ()) -> Entry:
    """What can be read of an entry."""
    read = known.read(printed)
    changes = ((ReadAs.BROKEN, printed, printed),) if len(lines) > 1 else ()
    return replace(read, lines=tuple(lines), changes=(*changes, *read.changes)) if lines else read


def _read(printed: str, known: Known) -> Entry:
    bare, changes = without_marks(printed)
    entry = Entry(printed)
    if len(printed) > ENTRY.most:
        return replace(entry, fault=Fault.FORM)
    read = _of_parts([part.strip() for part in bare.split(",") if part.strip()], entry, known)
    if read.fault is not None and _SEPARATORS.search(bare):
        parts = [part.strip(" ,") for part in _SEPARATORS.split(bare.replace(",", "|")) if part.strip(" ,")]
        other = _of_parts(parts, entry, known)
        if other.fault is None or (other.fault in (Fault.COUNTRY, Fault.GROUP) and read.fault is Fault.FORM):
            read = replace(other, changes=((ReadAs.SEPARATORS, printed, ", ".join(parts)), *other.changes))
    return replace(read, changes=(*changes, *read.changes)) if changes else read


def without_marks(printed: str) -> tuple[str, list[tuple[ReadAs, str, str]]]:
    """An entry without what lists put before and behind it."""
    changes = []
    bare = printed.strip(" .,;\t")
    for pattern, change in ((_LIST_MARK, ReadAs.MARK), (_JOINT, ReadAs.JOINT)):
        if match := pattern.match(bare):
            bare = bare[match.end() :]
            changes.append((change, printed, bare))
    parts = bare.split(",")
    without = [_BEHIND.sub("", part) for part in parts]
    if without != parts:
        bare = ",".join(without)
        changes.append((ReadAs.MARK, printed, bare))
    return bare, changes


def _of_parts(parts: Sequence[str], entry: Entry, known: Known) -> Entry:
    """An entry of a name, which may be two parts, a country and perhaps a group."""
    if len(parts) >= 3:
        country, group = known.country(parts[-2]), known.group(parts[-1])
        if country is None and known.group(parts[-2]) is not None and known.country(parts[-1]) is not None:
            turned = replace(
                entry, changes=((ReadAs.GROUP_FIRST, f"{parts[-2]}, {parts[-1]}", f"{parts[-1]}, {parts[-2]}"),)
            )
            return _of_parts([*parts[:-2], parts[-1], parts[-2]], turned, known)
        if country is not None and group is not None:
            return _named(parts[:-2], _with_country(entry, parts[-2], country, known, parts[-1], group), known)
        if country is not None or (group is not None and known.country(parts[-1]) is None):
            if country is not None and len(parts) < 5 and _is_one_word(parts[-1], known):
                return replace(entry, fault=Fault.GROUP, wrong=parts[-1])
            if country is None and len(parts) < 5 and known.group(parts[-2]) is None:
                return replace(entry, fault=Fault.COUNTRY, wrong=parts[-2])
            return replace(entry, fault=Fault.FORM)
    if len(parts) >= 2:
        country = known.country(parts[-1])
        if country is not None:
            return _named(parts[:-1], _with_country(entry, parts[-1], country, known), known)
        if len(parts) == 2 and known.group(parts[-1]) is None and _is_a_name(parts[0], known) and _is_short(parts[1]):
            return replace(entry, fault=Fault.COUNTRY, wrong=parts[-1])
        if len(parts) == 3 and _is_a_name(parts[0], known) and _is_short(parts[1]) and _is_one_word(parts[2], known):
            return replace(entry, fault=Fault.COUNTRY, wrong=parts[-2])
    return replace(entry, fault=Fault.FORM)


def _is_short(text: str) -> bool:
    return len(text) <= 40 and len(text.split()) <= 6


def _is_one_word(text: str, known: Known) -> bool:
    """Whether a text may be the code of a group. What stands behind a code may be another line."""
    return len(text.split()) <= 2 and known.group(text.split(" ")[0]) is None and len(text) <= 20


def _is_a_name(text: str, known: Known) -> bool:
    return isinstance(_name([text], known.registry), tuple)


def is_whole_name(text: str, known: Known) -> bool:
    """Whether a text is nothing but given and family name of a person."""
    read = _name([text], known.registry) if len(text) <= ENTRY.most else None
    return isinstance(read, tuple) and read[0].given != "" and read[1] is not ReadAs.CAPITALS


def _with_country(
    entry: Entry, printed: str, english: str, known: Known, group: str | None = None, code: str | None = None
) -> Entry:
    changes = list(entry.changes)
    if printed != english:
        changes.append((ReadAs.COUNTRY, printed, english))
    if group is not None and group != code:
        changes.append((ReadAs.GROUP, group, code or "none"))
    return replace(
        entry,
        country=known.registry.country(english),
        country_printed=english,
        group_printed=code or None,
        changes=tuple(changes),
    )


def _named(parts: Sequence[str], entry: Entry, known: Known) -> Entry:
    # In capitals it may be the beginning of a family name
    printed = [part if part.split(" ")[0].isupper() else with_printed_honorific(part) for part in parts]
    read = _name(printed, known.registry)
    if isinstance(read, str):
        return replace(entry, fault=Fault.NAME, wrong=read)
    name, change = read
    changed = [(change, ", ".join(printed), str(name))] if change else []
    if printed != list(parts):
        changed.insert(0, (ReadAs.HONORIFIC, ", ".join(parts), ", ".join(printed)))
    return replace(entry, name=name, changes=(*entry.changes, *changed))


def _name(parts: Sequence[str], registry: Registry) -> tuple[Name, ReadAs | None] | str:
    """A name, and how it is read otherwise than printed; or what is wrong with it.

    The family name may stand first, with or without a comma; one that stands alone may have small letters.
    """
    text = " ".join(parts)
    if len(parts) > 2:
        return "too much stands before the country"
    first, space, _ = text.partition(" ")
    if space and first.isupper() and registry.english_group(first) is not None:
        return f"it begins with {first}, the code of a group, which may belong to the entry before"
    *before, last = text.split(" ")
    if len(before) > 1 and before[-1].isupper() and registry.english_group(last) is not None:
        return f"it ends with {last}, the code of a group"
    if len(parts) == 2:
        honorific, rest = _honorific(parts[0])
        other, given = _honorific(parts[1])
        turned = Name(honorific or other, given, rest)
        if (honorific and other) or not rest or split_name(f"Given {rest}") != Name("", "Given", rest):
            return "a comma stands within the name"
        return (turned, ReadAs.ORDER) if _is_whole(turned, registry) else "a comma stands within the name"
    name = split_name(text)
    if name is not None and _SINGLE.match(name.given):
        return "a small letter stands before the name"
    if name is not None and _fault(text, registry) is None:
        words = [word for word in name.family.split(" ") if word.lower() not in PARTICLES]
        if not name.given and len(words) > 1 and name.honorific not in _NOBLE:
            return "given and family name cannot be told apart, because all of it stands in capitals"
        return name, None
    turned_name = family_first(text)
    if turned_name is not None and turned_name.given[:1].isupper() and _is_whole(turned_name, registry):
        return turned_name, ReadAs.ORDER
    return _surname_alone(text, registry) or _fault(text, registry) or "it is no name"


def _is_whole(name: Name, registry: Registry) -> bool:
    """Whether a name that was put together is one, of the same parts, and none of these is an abbreviation or stands
    behind names.
    """
    return (
        not _ABBREVIATED.search(name.family)
        and not any(word.lower().rstrip(".") in SUFFIXES | BEHIND_NAMES for word in name.given.split(" "))
        and split_name(str(name)) == name
        and _fault(str(name), registry) is None
    )


def _surname_alone(text: str, registry: Registry) -> tuple[Name, ReadAs] | None:
    honorific, rest = _honorific(text)
    *particles, family = rest.split(" ") if rest else [""]
    if not family or _SMALL_LETTER.search(family) or not all(word.lower() in PARTICLES for word in particles):
        return None
    begins = re.match(r"Ma?c(?=[A-Z])|[DLO]['’](?=[A-Z])", family)
    kept = begins[0] if begins else ""
    capitals = kept + "".join(char if char == "ß" else char.upper() for char in family[len(kept) :])
    name = Name(honorific, "", " ".join([*particles, capitals]))
    return (name, ReadAs.CAPITALS) if _fault(str(name), registry) is None and family[0].isupper() else None


def _honorific(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    return (first, rest) if first in HONORIFICS else ("", text)


def _fault(text: str, registry: Registry) -> str | None:
    """What the rule of names says against a name, in words."""
    fault = next(name_faults(text, is_excepted=registry.is_unusual_name(text)), None)
    return f"{fault.message}; {fault.help}" if fault else None
