"""Official texts as people have them, pasted or saved: bytes of some encoding, plain or HTML, as lines.

Knows how text is stored and nothing of declarations.
"""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

SIZE_LIMIT = 4 * 1024 * 1024  # a saved page carries its scripts along
_IS_HTML = re.compile(r"<(?:!doctype|html|head|body|div|p|br|table|span)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "title", "svg", "select", "button"])


class TooLargeError(ValueError):
    """Raised for a text that is larger than any official page."""


def lines_of(content: bytes) -> list[str]:
    """The lines of a text, without space at their ends; an empty line parts paragraphs.

    Raises TooLargeError if the text is larger than SIZE_LIMIT.
    """
    if len(content) > SIZE_LIMIT:
        raise TooLargeError(f"The text is larger than {SIZE_LIMIT // 1024 // 1024} MB.")
    text = _decoded(content)
    if _IS_HTML.search(text):
        text = _text_of_html(text)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _INVISIBLE.sub("", re.sub(r"[\u2028\u2029\x0c\x0b\x85]", "\n", text))
    return [" ".join(line.split()) for line in text.split("\n")]


def _decoded(content: bytes) -> str:
    """UTF-8 where it is that; else what the page says; else Windows-1252, which ISO-8859-1 is a part of."""
    named = _CHARSET.search(content[:4096])
    encodings = ["utf-8-sig", named[1].decode("ascii") if named else "cp1252"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings.insert(0, "utf-16")
    for encoding in encodings:
        try:
            # Pages that say ISO-8859-1 mean Windows-1252, as browsers know
            return content.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin1") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


class _Extractor(HTMLParser):
    """The text that a browser would show: blocks parted by an empty line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.main: list[str] | None = None
        self._unseen = 0
        self._main_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base names it
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in ("main", "article"):
            self._main_depth += 1
        if tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._add("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _BLOCKS:
            self._add("\n\n")
        if tag in ("main", "article"):
            self._main_depth = max(0, self._main_depth - 1)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._add(re.sub(r"\s+", " ", data))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        if self._main_depth:
            self.main = self.main or []
            self.main.append(text)


def _text_of_html(html: str) -> str:
    extractor = _Extractor()
    extractor.feed(html)
    extractor.close()
    return "".join(extractor.main if extractor.main is not None else extractor.parts)
