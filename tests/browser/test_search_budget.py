"""What a search costs a reader of ten thousand declarations. Inventing and indexing them takes a minute."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browsing import serve
from once import once
from pages import assets
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports import search_data
from written_declarations.machinery.cache import Cache
from written_declarations.publishing.texts import write_index
from written_declarations.publishing.writing import write
from written_declarations.reading.registry import Registry
from written_declarations.web import urls

pytestmark = pytest.mark.first

BUDGET = 300_000  # bytes from opening the search until its first results are shown
NAMES = 52_000  # bytes more, behind these results, for the names of those who match
_PACKED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")  # which no host packs again


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, site_638: Path, registry: Registry) -> Path:
    """The pages of one declaration with the search of ten thousand beside them."""

    def build(site: Path) -> None:
        shutil.copytree(site_638, site, dirs_exist_ok=True)
        for folder in (urls.SEARCH_DATA, urls.SEARCH_TEXTS):
            shutil.rmtree(site / folder)
        corpus = Corpus(sample(10_000, 1, registry), registry)
        write_index(corpus, site / urls.SEARCH_TEXTS, Cache(None))
        for file in search_data.files(corpus):
            write(file, site)

    return once(tmp_path_factory, "site-large", build)


@pytest.fixture(scope="module")
def address_large(large: Path) -> Iterator[str]:
    yield from serve(large)


_EVERYWHERE = ("/site.js", "/scheme.js")


class _Meter:
    """What is transferred for the search: all but what every page loads."""

    def __init__(self, page: Page, site: Path) -> None:
        self._site = site
        self._paths: set[str] = set()
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        path = unquote(urlsplit(request.url).path).lstrip("/")
        is_module = path.startswith(assets(self._site)) and path.endswith(".js")
        if path.startswith((urls.SEARCH_DATA, urls.SEARCH_TEXTS)) or (is_module and not path.endswith(_EVERYWHERE)):
            self._paths.add(path)

    def bytes(self) -> dict[str, int]:
        contents = {path: (self._site / path).read_bytes() for path in sorted(self._paths)}
        return {
            path: len(content) if path.endswith(_PACKED) else len(gzip.compress(content))
            for path, content in contents.items()
        }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def meter(page: Page, large: Path) -> _Meter:
    return _Meter(page, large)


@pytest.mark.parametrize("query", ["lighthouse", "lighthouse keepers", "næseuil"])
@pytest.mark.parametrize("where", ["dialog", "page"])
def test_first_results_come_within_the_budget(
    page: Page, meter: _Meter, address_large: str, where: str, query: str
) -> None:
    if where == "dialog":
        page.goto(f"{address_large}countries/", wait_until="networkidle")
        assert meter.bytes() == {}
        page.keyboard.press("/")
        page.keyboard.insert_text(query)
    else:
        page.goto(f"{address_large}search/?q={query}")
    expect(page.get_by_role("status")).not_to_have_text("")
    expect(page.get_by_role("status")).not_to_have_text("Searching …", timeout=20_000)
    spent = meter.bytes()
    assert f"{urls.SEARCH_TEXTS}pagefind.js" in spent
    assert sum(spent.values()) <= BUDGET, spent


@pytest.mark.parametrize(
    "query",
    [
        "lighthouse keepers&country=austria",
        "lighthouse&group=soc&year=2015",
        "lighthouse&country=germany&country=france&group=soc",
        "lighthouse&group=soc&lead=yes",
    ],
)
def test_filters_beside_a_text_stay_within_the_budget(
    page: Page, meter: _Meter, address_large: str, query: str
) -> None:
    page.goto(f"{address_large}search/?q={query}")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^[\d,]+ results$"), timeout=20_000)
    expect(page.get_by_text(re.compile(r"^Matching: .*\)"))).not_to_have_count(0)
    spent = meter.bytes()
    names = [size for path, size in spent.items() if re.search(r"/signatures-[0-9]+\.json$|/matches\.js$", path)]
    assert f"{urls.SEARCH_TEXTS}pagefind.js" in spent
    assert sum(spent.values()) - sum(names) <= BUDGET, spent
    assert 0 < sum(names) <= NAMES, spent


def test_filters_alone_need_no_index_of_the_texts(page: Page, meter: _Meter, address_large: str) -> None:
    page.goto(f"{address_large}search/?country=austria&year=2017")
    expect(page.get_by_role("status")).to_contain_text(" of 10,000 declarations")
    spent = meter.bytes()
    assert not [path for path in spent if path.startswith(urls.SEARCH_TEXTS)]
    assert sum(spent.values()) <= BUDGET // 2, spent


@pytest.mark.parametrize(
    "query", ["country=germany&country=france&group=soc&signed=all", "group=soc&lead=yes&year=2015"]
)
def test_filters_with_the_names_of_who_matches_stay_within_the_budget(
    page: Page, meter: _Meter, address_large: str, query: str
) -> None:
    page.goto(f"{address_large}search/?{query}")
    expect(page.get_by_role("status")).to_contain_text(" of 10,000 declarations", timeout=20_000)
    expect(page.get_by_text(re.compile(r"^Matching: .*SOC\)"))).to_have_count(10)
    spent = meter.bytes()
    assert sum(spent.values()) <= BUDGET, spent


@pytest.mark.parametrize("query", ["a=germany&b=france", "a=andorra&b=san-marino", "a=austria&b=monaco"])
def test_comparing_countries_stays_within_the_budget(page: Page, meter: _Meter, address_large: str, query: str) -> None:
    page.goto(f"{address_large}compare/?{query}")
    expect(page.locator(".wd-compare__status")).to_contain_text("from one or the other", timeout=20_000)
    spent = meter.bytes()
    assert not [path for path in spent if path.startswith(urls.SEARCH_TEXTS)]
    assert f"{urls.SEARCH_DATA}titles-0.json" in spent
    assert sum(spent.values()) <= BUDGET, spent
