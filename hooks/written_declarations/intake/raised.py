"""Numbers that a page raises or lowers, which would run into the number before them as plain text."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?P<before>\s*)(?P<number>[-+−]?[0-9]+(?:\s?,\s?[0-9]+)*)(?P<behind>\s*)")
_PLAIN = "0123456789+-−"
_RAISED = {"sup": str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"), "sub": str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋")}


def raised(text: str, tag: str, before: str, *, is_linked: bool) -> str:
    """What a page has in this tag, `sup` or `sub`, behind a text: a number that leads to a footnote as [2], another as ².

    All else stays, and so does a number that is lowered behind a letter, as in CO2.
    """
    match = _NUMBER.fullmatch(text)
    if match is None or (tag == "sub" and not before[-1:].isdecimal()):
        return text
    number = f"[{match['number']}]" if is_linked else match["number"].translate(_RAISED[tag])
    return f"{match['before']}{number}{match['behind']}"
