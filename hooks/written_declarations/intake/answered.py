"""What was answered about the entries of a list that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from ..problems.wording import did_you_mean
from ..reading.registry import Registry
from .entry import Entry, Fault, Known, read_entry
from .listing import entries_of
from .question import Asking, PastedLine
from .read_as import ReadAs
from .repairs import Repair, repairs

_MOST_REPAIRS = 3
_NONE = frozenset(["none", "no group", "-", "–", "aucun"])


def key_of(entry: Entry) -> str:
    """The key under which an entry is asked about; a country or a group is asked about once for all entries."""
    if entry.fault in (Fault.COUNTRY, Fault.GROUP):
        return f"{entry.fault.value} {entry.wrong}"
    return f"signatory {entry.printed}"


def likely(entry: Entry, known: Known) -> tuple[Repair, ...]:
    """What is offered for an entry that cannot be read."""
    return tuple(islice(repairs(entry.printed, known), _MOST_REPAIRS))


@lru_cache(maxsize=256)
def near(written: str, fault: Fault | None, registry: Registry) -> tuple[str, ...]:
    """The country or group that is probably meant, in its English form."""
    forms = registry.country_names() if fault is Fault.COUNTRY else registry.group_codes()
    found = did_you_mean(written, forms)
    if found is None:
        return ()
    return ((registry.english_country(found) if fault is Fault.COUNTRY else registry.english_group(found)) or found,)


class AnswersOnEntries:
    """The answers to the questions about the entries of one list."""

    def __init__(self, entries: Iterable[Entry], registry: Registry, asking: Asking) -> None:
        self._faulty = tuple(dict.fromkeys(entry.printed for entry in entries if not entry.is_signatory))
        self._registry = registry
        self._asking = asking
        self._about = cache(self._printed_of)

    def in_place_of(self, entry: Entry) -> list[Entry]:
        """The entry, or the entries that were answered in its place."""
        known = Known(self._registry)
        answered: dict[tuple[Fault, str], str] = {}
        for _ in range(4):  # a country, a group, which may be about another entry, and the whole
            if entry.is_signatory or not self._asking.has_answer(key_of(entry)):
                break
            fault = entry.fault
            if fault is None or fault not in (Fault.COUNTRY, Fault.GROUP):
                choices = [repair.text for repair in likely(entry, known)]
                return self._whole(entry, known, choices) or [entry]
            whole, part = None, self._part(entry, known)
            if part is None:
                whole = self._whole(entry, known)
                if whole is None:
                    break
                part = self._part_of(whole, entry)
            if part is not None:
                answered[fault, entry.wrong] = part
                known = Known(self._registry, answered)
                again = read_entry(entry.printed, known, entry.lines)
                entry = again if again != entry else replace(entry, fault=Fault.FORM)
            elif whole and self._about(entry.wrong, _written(whole)) == entry.printed:
                return whole
            else:  # all that was answered is about another entry
                what = f"{entry.wrong} is no {fault.value} that is known"
                entry = replace(entry, fault=Fault.FORM, wrong=what)
        return [entry]

    def _part(self, entry: Entry, known: Known) -> str | None:
        """The country or the group that was answered."""

        def accept(text: str) -> str | None:
            if entry.fault is Fault.GROUP:
                return "" if text.casefold() in _NONE else known.group(text)
            return known.country(text)

        return self._asking.answered(key_of(entry), accept, near(entry.wrong, entry.fault, known.registry))

    def _whole(self, entry: Entry, known: Known, choices: Sequence[str] = ()) -> list[Entry] | None:
        """The whole entries that were answered."""

        def accept(text: str) -> list[Entry] | None:
            found = entries_of([PastedLine(entry.place.number, text)], known)
            if not found or not all(each.is_signatory for each in found):
                return None
            return [replace(each, changes=((ReadAs.ANSWER, entry.printed, text),)) for each in found]

        return self._asking.answered(key_of(entry), accept, choices)

    def _part_of(self, whole: Sequence[Entry], entry: Entry) -> str | None:
        """The country or the group of a whole entry in which nothing else was corrected; it then holds for all."""
        about = self._about(entry.wrong, _written(whole))
        if len(whole) != 1 or about is None or entry.fault is None:
            return None
        (read,) = whole
        part = (read.group_printed or "") if entry.fault is Fault.GROUP else read.country_printed
        again = read_entry(about, Known(self._registry, {(entry.fault, entry.wrong): part}))
        is_same = (again.name, again.country, again.group_printed) == (read.name, read.country, read.group_printed)
        return part if is_same else None

    def _printed_of(self, wrong: str, text: str) -> str | None:
        """The entry that an answer is about, of those in which this is wrong; None if it may be several."""
        found = tuple(printed for printed in self._faulty if wrong in printed)
        return found[0] if len(found) == 1 else did_you_mean(text, found)


def _written(entries: Sequence[Entry]) -> str:
    return " ; ".join(entry.printed for entry in entries)
