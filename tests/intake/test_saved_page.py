"""A saved page as its text: what a browser shows of it is read, and nothing else."""

from __future__ import annotations

import pytest

from importing import OFFICIAL
from official_texts import NAMES, NUMBERED, TITLE
from written_declarations.intake.official_text import lines_of
from written_declarations.intake.proposal import propose
from written_declarations.intake.saved_page import text_of_page
from written_declarations.reading.registry import Registry


@pytest.mark.parametrize("name", ["script-note", "style-guide", "styles", "scripts", "script:x"])
def test_a_tag_whose_name_begins_like_that_of_a_script_hides_nothing(name: str) -> None:
    assert text_of_page(f"<p>One</p><{name}>Two</{name}><p>Three</p>").split() == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("<script>", "</script>"), ("<STYLE type='text/css'>", "</style\n x>"), ("<script/x>", "</SCRIPT/>")],
)
def test_scripts_and_styles_are_not_shown_however_they_end(begins: str, ends: str) -> None:
    page = f"<p>One</p>{begins}two </{begins.strip('</>').split(' ')[0].split('/')[0]}s> four{ends}<p>Three</p>"
    assert text_of_page(page).split() == ["One", "Three"]


def _lines(page: str) -> list[str]:
    return [" ".join(line.split()) for line in text_of_page(page).split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1.", "2.", "3."]),
        ("start=5", ["5.", "6.", "7."]),
        ("start=-1", ["-1.", "0.", "1."]),
        ("start=x", ["1.", "2.", "3."]),
        ("type=a", ["a.", "b.", "c."]),
        ("type=A start=26", ["Z.", "AA.", "AB."]),
        ("type=i start=3", ["iii.", "iv.", "v."]),
        ("type=I start=1998", ["MCMXCVIII.", "MCMXCIX.", "MM."]),
        ("style='color: red; list-style: inside lower-latin'", ["a.", "b.", "c."]),
        ("reversed start=3", ["3.", "2.", "1."]),
    ],
)
@pytest.mark.parametrize("item", ["{}", "<p>{}</p>", "\n <div>\n<p><b>{}</b>", "<a></a> {}"])
def test_items_have_the_numbers_that_a_browser_shows(attributes: str, numbers: list[str], item: str) -> None:
    items = "".join(f"<li>{item.format(text)}</li>" for text in ("One", "Two", "Three"))
    assert _lines(f"<p>Text</p><ol {attributes}>{items}</ol><p>More") == [
        *("Text", *(f"{number} {text}" for number, text in zip(numbers, ("One", "Two", "Three"), strict=True)), "More")
    ]


def test_an_item_may_have_a_number_of_its_own_or_none() -> None:
    page = "<ol><li>One<li value=7><p>Two<p>more<li type=a>Three<li><li>Four<ul><li>Five</ul></ol>"
    assert _lines(page) == ["1. One", "7. Two", "more", "h. Three", "10. Four", "Five"]
    assert _lines("<ol style='list-style-type:none'><li>One</ol>") == ["One"]
    with pytest.raises(ValueError, match="backwards"):
        text_of_page("<ol reversed><li>One<li>Two</ol>")


@pytest.mark.parametrize(
    ("begins", "ends"), [("<pre>", "</pre>"), ("<p style='white-space: pre-wrap'>", "</p>"), ("<pre><b>", "</b></pre>")]
)
def test_lines_that_are_kept_in_a_page_are_lines_of_its_text(begins: str, ends: str) -> None:
    page = f"<p>One\ntwo</p>{begins}\nThree  four\r\n\r\nFive\nsix{ends}<p>Seven\neight"
    assert _lines(page) == ["One two", "Three four", "Five", "six", "Seven eight"]


