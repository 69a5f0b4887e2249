"""Subjects in a file: every way to write them, what is said of mistakes, what is mended, and what is proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.problems.place import Problem
from written_declarations.reading.checks import check_alone
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.proposed_subjects import proposed_subjects
from written_declarations.reading.registry import Registry

PUBLISHED = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
LINE = "subjects: Kazakhstan, Political prisoners, Torture and ill-treatment\n"
WITHOUT = PUBLISHED.replace(LINE, "")


def _read(text: str, registry: Registry) -> tuple[list[str], list[Problem]]:
    file, problems = read_bytes(text.encode(), "638.md", registry)
    found = [subject.slug for subject in file.declaration.subjects] if file.declaration else []
    return found, [*problems, *check_alone(file, registry)]


@pytest.mark.parametrize(
    "written",
    [
        "subjects: Kazakhstan, Georgia",
        "subjects: kazakhstan,georgia",
        'subjects: "Kazakhstan, Géorgie"',
        "subjects: [Kazakhstan, georgia]",
        "subjects:\n  - Kazakhstan\n  - Géorgie",
        "subjects:\n- KAZAKHSTAN, Georgia",
        "subjects:\n    - Kazakhstan\n    - Georgia",
    ],
)
def test_there_are_many_ways_to_write_them_and_one_to_keep(registry: Registry, written: str) -> None:
    text = PUBLISHED.replace(LINE, f"{written}\n")
    assert _read(text, registry) == (["kazakhstan", "georgia"], [])
    assert fix(text.encode(), registry)[0] == PUBLISHED.replace(LINE, "subjects: Kazakhstan, Georgia\n")


@pytest.mark.parametrize(
    ("written", "place", "rule", "mended"),
    [
        ("subjects: Kazakhstan; Georgia", (6, 11), "unknown-subject", "Kazakhstan, Georgia"),
        ("subjects: Kazakhstan and Georgia", (6, 11), "unknown-subject", "Kazakhstan, Georgia"),
        ("subjects: Kazakhstan, Georgian, georgia", (6, 23), "unknown-subject", "Kazakhstan, Georgia"),
        ("subjects: Kazakhstan, kazakhstan", (6, 23), "duplicate-subject", "Kazakhstan"),
        ("subjects: Kazakhstan,", (6, 11), "empty-value", "Kazakhstan"),
        ("subjects: Kazakstann", (6, 11), "unknown-subject", None),
        ("subjects:\n  - Kazakhstan\n  - Narnia", (8, 5), "unknown-subject", None),
        ("subjects:\n  - a: b", (7, 5), "wrong-shape", None),
        ("subjects:", (6, 10), "empty-value", None),
        ("subjects: SUBJECTS", (6, 11), "template-text", None),
        ("subjects: [Kazakhstan", (6, 11), "yaml-syntax", None),
        ("subjects: Kazakhstan # or so", (6, 22), "lost-comment", None),
    ],
)
def test_a_mistake_is_told_at_its_place_and_mended_where_it_can_mean_one_thing(
    registry: Registry, written: str, place: tuple[int, int], rule: str, mended: str | None
) -> None:
    text = PUBLISHED.replace(LINE, f"{written}\n")
    _, problems = _read(text, registry)
    told = [(each.place.line, each.place.column, each.rule.id) for each in problems]
    assert (*place, rule) in told
    fixed, _ = fix(text.encode(), registry)
    if mended is not None:
        assert fixed == PUBLISHED.replace(LINE, f"subjects: {mended}\n")
    else:
        assert fixed is not None
        assert written.split("\n")[-1].strip() in fixed


def test_fix_proposes_what_the_title_says_and_tells_from_where(registry: Registry) -> None:
    fixed, changes = fix(WITHOUT.encode(), registry)
    assert fixed == PUBLISHED
    assert [change.line for change in changes] == [5]
    assert "Kazakhstan from Kazakhstan in the title" in changes[0].what
    assert fix(PUBLISHED.encode(), registry) == (PUBLISHED, [])


def test_what_a_person_wrote_is_not_changed(registry: Registry) -> None:
    text = PUBLISHED.replace(LINE, "subjects: Georgia\n")
    assert fix(text.encode(), registry) == (text, [])
    _, problems = _read(text, registry)
    assert [problem.rule.id for problem in problems] == ["subject-missing"]


def test_a_text_proposes_only_what_it_names_more_than_once(registry: Registry) -> None:
    text = "Kazakhstani courts act as those of Belarus. No elections are free in Kazakhstan."
    proposed = proposed_subjects("A title", text, registry)
    assert [(each.subject.slug, each.where) for each in proposed] == [("kazakhstan", "the text")]


@given(st.text() | st.lists(st.sampled_from(["Georgia", "Kosovo*", ",", ";", " and ", "[", "]", "*"])).map("".join))
def test_no_value_stops_the_reader_or_the_mender(registry: Registry, value: str) -> None:
    text = PUBLISHED.replace(LINE, f"subjects: {value}\n")
    _read(text, registry)
    fixed, _ = fix(text.encode(), registry)
    if fixed is not None:
        again, _ = fix(fixed.encode(), registry)
        assert again == fixed
