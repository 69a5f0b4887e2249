"""Whatever stands in a file, what is said of it means nothing: not to a terminal, a log of a workflow, or GitHub."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import answers
import pytest
import read_issue
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from acting import INVENTED, form
from building import DECLARATIONS
from payloads import KINDS, PAYLOADS
from strategies import PIECES
from written_declarations.cli import main
from written_declarations.collection.folder import load, shown_path
from written_declarations.intake.adding import messages
from written_declarations.intake.proposal import propose
from written_declarations.problems.place import Problem
from written_declarations.problems.report import as_github, as_json, as_markdown, as_summary, as_text
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.keys import KEYS
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_reader import read_registry

TEXTS = [payload.text for payload in PAYLOADS]
REGISTRY = {
    "countries.yml": "slug name name_fr iso status from until seats aliases aliases_fr",
    "groups.yml": "slug code code_fr name from until aliases successor group slugs_before colour colour_dark colour_paper",
    "people.yml": "name country aliases different declarations slug reason",
    "exceptions.yml": "rule number reason name",
    "withdrawn.yml": "number doc_id date reason",
    "missing.yml": "number doc_id date lang title source",
    "subjects.yml": "slug kind name name_fr aliases aliases_fr adjectives also_a_name about words not_in note",
}


def test_there_are_many_of_each_kind() -> None:
    assert len(PAYLOADS) >= 400
    assert {payload.kind for payload in PAYLOADS} == set(KINDS)


def _files(text: str) -> Iterator[str]:
    """Declaration files with a text in every place, in quotes and as it is."""
    quoted = json.dumps(text, ensure_ascii=False)
    lines = [
        f"Mr Ada {text}",
        f"{text} SAMPLE, Austria",
        f"Mr Ada SAMPLE, {text}, SOC",
        f"Mr Ada SAMPLE, Spain, {text}",
    ]
    signatories = "".join(f"  - {json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    facts = f'number: 1\ndoc_id: 10001\ndate: 2017-10-11\ntitle: {quoted}\nsubjects: "Malta, {text}"\n'
    yield f"---\n{facts}{quoted}: x\nsignatories:\n{signatories}---\n{text}\n"
    for value in (quoted, text):
        keys = "".join(f"{key.name}: {value}\n" for key in KEYS)
        yield f"---\n{keys}  - {value}\n{value}\n---\n\n{text}\n\n- {text}\n\n[x]({text})\n"
    yield text


def test_of_a_declaration(registry: Registry) -> None:
    problems = [
        problem
        for index, text in enumerate(TEXTS)
        for content in islice(_files(text), index % 2, None, 2)
        for problem in read_bytes(content.encode(), "declarations/1.md", registry)[1]
    ]
    assert len({problem.rule for problem in problems}) > 20
    _assert_safe(problems)


@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=4) | PIECES, min_size=1, max_size=4).map("".join))
def test_of_whatever_is_put_together(registry: Registry, text: str) -> None:
    content = list(_files(text))[len(text) % 4]
    _assert_safe(read_bytes(content.encode(errors="replace"), "declarations/1.md", registry)[1])


@pytest.mark.parametrize("name", REGISTRY)
def test_of_the_registry(tmp_path: Path, name: str) -> None:
    """One file at a time, and every value that is accepted is one that the rules of addresses and pages allow."""
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "registry")
    keys = REGISTRY[name].split()
    entries = []
    for index, text in enumerate(TEXTS[len(name) % 2 :: 2]):  # the others in the other files
        value = json.dumps(text, ensure_ascii=False)
        written = value if index % 2 else f"[{value}]"
        entries.append("".join(f"  {key}: {written}\n" for key in keys) + f"  {value}: x\n")
    content = "".join(f"-{entry[1:]}" for entry in entries)
    (tmp_path / "registry" / name).write_text(content, encoding="utf-8", newline="\n")
    registry, problems = read_registry(tmp_path / "registry", "registry")
    assert registry is None
    assert len(problems) > len(entries)
    _assert_safe(problems)
    (tmp_path / "registry" / name).write_text("\n".join(TEXTS), encoding="utf-8", newline="\n")
    _assert_safe(read_registry(tmp_path / "registry", "registry")[1])


def test_of_names_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    names = {text.replace("/", "∕")[:60] for text in TEXTS if "\0" not in text} - {".", "..", ""}
    names = {name for name in names if len(name.encode()) < 250}
    names |= {
        "638.MD",
        "0638.md",
        "638.md.md",
        "638 .md",
        "-1.md",
        "٦.md",
        "9" * 99 + ".md",
        "::error::.md",
        "##[error]x.md",
    }
    for name in sorted(names):
        (tmp_path / name).touch()
    (tmp_path / "640.md").symlink_to("/etc/hostname")
    (tmp_path / "641.md").symlink_to("641.md")
    (tmp_path / "registry ").symlink_to("/")
    loaded = load(tmp_path)
    assert loaded.corpus is None
    told = {problem.place.path for problem in loaded.problems}
    assert {shown_path(tmp_path / name) for name in names if not name.startswith(".")} <= told
    _assert_safe(loaded.problems)
    # As somebody in the folder would name them
    monkeypatch.chdir(tmp_path)
    main(["check", "--format", "github", "--", *sorted(names)])
    main(["check", "--", *sorted(names)])
    printed = capsys.readouterr()
    _assert_plain(re.sub("(?m)^::(?=error |warning )", "", printed.out + printed.err))


def test_of_what_is_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for number, text in enumerate(TEXTS[::7], 1):
        content = next(_files(text)).replace("number: 1", f"number: {number}").replace("10001", " 10001 ")
        (tmp_path / f"{number}.md").write_text(content, encoding="utf-8", newline="\n")
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "registry")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for option in ("--diff", "--"):
        assert main(["fix", option, str(tmp_path)]) == 0
        printed = capsys.readouterr().out
        assert printed.count("doc_id") > 20
        _assert_plain(re.sub("(?m)^ +::", "|", printed))  # a patch has the lines around, and no workflow prints one


def test_of_a_pasted_text(registry: Registry, tmp_path: Path) -> None:
    title = INVENTED.partition("\n")[0]
    for some in _several(TEXTS, 24):
        text = INVENTED.replace(title, some[0]).replace("Ms Ada EXAMPLE", f"Ms {some[1]} EXAMPLE")
        text = text.replace("We demand that", "\n\n".join(some[2:]) + "\n\nWe demand that")
        _assert_plain(messages(propose(text.encode(), some[0], registry), colour=False))
        reading = read_issue.read(form(text, some[0]), registry, tmp_path)
        answer = answers.joined(reading.said)
        outside = "".join(_outside_code(answer))
        found = [sign for sign in ("@", "www.", "GH-", "//", "::", "<", "##", "loses #") if sign in outside]
        assert not found, answer


def _several(texts: Sequence[str], number: int) -> Iterator[Sequence[str]]:
    return (texts[start : start + number] for start in range(0, len(texts) - number, number))


def _outside_code(markdown: str) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        yield from (child.content for child in token.children or [] if child.type != "code_inline")


def _assert_safe(problems: Sequence[Problem]) -> None:
    """Every form in which problems are told is plain, and says each of them once."""
    _assert_plain(as_text(problems))
    _assert_plain(as_json(problems))
    assert len(json.loads(as_json(problems))) == len(problems)
    lines = as_github(problems).split("\n")[:-1]
    assert len(lines) == len(problems)
    for line in lines:
        command, _, said = line.removeprefix("::").partition("::")
        assert re.fullmatch(r"(error|warning) file=[^,:]+,line=\d+,col=\d+,endColumn=\d+,title=[a-z0-9-]+", command)
        _assert_plain(f"| {said}")
    some = [*{(problem.rule, problem.message): problem for problem in problems}.values()]
    (only,) = MarkdownIt("commonmark").parse(as_markdown(some))
    assert (only.type, only.content) == ("fence", as_text(some))
    assert not re.search(r"[@<>]|//|::|#\d|##", "".join(_outside_code(as_summary(some, "here"))).replace("### ", ""))


def _assert_plain(said: str) -> None:
    """What is said has visible characters alone, and no command for a runner."""
    assert [char for char in said if not char.isprintable() and char != "\n"] == []
    assert "##[" not in said
    assert not [line for line in said.split("\n") if line.lstrip().startswith("::")]
