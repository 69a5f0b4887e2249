"""What a text may not hold: small checks over the tokens of its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import is_normalized

from markdown_it.token import Token

from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import shown
from .characters import forbidden_character, not_normal

ALLOWED = frozenset(
    f"{name}{part}"
    for name in ("paragraph", "bullet_list", "ordered_list", "list_item", "footnote_block", "footnote")
    for part in ("_open", "_close")
) | {"inline", "footnote_anchor"}
_ALLOWED_INLINE = frozenset(
    [
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "em_open",
        "em_close",
        "strong_open",
        "strong_close",
        "link_open",
        "link_close",
        "footnote_ref",
    ]
)
_FORBIDDEN = {
    "heading_open": ("a heading", "begin the line without #, and do not underline it with === or ---"),
    "code_block": ("a line that begins with four spaces", "remove the spaces at the beginning of the line"),
    "fence": ("a block of code", "remove the line of ``` or ~~~"),
    "blockquote_open": ("a block quotation", "remove > at the beginning of the line, or write \\> for the sign itself"),
    "hr": ("a ruled line", "remove the line"),
    "table_open": ("a table", "write its lines as paragraphs"),
    "image": ("an image", "remove the ! before the square bracket"),
    "code_inline": ("text in `backticks`", "remove the backticks, or write \\` for the sign itself"),
}
# What stands there for a reader, as far as it parts
_BETWEEN = {"softbreak": "\n", "hardbreak": "\n", "footnote_ref": "]"}
_INSIDE_TABLE = frozenset(["thead_open", "tbody_open", "tr_open", "th_open", "td_open"])
_SAFE_LINK = re.compile(r"https?://[^/?#\s]|mailto:.", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\]]+)\](:?)")
# A footnote behind a mark of a list, a quotation or another footnote
_SHIFTED_FOOTNOTE = re.compile(
    r"(?:\s|>|(?:[-*+]|[0-9]{1,9}[.)])(?=\s)|\[\^[^\]\s]+\]:)+(?P<mark>\[\^(?P<name>[^\]\s]+)\]:)"
)
_DEEPEST_LIST = 4
_LIST_OPEN = frozenset(["bullet_list_open", "ordered_list_open"])
_LIST_CLOSE = frozenset(["bullet_list_close", "ordered_list_close"])
_NO_HTML = "remove the tag; for the sign itself write \\<"
_Placed = Sequence[tuple[int, Token]]  # each token with the index of the line on which it begins


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a text, which begins on `first_line` of a file."""

    lines: Sequence[str]
    file: Lines
    first_line: int

    def first(self, start: int) -> str:
        """What stands on the line with this index."""
        return self.lines[start].strip() if start < len(self.lines) else ""

    def find(self, start: int, needle: str) -> Place:
        """The first place of a text on this line or below."""
        for index in range(start, len(self.lines)):
            if (column := self.lines[index].find(needle)) >= 0:
                break
        else:
            index, column = start, 0
        return self.at(index, column, column + len(needle))

    def within(self, start: int, block: Token, at: int, length: int) -> Place:
        """A part of a block that begins on this line, by its first character in what the parser made of the lines."""
        row = block.content.count("\n", 0, at)
        line = block.content.split("\n")[row]
        column = at - (block.content.rfind("\n", 0, at) + 1) + max(self.lines[start + row].rfind(line), 0)
        return self.at(start + row, column, column + length)

    def at(self, index: int, start: int, end: int) -> Place:
        """A part of the line with this index, its characters counted from 0."""
        return self.file.at(self.first_line + index, start + 1, end + 1)


def body_problems(
    markdown: str, tokens: Sequence[Token], environment: Mapping[str, object], lines: Lines, first_line: int
) -> Iterator[Problem]:
    """Everything that is wrong with a text of these tokens, which begins on that line of these lines of a file."""
    text = _Text(markdown.split("\n"), lines, first_line)
    placed = _with_lines(tokens)
    yield from _too_deep(text, placed)
    yield from _repeated_numbers(text, placed)
    for start, token in placed:
        if token.type not in ALLOWED:
            yield from _forbidden_block(text, start, token)
        if token.children:
            yield from _inline(text, start, token, token.children)
    footnotes = environment.get("footnotes")
    references = footnotes.get("refs", {}) if isinstance(footnotes, dict) else {}
    yield from list(_shifted_footnotes(text)) or _footnotes(text, references)


