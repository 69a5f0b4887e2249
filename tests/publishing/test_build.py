"""Real strict builds: what stands in the folder that a host would serve."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from building import DECLARATIONS, build, built
from pages import Document, exists, html_files, target

# For what is no matter of search or data
BARE = {"SEARCH_INDEX": "off", "DATA_FILES": "off"}
# One page of each kind, and the tab under which it stands
KINDS = {
    "index.html": "Home",
    "declarations/index.html": "Declarations",
    "declarations/638/index.html": "Declarations",
    "countries/index.html": "Countries",
    "countries/san-marino/index.html": "Countries",
    "groups/index.html": "Groups",
    "groups/soc/index.html": "Groups",
    "signatories/index.html": "Signatories",
    "signatories/mart-van-de-ven-nl/index.html": "Signatories",
    "years/index.html": "Years",
    "years/2017/index.html": "Years",
    "about/index.html": "About",
    "contribute/index.html": "Contribute",
    "contributing/index.html": "Contribute",
    "contributing/format/index.html": "Contribute",
    "contributing/code/index.html": "Contribute",
    "contributing/rules/index.html": "Contribute",
    "contributing/rules/unknown-country/index.html": "Contribute",
}


@cache
def document(path: Path) -> Document:
    return Document.read(path)


_IDS = "//@id"
_LINKS = "//*[not(@rel='canonical')]/@href | //@src"
_LOADS = "//link[not(@rel='canonical' or @rel='prev' or @rel='next')]/@href | //@src"


@dataclass(frozen=True, slots=True)
class References:
    """What a page refers to and what it can be referred to by: little enough to be kept of every page of large sites."""

    ids: tuple[str, ...]
    links: frozenset[str]  # but for the canonical address, which is a promise of the published site, tested below
    loads: frozenset[str]  # what a browser asks for by itself

    @classmethod
    def of(cls, html: bytes) -> References:
        # Much faster than Document, for so much. Strings that are smart would keep the tree they are of
        page = etree.fromstring(html, etree.HTMLParser(encoding="utf-8"))
        ids, links, loads = (page.xpath(path, smart_strings=False) for path in (_IDS, _LINKS, _LOADS))
        return cls(tuple(ids), frozenset(links), frozenset(loads))


@cache
def references(path: Path) -> References:
    return References.of(path.read_bytes())


def test_every_kind_of_page_is_built(site_638: Path) -> None:
    assert [path for path in KINDS if not (site_638 / path).is_file()] == []
    assert (site_638 / "404.html").is_file()
    assert not (site_638 / "shells").exists()


@pytest.mark.parametrize("fixture", ["site_638", "site_sample", "site_features", "site_folded"])
def test_every_internal_link_and_fragment_leads_somewhere(fixture: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(fixture)
    lost = []
    for page in html_files(site):
        for address in references(page).links:
            found = target(site, page, address)
            if found is None:
                continue
            file, fragment = found
            if not exists(file):
                lost.append(f"{page.relative_to(site)}: {address}")
            elif fragment and fragment not in references(file).ids:
                lost.append(f"{page.relative_to(site)}: {address} (no such place)")
    assert lost == []


@pytest.mark.parametrize("fixture", ["site_638", "site_sample", "site_features", "site_folded"])
def test_ids_of_a_page_are_unique(fixture: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(fixture)
    for page in html_files(site):
        ids = references(page).ids
        assert len(ids) == len(set(ids)), page


@pytest.mark.parametrize("path", KINDS)
def test_the_tab_of_the_section_is_active_and_no_other(site_638: Path, path: str) -> None:
    tabs = re.search(r'<nav class="md-tabs".*?</nav>', document(site_638 / path).html, re.DOTALL)
    assert tabs
    assert re.findall(r'<a [^>]* aria-current="(?:page|true)">([^<]*)', tabs[0]) == [KINDS[path]]


@pytest.mark.parametrize("path", [*KINDS, "search/index.html", "404.html"])
def test_frame_of_a_page(site_638: Path, path: str) -> None:
    page = document(site_638 / path)
    assert page.one("h1").text.strip()
    (search,) = [element for element in page.all("a") if element.get("class") == "wd-find"]
    assert search.text.strip() == "Search"
    assert page.one("title").text.strip()
    assert "This is not an official site." in page.one("footer").text
    skip = next(element for element in page.all("a") if "md-skip" in element.get("class"))
    assert skip.get("href") == "#content" or path.startswith(("about/", "contribut"))
    assert skip.get("href").removeprefix("#") in page.ids
    if path != "404.html":
        canonical = next(element for element in page.all("link") if element.get("rel") == "canonical")
        assert urlsplit(canonical.get("href")).path == f"/{path.removesuffix('index.html')}"
        assert next(element for element in page.all("meta") if element.get("name") == "description").get("content")


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("declarations/638/index.html", ["Home", "Declarations", "No. 638"]),
        ("signatories/mart-van-de-ven-nl/index.html", ["Home", "Signatories", "Mart van de VEN"]),
        ("years/2017/index.html", ["Home", "Years", "2017"]),
        ("countries/index.html", ["Home", "Countries"]),
        ("about/index.html", ["Home", "About"]),
        ("search/index.html", ["Home", "Search"]),
        ("contribute/index.html", ["Home", "Add or correct a declaration"]),
        ("contributing/rules/index.html", ["Home", "Contribute", "The rules"]),
        ("contributing/rules/few-countries/index.html", ["Home", "The rules", "few-countries"]),
    ],
)
def test_breadcrumbs(site_638: Path, path: str, steps: list[str]) -> None:
    html = document(site_638 / path).html
    crumbs = re.search(r'<nav class="wd-crumbs" aria-label="Breadcrumb">(.*?)</nav>', html, re.DOTALL)
    assert crumbs
    assert re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", crumbs[1]) == steps


def test_nothing_is_loaded_from_another_host(site_638: Path, site_sample: Path) -> None:
    for site in (site_638, site_sample):
        for page in html_files(site):
            assert [address for address in references(page).loads if urlsplit(address).netloc] == [], page
        for style in site.rglob("*.css"):
            assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style


def test_the_policy_allows_what_the_pages_hold_and_nothing_else(site_638: Path) -> None:
    for page in html_files(site_638):
        parsed = document(page)
        policies = [e.get("content") for e in parsed.all("meta") if e.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, page
        assert "unsafe" not in policies[0]
        assert ("frame-src" in policies[0]) == ("embed" in parsed.ids), page
        # The rest is data
        scripts = [script for script in parsed.all("script") if not (script.get("type") or "").endswith("json")]
        assert all(script.get("src") and not script.text for script in scripts), page
        assert "sha256-" not in policies[0], page
        for element in parsed.elements:
            assert "style" not in element.attributes, f"{page}: {element}"
            assert not [name for name in element.attributes if name.startswith("on")], f"{page}: {element}"


def test_two_builds_give_the_same_bytes(tmp_path: Path, sample_200: Path, site_sample: Path) -> None:
    result = build(sample_200, tmp_path, PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C", SOURCE_DATE_EPOCH="0")
    assert result.returncode == 0, result.stderr
    assert _digests(tmp_path) == _digests(site_sample)


def test_the_sitemap_has_every_page_with_dates_from_the_data(site_638: Path) -> None:
    sitemap = (site_638 / "sitemap.xml").read_text(encoding="utf-8")
    listed = {urlsplit(address).path for address in re.findall(r"<loc>(.*?)</loc>", sitemap)}
    pages = {f"/{path.relative_to(site_638).as_posix().removesuffix('index.html')}" for path in html_files(site_638)}
    bare = {f"/{path.parent.relative_to(site_638)}/" for path in html_files(site_638) if document(path).is_bare}
    forwards = {"/638/", "/doc/14416/", "/signatories/george-loukaides-cy/"}  # the last by people.yml
    assert bare == {*forwards, "/declarations/638/embed/"}
    assert listed == pages - bare - {"/404.html"}
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap)) == {"2017-10-11"}


def test_no_page_knows_the_day_of_the_build(site_638: Path) -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    assert [page for page in html_files(site_638) if today in page.read_text(encoding="utf-8")] == []


def test_with_an_error_the_site_that_stood_before_stands(tmp_path: Path) -> None:
    declarations, site = tmp_path / "declarations", tmp_path / "site"
    declarations.mkdir()
    (declarations / "638.md").write_bytes((DECLARATIONS / "638.md").read_bytes())
    built(declarations, site, **BARE)
    before = _digests(site)
    text = (declarations / "638.md").read_text(encoding="utf-8")
    (declarations / "638.md").write_text(text.replace("Austria, SOC", "Austira, SCO", 1), encoding="utf-8")
    (declarations / "639.md").write_text("no front matter\n", encoding="utf-8")
    result = build(declarations, site, SEARCH_INDEX="off", DATA_FILES="off")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for place in (
        "638.md:9:26: error unknown-country",
        "638.md:9:35: error unknown-group",
        "639.md:1:1: error no-front",
    ):
        assert place in result.stderr
    assert "help: did you mean Austria?" in result.stderr
    assert _digests(site) == before


def test_no_such_folder_is_said_in_words(tmp_path: Path) -> None:
    result = build(tmp_path / "nowhere", tmp_path / "site")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "There is no folder" in result.stdout + result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "DECLARATIONS_DIR is empty"), ("2017", "There is no folder"), ("false", "There is no folder")],
)
def test_a_name_that_yaml_takes_for_something_else_is_a_name(tmp_path: Path, name: str, said: str) -> None:
    result = build(Path("unused"), tmp_path / "site", DECLARATIONS_DIR=name)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert said in result.stdout + result.stderr


def test_an_empty_collection_is_built_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "declarations").mkdir()
    site = built(tmp_path / "declarations", tmp_path / "site", **BARE)
    for path in ("index.html", "declarations/index.html", "countries/index.html", "signatories/index.html"):
        assert "There are no declarations here yet." in document(site / path).one("article").text


def test_a_collection_may_bring_its_own_registry(tmp_path: Path) -> None:
    (tmp_path / "registry").mkdir()
    for path in (DECLARATIONS / "registry").glob("*.yml"):
        text = path.read_text(encoding="utf-8").replace(
            "name: Austria\n", "name: Austria of this collection\n  aliases: [Austria]\n"
        )
        (tmp_path / "registry" / path.name).write_text(text, encoding="utf-8")
    (tmp_path / "638.md").write_bytes((DECLARATIONS / "638.md").read_bytes())
    site = built(tmp_path, tmp_path / "site", **BARE)
    assert document(site / "countries" / "austria" / "index.html").one("h1").text == "Austria of this collection"


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
