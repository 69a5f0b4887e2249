"""Lines that look like those of the page, and may be of the declaration: these stay in it or are asked about."""

from __future__ import annotations

import pytest

from importing import read
from official_texts import NAMES, PARAGRAPHS, TITLE, framed
from written_declarations.reading.registry import Registry


def _body(text: str, registry: Registry, answers: dict[str, str] | None = None) -> list[str]:
    imported = read(text, registry, answers)
    assert imported.declaration is not None, imported.questions
    assert imported.declaration.body is not None
    return imported.declaration.body.markdown.split("\n\n")


def _asked(text: str, registry: Registry) -> list[str]:
    return [question.key for question in read(text, registry).questions]


def test_sentences_that_begin_like_lines_of_the_page_stay(registry: Registry) -> None:
    text = [
        "(a) stop the first;",
        "(b) stop the second;",
        "(c) stop the third.",
        "Copyright of authors must be protected.",
    ]
    assert _body(framed(text=text), registry) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "E-mail: the undersigned ask for a law on it.",
        "The palace at 67075 Strasbourg must be open to all.",
        "They had an office whose tel. 03 88 41 20 00 nobody answered.",
        "Copyright 2019 was the year in which nobody was asked.",
    ],
)
def test_sentences_with_an_address_are_asked_about(registry: Registry, sentence: str) -> None:
    text = framed(text=[*PARAGRAPHS, sentence])
    assert _asked(text, registry) == [f"mixed {sentence}"]
    assert _body(text, registry, {f"mixed {sentence}": "1"}) == [*PARAGRAPHS, sentence]


@pytest.mark.parametrize(
    "line",
    [
        "Council of Europe, avenue de l'Europe, F-67075 Strasbourg Cedex | tel. + 33 3 88 41 2000 | e-mail: pace@coe.int.",
        "E-mail: pace@coe.int",
        "© Council of Europe 2026. All rights reserved.",
        "(c) 2026 Council of Europe",
        "Copyright © PACE",
        "Author(s): several Assembly members.",
        "This site uses cookies to make it better for all of its readers.",
    ],
)
def test_lines_of_the_page_are_left_out(registry: Registry, line: str) -> None:
    assert _body(framed(text=[*PARAGRAPHS, line]), registry) == list(PARAGRAPHS)


@pytest.mark.parametrize("line", ["report", "Parliamentary Assembly", "20", "26 in total", "Country, group", "Report"])
def test_what_may_be_within_a_sentence_is_asked_about(registry: Registry, line: str) -> None:
    before, after = "The undersigned have read with some concern what was said in the new", "of the committee."
    text = framed(text=[f"{before}\n{line}\n{after}"])
    assert _asked(text, registry) == [f"page {line}"]
    assert _body(text, registry, {f"page {line}": "1"}) == [f"{before} {line} {after}"]
    assert _body(text, registry, {f"page {line}": "2"}) == [f"{before} {after}"]


def test_numbers_above_paragraphs_are_asked_about(registry: Registry) -> None:
    text = framed(text=["1\nThe first.\n2\nThe second."])
    assert _asked(text, registry) == ["page 1", "page 2"]
    assert _body(text, registry, {"page 1": "1", "page 2": "1"}) == ["1 The first.", "2 The second."]


@pytest.mark.parametrize(
    "title", ["Reform of the\nCouncil of Europe", "REFORM OF THE\nCOUNCIL OF EUROPE", "English\nand French"]
)
def test_a_title_of_words_of_the_page_is_asked_about(registry: Registry, title: str) -> None:
    text = framed(title=title)
    assert _asked(text, registry) == ["title"]
    answered = read(text, registry, {"title": "3"}).declaration
    assert answered is not None
    assert answered.title == title.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        f"Parliamentary Assembly\nCouncil of Europe\n{framed(parting=chr(10))}",
        framed("several Assembly members\n" + " ; ".join(NAMES), parting="\n"),
        framed("\n".join([*NAMES[:2], "2", *NAMES[2:]])),
        framed(text=[f"{PARAGRAPHS[0]}\n2\n{PARAGRAPHS[1]}"]),
        f"{framed()}\nhome\nsearch\nPrint",
    ],
    ids=["above the title", "above the names", "within the names", "between sentences", "below"],
)
def test_lines_of_the_page_beside_the_text_are_left_out(registry: Registry, text: str) -> None:
    assert _body(text, registry) == list(PARAGRAPHS)
    declaration = read(text, registry).declaration
    assert declaration is not None
    assert declaration.title == TITLE
    assert tuple(map(str, declaration.signatures)) == NAMES


@pytest.mark.parametrize("mark", ["ships.2", "ships2.", "ships”2", "ships [2]", "ships²"])
def test_a_number_above_a_footnote_that_is_referred_to_is_asked_about(registry: Registry, mark: str) -> None:
    first = f"Lighthouses must be kept for {mark}"
    text = framed(text=[first, PARAGRAPHS[1], "2\nSee the invented report."])
    assert _asked(text, registry) == ["page 2"]
    assert _body(text, registry, {"page 2": "1"}) == [first, PARAGRAPHS[1], "2 See the invented report."]
    assert _body(text, registry, {"page 2": "2"}) == [first, PARAGRAPHS[1], "See the invented report."]


def test_a_number_of_a_page_to_which_nothing_refers_is_left_out(registry: Registry) -> None:
    first = "Lighthouses of Article 2, COVID22 and 2.2 must be kept."
    assert _body(framed(text=[first, f"2\n{PARAGRAPHS[1]}"]), registry) == [first, PARAGRAPHS[1]]


@pytest.mark.parametrize("bullet", ["\uf0b7\t", "\uf0a7 ", "o\t", "•\t", "  \uf0d8\t"])
def test_bullets_of_word_are_bullets(registry: Registry, bullet: str) -> None:
    text = framed(text=["They ask for two things:", f"{bullet}the first one;", f"{bullet}the second one."])
    assert _body(text, registry) == ["They ask for two things:", "• the first one;", "• the second one."]


@pytest.mark.parametrize("mark", ["1.", "(a)", "iii.", "–"])
def test_a_mark_of_an_item_is_no_column(registry: Registry, mark: str) -> None:
    assert _asked(framed(text=[PARAGRAPHS[0], f"{mark}\t{PARAGRAPHS[1]}"]), registry) == []