def _with_lines(tokens: Sequence[Token]) -> _Placed:
    placed = []
    start = 0
    for token in tokens:
        start = token.map[0] if token.map else start
        placed.append((start, token))
    return placed


def _too_deep(text: _Text, placed: _Placed) -> Iterator[Problem]:
    """Lists within lists within lists."""
    depth = 0
    for start, token in placed:
        if token.type in _LIST_CLOSE:
            depth -= 1
        elif token.type in _LIST_OPEN:
            depth += 1
            if depth == _DEEPEST_LIST + 1:
                yield text.find(start, text.first(start)).says(
                    Rule.TOO_DEEP,
                    f"lists are nested more than {_DEEPEST_LIST} deep here",
                    "write fewer levels, or put a backslash before the sign that begins the item",
                )


def _repeated_numbers(text: _Text, placed: _Placed) -> Iterator[Problem]:
    """A number that stands for two items of one list."""
    numbers: list[set[int]] = []  # those that have stood in each open list
    for start, token in placed:
        if token.type in _LIST_OPEN:
            numbers.append(set())
        elif token.type in _LIST_CLOSE:
            numbers.pop()
        elif token.type == "list_item_open" and token.info:
            number = int(token.info)
            if number in numbers[-1]:
                message = f"number {number} stands a second time in one list"
                place = text.find(start, text.first(start))
                anew = f"{token.info}\\{token.markup}"
                help_ = f"number the items as they are printed; where numbers begin anew in print, write {anew}"
                yield place.says(Rule.FORBIDDEN_MARKDOWN, message, help_)
            numbers[-1].add(number)


def _forbidden_block(text: _Text, start: int, token: Token) -> Iterator[Problem]:
    """A block of another kind than a paragraph or a list."""
    first = text.first(start)
    if token.type == "html_block":
        message = f"HTML is not allowed in the text: {shown(first)}"
        yield text.find(start, first).says(Rule.RAW_HTML, message, _NO_HTML)
    elif token.type in _FORBIDDEN:
        what, help_ = _FORBIDDEN[token.type]
        yield text.find(start, first).says(Rule.FORBIDDEN_MARKDOWN, f"{what} is not allowed in the text", help_)
    elif token.type not in _INSIDE_TABLE and token.nesting >= 0:
        message = f"{token.type} is not allowed in the text"
        yield text.find(start, first).says(Rule.FORBIDDEN_MARKDOWN, message, "write plain paragraphs")


def _inline(text: _Text, start: int, block: Token, tokens: Sequence[Token]) -> Iterator[Problem]:
    """The tokens within a block that begins on this line."""
    yield from _not_nfc(text, start, block, tokens)
    for token, following in pairwise([*tokens, Token("", "", 0)]):
        if token.type == "link_open":
            yield from _link(text, start, block, token, following)
        elif token.type not in _ALLOWED_INLINE:
            yield _forbidden_inline(text, start, block, token)
        elif token.type == "text_special" and forbidden_character(token.content):
            message = f"an invisible control character is written here: {shown(token.markup)}"
            place = text.within(start, block, token.meta["at"], len(token.markup))
            yield place.says(Rule.FORBIDDEN_CHARACTER, message, "remove it")


def _not_nfc(text: _Text, start: int, block: Token, tokens: Sequence[Token]) -> Iterator[Problem]:
    """What an entity or an emphasis puts together that is not in its normal form: the first of a block."""
    pieces = [token.content or _BETWEEN.get(token.type, "") for token in tokens]
    read = "".join(pieces)
    if is_normalized("NFC", read):
        return
    found = not_normal(read)
    first = found.start
    at, length = 0, len(block.content)
    for token, end in zip(tokens, accumulate(map(len, pieces)), strict=True):
        if token.info == "entity" and first < end <= first + 3:
            at, length = token.meta["at"], len(token.markup)
            break
    place = text.within(start, block, at, length)
    yield place.says(Rule.NOT_NFC, found.message, found.help)


