"""Texts as YAML writes them on one line."""

from __future__ import annotations

import re

# What YAML would not read back as the same text if it stood without quotes
_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |:$| #|\s$")
_CURLY = re.compile(r"[“”„«»‘’‚]\s*([^“”„«»]+?)\s*[“”«»‘’]")


def in_quotes(text: str) -> str:
    """A text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def in_quotes_of_its_own(value: str) -> str:
    """What stands without quotes around it, in double quotes: in it \\" can only be meant as a quotation mark, and marks
    around the whole, which a word processor makes of them, as double quotes.
    """
    curly = _CURLY.fullmatch(value)
    return in_quotes((curly[1] if curly else value).replace('\\"', '"'))


def without_quotes(text: str) -> str:
    """The text that a value is, in quotes or without; of a value that is none, what it most likely is."""
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if len(text) > 1 and text[0] == text[-1] == '"' else text


def plain_or_quoted(text: str) -> str:
    """A text in quotes only where it would not be read back without them."""
    return in_quotes(text) if _NEEDS_QUOTES.search(text) else text
