"""What the rules are made of: distances between names, rows that rise, outlines, words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.collection.folder import load
from written_declarations.reading.body import parse_body
from written_declarations.reading.checks import words
from written_declarations.reading.declaration import read_bytes, read_file
from written_declarations.reading.outline import of_file, of_path
from written_declarations.reading.registry import Registry
from written_declarations.reading.rise import longest_rise
from written_declarations.words.letters import one_letter_apart, shortened

_WORDS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("loukaides", "loucaides", True),
        ("sobolev", "soboliev", True),
        ("abc", "acb", True),
        ("abc", "abcd", True),
        ("abc", "abc", False),
        ("abc", "bca", False),
        ("abcd", "acbe", False),
        ("", "a", True),
    ],
)
def test_one_letter_apart(one: str, other: str, apart: bool) -> None:
    assert one_letter_apart(one, other) is apart
    assert one_letter_apart(other, one) is apart


@given(_WORDS, _WORDS)
def test_words_one_letter_apart_share_a_shortened_form(one: str, other: str) -> None:
    if one_letter_apart(one, other):
        assert shortened(one) & shortened(other)


@given(_WORDS, st.integers(0, 5), st.sampled_from("abc"))
def test_a_changed_letter_is_one_letter_apart(word: str, place: int, letter: str) -> None:
    changed = word[:place] + letter + word[place + 1 :]
    assert changed == word or one_letter_apart(word, changed)


@given(st.lists(st.integers(0, 20), max_size=12))
def testlongest_rise_never_falls_and_none_is_longer(values: list[int]) -> None:
    row = longest_rise(values)
    assert row == sorted(set(row))
    assert all(values[a] <= values[b] for a, b in pairwise(row))
    best = [1] * len(values)
    for index, value in enumerate(values):
        best[index] += max((best[i] for i in range(index) if values[i] <= value), default=0)
    assert len(row) == max(best, default=0)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One two three.", 3),
        ("a – b", 2),
        ("[two words](https://example.org/a b)", 2),
        ("1. first\n2. second", 4),
        ("*a* **b**", 2),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(parse_body(text)[0]) == count


def test_an_outline_from_lines_is_the_one_from_reading(sample_200: Path, registry: Registry) -> None:
    for folder in (sample_200, DECLARATIONS):
        for file in load(folder).readings.values():
            assert of_path(file.path, file.outline.path, registry) == file.outline


def _in_another_way(data: st.DataObject, line: str) -> str:
    """A line of a front matter as YAML reads it, too."""
    label, separator, value = line.partition("- " if line.startswith(" ") else ": ")
    if not value:
        return line
    value = value.strip('"')
    single, double = value.replace("'", "''"), value.replace('"', '\\"')
    spelled = f"\\x{ord(value[0]):02x}{double[1:]}"
    ways = [f"'{single}'", f'"{double}"', f'"{spelled}"', f" {value}", f"{value}  ", f"{value}\n# a comment"]
    return label + separator + data.draw(st.sampled_from([line.partition(separator)[2], *ways]))


@settings(max_examples=60)
@given(data=st.data())
def test_an_outline_does_not_depend_on_how_yaml_is_written(
    data: st.DataObject, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> None:
    front, _, body = (DECLARATIONS / "638.md").read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
    keys, _, signatories = front.partition("signatories:\n")
    lines = data.draw(st.permutations([*keys.splitlines(), f"title_fr: x\nsignatories:\n{signatories}".rstrip()]))
    text = "\n".join(_in_another_way(data, each) for each in "\n".join(lines).split("\n"))
    indent = data.draw(st.sampled_from(["  - ", "- ", "    - "]))
    path: Path = tmp_path_factory.mktemp("outline") / "638.md"
    path.write_text(f"---\n{text.replace('  - ', indent)}\n---\n{body}", encoding="utf-8", newline="\n")
    file, _ = read_file(path, "638.md", registry)
    assume(file.declaration is not None)
    assert of_path(path, "638.md", registry) == of_file(file)


@given(content=st.binary(max_size=300))
def test_an_outline_of_anything_is_an_outline(
    tmp_path_factory: pytest.TempPathFactory, registry: Registry, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("outline") / "1.md"
    path.write_bytes(content)
    assert of_path(path, "1.md", registry).path == "1.md"


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [
        ("K\u0430zakhstan", True),
        ("the right to \u0420rotest", True),
        ("Kyiv/\u041a\u0438\u0457\u0432", False),
        ("Ærø, Łódź", False),
    ],
)
def test_a_letter_of_another_script_in_a_word_of_a_title_is_told(
    registry: Registry, title: str, is_refused: bool
) -> None:
    content = (DECLARATIONS / "638.md").read_text(encoding="utf-8").replace("Kazakhstan: political", title, 1)
    _, problems = read_bytes(content.encode(), "638.md", registry)
    assert ([problem.rule.id for problem in problems] == ["forbidden-character"]) is is_refused
