"""Ends of lines that are those of paragraphs, and those that are not; what may be both is asked about."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.intake.question import Asking, PastedLine
from written_declarations.intake.wrapping import paragraphs_of

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
