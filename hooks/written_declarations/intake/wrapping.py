"""The lines of a text to its paragraphs: which ends of lines are those of paragraphs.

Texts come with an empty line between paragraphs, with a line each, or broken at a width, as copies of PDF files
are. What cannot be told is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..problems.wording import shown
from .question import Asking, PastedLine

_ITEM = re.compile(r"(?:[0-9]{1,3}[.)]|\((?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})[.)]|[–—•▪◦·*-])\s")
_ENDS = re.compile(r"[.:;!?…][\"'”’»)\]*]*(?:\s?\[?[0-9¹²³]{1,2}\]?)?$")
_BROKEN_WORD = re.compile(r"\w+[-‐]$")
_BROKEN_WITHIN = re.compile(r"\b([^\W\d_]{2,})[-‐] ([^\W\d_A-Z]{2,})\b")
_SUSPENDED = frozenset(["and", "or", "nor", "but", "to", "et", "ou", "und", "oder"])  # pre- and post-war
_NEW = "does a new paragraph begin with this line?"
_LONGEST_WORD = 60
_ROOM = 0.85  # of the longest line: a line shorter by more was not broken by a width


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of the text and its first line."""

    text: str
    line: PastedLine


def paragraphs_of(lines: Sequence[PastedLine], asking: Asking) -> tuple[TextParagraph, ...]:
    """The paragraphs of a text. A line without text always ends one."""
    width = max((len(line.text) for line in lines), default=0)
    is_wrapped = any(
        one.text and other.text and not _ends(one.text) and not _ITEM.match(other.text)
        for one, other in pairwise(lines)
    )
    vocabulary = frozenset(re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).casefold()))
    found: list[list[PastedLine]] = [[]]
    lines = [line for i, line in enumerate(lines) if line.text or (i and lines[i - 1].text)]
    for line in lines:
        if not line.text:
            found.append([])
            continue
        if len(found) > 1 and not found[-1] and _goes_on(found, line, asking):
            found.pop()
            found[-1].append(line)
            continue
        if found[-1] and _is_new(found[-1][-1], line, width, asking, is_wrapped=is_wrapped):
            found.append([])
        found[-1].append(line)
    return tuple(
        TextParagraph(whole_words(_joined(block, vocabulary, asking), block[0], asking, vocabulary), block[0])
        for block in found
        if block
    )


def _ends(text: str) -> bool:
    """Whether a line ends a sentence, or what a list of them follows."""
    return _ENDS.search(text[-_LONGEST_WORD:]) is not None


def _goes_on(found: Sequence[Sequence[PastedLine]], line: PastedLine, asking: Asking) -> bool:
    """Whether a line goes on with the paragraph before the empty line above it, as behind the end of a page."""
    if (
        not found[-2]
        or not re.search(r"[\w,‐-]$", found[-2][-1].text)
        or not line.text[0].islower()
        or _ITEM.match(line.text)
    ):
        return False
    return asking.choose(f"paragraph {line.text}", _NEW, ("yes", "no"), [line]) == "no"


def _is_new(before: PastedLine, line: PastedLine, width: int, asking: Asking, *, is_wrapped: bool) -> bool:
    """Whether a paragraph begins on a line that follows another directly."""
    if not is_wrapped or _ITEM.match(line.text):
        return True
    was_broken = len(before.text) + 1 + len(line.text.split(" ")[0]) > width * _ROOM
    if _ends(before.text) != was_broken:
        return not was_broken
    if line.text[0].islower():
        return False
    return asking.choose(f"paragraph {line.text}", _NEW, ("yes", "no"), [line]) == "yes"


def _joined(lines: Sequence[PastedLine], vocabulary: frozenset[str], asking: Asking) -> str:
    parts = [lines[0].text]
    for line in lines[1:]:
        end = _BROKEN_WORD.search(parts[-1][-_LONGEST_WORD:])
        first = re.split(r"\W", line.text, maxsplit=1)[0]
        if end is None or not first[:1].islower():
            parts += ["" if end and first[:1].isupper() else " ", line.text]
        else:
            word = _word(end[0][:-1], first, vocabulary, line, asking)
            parts[-1] = parts[-1][: -len(end[0])] + word + line.text[len(first) :]
    return "".join(parts)


def whole_words(text: str, line: PastedLine, asking: Asking, vocabulary: frozenset[str] = frozenset()) -> str:
    """The text with the words whole that were broken at the end of a line, as in "govern- ments".

    A word that is one of the `vocabulary` is joined; of others it is asked.
    """

    def whole(match: re.Match[str]) -> str:
        if match[2].casefold() in _SUSPENDED:
            return match[0]
        return _word(match[1], match[2], vocabulary, line, asking, printed=match[0])

    return _BROKEN_WITHIN.sub(whole, text)


def _word(one: str, other: str, vocabulary: frozenset[str], line: PastedLine, asking: Asking, printed: str = "") -> str:
    """The word of two parts, of which a hyphen may be one."""
    whole, hyphened = one + other, f"{one}-{other}"
    if whole.casefold() in vocabulary:
        return whole
    choices = [whole, hyphened, *([printed] if printed else [])]
    what = f"{shown(f'{one}- {other}')} was broken at the end of a line. How is the word written?"
    key = f"word {one}-{other}"
    return asking.choose(key, what, choices, [line]) or whole
