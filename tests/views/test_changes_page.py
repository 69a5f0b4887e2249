"""The page of what changed, its months, and what it says of each change."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pages import Document
from shells import every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.fold import Limits
from written_declarations.collection.recording import change_lines
from written_declarations.exports.change_words import said
from written_declarations.model import Declaration
from written_declarations.reading.change_log import ChangeKind, ChangeLog, LoggedChange
from written_declarations.views import changes
from written_declarations.web.output import Content, pieces

DAY = datetime.date(2026, 11, 26)


def _added(declarations: tuple[Declaration, ...], day: datetime.date = DAY) -> tuple[LoggedChange, ...]:
    return tuple(line for each in declarations for line in change_lines(None, each, day))


def _files(corpus: Corpus) -> dict[str, str]:
    wanted = ("changes/", "changes.", "sitemap.xml")
    every = (file for file in every_file(corpus) if file.path.startswith(wanted))
    return {file.path: _text(file.content()) for file in every}


def _text(content: Content) -> str:
    return b"".join(pieces(content)).decode()


def test_each_change_stands_under_its_day_and_leads_to_its_declaration(site_features: Path) -> None:
    page = Document.read(site_features / "changes" / "index.html")
    days = [heading.text for heading in page.all("h2")]
    assert days[:2] == ["31 January 2026", "20 January 2026"], "newest first"
    items = [item for item in page.all("li") if (item.get("id") or "").startswith("c")]
    assert len(items) == 10
    text = (site_features / "changes" / "index.html").read_text(encoding="utf-8")
    for number in range(1, 7):
        assert f'href="../declarations/{number}/"' in text
    assert "Signatory added: Ms Dora THIRD, Canada" in text
    assert "Text, paragraph 2 changed from “The second paragraph has prats:”" in text
    assert "Date changed from “17 April 2008” to “5 May 2008”" in text


def test_a_long_list_is_folded_by_month_and_no_page_is_large(corpus_published: Corpus) -> None:
    held = corpus_published.declarations[:20]
    log = ChangeLog(_added(held[:9]) + _added(held[9:], datetime.date(2026, 12, 1)))
    corpus = Corpus(held, corpus_published.registry, Limits(whole=4, newest=3), log)
    files = _files(corpus)
    assert {"changes/2026-11/index.html", "changes/2026-12/index.html"} < files.keys()
    assert files["changes/index.html"].count('class="wd-item"') == 3
    assert "; the newest: <a " in files["changes/index.html"], "the feed has not all of them"
    ids = [item["id"].partition("#")[2] for item in json.loads(files["changes/feed.json"])["items"]]
    assert ids == re.findall(r' id="(c[0-9]+)"', files["changes/index.html"]), (
        "entries of the feed lead to their places"
    )
    whole = files["changes/2026-11/index.html"]
    assert whole.count('class="wd-item"') == 3
    assert "And 6 more" in whole
    assert "changes/2026-11/" in files["sitemap.xml"]
    assert changes.months(Corpus(held, corpus_published.registry, log=ChangeLog(_added(held[:9])))) == {}


def test_ten_thousand_additions_of_one_day_fit_a_page(corpus_638: Corpus) -> None:
    one = corpus_638.declarations[0]
    many = tuple(replace(one, number=number) for number in range(1, 10_001, 2))
    digest = "0123456789ab"
    log = ChangeLog(tuple(LoggedChange(DAY, each.number, "", ChangeKind.ADDITION, "", "", "", digest) for each in many))
    corpus = Corpus(many, corpus_638.registry, log=log)
    files = {file.path: file for file in every_file(corpus) if file.path.startswith("changes/")}
    for path in ("changes/index.html", "changes/2026-11/index.html"):
        assert len(_text(files[path].content()).encode()) < 300_000, path
    recent = json.loads(_text(files["changes/recent.json"].content()))
    assert recent["changes"] == len(many)
    assert len(recent["recent"]) == 500


def test_nothing_of_what_was_withdrawn_is_told_any_more(corpus_638: Corpus) -> None:
    one = corpus_638.declarations[0]
    wrong = replace(one, title="A fictional name that must go")
    gone = LoggedChange(DAY, one.number, "", ChangeKind.WITHDRAWAL, "", "", "", "0123456789ab")
    lines = (*_added((wrong,)), *change_lines(wrong, one, DAY))
    assert [*said(Corpus((one,), corpus_638.registry, log=ChangeLog(lines)), ChangeLog(lines).events[1])]
    corpus = Corpus((), corpus_638.registry, log=ChangeLog((*lines, gone)))
    for path, content in _files(corpus).items():
        assert "fictional" not in content, path


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "]]>"])
def test_what_stood_there_is_text(corpus_638: Corpus, hostile: str) -> None:
    """Even a log that no check has seen."""
    one = corpus_638.declarations[0]
    line = LoggedChange(
        DAY, one.number, "en", ChangeKind.CORRECTION, "title", f"x {hostile}", one.title, "0123456789ab"
    )
    corpus = Corpus((one,), corpus_638.registry, log=ChangeLog((*_added((one,)), line)))
    for path, content in _files(corpus).items():
        if path.endswith((".html", ".xml")):
            assert hostile not in content, path
