"""Mentions become links in pages, and the mentioned declaration leads back. Declarations here are invented."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from html import unescape

import pytest

from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration, Signature
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import Missing, Withdrawal
from written_declarations.views.references import mentioned_by, referring
from written_declarations.web.links import Links


@pytest.fixture
def signature(corpus_638: Corpus) -> Signature:
    return corpus_638.declarations[0].signatures[0]


def _declaration(signature: Signature, number: int, text: str) -> Declaration:
    body, problems = parse_body(text)
    assert problems == []
    day = datetime.date(2017, 1, number)
    return Declaration(number, 14000 + number, day, f"Fictional <b>{number}</b>", (signature,), body=body)


def _shown(registry: Registry, signature: Signature, text: str) -> str:
    """The text of No. 1, in a collection that has No. 2 (Doc. 14002) and No. 3 (Doc. 14003)."""
    one = _declaration(signature, 1, text)
    corpus = Corpus([one, _declaration(signature, 2, "Two."), _declaration(signature, 3, "Three.")], registry)
    assert one.body
    html = referring(corpus, Links("../../"), one, one.body.html)
    assert _text(html) == _text(one.body.html), "no character changes"
    return html


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See written declaration No. 2.", [("2", "written declaration No. 2")]),
        ("See written declarations 2 and 3.", [("2", "written declarations 2"), ("3", "3")]),
        ("See Doc. 14003.", [("3", "Doc. 14003")]),
        ("See *written declaration No. 2*.", [("2", "written declaration No. 2")]),
        ("- See written declaration\n  No. 2.", [("2", "written declaration\nNo. 2")]),
        ("See this[^1].\n\n[^1]: Written declaration No. 3.", [("3", "Written declaration No. 3")]),
        ("See written declaration No. 1.", []),  # itself
        ("See written declaration No. 4.", []),  # not here
        ("See Resolution 2 (2016).", []),
    ],
)
def test_a_mention_leads_to_our_page(
    registry: Registry, signature: Signature, text: str, links: list[tuple[str, str]]
) -> None:
    html = _shown(registry, signature, text)
    assert re.findall(r'<a href="\.\./\.\./declarations/([0-9]+)/">([^<]*)</a>', html) == links


@pytest.mark.parametrize(
    "text", ["See written declaration No. 4.", "See Doc. 2.", "See Resolution 2140 (2016).", "See Recommendation 1234."]
)
def test_what_has_no_page_looks_like_no_link(registry: Registry, signature: Signature, text: str) -> None:
    assert f"<p>{text}</p>" in _shown(registry, signature, text)


def test_what_is_only_known_of_leads_to_the_page_that_says_so(registry: Registry, signature: Signature) -> None:
    gone = Withdrawal(4, 4, datetime.date(2026, 1, 31), "Fictional: it was invented")
    for known in (replace(registry, missing=(Missing(4),)), replace(registry, withdrawals=(gone,))):
        html = _shown(known, signature, "See written declaration No. 4, and Doc. 4.")
        assert '<p>See <a href="../../declarations/4/">written declaration No. 4</a>, and Doc. 4.</p>' in html


def test_a_link_of_the_text_stays_as_it_is(registry: Registry, signature: Signature) -> None:
    text = '[See *written declaration No. 2*](https://example.org/?a=%3E "Doc. 14003 > Doc. 14002"), and Doc. 14003.'
    html = _shown(registry, signature, text)
    assert html.count("../../declarations/2/") == 0
    assert html.count("../../declarations/3/") == 1
    assert re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html) is None, "no link within a link"


def test_hostile_text_stays_harmless(registry: Registry, signature: Signature) -> None:
    html = _shown(
        registry, signature, 'Doc. 14002\\<script> "written declaration No. 2" onclick=\\<a href=x>Doc. 14003\\</a>'
    )
    assert "<script" not in html
    assert html.count("<a href=") == 3


def test_the_mentioned_one_leads_back(registry: Registry, signature: Signature) -> None:
    one = _declaration(signature, 1, "See written declarations 2 and 1, and Doc. 14002.")
    two = _declaration(signature, 2, "See [written declaration No. 3](https://example.org).")
    three = _declaration(signature, 3, "See Doc. 14002.")
    corpus = Corpus([one, two, three], registry)
    assert [list(corpus.mentioned.by(each)) for each in (one, two, three)] == [[], [three, one], [two]]
    links = Links("../../")
    assert mentioned_by(corpus, links, one) == ""
    html = mentioned_by(corpus, links, two)
    assert re.findall(r"No\. ([0-9]+)", html) == ["3", "1"]
    assert "Fictional &lt;b&gt;3&lt;/b&gt;" in html
