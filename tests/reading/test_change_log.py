"""The log of changes, read as strictly as a declaration: nothing that was damaged is taken for a log."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from written_declarations.problems.catalogue import Rule
from written_declarations.reading.change_log import HEAD, LEFT_OUT, ChangeKind, LoggedChange, write_log
from written_declarations.reading.change_log_reader import FIELDS, read_change_log, read_log
from written_declarations.words.lengths import CHANGES_FILE, LIMITS

_DAY = datetime.date(2026, 11, 26)
_ADDED = LoggedChange(_DAY, 638, "", ChangeKind.ADDITION, "", "", "", "0123456789ab")
_TITLE = LoggedChange(_DAY, 638, "en", ChangeKind.CORRECTION, "title", "An old one", "A new one", "0123456789ac")
_SIGNED = replace(_TITLE, lang="", field="signatories", before="", after="Ms Ada EXAMPLE, Austria")
_TEXT = replace(
    _TITLE, day=datetime.date(2026, 12, 1), field="text p3", kind=ChangeKind.EDITION, before=f"It {LEFT_OUT}"
)
_GONE = replace(_ADDED, day=datetime.date(2027, 1, 1), kind=ChangeKind.WITHDRAWAL)
LOG = write_log((_ADDED, replace(_ADDED, number=640), _TITLE, _SIGNED, _TEXT, _GONE))


def _read(text: str) -> tuple[int, list[str]]:
    log, problems = read_log(text.encode(), "changes.tsv")
    return len(log.changes), [f"{each.place.line}: {each.rule.id}: {each.message}" for each in problems]


def test_a_log_is_read_as_it_was_written() -> None:
    log, problems = read_log(LOG.encode(), "changes.tsv")
    assert problems == []
    assert write_log(log.changes) == LOG
    assert log.state == {640: "0123456789ab"}, "No. 638 was withdrawn"
    assert log.changed[638] == _GONE.day
    assert log.added[638] == _DAY
    assert log.last[638].changes == (_GONE,)
    assert log.day_from(_DAY) == _GONE.day
    assert log.day_from(datetime.date(2030, 1, 1)) == datetime.date(2030, 1, 1)


def test_where_there_is_no_log_there_is_none(tmp_path: Path) -> None:
    log, problems = read_change_log(tmp_path / "changes.tsv", "changes.tsv")
    assert not log
    assert problems == []
    (tmp_path / "changes.tsv").symlink_to("/etc/hostname")
    assert [each.rule for each in read_change_log(tmp_path / "changes.tsv", "changes.tsv")[1]] == [Rule.CHANGE_LOG]
    assert _read(write_log(())) == (0, [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (str(_TITLE).replace("\t", "    "), "change-log: a line has 8 cells, parted by tabs, and this has 1"),
        (f"{_TITLE}\t", "change-log: a line has 8 cells, parted by tabs, and this has 9"),
        (str(replace(_TITLE, after="=HYPERLINK(1)")), "change-log: a spreadsheet may take what begins here with ="),
        (str(replace(_TITLE, after="A <img src=x>")), "change-log: HTML begins here: <img src=x>"),
        (str(replace(_TITLE, after="A\u202etitle")), "forbidden-character: an invisible character, U+202E"),
        (str(replace(_TITLE, after="A\x07title")), "forbidden-character: an invisible character, U+0007"),
        (str(replace(_TITLE, after="A title")) + "\r", "line-endings: the lines end as on Windows"),
        (str(replace(_TITLE, after="E\u0301 title")), "not-nfc: an accent is a character of its own"),
        (str(replace(_TITLE, after="x" * 2000)), "too-long: a line of changes.tsv has at most 1,000 characters"),
        ("<<<<<<< HEAD", "change-log: this is a mark that git leaves"),
        ("=======", "change-log: this is a mark that git leaves"),
        (str(_ADDED), "change-log: this is line 2 once more"),
        (str(replace(_TITLE, number=641)), "change-log: no line above says that No. 641 was added"),
        (str(replace(_TITLE, day=datetime.date(2020, 1, 1))), "change-log: 2020-01-01 is before 2026-11-26"),
        (
            str(replace(_TITLE, lang="", field="source", before="", after="javascript:alert(1)")),
            "change-log: javascript:alert(1) is no",
        ),
        (str(_TITLE).replace("2026-11-26", "2026-02-30"), "change-log: 2026-02-30 is not a day"),
    ],
)
def test_what_no_log_has_is_told_with_its_line(line: str, said: str) -> None:
    lines = LOG.splitlines()[:3]
    _, told = _read("\n".join([*lines, line, ""]))
    assert len(told) == 1
    assert told[0].startswith(f"4: {said}")


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", Rule.CHANGE_LOG),
        (LOG.encode("utf-16"), Rule.NOT_UTF8),
        (LOG.encode() + b"\xff\n", Rule.NOT_UTF8),
        (b"\xef\xbb\xbf" + LOG.encode(), Rule.BYTE_ORDER_MARK),
        (LOG.replace("\t", ",").encode(), Rule.CHANGE_LOG),
        (LOG.removeprefix(f"{HEAD}\n").encode(), Rule.CHANGE_LOG),
        (LOG.removesuffix("\n").encode(), Rule.CHANGE_LOG),
        (b"x" * (CHANGES_FILE.most + 1), Rule.TOO_LONG),
    ],
)
def test_a_damaged_file_is_no_log(content: bytes, rule: Rule) -> None:
    assert rule in [each.rule for each in read_log(content, "changes.tsv")[1]]


_PIECES = (
    "\t",
    "\n",
    "\r",
    "\x00",
    "\u202e",
    "\ufeff",
    "\ufffd",
    "é",
    "<b>",
    "=",
    "0",
    ",",
    '"',
    ">>>>>>> x\n",
    "\u2028",
    " ",
)


@settings(max_examples=150)
@given(data=st.data())
def test_damage_is_told_or_harmless(data: st.DataObject) -> None:
    """What is read without a problem is what stands there, in order and once, and every problem has a line of the file."""
    text = LOG
    for _ in range(data.draw(st.integers(1, 4))):
        lines = text.split("\n")
        at, other = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["put", "cut", "drop", "double", "swap"])):
            case "put":
                text = text[:at] + data.draw(st.sampled_from(_PIECES)) + text[at:]
            case "cut":
                text = text[:at] + text[at + data.draw(st.integers(1, 30)) :]
            case "drop":
                text = "\n".join(lines[:other] + lines[other + 1 :])
            case "double":
                text = "\n".join([*lines[: other + 1], *lines[other:]])
            case _:
                text = "\n".join([*lines[:other], *reversed(lines[other:])])
    log, problems = read_log(text.encode(), "changes.tsv")
    if not problems:
        assert write_log(log.changes) == text
        assert len(set(log.changes)) == len(log.changes)
        assert [each.day for each in log.changes] == sorted(each.day for each in log.changes)
        here = set[int]()
        for change in log.changes:
            assert (change.number in here) == (change.kind is not ChangeKind.ADDITION)
            (here.discard if change.kind is ChangeKind.WITHDRAWAL else here.add)(change.number)
    for problem in problems:
        assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 1
        assert problem.message.isprintable()
        assert problem.help


def test_the_fields_are_those_of_the_documentation() -> None:
    assert {"date", "title", "signatories", "text"} < set(FIELDS)
    assert CHANGES_FILE in LIMITS
