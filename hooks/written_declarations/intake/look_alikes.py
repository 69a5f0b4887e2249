"""A text that is here already under another number: most likely one of the two numbers was mistyped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ..model import Declaration
from ..problems.wording import shown
from ..reading.outline import Outline
from ..words.letters import slug

_SHORTEST = 40  # letters: shorter texts may be the same by chance
# What is not said: spaces and signs, marks of footnotes, addresses of links
_NOT_SAID = re.compile(r"\[\^[^\]]*\]|\]\([^)]*\)|[\W_]+")


class LookAlikes:
    """The titles and texts of a collection, to look up where else they stand."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._titles: dict[str, list[Outline]] = defaultdict(list)
        self._texts: dict[str, list[Outline]] = defaultdict(list)
        for outline in outlines:
            self._titles[slug(outline.title)].append(outline)
            self._texts[_letters(outline.text)].append(outline)

    def doubts(self, declaration: Declaration, *, replaces: bool) -> list[str]:
        """Why the number may be a wrong one. Titles count only where something is replaced: two declarations may
        have the same.
        """
        text = _letters(declaration.body.markdown) if declaration.body else ""
        doubts = []
        if len(text) >= _SHORTEST:
            doubts += [f"the text is that of {name}" for name in _others(self._texts[text], declaration)]
        if replaces:
            same = self._titles[slug(declaration.title)]
            doubts += [
                f"the title, {shown(declaration.title)}, is that of {name}" for name in _others(same, declaration)
            ]
        return doubts


def _letters(markdown: str) -> str:
    return _NOT_SAID.sub("", markdown).casefold()


def _others(outlines: Iterable[Outline], declaration: Declaration) -> list[str]:
    return [f"No. {each.number}" for each in outlines if each.number and each.number != declaration.number][:3]
