"""Where in a text something is wrong: there, and not where the same stands rightly."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.problems.catalogue import Rule
from written_declarations.reading.body import parse_body

_RIGHT = (
    "word",
    "[ok](https://x.org)",
    "[o\\](k](https://x.org)",
    "\\![x]",
    "\\`x\\`",
    "&amp;",
    "*é*",
    "<https://x.org>",
    "\\<b>",
)
# Characters that have another for their normal form, as the Kelvin sign
_OTHERS = [
    char
    for char in map(chr, [*range(0x300, 0x3000), *range(0xF900, 0xFB50), *range(0x2F800, 0x2FA20)])
    if not is_normalized("NFC", char) and not char.isspace()
]
# Each with the character at which its problem is told
_WRONG = (
    ("[bad](été/x)", 4),
    ("[b\\](d](x)", 6),
    ("[ok](https://)", 3),
    ("[](https://x.org)", 0),
    ('[a](https://x.org "h&#x202e;i")', 2),
    ("<javascript:x>", 0),
    ("![x](https://x.org)", 0),
    ("`x`", 0),
    ("<b>", 0),
    ("&#x200B;", 0),
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A ", "\nA ", "\n\nA ", "\n\n- A ", "\n\n  A "]), st.sampled_from([*_RIGHT, *_WRONG])
        ),
        min_size=1,
        max_size=12,
    )
)
def test_each_problem_stands_where_it_is_written(pieces: list[tuple[str, str | tuple[str, int]]]) -> None:
    text, expected = "A", []
    for before, piece in pieces:
        text += f" {before}" if before == "A " else before
        written, at = piece if isinstance(piece, tuple) else (piece, None)
        if at is not None:
            expected.append((text.count("\n") + 1, len(text) - text.rfind("\n") + at))
        text += written
    _, problems = parse_body(text)
    assert [(each.place.line, each.place.column) for each in problems] == expected


@pytest.mark.parametrize(
    ("markdown", "line", "column"),
    [
        ("Open.\nA &amp; cafe&#x301; open.", 2, 13),
        ("A &amp; &#8491;ngstrom.", 1, 9),
        ("Cafe*\u0301* \\* open.", 1, 1),
        ("**Cafe**&#x301; open.", 1, 9),
        ('A [b](https://x.org "cafe&#x301;").', 1, 5),
    ],
)
def test_an_accent_that_is_parted_from_its_letter(markdown: str, line: int, column: int) -> None:
    """Titles refuse one in another way of writing, too. What is published and told of changes is composed."""
    _, (problem,) = parse_body(markdown)
    assert problem.rule is Rule.NOT_NFC
    assert (problem.place.line, problem.place.column) == (line, column)


def test_what_parts_an_accent_for_a_reader_too_is_left() -> None:
    assert parse_body("Cafe [^1]&#x301; and e\n&#x301;.\n\n[^1]: note")[1] == []


@given(st.sampled_from(_OTHERS))
def test_a_character_that_is_another_is_not_called_an_accent(char: str) -> None:
    for markdown in (f"A {char} b.", f"A &#{ord(char)}; b.", f'A [b](https://x.org "&#{ord(char)};").'):
        _, (problem,) = parse_body(markdown)
        assert problem.rule is Rule.NOT_NFC
        assert f"U+{ord(char):04X} stands here" in problem.message
        assert normalize("NFC", char) in problem.help
