"""English and French texts of one declaration, in one run."""

from __future__ import annotations

import datetime
from dataclasses import replace

import layouts
from importing import declaration_638
from written_declarations.intake.many import Fate, import_many
from written_declarations.intake.pages import SourceText
from written_declarations.intake.proposal import propose
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry


def _pages(registry: Registry, **french: object) -> list[SourceText]:
    there = declaration_638(registry)
    other: Declaration = replace(there, title="Un titre", **french)  # type: ignore[arg-type]  # its fields
    return [
        SourceText("a", layouts.french(other).encode()),
        SourceText("b", layouts.today(there).encode()),
    ]


def test_an_english_text_takes_the_title_of_the_french_one(registry: Registry) -> None:
    french, english = import_many(_pages(registry), registry, [])
    assert (french.fate, english.fate) == (Fate.SAME, Fate.NEW)
    assert french.goes_with == english.page
    assert english.proposal is not None
    assert '\ntitle_fr: "Un titre"\n' in english.proposal.file
    there = english.proposal.file.encode()
    again = import_many(_pages(registry), registry, [], {"638.md": there}.get)
    assert [each.fate for each in again] == [Fate.UNCHANGED, Fate.UNCHANGED]
    fewer = declaration_638(registry).signatures[:-1]
    _, english = import_many(_pages(registry, signatures=fewer), registry, [])
    assert english.proposal is not None
    assert any("the French text does not name: " in note for note in english.proposal.notes)


def test_a_later_edition_in_french_brings_its_list_and_an_earlier_one_is_kept(registry: Registry) -> None:
    there = declaration_638(registry)
    first, last = there.signatures[:-2], datetime.date(2018, 1, 22)
    for change in ({"date": last}, {"date": datetime.date(2017, 6, 30), "signatures": first}):
        pages = _pages(registry, **change)
        if change["date"] == last:
            pages[1] = SourceText("b", layouts.today(replace(there, signatures=first)).encode())
        french, english = import_many(pages, registry, [])
        assert (french.fate, english.fate) == (Fate.SAME, Fate.NEW)
        assert english.proposal is not None
        made = english.proposal.declaration
        assert made is not None
        assert (made.edition, len(made.signatures), made.lang) == (2, 26, "en")
        assert [list(map(str, each.signatures)) for each in made.earlier] == [list(map(str, first))]
        there_now = english.proposal.file.encode()
        again = import_many(pages, registry, [], {"638.md": there_now}.get)
        assert [each.fate for each in again] == [Fate.UNCHANGED, Fate.UNCHANGED]


def test_a_french_text_that_is_of_another_declaration_is_left(registry: Registry) -> None:
    french, english = import_many(_pages(registry, doc_id=14417), registry, [])
    assert (french.fate, english.fate) == (Fate.LEFT, Fate.NEW)
    assert "the Doc. ID is 14416 there, and 14417 in this text" in french.why
    assert english.proposal is not None
    assert "title_fr" not in english.proposal.file


def test_what_goes_with_a_text_that_is_left_is_left_too(registry: Registry) -> None:
    pages = _pages(registry)
    there = layouts.today(declaration_638(registry)).encode()
    proposed = propose(there, None, registry)
    changed = proposed.file.replace("Ms Gisela", "Mrs Gisela").encode()
    french, english = import_many(pages, registry, [], {"638.md": changed}.get)
    assert (french.fate, english.fate) == (Fate.LEFT, Fate.LEFT)
    french, english = import_many(pages, registry, [], {"638.md": changed}.get, replaces=True)
    assert english.fate is Fate.CHANGED
    assert english.proposal is not None
    assert english.proposal.changes.facts[0].after == "Un titre"
