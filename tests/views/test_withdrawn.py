"""A declaration that was withdrawn from the site keeps its address, which says why."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from building import DECLARATIONS
from pages import Document, poured
from shells import ADDRESS, every_file
from written_declarations.collection import fold
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.collection.sample import sample
from written_declarations.problems.catalogue import Rule
from written_declarations.publishing import permalinks
from written_declarations.publishing.sitemap import sitemap
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import Withdrawal
from written_declarations.reading.registry_reader import read_registry

ENTRY = """
- number: 700
  doc_id: 15000
  date: 2026-01-31
  reason: It was invented for a test
"""
HOSTILE = '"</p><script>alert(1)</script> \u202e' + "x" * 300


def _with(corpus: Corpus, reason: str) -> Corpus:
    gone = Withdrawal(700, 15000, datetime.date(2026, 1, 31), reason)
    return Corpus(corpus.declarations, dataclasses.replace(corpus.registry, withdrawals=(gone,)))


def _files(corpus: Corpus) -> dict[str, Document]:
    return {file.path: Document(poured(file)) for file in every_file(corpus) if file.path.endswith("index.html")}


@pytest.mark.parametrize("reason", ["Fictional: nobody had signed it", HOSTILE])
def test_its_page_says_why(corpus_638: Corpus, reason: str) -> None:
    files = _files(_with(corpus_638, reason))
    for path in ("declarations/700/index.html", "declarations/700/embed/index.html"):
        assert any(paragraph.text == reason for paragraph in files[path].all("p")), path
        assert "31 January 2026" in files[path].html
        assert [meta.get("content") for meta in files[path].all("meta") if meta.get("name") == "robots"] == ["noindex"]
        assert not files[path].all("script"), "no JSON-LD, and no script"
    for path in ("700/index.html", "doc/15000/index.html"):
        assert files[path].one("a").get("href").endswith("declarations/700/")
    # Nothing else knows of it
    assert "700/" not in sitemap(_with(corpus_638, reason), ADDRESS, ())
    others = [path for path, page in files.items() if reason in page.html or "No. 700" in page.html]
    assert all("700" in path or "15000" in path for path in others)


def test_its_addresses_are_kept(corpus_638: Corpus) -> None:
    listed = ["declarations/700/", "declarations/700/#p1", "700/", "doc/15000/", "declarations/700/embed/"]
    assert permalinks.broken(listed, corpus_638) == listed
    assert permalinks.broken(listed, _with(corpus_638, "gone")) == []


def _collection(folder: Path, withdrawn: str) -> Path:
    (folder / "registry").mkdir()
    for path in (DECLARATIONS / "registry").glob("*.yml"):
        (folder / "registry" / path.name).write_bytes(path.read_bytes())
    (folder / "registry" / "withdrawn.yml").write_text(withdrawn, encoding="utf-8")
    (folder / "638.md").write_bytes((DECLARATIONS / "638.md").read_bytes())
    return folder


def test_it_is_read(tmp_path: Path) -> None:
    loaded = load(_collection(tmp_path, ENTRY))
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus, problems
    assert corpus.registry.withdrawals == (
        Withdrawal(700, 15000, datetime.date(2026, 1, 31), "It was invented for a test"),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("700", "seven", "is not a number"),
        ("15000", "015", "is not a number"),
        ("2026-01-31", "2026", "is not a day"),
        ("2026-01-31", "2026-02-30", "is neither a year nor a day"),
        ("  reason: It was invented for a test\n", "", "reason is missing"),
        ("reason", "because", "is not a key of this file"),
        ("\n- number", f"{ENTRY}\n- number", "stands for the entry of line"),
    ],
)
def test_it_is_read_strictly(tmp_path: Path, old: str, new: str, said: str) -> None:
    registry, problems = read_registry(_collection(tmp_path, ENTRY.replace(old, new, 1)) / "registry", "registry")
    assert registry is None
    assert any(said in problem.message for problem in problems), problems


@pytest.mark.parametrize(("old", "new"), [("700", "638"), ("15000", "14416")])
def test_what_is_withdrawn_is_not_published(tmp_path: Path, old: str, new: str) -> None:
    loaded = load(_collection(tmp_path, ENTRY.replace(old, new)))
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is None
    assert [problem.rule for problem in problems if problem.rule is Rule.WITHDRAWN] == [Rule.WITHDRAWN]


def test_every_page_that_can_go_can_be_named(tmp_path: Path, registry: Registry) -> None:
    """Those of a year of a country, too, where its list is folded; all but what stands whatever goes."""
    corpus = Corpus(sample(60, 1, registry), registry, fold.Limits(whole=5))
    lost = permalinks.promised(corpus) - permalinks.promised(Corpus((), registry))
    pages = sorted(
        path for path in lost if "#" not in path and path.count("/") > 1 and not path.startswith(("doc/", "decl"))
    )
    assert {path.count("/") for path in pages} == {2, 3}
    some = [*pages[:: len(pages) // 80], *(path for path in pages if path.count("/") == 3)][:100]
    listed = "".join(f"    - {path}\n" for path in some)
    folder = _collection(tmp_path, f"{ENTRY}  addresses:\n{listed}")
    assert read_registry(folder / "registry", "registry")[1] == []
