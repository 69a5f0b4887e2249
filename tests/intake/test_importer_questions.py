"""What an official text does not say for certain is asked or noted, and nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import layouts
from importing import OFFICIAL, declaration_638, read
from written_declarations.reading.registry import Registry


def test_a_misspelt_country_is_asked_about_and_nothing_is_guessed(registry: Registry) -> None:
    text = (
        OFFICIAL.read_text(encoding="utf-8")
        .replace("SCHENNACH, Austria", "SCHENNACH, Austira")
        .replace("Sir Alan MEALE", "Sir Alan Meale")
    )
    imported = read(text, registry)
    assert imported.declaration is None
    asked = {question.key: question.asked for question in imported.questions}
    assert set(asked) == {
        "signatory Mr Stefan SCHENNACH, Austira, SOC",
        "signatory Sir Alan Meale, United Kingdom, SOC",
    }
    assert "did you mean Austria?" in asked["signatory Mr Stefan SCHENNACH, Austira, SOC"]
    answers = {
        "signatory Mr Stefan SCHENNACH, Austira, SOC": "Mr Stefan SCHENNACH, Austria, SOC",
        "signatory Sir Alan Meale, United Kingdom, SOC": "Sir Alan MEALE, United Kingdom, SOC",
    }
    answered = read(text, registry, answers)
    assert answered.declaration is not None
    assert len(answered.declaration.signatures) == 26
    assert "signatories: Austira was read as Austria" in answered.notes


def test_what_is_missing_is_asked_for(registry: Registry) -> None:
    imported = read("Something else\n\nAltogether\n", registry)
    assert imported.declaration is None
    assert [question.key for question in imported.questions] == ["title", "number", "doc_id", "date", "signatories"]


def test_a_wrong_total_is_noted(registry: Registry) -> None:
    imported = read(layouts.old(declaration_638(registry)).replace("Total = 26", "Total = 27"), registry)
    assert "the text says Total = 27, but 26 signatories were read" in imported.notes


def test_a_total_of_any_length_is_no_fault(registry: Registry) -> None:
    text = layouts.old(declaration_638(registry)).replace("Total = 26", f"Total = {'9' * 5000}")
    assert read(text, registry).questions == ()


def test_notes_keep_to_one_signatory(registry: Registry) -> None:
    """A word at the end of one entry and one at the beginning of the next are no common change."""
    text = layouts.old(declaration_638(registry)).replace("United Kingdom, SOC", "United Kingdom, soc", 1)
    notes = read(text, registry).notes
    assert "signatories: soc was read as SOC" in notes


def test_a_signatory_of_many_words_is_noted_once(registry: Registry) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace("SCHENNACH, Austria, SOC", f"{'Van VAN ' * 400}, Austria, soc")
    assert [note for note in read(text, registry).notes if note.startswith("signatories:")] == [
        "signatories: soc was read as SOC"
    ]


@pytest.mark.parametrize("answer", ["0", "-1", "638.", "٣", "9" * 5000])
def test_an_answer_that_is_no_number_is_asked_again(registry: Registry, answer: str) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", "")
    assert [question.key for question in read(text, registry, {"doc_id": answer}).questions] == ["doc_id"]


def test_the_same_question_is_asked_once(registry: Registry) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace(
        "Mr Stefan SCHENNACH, Austria, SOC", "Mr A B, Nowhere ; Mr A B, Nowhere"
    )
    assert [question.key for question in read(text, registry).questions] == ["signatory Mr A B, Nowhere"]


@given(st.binary(max_size=600))
@settings(deadline=None)
def test_any_bytes_end_in_questions(registry: Registry, content: bytes) -> None:
    assert read(content, registry).questions


@given(
    st.lists(
        st.sampled_from(
            [
                *OFFICIAL.read_text(encoding="utf-8").splitlines(),
                "<p>",
                "Signatories:",
                "Total = 3",
                "Doc. 1 | 2",
                ";;",
                ",,",
            ]
        ),
        max_size=12,
    )
)
@settings(deadline=None)
def test_any_lines_of_it_end_in_questions_or_a_declaration(registry: Registry, lines: list[str]) -> None:
    imported = read("\n".join(lines), registry)
    assert (imported.declaration is None) == bool(imported.questions)
