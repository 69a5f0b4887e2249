"""From the entries of a list to signatures: what cannot be read is asked, and what is read otherwise is noted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Signature
from ..problems.wording import shown
from ..reading.registry import Registry
from ..words.lost_letters import lost_letters
from .answered import AnswersOnEntries, key_of, likely, near
from .entry import Entry, Fault, Known
from .question import Asking, PastedLine
from .read_as import ReadAs

FORM = "Write Mr Given FAMILY, Country, GROUP"
_MOST_QUESTIONS = 12  # about single entries; a list with more is asked about as a whole
_EXAMPLES = 3


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
    entries = _one_way(list(printed))
    answers = AnswersOnEntries(entries, registry, asking)
    read = [entry for each in entries for entry in answers.in_place_of(each)]
    # Of lost letters it is told where they are
    wrong = [entry for entry in read if not entry.is_signatory and not any(lost_letters(entry.printed))]
    if len({key_of(entry) for entry in wrong}) > _MOST_QUESTIONS:
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


def _ask(entry: Entry, known: Known, asking: Asking) -> None:
    if entry.fault in (Fault.COUNTRY, Fault.GROUP):
        choices = near(entry.wrong, entry.fault, known.registry)
        meant = f"; did you mean {choices[0]}?" if choices else ""
        how = (
            ""
            if entry.fault is Fault.COUNTRY
            else f"{'' if choices else '.'} Write its code, or “none” if no group is printed"
        )
        what = f"{shown(entry.wrong)} is no {entry.fault.value} that is known{meant}{how}"
    else:
        found = likely(entry, known)
        choices = tuple(repair.text for repair in found)
        why = entry.wrong or "no name, country and group were found in it"
        left_out = "".join(
            f" ({number} leaves out {shown(repair.left_out)})"
            for number, repair in enumerate(found, 1)
            if repair.left_out
        )
        meant = f"did you mean one of these{left_out}? Else write" if choices else "Write"
        what = f"{why}. {FORM.replace('Write', meant)}"
    asking.ask(key_of(entry), what, lambda _: None, choices, [entry.place])


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
