"""Words for messages: contributed text made fit to be shown, and the word that was probably wanted."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_LONGEST = 200
_NEAR = 0.8  # Palestine and Estonie are 0.63, Holland and Poland 0.77
_MOST = 4  # words that are compared letter by letter


def shown(text: str, limit: int = 60) -> str:
    """Contributed text made fit to stand in a message: cut, with what is not fit for it spelt out; see `plain`."""
    return plain(text if len(text) <= limit else text[: limit - 1] + "…")


def plain(text: str) -> str:
    """A message in which nothing commands: invisible characters are spelt out, and so is the sign of a command.

    A message goes to terminals and to logs that read commands from lines, so no control character of a contributed
    file may reach them. Runners of workflows take ##[ for a command wherever it stands in a line.
    """
    if text.isprintable() and "##[" not in text:
        return text
    visible = "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)
    return visible.replace("##[", "##\\u{5b}")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a misspelt one, or None where none is near enough to be meant."""
    return _nearest(word[:_LONGEST], tuple(known))


@lru_cache(maxsize=1 << 12)  # a slip is often made in every line
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    folded = word.casefold()
    pairs = _pairs(folded)
    # To compare all letters is slow; words that are near share pairs of letters or are as short
    ranked = sorted(
        ((len(pairs & theirs), candidate) for candidate, theirs in _folded(known)), key=lambda each: -each[0]
    )
    near = sorted(((_likeness(folded, candidate), candidate) for _, candidate in ranked[:_MOST]), reverse=True)
    if (
        not near or near[0][0] < _NEAR or [each[0] for each in near[:2]] == [near[0][0]] * 2
    ):  # Slovania is as near to Slovakia as to Slovenia
        return None
    return next(each for each in known if each.casefold() == near[0][1])


@lru_cache(maxsize=16)
def _folded(known: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((folded, _pairs(folded)) for folded in dict.fromkeys(each.casefold() for each in known))


def _pairs(word: str) -> frozenset[str]:
    return frozenset(map(str.__add__, f" {word}", f"{word} "))


def _likeness(one: str, other: str) -> float:
    """From 0 to 1. Two letters in turn, as in SCO and SOC, are one slip."""
    if len(one) == len(other) > 1:
        differ = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 2 and one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]:
            return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
