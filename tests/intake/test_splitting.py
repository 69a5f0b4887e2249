"""Several declarations in one text are told apart by their headings."""

from __future__ import annotations

import pytest

import layouts
from importing import declaration_638, read
from official_texts import NUMBERED, assembly, framed
from written_declarations.intake.heading import Facts, facts_of
from written_declarations.intake.splitting import split_declarations
from written_declarations.reading.registry import Registry

OTHER = NUMBERED.replace("900", "901")  # and Doc. 16901
SEVERAL = {
    "today": [framed(), framed(title="Another title", heading=OTHER)],
    "assembly": [assembly("One"), assembly("Two").replace(NUMBERED, OTHER)],
}


@pytest.mark.parametrize("layout", SEVERAL)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_each_declaration_is_a_part(registry: Registry, layout: str, between: str) -> None:
    lines = between.join(SEVERAL[layout]).split("\n")
    parts = split_declarations(lines)
    assert [read("\n".join(part), registry).declaration for part in parts] == [
        read(text, registry).declaration for text in SEVERAL[layout]
    ]
    # Lines keep their numbers, and none is lost
    assert [line for part in parts for line in part if line] == [line for line in lines if line]
    assert all(lines[len(part) - 1] == part[-1] for part in parts)


def test_old_texts_are_parted_before_their_document(registry: Registry) -> None:
    one = layouts.old(declaration_638(registry))
    other = one.replace("14416", "14417").replace("No 638", "No 639")
    parts = split_declarations(f"{one}\n{other}".split("\n"))
    assert [part[-1] for part in parts] == ["Total = 26", "Total = 26"]
    assert next(line for line in parts[1] if line) == "Doc. 14417"


@pytest.mark.parametrize("text", ["", "Nothing", framed(), framed(text=["Written declaration No. 320", "Doc. 9999"])])
def test_a_text_of_one_declaration_is_one(text: str) -> None:
    # A number and a document that a text names on lines of their own may be another's heading: that is asked
    assert len(split_declarations(text.split("\n"))) <= 1 + ("9999" in text)


@pytest.mark.parametrize("words", ["deuxıème édition", "DEUXİÈME ÉDITION", "ſecond edition"])
def test_an_edition_is_read_in_any_letters_that_its_pattern_takes(words: str) -> None:
    assert facts_of(f"Doc. 9056 {words}") == Facts(doc_id=9056, edition=2)
