"""What machines are told: JSON-LD, social metadata, the files at the root."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from building import ROOT
from exporting import HOSTILE
from pages import Document, html_files
from shells import ADDRESS
from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration, Person
from written_declarations.publishing import discovery
from written_declarations.reading.registry import Registry
from written_declarations.web import jsonld, urls
from written_declarations.web.markup import Html


def _read(block: Html) -> dict[str, Any]:
    """The data of a block, as a browser finds it: up to the first end tag."""
    match = re.match(r'<script type="application/ld\+json">(.*?)</script', block, re.DOTALL)
    assert match
    data: dict[str, Any] = json.loads(match[1])
    return data


def _graph(declaration: Declaration) -> list[Any]:
    """A declaration, and the groups of its signatories."""
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
    meant = [author["memberOf"]["@id"] for author in authors]
    groups = [signature.group for signature in declaration.signatures]
    assert meant == ["../../" + urls.group(group) for group in groups if group]
    assert named == list(dict.fromkeys(meant)), "each is named once"


def test_the_page_of_an_author_says_for_which_delegations(corpus_published: Corpus) -> None:
    works = jsonld.Works(ADDRESS)
    for signature in next(iter(corpus_published.declarations)).signatures:
        person = Person(signature.person, signature.name)
        about = _read(works.signatory(person, corpus_published.of_person(person)))["about"]
        assert about["@id"] == ADDRESS + urls.signatory(person)
        assert about["affiliation"] == {
            "@type": "Organization",
            "@id": ADDRESS + urls.country(signature.country),
            "name": f"National delegation: {signature.country.name}",
        }


def test_who_belongs_to_no_group_is_member_of_none(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    (none,) = (group for group in registry.groups if not group.is_group)
    first, second, third = declaration.signatures[:3]
    signatures = (replace(first, group=none), replace(second, group=None), third)
    edited = replace(declaration, signatures=signatures)
    data, *organisations = _graph(edited)
    authors = data["author"]
    assert not any(organisation["@id"].endswith(f"/{none.slug}/") for organisation in organisations)
    assert ["memberOf" in author for author in authors] == [False, False, True]


def test_what_is_not_known_is_not_said(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    bare = replace(declaration, source=None, title_fr=None, edition=None, date_tabled=None)
    data, *_ = _graph(bare)
    assert not {"isBasedOn", "alternateName", "version", "dateCreated"} & data.keys()
    day = datetime.date(2017, 10, 1)
    full = replace(declaration, title_fr="Titre", edition=2, date_tabled=day)
    data, *_ = _graph(full)
    assert (data["version"], data["dateCreated"]) == (2, "2017-10-01")


def test_nothing_breaks_out_of_the_block(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    hostile = replace(declaration, title=HOSTILE, title_fr=HOSTILE, source=f"https://example.org/{HOSTILE}")
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


def test_a_list_names_its_first_declarations(corpus_invented: Corpus) -> None:
    country = max(corpus_invented.countries, key=lambda country: len(corpus_invented.of_country(country).declarations))
    signings = corpus_invented.of_country(country)
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
        assert feed.startswith("..") or any(
            link.get("href").endswith(("feed.xml", "follow/")) for link in page.all("a")
        )


def test_a_hostile_title_stays_in_the_head(site_hostile: Path) -> None:
    page = Document.read(site_hostile / "declarations" / "1" / "index.html")
    title = page.one("h1").text
    meta = {element.get("property"): element.get("content") for element in page.all("meta")}
    assert meta["og:title"] == f"No. 1: {title}"
    (block,) = (script for script in page.all("script") if script.get("type") == "application/ld+json")
    assert json.loads(block.text)["@graph"][0]["name"] == title


# The files at the root


def test_opensearch_leads_to_the_search() -> None:
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    description = ElementTree.fromstring(discovery.opensearch(ADDRESS))  # noqa: S314 - we wrote it
    url = description.find(f"{space}Url")
    assert url is not None
    assert url.get("template") == "https://example.org/search/?q={searchTerms}"
    image = (description.findtext(f"{space}Image") or "").removeprefix(ADDRESS)
    assert (ROOT / "docs" / image).is_file(), "the icon is there"
    short = description.findtext(f"{space}ShortName") or ""
    assert 0 < len(short) <= 16, "no more letters are allowed"


def test_robots_are_welcome_and_led_to_the_sitemap() -> None:
    lines = discovery.robots(ADDRESS).splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", "Sitemap: https://example.org/sitemap.xml"]


def test_llms_txt_promises_no_text_of_a_record(corpus_638: Corpus) -> None:
    records = [replace(each, body=None) for each in corpus_638.declarations]
    text = discovery.llms(Corpus(records, corpus_638.registry), ADDRESS)
    assert "the text where that is here: 1 record is without it." in text


def test_every_address_in_llms_txt_is_there(site_638: Path) -> None:
    text = (site_638 / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Written Declarations\n\n> 1 declaration ")
    found = re.findall(r"\]\(https://[^/]+/([^)]*)\)", text)
    assert urls.DATA in found
    for address in found:
        file = site_638 / address.partition("?")[0]
        assert file.is_file() or (file / "index.html").is_file(), address
