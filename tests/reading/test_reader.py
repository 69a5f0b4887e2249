"""Reading and writing: what stands in the file comes out, byte for byte, or a message does."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from building import DECLARATIONS, ROOT
from strategies import PIECES, declarations
from written_declarations.problems.place import has_errors
from written_declarations.problems.report import as_text
from written_declarations.reading.declaration import read_bytes, read_file
from written_declarations.reading.keys import KEYS
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write
from written_declarations.words.lengths import FILE


def test_638_is_the_official_text_word_for_word(registry: Registry) -> None:
    official = (ROOT / "tests" / "official" / "638.txt").read_text(encoding="utf-8")
    _chrome, title, heading, signatories, *paragraphs = [line for line in official.splitlines() if line.strip()]
    file, problems = read_bytes((DECLARATIONS / "638.md").read_bytes(), "638.md", registry)
    assert problems == []
    declaration = file.declaration
    assert declaration is not None
    assert heading == "Written declaration No. 638 | Doc. 14416 | 11 October 2017"
    assert (declaration.number, declaration.doc_id) == (638, 14416)
    assert declaration.date == datetime.date(2017, 10, 11)
    assert declaration.title == title
    assert declaration.source == "https://pace.coe.int/en/files/24151/html"
    assert [str(signature) for signature in declaration.signatures] == signatories.split(" ; ")
    assert len(declaration.signatures) == 26
    assert declaration.body is not None
    assert declaration.body.markdown == "\n\n".join(paragraphs)
    assert declaration.body.anchors == ("p1", "p2", "p3", "p4")


@pytest.mark.parametrize("path", sorted(DECLARATIONS.glob("*.md")), ids=lambda path: path.name)
def test_published_files_are_in_the_canonical_form(path: Path, registry: Registry) -> None:
    content = path.read_bytes()
    declaration = read_bytes(content, path.name, registry)[0].declaration
    assert declaration is not None
    assert write(declaration).encode() == content


def test_sample_is_read_and_written_to_the_same_bytes(sample_200: Path, registry: Registry) -> None:
    for path in sample_200.glob("*.md"):
        content = path.read_bytes()
        file, problems = read_bytes(content, path.name, registry)
        assert problems == []
        assert file.declaration is not None
        assert write(file.declaration).encode() == content


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_declaration_is_written_and_read_again(registry: Registry, data: st.DataObject) -> None:
    declaration = data.draw(declarations(registry))
    text = write(declaration)
    assume(unicodedata.is_normalized("NFC", text))
    file, problems = read_bytes(text.encode(), f"{declaration.number}.md", registry)
    assert not has_errors(problems), as_text(problems)
    assert file.declaration == declaration
    assert write(file.declaration) == text


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_end_in_messages(registry: Registry, content: bytes) -> None:
    file, problems = read_bytes(content, "1.md", registry)
    assert file.declaration is None
    assert has_errors(problems)


# Pieces that YAML, front matter and Markdown have a meaning for, in any order


@given(PIECES, PIECES)
@example('"": a\n"": b', "")  # a key that is no character wide, twice
@settings(deadline=None, max_examples=300)
def test_any_pieces_end_in_messages_with_places(registry: Registry, front: str, body: str) -> None:
    content = f"---\n{front}\n---\n{body}"
    file, problems = read_bytes(content.encode(), "1.md", registry)
    assert file.declaration is not None or has_errors(problems)
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        place = problem.place
        assert 1 <= place.line <= len(lines), problem
        assert place.text == lines[place.line - 1]
        assert 1 <= place.column <= len(place.text) + 1, problem
        assert place.column < place.end
        assert problem.message
        assert problem.help
        assert "\n" not in problem.message + problem.help


def test_two_megabytes_are_refused_without_being_read(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(b"---\n" + b"a" * 2_000_000)
    file, problems = read_file(path, "1.md", registry)
    assert file.declaration is None
    assert [problem.rule.id for problem in problems] == ["file-too-large"]
    assert FILE.most < 100_000


def test_every_key_is_written_in_the_order_of_the_table(registry: Registry) -> None:
    declaration = read_bytes((DECLARATIONS / "638.md").read_bytes(), "638.md", registry)[0].declaration
    assert declaration is not None
    full = dataclasses.replace(
        declaration,
        date_tabled=declaration.date,
        edition=2,
        title_fr="Kazakhstan : un titre",
        body=None,
        checked=declaration.date,
    )
    in_french = dataclasses.replace(full, title_fr=None, lang="fr")
    for one, without in ((full, "lang"), (in_french, "title_fr")):  # a French title is one or the other
        text = write(one)
        assert read_bytes(text.encode(), "638.md", registry)[0].declaration == one
        written = [line.split(":")[0] for line in text.split("---")[1].strip().split("\n") if line[0] != " "]
        assert written == [key.name for key in KEYS if key.name != without]
