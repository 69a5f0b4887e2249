"""Editions of one declaration in one run come out as they do one by one: no paragraph is lost unasked."""

from __future__ import annotations

from itertools import permutations

import pytest

from written_declarations.intake.many import Fate, Outcome, import_many
from written_declarations.intake.pages import SourceText
from written_declarations.intake.proposal import propose
from written_declarations.reading.registry import Registry

NAMES = ("Mr Cy TRIAL, Malta, ALDE", "Ms Bo SAMPLE, Spain, EPP/CD", "Mr Ada EXAMPLE, Italy, SOC")
TEXT = ("A first invented paragraph.", "The second one.", "And quite another matter.")


def _page(day: str, signed: int, paragraphs: int) -> SourceText:
    heading = f"Written declaration No. 900 | Doc. 16900 | {day} 2026"
    parts = ["An invented title", heading, " ; ".join(NAMES[:signed]), *TEXT[:paragraphs]]
    return SourceText(f"{day}, {paragraphs}", "\n\n".join(parts).encode())


def _in_one_run(registry: Registry, *pages: SourceText) -> list[Outcome]:
    return import_many(pages, registry, [])


def _one_by_one(registry: Registry, *pages: SourceText) -> str | None:
    """The file that is made, or None if something is asked."""
    file = ""
    for page in pages:
        there = {"900.md": file.encode()} if file else {}
        proposal = propose(page.content, None, registry, there=there.get)
        if proposal.questions:
            return None
        file = proposal.file
    return file


@pytest.mark.parametrize("signed", [2, 3])
def test_the_text_of_an_earlier_edition_stays_if_the_later_has_none(registry: Registry, signed: int) -> None:
    pages = [_page("3 March", 2, 2), _page("20 March", 2, 3), _page("30 March", signed, 0)]
    for order in permutations(pages):
        outcomes = {each.page: each for each in _in_one_run(registry, *order)}
        assert [outcomes[page].fate for page in pages] == [Fate.SAME, Fate.SAME, Fate.NEW]
        proposal = outcomes[pages[-1]].proposal
        assert proposal is not None
        assert proposal.file.endswith("---\n" + "\n\n".join(TEXT) + "\n")
        assert "this text has no paragraphs: those of the edition of 2026-03-20 are kept" in proposal.notes
        again = import_many(order, registry, [], {"900.md": proposal.file.encode()}.get)
        assert {each.fate for each in again} == {Fate.UNCHANGED}


def test_a_paragraph_that_would_be_gone_is_left_to_a_person_as_it_is_one_by_one(registry: Registry) -> None:
    first, last = _page("3 March", 2, 3), _page("30 March", 3, 2)
    assert _one_by_one(registry, first, last) is None
    without = _page("20 March", 2, 0)
    for pages in ((first, last), (last, first), (first, without, last)):
        outcomes = _in_one_run(registry, *pages)
        assert {each.fate for each in outcomes} == {Fate.LEFT}
        assert all("1 paragraph of the text would be gone" in each.why for each in outcomes)


def test_two_texts_make_the_same_file_in_one_run_and_one_by_one(registry: Registry) -> None:
    for paragraphs in ((3, 0), (0, 3), (2, 3), (0, 0)):
        pages = [_page("3 March", 2, paragraphs[0]), _page("30 March", 3, paragraphs[1])]
        (proposal,) = (each.proposal for each in _in_one_run(registry, *pages) if each.is_written)
        assert proposal is not None
        for order in permutations(pages):
            assert _one_by_one(registry, *order) == proposal.file
