"""The text of a declaration without marks, as somebody would type it."""

from __future__ import annotations

import re
from html import unescape

from ..model import Body
from .body import without_pins

_PIECE = re.compile(r"<(?P<tag>/?\w+)(?P<attributes>[^>]*)>|(?P<words>[^<]+)")
_VALUE = re.compile(r'value="(\d+)"')
_FOOTNOTE_BACK = re.compile(r'<a class="wd-footnote-back".*?</a>')
_SIGNS = {"br": "\n", "sup": " [", "/sup": "]"}


def plain_text(body: Body) -> str:
    """The text without marks: paragraphs parted by empty lines, items of lists with number or dash.

    It is read off the HTML that was made here, which is several times as fast as parsing again.
    """
    blocks = _PlainText()
    for piece in _PIECE.finditer(_FOOTNOTE_BACK.sub("", without_pins(body))):
        if piece["words"] is not None:
            blocks.add(piece["words"].replace("\n", " "))
        else:
            blocks.tag(piece["tag"], piece["attributes"])
    blocks.end()
    return "\n\n".join(blocks.found)


class _PlainText:
    """The blocks of a text, found piece by piece."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._line: list[str] = []
        self._depth = 0  # of lists
        self._label = ""  # of the item that has begun
        self._footnote = 0

    def add(self, words: str) -> None:
        """Words of the block that is open."""
        self._line.append(words)

    def tag(self, tag: str, attributes: str) -> None:
        """A tag, which may end the block that is open."""
        if tag in _SIGNS:
            self.add(_SIGNS[tag])
        elif tag in ("ul", "ol", "/ul", "/ol"):
            self.end()
            self._depth += -1 if tag.startswith("/") else 1
        elif tag == "li":
            self.end()
            self._begin_item(attributes)
        elif tag in ("p", "/p", "/li"):
            self.end()

    def _begin_item(self, attributes: str) -> None:
        is_footnote = attributes.startswith(' id="fn')
        self._footnote += is_footnote
        value = _VALUE.search(attributes)
        number = value[1] if value else self._footnote if is_footnote else None
        self._label = f"{number}. " if number is not None else "- "

    def end(self) -> None:
        """End the block that is open, if there is one."""
        words = unescape("".join(self._line)).strip()
        self._line.clear()
        if words:
            indent = "  " * max(self._depth - 1, 0)
            # Further paragraphs of an item stand below its first
            self.found.append(indent + (self._label or "  " * bool(self._depth)) + words)
            self._label = ""