def test_a_page_that_is_all_text_is_read_as_that_text() -> None:
    text = OFFICIAL.read_text(encoding="utf-8")
    page = f"<html><head></head><body><pre style='word-wrap: break-word'>{text}</pre></body></html>"
    assert [line for line in lines_of(page.encode()) if line] == [line for line in lines_of(text.encode()) if line]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Resolution 1900<sup>2</sup> says", "Resolution 1900² says"),
        ("Resolution 1900<sup><a href='#n2'>2</a></sup> says", "Resolution 1900[2] says"),
        ("Resolution 1900<a href='#n2'><sup>2</sup></a> says", "Resolution 1900[2] says"),
        ("<a href='x'>Resolution 1900<sup>2</sup></a> says", "Resolution 1900² says"),
        ("Resolution 1900<sup><a href='#n2'>[2]</a></sup> says", "Resolution 1900[2] says"),
        ("Resolution 1900<sup>[<a href='#n2'>2</a>]</sup> says", "Resolution 1900[2] says"),
        ("a word.<sup>1, 23</sup> And", "a word.¹, ²³ And"),
        ("10<sup>6</sup> and 10<sup> -3 </sup>m<sup>2</sup>", "10⁶ and 10 ⁻³ m²"),
        ("10<sub>2</sub> of CO<sub>2</sub>", "10₂ of CO2"),
        ("1<sup>er</sup> mars, n<sup>o</sup> 2, the 2<sup>nd</sup>", "1er mars, no 2, the 2nd"),
        ("1900<sup>2<p>More", "1900² More"),
        ("1900<sup>2", "1900²"),
        ("1900<sup hidden>2</sup> says", "1900 says"),
        ("<ol><li><sup>2</sup> See</ol>", "1. ² See"),
    ],
)
def test_a_raised_number_does_not_run_into_the_one_before_it(page: str, text: str) -> None:
    assert " ".join(text_of_page(f"<p>{page}").split()) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>A <q>word of <q>two</q></q>, and <q>one</q>.", "A “word of ‘two’”, and “one”."),
        ("<html lang=fr-FR><p>Un <q>mot de <q>deux</q></q>.", "Un « mot de “deux” »."),
        ("<p>A <q hidden>word</q> of <q>two", "A of “two”"),
    ],
)
def test_a_quotation_has_the_marks_that_a_browser_shows(page: str, text: str) -> None:
    assert " ".join(text_of_page(page).split()) == text


def test_numbers_of_lists_within_lists_stay_as_they_are_shown(registry: Registry) -> None:
    items = "<ol><li>One:<ol><li>a part;</li><li>another.</li></ol></li><li>Two.</li></ol>"
    page = f"<h1>{TITLE}</h1><p>{NUMBERED}</p><p>{' ; '.join(NAMES)}</p>{items}"
    proposal = propose(page.encode(), None, registry)
    assert proposal.can_be_added, proposal.problems
    assert proposal.file.endswith("\n1\\. One:\n\n1\\. a part;\n\n2\\. another.\n\n2\\. Two.\n")


@pytest.mark.parametrize(
    "struck",
    [
        "<del>not</del>",
        "<s><b>not</b></s>",
        "<strike>not</strike>",
        '<span style="color:red; text-decoration: underline line-through">not</span>',
    ],
)
def test_words_that_are_struck_out_are_not_read_as_text(registry: Registry, struck: str) -> None:
    page = f"<html><body><p>They ask {struck} to see.</p></body></html>"
    (question,) = propose(page.encode(), None, registry).questions
    assert question.is_refusal
    assert "struck out in it, which have to be left out of a copy: not." in question.asked


def test_what_stands_behind_struck_out_emptiness_is_text() -> None:
    page = '<p><del> </del>One</p><div hidden><s>two</s></div><p style="text-decoration: none">Three</p>'
    assert text_of_page(page).split() == ["One", "Three"]


@pytest.mark.parametrize("tag", ["center", "details", "figcaption", "legend", "menu", "summary"])
def test_what_is_shown_on_lines_of_its_own_does_not_join_what_follows(tag: str) -> None:
    assert text_of_page(f"<p>One</p>Two<{tag}>Three</{tag}>Four").split() == ["One", "Two", "Three", "Four"]
