"""The lines of a text to its paragraphs: which ends of lines are those of paragraphs.

Texts come with an empty line between paragraphs, with a line each, or broken at a width, as copies of PDF files
are. What cannot be told is asked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ..problems.wording import shown
from .items import follows, is_mark, mark_of
from .question import Asking, PastedLine

_BEHIND_ENDS = r"[\"'”’»)\]*]*(?:\s?\[?[0-9⁰¹²³⁴-⁹]{1,2}\]?)?$"
_ENDS = re.compile(rf"[.:;!?…]{_BEHIND_ENDS}")
_ENDS_SENTENCE = re.compile(rf"[.!?…]{_BEHIND_ENDS}")
_GOES_ON = re.compile(  # words and signs with which no paragraph ends
    r"(?:\w[-‐/]|[0-9]–|[(&]|(?<![^\W_])(?:the|an?|and|or|nor|of|in|to|into|for|by|with|within|without|on|upon|at|from"
    r"|as|that|than|which|who|whose|whom|its|their|his|her|our|this|these|those|not|be|been|is|are|was|were|has|have|had"
    r"|between|under|against|l[ea]s?|un|une|des?|du|et|ou|à|aux?|en|par|pour|que|qui|dans|sur|sous|avec|sans|entre"
    r"|leurs?|ses|son|sa|ce|cette|ces|[ldn]['’]|qu['’]))$"
)
_ABBREVIATED = re.compile(  # a line that ends with an abbreviation, as No., and what belongs to it on the next one
    r"(?<![^\W_])(?:(?:Nos?|Arts?|[Pp]aras?|pp?|Docs?|Res|Rec|Vol|n)\.\n(?=[0-9])"
    r"|(?:Mrs?|Ms|Drs?|Prof|St|MM?|Mmes?|Mgr)\.\n(?=[^\W\d_a-z])|(?:cf|e\.g|i\.e|vs?)\.\n)"
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
    """A paragraph of the text and its first line. `is_by_length` says that it begins there only because the line above
    ends a sentence and is shorter than others.
    """

    text: str
    line: PastedLine
    is_by_length: bool = False


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How the lines of a text are broken: the width at each, whether any is, and whether any certainly within a
    sentence; and whether lines may be short at the end of a sentence alone, because empty ones part the paragraphs.
    `marks` are those with which lines begin.
    """

    widths: Mapping[PastedLine, int]
    marks: frozenset[str]
    is_wrapped: bool = False
    is_within: bool = False
    is_parted: bool = False

    def was_broken(self, before: PastedLine, line: PastedLine) -> bool:
        """Whether the first word of a line had no place on the line before."""
        return len(before.text) + 1 + len(line.text.split(" ")[0]) > self.widths[before] * _ROOM

    def is_by_length(self, before: PastedLine, line: PastedLine) -> bool:
        """Whether a sentence ends above a line, and only the length of that line says that no paragraph goes on."""
        return (
            self.is_wrapped
            and _ENDS_SENTENCE.search(before.text[-_LONGEST_WORD:]) is not None
            and not mark_of(line.text)
            and not self.was_broken(before, line)
        )

    def is_item(self, before: PastedLine, line: PastedLine, beginning: str) -> bool:
        """Whether an item of a list begins on a line, and no number or dash of a sentence stands there, as in "Smith /
        v. Italy". `beginning` is that of the paragraph above.
        """
        mark = mark_of(line.text)
        is_open = _is_open(before.text, line.text)
        return bool(mark) and not (
            is_open and self.was_broken(before, line) and not follows(mark, self.marks | {mark_of(beginning)})
        )


def _wrapping(lines: Sequence[PastedLine]) -> _Wrapping:
    """How lines are broken. A width is that of lines between two empty ones, because a line of another part that is not
    broken, as an address, or a quotation that is narrower, says nothing of them.
    """
    blocks = [list(block) for has_text, block in groupby(lines, lambda line: line.text != "") if has_text]
    pairs = [pair for block in blocks for pair in pairwise(block)]
    longest = _width(lines) or max((len(line.text) for line in lines), default=0)
    widths = {line: width for block in blocks for width in [_width(block) or longest] for line in block}
    found = _Wrapping(widths, frozenset(mark for line in lines if any(map(str.isalnum, mark := mark_of(line.text)))))
    ends = [
        (one, other)
        for one, other in pairs
        if _is_open(one.text, other.text) and (not mark_of(other.text) or not found.is_item(one, other, one.text))
    ]
    is_within = any(_goes_on(one) or (other.text[0].islower() and found.was_broken(one, other)) for one, other in ends)
    found = replace(found, is_wrapped=bool(ends), is_within=is_within)
    short = sum(found.is_by_length(one, other) for one, other in pairs)
    return replace(found, is_parted=short < len(blocks) - 1)


