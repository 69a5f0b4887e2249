"""A text that is read again: what is kept of the file that is there, what is put into it, what is asked first."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing import declaration_638
from strategies import declarations
from written_declarations.intake.changes import changes
from written_declarations.intake.draft import Draft, draft
from written_declarations.intake.look_alikes import LookAlikes
from written_declarations.intake.merged_text import merged_text
from written_declarations.intake.merging import merge
from written_declarations.model import Body, Declaration, Name
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.outline import of_declaration
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write

LATER = datetime.date(2018, 1, 22)
NEW = "  - Ms Ada EXAMPLE, Austria, SOC\n"

KEPT = """---
# How it came here: from the minutes
doc_id: 14416
number: 638
date: 2017-10-11
date_tabled: 2017-10-10
# as on the page
title: 'A fictional title'
title_fr: "Un titre"

source: "https://pace.coe.int/en/files/24151/html"
subjects:
  - Malta
  - Health and bioethics
# compared by hand
checked: 2026-11-24
signatories:
    # the lead
    # with a note
    - "Mr Cy TRIAL, Malta, ALDE"
    # spelt so
    - Mr Ada EXAMPLE, Italy, SOC
    # left the Assembly
    - Ms Bo SAMPLE, Spain, EPP/CD
    # the end
---

The *first* paragraph.[^1]

1. one
2. two

