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


class MentionKind(StrEnum):
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

    kind: MentionKind
    number: int
    start: int
    digits: int
    end: int


# A number that begins the sentence after "a resolution." is no mention: only Doc. has a full stop
_WORDS = {
    MentionKind.DECLARATION: r"written\s+declarations?\s+(?:nos?\.?\s*)?",
    MentionKind.DOCUMENT: r"docs?\.\s*",
    MentionKind.RESOLUTION: r"resolutions?\s+",
    MentionKind.RECOMMENDATION: r"recommendations?\s+",
}
_NUMBER = r"[0-9]{1,6}(?![0-9])(?:\s+\((?:19|20)[0-9]{2}\))?"
# For a text in lower case. Words without a group around each are found much faster
_MENTION = re.compile(rf"({'|'.join(_WORDS.values())})({_NUMBER}(?:(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+){_NUMBER})*)")
# "Written declarations 652 and 655", "written declaration Nos. 652, 655"; in "written declaration
# No. 652, 26 signatories" one number is mentioned
_SEVERAL = re.compile(r"s\b\.?\s*(?:no\.?\s*)?$")
_ONE = re.compile(_NUMBER)
# What every mention of a kind contains: to search for it is much faster than the pattern, and most texts have none
_CLUES = {
    MentionKind.DECLARATION: "written",
    MentionKind.DOCUMENT: "doc",
    MentionKind.RESOLUTION: "resolution",
    MentionKind.RECOMMENDATION: "recommendation",
}


def mentions(text: str, *kinds: MentionKind) -> Iterator[Mention]:
    """Every mention in a text, in its order; of these kinds, if any are given."""
    small = text.replace("İ", "i").lower()  # the one letter that lower() makes two of: places would move
    wanted = [kind for kind in kinds or MentionKind if _CLUES[kind] in small]
    if not wanted:
        return
    for match in _MENTION.finditer(small):
        kind = next(kind for kind in MentionKind if match[1].startswith(_CLUES[kind]))
        if kind not in wanted or small[match.start() - 1 : match.start()].isalnum():
            continue
        numbers = _ONE.finditer(small, match.start(2), match.end(2))
        for nth, number in enumerate(numbers if _SEVERAL.search(match[1]) else islice(numbers, 1)):
            start = number.start() if nth else match.start()
            yield Mention(kind, int(number[0].split()[0]), start, number.start(), number.end())