def _width(lines: Iterable[PastedLine]) -> int:
    """The longest of the lines that certainly end within a sentence; 0 if none does."""
    return max((len(line.text) for line in lines if _goes_on(line)), default=0)


def paragraphs_of(lines: Sequence[PastedLine], asking: Asking) -> tuple[TextParagraph, ...]:
    """The paragraphs of a text. A line without text always ends one."""
    lines = list(_with_their_marks(lines))
    lines = [line for i, line in enumerate(lines) if line.text or (i and lines[i - 1].text)]
    wrapping = _wrapping(lines)
    vocabulary = frozenset(re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).casefold()))
    found: list[list[PastedLine]] = [[]]
    is_in_list = False  # of items without marks, behind a colon
    by_length = set[PastedLine]()
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
            if not wrapping.is_parted and wrapping.is_by_length(found[-1][-1], line):
                by_length.add(line)
            is_in_list = line.text[0].islower() and (is_in_list or found[-1][-1].text.endswith(":"))
            found.append([])
        found[-1].append(line)
    return tuple(
        TextParagraph(
            whole_words(_joined(block, vocabulary, asking), block[0], asking, vocabulary),
            block[0],
            block[0] in by_length,
        )
        for block in found
        if block
    )


def notes_on(paragraphs: Sequence[TextParagraph]) -> Iterator[str]:
    """What is told of paragraphs that nobody was asked about."""
    named = [shown(each.text, 60) for each in paragraphs if each.is_by_length]
    if named:
        yield f"a new paragraph begins where the line above is shorter than others and ends a sentence: {' | '.join(named)}"
    moved = [
        shown(other.text, 60)
        for one, other in pairwise(paragraphs)
        if other.text[0].islower() and not mark_of(other.text) and _ENDS_SENTENCE.search(one.text[-_LONGEST_WORD:])
    ]
    if moved:
        yield f"it begins with a small letter, though a sentence ends above it; something may stand between: {' | '.join(moved)}"


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
        if is_mark(line.text) and (not before or _ends(before)):
            mark = line
            continue
        before = line.text
        yield line
    if mark is not None:
        yield mark


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


def _is_open(text: str, following: str) -> bool:
    """Whether a line ends within a sentence, as far as its last signs say."""
    return not _ends(text) or _is_abbreviated(text, following)


def _is_abbreviated(text: str, following: str) -> bool:
    return _ABBREVIATED.search(f"{text[-_LONGEST_WORD:]}\n{following[:1]}") is not None


def _goes_over(found: Sequence[Sequence[PastedLine]], line: PastedLine, asking: Asking) -> bool:
    """Whether a line goes on with the paragraph before the empty line above it, as behind the end of a page."""
    if (
        not found[-2]
        or not re.search(r"[\w,‐-]$", found[-2][-1].text)
        or not line.text[0].islower()
        or mark_of(line.text)
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
    before = block[-1]
    if not wrapping.is_wrapped or wrapping.is_item(before, line, block[0].text):
        return True
    was_broken = wrapping.was_broken(before, line)
    is_small = line.text[0].islower()
    if _is_abbreviated(before.text, line.text):
        return False
    if _ends(before.text) or mark_of(line.text):
        if not was_broken and not ((wrapping.is_parted or is_small) and wrapping.is_by_length(before, line)):
            return True
        may_be_a_list = before.text.endswith(":") or (before.text.endswith(";") and len(block) == 1)
        if is_small and was_broken and not may_be_a_list and not mark_of(line.text):
            return False
    elif not _OPENS.match(line.text) and (
        _goes_on(before) or (was_broken and (not is_in_list if is_small else wrapping.is_within))
    ):
        return False
    return asking.choose(f"paragraph {line.text}", _NEW, ("yes", "no"), [line]) == "yes"


def _goes_on(line: PastedLine) -> bool:
    """Whether a line ends within a sentence."""
    return _GOES_ON.search(line.text[-_LONGEST_WORD:].casefold()) is not None


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
