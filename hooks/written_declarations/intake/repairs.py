"""What may be meant by an entry of a list that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..words.lengths import ENTRY
from .entry import HONORIFIC, Entry, Known, read_entry, without_marks
from .read_as import ReadAs

_MORE_PEOPLE = re.compile(rf"(?<=\S)[\s,]+(?:and|et|&)?\s*(?={HONORIFIC}\s)")
_BEFORE_A_PERSON = re.compile(rf"\A.*?\b(?={HONORIFIC}\s\S+\s\S)")


@dataclass(frozen=True, slots=True)
class Repair:
    """What may be meant, one entry or several, and what it leaves out of what is printed."""

    text: str
    left_out: str = ""


def repairs(printed: str, known: Known) -> Iterator[Repair]:
    """What may be meant by an entry that cannot be read, most likely first; each of them can be read."""
    seen = set[str]()
    text = " ".join(without_marks(printed)[0].split())
    # Once: behind an empty match it would be tried again
    person = _BEFORE_A_PERSON.sub("", text, count=1)
    for candidate in _candidates(text, person, known):
        read = [read_entry(piece.strip(), known) for piece in candidate.split(";")]
        as_read = " ; ".join(map(_with_name_as_read, read))
        if as_read not in seen and all(entry.is_signatory for entry in read):
            seen.add(as_read)
            yield Repair(as_read, text.removesuffix(person).strip(" ,") if candidate == person else "")


def _with_name_as_read(entry: Entry) -> str:
    """The entry with its name as it will be written: what is chosen is seen before."""
    text = entry.printed
    for change, before, after in entry.changes:
        if change in (ReadAs.ORDER, ReadAs.CAPITALS):
            text = text.replace(before, after, 1)
    return text


def _candidates(text: str, person: str, known: Known) -> Iterator[str]:
    people = [piece.strip(" ,|") for piece in _MORE_PEOPLE.split(text)]
    if len(people) > 1:
        yield " ; ".join(people)
    if len(text) > ENTRY.most:
        return
    if len(people) > 1:
        _, _, behind = people[-1].partition(",")
        yield " ; ".join(piece if "," in piece else f"{piece},{behind}" for piece in people)
    yield from (
        text,
        re.sub(r"(?<=\w)([-‐]) ", r"\1", text),
        *(text[: match.start()] + text[match.end() :] for match in re.finditer(r"(?<=\w)[-‐] ", text)),
    )
    yield re.sub(r"([A-Z])[0-9?:*]+(?=,)", r"\1", text)
    yield person
    yield from _with_commas(text, known)
    name, _, rest = text.partition(",")
    *given, family = name.split(" ")
    if given and rest:
        yield f"{' '.join([*given, family.upper()])},{rest}"
        yield f"{' '.join([given[0], *(word.capitalize() for word in given[1:]), family])},{rest}"


def _with_commas(text: str, known: Known) -> Iterator[str]:
    """The text with the commas that are missing before country and group."""
    words = [word for word in text.replace(",", " ").split() if any(map(str.isalnum, word))]
    group = known.group(words[-1]) if words else None
    end = len(words) - 1 if group else len(words)
    for start in range(1, end):
        if known.country(" ".join(words[start:end])) is not None:
            parts = [" ".join(words[:start]), " ".join(words[start:end]), *words[end:]]
            yield ", ".join(parts)
