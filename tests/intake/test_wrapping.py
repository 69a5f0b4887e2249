"""Ends of lines that are those of paragraphs, and those that are not; what may be both is asked about."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.intake.question import Asking, PastedLine
from written_declarations.intake.wrapping import notes_on, paragraphs_of

# Names before whose capitals lines are broken
PARAGRAPH = (
    "The undersigned recall the Judgment of the European Court of Human Rights in a case from the Republic of Moldova,"
    " deplore that the Committee of Ministers of the Council of Europe has not followed it, and ask what the Parliamentary"
    " Assembly will do."
)


def _read(text: str, answer: str = "") -> tuple[list[str], list[str]]:
    """The paragraphs of a text, and at which lines it is asked whether one begins."""
    lines = [PastedLine(number, line) for number, line in enumerate(text.split("\n"), 1)]
    asking = Asking({f"paragraph {line.text}": answer for line in lines} if answer else {})
    paragraphs = [paragraph.text for paragraph in paragraphs_of(lines, asking)]
    return paragraphs, [question.places[0].text for question in asking.questions]


@given(width=st.integers(45, 160))
def test_a_paragraph_of_any_width_is_one(width: int) -> None:
    wrapped = textwrap.fill(PARAGRAPH, width)
    assert _read(f"{wrapped}\n\n{wrapped}") == ([PARAGRAPH, PARAGRAPH], [])


@given(width=st.integers(45, 110))
def test_a_sentence_that_ends_on_a_short_line_parts_no_paragraph_silently(width: int) -> None:
    lines = textwrap.wrap(PARAGRAPH, width)
    text = [*lines[:-1], "which is so.", *lines]
    one = f"{' '.join(lines[:-1])} which is so."
    blocks = "\n\n".join("\n".join(block) for block in (text, lines, lines))
    assert _read(blocks)[1] == [lines[0]]
    assert _read(blocks, "no") == ([f"{one} {PARAGRAPH}", PARAGRAPH, PARAGRAPH], [])
    # Where no empty lines part paragraphs, nothing else than short lines does
    paragraphs = paragraphs_of([PastedLine(*each) for each in enumerate(text, 1)], Asking({}))
    assert [paragraph.text for paragraph in paragraphs] == [one, PARAGRAPH]
    (note,) = notes_on(paragraphs)
    assert note.endswith(f"ends a sentence: {PARAGRAPH[:59]}…"), note


@given(width=st.integers(50, 80), other=st.sampled_from([PARAGRAPH, f"https://example.org/{'a' * 100}"]))
def test_a_line_that_is_longer_than_others_says_nothing_of_them(width: int, other: str) -> None:
    wrapped = textwrap.fill(PARAGRAPH, width)
    assert _read(f"{wrapped}\n\n{other}\n\n{wrapped}") == ([PARAGRAPH, other, PARAGRAPH], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("of which they have read in Articles 2 and", "10. They recall what was said there, and ask for more."),
        ("of which they have read in Smith and others", "v. Italy, and ask for more."),
        ("of which they have read in a newspaper", "– it was in March – and ask for more."),
    ],
)
def test_a_number_or_dash_within_a_sentence_is_asked_about(one: str, other: str) -> None:
    whole = f"{one} {other}"
    assert _read(f"{one}\n{other}")[1] == [other]
    assert _read(f"{one}\n{other}", "no")[0] == [whole]


@pytest.mark.parametrize(
    "abbreviated", ["No.|638. It asks", "Art.|10 of it", "Mr.|Example", "M.|Exemple", "cf.|the text", "pp.|5. It"]
)
def test_an_abbreviation_ends_no_sentence(abbreviated: str) -> None:
    one, other = abbreviated.split("|")
    before = "The undersigned are concerned about what they have read in"
    assert _read(f"{before} {one}\n{other} says so.") == ([f"{before} {one} {other} says so."], [])


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "2.", "3."),
        ("(a)", "(b)", "(c)"),
        ("i.", "ii.", "iii."),
        ("(iii)", "(iv)", "(v)"),
        ("1.8.", "1.9.", "1.10."),
        ("–", "–", "–"),
    ],
)
def test_items_whose_ends_have_no_signs_are_items(marks: tuple[str, str, str]) -> None:
    lines = [f"{mark} that all of the authorities release whom they have in prison for the" for mark in marks]
    items = [f"{line} words that they wrote" for line in lines]
    wrapped = "\n".join(f"{line}\nwords that they wrote" for line in lines)
    assert _read(f"The undersigned ask:\n{wrapped}") == (["The undersigned ask:", *items], [])


ONE_A_LINE = {
    "capitals": [
        "Recalling that all member states have signed the Convention on Human Rights and Freedoms",
        "Deploring that one of these states has not respected what it had signed in former years",
        "The undersigned call on it to do so",
    ],
    "list": [
        "The undersigned call on all of the authorities to:",
        "release all who are in prison for what they wrote",
        "stop the torture",
        "open an investigation",
    ],
    "semicolons": [
        "The undersigned call on all of the authorities to act;",
        "they ask them to release whom they have in prison;",
        "and that this goes on so",
        "for many more years",
    ],
}


@pytest.mark.parametrize("kind", ONE_A_LINE)
def test_paragraphs_of_a_line_each_are_asked_about(kind: str) -> None:
    lines = ONE_A_LINE[kind]
    text = "\n".join(lines)
    assert _read(text, "yes") == (lines, [])
    assert _read(text, "no") == ([" ".join(lines)], [])
    assert _read(text)[1][0] == lines[1]


@pytest.mark.parametrize("end", ["agreed long ago", "agreed upon"])
def test_a_word_that_opens_paragraphs_is_asked_about_within_broken_lines(end: str) -> None:
    first = textwrap.fill(f"Recalling that all states of the Council have signed what was {end}", 40)
    assert _read(f"{first}\nDeploring that one has not respected it\nfor years.")[1] == [
        "Deploring that one has not respected it"
    ]


@pytest.mark.parametrize("whole", ["COVID-19", "2001-2005", "2001–2005", "2001/2005", "Anglo-Saxon"])
def test_a_line_broken_within_a_word_of_signs_is_joined_without_space(whole: str) -> None:
    end = max(map(whole.find, "-–/")) + 1
    before = "The undersigned are concerned about what they have read of"
    assert _read(f"{before} {whole[:end]}\n{whole[end:]} in newspapers.") == ([f"{before} {whole} in newspapers."], [])


@pytest.mark.parametrize(("one", "other"), [("1.", "2."), ("(a)", "(b)"), ("•", "•")])
def test_the_mark_of_an_item_on_a_line_of_its_own_begins_the_item(one: str, other: str) -> None:
    text = f"They ask:\n{one}\nfirst of all;\n{other}\nsecond of all."
    assert _read(text) == (["They ask:", f"{one} first of all;", f"{other} second of all."], [])


def test_a_number_with_which_a_sentence_ends_is_no_mark() -> None:
    text = f"{PARAGRAPH[:60]}\n{PARAGRAPH[60:]} They recall Resolution\n5.\n\nAnother."
    assert "Resolution 5." in _read(text, "no")[0][0]


def test_a_footnote_that_parts_a_sentence_is_told() -> None:
    lines = ["The undersigned ask all of the ministers who", "1. A footnote.", "did not follow it."]
    paragraphs = paragraphs_of(
        [PastedLine(n, line) for n, line in enumerate("\n\n".join(lines).split("\n"), 1)], Asking({})
    )
    (note,) = notes_on(paragraphs)
    assert note.endswith("something may stand between: did not follow it.")
    assert list(notes_on(paragraphs[:2])) == []
