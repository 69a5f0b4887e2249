"""From the entries of a list to signatures: what cannot be read is asked, and what is read otherwise is noted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from ..model import Signature
from ..problems.wording import did_you_mean, shown
from ..reading.registry import Registry
from ..words.lost_letters import lost_letters
from .entry import Entry, Fault, Known, ReadAs, read_entry
from .listing import entries_of
from .question import Asking, PastedLine
from .repairs import Repair, repairs

FORM = "Write Mr Given FAMILY, Country, GROUP"
_MOST_QUESTIONS = 12  # about single entries; a list with more is asked about as a whole
_EXAMPLES = 3
_NONE = frozenset(["none", "no group", "-", "–", "aucun"])


@dataclass(frozen=True, slots=True)
class Signatories:
    """The signatures in the printed order, the line of each, and what is to be said about them."""

    signatures: tuple[Signature, ...]
    places: tuple[PastedLine, ...]
    notes: tuple[str, ...]


def read_signatories(
    printed: Iterable[Entry], registry: Registry, day: datetime.date | None, asking: Asking
) -> Signatories:
    """The signatures of a declaration of that day. What could not be read is asked, unless it was answered."""
    read = [entry for each in _one_way(list(printed)) for entry in _asked(each, registry, asking)]
    # Of lost letters it is told where they are
    wrong = [entry for entry in read if not entry.is_signatory and not any(lost_letters(entry.printed))]
    if len({_key(entry) for entry in wrong}) > _MOST_QUESTIONS:
        _ask_of_all(wrong, len(read), asking)
    else:
        for entry in wrong:
            _ask(entry, Known(registry), asking)
    signed = [(entry, signature) for entry in read if (signature := entry.signature(registry, day)) is not None]
    return Signatories(
        tuple(signature for _, signature in signed),
        tuple(entry.place for entry, _ in signed),
        tuple(_notes([entry for entry, _ in signed])),
    )


def _one_way(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in a list of whole names, one of small letters alone is none: it may be a place, or cut. Where the
    given name stands first, neither is one with a comma within its name: what follows may be a place.
    """
    is_small_odd = 2 * sum(map(_is_small, entries)) <= len(entries)
    is_parted_odd = 2 * sum(map(_is_given_first, entries)) >= len(entries)
    found = []
    for entry in entries:
        wrong = ""
        if is_small_odd and _is_small(entry):
            wrong = "no family name in capitals stands here, as in the rest of the list"
        elif is_parted_odd and _is_parted(entry):
            wrong = "a comma stands within the name, and not in the rest of the list"
        found.append(replace(entry, fault=Fault.NAME, wrong=wrong) if wrong and entry.is_signatory else entry)
    return found


def _is_small(entry: Entry) -> bool:
    return any(change is ReadAs.CAPITALS for change, _, _ in entry.changes)


def _is_parted(entry: Entry) -> bool:
    """Whether a comma stands between family and given name."""
    return any(change is ReadAs.ORDER and "," in printed for change, printed, _ in entry.changes)


def _is_given_first(entry: Entry) -> bool:
    turned = any(change is ReadAs.ORDER for change, _, _ in entry.changes)
    return entry.is_signatory and not turned and entry.name is not None and entry.name.given != ""


def _key(entry: Entry) -> str:
    if entry.fault in (Fault.COUNTRY, Fault.GROUP):
        return f"{entry.fault.value} {entry.wrong}"
    return f"signatory {entry.printed}"


def _asked(entry: Entry, registry: Registry, asking: Asking) -> list[Entry]:
    """The entry, or the entries that were answered in its place."""
    if entry.is_signatory:
        return [entry]
    known = Known(registry)
    answered: dict[tuple[Fault, str], str] = {}
    for _ in range(3):  # a country, a group, and the whole
        if entry.is_signatory or not asking.has_answer(_key(entry)):
            break
        if entry.fault in (Fault.COUNTRY, Fault.GROUP):
            given = _known_answer(entry, known, asking)
            if given is None:
                break
            answered[entry.fault, entry.wrong] = given
            known = Known(registry, answered)
            again = read_entry(entry.printed, known, entry.lines)
            entry = again if again != entry else replace(entry, fault=Fault.FORM)
        else:
            return _answered_entries(entry, known, asking) or [entry]
    return [entry]


