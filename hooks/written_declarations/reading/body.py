"""The text of a declaration: Markdown in, checked and numbered HTML out.

Allowed are paragraphs, lists, emphasis, links and footnotes. Anything else is a problem, never a
surprise: no HTML passes, no link scheme but those named, and no text vanishes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from itertools import islice, pairwise

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from ..model import Body
from ..problems.catalogue import Problem, Rule, shown

_ALLOWED = frozenset(
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
_INSIDE_TABLE = frozenset(["thead_open", "tbody_open", "tr_open", "th_open", "td_open"])
_SAFE_LINK = re.compile(r"https?://[^/?#\s]|mailto:.", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\]]+)\](:?)")
_MOST_PROBLEMS = 100  # of one text; who has more has another problem
_DEEPEST_LIST = 4
_PIECE = re.compile(r"<(?P<tag>/?\w+)(?P<attributes>[^>]*)>|(?P<words>[^<]+)")
_VALUE = re.compile(r'value="(\d+)"')
_PIN = re.compile(r'<a class="wd-pin".*?</a>')
_FOOTNOTE_BACK = re.compile(r'<a class="wd-footnote-back".*?</a>')
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
# Bidirectional embeddings, overrides and isolates; what is invisible and changes or hides text; what
# stands for a letter that was lost (U+FFFD) or means nothing outside one font (private use)
_FORBIDDEN_CHARACTER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ue000-\uf8ff\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def forbidden_character(text: str) -> re.Match[str] | None:
    """The first character that no contributed text may hold, line ends and tabs excepted."""
    return _FORBIDDEN_CHARACTER.search(text)


def parse_body(path: str, markdown: str, first_line: int) -> tuple[Body, list[Problem]]:
    """Parse a body that begins on that line of the file. With an error the HTML stays empty."""
    environment: dict[str, object] = {}
    tokens = _MARKDOWN.parse(markdown, environment)
    # What is nested in itself is told once
    found = _problems(path, markdown, first_line, tokens, environment)
    problems = list(dict.fromkeys(islice(found, _MOST_PROBLEMS)))
    if problems:
        return Body(markdown, "", ()), problems
    anchors: list[str] = []
    html = "".join(_blocks(tokens, environment, anchors))
    return Body(markdown, html, tuple(anchors)), problems


def without_pins(body: Body) -> str:
    """The HTML of a text without the links to its paragraphs."""
    return _PIN.sub("", body.html)


def plain_text(body: Body) -> str:
    """The text without marks: paragraphs parted by empty lines, items of lists with number or dash.

    It is read off the HTML that was made here, which is several times as fast as parsing again.
    """
    blocks: list[str] = []
    lists: list[str] = []  # the kind of each open list
    label = ""
    line: list[str] = []

    def end() -> None:
        nonlocal label
        words = unescape("".join(line)).strip()
        line.clear()
        if words:
            indent = "  " * max(len(lists) - 1, 0)
            # Further paragraphs of an item stand below its first
            blocks.append(indent + (label or "  " * bool(lists)) + words)
            label = ""

    footnote = 0
    for piece in _PIECE.finditer(_FOOTNOTE_BACK.sub("", without_pins(body))):
        tag, attributes, words = piece["tag"], piece["attributes"], piece["words"]
        if words is not None:
            line.append(words.replace("\n", " "))
        elif tag in ("ul", "ol"):
            end()
            lists.append(tag)
        elif tag in ("/ul", "/ol"):
            end()
            lists.pop()
        elif tag == "li":
            end()
            value = _VALUE.search(attributes)
            footnote += attributes.startswith(' id="fn')
            label = f"{value[1]}. " if value else f"{footnote}. " if attributes.startswith(' id="fn') else "- "
        elif tag in ("p", "/p", "/li"):
            end()
        elif tag == "br":
            line.append("\n")
        elif tag == "sup":
            line.append(" [")
        elif tag == "/sup":
            line.append("]")
    end()
    return "\n\n".join(blocks)


def escaped(text: str) -> str:
    """One paragraph of plain text as Markdown that shows it as it is.

    A number before it ("1. ") stays the number of a list. Signs get a backslash only where they
    would mean something.
    """
    if _plain_text(text) == text:
        return text
    number = re.match(r"[0-9]{1,9}[.)] (?=\S)", text)
    start = number.end() if number else 0
    if number and _plain_text(text) == text[start:]:
        return text
    rest = text[start:]
    return text[:start] + "".join(f"\\{sign}" if sign in _PUNCTUATION else sign for sign in rest)


def _plain_text(markdown: str) -> str | None:
    """What a reader sees of a text of one paragraph or list item; None if it is anything else."""
    tokens = _MARKDOWN.parse(markdown, {})
    inline = [token for token in tokens if token.type == "inline"]
    if len(inline) != 1 or any(token.type not in _ALLOWED for token in tokens):
        return None
    children = inline[0].children or []
    if any(child.type not in ("text", "text_special") for child in children):
        return None
    return "".join(child.content for child in children)


def _problems(
    path: str, markdown: str, first_line: int, tokens: Sequence[Token], environment: dict[str, object]
) -> Iterator[Problem]:
    lines = markdown.split("\n")

    def problem(start: int, needle: str, rule: Rule, message: str, mend: str) -> Problem:
        for index in range(start, len(lines)):
            if (column := lines[index].find(needle)) >= 0:
                break
        else:
            index, column = start, 0
        length = max(len(needle), 1)
        return Problem(path, first_line + index, column + 1, column + 1 + length, rule, message, mend)

    depth = 0
    numbers: list[set[int]] = []  # those that have stood in each open list
    start = 0
    for token in tokens:
        start = token.map[0] if token.map else start
        first = lines[start].strip() if start < len(lines) else ""
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            numbers.append(set())
            if depth == _DEEPEST_LIST + 1:
                yield problem(
                    start,
                    first,
                    Rule.TOO_DEEP,
                    f"lists are nested more than {_DEEPEST_LIST} deep here",
                    "write fewer levels, or put a backslash before the sign that begins the item",
                )
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            numbers.pop()
        elif token.type == "list_item_open" and token.info:
            if int(token.info) in numbers[-1]:
                yield problem(
                    start,
                    first,
                    Rule.FORBIDDEN_MARKDOWN,
                    f"number {int(token.info)} stands a second time in one list",
                    "number the items as they are printed",
                )
            numbers[-1].add(int(token.info))
        elif token.type == "html_block":
            yield problem(
                start,
                first,
                Rule.RAW_HTML,
                f"HTML is not allowed in the text: {shown(first)}",
                "remove the tag; for the sign itself write \\<",
            )
        elif token.type in _FORBIDDEN:
            what, mend = _FORBIDDEN[token.type]
            yield problem(start, first, Rule.FORBIDDEN_MARKDOWN, f"{what} is not allowed in the text", mend)
        elif token.type not in _ALLOWED and token.type not in _INSIDE_TABLE and token.nesting >= 0:
            yield problem(
                start,
                first,
                Rule.FORBIDDEN_MARKDOWN,
                f"{token.type} is not allowed in the text",
                "write plain paragraphs",
            )
        for child, following in pairwise([*(token.children or ()), Token("", "", 0)]):
            if child.type == "html_inline":
                yield problem(
                    start,
                    child.content,
                    Rule.RAW_HTML,
                    f"HTML is not allowed in the text: {shown(child.content)}",
                    "remove the tag; for the sign itself write \\<",
                )
            elif child.type in _FORBIDDEN or child.type not in _ALLOWED_INLINE:
                what, mend = _FORBIDDEN.get(child.type, (child.type, "write plain text"))
                needle = child.markup + child.content if child.type == "code_inline" else "!["
                yield problem(start, needle, Rule.FORBIDDEN_MARKDOWN, f"{what} is not allowed in the text", mend)
            elif child.type == "link_open":
                href = str(child.attrs.get("href", ""))
                if following.type == "link_close":
                    yield problem(
                        start,
                        "[](",
                        Rule.UNSAFE_LINK,
                        "this link has no text, so that nobody can follow it",
                        "write the text of the link between the square brackets",
                    )
                if forbidden_character(str(child.attrs.get("title", ""))):
                    yield problem(
                        start,
                        "](",
                        Rule.FORBIDDEN_CHARACTER,
                        "an invisible control character is written in the title of this link",
                        "remove it",
                    )
                if not _SAFE_LINK.match(href):
                    needle = f"<{href}" if child.markup == "autolink" else f"]({href}"
                    if needle not in markdown:  # written another way than the parser understood it
                        needle = needle[: len(needle) - len(href)]
                    yield problem(
                        start,
                        needle,
                        Rule.UNSAFE_LINK,
                        f"this link leads to {shown(href) or 'nothing'}",
                        "write an address that begins with https://, http:// or mailto:",
                    )
            elif forbidden_character(child.content):
                yield problem(
                    start,
                    "&",
                    Rule.FORBIDDEN_CHARACTER,
                    f"an invisible control character is written here: {shown(child.content)}",
                    "remove it",
                )
    footnotes = environment.get("footnotes")
    references: dict[str, int] = footnotes.get("refs", {}) if isinstance(footnotes, dict) else {}
    defined: set[str] = set()
    for index, line in enumerate(lines):
        for mark in _FOOTNOTE.finditer(line):
            label = mark[1]
            if not (mark[2] and mark.start() == 0):
                if f":{label}" in references:
                    continue
                message, mend = (
                    f"there is no footnote {shown(label)}",
                    f"write [^{shown(label)}]: and the footnote on a line below the text",
                )
            elif label in defined:
                message, mend = f"footnote {shown(label)} stands here a second time", "give one of the two another name"
            elif references.get(f":{label}", 0) < 0:
                message = f"nothing in the text refers to footnote {shown(label)}"
                mend = f"write [^{shown(label)}] where the footnote belongs, or remove it"
            else:
                defined.add(label)
                continue
            start, end = mark.span()
            yield Problem(path, first_line + index, start + 1, end + 1, Rule.LOST_FOOTNOTE, message, mend)


def _blocks(tokens: list[Token], environment: dict[str, object], anchors: list[str]) -> Iterator[str]:
    """Each top-level block with its anchor and its number.

    Where the whole text is numbered paragraphs, the printed numbers are the anchors (#p3 is
    paragraph 3). Otherwise blocks are counted from 1, and the items of a list within them.
    """
    numbered = _is_numbered(tokens)
    css = "wd-para wd-para--numbered" if numbered else "wd-para"
    number = 0
    for block in _top_level(tokens):
        kind = block[0].type
        if kind == "footnote_block_open":
            yield _MARKDOWN.renderer.render(block, _MARKDOWN.options, environment)
            continue
        number += 1
        anchor = f"p{number}"
        if not numbered:
            anchors.append(anchor)
        if kind != "paragraph_open":
            _anchor_items(block, "p" if numbered else f"{anchor}-", anchors)
        html = _MARKDOWN.renderer.render(block, _MARKDOWN.options, environment)
        if numbered:
            yield f'<div class="{css}">{html}</div>\n'
        else:
            pin = _pin(anchor, str(number)) if kind == "paragraph_open" else ""  # items have their own
            yield f'<div class="{css}" id="{anchor}">{pin}{html}</div>\n'


def _pin(anchor: str, label: str) -> str:
    return f'<a class="wd-pin" href="#{anchor}" aria-label="Link to paragraph {label}">{label}</a>'


def _top_level(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def _is_numbered(tokens: Sequence[Token]) -> bool:
    blocks = [block for block in _top_level(tokens) if block[0].type != "footnote_block_open"]
    if not blocks or any(block[0].type != "ordered_list_open" for block in blocks):
        return False
    numbers = [token.info for token in tokens if token.type == "list_item_open" and token.level == 1]
    return len(numbers) == len(set(numbers))


def _anchor_items(block: Sequence[Token], prefix: str, anchors: list[str]) -> None:
    """Give each list item an id: the way to it by numbers, those that are written where there are any.

    A second list within one item is told apart by a letter: p2-1, p2-b1.
    """
    path: list[str] = []
    lists = [1]  # how many lists have begun in the item at each depth
    counts = [0]  # how many items the list at each depth has
    for token in block[1:-1]:
        if token.type == "list_item_open":
            counts[-1] += 1
            number = str(int(token.info)) if token.info else str(counts[-1])
            letter = "" if lists[-1] == 1 else chr(ord("a") + min(lists[-1], 26) - 1)
            path.append(letter + number)
            lists.append(0)
            anchor = prefix + "-".join(path)
            anchors.append(anchor)
            token.attrSet("id", anchor)
            if token.info:
                token.attrSet("value", number)
        elif token.type == "list_item_close":
            path.pop()
            lists.pop()
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists[-1] += 1
            counts.append(0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counts.pop()


def _list_item_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    anchor = str(tokens[index].attrs.get("id", ""))
    pin = _pin(anchor, anchor[1:].replace("-", ".")) if anchor else ""
    return renderer.renderToken(tokens, index, options, env) + pin


def _footnote_block_open(*_: object) -> str:
    return '<section class="wd-footnotes" aria-label="Footnotes"><ol>\n'


def _footnote_block_close(*_: object) -> str:
    return "</ol></section>\n"


def _footnote_open(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f'<li id="fn{_footnote_number(tokens[index])}">'


def _footnote_ref(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    number, anchor = _footnote_reference(tokens[index])
    return f'<sup class="wd-footnote-ref" id="{anchor}"><a href="#fn{number}" aria-label="Footnote {number}">{number}</a></sup>'


def _footnote_anchor(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    number, anchor = _footnote_reference(tokens[index])
    return f' <a class="wd-footnote-back" href="#{anchor}" aria-label="Back to where footnote {number} is referred to">↩</a>'


def _footnote_number(token: Token) -> int:
    return int(token.meta["id"]) + 1


def _footnote_reference(token: Token) -> tuple[int, str]:
    """The number of a footnote, and the id of the place that refers to it."""
    number, nth = _footnote_number(token), int(token.meta["subId"])
    return number, f"fnref{number}" + (f"-{nth + 1}" if nth else "")


def _escaped(_renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    return escape(tokens[index].content)


def _markdown() -> MarkdownIt:
    # Tables are read so that they can be refused: they would be published as rows of bars
    markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    # Reference definitions would vanish from the text if nothing refers to them
    markdown.disable("reference")
    # Every link becomes a token, so that a forbidden one is a problem rather than odd text
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - the documented way
    rules: dict[str, Callable[..., str]] = {
        "list_item_open": _list_item_open,
        "footnote_block_open": _footnote_block_open,
        "footnote_block_close": _footnote_block_close,
        "footnote_open": _footnote_open,
        "footnote_ref": _footnote_ref,
        "footnote_anchor": _footnote_anchor,
        "html_block": _escaped,
        "html_inline": _escaped,
    }
    for name, rule in rules.items():
        markdown.add_render_rule(name, rule)
    return markdown


_MARKDOWN = _markdown()
