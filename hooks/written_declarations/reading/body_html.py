"""The HTML of a text: numbered paragraphs with addresses, footnotes, and nothing that was not escaped.

Owns the configured parser, so that what is checked and what is rendered are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, autolink, backtick, entity, html_inline, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def


def parse_markdown(markdown: str) -> tuple[list[Token], dict[str, object]]:
    """The tokens of a text, and what its footnotes have in common."""
    environment: dict[str, object] = {}
    return _MARKDOWN.parse(markdown, environment), environment


def render(tokens: Sequence[Token], environment: dict[str, object]) -> tuple[str, tuple[str, ...]]:
    """The HTML of a text without problems, and its anchors in reading order."""
    anchors: list[str] = []
    html = "".join(_blocks(tokens, environment, anchors))
    return html, tuple(anchors)


def _blocks(tokens: Sequence[Token], environment: dict[str, object], anchors: list[str]) -> Iterator[str]:
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

    A second list within one item gets a letter: p2-1, p2-b1.
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


_PLACED: dict[str, Callable[[StateInline, bool], bool]] = {
    "autolink": autolink,
    "backticks": backtick,
    "entity": entity,
    "html_inline": html_inline,
    "image": image,
    "link": link,
}


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, which notes on its tokens at which character of their block they were written, and on a link where its
    label ends.
    """

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            if token.type != "text":
                token.meta.setdefault("at", start)
            if token.type == "link_open" and not token.markup:
                token.meta.setdefault("label_end", state.md.helpers.parseLinkLabel(state, start, True))
        return True

    return placed


def _quoted_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A quotation is refused, so that its lines are one token: to read what is nested in it takes the square of them."""
    if not _is_quoted(state, start):
        return False
    if not silent:
        state.line = next((line for line in range(start + 1, end) if not _is_quoted(state, line)), end)
        state.push("blockquote_open", "blockquote", 0).map = [start, state.line]
    return True


def _is_quoted(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    is_of_this_block = state.sCount[line] >= state.blkIndent and not state.is_code_block(line)
    return is_of_this_block and state.src[begin : begin + 1] == ">"


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A footnote begins at the beginning of a line: one within a list, or within another, would vanish with it."""
    begin = state.bMarks[start] + state.tShift[start]
    return state.src[begin - 1 : begin] in ("", "\n") and footnote_def(state, start, end, silent)


def _markdown() -> MarkdownIt:
    # Tables are read so that they can be refused: they would be published as rows of bars
    markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    # Reference definitions would vanish from the text if nothing refers to them
    markdown.disable("reference")
    markdown.block.ruler.at("blockquote", _quoted_lines, {"alt": ["paragraph", "reference", "list"]})
    markdown.block.ruler.at("footnote_def", _footnote, {"alt": ["paragraph", "reference"]})
    # Every link becomes a token, so that a forbidden one is a problem rather than odd text
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - the documented way
    # What was written with a sign of its own stays a token of its own, and knows where it was written
    markdown.disable("text_join")
    for name, read in _PLACED.items():
        markdown.inline.ruler.at(name, _placed(read))
    rules: dict[str, Callable[..., str]] = {
        "text_special": RendererHTML.text,
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
