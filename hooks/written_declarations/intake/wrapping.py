"""The lines of a text to its paragraphs: which ends of lines are those of paragraphs.

Texts come with an empty line between paragraphs, with a line each, or broken at a width, as copies of PDF files
are. What cannot be told is asked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..problems.wording import shown
from .question import Asking, PastedLine

_ITEM = re.compile(r"(?:[0-9]{1,3}[.)]|\((?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})[.)]|[–—•▪◦·*-])\s")
_ENDS = re.compile(r"[.:;!?…][\"'”’»)\]*]*(?:\s?\[?[0-9⁰¹²³⁴-⁹]{1,2}\]?)?$")
_GOES_ON = re.compile(  # words and signs with which no paragraph ends
    r"(?:\w[-‐/]|[0-9]–|[(&]|(?<![^\W_])(?:the|an?|and|or|nor|of|in|to|into|for|by|with|within|without|on|upon|at|from"
    r"|as|that|than|which|who|whose|whom|its|their|his|her|our|this|these|those|not|be|been|is|are|was|were|has|have|had"
    r"|between|under|against|l[ea]s?|un|une|des?|du|et|ou|à|aux?|en|par|pour|que|qui|dans|sur|sous|avec|sans|entre"
    r"|leurs?|ses|son|sa|ce|cette|ces|[ldn]['’]|qu['’]))$"
)
# What begins paragraphs, as "Noting that", and hardly ever a line within a sentence
_OPENS = re.compile(r"(?:[^\W\d_a-z]\w+(?:ing|ant)|The(?! Hague)|This|These|It|We|They|Nous)\b")
_BROKEN_WORD = re.compile(r"\w+[-‐]$")
_RANGE = re.compile(r"[0-9][–/]$")
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


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How the lines of a text are broken: their width, whether any is, and whether any certainly within a sentence."""

    width: int
    is_wrapped: bool
    is_within: bool


def paragraphs_of(lines: Sequence[PastedLine], asking: Asking) -> tuple[TextParagraph, ...]:
    """The paragraphs of a text. A line without text always ends one."""
    lines = list(_with_their_marks(lines))
    width = max((len(line.text) for line in lines), default=0)
    ends = [
        (one, other)
        for one, other in pairwise(lines)
        if one.text and other.text and not _ends(one.text) and not _ITEM.match(other.text)
    ]
    wrapping = _Wrapping(
        width,
        bool(ends),
        any(_goes_on(one) or (other.text[0].islower() and _was_broken(one, other, width)) for one, other in ends),
    )
    vocabulary = frozenset(re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).casefold()))
    found: list[list[PastedLine]] = [[]]
    is_in_list = False  # of items without marks, behind a colon
    lines = [line for i, line in enumerate(lines) if line.text or (i and lines[i - 1].text)]
    for line in lines:
        if not line.text:
            found.append([])
            is_in_list = False
            continue
        if len(found) > 1 and not found[-1] and _goes_over(found, line, asking):
            found.pop()
            found[-1].append(line)
            continue
        if found[-1] and _is_new(found[-1], line, wrapping, asking, is_in_list=is_in_list):
            is_in_list = line.text[0].islower() and (is_in_list or found[-1][-1].text.endswith(":"))
            found.append([])
        found[-1].append(line)
    return tuple(
        TextParagraph(whole_words(_joined(block, vocabulary, asking), block[0], asking, vocabulary), block[0])
        for block in found
        if block
    )


def _with_their_marks(lines: Iterable[PastedLine]) -> Iterator[PastedLine]:
    """The lines, those together of which the first is only the mark of an item, which a sentence does not end with."""
    mark, before = None, ""
    for line in lines:
        if mark is not None:
            yield PastedLine(mark.number, f"{mark.text} {line.text}") if line.text else mark
            mark = None
            if line.text:
                before = line.text
                continue
        if is_mark_of_an_item(line.text) and (not before or _ends(before)):
            mark = line
            continue
        before = line.text
        yield line
    if mark is not None:
        yield mark


def is_mark_of_an_item(text: str) -> bool:
    """Whether nothing but a number or a sign stands there with which items of a list begin, as iii."""
    return _ITEM.fullmatch(f"{text} ") is not None


def with_their_neighbours(lines: Iterable[PastedLine], within: Container[int]) -> Iterator[PastedLine]:
    """The lines, those with the numbers `within` at the end of the line before them if that ends no sentence, else at
    the beginning of the next one.
    """
    last = PastedLine(0, "")
    for line in lines:
        is_end = line.number in within and not _ends(last.text)
        if last.text and line.text and (is_end or last.number in within):
            last = PastedLine(last.number if is_end else line.number, f"{last.text} {line.text}")
            continue
        yield last
        last = line
    yield last


def _ends(text: str) -> bool:
    """Whether a line ends a sentence, or what a list of them follows."""
    return _ENDS.search(text[-_LONGEST_WORD:]) is not None


def _goes_over(found: Sequence[Sequence[PastedLine]], line: PastedLine, asking: Asking) -> bool:
    """Whether a line goes on with the paragraph before the empty line above it, as behind the end of a page."""
    if (
        not found[-2]
        or not re.search(r"[\w,‐-]$", found[-2][-1].text)
        or not line.text[0].islower()
        or _ITEM.match(line.text)
    ):
        return False
    return asking.choose(f"paragraph {line.text}", _NEW, ("yes", "no"), [line]) == "no"


def _is_new(
    block: Sequence[PastedLine], line: PastedLine, wrapping: _Wrapping, asking: Asking, *, is_in_list: bool
) -> bool:
    """Whether a paragraph begins on a line that follows those of another directly.

    Lines are broken before names, too, as in "European / Court": where others are broken within sentences, only a
    capital that opens paragraphs is doubtful.
    """
    if not wrapping.is_wrapped or _ITEM.match(line.text):
        return True
    before = block[-1]
    was_broken = _was_broken(before, line, wrapping.width)
    is_small = line.text[0].islower()
    if _ends(before.text):
        if not was_broken:
            return True
        may_be_a_list = before.text.endswith(":") or (before.text.endswith(";") and len(block) == 1)
        if is_small and not may_be_a_list:
            return False
    elif not _OPENS.match(line.text) and (
        _goes_on(before) or (was_broken and (not is_in_list if is_small else wrapping.is_within))
    ):
        return False
    return asking.choose(f"paragraph {line.text}", _NEW, ("yes", "no"), [line]) == "yes"


def _goes_on(line: PastedLine) -> bool:
    """Whether a line ends within a sentence."""
    return _GOES_ON.search(line.text[-_LONGEST_WORD:].casefold()) is not None


def _was_broken(before: PastedLine, line: PastedLine, width: int) -> bool:
    """Whether the first word of a line had no place on the line before."""
    return len(before.text) + 1 + len(line.text.split(" ")[0]) > width * _ROOM


def _joined(lines: Sequence[PastedLine], vocabulary: frozenset[str], asking: Asking) -> str:
    parts = [lines[0].text]
    for line in lines[1:]:
        end = _BROKEN_WORD.search(parts[-1][-_LONGEST_WORD:])
        first = re.split(r"\W", line.text, maxsplit=1)[0]
        if end is None or not first[:1].islower():
            is_whole = bool(end) and first[:1].isalnum()  # COVID-19, Anglo-Saxon
            is_range = _RANGE.search(parts[-1][-2:]) is not None and first[:1].isdecimal()
            parts += ["" if is_whole or is_range else " ", line.text]
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
