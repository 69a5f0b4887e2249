"""Addresses are a promise: all that were ever listed lead somewhere, and the list only grows."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest

from building import DECLARATIONS, ROOT
from history import lines_taken_out
from pages import Document
from written_declarations.cli import main
from written_declarations.collection.corpus import Corpus
from written_declarations.publishing import permalinks

LISTED = permalinks.read((ROOT / permalinks.LIST).read_text(encoding="utf-8"))


def test_the_list_is_sorted_and_has_each_address_once() -> None:
    assert permalinks.write(LISTED) == (ROOT / permalinks.LIST).read_text(encoding="utf-8")
    assert {"declarations/638/", "declarations/638/#p3", "doc/14416/", "638/", "years/2017/"} <= set(LISTED)
    assert {"countries/austria/", "groups/epp-cd/", "signatories/stefan-schennach-at/"} <= set(LISTED)


def test_no_line_was_ever_taken_out() -> None:
    assert lines_taken_out(permalinks.LIST) == [], "what was promised stays promised: bring these lines back"


def test_every_listed_address_is_on_the_built_site(site_published: Path, corpus_published: Corpus) -> None:
    lost = []
    for address in permalinks.standing(LISTED, corpus_published):
        path, _, anchor = address.partition("#")
        page = site_published / path / "index.html"
        if not page.is_file() or (anchor and anchor not in Document.read(page).ids):
            lost.append(address)
    assert lost == [], "what was promised is lost: bring it back, or let a forward stand there (people.yml, groups.yml)"


def test_what_is_new_is_in_the_list(corpus_published: Corpus) -> None:
    """Told and not failed: whoever adds a declaration need not know of the list."""
    new = permalinks.promised(corpus_published) - set(LISTED)
    if new:
        warnings.warn(f"{len(new)} addresses are not in {permalinks.LIST} yet: run make permalinks", stacklevel=1)
    assert permalinks.broken(LISTED, corpus_published) == []


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(DECLARATIONS, tmp_path / "declarations")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_adds_and_never_removes(
    project: Path, corpus_published: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["permalinks"]) == 0
    text = (project / permalinks.LIST).read_text(encoding="utf-8")
    assert text == permalinks.write(permalinks.promised(corpus_published))
    (project / permalinks.LIST).write_text("signatories/old-address-at/\ndeclarations/638/\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["permalinks"]) == 1, "an address is lost"
    printed = capsys.readouterr().out
    assert "signatories/old-address-at/ was promised, and nothing stands there" in printed
    assert f"{len(text.split()) - 1:,} addresses added" in printed
    assert set((project / permalinks.LIST).read_text().split()) == {*text.split(), "signatories/old-address-at/"}
    assert main(["permalinks"]) == 1
    assert "0 addresses added" in capsys.readouterr().out


def test_a_lost_anchor_is_lost(corpus_published: Corpus) -> None:
    assert permalinks.broken(["declarations/638/#p99", "declarations/638/#p1"], corpus_published) == [
        "declarations/638/#p99"
    ]


def test_with_an_error_nothing_is_written(project: Path) -> None:
    (project / "declarations" / "639.md").write_text("no front matter\n", encoding="utf-8")
    assert main(["permalinks"]) == 1
    assert not (project / permalinks.LIST).exists()


def test_what_goes_with_a_withdrawn_declaration_is_not_lost(
    project: Path, corpus_published: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its page stays; of who signed nothing else there is none left, which the registry must say."""
    number = min(each.number for each in corpus_published.declarations)
    doc_id = next(each.doc_id for each in corpus_published.declarations if each.number == number)
    assert main(["permalinks"]) == 0
    (project / "declarations" / f"{number}.md").unlink()
    entry = f"- number: {number}\n  doc_id: {doc_id}\n  date: 2026-01-31\n  reason: Invented.\n"
    registry = project / "declarations" / "registry" / "withdrawn.yml"
    registry.write_text(entry, encoding="utf-8")
    capsys.readouterr()
    status = main(["permalinks"])
    lost = [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines() if "was promised" in line]
    assert status == int(bool(lost))
    assert not [address for address in lost if address.startswith("declarations/")]
    registry.write_text(f"{entry}  addresses: [signatories/jane-sample-at/, {', '.join(lost)}]\n", encoding="utf-8")
    assert main(["permalinks"]) == 0
    registry.write_text(f"{entry}  addresses: [../outside/]\n", encoding="utf-8")
    assert main(["permalinks"]) == 1
    assert "../outside/ is not an address of this site" in capsys.readouterr().err
