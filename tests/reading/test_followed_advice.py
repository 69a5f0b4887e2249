"""Who does what a message says, to the letter, has mended the slip: one message, at its line, and no second round."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.problems.place import Problem
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry

TEXT = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
LINES = TEXT.split("\n")
SIGNATORIES = [index for index, line in enumerate(LINES) if line.startswith("  - ")]
FIRST_KEYS = {line.partition(":")[0]: index for index, line in enumerate(LINES[: SIGNATORIES[0]]) if ":" in line}
TITLE = LINES[FIRST_KEYS["title"]].partition('"')[2].removesuffix('"')
SOURCE = LINES[FIRST_KEYS["source"]].partition(" ")[2]

# Other commas and what else people write between name, country and group
SEPARATORS = [
    "，",
    "، ",
    "、",
    "‚ ",
    "; ",
    "；",
    ". ",
    "· ",
    " / ",
    " | ",
    " – ",
    " - ",
    " — ",
    "\t",
    ",",
    ",, ",
    " , ",
    ": ",
    "  ",
]
MARKS = ["• ", "– ", "‐ ", "‑ ", "+ ", "o ", "→ ", "> ", "☐ ", "~ ", "_ ", "3. ", "3) ", "(3) ", "3. - ", "% ", "` "]  # fmt: skip


def _parted(sign: str, count: int) -> Callable[[str], str]:
    return lambda line: line.replace(", ", sign, count)


def _group_parted(sign: str) -> Callable[[str], str]:
    return lambda line: sign.join(line.rsplit(", ", 1))


def _marked(mark: str) -> Callable[[str], str]:
    return lambda line: line.replace("- ", mark, 1)


SIGNED: dict[str, Callable[[str], str]] = {
    **{f"{sign!r} for both commas": _parted(sign, 2) for sign in SEPARATORS},
    **{f"{sign!r} for the first comma": _parted(sign, 1) for sign in SEPARATORS},
    **{f"{sign!r} for the second comma": _group_parted(sign) for sign in SEPARATORS},
    **{f"{mark!r} for the hyphen": _marked(mark) for mark in MARKS},
    **{f"{mark!r} behind the hyphen": _marked(f"- {mark}") for mark in "•@%`"},
    "group in brackets": lambda line: re.sub(r", (\S+)$", r" (\1)", line),
    "country and group in brackets": lambda line: line.replace(", ", " (", 1) + ")",
    "all in brackets": lambda line: line.replace("- ", "- [", 1) + "]",
    "all in braces": lambda line: line.replace("- ", "- {", 1) + "}",
    "curly quotation marks": lambda line: line.replace("- ", "- “", 1) + "”",
    "French quotation marks": lambda line: line.replace("- ", "- « ", 1) + " »",
    "bold": lambda line: line.replace("- ", "- **", 1) + "**",
    "a comma behind": lambda line: f"{line},",
    "a semicolon behind": lambda line: f"{line};",
    "a full stop behind": lambda line: f"{line}.",
    "a colon behind": lambda line: f"{line}:",
    "and behind": lambda line: f"{line} and",
    "group before country": lambda line: re.sub(r", ([^,]+), ([^,]+)$", r", \2, \1", line),
    "broken behind the name": lambda line: line.replace(", ", ",\n    ", 1),
    "broken before the group": lambda line: "\n    ".join(line.rsplit(", ", 1)),
    "broken before a comma": lambda line: "\n, ".join(line.rsplit(", ", 1)),
}


def _told(text: str, registry: Registry) -> list[Problem]:
    return sorted(read_bytes(text.encode(), "638.md", registry)[1], key=lambda problem: problem.sort_key)


def _follow(text: str, problem: Problem) -> str:
    """The text after what the message says, and nothing else, was done."""
    lines, place, help_ = text.split("\n"), problem.place, problem.help.partition("; another signatory")[0]
    index = place.line - 1
    line = lines[index]
    if help_ == "write signatories: on a line above it":
        lines.insert(index, "signatories:")
    elif joined := re.fullmatch(r"write both on one line: (.*)", help_):
        lines[index - 1 : index + 1] = [("  " if joined[1].startswith("- ") else "") + joined[1]]
    elif shifted := re.fullmatch(r"write (.*) behind 2 spaces(?:, or remove the line)?", help_):
        lines[index] = f"  {shifted[1]}"
    elif quoted := re.fullmatch(r"put the text in double quotes: (\".*)", help_):
        lines[index] = f"{line[: place.column - 1]}{quoted[1]}{line[place.end - 1 :]}"
    elif whole := re.fullmatch(r"(?:write|put the text in double quotes:) ([a-z_]+: .*)", help_):
        lines[index] = whole[1]
    else:
        part = re.fullmatch(r"(?:write |did you mean )(.*?)\??", help_)
        assert part, help_
        lines[index] = f"{line[: place.column - 1]}{part[1]}{line[place.end - 1 :]}"
    return "\n".join(lines)


def _assert_one_message_mends(text: str, line: int, registry: Registry) -> None:
    problems = _told(text, registry)
    assert [each.place.line for each in problems] == [line], [(each.message, each.help) for each in problems]
    assert _follow(text, problems[0]) == TEXT


@given(st.sampled_from(sorted(SIGNED)), st.sampled_from(SIGNATORIES))
@settings(deadline=None, max_examples=200)
def test_a_slip_in_the_line_of_a_signatory(registry: Registry, name: str, index: int) -> None:
    damaged = SIGNED[name](LINES[index])
    if damaged in (LINES[index], LINES[index].replace("  ", " ")):
        return
    text = "\n".join([*LINES[:index], damaged, *LINES[index + 1 :]])
    _assert_one_message_mends(text, index + 1 + damaged.count("\n"), registry)


@pytest.mark.parametrize("name", sorted(SIGNED))
def test_fix_mends_what_is_told_or_leaves_it(registry: Registry, name: str) -> None:
    index = SIGNATORIES[2]
    damaged = SIGNED[name](LINES[index])
    text = "\n".join([*LINES[:index], damaged, *LINES[index + 1 :]])
    assert fix(text.encode(), registry)[0] == (text if "broken" in name else TEXT)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        *[("number", f"{name}: 638") for name in ("No.", "N°", "№", "Nr.", "Numéro", "Written declaration No.")],
        *[("doc_id", f"{name}: 14416") for name in ("Doc", "Doc.", "Doc. No.", "Document", "No.", "Number", "ID")],
        *[("date", f"{name}: 2017-10-11") for name in ("Publication date", "date of publication", "Published on", "Datum")],
        *[("title", f'{name}: "{TITLE}"') for name in ("Titre", "Heading", "Name", "Subject")],
        *[("source", f"{name}: {SOURCE}") for name in ("URL", "Link", "Official page", "Web address")],
        *[("signatories", f"{name}:") for name in ("Signed by", "List of signatories", "Signataires", "Names")],
        ("number", "number: No.: 638"),
        ("number", "number: ６３８"),
        ("doc_id", "doc_id: Doc.: 14416"),
        ("doc_id", "doc_id: 14,416"),
        ("doc_id", "Doc. 14416"),
        ("source", f"source: <{SOURCE}>"),
        ("source", f"source: [page]({SOURCE})"),
        ("source", f"source: {SOURCE}."),
        ("source", f"source: Page: {SOURCE}"),
        ("source", f"source: see {SOURCE} (official page)"),
        ("source", f"source: {SOURCE.removeprefix('https://')}"),
        ("title", f"title: {TITLE}"),
        ("title", f"title: “{TITLE}”"),
        ("title", f"title: « {TITLE} »"),
        ("title", f'title: "{TITLE}",'),
        ("title", f'title: ""{TITLE}""'),
        ("title", f'title: "{TITLE}”'),
        ("title", f'title: “{TITLE}"'),
        ("subjects", "subjects: Kazakhstan， Political prisoners، Torture and ill-treatment"),
        ("subjects", "subjects: Kazakhstan: Political prisoners – Torture and ill-treatment"),
    ],
)  # fmt: skip
def test_a_slip_in_another_line(registry: Registry, key: str, line: str) -> None:
    index = FIRST_KEYS[key]
    text = "\n".join([*LINES[:index], line, *LINES[index + 1 :]])
    _assert_one_message_mends(text, index + 1, registry)


@pytest.mark.parametrize(
    "lines", [f"title:\n{TITLE}", f"title:\n  “{TITLE}”", 'title: "' + TITLE.replace(" ", "\n", 1) + '"']
)
def test_a_title_on_two_lines(registry: Registry, lines: str) -> None:
    index = FIRST_KEYS["title"]
    _assert_one_message_mends("\n".join([*LINES[:index], lines, *LINES[index + 1 :]]), index + 2, registry)


def test_the_line_above_the_signatories_is_lost(registry: Registry) -> None:
    _assert_one_message_mends(TEXT.replace("signatories:\n", ""), SIGNATORIES[0], registry)


@pytest.mark.parametrize("mark", ["# - ", "# ", "#3 ", "# 3. "])
def test_a_signatory_behind_the_sign_of_a_comment_is_not_lost(registry: Registry, mark: str) -> None:
    index = SIGNATORIES[2]
    text = TEXT.replace(LINES[index], LINES[index].replace("- ", mark, 1))
    _assert_one_message_mends(text, index + 1, registry)


@pytest.mark.parametrize("comment", ["# compared with the page, twice", "# UEL, not EPP/CD", "# as printed"])
def test_a_comment_among_signatories_is_none(registry: Registry, comment: str) -> None:
    assert _told(TEXT.replace(LINES[SIGNATORIES[2]], f"  {comment}\n{LINES[SIGNATORIES[2]]}"), registry) == []


@pytest.mark.parametrize("title", ["null", "~", "n/a", "N/A", "none", "?", "unknown", "TBC", "xxx"])
def test_a_title_that_says_nothing_is_told(registry: Registry, title: str) -> None:
    text = TEXT.replace(LINES[FIRST_KEYS["title"]], f"title: {title}")
    assert [each.rule.id for each in _told(text, registry)] == ["empty-value"]


def test_a_key_that_is_there_already_is_told_so(registry: Registry) -> None:
    told = _told(TEXT.replace("doc_id:", "Number: 638\ndoc_id:"), registry)
    assert [each.help for each in told] == ["number is there already: remove one of the two lines"]


@pytest.mark.parametrize("text", ["l4416", "O638", "638/2017", "14416 bis"])
def test_of_a_number_in_doubt_none_is_offered(registry: Registry, text: str) -> None:
    told = _told(TEXT.replace("doc_id: 14416", f"doc_id: {text}"), registry)
    assert [each.help for each in told] == ["write digits only, at most nine and the first not 0, as in 638"]


def test_fix_leaves_the_published_collection_as_it_is(registry: Registry) -> None:
    for path in sorted(DECLARATIONS.glob("*.md")):
        content = path.read_bytes()
        assert (fix(content, registry)[0] or "").encode() == content, path.name


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("number", '"number": 638,'),
        ("number", '"number: 638"'),
        ("number", "**number:** 638"),
        ("number", "1. number: 638"),
        ("number", "- number: 638"),
        ("number", "number:- 638"),
        ("number", "number- 638"),
        ("number", 'number:" 638'),
        ("date", "date, 2017-10-11"),
        ("date", "> date: 2017-10-11"),
        ("title", f':title: "{TITLE}"'),
        ("title", f'title:: "{TITLE}"'),
        ("title", f'title =: "{TITLE}"'),
        ("source", f"source – {SOURCE}"),
        ("signatories", "signatories: 26"),
        ("signatories", "signatories:-"),
        ("signatories", "signatories;:"),
        ("signatories", ":signatories:"),
    ],
)
def test_a_sign_that_was_struck_beside_a_key(registry: Registry, key: str, line: str) -> None:
    index = FIRST_KEYS[key]
    text = "\n".join([*LINES[:index], line, *LINES[index + 1 :]])
    problems = _told(text, registry)
    assert [each.place.line for each in problems] == [index + 1], [(each.message, each.help) for each in problems]
    assert problems[0].help == f"write {LINES[index]}"


def test_the_first_signatory_behind_the_key_is_told_where_to_stand(registry: Registry) -> None:
    first = LINES[SIGNATORIES[0]].strip()
    told = _told(TEXT.replace("signatories:\n  -", "signatories: -"), registry)
    assert [each.help for each in told] == [
        f"write signatories: alone, and on a line below it {first}, behind two spaces"
    ]


def test_of_a_value_that_a_comment_cut_nothing_else_is_told(registry: Registry) -> None:
    for old in ("Mr Pablo", "Kazakhstan, Pol", "https://pace"):
        told = _told(TEXT.replace(old, f"{old[:2]} #{old[2:]}", 1), registry)
        assert [each.rule.id for each in told] == ["lost-comment"]


@pytest.mark.parametrize("dashes", ["***", "===", "___", "+++", "```", "—"])
def test_other_lines_for_the_dashes_are_told_each_once(registry: Registry, dashes: str) -> None:
    closing = LINES.index("---", 1) + 1
    text = TEXT.replace("---", dashes)
    assert [(each.place.line, each.help) for each in _told(text, registry)] == [
        (1, "write ---"),
        (closing, "write ---"),
    ]
    assert fix(text.encode(), registry)[0] == TEXT


@pytest.mark.parametrize("above", ["Written declaration", "```yaml", "638.md\n"])
def test_words_above_the_front_matter_are_to_be_removed(registry: Registry, above: str) -> None:
    told = _told(f"{above}\n{TEXT}", registry)
    assert told[0].help == "remove the line"
    assert told[0].place.line == 1
    assert _told(TEXT, registry) == []


def test_signatories_on_one_line_are_not_to_be_taken_out(registry: Registry) -> None:
    for count in (2, len(SIGNATORIES)):
        listed = " ; ".join(LINES[index][4:] for index in SIGNATORIES[:count])
        text = "\n".join([*LINES[: SIGNATORIES[0] - 1], f"signatories: {listed}", *LINES[SIGNATORIES[-1] + 1 :]])
        told = _told(text, registry)
        assert len(told) == 1
        assert "write each signatory on a line of its own" in told[0].help or "alone, and write each" in told[0].help
