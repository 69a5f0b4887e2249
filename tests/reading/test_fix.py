"""Mending: what has one right answer is mended, the rest is left alone, and twice is as once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from strategies import PIECES
from written_declarations.cli import main
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import Problem
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry
from written_declarations.words.lost_letters import lost_letters

TEXT = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
# Each makes a file of which the canonical one is the only thing that can be meant
DAMAGES = {
    "no quotes around a title with a colon": (
        'title: "Kazakhstan: political oppression, injustice and torture must be stopped"',
        "title: Kazakhstan: political oppression, injustice and torture must be stopped",
    ),
    "single quotes": (
        '"Kazakhstan: political oppression, injustice and torture must be stopped"',
        "'Kazakhstan: political oppression, injustice and torture must be stopped'",
    ),
    "windows": ("\n", "\r\n"),
    "mark": ("---\nnumber", "\ufeff---\nnumber"),
    "accents apart": ("Matjaž HANŽEK", "Matjaz\u030c HANZ\u030cEK"),
    "spaces": ("Mr Roger ZAVOLI", "Mr\u00a0Roger  ZAVOLI "),
    "no space after a comma": ("Gisela WURM, Austria, SOC", "Gisela WURM,Austria ,SOC"),
    "invisible": ("HIGGINS", "HIG\u00adGI\u200bNS"),
    "leading zero": ("number: 638", "number: 0638"),
    "words around a number": ("doc_id: 14416", "doc_id: Doc. 14416"),
    "dashes in a date": ("date: 2017-10-11", "date: 2017–10–11"),
    "a date in words": ("date: 2017-10-11", "date: 11 October 2017"),
    "a French date": ("date: 2017-10-11", "date: 11 octobre 2017"),
    "French countries": ("Ms Gisela WURM, Austria", "Ms Gisela WURM, Autriche"),
    "small letters": ("San Marino, FDG", "san marino, fdg"),
    "another sign": ("PREDA, Romania, EPP/CD", "PREDA, Romania, EPP-CD"),
    "French group": ("PREDA, Romania, EPP/CD", "PREDA, Romania, PPE/DC"),
    "order": ("number: 638\ndoc_id: 14416\n", "doc_id: 14416\nnumber: 638\n"),
    "empty lines": ("---\nKazakhstani", "\n---\n\n\nKazakhstani"),
    "a tab": ("  - Ms Annette", "\t- Ms Annette"),
    "quotes that are not needed": ("- Mr Marco GATTI, San Marino, EPP/CD", '- "Mr Marco GATTI, San Marino, EPP/CD"'),
    "a full stop behind Mr": ("Mr Roger ZAVOLI", "Mr. Roger ZAVOLI"),
    "a comma at the end": (
        "Baroness Doreen MASSEY, United Kingdom, SOC",
        "Baroness Doreen MASSEY, United Kingdom, SOC,",
    ),
    "brackets": ("Ms Annette GROTH, Germany, UEL", "Ms Annette GROTH (Germany, UEL)"),
    "two on a line": (
        "Ms Lotta JOHNSSON FORNARVE, Sweden, UEL\n  - Mr Eerik-Niiles KROSS, Estonia, ALDE",
        "Ms Lotta JOHNSSON FORNARVE, Sweden, UEL ; Mr Eerik-Niiles KROSS, Estonia, ALDE",
    ),
    "slashes in a date": ("date: 2017-10-11", "date: 2017/10/11"),
    "no line end": ("oppression.\n", "oppression."),
}


@given(st.sets(st.sampled_from(sorted(DAMAGES)), min_size=1))
@settings(deadline=None)
def test_damages_together_are_mended_to_the_same_bytes(registry: Registry, names: set[str]) -> None:
    damaged = TEXT
    for name in sorted(names, key=lambda name: name in ("windows", "mark")):
        damaged = damaged.replace(*DAMAGES[name])
    mended, mends = fix(damaged.encode(), registry)
    assert mended == TEXT
    assert bool(mends) == (damaged != TEXT)


def test_a_name_printed_another_way_stays(registry: Registry) -> None:
    assert "KÜRKÇÜ, Turkey, UEL" in TEXT
    assert fix(TEXT.encode(), registry) == (TEXT, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: ", "title: Two #1 things # "),
        ('title: "Kazakhstan', 'title: "A "quoted" word'),
        ("Austria, SOC", "Austira, SCO"),
        ("date: 2017-10-11", "date: 11/10/2017"),
        ("doc_id: 14416", "doc_id: 144.16"),
        ("Stefan SCHENNACH", "Stefan Schennach"),
        ("source:", "sources:"),
    ],
)
def test_what_has_several_answers_is_left_alone(registry: Registry, old: str, new: str) -> None:
    damaged = TEXT.replace(old, new, 1)
    assert fix(damaged.encode(), registry) == (damaged, [])


def test_comments_stay_with_their_keys(registry: Registry) -> None:
    text = "---\n# of the title\ntitle: A: b\n# of the number\nnumber: 1\nsignatories:\n  # lead\n  - Ms Ada  EXAMPLE, Austria\n---\n"
    mended, _ = fix(text.encode(), registry)
    assert mended == (
        '---\n# of the number\nnumber: 1\n# of the title\ntitle: "A: b"\nsignatories:\n  # lead\n  - Ms Ada EXAMPLE, Austria\n---\n'
    )


@given(PIECES, PIECES)
@settings(deadline=None, max_examples=300)
def test_twice_is_as_once_and_nothing_mendable_is_left(registry: Registry, front: str, body: str) -> None:
    content = f"---\n{front}\n---\n{body}".encode()
    once, _ = fix(content, registry)
    assert once is not None
    assert fix(once.encode(), registry)[0] == once
    problems = read_bytes(once.encode(), "1.md", registry)[1]
    problems = [each for each in problems if next(lost_letters(each.place.text), None) is None]  # others are left alone
    assert not [p for p in problems if p.rule in (Rule.BYTE_ORDER_MARK, Rule.LINE_ENDINGS, Rule.NOT_NFC)]
    assert not [p for p in problems if p.rule is Rule.FORBIDDEN_CHARACTER and "U+" in p.message]


@given(PIECES, PIECES)
@settings(deadline=None, max_examples=300)
def test_no_letter_of_a_file_is_lost(registry: Registry, front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    mended, _ = fix(text.encode(), registry)
    assert mended is not None
    assume("number" not in front)
    if "subjects" not in front:  # they are proposed from a title
        mended = re.sub("^subjects: .*\n", "", mended, flags=re.MULTILINE)
    assert sorted(filter(str.isalpha, mended)) == sorted(filter(str.isalpha, text))


@pytest.mark.parametrize("lost", ["�", "Ã§", "Ã\xad", "\x92", "³", "?", "\ue001", "Ã\xa0", "√©"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kazakhstan: political", "Kazakh{}stan:  political"),
        ("Ms Gisela WURM, Austria", "Ms Gis{}ela  WURM , Autriche"),
        ("torture must be", "tor{}ture\u200b must be"),
    ],
)
def test_a_lost_letter_stays_and_is_told(registry: Registry, lost: str, old: str, new: str) -> None:
    damaged = TEXT.replace(old, new.format(lost))
    assert damaged != TEXT
    mended, _ = fix(damaged.encode(), registry)
    assert mended == damaged
    problems = read_bytes(damaged.encode(), "638.md", registry)[1]
    assert Rule.LOST_LETTER in [problem.rule for problem in problems]
    where = next(problem.place for problem in problems if problem.rule is Rule.LOST_LETTER)
    assert where.text[where.column - 1 : where.end - 1].startswith(lost[:1])


def test_bytes_that_are_no_text_are_left_alone(registry: Registry) -> None:
    assert fix(b"---\n\xff\n", registry) == (None, [])
    assert fix(b"a" * 70_000, registry) == (None, [])


def test_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "638.md"
    path.write_text(TEXT.replace('"Kazakhstan: ', "Kazakhstan: ").replace('stopped"', "stopped"), encoding="utf-8")
    before = path.read_bytes()
    assert main(["fix", "--diff", str(tmp_path)]) == 0
    diff = capsys.readouterr().out
    assert "\n-title: Kazakhstan: political" in diff
    assert '\n+title: "Kazakhstan: political' in diff
    assert path.read_bytes() == before
    assert main(["fix", str(path)]) == 0
    assert '638.md:5: wrote title: "Kazakhstan: political' in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == TEXT
    assert main(["fix", str(path)]) == 0
    assert capsys.readouterr().out.startswith("0 files of 1 fixed")
    assert main(["fix", str(tmp_path / "no.md")]) == 2


def test_new_writes_a_template_that_the_check_refuses(
    tmp_path: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "639", "--output", str(tmp_path)]) == 0
    content = (tmp_path / "639.md").read_bytes()
    file, problems = read_bytes(content, "639.md", registry)
    assert file.number("number") == 639
    assert [problem.rule for problem in problems] == [Rule.TEMPLATE_TEXT] * 7
    assert _lines(problems) == [
        "DOC-ID",
        "YEAR-MONTH-DAY",
        "TITLE",
        "SUBJECTS",
        "ADDRESS",
        "Mr Given FAMILY, Country, GROUP",
        "TEXT",
    ], content
    assert fix(content, registry)[0] is not None
    assert main(["new", "639", "--output", str(tmp_path)]) == 2
    assert "there already" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["new", "0"])


def _lines(problems: list[Problem]) -> list[str]:
    places = sorted((problem.place for problem in problems), key=lambda place: place.line)
    return [place.text[place.column - 1 : place.end - 1] for place in places]


def test_new_makes_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "639"]) == 2
    assert "Run the command in the folder of the project" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_change_of_spaces_alone_is_told_as_that(registry: Registry) -> None:
    _, changes = fix(TEXT.replace("number: 638", "number: 638  ").encode(), registry)
    assert [change.what for change in changes] == ["tidied the spaces around number: 638"]
