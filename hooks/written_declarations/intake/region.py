"""Where the list of signatories stands among the lines of an official text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from ..words.names import HONORIFICS, PARTICLES
from .entry import Known, is_whole_name, read_entry
from .list_headings import list_heading
from .question import PastedLine
from .read_as import ReadAs

_NAMES_OF_A_LIST = (
    r"(?:the\s+)?(?:signatories|signatures|signataires|signers)|signed(?:\s+by)?|signée?s?(?:\s+par)?"
    r"|(?:presented|tabled|submitted)\s+by|(?:présentée?|déposée?)\s+par"
)
_LABEL = re.compile(
    rf"[•*–—-]?\s*(?:(?:list|names)\s+of\s+|(?:liste|noms)\s+des\s+)?(?:{_NAMES_OF_A_LIST})\s*"
    r"(?:\(?(?P<count>[0-9]{1,4})\)?\s*)?(?:[:;]\s*[0-9]{0,3}\s*|[–—-]\s+|$)",
    re.IGNORECASE,
)
_LABEL_OF_THE_END = re.compile(r"\W*(?:signed|signé)\b", re.IGNORECASE)
_BY = re.compile(
    rf"(?:signed\s+by|signée?s?\s+par|(?:presented|tabled|submitted)\s+by|(?:présentée?|déposée?)\s+par)\s+(?=(?:{'|'.join(map(re.escape, HONORIFICS))})\s)",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(rf"(?:{'|'.join(map(re.escape, HONORIFICS))})\.?\s+[^\W\d_a-z]")
_MARKS = re.compile(r"^[\W\d_]+")
_CAPITALS = re.compile(r"(?<![^\W\d_])[^\W\d_a-zß-ÿ]{3,}(?![^\W\d_])")
_PERSON = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, HONORIFICS))})\s+(?:[^\W\d_][\w.'’-]*\s+){{0,5}}[^\W\d_a-zß-ÿ]{{2}}[^\s,;()]*"
    r"(?:\s*[,(;–|/]\s*|\s+)(?P<rest>[^;()]*)"
)


class LineKind(IntEnum):
    """What a line seems to be."""

    OTHER = 0
    FRAGMENT = 1  # may be a part of an entry, beside entries
    NAME = 2  # is the name of a person, without a country
    LIKE = 3  # looks like an entry or a part of one
    ENTRY = 4  # holds an entry that can be read


class Label(IntEnum):
    """What a label says of the place of the list."""

    BEFORE_THE_TEXT = 0
    AT_THE_END = 1


def label_of(text: str) -> re.Match[str] | None:
    """The label of a list at the beginning of a line."""
    return _LABEL.match(text) or _BY.match(text)


def is_label_of_the_end(text: str) -> bool:
    """Whether a label stands where the list follows the text."""
    return _LABEL_OF_THE_END.match(text) is not None


def kind_of(text: str, known: Known) -> LineKind:
    """What a line seems to be, whatever stands around it."""
    pieces = [piece for piece in text.split(";") if piece.strip()]
    for piece in pieces:
        entry = read_entry(piece.strip(), known)
        if entry.is_signatory and (
            entry.group_printed or all(kind is not ReadAs.CAPITALS for kind, _, _ in entry.changes)
        ):
            return LineKind.ENTRY
    like = sum(looks_like_an_entry(piece.strip(), known) for piece in pieces[:50])
    if (pieces and like * 2 >= len(pieces[:50])) or list_heading(text, known):
        return LineKind.LIKE
    if is_whole_name(text, known):
        return LineKind.NAME
    return LineKind.OTHER if is_sentence(text) or len(text.split()) > 8 else LineKind.FRAGMENT


def is_sentence(text: str) -> bool:
    """Whether a line reads like a text and not like names."""
    small = sum(word.islower() and word not in PARTICLES for word in text.split())
    return small > 3 or (small > 1 and text.rstrip("\"'”’»)").endswith((".", "!", "?", ":")))


def looks_like_an_entry(text: str, known: Known, *, beside_entries: bool = True) -> bool:
    """Whether a text looks like an entry or a part of one; `beside_entries` says that less is enough."""
    words = text.split()
    people = _HONORIFIC.findall(text)
    if (
        len(people) > 1
        and "," in text
        and sum(word.islower() and word not in PARTICLES for word in words) <= len(people)
    ):
        return True
    if not words or len(words) > 16 or sum(word.islower() and word not in PARTICLES for word in words) > 3:
        return False
    bare = _MARKS.sub("", text).strip(" ,.;")
    if _HONORIFIC.match(bare) or bare in HONORIFICS:
        return True
    parts = [part.strip(" ()|–—-") for part in re.split(r"[,\t|(]|\s[–—-]\s", bare) if part.strip(" ()|–—-")]
    if not parts or len(words) > 10:
        return False
    if known.group(parts[-1]) is not None or (known.country(parts[-1]) is not None and not is_sentence(text)):
        return True
    has_end = text.rstrip().endswith((".", "!", "?", ":"))
    return beside_entries and len(parts) > 1 and not has_end and _CAPITALS.search(bare) is not None


def find_list(lines: Sequence[PastedLine | None], known: Known, first: int) -> tuple[int, int] | None:
    """From which index to before which the list stands, its label included; None if there is none.

    The lines before index `first` are not looked at; those that are None were taken already.
    """
    kinds = [
        LineKind.OTHER if line is None or i < first else kind_of(_bare(line.text), known)
        for i, line in enumerate(lines)
    ]
    runs = list(_runs(lines, kinds, first))
    labels = [i for i, line in enumerate(lines) if i >= first and line is not None and label_of(line.text)]
    for at in labels:
        line = lines[at]
        assert line is not None  # noqa: S101 - just seen
        following = next((i for i in range(at + 1, len(lines)) if (other := lines[i]) is not None and other.text), None)
        run = next((run for run in runs if run[0] in (at, following) or run[0] <= at < run[1]), None)
        if run is not None:
            return min(at, run[0]), run[1]
        if _bare(line.text):
            return at, at + 1
    scored = [(sum(kinds[i] is LineKind.ENTRY for i in range(*run)), -run[0], run) for run in runs]
    best = max(scored, default=None)
    if best is None:
        return None
    like = [line.text for i in range(*best[2]) if kinds[i] is LineKind.LIKE and (line := lines[i]) is not None]
    has_name = any(kinds[i] is LineKind.NAME for i in range(*best[2]))
    # One line that only looks like entries is a list if people are named on it, or beside it
    is_list = best[0] or len(like) > 1 or (like and has_name) or any(_HONORIFIC.search(text) for text in like)
    return best[2] if is_list else None


def _bare(text: str) -> str:
    label = label_of(text)
    return text[label.end() :] if label else text


def _runs(lines: Sequence[PastedLine | None], kinds: Sequence[LineKind], first: int) -> Iterator[tuple[int, int]]:
    """The rows of lines that are or may be entries, with only empty lines, or pieces of entries, between them."""
    start = end = None
    gap = False
    for index in range(first, len(lines)):
        line = lines[index]
        if line is None:
            continue
        if not line.text:
            gap = True
            continue
        # A name behind an empty line may be the first line of the text
        is_name = kinds[index] is LineKind.NAME
        if kinds[index] >= LineKind.LIKE or (is_name and (start is None or not gap)):
            start, end = index if start is None else start, index + 1
        elif start is not None and (is_name or (kinds[index] is LineKind.FRAGMENT and not gap)):
            pass  # counts if entries follow
        elif start is not None and end is not None:
            yield start, end
            start = end = None
        gap = False
    if start is not None and end is not None:
        yield start, end


def person_in(text: str, known: Known) -> str | None:
    """What looks like a signatory within a text; None if nothing does."""
    for piece in text.split(";"):
        entry = read_entry(piece.strip(), known)
        if entry.is_signatory and (entry.group_printed or (entry.name is not None and entry.name.given)):
            return piece.strip()
    for match in _PERSON.finditer(text):
        parts = [part.strip(" .)") for part in re.split(r"[,(|–]", match["rest"]) if part.strip(" .)")]
        if parts and any(known.group(part) is not None for part in parts[:2]):
            return match[0].strip()
        if parts and known.country(parts[0]) is not None:
            return match[0].strip()
    return None


def may_be_of_a_list(text: str, known: Known) -> bool:
    """Whether a line that stands in the text may be of a list: its label, an entry, or a name without a country."""
    return (
        label_of(text) is not None
        or looks_like_an_entry(text, known, beside_entries=False)
        or is_whole_name(text, known)
    )
