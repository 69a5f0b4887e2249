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
from written_declarations.exports.change_feeds import ChangeFeeds
from written_declarations.exports.feeds import NEWEST, Feed, Feeds
from written_declarations.model import Declaration
from written_declarations.reading.body import parse_body
from written_declarations.reading.change_facts import state
from written_declarations.reading.change_log import ChangeKind, ChangeLog, LoggedChange
from written_declarations.web import urls
from written_declarations.web.markup import day

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
                assert declaration.body.html.count("<p>") + 1 == (content.text or "").count("<p>"), (
                    "its date comes first"
                )
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
        "Written declaration No. 638, Doc. 14416. Dated 11 October 2017. Led by Stefan SCHENNACH (Austria, SOC)."
        " Signed by 26 members from 17 countries, most from SOC (9) and UEL (8)."
    )
    (item,) = json.loads(Feeds(ADDRESS).json(Feed("", "", [record])))["items"]
    assert item["content_text"] == item["summary"]


def _log(*lines: tuple[str, Declaration, ChangeKind]) -> ChangeLog:
    return ChangeLog(
        tuple(
            LoggedChange(
                datetime.date.fromisoformat(on),
                item.number,
                "en" if kind is ChangeKind.CORRECTION else "",
                kind,
                "title" if kind is ChangeKind.CORRECTION else "",
                "Wrong" if kind is ChangeKind.CORRECTION else "",
                HOSTILE if kind is ChangeKind.CORRECTION else "",
                state(item),
            )
            for on, item, kind in lines
        )
    )


def test_what_was_added_late_comes_first_and_says_how_old_it_is(corpus_invented: Corpus) -> None:
    """Nearly all that is added is old: by its own date it would stand behind what everybody has read."""
    *_, second, oldest = corpus_invented.declarations
    log = _log(("2026-11-20", second, ChangeKind.ADDITION), ("2026-11-21", oldest, ChangeKind.ADDITION))
    for feed in (
        Feed("", "", corpus_invented.declarations),
        Feed("x/", "x", corpus_invented.declarations, texts=False),
    ):
        atom = _atom(Feeds(ADDRESS, log).atom(feed))
        assert _text(atom, "updated") == "2026-11-21T12:00:00Z"
        entries = atom.findall(f"{ATOM}entry")
        assert [_text(entry, "id") for entry in entries[:2]] == [
            ADDRESS + urls.declaration(each) for each in (oldest, second)
        ]
        assert _text(entries[0], "published") == _text(entries[0], "updated") == "2026-11-21T12:00:00Z"
        assert f"Dated {day(oldest.date)}. Added here on 21 November 2026." in _text(entries[0], "summary")
        item = json.loads(Feeds(ADDRESS, log).json(feed))["items"][0]
        assert item["date_published"] == item["date_modified"] == "2026-11-21T12:00:00Z"
        assert "Added here on 21 November 2026." in item.get("content_html", item.get("content_text"))


def test_a_day_is_that_day_from_greenwich_to_the_far_west(corpus_invented: Corpus) -> None:
    moment = datetime.datetime.fromisoformat(
        _text(_atom(Feeds(ADDRESS).atom(Feed("", "", corpus_invented.declarations))), "updated")
    )
    for hours in range(-12, 12):
        there = moment.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))
        assert there.date() == max(each.date for each in corpus_invented.declarations), hours


def test_the_feed_of_changes(corpus_invented: Corpus) -> None:
    one, other = corpus_invented.declarations[:2]
    log = _log(
        ("2026-11-20", one, ChangeKind.ADDITION),
        ("2026-11-20", other, ChangeKind.ADDITION),
        ("2026-11-21", one, ChangeKind.CORRECTION),
        ("2026-11-22", other, ChangeKind.WITHDRAWAL),
    )
    corpus = Corpus(corpus_invented.declarations[:1], corpus_invented.registry, log=log)
    feeds = ChangeFeeds(corpus, ADDRESS)
    entries = _atom(feeds.atom()).findall(f"{ATOM}entry")
    assert [_text(entry, "id") for entry in entries] == [f"{ADDRESS}changes/#c{place}" for place in (4, 3, 2, 1)]
    assert _text(entries[0], "title") == f"Withdrawn: No. {other.number}"
    assert _text(entries[1], "title") == f"Corrected: No. {one.number}: {one.title}"
    assert f"Title changed from “Wrong” to “{HOSTILE}”" in _text(entries[1], "summary").replace("\n", " ")
    items = json.loads(feeds.json())["items"]
    assert [item["id"] for item in items] == [_text(entry, "id") for entry in entries]
    assert items[1]["date_published"] == "2026-11-21T12:00:00Z"
    assert items[1]["url"] == ADDRESS + urls.declaration(one)


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
    assert _text(feed, "updated") == "1970-01-01T12:00:00Z"
    assert json.loads(Feeds(ADDRESS).json(Feed("", "", [])))["items"] == []


def test_an_earlier_tabling_is_when_it_was_published(corpus_638: Corpus) -> None:
    declaration = replace(corpus_638.declarations[0], date_tabled=datetime.date(2017, 6, 1))
    (entry,) = _atom(Feeds(ADDRESS).atom(Feed("", "", [declaration]))).findall(f"{ATOM}entry")
    assert _text(entry, "published") == "2017-06-01T12:00:00Z"
    assert _text(entry, "updated") == "2017-10-11T12:00:00Z"
