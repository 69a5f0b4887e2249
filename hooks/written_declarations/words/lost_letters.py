"""Letters that were lost or changed when a text was saved or copied in a wrong encoding.

Such a text reads "FranÃ§ois", "Jaros³aw", "Fran?ois", "Fran�ois": the letter is gone from what stands there, so
nothing may remove what is left of it, and a person has to look it up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

# In which a text in UTF-8 may have been read by mistake
_WRONG_ENCODINGS = (
    *("cp1252", "cp1250", "iso8859_2", "iso8859_15", "cp1254", "cp1257", "mac_roman", "cp437", "cp850", "cp852"),
    *("cp1251", "cp1253"),
)
_LETTERS = "".join(
    char
    for code in chain(range(0xC0, 0x250), (0x259,), range(0x1E00, 0x1F00))
    if (char := chr(code)).isalpha() and char not in "ƀƪƾƿǀǁǂǃ"
)
_SIGNS = "\N{NO-BREAK SPACE}«»°–—‘’“”„†•…€"
# What stands for a letter that is gone; controls of Windows' own letters read as Latin-1; letters of one font
LOST = re.compile("[\x80-\x9f\ue000-\uf8ff\ufff9-\uffff\U000f0000-\U0010ffff]")
# ł, ą, ş and others of Central Europe read as Western ones
_WITHIN_A_WORD = re.compile(r"[²³¹£¥¦§©¬®¯±µ¶¼½¾¿¡¢¤?](?<=[^\W\d_].)(?=[^\W\d_])")
_ENDING = re.compile(r"[æèÆÈ]\b(?<=vi.|VI.)")  # of -vić
_BEHIND_A_WORD = frozenset("’”»›™®©…–—\N{NO-BREAK SPACE}")
_AROUND = '"“”«»(),.;:!'
_SPACE = re.compile(r"\s")
_ADDRESS = re.compile(r"(?:https?:|mailto:|www\.)[^\s)>\]]*|\]\([^)\s]{0,1000}\)|<[^>\s]{0,1000}>")


def _misread() -> dict[str, str]:
    """What a letter looks like in each wrong encoding, and the letter."""
    found: dict[str, str] = {}
    for encoding in _WRONG_ENCODINGS:
        # Windows leaves bytes without a letter as they are
        seen = [bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
        for letter in _LETTERS + _SIGNS:
            found.setdefault("".join(seen[byte] for byte in letter.encode()), letter)
    return found


_MISREAD = _misread()
_BEYOND_ASCII = re.compile("[^\x00-\x7f]{2,}")  # every misread letter is two or three of these


@dataclass(frozen=True, slots=True)
class LostLetter:
    """A letter that was lost: where, from character `start` to before `end` of its text, counted from 0; the word
    in which it stood; and a letter that it may have been, or an empty text.
    """

    start: int
    end: int
    word: str
    likely: str

    @property
    def words(self) -> tuple[str, str]:
        """What is wrong, and what to do, for a message."""
        message = f"a letter was lost in {self.word}, which was saved or copied in a wrong encoding"
        perhaps = f"; it may have been {self.likely}" if self.likely else ""
        return message, f"look the word up on the official page and type it again{perhaps}"


def lost_letters(text: str) -> Iterator[LostLetter]:
    """The lost letters of a text, the first of each word. Web addresses are passed over."""
    if text.isascii() and "?" not in text:
        return
    found = sorted([*_gone(text), *_misread_in(text)])
    if not found:
        return
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    after = 0
    for start, end in found:
        before = bisect_right(addresses, (start, len(text))) - 1
        if start < after or (before >= 0 and start < addresses[before][1]):
            continue
        # No further back than where the word before ended: a text is gone through once
        left = max(text.rfind(" ", after, start), text.rfind("\n", after, start), after - 1) + 1
        space = _SPACE.search(text, end)
        after = space.start() if space else len(text)
        yield LostLetter(start, end, text[left:after].strip().strip(_AROUND), _MISREAD.get(text[start:end], ""))


def _gone(text: str) -> Iterator[tuple[int, int]]:
    """Where a letter is gone, or another sign stands in a word for it."""
    for pattern in (LOST, _WITHIN_A_WORD, _ENDING):
        for match in pattern.finditer(text):
            yield match.span()


def _misread_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the bytes of one letter were read as two or three."""
    for row in _BEYOND_ASCII.finditer(text):
        for start in range(row.start(), row.end() - 1):
            for end in range(min(start + 3, row.end()), start + 1, -1):
                if text[start:end] in _MISREAD and not _may_stand(text, start, end):
                    yield start, end
                    break


def _may_stand(text: str, start: int, end: int) -> bool:
    """Whether letters or signs that may be one misread letter may stand in a text as they are."""
    seen = text[start:end]
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if seen[1:].isalpha():  # RĂŞCANU
        return seen.isupper() and not before.islower() and not after.islower()
    # A quotation mark that closes, and the like, behind a word in capitals: KÄYTÄ’, CAFÉ™
    return seen[1:] in _BEHIND_A_WORD and seen[0] not in "ÃÂĂĹ" and not after.isalpha() and not before.islower()
