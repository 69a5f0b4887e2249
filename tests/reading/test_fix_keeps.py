"""Fixing a file lessens nothing: what was read of it before is read after, and notes beside it stay or are told."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import has_errors
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry

TEXT = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
SUBJECTS = "subjects: Kazakhstan, Political prisoners, Torture and ill-treatment\n"
LEAD = "- Mr Stefan SCHENNACH, Austria, SOC\n"
# Other ways to write the same facts, some with what has to be fixed, and NOTE for words beside them
WAYS = {
    "subjects in brackets": (SUBJECTS, "subjects: [kazakhstan, Political prisoners]\n"),
    "subjects in brackets with a note": (SUBJECTS, "subjects: [kazakhstan, Political prisoners] # NOTE\n"),
    "subjects in brackets on lines": (SUBJECTS, "subjects: [\n  kazakhstan,\n  Political prisoners\n]\n"),
    "subjects in brackets on lines with a note": (SUBJECTS, "subjects: [\n  kazakhstan, # NOTE\n  Women\n]\n"),
    "subjects in brackets below": (SUBJECTS, "subjects:\n  [kazakhstan, Women]\n"),
    "subjects in a list": (SUBJECTS, "subjects:\n  - kazakhstan\n  - Women\n"),
    "subjects in a list with a note": (SUBJECTS, "subjects: # NOTE\n  - kazakhstan\n"),
    "subjects in a list with a line of notes": (SUBJECTS, "subjects:\n  # NOTE\n  - kazakhstan\n"),
    "subjects on the next line": (SUBJECTS, "subjects:\n  kazakhstan, Women\n"),
    "a note behind a title": ('stopped"\n', 'stopped"  # NOTE\n'),
    "a note close to a title": ('stopped"\n', 'stopped"#NOTE\n'),
    "a note behind a signatory": (LEAD, '- "Mr Stefan  SCHENNACH, Austria, SOC" # NOTE\n'),
    "a note behind a signatory in single quotes": (LEAD, "- 'Mr Stefan SCHENNACH, Autriche, SOC' # NOTE\n"),
    "a note behind a number": ("number: 638\n", "number: 0638 # NOTE\n"),
    "a note behind a label": ("signatories:\n", "signatories: # NOTE\n"),
    "signatories in brackets": ("signatories:\n", 'signatories: ["Ms  Ada EXAMPLE, Austria, SOC"] #\n#'),
    "a key in quotes": ("doc_id: 14416\n", '"doc_id": 14416\n'),
    "a key with a question mark": ("doc_id: 14416\n", "? doc_id\n: 14416\n"),
    "another order": ("number: 638\ndoc_id: 14416\n", "doc_id: 14416\nnumber: 638\n"),
    "a French country": ("Marco GATTI, San Marino", "Marco GATTI,  Saint-Marin"),
}
_LINES = [line for line in TEXT[4 : TEXT.index("signatories:")].split("\n") if line]
_IN_BRACES = "---\n{" + ", ".join(_LINES) + ', signatories: ["Mr Stefan  SCHENNACH, Austria, SOC"]}\n---\nText.\n'


def _written(ways: set[str]) -> str:
    text = TEXT
    for way in sorted(ways):
        text = text.replace(*WAYS[way])
    return text


@given(st.sets(st.sampled_from(sorted(WAYS)), max_size=4).map(_written))
@example(_IN_BRACES)
def test_what_is_read_before_is_read_after(registry: Registry, text: str) -> None:
    fixed, _ = fix(text.encode(), registry)
    assert fixed is not None
    before, after = (read_bytes(each.encode(), "638.md", registry)[0] for each in (text, fixed))
    assert before.declaration is None or after.declaration == before.declaration
    assert set(before.values) <= set(after.values)
    assert len(before.signatories) <= len(after.signatories)
    assert fixed.count("NOTE") == text.count("NOTE")
    assert fixed.count("[") == fixed.count("]")


@pytest.mark.parametrize("way", [way for way in WAYS if "a note" in way and "label" not in way and "list" not in way])
def test_a_note_that_would_be_lost_is_told(registry: Registry, way: str) -> None:
    _, problems = read_bytes(_written({way}).encode(), "638.md", registry)
    told = [each for each in problems if each.rule is Rule.LOST_COMMENT]
    assert [each.place.text[each.place.column - 1 : each.place.end - 1].lstrip("# ") for each in told] == ["NOTE"]


def test_a_front_matter_in_braces_is_refused_and_left_alone(registry: Registry) -> None:
    _, problems = read_bytes(_IN_BRACES.encode(), "638.md", registry)
    assert [each.rule for each in problems] == [Rule.WRONG_SHAPE]
    assert fix(_IN_BRACES.encode(), registry) == (_IN_BRACES, [])


@pytest.mark.parametrize("escaped", ["Kazakhst\\an", "and \\torture", "a\\u200bb", "a\\_b", "a\\nb"])
def test_a_backslash_that_makes_another_sign_is_told_and_left(registry: Registry, escaped: str) -> None:
    text = TEXT.replace('title: "Kazakhstan', f'title: "{escaped}')
    told = read_bytes(text.encode(), "638.md", registry)[1]
    assert [(each.rule.id, each.place.text[each.place.column - 1]) for each in told] == [("forbidden-character", "\\")]
    assert fix(text.encode(), registry)[0] == text


def test_a_first_signatory_behind_a_sign_of_comments_is_not_lost(registry: Registry) -> None:
    text = TEXT.replace("signatories:\n", "signatories:#", 1)
    assert has_errors(read_bytes(text.encode(), "638.md", registry)[1])
    assert fix(text.encode(), registry)[0] == text
