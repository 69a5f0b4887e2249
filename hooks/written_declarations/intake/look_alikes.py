"""A text that is here already under another number: most likely one of the two numbers was mistyped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..model import Declaration
from ..problems.wording import shown
from ..reading.outline import BEGINNING, Outline
from ..words.letters import slug

_SHORTEST, _LONGEST = 40, 100  # letters: with fewer texts may begin alike by chance, and more are not compared


class LookAlikes:
    """The titles and texts of a collection, to look up where else they stand."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._titles: dict[str, list[Outline]] = defaultdict(list)
        self._texts: dict[str, list[Outline]] = defaultdict(list)
        for outline in outlines:
            self._titles[slug(outline.title)].append(outline)
            self._texts[_beginning(outline.begins)].append(outline)

    def doubts(self, declaration: Declaration, *, replaces: bool) -> list[str]:
        """Why the number may be a wrong one. Titles count only where something is replaced: two declarations may
        have the same.
        """
        begins = _beginning(declaration.body.markdown[:BEGINNING]) if declaration.body else ""
        doubts = []
        if len(begins) >= _SHORTEST:
            doubts += [f"the text is that of {name}" for name in _others(self._texts[begins], declaration)]
        if replaces:
            same = self._titles[slug(declaration.title)]
            doubts += [
                f"the title, {shown(declaration.title)}, is that of {name}" for name in _others(same, declaration)
            ]
        return doubts


def _beginning(markdown: str) -> str:
    return slug(markdown).replace("-", "")[:_LONGEST]


def _others(outlines: Iterable[Outline], declaration: Declaration) -> list[str]:
    return [f"No. {each.number}" for each in outlines if each.number and each.number != declaration.number][:3]
