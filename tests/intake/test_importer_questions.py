"""What an official text does not say for certain is asked or noted, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import layouts
from importing import OFFICIAL, declaration_638, read
from official_texts import PARAGRAPHS, framed
from written_declarations.intake.proposal import propose
from written_declarations.intake.question import Asking
from written_declarations.problems.wording import plain
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import KnownException


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
        "country Austira",
        "signatory Sir Alan Meale, United Kingdom, SOC",
    }
    assert "did you mean Austria?" in asked["country Austira"]
    answers = {
        "country Austira": "Mr Stefan SCHENNACH, Austria, SOC",
        "signatory Sir Alan Meale, United Kingdom, SOC": "Sir Alan MEALE, United Kingdom, SOC",
    }
    answered = read(text, registry, answers)
    assert answered.declaration is not None
    assert len(answered.declaration.signatures) == 26
    note = "signatories: the country was put into its English form (1 entry): Austira was read as Austria"
    assert note in answered.notes


WHOLE = {
    ("Mr Ada EXMPLE, Itly, SOC", "country Itly"): "Mr Ada EXAMPLE, Italy, EPP/CD",
    ("Mr Ada EXAMPLE, Italy, SOX", "group SOX"): "Ms Ada EXAMPLE, Italy, SOC",
    ("EXAMPLE, Georgia, Italy", "group Italy"): "Georgia EXAMPLE, Italy",
    ("Mr Ada EXAMPLE, Itly, SOC", "country Itly"): "Mr Ada EXAMPLE, Italy, SOC ; Ms Bo SAMPLE, Italy",
}


@pytest.mark.parametrize(("printed", "key"), WHOLE)
def test_an_answer_that_is_a_whole_entry_is_the_entry(registry: Registry, printed: str, key: str) -> None:
    answer = WHOLE[printed, key]
    read_so = read(framed(f"{printed} ; Mr Cy TRIAL, Malta"), registry, {key: answer})
    assert read_so.declaration is not None, read_so.questions
    assert " ; ".join(map(str, read_so.declaration.signatures)) == f"{answer} ; Mr Cy TRIAL, Malta"


@pytest.mark.parametrize(
    ("names", "key", "answer", "left"),
    [
        ("Mr Ada EXMPLE, Itly ; Ms Xy OTHER, Itly", "country Itly", "Mr Ada EXAMPLE, Italy", ["Ms Xy OTHER, Itly"]),
        ("Mr Ada EXAMPLE, Itly ; Ms Xy OTHER, Itly", "country Itly", "Mr Ada EXAMPLE, Italy", []),
        ("Mr A ONE, Itly ; Mr B ONE, Itly", "country Itly", "Mr ONE, Italy", ["Mr A ONE, Itly", "Mr B ONE, Itly"]),
        ("Mr Xy OTHER, Malta, Itly ; Ms Ef THREE, Georgia, Itly", "group Itly", "Mr Xy OTHER, Malta, SOC", []),
    ],
)
def test_a_whole_entry_says_of_others_what_is_asked_and_no_more(
    registry: Registry, names: str, key: str, answer: str, left: list[str]
) -> None:
    questions = read(framed(names), registry, {key: answer}).questions
    assert [question.key for question in questions] == [f"signatory {printed}" for printed in left]


def test_what_is_missing_is_asked_for(registry: Registry) -> None:
    imported = read("Something else\n\nAltogether\n", registry)
    assert imported.declaration is None
    assert [question.key for question in imported.questions] == ["title", "number", "doc_id", "date", "signatories"]


def test_a_wrong_total_is_asked_about(registry: Registry) -> None:
    text = layouts.old(declaration_638(registry)).replace("Total = 26", "Total = 27")
    (question,) = read(text, registry).questions
    assert question.asked.startswith(f"line {len(text.splitlines())}: Total = 27: 26 signatories were read")
    assert read(text, registry, {question.key: "1"}).declaration is not None


@given(st.text())
def test_every_question_can_be_answered_in_a_line_below_its_key(text: str) -> None:
    asking = Asking({})
    assert asking.choose(f"lone {text}", "is it?", ["it is"]) is None
    (question,) = asking.questions
    assert plain(question.key) == question.key
    key, _, answer = f"{question.key} = 1".partition("=")
    assert Asking({key.strip(): answer.strip()}).choose(f"lone {text}", "is it?", ["it is"]) == "it is"


def test_a_total_of_any_length_is_no_fault(registry: Registry) -> None:
    text = layouts.old(declaration_638(registry)).replace("Total = 26", f"Total = {'9' * 5000}")
    assert read(text, registry).questions


def test_notes_keep_to_one_signatory(registry: Registry) -> None:
    """A word at the end of one entry and one at the beginning of the next are no common change."""
    text = layouts.old(declaration_638(registry)).replace("United Kingdom, SOC", "United Kingdom, soc", 1)
    notes = read(text, registry).notes
    assert "signatories: the group was put into its English form (1 entry): soc was read as SOC" in notes


@pytest.mark.parametrize("answer", ["0", "-1", "638.", "٣", "9" * 5000])
def test_an_answer_that_is_no_number_is_asked_again(registry: Registry, answer: str) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", "")
    assert [question.key for question in read(text, registry, {"doc_id": answer}).questions] == ["doc_id"]


def test_the_same_question_is_asked_once(registry: Registry) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace(
        "Mr Stefan SCHENNACH, Austria, SOC", "Mr Ada EXAMPLE, Nowhere ; Mr Ada EXAMPLE, Nowhere"
    )
    assert [question.key for question in read(text, registry).questions] == ["country Nowhere"]


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


@pytest.mark.parametrize("letter", ["Å", "à", "é", "ś", "ğ", "’"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1250", "iso8859-2", "mac_roman"])
def test_a_text_read_in_a_wrong_encoding_is_told(registry: Registry, letter: str, encoding: str) -> None:
    official = OFFICIAL.read_text(encoding="utf-8").replace("Stefan", f"St{letter}fan")
    misread = official.encode().decode(encoding, errors="replace")
    assert any(question.is_refusal for question in read(misread, registry).questions)


def test_real_texts_are_not_asked_about(registry: Registry) -> None:
    assert read(OFFICIAL.read_bytes(), registry).questions == ()


@pytest.mark.parametrize(
    "line", ["Mr Ef FIVE, Italy, SOC", "2. Mr Ef FIVE (Italy, SOC)", "Authors: all of them must be protected."]
)
def test_no_answer_is_offered_that_leads_to_a_file_that_is_refused(registry: Registry, line: str) -> None:
    text = framed(text=[PARAGRAPHS[0], line, PARAGRAPHS[1]])
    asked = propose(text.encode(), None, registry).questions
    answers = {question.key: question.choices[0] for question in asked if question.can_be_answered}
    proposal = propose(text.encode(), None, registry, answers=answers)
    assert "stray-text" not in [problem.rule.id for problem in proposal.problems]
    assert [line in question.asked for question in proposal.questions] == [True]


def test_a_line_of_a_signatory_is_text_where_the_registry_says_so(registry: Registry) -> None:
    text = framed(text=[*PARAGRAPHS, "Mr Ef FIVE, Italy, SOC"])
    excepted = replace(registry, exceptions=(KnownException("stray-text", 900, "invented"),))
    (question,) = propose(text.encode(), None, excepted).questions
    proposal = propose(text.encode(), None, excepted, answers={question.key: "yes"})
    assert proposal.can_be_added, proposal.problems


def test_what_a_broken_heading_says_beside_its_facts_is_told(registry: Registry) -> None:
    heading = "Written declaration No. 900 | Doc. 16900 | Original:\nEnglish | 3 March 2026"
    assert "left out of the heading: Original: English" in read(framed(heading=heading), registry).notes
