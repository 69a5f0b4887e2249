"""Mentions of declarations and other documents: the one recogniser of check and pages."""

from __future__ import annotations

import pytest

from written_declarations.words.mentions import MentionKind, mentions

FOUND = {
    "in the written declaration No. 630.": [(MentionKind.DECLARATION, 630, "written declaration No. 630")],
    "Written Declaration No 393 2nd edition": [(MentionKind.DECLARATION, 393, "Written Declaration No 393")],
    "Written declarations 652 and 655": [
        (MentionKind.DECLARATION, 652, "Written declarations 652"),
        (MentionKind.DECLARATION, 655, "655"),
    ],
    "written declarations Nos. 1, 2, and 3": [
        (MentionKind.DECLARATION, 1, "written declarations Nos. 1"),
        (MentionKind.DECLARATION, 2, "2"),
        (MentionKind.DECLARATION, 3, "3"),
    ],
    "written declaration No. 638, 26 signatories": [(MentionKind.DECLARATION, 638, "written declaration No. 638")],
    "a written\ndeclaration No.\u00a0630": [(MentionKind.DECLARATION, 630, "written\ndeclaration No.\u00a0630")],
    "(Doc. 14078)": [(MentionKind.DOCUMENT, 14078, "Doc. 14078")],
    "Docs. 14078 and 14079": [(MentionKind.DOCUMENT, 14078, "Docs. 14078"), (MentionKind.DOCUMENT, 14079, "14079")],
    "Resolution 2140 (2016) on": [(MentionKind.RESOLUTION, 2140, "Resolution 2140 (2016)")],
    "Resolutions 2140 (2016) and 2141 (2016)": [
        (MentionKind.RESOLUTION, 2140, "Resolutions 2140 (2016)"),
        (MentionKind.RESOLUTION, 2141, "2141 (2016)"),
    ],
    "İİ İ: WRITTEN DECLARATION NO. 630": [(MentionKind.DECLARATION, 630, "WRITTEN DECLARATION NO. 630")],
    "Recommendation 1234": [(MentionKind.RECOMMENDATION, 1234, "Recommendation 1234")],
    "Written declaration No. 630 (Doc. 14300)": [
        (MentionKind.DECLARATION, 630, "Written declaration No. 630"),
        (MentionKind.DOCUMENT, 14300, "Doc. 14300"),
    ],
}


@pytest.mark.parametrize("text", FOUND)
def test_a_mention_is_found_with_its_words(text: str) -> None:
    assert [(each.kind, each.number, text[each.start : each.end]) for each in mentions(text)] == FOUND[text]
    assert all(text[each.digits :].startswith(str(each.number)) for each in mentions(text))


@pytest.mark.parametrize(
    "text",
    [
        "the declaration of 1948",
        "No. 630",
        "a written declaration. 26 members",
        "they adopted a resolution. 2016 was",
        "Doc. 12345678",
        "this document 14078",
        "unwritten declaration No. 5",
        "",
    ],
)
def test_other_numbers_are_no_mentions(text: str) -> None:
    assert list(mentions(text)) == []


def test_only_the_kinds_that_are_asked_for_are_found() -> None:
    text = "Doc. 14078, Resolution 2140 (2016) and written declaration No. 630"
    assert [each.number for each in mentions(text, MentionKind.DECLARATION)] == [630]
    assert [each.number for each in mentions(text, MentionKind.DECLARATION, MentionKind.DOCUMENT)] == [14078, 630]