[^1]: See the minutes.
"""


def _read(text: str, registry: Registry) -> Declaration:
    file, problems = read_bytes(text.encode(), "638.md", registry)
    assert file.declaration is not None, problems
    return file.declaration


def _draft(read: Declaration, there: str | None, registry: Registry, answers: dict[str, str] | None = None) -> Draft:
    return draft(read, there.encode() if there is not None else None, registry, LookAlikes([]), answers or {})


def _pasted(registry: Registry) -> Declaration:
    """What the text of KEPT gives: facts, names, and no marks."""
    there = _read(KEPT, registry)
    return replace(
        there,
        date_tabled=None,
        title_fr=None,
        source=None,
        checked=None,
        subjects=(),
        body=Body("The first paragraph.\n\n1. one\n\n2. two", "", ()),
    )


def test_what_says_the_same_changes_nothing(registry: Registry) -> None:
    drafted = _draft(_pasted(registry), KEPT, registry)
    assert drafted.is_unchanged
    assert (drafted.content, drafted.question) == (KEPT, None)
    assert not drafted.changes


def test_a_later_edition_keeps_what_it_does_not_know(registry: Registry) -> None:
    pasted = _pasted(registry)
    lead, first, second = pasted.signatures
    added = replace(lead, name=Name("Ms", "Di", "VERSUCH"), person="di-versuch-mt", group_printed=None, group=None)
    ungrouped = replace(first, group=None, group_printed=None)
    body = Body("The first paragraph.\n\n1. one\n\n2. two, and more\n\nAnother.", "", ())
    drafted = _draft(
        replace(pasted, date=LATER, signatures=(lead, ungrouped, second, added), body=body), KEPT, registry
    )
    assert drafted.question is None
    expected = KEPT.replace("date: 2017-10-11", "date: 2018-01-22")
    expected = expected.replace("date_tabled: 2017-10-10\n", "date_tabled: 2017-10-10\nedition: 2\n")
    expected = expected.replace("checked: 2026-11-24\n", "")
    expected = expected.replace("EXAMPLE, Italy, SOC", "EXAMPLE, Italy")
    expected = expected.replace("EPP/CD\n", "EPP/CD\n    - Ms Di VERSUCH, Malta\n")
    expected = expected.replace(
        "    # the end\n",
        "earlier_editions:\n  - date: 2017-10-11\n    source: https://pace.coe.int/en/files/24151/html\n    not_yet:\n"
        "      - Ms Di VERSUCH, Malta\n    printed:\n      2: Mr Ada EXAMPLE, Italy, SOC\n    # the end\n",
    )
    expected = expected.replace("2. two\n", "\n2. two, and more\n\nAnother.\n").replace("1. one\n\n\n", "1. one\n\n")
    assert drafted.content == expected
    again = _draft(
        replace(pasted, date=LATER, signatures=(lead, ungrouped, second, added), body=body), expected, registry
    )
    assert again.is_unchanged


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"doc_id": 14417}, "the Doc. ID is 14416 there, and 14417 in this text"),
        ({"date": datetime.date(2017, 10, 10)}, "the date goes back from 2017-10-11 to 2017-10-10"),
        ({"title": "Quite another one"}, "the title is another"),
        ({"body": Body("The first paragraph.\n\n1. one", "", ())}, "the text would be shorter: 11 words there, 9 in"),
        ({"body": Body("1. one\n\n2. two", "", ())}, "2 paragraphs of the text would be gone"),
        ({"body": Body("The first.\n\n1. one\n\n2. two", "", ())}, "would be"),
    ],
)
def test_a_loss_is_asked_about(registry: Registry, change: dict[str, object], said: str) -> None:
    read = replace(_pasted(registry), **change)  # type: ignore[arg-type]  # one field, of its type
    drafted = _draft(read, KEPT, registry)
    assert drafted.question is not None
    assert drafted.question.key == "replace"
    assert said in drafted.question.asked
    assert drafted.changes
    assert _draft(read, KEPT, registry, {"replace": "no"}).question is not None
    assert _draft(read, KEPT, registry, {"replace": "Yes."}).question is None


def test_who_is_gone_is_named_and_the_comments_stay(registry: Registry) -> None:
    pasted = _pasted(registry)
    read = replace(pasted, signatures=pasted.signatures[:2])
    drafted = _draft(read, KEPT, registry)
    assert drafted.question is not None
    assert "1 signatory would be gone: Ms Bo SAMPLE, Spain, EPP/CD" in drafted.question.asked
    assert "# left the Assembly\n    # the end\n---" in drafted.content
    lead = _draft(
        replace(pasted, signatures=(replace(pasted.signatures[0], group_printed=None, group=None),)), KEPT, registry
    )
    assert "# the lead\n    # with a note\n    - Mr Cy TRIAL, Malta\n    # spelt so\n" in lead.content


def test_a_file_with_errors_is_not_lost_unasked(registry: Registry) -> None:
    drafted = _draft(_pasted(registry), KEPT.replace("Malta", "Matla"), registry)
    assert drafted.question is not None
    assert "has errors" in drafted.question.asked


def test_a_text_without_paragraphs_takes_none_away(registry: Registry) -> None:
    drafted = _draft(replace(_pasted(registry), body=None), KEPT, registry)
    assert drafted.is_unchanged
    assert drafted.notes == ("this text has no paragraphs: those that are there are kept",)


def test_a_french_text_brings_its_title_and_what_differs_is_told(registry: Registry) -> None:
    there, pasted = _read(KEPT, registry), _pasted(registry)
    lead, *rest = pasted.signatures
    more = replace(lead, name=Name("Mme", "Di", "VERSUCH"), person="di-versuch-mt")
    french = replace(
        pasted, title="Un titre nouveau", lang="fr", signatures=(lead, *rest, more), body=Body("Texte.", "", ())
    )
    merged = merge(there, french)
    assert merged.declaration == replace(there, title_fr="Un titre nouveau", checked=None)
    assert not merged.losses
    assert merged.notes[0] == "the French text names who is not there: Mme Di VERSUCH, Malta, ALDE"
    assert not merge(there, replace(french, title="Un titre")).changes
    assert merge(there, replace(french, doc_id=1)).losses


def test_an_english_text_takes_the_place_of_a_french_one_and_keeps_its_title(registry: Registry) -> None:
    pasted = _pasted(registry)
    french = replace(pasted, title="Un titre", lang="fr", body=None)
    merged = merge(french, pasted)
    assert (merged.declaration.lang, merged.declaration.title_fr) == ("en", "Un titre")
    assert merged.declaration.title == "A fictional title"
    assert not merged.losses
    assert merge(replace(french, body=Body("Texte.", "", ())), pasted).losses
    assert merge(french, replace(french, date=LATER)).declaration.title_fr is None


def test_the_number_of_another_declaration_is_asked_about(registry: Registry) -> None:
    there = declaration_638(registry)
    others = LookAlikes([of_declaration(there, "638.md")])
    mistyped = replace(there, number=642, doc_id=14438)
    new = draft(mistyped, None, registry, others, {})
    assert new.question is not None
    assert new.question.key == "new"
    assert "the text is that of No. 638" in new.question.asked
    over = draft(mistyped, write(replace(mistyped, title="Another", body=None)).encode(), registry, others, {})
    assert over.question is not None
    assert "is that of No. 638" in over.question.asked
    assert draft(there, None, registry, others, {}).question is None


@given(st.data())
def test_a_merge_keeps_what_the_text_cannot_know_and_drops_nothing_that_it_says(
    registry: Registry, data: st.DataObject
) -> None:
    there, other = data.draw(declarations(registry)), data.draw(declarations(registry))
    there = replace(there, lang=other.lang, title_fr=None if other.lang == "fr" else there.title_fr)
    read = replace(other, number=there.number, date_tabled=None, edition=None, title_fr=None, checked=None)
    merged = merge(there, read).declaration
    assert (merged.title_fr, merged.date_tabled) == (there.title_fr, there.date_tabled)
    assert merged.source == (read.source or there.source)
    assert list(map(str, merged.signatures)) == list(map(str, read.signatures))
    assert (merged.title, merged.date, merged.doc_id) == (read.title, read.date, read.doc_id)
    assert (merged.body.markdown if merged.body else None) == (
        read.body.markdown if read.body else there.body.markdown if there.body else None
    )
    assert merged.checked is None or not changes(there, merged).of_the_official_text
    assert merged.subjects == (there.subjects or read.subjects)
    drafted = draft(read, write(there).encode(), registry, LookAlikes([]), {"replace": "yes"})
    file, problems = read_bytes(drafted.content.encode(), f"{there.number}.md", registry)
    if file.declaration is not None:
        assert not changes(file.declaration, merged)
        assert draft(read, drafted.content.encode(), registry, LookAlikes([]), {}).is_unchanged
    else:  # what was read may itself be a declaration that no file may hold
        assert problems


@pytest.mark.parametrize(
    ("there", "read", "merged"),
    [
        ("A *b* c.", "A b c.", "A *b* c."),
        ("A [b](https://example.org/) c.\nD", "A b c. D", "A [b](https://example.org/) c.\nD"),
        ("A.[^1]\n\nB.\n\n[^1]: Note.", "A.\n\nB.", "A.[^1]\n\nB.\n\n[^1]: Note."),
        ("A.[^1]\n\nB.\n\n[^1]: Note.", "A. [1]\n\nB.\n\n[1] Note.", "A.[^1]\n\nB.\n\n[^1]: Note."),
        ("A.[^1]\n\nB.\n\n[^1]: Note.", "A.\n\nB.\n\nC.", "A.[^1]\n\nB.\n\nC.\n\n[^1]: Note."),
        ("A.[^1]\n\nB.\n\n[^1]: Note.", "Another.\n\nB.", "Another.\n\nB."),
        ("1. a\n2. *b*", "1. a\n\n2. b\n\n3. c", "1. a\n2. *b*\n\n3. c"),
        ("- a\n- *b*", "a\n\nb", "- a\n- *b*"),
        ("1. a\n   1. *b*\n2. c", "1\\. a\n\n1\\. b\n\n2\\. c", "1. a\n   1. *b*\n2. c"),
        ("A *b*.\n\nA b.", "A b.\n\nA b.", "A *b*.\n\nA b."),
        ("A.\n\n*B*.", "B.\n\nA.", "*B*.\n\nA."),
        ("A.[^1]\n\nB.\n\n[^1]: Note.", "A.¹\n\nB.\n\n¹ Note.", "A.[^1]\n\nB.\n\n[^1]: Note."),
        ("A.", r"A \[5\].", r"A \[5\]."),
        (r"A \[5\].", "A.", "A."),
        ("A.[^1]\n\n[^1]: Note.", r"A \[2\]. \[1\]", r"A \[2\]. \[1\]"),
        ("A [5] *b*.", "A [5] b.", "A [5] *b*."),
        ("A.", r"\- A.", r"\- A."),
        (r"\- A.", "A.", "A."),
        ("- *A*.", r"\- A.", "- *A*."),
        ("A.[^1]\n\n[^1]: Note.", "Another. [1]\n\n[1] Note.", "Another. [1]\n\n[1] Note."),
    ],
)
def test_paragraphs_that_say_the_same_keep_their_marks(there: str, read: str, merged: str) -> None:
    assert merged_text(there, read) == merged
    assert merged_text(merged, read) == merged