def _known_answer(entry: Entry, known: Known, asking: Asking) -> str | None:
    fault = entry.fault
    choices = _near(entry.wrong, fault, known.registry)

    def accept(text: str) -> str | None:
        if fault is Fault.GROUP:
            code = "" if text.casefold() in _NONE else known.group(text)
            return code if code is not None else _read_part(text, known, fault)
        return known.country(text) or _read_part(text, known, fault)

    return asking.answered(_key(entry), accept, choices)


def _read_part(text: str, known: Known, fault: Fault | None) -> str | None:
    """The country or the group of an answer that is the whole entry, corrected."""
    read = read_entry(text, known)
    if not read.is_signatory:
        return None
    return (read.group_printed or "") if fault is Fault.GROUP else read.country_printed


def _answered_entries(entry: Entry, known: Known, asking: Asking) -> list[Entry] | None:
    def accept(text: str) -> list[Entry] | None:
        found = entries_of([PastedLine(entry.place.number, text)], known)
        if not found or not all(each.is_signatory for each in found):
            return None
        return [replace(each, changes=((ReadAs.ANSWER, entry.printed, text),)) for each in found]

    return asking.answered(_key(entry), accept, [repair.text for repair in _repairs(entry, known)])


def _repairs(entry: Entry, known: Known) -> tuple[Repair, ...]:
    return tuple(islice(repairs(entry.printed, known), _EXAMPLES))


@lru_cache(maxsize=256)
def _near(written: str, fault: Fault | None, registry: Registry) -> tuple[str, ...]:
    """The country or group that is probably meant, in its English form."""
    forms = registry.country_names() if fault is Fault.COUNTRY else registry.group_codes()
    near = did_you_mean(written, forms)
    if near is None:
        return ()
    return ((registry.english_country(near) if fault is Fault.COUNTRY else registry.english_group(near)) or near,)


def _ask(entry: Entry, known: Known, asking: Asking) -> None:
    if entry.fault in (Fault.COUNTRY, Fault.GROUP):
        choices = _near(entry.wrong, entry.fault, known.registry)
        near = f"; did you mean {choices[0]}?" if choices else ""
        how = "" if entry.fault is Fault.COUNTRY else " Write its code, or “none” if no group is printed"
        what = f"{shown(entry.wrong)} is no {entry.fault.value} that is known{near}{how}"
    else:
        found = _repairs(entry, known)
        choices = tuple(repair.text for repair in found)
        why = entry.wrong or "no name, country and group were found in it"
        left_out = "".join(
            f" ({number} leaves out {shown(repair.left_out)})"
            for number, repair in enumerate(found, 1)
            if repair.left_out
        )
        meant = f"did you mean one of these{left_out}? Else write" if choices else "Write"
        what = f"{why}. {FORM.replace('Write', meant)}"
    asking.ask(_key(entry), what, lambda _: None, choices, [entry.place])


def _ask_of_all(wrong: Sequence[Entry], count: int, asking: Asking) -> None:
    examples = " ; ".join(shown(entry.printed, 80) for entry in wrong[:_EXAMPLES])
    asking.refuse(
        "signatories",
        f"of {count} entries of the list {len(wrong)} could not be read, such as {examples}."
        " Correct them in the text, each in the form Mr Given FAMILY, Country, GROUP, parted by semicolons",
        [wrong[0].place],
    )


def _notes(entries: Sequence[Entry]) -> Iterator[str]:
    """One note for each kind of change, with the first example and how many there are."""
    kinds: dict[ReadAs, list[tuple[str, str]]] = {}
    for entry in entries:
        for change, before, after in entry.changes:
            kinds.setdefault(change, []).append((before, after))
    for kind, changes in kinds.items():
        different = list(dict.fromkeys(changes))
        before, after = different[0]
        example = f"{shown(before, 100)} was read as {shown(after, 100)}" if before != after else shown(before, 100)
        times = f"{len(changes)} entries" if len(changes) > 1 else "1 entry"
        more = f", and {len(different) - 1} more" if len(different) > 1 else ""
        yield f"signatories: {kind} ({times}): {example}{more}"
