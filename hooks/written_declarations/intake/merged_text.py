"""Two texts of one declaration as one: the words of the new one, and the marks that people gave the old one.

A pasted text has no emphasis, no links and no footnotes. Where a paragraph says the same without them, the one
that is there stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..reading.body import parse_body
from ..reading.plain_text import plain_text

_ITEM = re.compile(r"(?:[0-9]{1,9}[.)]|[-*+]) ")
_BULLET = re.compile(r"[-*+] ")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]: *")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_PRINTED_REFERENCE = re.compile(r" ?(?:\[(?:[0-9]{1,3}|\*+)\]|[⁰¹²³⁴-⁹]{1,3})")
_LABEL = re.compile(r"(?:\[?(?:[0-9]{1,3}|\*+)\]?[.)]?|[-–•]) *")


class _Piece(NamedTuple):
    """A paragraph, an item of a list or a footnote, and whether it stands right below the one before."""

    markdown: str
    is_close: bool


def merged_text(there: str, read: str) -> str:
    """The Markdown of the text that was read, with the paragraphs that are there in place of those that say the same."""
    if there == read or _paragraphs(there) == _paragraphs(read):
        return there
    old, new = list(_pieces(there)), list(_pieces(read))
    notes = {note[1]: piece for piece in old if (note := _NOTE.match(piece.markdown))}
    note_texts = {label: _without_label(_said(_NOTE.sub("", note.markdown, count=1))) for label, note in notes.items()}
    by_words: dict[str, list[int]] = defaultdict(list)
    for place, piece in enumerate(old):
        if not _NOTE.match(piece.markdown):
            by_words[_said(piece.markdown)].append(place)
    matches: list[int | None] = []  # of each piece, the place of the one there that says the same
    for piece in new:
        places = by_words.get(_said(piece.markdown))
        is_there = places and _has_marks_of(old[places[0]].markdown, piece.markdown)
        matches.append(places.pop(0) if places and is_there else None)
    kept = [place for place in matches if place is not None]
    kept_labels = {label for place in kept for label in _REFERENCE.findall(old[place].markdown)}
    below = {text for label, text in note_texts.items() if label in kept_labels}
    result: list[_Piece] = []
    last: int | None = None  # the place of the piece above, if that is there
    for piece, match in zip(new, matches, strict=True):
        if match is not None:
            follows = last is not None and match == last + 1
            result.append(old[match] if follows or not old[match].is_close else _Piece(old[match].markdown, False))
        elif _without_label(_said(piece.markdown)) in below:
            continue
        else:
            result.append(piece)
        last = match if match is not None and result[-1] is old[match] else None
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


def _paragraphs(markdown: str) -> list[str]:
    """What a reader sees, whichever item stands within another."""
    body, _ = parse_body(markdown)
    return [" ".join(text.split()) for text in plain_text(body).split("\n\n")] if body.html else [markdown]


def _said(markdown: str) -> str:
    """The words of a piece, without the signs of footnotes and the dash of an item."""
    return " ".join(_PRINTED_REFERENCE.sub("", _seen(markdown)).removeprefix("- ").split())


def _seen(markdown: str) -> str:
    """What a reader sees of a piece, without the footnotes that are marked as such."""
    without = _REFERENCE.sub("", markdown)
    body, _ = parse_body(without)
    return plain_text(body) if body.html else without


def _has_marks_of(there: str, read: str) -> bool:
    """Whether the signs that are printed in a piece that was read stand for footnotes or an item of the one there."""
    old, new = _seen(there), _seen(read)
    before, after = (Counter(_PRINTED_REFERENCE.findall(seen)) for seen in (old, new))
    if before - after or (after - before).total() > len(_REFERENCE.findall(there)):
        return False
    return _BULLET.match(there) is not None or old.startswith("- ") == new.startswith("- ")


def _without_label(said: str) -> str:
    return _LABEL.sub("", said, count=1) if _LABEL.match(said) else said
