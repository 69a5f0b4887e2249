"""What a text mentions: written declarations, documents, resolutions and recommendations, by their numbers.

The one recogniser, for the check, which asks whether a declaration is in the collection, and for the
pages, on which mentions become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice


class Kind(StrEnum):
    """What is mentioned, as it is named before a number."""

    DECLARATION = "Written declaration No."
    DOCUMENT = "Doc."
    RESOLUTION = "Resolution"
    RECOMMENDATION = "Recommendation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that a text names, and where, in characters from 0: its digits begin at `digits`, the
    words to which they belong run from `start` to `end`.
    """

    kind: Kind
    number: int
    start: int
    digits: int
    end: int


# A number that begins the sentence after "a resolution." is no mention: only Doc. has a full stop
_KINDS = {
    Kind.DECLARATION: r"written\s+declarations?\s+(?:Nos?\.?\s*)?",
    Kind.DOCUMENT: r"docs?\.\s*",
    Kind.RESOLUTION: r"resolutions?\s+",
    Kind.RECOMMENDATION: r"recommendations?\s+",
}
_NUMBER = r"[0-9]{1,6}(?![0-9])(?:\s+\((?:19|20)[0-9]{2}\))?"
_MENTION = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _KINDS.items())})"
    rf"(?P<numbers>{_NUMBER}(?:(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+){_NUMBER})*)",
    re.IGNORECASE,
)
# "Written declarations 652 and 655", "written declaration Nos. 652, 655"; in "written declaration
# No. 652, 26 signatories" one number is mentioned
_SEVERAL = re.compile(r"s\b\.?\s*(?:No\.?\s*)?$", re.IGNORECASE)
_ONE = re.compile(_NUMBER)
_WORDS = ("declaration", "doc", "resolution", "recommendation")


def mentions(text: str) -> Iterator[Mention]:
    """Every mention in a text, in its order."""
    small = text.lower()
    if not any(word in small for word in _WORDS):  # much faster than the pattern
        return
    for match in _MENTION.finditer(text):
        kind = next(kind for kind in Kind if match[kind.name])
        several = _SEVERAL.search(match[kind.name])
        numbers = _ONE.finditer(text, match.start("numbers"), match.end("numbers"))
        for nth, number in enumerate(numbers if several else islice(numbers, 1)):
            start = number.start() if nth else match.start()
            yield Mention(kind, int(number[0].split()[0]), start, number.start(), number.end())