def _forbidden_inline(text: _Text, start: int, block: Token, token: Token) -> Problem:
    """Something other than words, emphasis, links and references to footnotes."""
    at = token.meta["at"]
    if token.type == "html_inline":
        message = f"HTML is not allowed in the text: {shown(token.content)}"
        return text.within(start, block, at, len(token.content)).says(Rule.RAW_HTML, message, _NO_HTML)
    what, help_ = _FORBIDDEN.get(token.type, (token.type, "write plain text"))
    length = len(token.markup + token.content) if token.type == "code_inline" else len("![")
    place = text.within(start, block, at, length)
    return place.says(Rule.FORBIDDEN_MARKDOWN, f"{what} is not allowed in the text", help_)


def _link(text: _Text, start: int, block: Token, token: Token, following: Token) -> Iterator[Problem]:
    """A link without a text, or to where none may lead."""
    at = token.meta["at"]
    if following.type == "link_close":
        message = "this link has no text, so that nobody can follow it"
        help_ = "write the text of the link between the square brackets"
        yield text.within(start, block, at, len("[](")).says(Rule.UNSAFE_LINK, message, help_)
    opening, at = ("<", at) if token.markup == "autolink" else ("](", token.meta["label_end"])
    title = str(token.attrs.get("title", ""))
    if forbidden_character(title):
        message = "an invisible control character is written in the title of this link"
        yield text.within(start, block, at, len(opening)).says(Rule.FORBIDDEN_CHARACTER, message, "remove it")
    elif not is_normalized("NFC", title):
        found = not_normal(title)
        yield text.within(start, block, at, len(opening)).says(Rule.NOT_NFC, found.message, found.help)
    href = str(token.attrs.get("href", ""))
    if not _SAFE_LINK.match(href):
        # The address may be written in another way than the parser understood it
        is_literal = block.content.startswith(opening + href, at)
        message = f"this link leads to {shown(href) or 'nothing'}"
        help_ = "write an address that begins with https://, http:// or mailto:"
        place = text.within(start, block, at, len(opening + href if is_literal else opening))
        yield place.says(Rule.UNSAFE_LINK, message, help_)


def _shifted_footnotes(text: _Text) -> Iterator[Problem]:
    """Footnotes that do not begin at the beginning of their line."""
    for index, line in enumerate(text.lines):
        if match := _SHIFTED_FOOTNOTE.match(line):
            label = shown(match["name"])
            message = f"footnote {label} does not begin at the beginning of its line"
            help_ = f"begin a line below the text with [^{label}]: and write the footnote behind it"
            yield text.at(index, *match.span("mark")).says(Rule.LOST_FOOTNOTE, message, help_)


def _footnotes(text: _Text, references: Mapping[str, int]) -> Iterator[Problem]:
    """Footnotes without a reference, and references without a footnote. `references` has those that were found."""
    defined: set[str] = set()
    for index, line in enumerate(text.lines):
        for mark in _FOOTNOTE.finditer(line):
            label = shown(mark[1])
            if not (mark[2] and mark.start() == 0):
                if f":{mark[1]}" in references:
                    continue
                message = f"there is no footnote {label}"
                help_ = f"write [^{label}]: and the footnote on a line below the text"
            elif mark[1] in defined:
                message, help_ = f"footnote {label} stands here a second time", "give one of the two another name"
            elif references.get(f":{mark[1]}", 0) < 0:
                message = f"nothing in the text refers to footnote {label}"
                help_ = f"write [^{label}] where the footnote belongs, or remove it"
            else:
                defined.add(mark[1])
                continue
            yield text.at(index, *mark.span()).says(Rule.LOST_FOOTNOTE, message, help_)
