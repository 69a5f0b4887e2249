"""A text holds the declaration and nothing else: what was copied along is told, and what only looks like it is not."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.model import Declaration
from written_declarations.problems.place import Lines
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.reading.stray_text import stray_text

STRAY = """Print
See related documents
Imprimer
Mr Cy TRIAL, Malta, ALDE
Mr Cy TRIAL Malta ALDE
Ann SAMPLE, Spain, EPP/CD
- M. Jean EXEMPLE, Suisse, SOC ;
MUSTER Anna, Austria, SOC
Mr Ada EXAMPLE, Italy, SOC ; Ms Bo SAMPLE, Spain, EPP/CD ; Mr Cy TRIAL, Malta, ALDE
Mr Ada EXAMPLE (Italy, SOC)
Mr Ada EXAMPLE – Italy – SOC
Muster, Austria, LDR
Ms Bo-
Mr Ada EXAMPLE, Itly, SOC
Mr Ada EXAMPLE
This written declaration commits only those who have signed it
*This written declaration commits only the members who signed it.*
Cette déclaration écrite n’engage que ceux qui l’ont signée
This written declaration does not reflect the position of the Assembly; only of those members that have signed it.
TODO check
[insert text]
TEXT
An invented title
**An invented title**
Written declaration No. 900 | Doc. 16900 | 11 October 2017
Signatories:
Signatories: Mr A ONE, Italy
Total = 26
Total 26
Signed (see overleaf)
Author(s): several Assembly members
http://assembly.coe.int
Doc. 16900
Page 2 of 3
F – 67075 Strasbourg Cedex | assembly@coe.int
MUSTER, Anna, Austria, SOC
| Mr Ada EXAMPLE | Italy | SOC |
"""
TEXT = """24 April 1915
They recall that “light is needed […] by all [...] ships”.
Doc. 9999
Written declaration No. 320
2nd edition
Mr Cy TRIAL was arrested in Malta.
The signatories call on Turkey, Malta and Spain.
We, the undersigned, declare the following:
1. Mr Ada EXAMPLE, a member of the Assembly, was arrested in Italy.
Turkey, Malta, Spain
The Assembly recalls its Resolution 2190 (2017).
In Strasbourg, France
Democracy, rule of law, Human rights
Printing is a right.
NATO, EU
The UN, France
Signed by all, it was a treaty in Italy, France
The Assembly, meeting in France
Malta
Ms Ada EXAMPLE and others were heard by the committee, in Malta
She commits only to what is written
Our title: an invented title
. . .
"""


def _told(line: str, registry: Registry) -> list[tuple[int, int, int]]:
    body, _ = parse_body(f"A paragraph.\n\n{line}\n\nAnother.")
    declaration = Declaration(900, 16900, datetime.date(2026, 3, 3), "An invented title", ())
    found = stray_text(body, 10, Lines("900.md", [""] * 9 + body.markdown.split("\n")), declaration, registry)
    return [(problem.place.line, problem.place.column, problem.place.end) for problem in found]


@pytest.mark.parametrize("line", STRAY.strip().split("\n"))
def test_what_was_copied_along_is_told_at_its_line(line: str, registry: Registry) -> None:
    assert _told(line, registry) == [(12, 1, len(line) + 1)]


@pytest.mark.parametrize("line", TEXT.strip().split("\n"))
def test_words_of_a_declaration_are_left_alone(line: str, registry: Registry) -> None:
    assert _told(line, registry) == []


@given(st.lists(st.text(".,()|;", min_size=1), min_size=2))
def test_signs_alone_are_no_signatory(registry: Registry, signs: list[str]) -> None:
    assert _told(" ".join(signs), registry) == []
