"""Two texts of one declaration as one: the words of the new one, and the marks that people gave the old one.

A pasted text has no emphasis, no links and no footnotes. Where a paragraph says the same without them, the one
that is there stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..reading.body import parse_body
from ..reading.plain_text import plain_text

_ITEM = re.compile(r"(?:[0-9]{1,9}[.)]|[-*+]) ")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]: *")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_PRINTED_REFERENCE = re.compile(r" ?\[(?:[0-9]{1,3}|\*+)\]")
_LABEL = re.compile(r"(?:\[?(?:[0-9]{1,3}|\*+)\]?[.)]?|[-–•]) *")


class _Piece(NamedTuple):
    """A paragraph, an item of a list or a footnote, and whether it stands right below the one before."""

    markdown: str
    is_close: bool


def merged_text(there: str, read: str) -> str:
    """The Markdown of the text that was read, with the paragraphs that are there in place of those that say the same."""
    if there == read:
        return there
    old, new = list(_pieces(there)), list(_pieces(read))
    notes = {match[1]: piece for piece in old if (match := _NOTE.match(piece.markdown))}
    note_texts = {_without_label(_said(_NOTE.sub("", piece.markdown, count=1))) for piece in notes.values()}
    by_words: dict[str, list[int]] = defaultdict(list)
    for place, piece in enumerate(old):
        if not _NOTE.match(piece.markdown):
            by_words[_said(piece.markdown)].append(place)
    kept: list[int] = []
    result: list[_Piece] = []
    for piece in new:
        said = _said(piece.markdown)
        if by_words.get(said):
            place = by_words[said].pop(0)
            follows = bool(kept) and result[-1] is old[kept[-1]] and place == kept[-1] + 1
            result.append(old[place] if follows or not old[place].is_close else _Piece(old[place].markdown, False))
            kept.append(place)
        elif _without_label(said) not in note_texts:
            result.append(piece)
    if kept == [place for place, piece in enumerate(old) if not _NOTE.match(piece.markdown)] and len(result) == len(
        kept
    ):
        return there
    used = {label for piece in result for label in _REFERENCE.findall(piece.markdown)}
    result += [_Piece(piece.markdown, False) for label, piece in notes.items() if label in used]
    return _joined(result)


def _pieces(markdown: str) -> Iterator[_Piece]:
    lines: list[str] = []
    is_close = after_empty = False
    for line in markdown.split("\n"):
        begins = bool(lines) and not line.startswith(" ") and (after_empty or bool(_ITEM.match(line)))
        if line and begins:
            yield _Piece("\n".join(lines).rstrip("\n"), is_close)
            is_close, lines = not after_empty, []
        lines.append(line)
        after_empty = not line
    if any(lines):
        yield _Piece("\n".join(lines).strip("\n"), is_close)


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join(
        ("\n" if piece.is_close else "\n\n") * bool(index) + piece.markdown for index, piece in enumerate(pieces)
    )


def _said(markdown: str) -> str:
    """What a reader sees of a piece, without the signs of footnotes."""
    without = _REFERENCE.sub("", markdown)
    body, _ = parse_body(without)
    seen = plain_text(body) if body.html else without
    return " ".join(_PRINTED_REFERENCE.sub("", seen).removeprefix("- ").split())


def _without_label(said: str) -> str:
    return _LABEL.sub("", said, count=1) if _LABEL.match(said) else said
