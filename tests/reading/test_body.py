"""The text of a declaration: what is allowed comes out as numbered, safe HTML."""

from __future__ import annotations

from functools import partial
from html.parser import HTMLParser
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from written_declarations.reading.body import as_markdown, parse_body
from written_declarations.reading.characters import forbidden_character
from written_declarations.reading.plain_text import plain_text

_TAGS = {"div", "p", "a", "em", "strong", "ol", "ul", "li", "br", "sup", "section"}
_ATTRIBUTES = {"class", "id", "href", "aria-label", "value", "start"}


class _Elements(HTMLParser):
    """The start tags of a piece of HTML, and what is left open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def _body(markdown: str) -> str:
    body, problems = parse_body(markdown)
    assert problems == []
    return body.html


def test_paragraphs_are_numbered_and_can_be_linked_to() -> None:
    html = _body("First.\n\nSecond,\nstill second.\n")
    assert (
        '<div class="wd-para" id="p1"><a class="wd-pin" href="#p1" aria-label="Link to paragraph 1">1</a><p>First.</p>'
        in html
    )
    assert '<div class="wd-para" id="p2">' in html


def test_a_numbered_text_keeps_its_numbers_as_addresses() -> None:
    body, problems = parse_body("3. three\n\n4. four\n   1. one\n   2. two\n")
    assert problems == []
    assert body.anchors == ("p3", "p4", "p4-1", "p4-2")
    assert '<ol start="3">' in body.html
    assert 'id="p4-2"' in body.html


def test_items_of_a_list_within_a_text_have_addresses_of_their_own() -> None:
    body, _ = parse_body("Calls on them to:\n\n1. stop\n2. begin\n\nLast.\n")
    assert body.anchors == ("p1", "p2", "p2-1", "p2-2", "p3")


def test_anchors_are_unique_however_lists_count() -> None:
    body, _ = parse_body("1. a\n   1. x\n\n   - y\n\n   1. z\n\n1. b\n")
    assert len(set(body.anchors)) == len(body.anchors)


def test_what_is_allowed() -> None:
    html = _body(
        "*a* **b** [c](https://example.org?a=1&b=2) <https://example.org> mailto <mailto:a@example.org>\\\nd[^1]\n\n[^1]: note\n"
    )
    for piece in (
        "<em>a</em>",
        "<strong>b</strong>",
        'href="https://example.org?a=1&amp;b=2"',
        "<br",
        'href="#fn1"',
        'id="fn1"',
        'href="#fnref1"',
    ):
        assert piece in html


@pytest.mark.parametrize(
    "markdown",
    [
        "2 < 3 & 4 > 3",
        'id="__config"',
        "{{ config }} {% include 'x' %}",
        "&lt;script&gt;",
        "\\<script\\>",
        "<!--pour:title-->".replace("<", "\\<"),
    ],
)
def test_signs_of_html_and_templates_stay_text(markdown: str) -> None:
    elements = _Elements(_body(markdown))
    assert {tag for tag, _ in elements.found} == {"div", "a", "p"}


@given(st.text(st.sampled_from("ab \n*_[]()<>!#&;:`~|^-1.\\\"'=/{}\t"), max_size=80))
@settings(deadline=None, max_examples=500)
def test_any_text_gives_messages_or_safe_and_closed_html(markdown: str) -> None:
    body, problems = parse_body(markdown)
    if problems:
        assert body.html == ""
        return
    elements = _Elements(body.html)
    assert elements.open == []
    anchors = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    for tag, attributes in elements.found:
        assert tag in _TAGS
        assert set(attributes) <= _ATTRIBUTES
        address = attributes.get("href")
        assert address is None or address.startswith(("#", "https://", "http://", "mailto:"))


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn")), max_size=40)
    .map(partial(normalize, "NFC"))
    .filter(lambda text: not forbidden_character(text))
)
@settings(deadline=None)
def test_no_letter_of_a_plain_text_is_lost(text: str) -> None:
    markdown = "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!<>&|~^:=\"'" else sign for sign in f"A {text} Z")
    body, problems = parse_body(" ".join(markdown.split()))
    assert problems == []
    assert " ".join(_Elements(body.html).text.split()) == " ".join(f"1A {text} Z".split())


@given(
    st.lists(
        st.builds("{}{}".format, st.sampled_from(["", "1. ", "2. ", "3. "]), st.sampled_from(["A.", "- b", "*c*"]))
    )
)
def test_numbers_are_published_as_they_are_printed(printed: list[str]) -> None:
    body, problems = parse_body(as_markdown(printed))
    assert problems == []
    assert [line for line in plain_text(body).split("\n\n") if line] == printed


def test_numbers_of_one_row_are_a_list() -> None:
    assert as_markdown(["1. A.", "2. B.", "C.", "1. D."]) == "1. A.\n\n2. B.\n\nC.\n\n1. D."


@pytest.mark.parametrize(
    ("markdown", "column"),
    [
        ("Text [^1].\n\n[^1]: - [^1]: Words.", 9),
        ("Text one.\n\n  [^1]: Lost words.", 3),
        ("Text one.\n\n- [^1]: Lost words.", 3),
        ("Text one.\n\n1. [^1]: Lost words.", 4),
        ("Text [^1].\n\n[^1]: First words.\n  [^1]: Second words.", 3),
        ("Text [^1].\n\n[^1]: [^2]: Deep words.", 7),
    ],
)
def test_a_footnote_that_does_not_begin_its_line_is_told_there(markdown: str, column: int) -> None:
    _, problems = parse_body(markdown)
    assert [(each.rule.id, each.place.column) for each in problems] == [("lost-footnote", column)]
    assert problems[0].place.line == markdown.count("\n") + 1


_PIECES = [
    "one",
    "two",
    "three",
    " ",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "- ",
    "1. ",
    "> ",
    "[^1]",
    "[^1]: ",
    "[^2]",
    "[^2]: ",
    "*",
    "\\",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@settings(deadline=None, max_examples=500)
def test_every_word_is_published_or_a_problem_is_told(markdown: str) -> None:
    body, problems = parse_body(markdown)
    found = _Elements(body.html).text
    assert problems or all(found.count(word) == markdown.count(word) for word in ("one", "two", "three"))
