"""A French title and text are marked as French wherever they stand, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import etree, html

from pages import poured
from shells import ADDRESS, every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry

NUMBER = 3
TITLE, TEXT = "Déclaration fictive sur les phares", "Les phares doivent être gardés."
# Where no element can be: what holds text alone, and what is copied as text
PLAIN = ("self::title", "self::textarea", "self::code", "self::script", "contains(@class, 'wd-cited')")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def files(registry: Registry) -> Mapping[str, str]:
    """Every text file of a site with one French declaration among others, by its path."""
    declarations = {each.number: each for each in sample(6, 3, registry)}
    french = replace(declarations[NUMBER], lang="fr", title=TITLE, title_fr=None, body=parse_body(TEXT)[0])
    corpus = Corpus((declarations | {NUMBER: french}).values(), registry)
    return {file.path: poured(file) for file in every_file(corpus) if not file.path.endswith((".png", ".sqlite"))}


def test_pages_say_it_to_screen_readers(files: Mapping[str, str]) -> None:
    found = set()
    for path, text in files.items():
        if not path.endswith(".html"):
            continue
        for node in html.fromstring(text).xpath("//text()"):
            parent = node.getparent()
            if (TITLE in node or TEXT in node) and not parent.xpath(f"ancestor-or-self::*[{' or '.join(PLAIN)}]"):
                assert parent.xpath("ancestor-or-self::*/@lang")[-1:] == ["fr"], (path, node)
                found.add(path.split("/")[0])
    assert {"declarations", "countries", "groups", "signatories", "years", "index.html"} <= found


def test_programs_are_told(files: Mapping[str, str]) -> None:
    def of(suffix: str) -> str:
        return files[f"declarations/{NUMBER}{suffix}"]

    page = html.fromstring(of("/index.html"))
    assert page.xpath("//meta[@name='citation_language']/@content") == ["fr"]
    work = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])["@graph"][0]
    assert (work["name"], work["inLanguage"]) == (TITLE, "fr")
    assert "language = {french}" in of(".bib")
    assert "LA  - fr" in of(".ris")
    assert json.loads(of(".csl.json"))[0]["language"] == "fr"
    assert '<FRBRlanguage language="fra"/>' in of(".akn.xml")
    assert "In French" in of(".txt")
    assert json.loads(of(".json"))["lang"] == "fr"


def test_feeds_say_it_of_title_and_text(files: Mapping[str, str]) -> None:
    feed = etree.fromstring(files["feed.xml"].encode())
    entries = {entry.findtext("{*}id"): entry for entry in feed.iterfind("{*}entry")}
    french = entries.pop(f"{ADDRESS}declarations/{NUMBER}/")
    assert [french.find(f"{{*}}{name}").get(XML_LANG) for name in ("title", "content", "summary")] == ["fr", "fr", None]
    assert not any(each.get(XML_LANG) for entry in entries.values() for each in entry)
    items = {item["url"]: item.get("language") for item in json.loads(files["feed.json"])["items"]}
    assert items.pop(f"{ADDRESS}declarations/{NUMBER}/") == "fr"
    assert set(items.values()) == {None}


def test_a_reader_sees_it(files: Mapping[str, str]) -> None:
    page = html.fromstring(files["declarations/index.html"])
    (item,) = page.xpath(f"//li[contains(@class, 'wd-item')][.//a[.='{TITLE}']]")
    assert item.text_content().strip().endswith("in French")
    facts = html.fromstring(files[f"declarations/{NUMBER}/index.html"]).xpath("//ul[@class='wd-facts']/li")
    assert "in French" in [fact.text_content() for fact in facts]
