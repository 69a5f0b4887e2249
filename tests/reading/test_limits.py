"""Nothing takes long: what is longer than any real one is told and not read, and below that time grows with length."""

from __future__ import annotations

import time

import pytest

from building import ROOT
from pathological import FILE, IN_FILE, IN_TEXT, most, reading, repeated, tokens
from written_declarations.collection.corpus import Corpus
from written_declarations.problems.catalogue import Rule
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry
from written_declarations.words import lengths

# Seconds of processor time, below which noise is larger than what is looked for
_MOMENT, _LEAST = 0.25, 0.05
# Of what may be read at most: enough to tell, and soon done
_PARTS = {
    **dict.fromkeys(IN_FILE, 0.1),
    **dict.fromkeys(IN_TEXT, 0.1),
    "page": 0.005,
}


def _seconds(place: str, text: str, registry: Registry) -> float:
    work = reading(place, text, registry)
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _grows_no_faster(place: str, token: str, size: int, registry: Registry) -> bool:
    """Whether four times as much takes at most eight times as long, and twice as much five times, where it takes long
    enough to tell. Other work on the machine may spoil a measure, and hardly three in a row.
    """
    for _ in range(3):
        longest = _seconds(place, repeated(token, size), registry)
        if longest < _MOMENT:
            return True
        half, least = (max(_seconds(place, repeated(token, size // part), registry), _LEAST) for part in (2, 4))
        if longest < 8 * least and longest < 5 * half:
            return True
    return False


@pytest.mark.parametrize("place", [*IN_FILE, *IN_TEXT])
def test_reading_takes_no_longer_than_the_length(registry: Registry, place: str) -> None:
    size = int(most(place) * _PARTS[place])
    assert [token for token in tokens(place) if not _grows_no_faster(place, token, size, registry)] == []


@pytest.mark.parametrize("token", ["- slug: a\n", "- name: Ada EXAMPLE\n  country: Austria\n", "\tx\n", "a: b: c\n"])
def test_the_registry_is_read_in_no_longer_than_its_length(registry: Registry, token: str) -> None:
    assert _grows_no_faster("people.yml", token, int(most("people.yml") * 0.05), registry)


def test_a_long_line_hides_no_other_mistake(registry: Registry) -> None:
    long = FILE.replace("title: ", f"title: {'x ' * 400}").replace("Austria, SOC", "Austira, SOC", 1)
    _, problems = read_bytes(long.encode(), "638.md", registry)
    assert [problem.rule for problem in problems] == [Rule.TOO_LONG, Rule.UNKNOWN_COUNTRY]
    assert fix(long.encode(), registry)[0] == long


_MANY = "".join(f"  - Mr Ada EXAMPLE{'A' * number}, Austria, SOC\n" for number in range(1, 30)) * 36


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('title: "Kaz', f'title: "{"K" * 81} Kaz'),
        ("Stefan SCHENNACH", f"Stefan {'S' * 81}"),
        ("Stefan SCHENNACH", f"Stefan {'SCHENNACH ' * 10}SCHENNACH"),
        ("Stefan SCHENNACH", f"{'Stefan ' * 8_000}SCHENNACH"),
        ("The UN Human", f"{'word ' * 2_001}The UN Human"),
        ("number: 638\n", "number: 638\n" + "# a remark\n" * 1_200),
        ("number: 638\n", "number: 638\n" + "\tx\n" * 10_000),
        ("signatories:\n", f"signatories:\n{_MANY}"),
        ("signatories:\n", f"subjects: {', '.join(['Austria'] * 21)}\nsignatories:\n"),
    ],
    ids=["word", "family name", "name", "60 kB", "text", "lines", "tabs", "signatories", "subjects"],
)
def test_what_is_too_long_is_an_error_in_its_place(registry: Registry, was: str, now: str) -> None:
    assert FILE.count(was) == 1
    file = (
        FILE
        if "subjects:" not in now
        else "".join(line for line in FILE.splitlines(keepends=True) if not line.startswith("subjects:"))
    )
    read, problems = read_bytes(file.replace(was, now).encode(), "638.md", registry)
    assert Rule.TOO_LONG in [problem.rule for problem in problems]
    assert read.declaration is None


def test_the_longest_that_are_known_are_far_below_and_the_page_has_the_numbers(corpus_published: Corpus) -> None:
    assert all(3 * limit.known < 2 * limit.most for limit in lengths.LIMITS)
    for each in corpus_published.declarations:
        assert max(len(signature.name.without_honorific) for signature in each.signatures) <= lengths.NAME.known
        assert max(map(len, each.title.split())) <= lengths.WORD.known
        assert len(each.title) <= lengths.LINE.known
        assert len(each.signatures) + 11 <= lengths.LINES.known
        assert len(each.signatures) <= lengths.SIGNATORIES.known
        assert len(each.subjects) <= lengths.SUBJECTS.known
        assert each.body is None or len(each.body.markdown) <= lengths.TEXT.known
    for path in (ROOT / "declarations" / "registry").iterdir():
        text = path.read_text(encoding="utf-8")
        assert len(text.encode()) <= lengths.REGISTRY_FILE.known
        assert max(map(len, text.split("\n"))) <= lengths.REGISTRY_LINE.known
        assert text.count("\n- ") <= lengths.ENTRIES.known
    page = (ROOT / "docs" / "contributing" / "format.md").read_text(encoding="utf-8")
    rows = page.split("{#limits}")[1].split("##")[0].splitlines()
    assert [row for row in rows if row.startswith("| ")][2:] == [
        f"| {limit.what} | {limit} |" for limit in lengths.LIMITS
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("  - Mr", "  - " + "\u0301 " * 60),
        ("  - Mr", "  - " + "\u0301(" * 60),
        ("title: ", "title: a\n? "),
        ("title: ", "a\n? " * 99 + "title: "),
    ],
)
def test_a_mark_without_a_letter_and_a_key_without_a_name_are_told(registry: Registry, was: str, now: str) -> None:
    _, problems = read_bytes(FILE.replace(was, now, 1).encode(), "638.md", registry)
    assert problems


def test_the_bracket_that_is_too_much_is_told_on_its_line(registry: Registry) -> None:
    lines = "\n\n".join(["[x"] * (lengths.BRACKETS.most + 5))
    _, problems = read_bytes(f"---\n{FILE.split('---')[1].strip()}\n---\n{lines}\n".encode(), "638.md", registry)
    first = FILE.split("\n").index("---", 1) + 2
    assert [problem.place.line for problem in problems] == [first + 2 * lengths.BRACKETS.most]
