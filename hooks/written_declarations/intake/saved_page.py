"""A saved page as the text that a browser would show of its main part."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..problems.wording import shown
from ..words.lengths import MARKUP
from .list_numbers import ListNumbers
from .raised import raised

_IS_PAGE = re.compile(r"<(?:!doctype|html|head|body|div|p|br|table|span)\b", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
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
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_UNSEEN = frozenset(
    [
        "noscript",
        "template",
        "title",
        "svg",
        "select",
        "option",
        "datalist",
        "button",
        "textarea",
        "iframe",
        "object",
        "dialog",
        "head",
        "nav",
        "footer",
        "aside",
    ]
)
# What surrounds the text on sites that name it by id, class or role alone
_AROUND = frozenset(
    [
        "banner",
        "breadcrumb",
        "breadcrumbs",
        "contentinfo",
        "cookie-banner",
        "cookies",
        "footer",
        "menu",
        "nav",
        "navbar",
        "navigation",
        "page-footer",
        "search",
        "sidebar",
        "site-footer",
    ]
)
# Scripts, comments and what is taken for one; the parser refuses some of these and is slow with others
_NOTHING_SHOWN = re.compile(
    r"<(script|style)(?=[\s/>]).*?(?:</\1(?=[\s/>])[^>]*>|\Z)|<!--.*?(?:-->|\Z)|(?:<[!?]|</(?![a-z]))[^>]*(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_ENDLESS = 20
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK_TAGS = frozenset(["del", "s", "strike"])
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# Those of a quotation, and of one within another
_MARKS = (("“", "”"), ("‘", "’"))
_FRENCH_MARKS = (("« ", " »"), ("“", "”"))
# What a tag ends without saying so
_ENDS = {"li": "li", "p": "p", "tr": "tr", "td": "td", "th": "td", "dd": "dd", "dt": "dt"}


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return _IS_PAGE.search(text) is not None


def text_of_page(html: str) -> str:
    """What a reader sees of a page: blocks parted by an empty line, cells of tables by tabs, items with numbers.

    Raises ValueError, which says what is wrong with it, if many of its tags do not end, it is too long, or words are
    struck out in it.
    """
    markup = _NOTHING_SHOWN.sub("", html)
    if len(markup) > MARKUP.most:
        raise ValueError(f"it is longer than {MARKUP}, its scripts left out")
    extractor = _Extractor()
    extractor.feed(markup)
    extractor.close()
    return "".join(extractor.main if "".join(extractor.main).strip() else extractor.parts)


@dataclass(slots=True)
class _Raised:
    """The text of a tag `sup` or `sub`, which is known when it or its line ends. `depth` is how many tags are around it."""

    tag: str
    depth: int
    parts: list[str] = field(default_factory=list)
    is_linked: bool = False


class _Extractor(HTMLParser):
    """Collects the text of a page, and that of its main part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.main: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []  # tags; whether each hides what is in it, or keeps its lines
        self._depths = Counter[str]()  # how many of each tag are open
        self._endless = 0  # tags that do not end
        self._hiding = 0  # how many of those that are open hide what is in them
        self._keeping = 0  # how many of them keep the ends of lines
        self._lists: list[ListNumbers] = []  # those that are open
        self._raised: _Raised | None = None  # the one that is open
        self._struck = 0  # how many tags were open with the first that strikes out what is in it; 0 if none does
        self._is_french = False
        self._leads_to_a_place = False  # whether the last link that began does, as that to a footnote
        self._label = ""  # the number of an item of which no text was seen yet

    def parse_starttag(self, i: int) -> int:
        """Where the tag ends that begins there; the parser looks through all that follows to know that it does not."""
        end = super().parse_starttag(i)
        self._endless += end < 0
        if self._endless > _MOST_ENDLESS:
            raise ValueError("many of its tags do not end")
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS and self._open and self._open[-1][0] == _ENDS[tag]:
            self._close()
        if tag in _BLOCKS and self._open and self._open[-1][0] == "head":
            self._close()  # whose end may be left out
        if tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._add("\n\n")
        if tag in _VOID:
            return
        attributes = dict(attrs)
        if tag == "a":
            self._leads_to_a_place = "#" in (attributes.get("href") or "")
        if self._raised is None and tag in ("sup", "sub"):
            is_linked = bool(self._open) and self._open[-1][0] == "a" and self._leads_to_a_place
            self._raised = _Raised(tag, len(self._open), is_linked=is_linked)
        elif self._raised is not None and tag == "a":
            self._raised.is_linked = self._leads_to_a_place
        if tag == "html":
            self._is_french = (attributes.get("lang") or "").casefold().startswith("fr")
        hides = tag in _UNSEEN or _is_hidden(attributes)
        keeps = tag == "pre" or _KEEPS_LINES.search(attributes.get("style") or "") is not None
        self._open.append((tag, hides, keeps))
        if not self._struck and (tag in _STRUCK_TAGS or _STRUCK.search(attributes.get("style") or "")):
            self._struck = len(self._open)
        self._depths[tag] += 1
        self._hiding += hides
        self._keeping += keeps
        if tag == "q":
            self._add(self._quotation_marks()[0])
        elif tag in ("ol", "ul"):
            self._lists.append(ListNumbers.of(tag, attributes))
        elif tag == "li" and self._lists and not self._hiding:
            self._label += self._lists[-1].label(attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in ("td", "th"):
            self._add("\t")
        elif tag in _BLOCKS:
            self._add("\n\n")
        if self._depths[tag]:
            while self._close() != tag:
                pass

    def _close(self) -> str:
        if self._raised is not None and len(self._open) == self._raised.depth + 1:
            self._end_raised(self._raised)
        if self._open[-1][0] == "q":
            self._add(self._quotation_marks()[1])
        if self._struck == len(self._open):
            self._struck = 0
        tag, hides, keeps = self._open.pop()
        if tag == "li":
            self._label = ""
        self._depths[tag] -= 1
        self._hiding -= hides
        self._keeping -= keeps
        return tag

    def handle_data(self, data: str) -> None:
        lines = re.split(r"\r\n|\r|\n", data) if self._keeping else [data]
        self._add("\n".join(re.sub(r"\s+", " ", line) for line in lines))

    def _quotation_marks(self) -> tuple[str, str]:
        """Those of the quotation that was opened last, as browsers show them."""
        marks = _FRENCH_MARKS if self._is_french else _MARKS
        return marks[(self._depths["q"] - 1) % 2]

    def _end_raised(self, found: _Raised) -> None:
        self._raised = None
        before = next((part for part in reversed(self.parts) if part), "")
        self._add(raised("".join(found.parts), found.tag, before, is_linked=found.is_linked))

    def close(self) -> None:
        """Take the rest of the page, and what its tags that are open still hold back."""
        super().close()
        while self._open:
            self._close()

    def _add(self, text: str) -> None:
        if self._hiding:
            return
        if self._struck and text.strip():
            words = shown(" ".join(text.split()))
            raise ValueError(f"words are struck out in it, which have to be left out of a copy: {words}")
        if self._raised is not None and "\n" in text:
            self._end_raised(self._raised)
        if self._raised is not None:
            self._raised.parts.append(text)
            return
        if self._label and text.strip():
            text, self._label = self._label + text.lstrip(), ""
        self.parts.append(text)
        if self._depths["main"] or self._depths["article"]:
            self.main.append(text)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    names = " ".join(attributes.get(key) or "" for key in ("id", "class", "role")).casefold().split()
    return bool(_AROUND.intersection(names)) or _NO_DISPLAY.search(attributes.get("style") or "") is not None
