"""Pouring, with shells of two lines."""

from __future__ import annotations

import pytest

from pages import poured
from shells import SHELLS, every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.problems.catalogue import Rule
from written_declarations.publishing.shell import Shell
from written_declarations.web.security import with_policy


def test_a_shell_is_cut_and_filled() -> None:
    shell = Shell.cut("a<!--pour:x-->b<!--pour:y-->c<!--pour:x-->")
    assert "".join(shell.fill({"x": "1", "y": "2", "unused": "3"})) == "a1b2c1"


def test_what_is_poured_is_no_mark_itself() -> None:
    shell = Shell.cut("<!--pour:x--><!--pour:y-->")
    assert "".join(shell.fill({"x": "<!--pour:y-->", "y": "2"})) == "<!--pour:y-->2"


def test_a_mark_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="x"):
        Shell.cut("<!--pour:x-->").fill({})


def test_files_of_638(corpus_638: Corpus) -> None:
    files = {file.path: poured(file) for file in every_file(corpus_638)}
    assert len(files) == len(list(every_file(corpus_638))), "no path twice"
    kinds = {path.split("/")[0]: 0 for path in files}
    for path in files:
        kinds[path.split("/")[0]] += 1
    assert kinds == {
        "index.html": 1,
        "declarations": 11,
        "638": 1,
        "doc": 1,
        # each with its feed in two forms
        "countries": 1 + 17 * 3,
        "groups": 1 + 5 * 3,
        "signatories": 1 + 26 * 3 + 1,  # the last leads from a spelling of No. 534
        "subjects": 1 + 3 * 3,
        "years": 1 + 3,
        "feed.xml": 1,
        "feed.json": 1,
        "data": 41,
        "changes": 4,
        "changes.csv": 1,
        "changes.json": 1,
        "follow": 1,
        "compare": 1,
        "coverage": 1,
        "contributing": 1 + len(Rule),
        "search": 16 + 2 * 17 + 2 * 5,  # countries and groups with what was signed beside each
        "sitemap.xml": 1,
        "opensearch.xml": 1,
        "robots.txt": 1,
        "llms.txt": 1,
        "card.png": 1,
    }
    page = files["declarations/638/index.html"]
    assert page.startswith(
        "<title>No. 638: Kazakhstan: political oppression, injustice and torture must be stopped</title>"
    )
    assert "https://example.org/declarations/638/" in page
    assert 'href="https://github.com/example/example/edit/main/declarations/638.md"' in page
    assert page.count('<tr id="signatory-') == 26


def test_a_missing_shell_is_an_error(corpus_638: Corpus) -> None:
    with pytest.raises(KeyError, match="year"):
        list(every_file(corpus_638, {kind: shell for kind, shell in SHELLS.items() if kind != "year"}))


def test_a_page_never_goes_without_its_policy() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<head><meta charset='utf-8'></head>")


def test_the_policy_comes_first_and_allows_nothing_that_stands_in_a_page() -> None:
    html = with_policy('<head><meta charset="utf-8"><script>a()</script>')
    assert html.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="')
    assert "sha256-" not in html
    assert "unsafe" not in html
