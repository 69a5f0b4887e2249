"""What the rules ask of all files of a collection, made of their outlines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from .likely_pairs import Pair, likely_pairs, spellings_of
from .outline import Outline
from .rise import longest_rise


class Whole:
    """All files of a collection, as the rules see them.

    `decided` are people of like names who are known to be two. `changed` are the paths of the files that are checked:
    of two files that cannot both be in step, one of these is astray.
    """

    def __init__(
        self, outlines: Iterable[Outline], decided: Collection[Pair] = (), changed: Collection[str] = ()
    ) -> None:
        ordered = sorted(outlines, key=lambda outline: (outline.number or 0, outline.path))
        self.numbers: dict[int, list[str]] = defaultdict(list)  # paths by number
        self.doc_ids: dict[int, list[str]] = defaultdict(list)
        for outline in ordered:
            if outline.number is not None:
                self.numbers[outline.number].append(outline.path)
            if outline.doc_id is not None:
                self.doc_ids[outline.doc_id].append(outline.path)
        steps = [
            (outline.number, outline.doc_id)
            for outline in ordered
            if outline.number and len(self.numbers[outline.number]) == 1
            if outline.doc_id and len(self.doc_ids[outline.doc_id]) == 1  # one that is taken is told already
            for _ in range(2 if changed and outline.path not in changed else 1)  # counts twice in the longest row
        ]
        rise = longest_rise([doc_id for _, doc_id in steps])
        self.in_step = list(dict.fromkeys(steps[index] for index in rise))
        self.astray = {number for number, _ in steps} - {number for number, _ in self.in_step}
        self.names = _Names(ordered, decided, changed)

    def concern(self, outline: Outline) -> str:
        """What the others say of this file, as a text; empty if nothing. That and its content decide what the rules find."""
        parts = [
            _several(self.numbers, outline.number),
            _several(self.doc_ids, outline.doc_id),
            self.steps_beside(outline.number) if outline.number in self.astray else [],
            sorted(number for number in outline.mentions if number not in self.numbers),
            sorted((each, self.names.alike[each]) for each in self.names.alike.keys() & {*chain(*outline.lists)}),
        ]
        return repr(parts) if any(parts) else ""

    def steps_beside(self, number: int) -> list[tuple[int, int]]:
        """The numbers next to this one that are in step, each with its Doc. ID."""
        below = [step for step in self.in_step if step[0] < number]
        above = [step for step in self.in_step if step[0] > number]
        return [*below[-1:], *above[:1]]


def _several(paths: Mapping[int, Sequence[str]], number: int | None) -> Sequence[str]:
    """The paths of all files with this number, if they are several."""
    found = paths.get(number, ()) if number is not None else ()
    return found if len(found) > 1 else ()


class _Names:
    """The names of all people, to find those that may be two spellings of one person's.

    `alike` maps the slug of a person to what is like its name: those that are signed more often, or as often and
    sort before, each as printed and with what differs. What stands in `changed` files alone counts as signed never.
    """

    def __init__(self, outlines: Sequence[Outline], decided: Collection[Pair], changed: Collection[str]) -> None:
        count: Counter[str] = Counter()
        signed: dict[str, set[tuple[str, int]]] = defaultdict(set)  # each list: who left may be who joined
        for outline in outlines:
            if outline.path not in changed:
                count.update({*chain(*outline.lists)})
            for place, people in enumerate(outline.lists):
                for person in people:
                    signed[person].add((outline.path, place))
        alike: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair in likely_pairs(spellings_of(chain(*(outline.lists for outline in outlines))), signed, decided):
            (_, _, better), (_, person, _) = sorted(
                (-count[person], person, name.without_honorific)
                for person, name in zip(pair.people, pair.names, strict=True)
            )
            alike[person].append((better, pair.likeness.words))
        self.alike = dict(alike)
