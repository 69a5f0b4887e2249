"""The registry is input: whatever stands in its files is told with its line, and nothing else is read for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import DECLARATIONS, build
from written_declarations.cli import main
from written_declarations.collection.folder import load
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import Problem
from written_declarations.reading.registry_reader import read_registry
from written_declarations.words import lengths

_FILES = ("countries.yml", "groups.yml", "people.yml", "subjects.yml", "missing.yml", "exceptions.yml", "withdrawn.yml")
# What may stand in no text of a registry
_NOWHERE = (
    *(
        '"=cmd|x"',
        '"+1"',
        '"@SUM(A1)"',
        '"-1+1"',
        '"x;=WEBSERVICE(A1)"',
        '"a\\u200bb"',
        '"a\\u202eb"',
        '"\\u2800"',
        '"a\\0b"',
    ),
    *('"a  b"', '" a"', '"a\\u00a0b"', '"e\\u0301"', '"..."', "&a b", "*a", "!!python/name:os.system x", "[[[[a]]]]"),
    *(f'"{"x " * 600}"', f'"{"x" * 81}"'),
)
# What stands in no name and no code either
_IN_NO_NAME = (
    '"<img src=x>"',
    '"Аustria"',
    '"Αthens"',
    '"A\\u0301\\uff21"',
    '"a`b"',
    '"a|b"',
    '"a{{ b }}"',
    '"ＥＣ"',
    '"😀"',
)
_NO_SLUGS = ("Austria", "../../etc", "a/b", "a b", "-a", "a--b", "ä", "a.b", "'?'", f"{'a-' * 70}a", "con:", "%61")
_NO_COLOURS = (
    '"#fff"',
    '"red"',
    '"#12345g"',
    '"#123456; } body {"',
    '"url(//example.org)"',
    "#123456",
    '"#ABCDEF"',
    "[]",
)
_ENTRIES = {
    "countries.yml": 'slug: freedonia\nname: Freedonia\nname_fr: Libertonie\niso: "XF"\nstatus: member\nfrom: 1995\nseats: 4\n',
    "groups.yml": 'slug: new-group\ncode: NEW\nname: New Group\ncolour: "#2b814e"\ncolour_dark: "#31af85"\nfrom: 2030\n',
    "people.yml": "name: Ada EXAMPLE\ncountry: Austria\nslug: ada-example-at\nreason: invented\n",
    "subjects.yml": "slug: lighthouses\nkind: topic\nname: Lighthouses\nname_fr: Phares\nabout: lights\nnote: a note\n",
    "missing.yml": 'number: 9\ndoc_id: 10009\ndate: 2017\ntitle: "Lights"\nsource: https://example.org/9\n',
    "exceptions.yml": "rule: few-countries\nnumber: 9\nreason: invented\n",
    "withdrawn.yml": "number: 9\ndoc_id: 10009\ndate: 2017-01-02\nreason: invented\n",
}


# A registry that is soon read, to which one entry is added
_SMALL = dict.fromkeys(_FILES, "") | {
    "countries.yml": '- slug: austria\n  name: Austria\n  name_fr: Autriche\n  iso: "AT"\n  status: member\n',
    "groups.yml": '- slug: soc\n  code: SOC\n  name: Socialists\n  colour: "#db4858"\n  colour_dark: "#f87988"\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "declarations" / "registry")
    return tmp_path / "declarations" / "registry"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, content in _SMALL.items():
        (tmp_path / name).write_text(content or "[]\n", encoding="utf-8")
    return tmp_path


def _entry(name: str, key: str, value: str) -> str:
    """The entry for a file with another value, whose line is that of the key."""
    pairs = [line.split(": ", 1) for line in _ENTRIES[name].splitlines()]
    lines = [f"{each}: {value if each == key else known}" for each, known in pairs]
    return "- " + "\n  ".join(lines) + "\n"


def _problems(folder: Path, name: str, entry: str) -> tuple[list[Problem], int]:
    """What is said of the file with one more entry, and the line on which that begins."""
    (folder / name).write_text(_SMALL[name] + entry, encoding="utf-8")
    registry, problems = read_registry(folder, "registry")
    assert (registry is None) == bool(problems)
    (folder / name).write_text(_SMALL[name] or "[]\n", encoding="utf-8")
    return problems, _SMALL[name].count("\n") + 1


def _hostile() -> Iterator[tuple[str, str, str]]:
    for name, entry in _ENTRIES.items():
        for key in (line.split(":")[0] for line in entry.splitlines()):
            is_name = key in ("name", "name_fr", "code")
            values = _NO_SLUGS if key == "slug" else _NO_COLOURS if key.startswith("colour") else _NOWHERE
            yield from ((name, key, value) for value in (*values, *(_IN_NO_NAME if is_name else ())))


def test_the_entries_are_right_as_they_are(small: Path) -> None:
    for name in _ENTRIES:
        assert _problems(small, name, _entry(name, "", ""))[0] == [], name


def test_no_value_that_means_harm_passes_and_each_is_told_on_its_line(small: Path) -> None:
    for name, key, value in _hostile():
        problems, first = _problems(small, name, _entry(name, key, value))
        keys = [line.split(":")[0] for line in _ENTRIES[name].splitlines()]
        line = first + keys.index(key)
        told = {(problem.place.path, problem.place.line) for problem in problems}
        assert told & {(f"registry/{name}", line), (f"registry/{name}", first)}, (name, key, value)
        assert all(problem.help for problem in problems)
        assert all(problem.message.isprintable() and problem.help.isprintable() for problem in problems)


def _zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


@pytest.mark.parametrize("name", _FILES)
@pytest.mark.parametrize("make", [_zero, _nowhere, os.mkfifo, Path.mkdir])
def test_what_is_no_file_is_told_and_not_opened(folder: Path, name: str, make: object) -> None:
    (folder / name).unlink()
    assert callable(make)
    make(folder / name)
    problems = load(folder.parent).problems
    assert [(problem.place.path.endswith(f"registry/{name}"), problem.rule) for problem in problems] == [
        (True, Rule.REGISTRY)
    ]


def test_files_and_lists_of_any_length_are_told_and_not_read(small: Path) -> None:
    country = '- slug: c{0}\n  name: C\n  name_fr: C\n  iso: "AT"\n  status: member\n'
    many = "".join(map(country.format, range(300)))
    problems, first = _problems(small, "countries.yml", many)
    line = first + 5 * (lengths.PLACES.most - 1)
    assert [problem.place.line for problem in problems if problem.rule is Rule.TOO_LONG] == [line]
    large = "- a\n" * (lengths.REGISTRY_FILE.most // 4 + 1)
    assert [problem.rule for problem in _problems(small, "people.yml", large)[0]] == [Rule.TOO_LONG]
    assert [problem.rule for problem in _problems(small, "people.yml", f"# {'x' * 2_000}\n[]\n")[0]] == [Rule.TOO_LONG]
    texts = ", ".join(f"A{number}" for number in range(lengths.LIST.most + 1))
    problems, _ = _problems(small, "subjects.yml", _entry("subjects.yml", "", "") + f"  words: [{texts}]\n")
    assert [problem.rule for problem in problems] == [Rule.TOO_LONG]


def test_check_and_build_say_the_same_of_files_and_names_in_one_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (folder / "missing.yml").unlink()
    (folder / "missing.yml").symlink_to("/dev/zero")
    (folder / "Countries.yml").touch()
    (folder / os.fsdecode(b"caf\xe9.yml")).touch()
    (folder.parent / os.fsdecode(b"63\xff8.md")).touch()
    with (folder / "groups.yml").open("a", encoding="utf-8") as groups:
        groups.write("- slug: new group\n  code: '=NEW'\n  nam: New\n")
    assert main(["check", str(folder.parent)]) == 1
    said = capsys.readouterr().out.splitlines()
    built = build(folder.parent, tmp_path / "site")
    assert built.returncode != 0
    assert "Traceback" not in built.stderr
    places = [line for line in said if ": error " in line]
    assert len(places) >= 8
    shown = built.stderr.replace(str(tmp_path) + "/", "")
    assert [line for line in places if line.removeprefix(str(tmp_path) + "/") not in shown] == []
