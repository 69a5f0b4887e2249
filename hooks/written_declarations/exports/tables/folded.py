"""What an index of words lacks: SQLite's takes marks off letters, and leaves Ł, Ø, ß and ligatures as they are.

The folding is that of the site's search, so that one word finds the same on the site and in the database.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...words.letters import bare, fold, spelled_out, words

_USUAL = "\u017f"  # the last letter whose marks SQLite always takes off


def in_letters(names: Iterable[str]) -> str:
    """Names in small letters: as printed, folded, and spelled out as on other keyboards, each form once."""
    forms = (form(name) for name in names for form in (str.lower, fold, spelled_out))
    return " ".join(dict.fromkeys(" ".join(words(form)) for form in forms))


def beyond_marks(texts: Iterable[str | None]) -> str | None:
    """Those texts in which something else than a mark is folded, in their other forms; None if there is none."""
    forms = [form for text in texts if text and not text.isascii() for form in _forms(text)]
    return " ".join(forms) or None


def _forms(text: str) -> Iterable[str]:
    folded, spelt = words(fold(text)), words(spelled_out(text))
    # Of rarer letters the index knows some marks and not others
    if folded != words(bare(text)) or any(char > _USUAL and char.isalpha() for char in text):
        yield " ".join(folded)
    if spelt != folded:
        yield " ".join(spelt)
