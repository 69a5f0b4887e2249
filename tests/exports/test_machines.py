"""What machines are told: JSON-LD, social metadata, feeds, the files at the root."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from pages import Document, html_files
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports.feeds import NEWEST, Feed, Feeds
from written_declarations.model import Declaration
from written_declarations.publishing import discovery
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry
from written_declarations.web import jsonld, urls
from written_declarations.web.markup import Html

ADDRESS = "https://example.org/"
HOSTILE = "</script><!--<script>alert(1)</script>--> ]]> & &amp; \" ' \u2028 \u2029 {{ x }} \U0001f3db"
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, as RFC 4287 and JSON Feed ask for
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="module")
def corpus(registry: Registry) -> Corpus:
    return Corpus(sample(60, 3, registry), registry)


def _with(declaration: Declaration, **changes: Any) -> Declaration:
    return dataclasses.replace(declaration, **changes)


def _read(block: Html) -> dict[str, Any]:
    """The data of a block, as a browser finds it: up to the first end tag."""
    match = re.match(r'<script type="application/ld\+json">(.*?)</script', block, re.DOTALL)
    assert match
    data: dict[str, Any] = json.loads(match[1])
    return data


def _graph(declaration: Declaration) -> list[Any]:
    """A declaration, and the organisations of its signatories."""
    data = _read(jsonld.Works(ADDRESS).block(declaration))
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    graph: list[Any] = data["@graph"]
    return graph


def test_a_declaration_is_a_work_of_its_signatories(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    data, *organisations = _graph(declaration)
    assert data["@type"] == "CreativeWork"
    assert data["@id"] == data["url"] == "https://example.org/declarations/638/"
    assert data["name"] == declaration.title
    assert [(item["propertyID"], item["value"]) for item in data["identifier"]] == [
        ("Written declaration No.", "638"),
        ("Doc.", "14416"),
    ]
    assert data["datePublished"] == "2017-10-11"
    assert data["inLanguage"] == "en"
    assert data["isBasedOn"] == declaration.source
    assert data["publisher"]["name"] == "Parliamentary Assembly of the Council of Europe"
    assert data["isPartOf"] == {"@type": "WebSite", "@id": ADDRESS, "name": "Written Declarations"}
    authors = data["author"]
    assert [author["name"] for author in authors] == [s.name.without_honorific for s in declaration.signatures]
    assert {author["@type"] for author in authors} == {"Person"}
    named = [organisation["@id"] for organisation in organisations]
    assert all(organisation["name"] for organisation in organisations)
    for relation, of in (("affiliation", "country"), ("memberOf", "group")):
        meant = [author[relation]["@id"] for author in authors]
        expected = ["../../" + getattr(urls, of)(getattr(signature, of)) for signature in declaration.signatures]
        assert meant == expected
        assert [name for name in named if name in meant] == list(dict.fromkeys(meant)), "each is named once"


def test_who_belongs_to_no_group_is_member_of_none(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    (none,) = (group for group in registry.groups if not group.is_group)
    first, second, third = declaration.signatures[:3]
    signatures = (_replaced(first, group=none), _replaced(second, group=None), third)
    edited = _with(declaration, signatures=signatures)
    data, *organisations = _graph(edited)
    authors = data["author"]
    assert not any(organisation["@id"].endswith(f"/{none.slug}/") for organisation in organisations)
    assert ["memberOf" in author for author in authors] == [False, False, True]


def _replaced(signature: Any, **changes: Any) -> Any:
    return dataclasses.replace(signature, **changes)


def test_what_is_not_known_is_not_said(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    bare = _with(declaration, source=None, title_fr=None, edition=None, date_tabled=None)
    data, *_ = _graph(bare)
    assert not {"isBasedOn", "alternateName", "version", "dateCreated"} & data.keys()
    day = datetime.date(2017, 10, 1)
    full = _with(declaration, title_fr="Titre", edition=2, date_tabled=day)
    data, *_ = _graph(full)
    assert (data["version"], data["dateCreated"]) == (2, "2017-10-01")


def test_nothing_breaks_out_of_the_block(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    hostile = _with(declaration, title=HOSTILE, title_fr=HOSTILE, source=f"https://example.org/{HOSTILE}")
    block = jsonld.Works(ADDRESS).block(hostile)
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inner) & set("<>&\u2028\u2029")
    data = _read(block)["@graph"][0]
    assert data["name"] == HOSTILE
    assert data["isBasedOn"].endswith(HOSTILE)


def test_the_home_page_says_how_to_search() -> None:
    data = _read(jsonld.block(jsonld.website(ADDRESS)))
    assert data["@type"] == "WebSite"
    assert data["potentialAction"]["target"]["urlTemplate"] == "https://example.org/search/?q={search_term_string}"


def test_a_list_names_its_first_declarations(corpus: Corpus) -> None:
    country = max(corpus.countries, key=lambda country: len(corpus.of_country(country).declarations))
    signings = corpus.of_country(country)
    data = _read(jsonld.Works(ADDRESS).country(country, signings))
    assert data["@type"] == "CollectionPage"
    assert data["about"] == {"@type": "Country", "name": country.name, "identifier": country.iso}
    items = data["mainEntity"]
    assert items["numberOfItems"] == len(signings.declarations) > jsonld.LISTED
    listed = [(item["position"], item["url"]) for item in items["itemListElement"]]
    newest = signings.declarations[: jsonld.LISTED]
    assert listed == [(place, ADDRESS + urls.declaration(item)) for place, item in enumerate(newest, 1)]


# Built pages


def test_every_page_has_social_metadata(site_638: Path) -> None:
    for path in html_files(site_638):
        page = Document.read(path)
        meta = {element.get("property") or element.get("name"): element.get("content") for element in page.all("meta")}
        if meta.get("robots") == "noindex":
            assert page.is_bare, "forwards and frames, which nobody shares"
            continue
        assert "theme-color" in meta
        if path.name == "404.html":
            assert "og:url" not in meta
            continue
        (canonical,) = (link.get("href") for link in page.all("link") if link.get("rel") == "canonical")
        assert meta["og:url"] == canonical
        assert meta["og:title"] in page.one("title").text or meta["og:title"] == "Home"
        assert meta["og:description"] == meta["description"]
        assert meta["og:site_name"] == "Written Declarations"
        assert meta["og:image:alt"]
        assert meta["twitter:card"] == "summary_large_image"
        picture = urlsplit(meta["og:image"])
        assert picture.path == "/card.png", "cards are off here"
        assert picture.scheme == "https"
        declaration = path.parent.parent.name == "declarations"
        assert (meta["og:type"] == "article") == declaration
        assert meta.get("article:published_time") == ("2017-10-11" if declaration else None)


def test_poured_pages_have_one_block_and_lead_to_their_feeds(site_638: Path) -> None:
    kinds = {
        "": ("WebSite", "feed.xml"),
        "declarations/638": ("CreativeWork", "../../feed.xml"),
        "countries": ("CollectionPage", "../feed.xml"),
        "countries/austria": ("CollectionPage", "feed.xml"),
        "groups/soc": ("CollectionPage", "feed.xml"),
        "signatories/mart-van-de-ven-nl": ("CollectionPage", "feed.xml"),
        "years/2017": ("CollectionPage", "feed.xml"),
    }
    for path, (kind, feed) in kinds.items():
        page = Document.read(site_638 / path / "index.html")
        (block,) = (script for script in page.all("script") if script.get("type") == "application/ld+json")
        data = json.loads(block.text)
        assert data.get("@graph", [data])[0]["@type"] == kind
        feeds = [link.get("href") for link in page.all("link") if link.get("type") == "application/atom+xml"]
        assert feed in feeds, path
        assert feed.startswith("..") or any(link.get("href").endswith("feed.xml") for link in page.all("a"))


def test_a_hostile_title_stays_in_the_head(site_hostile: Path) -> None:
    page = Document.read(site_hostile / "declarations" / "1" / "index.html")
    title = page.one("h1").text
    meta = {element.get("property"): element.get("content") for element in page.all("meta")}
    assert meta["og:title"] == f"No. 1: {title}"
    (block,) = (script for script in page.all("script") if script.get("type") == "application/ld+json")
    assert json.loads(block.text)["@graph"][0]["name"] == title


# Feeds


def _atom(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())  # noqa: S314 - we wrote it


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0].text or ""


def test_atom_has_what_the_standard_asks_for(corpus: Corpus) -> None:
    for texts in (True, False):
        feed = _atom(Feeds(ADDRESS).atom(Feed("groups/soc/", "SOC", corpus.declarations, texts)))
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
        newest = corpus.declarations[:NEWEST]
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


def test_json_feed_has_what_the_standard_asks_for(corpus: Corpus) -> None:
    for texts in (True, False):
        feed = json.loads(Feeds(ADDRESS).json(Feed("", "", corpus.declarations, texts)))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] == "Written Declarations"
        assert feed["feed_url"] == "https://example.org/feed.json"
        assert feed["home_page_url"] == ADDRESS
        assert [item["id"] for item in feed["items"]] == [
            ADDRESS + urls.declaration(item) for item in corpus.declarations[:NEWEST]
        ]
        for item in feed["items"]:
            assert item["url"] == item["id"]
            assert MOMENT.fullmatch(item["date_published"])
            assert MOMENT.fullmatch(item["date_modified"])
            assert ("content_html" in item) != ("content_text" in item), "one of the two"
            assert ("authors" in item) == texts


def test_a_record_has_a_summary_and_no_text(corpus_638: Corpus) -> None:
    record = _with(corpus_638.declarations[0], body=None)
    (entry,) = _atom(Feeds(ADDRESS).atom(Feed("", "", [record]))).findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}content") is None
    assert _text(entry, "summary") == (
        "Written declaration No. 638, Doc. 14416, 11 October 2017: 26 signatories from 17 countries."
    )
    (item,) = json.loads(Feeds(ADDRESS).json(Feed("", "", [record])))["items"]
    assert item["content_text"] == item["summary"]


def test_hostile_titles_are_text_in_feeds(corpus_638: Corpus) -> None:
    hostile = _with(corpus_638.declarations[0], title=HOSTILE)
    feed = Feed("", HOSTILE, [hostile])
    atom = _atom(Feeds(ADDRESS).atom(feed))
    assert _text(atom, "title") == f"Written Declarations: {HOSTILE}"
    (entry,) = atom.findall(f"{ATOM}entry")
    assert _text(entry, "title") == f"No. 638: {HOSTILE}"
    parsed = json.loads(Feeds(ADDRESS).json(feed))
    assert parsed["items"][0]["title"] == f"No. 638: {HOSTILE}"


def test_links_within_a_text_lead_to_its_page(corpus_638: Corpus) -> None:
    body, _ = parse_body("A fictional text with a note.[^1]\n\n[^1]: The note.")
    declaration = _with(corpus_638.declarations[0], body=body)
    (item,) = json.loads(Feeds(ADDRESS).json(Feed("", "", [declaration])))["items"]
    links = re.findall(r'href="([^"]*)"', item["content_html"])
    assert links
    assert all(link.startswith("https://example.org/declarations/638/#") for link in links)


def test_a_feed_without_entries_is_valid_and_knows_no_clock() -> None:
    feed = _atom(Feeds(ADDRESS).atom(Feed("", "", [])))
    assert _text(feed, "updated") == "1970-01-01T00:00:00Z"
    assert json.loads(Feeds(ADDRESS).json(Feed("", "", [])))["items"] == []


def test_an_earlier_tabling_is_when_it_was_published(corpus_638: Corpus) -> None:
    declaration = _with(corpus_638.declarations[0], date_tabled=datetime.date(2017, 6, 1))
    (entry,) = _atom(Feeds(ADDRESS).atom(Feed("", "", [declaration]))).findall(f"{ATOM}entry")
    assert _text(entry, "published") == "2017-06-01T00:00:00Z"
    assert _text(entry, "updated") == "2017-10-11T00:00:00Z"


# The files at the root


def test_opensearch_leads_to_the_search() -> None:
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    description = ElementTree.fromstring(discovery.opensearch(ADDRESS))  # noqa: S314 - we wrote it
    url = description.find(f"{space}Url")
    assert url is not None
    assert url.get("template") == "https://example.org/search/?q={searchTerms}"
    short = description.findtext(f"{space}ShortName") or ""
    assert 0 < len(short) <= 16, "no more letters are allowed"


def test_robots_are_welcome_and_led_to_the_sitemap() -> None:
    lines = discovery.robots(ADDRESS).splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", "Sitemap: https://example.org/sitemap.xml"]


def test_every_address_in_llms_txt_is_there(site_638: Path) -> None:
    text = (site_638 / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Written Declarations\n\n> 1 declaration ")
    found = re.findall(r"\]\(https://[^/]+/([^)]*)\)", text)
    assert len(found) > 8
    for address in found:
        file = site_638 / address.partition("?")[0]
        assert file.is_file() or (file / "index.html").is_file(), address
