"""What is given to Pagefind, and that its own program reads it so."""

from __future__ import annotations

import datetime
import gzip
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from building import ROOT
from pages import Document
from processes import running, until
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports import pagefind
from written_declarations.model import Declaration, Name, Signature
from written_declarations.reading.body import parse_body
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry

TITLE = "Fictional </h1><p data-pagefind-ignore>&amp; <script>alert(1)</script> \" ' Łódź"


def _hostile(registry: Registry) -> Corpus:
    country = registry.countries[0]
    names = [Name("Mr", "<b>Zoë</b>", "SÆMPLE"), Name("", "Ian", "O'</p>SAMPLE")]
    body, problems = parse_body("A text \\<script>alert(1)\\</script> [there](https://example.org/).")
    assert problems == []
    signatures = tuple(Signature(name, registry.person_slug(name, country), country, country.name) for name in names)
    return Corpus([Declaration(7, 8, datetime.date(2020, 1, 2), TITLE, signatures, body=body)], registry)


def _fragments(folder: Path) -> dict[str, Any]:
    found = {}
    for path in (folder / "fragment").iterdir():
        content = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[content["url"].lstrip("/")] = {**content, "id": path.stem.removeprefix("en_")}
    return found


def test_lean_pages_hold_what_is_searched_and_no_frame(corpus_638: Corpus) -> None:
    pages = dict(pagefind.pages(corpus_638))
    assert len(pages) == 1, "people are found by their names alone, in a file of their own"
    page = Document(pages["declarations/638/"])
    assert page.one("h1").text == "Kazakhstan: political oppression, injustice and torture must be stopped"
    text = page.one("body").text
    assert "The UN Human Rights Committee demanded" in text
    assert "Ertuğrul KÜRKÇÜ" in text
    assert page.all("a") == [], "neither links nor the numbers of paragraphs"
    assert len(pages["declarations/638/"]) < 4000


def test_only_words_that_pagefind_cannot_fold_are_written_twice(corpus_638: Corpus) -> None:
    pages = dict(pagefind.pages(corpus_638))
    typed = [e.text for e in Document(pages["declarations/638/"]).all("p") if e.get("data-pagefind-meta") == "typed"]
    # Kürkçü and Hanžek lose their marks in Pagefind itself; D'AMBROSIO is found by what stands behind the apostrophe
    assert typed == ["SANDBAEK AMBROSIO"]


def test_who_stands_in_an_earlier_edition_alone_is_found(registry: Registry) -> None:
    declaration = read_bytes((ROOT / "tests" / "features" / "1.md").read_bytes(), "1.md", registry)[0].declaration
    assert declaration is not None
    gus = declaration.earlier[0].signatures[1]
    gus = replace(gus, name=replace(gus.name, family="FÆRTHER"))
    first = replace(declaration.earlier[0], signatures=(gus, *declaration.earlier[0].signatures[2:]))
    corpus = Corpus([replace(declaration, earlier=(first,))], registry)
    text = Document(dict(pagefind.pages(corpus))["declarations/1/"]).one("body").text
    assert "Signed an earlier edition: Gus FÆRTHER; Ines FURTHER" in text
    assert "FAERTHER" in text, "in the letters of every keyboard, too"
    assert text.count("van de SAMPLE") == 1


def test_hostile_text_is_indexed_as_text(registry: Registry, tmp_path: Path) -> None:
    corpus = _hostile(registry)
    ids = pagefind.index(pagefind.pages(corpus), tmp_path / "texts")
    fragments = _fragments(tmp_path / "texts")
    assert ids == {path: fragment["id"] for path, fragment in fragments.items()}
    assert set(ids) == {"declarations/7/"}
    found = fragments["declarations/7/"]
    assert found["meta"]["title"] == TITLE
    assert found["content"].startswith("A text <script>alert(1)</script> there.")
    assert "<b>Zoë</b> SÆMPLE; Ian O'</p>SAMPLE" in found["content"]
    assert TITLE not in found["content"], "an excerpt would repeat it"
    assert found["meta"]["typed"] == "Lodz SAEMPLE"
    assert "SAEMPLE" not in found["content"]


def test_two_runs_give_the_same_bytes_and_nothing_that_nobody_loads(registry: Registry, tmp_path: Path) -> None:
    corpus = Corpus(sample(40, 2, registry), registry)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "left-over").write_text("of an earlier run", encoding="utf-8")
    assert pagefind.index(pagefind.pages(corpus), tmp_path / "one") == pagefind.index(
        pagefind.pages(corpus), tmp_path / "two"
    )
    files = [{p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in tmp_path.iterdir()]
    assert files[0] == files[1]
    (meta,) = (tmp_path / "one").glob("*.pf_meta")
    assert {path.name for path in (tmp_path / "one").iterdir()} == {
        "fragment",
        "index",
        "pagefind.js",
        "pagefind-worker.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        meta.name,
    }


def test_no_pages_are_written_for_an_index_that_is_cancelled(
    corpus_638: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: tmp_path / "never runs")
    with pytest.raises(pagefind.CancelledError):
        pagefind.index(pagefind.pages(corpus_638), tmp_path / "texts", lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_nobody_waits_for_pagefind_when_its_index_is_cancelled(
    corpus_638: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, running = tmp_path / "program", tmp_path / "running"
    program.write_text(f"#!/bin/sh\necho $$ > {running}.new\nmv {running}.new {running}\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    with pytest.raises(pagefind.CancelledError):
        pagefind.index(pagefind.pages(corpus_638), tmp_path / "texts", running.exists)
    with pytest.raises(ProcessLookupError):
        os.kill(int(running.read_text()), 0)


@pytest.mark.parametrize(
    ("program", "said"),
    [("#!/bin/sh\necho 'no space left' >&2\nexit 3\n", "Pagefind says: no space left"), ("", "Pagefind did not start")],
)
def test_a_failure_is_one_error_in_words(
    corpus_638: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    path = tmp_path / "program"
    if program:
        path.write_text(program, encoding="utf-8")
        path.chmod(0o700)
    monkeypatch.setattr(pagefind, "get_executable", lambda: path)
    with pytest.raises(pagefind.IndexFailedError, match=said):
        pagefind.index(pagefind.pages(corpus_638), tmp_path / "texts")


_INDEXING = """
import sys, threading, time
from pathlib import Path
from written_declarations.exports import pagefind
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()  # as beside a server
def pages():
    yield "a/", "<p>a</p>"
    print("begun", flush=True)
    time.sleep(600)
list(pagefind.index(pages(), Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as on Linux")
def test_pagefind_ends_with_whoever_asked_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _INDEXING, str(tmp_path / "texts")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline() == b"begun\n"
        assert len(list(running(asking.pid))) == 2
        asking.kill()
    until(lambda: not list(running(asking.pid)))
