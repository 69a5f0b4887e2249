"""The feeds, as Atom and as JSON."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

from exporting import HOSTILE
from shells import ADDRESS
from written_declarations.collection.corpus import Corpus
from written_declarations.exports.feeds import NEWEST, Feed, Feeds
from written_declarations.reading.body import parse_body
from written_declarations.web import urls

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, as RFC 4287 and JSON Feed ask for
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def _atom(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())  # noqa: S314 - we wrote it


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0].text or ""


def test_atom_has_what_the_standard_asks_for(corpus_invented: Corpus) -> None:
    for texts in (True, False):
        feed = _atom(Feeds(ADDRESS).atom(Feed("groups/soc/", "SOC", corpus_invented.declarations, texts)))
        assert feed.tag == f"{ATOM}feed"
        assert _text(feed, "id") == "https://example.org/groups/soc/feed.xml"
        assert _text(feed, "title") == "Written Declarations: SOC"
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {
            "self": "https://example.org/groups/soc/feed.xml",
            "alternate": "https://example.org/groups/soc/",
        }
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None, "so that each entry has an author"
        entries = feed.findall(f"{ATOM}entry")
        newest = corpus_invented.declarations[:NEWEST]
        assert [_text(entry, "id") for entry in entries] == [ADDRESS + urls.declaration(item) for item in newest]
        moments = [_text(entry, "updated") for entry in entries]
        assert moments == sorted(moments, reverse=True)
        assert _text(feed, "updated") == moments[0]
        for entry, declaration in zip(entries, newest, strict=True):
            assert MOMENT.fullmatch(_text(entry, "updated"))
            assert MOMENT.fullmatch(_text(entry, "published"))
            assert _text(entry, "title") == f"No. {declaration.number}: {declaration.title}"
            assert str(len(declaration.signatures)) in _text(entry, "summary")
            (link,) = entry.findall(f"{ATOM}link")
            assert (link.get("rel"), link.get("href")) == ("alternate", _text(entry, "id"))
            authors = [_text(author, "name") for author in entry.findall(f"{ATOM}author")]
            names = [signature.name.without_honorific for signature in declaration.signatures]
            assert authors == (names if texts else [])
            content = entry.find(f"{ATOM}content")
            assert (content is not None) == (texts and declaration.body is not None)
            if content is not None:
                assert content.get("type") == "html"
                assert declaration.body
                assert declaration.body.html.count("<p>") == (content.text or "").count("<p>") > 0
                assert "wd-pin" in declaration.body.html
                assert "wd-pin" not in (content.text or ""), "the numbers of paragraphs belong to the page"


def test_json_feed_has_what_the_standard_asks_for(corpus_invented: Corpus) -> None:
    for texts in (True, False):
        feed = json.loads(Feeds(ADDRESS).json(Feed("", "", corpus_invented.declarations, texts)))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] == "Written Declarations"
        assert feed["feed_url"] == "https://example.org/feed.json"
        assert feed["home_page_url"] == ADDRESS
        assert [item["id"] for item in feed["items"]] == [
            ADDRESS + urls.declaration(item) for item in corpus_invented.declarations[:NEWEST]
        ]
        for item in feed["items"]:
            assert item["url"] == item["id"]
            assert MOMENT.fullmatch(item["date_published"])
            assert MOMENT.fullmatch(item["date_modified"])
            assert ("content_html" in item) != ("content_text" in item), "one of the two"
            assert ("authors" in item) == texts


def test_a_record_has_a_summary_and_no_text(corpus_638: Corpus) -> None:
    record = replace(corpus_638.declarations[0], body=None)
    (entry,) = _atom(Feeds(ADDRESS).atom(Feed("", "", [record]))).findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}content") is None
    assert _text(entry, "summary") == (
        "Written declaration No. 638, Doc. 14416, 11 October 2017. Led by Stefan SCHENNACH (Austria, SOC)."
        " Signed by 26 members from 17 countries, most from SOC (9) and UEL (8)."
    )
    (item,) = json.loads(Feeds(ADDRESS).json(Feed("", "", [record])))["items"]
    assert item["content_text"] == item["summary"]


def test_hostile_titles_are_text_in_feeds(corpus_638: Corpus) -> None:
    hostile = replace(corpus_638.declarations[0], title=HOSTILE)
    feed = Feed("", HOSTILE, [hostile])
    atom = _atom(Feeds(ADDRESS).atom(feed))
    assert _text(atom, "title") == f"Written Declarations: {HOSTILE}"
    (entry,) = atom.findall(f"{ATOM}entry")
    assert _text(entry, "title") == f"No. 638: {HOSTILE}"
    parsed = json.loads(Feeds(ADDRESS).json(feed))
    assert parsed["items"][0]["title"] == f"No. 638: {HOSTILE}"


def test_links_within_a_text_lead_to_its_page(corpus_638: Corpus) -> None:
    body, _ = parse_body("A fictional text with a note.[^1]\n\n[^1]: The note.")
    declaration = replace(corpus_638.declarations[0], body=body)
    (item,) = json.loads(Feeds(ADDRESS).json(Feed("", "", [declaration])))["items"]
    links = re.findall(r'href="([^"]*)"', item["content_html"])
    assert links
    assert all(link.startswith("https://example.org/declarations/638/#") for link in links)


def test_a_feed_without_entries_is_valid_and_knows_no_clock() -> None:
    feed = _atom(Feeds(ADDRESS).atom(Feed("", "", [])))
    assert _text(feed, "updated") == "1970-01-01T00:00:00Z"
    assert json.loads(Feeds(ADDRESS).json(Feed("", "", [])))["items"] == []


def test_an_earlier_tabling_is_when_it_was_published(corpus_638: Corpus) -> None:
    declaration = replace(corpus_638.declarations[0], date_tabled=datetime.date(2017, 6, 1))
    (entry,) = _atom(Feeds(ADDRESS).atom(Feed("", "", [declaration]))).findall(f"{ATOM}entry")
    assert _text(entry, "published") == "2017-06-01T00:00:00Z"
    assert _text(entry, "updated") == "2017-10-11T00:00:00Z"
