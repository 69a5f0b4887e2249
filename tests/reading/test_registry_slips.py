"""A slip in one line of the registry is told at that line, once, with the line as it should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.problems.place import Lines
from written_declarations.reading.registry_reader import read_registry
from written_declarations.reading.yaml_tree import parse

FILES = {path.name: path.read_text(encoding="utf-8").split("\n") for path in (DECLARATIONS / "registry").glob("*.yml")}
FILES.pop("withdrawn.yml")  # has no entries
DAMAGES: dict[str, Callable[[str], str]] = {
    "no space behind the colon": lambda line: line.replace(": ", ":", 1),
    "a tab before it": lambda line: f"\t{line.strip()}",
    "a tab behind the colon": lambda line: line.replace(": ", ":\t", 1),
    "no space behind the hyphen": lambda line: line.replace("- ", "-", 1),
    "no hyphen": lambda line: line.replace("- ", "", 1) if line.startswith("- ") else line,
    "not shifted": lambda line: line.strip() if line.startswith("  ") and ":" in line else line,
    "shifted by one": lambda line: f" {line}" if ":" in line else line,
    "a dash for the hyphen": lambda line: line.replace("- ", "– ", 1) if line.lstrip().startswith("- ") else line,
    "a bullet for the hyphen": lambda line: line.replace("- ", "• ", 1) if line.lstrip().startswith("- ") else line,
    "two hyphens": lambda line: line.replace("- ", "-- ", 1) if line.startswith("- ") else line,
    "an equals sign for the colon": lambda line: line.replace(": ", " = ", 1),
    "a wide colon": lambda line: line.replace(": ", "：", 1),
    "a quotation mark that stands alone": lambda line: (
        line.replace(": ", ': "', 1) if ": " in line and not {'"', "'", "[", "#"} & set(line) else line
    ),
}


@given(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(DAMAGES)), st.data())
@settings(deadline=None, max_examples=150)
def test_a_slip_is_told_once_and_who_writes_what_is_said_has_mended_it(
    name: str, damage: str, data: st.DataObject
) -> None:
    lines = [line.split(" # ")[0] for line in FILES[name]]
    places = [index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    index = data.draw(st.sampled_from(places))
    damaged = DAMAGES[damage](lines[index])
    if damaged == lines[index] or '"' in damaged.replace(': "', "", 1):
        return
    text = "\n".join([*lines[:index], damaged, *lines[index + 1 :]])
    tree, problems = parse(text, Lines.of(name, text), comments=True)
    assert tree is not None
    assert [problem.place.line for problem in problems] == [index + 1]
    written = lines[index].replace(": ", ': "', 1) + '"' if "quotation" in damage else lines[index]
    assert f"write {written.strip()[:150]}" in problems[0].help


@pytest.mark.parametrize(
    "line", ["- ", "  - ", "- -", "  aliases: [A,", "    B]", "-", "https://example.org", '  x: "a']
)
def test_a_line_that_is_not_understood_is_left_to_yaml(line: str) -> None:
    text = "\n".join(["- slug: new-group", line, '  b"'])
    parse(text, Lines.of("groups.yml", text), comments=True)  # raises nothing


def test_the_first_entry_takes_the_place_of_the_empty_list() -> None:
    text = "# A comment\n[]\n- number: 900\n"
    _, problems = parse(text, Lines.of("withdrawn.yml", text), comments=True)
    assert [(problem.place.line, problem.help) for problem in problems] == [(2, "remove this line")]
    assert parse("[]\n", Lines.of("withdrawn.yml", "[]\n"), comments=True)[1] == []


def test_words_between_entries_are_told_as_that() -> None:
    text = "- slug: new-group\n  code: NG\nIf they are two:\n- slug: newer-group\n"
    tree, problems = parse(text, Lines.of("groups.yml", text), comments=True)
    assert tree is not None
    assert [(problem.place.line, problem.help) for problem in problems] == [(3, "remove it, or put # before it")]


@pytest.mark.parametrize(
    ("old", "new", "help_"),
    [
        ("doc_id: 9056", "doc_id: Doc. 9056", "write 9056"),
        ("doc_id: 9056", "doc_id: No.: 9056", "write 9056"),
        ("doc_id: 9056", "Doc.: 9056", "did you mean doc_id?"),
        ("date: 2001-05-14", "date: 14 May 2001", "write 2001-05-14"),
        (
            "source: https://pace.coe.int/en/files/9280/",
            "source: Page: https://pace.coe.int/en/files/9280/",
            "write https://pace.coe.int/en/files/9280/html",
        ),
        (
            'of the Armenian genocide"',
            'of the Armenian genocide",',
            'write title: "Recognition of the Armenian genocide"',
        ),
        ('title: "Recognition of the Armenian genocide"', "title: n/a", "write what the official page says"),
    ],
)
def test_a_slip_in_a_value_is_told_once(tmp_path: Path, old: str, new: str, help_: str) -> None:
    for path in (DECLARATIONS / "registry").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == "missing.yml" else text, "utf-8")
    assert old in "\n".join(FILES["missing.yml"])
    assert [each.help for each in read_registry(tmp_path, "registry")[1]] == [help_]
