"""Nothing takes long: what is longer than any real one is told and not read, and below that time grows with length."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from building import ROOT
from written_declarations.collection.corpus import Corpus
from written_declarations.intake.encoding import UnreadableError
from written_declarations.intake.importer import read_official
from written_declarations.intake.official_text import lines_of
from written_declarations.problems.catalogue import Rule
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry
from written_declarations.words import lengths

FILE = (ROOT / "declarations/638.md").read_text(encoding="utf-8")
FRONT, BODY = FILE.split("---\n", 2)[1:]
# What begins or ends something in Markdown, in YAML, in a page or in a list of names
TOKENS = (
    *(
        "[",
        "]",
        "(",
        "[^",
        "^[",
        "[^1]",
        "[^a ",
        "![",
        "[a](",
        "[a][",
        "[a]: b\n",
        "*",
        "**",
        "_",
        "`",
        "~~",
        "\\",
        "> ",
        "- ",
    ),
    *(
        "- - ",
        "1. ",
        ">-\n  a\n",
        "|a|b|\n|-|-|\n",
        "<",
        "<a ",
        "<p ",
        '<p a="',
        '<p a=">" ',
        "<![",
        "<!--",
        "</",
        "&",
        "&#",
    ),
    *(
        "'",
        '"',
        "{",
        "[\n",
        "&a ",
        "*a ",
        "!!x ",
        "? ",
        "a: b: c\n",
        "\tx\n",
        "\t- Mr A BCD, Austria\n",
        "x: '\n",
        "- - -\n",
    ),
    *(
        "a\n",
        "A\n",
        "\n",
        " ",
        "A ",
        "AB ",
        "Mr ",
        "é",
        "e\u0301",
        "\u200b",
        "\x85",
        "a\ufffdb ",
        "Ã© ",
        "a?b ",
        "-",
        "...\n",
    ),
    *(
        "Mr A BCD, Austria, SOC\n",
        "Mr A B, C; ",
        "(Austria, SOC) ",
        "Signatories:\n",
        "Signatories: ",
        "[insert ",
        "de la ",
    ),
)
_PLACES: dict[str, Callable[[str], str]] = {
    "text": lambda text: f"---\n{FRONT}---\n{text}\n",
    "name": lambda text: f"---\n{FRONT.replace('  - Mr', f'  - {text}', 1)}---\n{BODY}",
    "facts": lambda text: f"---\n{text}\n---\n{BODY}",
}
# Of processor time, below which noise is larger than what is looked for
_MOMENT = 0.5


def _repeated(token: str, size: int) -> str:
    return (token * (size // len(token) + 1))[:size]


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun


def _is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether four times as much takes no more than eight times as long, where that can be told."""
    return _seconds(work, 4 * size) < _MOMENT or _seconds(work, 4 * size) < 8 * max(_seconds(work, size), 0.05)


@pytest.mark.parametrize("place", _PLACES)
def test_a_file_takes_no_longer_than_its_length(registry: Registry, place: str) -> None:
    for token in TOKENS:

        def content(size: int, token: str = token) -> bytes:
            return _PLACES[place](_repeated(token, size)).encode()[: lengths.FILE.most]

        assert _is_linear(lambda size: read_bytes(content(size), "638.md", registry), 10_000), token
        if place in ("facts", "name"):
            assert _is_linear(lambda size: fix(content(size), registry), 10_000), token


@pytest.mark.parametrize("around", ["{}", "{}Signatories:\nMr A BCD, Austria, SOC\n", "<!doctype html><p>{}"])
def test_an_official_text_takes_no_longer_than_its_length(registry: Registry, around: str) -> None:
    for token in TOKENS:

        def work(size: int, token: str = token) -> None:
            with suppress(UnreadableError):
                read_official(lines_of(around.format(_repeated(token, size)).encode()), registry)

        assert _is_linear(work, 3_000), token


def test_a_long_line_hides_no_other_mistake(registry: Registry) -> None:
    long = FILE.replace("title: ", f"title: {'x ' * 400}").replace("Austria, SOC", "Austira, SOC", 1)
    _, problems = read_bytes(long.encode(), "638.md", registry)
    assert [problem.rule for problem in problems] == [Rule.TOO_LONG, Rule.UNKNOWN_COUNTRY]
    assert fix(long.encode(), registry)[0] == long


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('title: "Kaz', f'title: "{"K" * 81} Kaz'),
        ("Stefan SCHENNACH", f"Stefan {'S' * 81}"),
        ("Stefan SCHENNACH", f"Stefan {'SCHENNACH ' * 10}SCHENNACH"),
        ("The UN Human", f"{'word ' * 2_001}The UN Human"),
        ("number: 638\n", "number: 638\n" + "# a remark\n" * 1_200),
    ],
    ids=["word", "family name", "name", "text", "lines"],
)
def test_what_is_too_long_is_an_error_in_its_place(registry: Registry, was: str, now: str) -> None:
    assert FILE.count(was) == 1
    read, problems = read_bytes(FILE.replace(was, now).encode(), "638.md", registry)
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
    page = (ROOT / "docs/contributing/format.md").read_text(encoding="utf-8")
    for limit in lengths.LIMITS:
        assert f"| {limit.what} | {limit} |" in page


@pytest.mark.parametrize(
    ("place", "text"),
    [("name", "\u0301 " * 60), ("name", "\u0301(" * 60), ("facts", "title: a\n? "), ("facts", "a\n? " * 99)],
)
def test_a_mark_without_a_letter_and_a_key_without_a_name_are_told(registry: Registry, place: str, text: str) -> None:
    _, problems = read_bytes(_PLACES[place](text).encode(), "638.md", registry)
    assert problems
