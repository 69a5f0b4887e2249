"""Official texts as people have them, pasted or saved: bytes of some encoding, plain or HTML, as lines.

Knows how text is stored and nothing of declarations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from ..words.lengths import PASTED
from .encoding import UnreadableError, decoded, refused
from .saved_page import is_page, text_of_page

__all__ = ["UnreadableError", "are_numbered", "lines_of"]

# What nobody sees, joiners and variation selectors included
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_LIGATURES = re.compile("[\ufb00-\ufb06]")
# At a soft hyphen, or the sign that becomes of it, as in a PDF: its end joins its beginning
_BROKEN_WORD = re.compile("(?:\xad|(?<=[^\\W\\d_])¬)\\s*\n *(\\S+) ?")
# What Word begins items with: signs of its fonts Symbol and Wingdings, or a letter o before a tab
_BULLET = re.compile(
    "^[^\\S\n]*(?:[\uf02d\uf06e\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc](?=\\s)|o(?=\t))", re.MULTILINE
)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)  # by a program for e-mails
_GAP = re.compile(r"(?<=[^\s,;:]) {4,}(?=\S)")  # between columns
_SPACE = re.compile(r"[^\S\x85]+")  # U+0085 is no space, but what Å becomes in a wrong encoding
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\u2028\u2029]")


def lines_of(content: bytes, answers: Mapping[str, str] | None = None) -> list[str]:
    """The lines of a text, without space at their ends; an empty line parts paragraphs, a tab the cells of a table.

    The lines of a text that is no page are those of `content`, one by one. `answers` are those to the questions
    of an earlier reading. Raises UnreadableError, which says what to do, for what cannot be read as a text or is too long.
    """
    text = decoded(content, answers or {})
    if is_page(text):
        try:
            text = text_of_page(text)
        except ValueError as error:
            help_ = "Open it in a browser, select the text, copy it and paste that"
            raise refused(f"The page cannot be read: {error}. {help_}") from None
    if len(text) > PASTED.most:
        raise refused(
            f"The text is longer than {PASTED}, and a declaration is much shorter. Import one official page by itself"
        )
    text = _LINE_END.sub("\n", text)
    if len(_QUOTED.findall(text)) * 2 > text.count("\n"):
        text = _QUOTED.sub("", text)
    text = _BULLET.sub("•", text)
    text = _BROKEN_WORD.sub(r"\1\n", text)
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\u2800", " ")))
    return [_tidy(line) for line in text.split("\n")]


def are_numbered(content: bytes) -> bool:
    """Whether the number of a line means anything to whoever has the text; in a page it does not."""
    return not is_page(content.decode("utf-8", errors="replace"))


def _tidy(line: str) -> str:
    cells = [_SPACE.sub(" ", cell).strip(" ") for cell in _GAP.sub("\t", line).split("\t")]
    return "\t".join(cells).strip(" \t") if any(cells) else ""
