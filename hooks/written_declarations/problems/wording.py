"""Words for messages: contributed text made fit to be shown, and the word that was probably wanted."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def shown(text: str, limit: int = 60) -> str:
    """Contributed text made fit to stand in a message: cut, with invisible characters spelt out.

    A message goes to terminals and to logs that read commands from lines, so no control
    character of a contributed file may reach them.
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in cut)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a misspelt one, or None where none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(word.casefold()[:200], by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None
