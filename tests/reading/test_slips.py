"""A slip in one line is told at that line, once or twice, and hides no mistake in another."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.problems.place import Problem, has_errors
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry

LINES = (DECLARATIONS / "638.md").read_text(encoding="utf-8").split("\n")
SIGNATORIES = [index for index, line in enumerate(LINES) if line.startswith("  - ")]
KEYS = [index for index, line in enumerate(LINES[: SIGNATORIES[0] - 1]) if ": " in line]
QUOTED = [index for index in KEYS if '"' in LINES[index]]
CLOSING = LINES.index("---", 1)
_SOURCE = "source: https://pace.coe.int/en/files/24151/html"
PLANTED = "Ms Planta ONE, Nowhereland, SOC"

Damage = Callable[[str], str]


def _broken(line: str) -> str:
    at = line.rindex(" ", 0, len(line) * 2 // 3)
    return f"{line[:at]}\n{line[at + 1 :]}"


# Where each can happen, and what it does to the line
DAMAGES: dict[str, tuple[list[int], Damage]] = {
    "no hyphen": (SIGNATORIES, lambda line: line.replace("- ", "", 1)),
    "no hyphen, its place is left": (SIGNATORIES, lambda line: line.replace("- ", "  ", 1)),
    "no hyphen and no space": (SIGNATORIES, lambda line: line[4:]),
    "no space behind the hyphen": (SIGNATORIES, lambda line: line.replace("- ", "-", 1)),
    "a dash for the hyphen": (SIGNATORIES, lambda line: line.replace("- ", "– ", 1)),
    "a bullet for the hyphen": (SIGNATORIES, lambda line: line.replace("- ", "• ", 1)),
    "an asterisk for the hyphen": (SIGNATORIES, lambda line: line.replace("- ", "* ", 1)),
    "shifted to the left": (SIGNATORIES, lambda line: line[1:]),
    "not shifted at all": (SIGNATORIES, lambda line: line[2:]),
    "shifted to the right": (SIGNATORIES, lambda line: f" {line}"),
    "shifted far to the right": (SIGNATORIES, lambda line: f"    {line}"),
    "a tab before a signatory": (SIGNATORIES, lambda line: f"\t{line.strip()}"),
    "a signatory on two lines": (SIGNATORIES, _broken),
    "a signatory on two lines, shifted": (SIGNATORIES, lambda line: _broken(line).replace("\n", "\n    ")),
    "a quotation mark before a signatory": (SIGNATORIES, lambda line: line.replace("- ", '- "', 1)),
    "a quotation mark behind a signatory": (SIGNATORIES, lambda line: f'{line}"'),
    "a single quotation mark before a signatory": (SIGNATORIES, lambda line: line.replace("- ", "- '", 1)),
    "no space behind the colon": (KEYS, lambda line: line.replace(": ", ":", 1)),
    "no colon": (KEYS, lambda line: line.replace(": ", " ", 1)),
    "an equals sign for the colon": (KEYS, lambda line: line.replace(": ", " = ", 1)),
    "a semicolon for the colon": (KEYS, lambda line: line.replace(": ", "; ", 1)),
    "a space before a key": (KEYS, lambda line: f" {line}"),
    "spaces before a key": (KEYS, lambda line: f"    {line}"),
    "a tab before a key": (KEYS, lambda line: f"\t{line}"),
    "a no-break space behind the colon": (KEYS, lambda line: line.replace(": ", ":\u00a0", 1)),
    "a no-break space before the colon, too": (KEYS, lambda line: line.replace(": ", "\u00a0:\u00a0", 1)),
    "a no-break space behind signatories": ([SIGNATORIES[0] - 1], lambda line: f"{line}\u00a0"),
    "a no-break space behind the hyphen": (SIGNATORIES, lambda line: line.replace("- ", "-\u00a0", 1)),
    "a no-break space before the hyphen": (SIGNATORIES, lambda line: f"\u00a0{line[1:]}"),
    "two hyphens": (SIGNATORIES, lambda line: line.replace("- ", "-- ", 1)),
    "two hyphens apart": (SIGNATORIES, lambda line: line.replace("- ", "- - ", 1)),
    "an asterisk behind the hyphen": (SIGNATORIES, lambda line: line.replace("- ", "- *", 1)),
    "an address on the line below": ([LINES.index(_SOURCE)], lambda line: line.replace(": ", ":\n", 1)),
    "a tab behind the colon": (KEYS, lambda line: line.replace(": ", ":\t", 1)),
    "a title on two lines": (QUOTED, _broken),
    "a title on two lines, shifted": (QUOTED, lambda line: _broken(line).replace("\n", "\n  ")),
    "no opening quotation mark": (QUOTED, lambda line: line.replace(' "', " ", 1)),
    "no closing quotation mark": (QUOTED, lambda line: line[:-1]),
    "a quotation mark too many": (QUOTED, lambda line: f'{line[:-9]}"{line[-9:]}'),
    "no colon behind signatories": ([SIGNATORIES[0] - 1], lambda line: line.rstrip(":")),
    "a space before signatories": ([SIGNATORIES[0] - 1], lambda line: f" {line}"),
    "the first dashes are lost": ([0], lambda _: ""),
    "a space behind the first dashes": ([0], lambda line: f"{line} "),
    "the last dashes are lost": ([CLOSING], lambda _: ""),
    "two dashes": ([CLOSING], lambda line: line[1:]),
    "four dashes": ([CLOSING], lambda line: f"{line}-"),
    "a long dash": ([CLOSING], lambda _: "—"),
    "a space behind the last dashes": ([CLOSING], lambda line: f"{line} "),
    "a space before the last dashes": ([CLOSING], lambda line: f" {line}"),
    "dashes among signatories": (SIGNATORIES[2:], lambda line: f"---\n{line}"),
    "two dashes among signatories": (SIGNATORIES[2:], lambda line: f"  --\n{line}"),
    "two dashes behind the signatories": ([CLOSING], lambda line: f"--\n{line}"),
    "a long dash among signatories": (SIGNATORIES[2:], lambda line: f"  –\n{line}"),
    "signs for a value": (KEYS, lambda line: f"{line.partition(':')[0]}: -"),
    "words among signatories": (SIGNATORIES, lambda line: f"{line}\nand others"),
}


def _told(lines: list[str], registry: Registry) -> list[Problem]:
    return sorted(read_bytes("\n".join(lines).encode(), "638.md", registry)[1], key=lambda problem: problem.sort_key)


@given(st.sampled_from(sorted(DAMAGES)), st.data())
@settings(deadline=None, max_examples=300)
def test_a_slip_is_told_where_it_is_and_hides_nothing(registry: Registry, name: str, data: st.DataObject) -> None:
    places, damage = DAMAGES[name]
    index = data.draw(st.sampled_from(places))
    planted = data.draw(st.sampled_from([each for each in SIGNATORIES if each != index]))
    lines = list(LINES)
    lines[index] = damage(lines[index])
    lines[planted] = f"  - {PLANTED}"
    added = lines[index].count("\n")
    problems = _told("\n".join(lines).split("\n"), registry)
    other = [each for each in problems if each.rule.id == "unknown-country" and "Nowhereland" in each.message]
    assert [each.place.text for each in other] == [f"  - {PLANTED}"]
    slips = [each for each in problems if each not in other]
    assert 1 <= len(slips) <= 2, [each.message for each in slips]
    # Where dashes are lost, the line below is the first that can show it
    assert index + 1 <= slips[0].place.line <= index + 1 + max(added, "lost" in name)
    assert slips[0].help


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_a_slip_that_can_mean_one_thing_is_mended(registry: Registry, name: str) -> None:
    places, damage = DAMAGES[name]
    lines = list(LINES)
    lines[places[-1]] = damage(lines[places[-1]])
    mended, changes = fix("\n".join(lines).encode(), registry)
    if changes:
        assert mended == "\n".join(LINES)
    else:
        assert mended == "\n".join(lines)


_TITLE, _LEAD = LINES[QUOTED[0]], LINES[SIGNATORIES[0]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *[
            (_TITLE, f"title: {value}")
            for value in (
                '"Foo "bar" baz"',
                '"Foo \\war"',
                '"Foo" bar',
                '\\"Foo\\" bar',
                '"A \\"b\\" c" d',
                "- Foo",
                "@Foo",
                "`Foo",
            )
        ],
        (_TITLE, "title:\u00a0Foo bar"),
        (_TITLE, "title: *Foo bar"),
        (LINES[SIGNATORIES[0] - 1], "signatories:\u00a0"),
        *[
            (_LEAD, _LEAD.replace("- ", mark))
            for mark in ("1. ", "12) ", "-\u00a0", "-- ", "- - ", "- *", "- @", '- "')
        ],
        (_LEAD, _LEAD.replace("Mr", '"Mr"')),
    ],
)
def test_a_slip_is_told_once_and_who_does_what_is_said_has_mended_it(registry: Registry, old: str, new: str) -> None:
    lines = list(LINES)
    index = lines.index(old)
    lines[index] = new
    problems = _told(lines, registry)
    assert [each.place.line for each in problems] == [index + 1], [each.message for each in problems]
    said = re.fullmatch(r"(?:write|put the text in double quotes:) (.*?)(?: behind 2 spaces)?", problems[0].help)
    assert said
    whole = said[1] if said[1].startswith(("-", "title:", "signatories:")) else f"title: {said[1]}"
    lines[index] = f"  {whole}" if whole.startswith("-") else whole
    assert not has_errors(_told(lines, registry))


def test_several_slips_are_all_told(registry: Registry) -> None:
    lines = list(LINES)
    for index, name in (
        (1, "no space behind the colon"),
        (2, "a tab before a key"),
        (SIGNATORIES[1], "no hyphen"),
        (SIGNATORIES[3], "shifted to the right"),
        (SIGNATORIES[5], "a bullet for the hyphen"),
        (SIGNATORIES[7], "a quotation mark before a signatory"),
    ):
        lines[index] = DAMAGES[name][1](lines[index])
    assert [problem.place.line - 1 for problem in _told(lines, registry)] == [
        1,
        2,
        *(SIGNATORIES[n] for n in (1, 3, 5, 7)),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number:", "Number:"),
        ("doc_id:", "Doc. ID:"),
        ("doc_id:", "doc id:"),
        ("doc_id:", "doc-id:"),
        ("doc_id:", "docid:"),
        ("title:", "titre:"),
    ],
)
def test_a_misspelt_key_is_told_once_and_is_not_missing_as_well(registry: Registry, old: str, new: str) -> None:
    index = next(index for index, line in enumerate(LINES) if line.startswith(old))
    lines = [*LINES[:index], LINES[index].replace(old, new, 1), *LINES[index + 1 :]]
    told = _told(lines, registry)
    assert [(each.rule.id, each.place.line, each.help) for each in told] == [
        ("unknown-key", index + 1, f"did you mean {old[:-1]}?")
    ]


@pytest.mark.parametrize(
    ("between", "old", "new"),
    [("", "", ""), ("\n", "", ""), ("\n---\n\n", "", ""), ("", "---\n", ""), ("", "number", "Number")],
)
def test_a_second_declaration_in_one_file_is_told_once(registry: Registry, between: str, old: str, new: str) -> None:
    text = "\n".join(LINES) + between + "\n".join(LINES).replace(old, new, 1)
    told = [each for each in _told(text.split("\n"), registry) if each.rule.id != "few-countries"]
    assert [each.message for each in told] == ["a second declaration begins here, and a file holds one"]
    assert told[0].place.text in ("---", "number: 638")


@pytest.mark.parametrize("day", ["today", "Friday 11 October 2019", "11.X.2019", "20191011"])
def test_an_example_of_a_date_is_not_told_as_the_date_to_write(registry: Registry, day: str) -> None:
    lines = [f"date: {day}" if line.startswith("date:") else line for line in LINES]
    assert [each.help for each in _told(lines, registry)] == [
        "write year, month and day, as in 2017-10-11 for 11 October 2017"
    ]


def test_a_key_of_two_words_is_not_the_key_of_its_first_word(registry: Registry) -> None:
    lines = [*LINES[:4], "date tabled: 2017-10-10", *LINES[4:]]
    assert [each.help for each in _told(lines, registry)] == ["did you mean date_tabled?"]
