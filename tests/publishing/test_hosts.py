"""The files of deploy/ and _headers: what servers say of each kind of file."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import compress
import pytest

from building import ROOT
from hosting import SERVERS, hosted

_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": ("application/javascript", "text/javascript"),
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".xml": ("text/xml", "application/xml"),
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".png": "image/png",
    ".sqlite": "application/vnd.sqlite3",
    ".wasm": "application/wasm",
}
_FRAMES = "frame-ancestors 'self'"
_OURS = (
    *("Access-Control-Allow-Origin", "Cache-Control", "Content-Security-Policy", "Permissions-Policy"),
    *("Referrer-Policy", "X-Content-Type-Options"),
)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def _ask(address: str, path: str, **headers: str) -> _Answer:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.request("GET", f"/{path}", headers={"Accept-Encoding": "identity"} | headers)
        answer = connection.getresponse()
        return _Answer(answer.status, answer.msg, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def site(site_638: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one declaration, with kinds of files that only the preview has, and compressed."""
    copy = tmp_path_factory.mktemp("hosted") / "site"
    shutil.copytree(site_638, copy)
    (copy / "assets" / "runtime.mjs").write_text("export const read = 1;\n" * 20, encoding="utf-8")
    (copy / "assets" / "runtime.wasm").write_bytes(b"\0asm\1\0\0\0")
    for path in copy.rglob("*"):
        if path.suffix in compress.TEXTS and path.stat().st_size >= 256:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 1, mtime=0))
    return copy


@pytest.fixture(scope="module", params=SERVERS)
def address(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hosted(request.param, site, tmp_path_factory.mktemp(request.param)) as found:
        yield found


def _one_of_each(site: Path) -> list[Path]:
    """The largest file of each kind."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in _KINDS and not path.name.startswith("feed."):
            known = found.get(path.suffix)
            if known is None or known.stat().st_size < path.stat().st_size:
                found[path.suffix] = path
    assert found.keys() == _KINDS.keys()
    return list(found.values())


def test_every_kind_of_file_has_its_type(address: str, site: Path) -> None:
    for path in _one_of_each(site):
        answer = _ask(address, path.relative_to(site).as_posix())
        kind, _, charset = answer.headers["Content-Type"].partition(";")
        assert answer.status == 200
        assert answer.body == path.read_bytes()
        expected = _KINDS[path.suffix]
        assert kind in ((expected,) if isinstance(expected, str) else expected), path.name
        # Of these formats no one knows the encoding by themselves
        if path.suffix in (".html", ".csv", ".md", ".txt", ".bib", ".ris"):
            assert charset.strip().lower() == "charset=utf-8", path.name
    for name, kind in (("feed.xml", "application/atom+xml"), ("groups/soc/feed.json", "application/feed+json")):
        assert _ask(address, name).headers["Content-Type"].partition(";")[0] == kind


def test_texts_come_compressed_and_caches_know_it(address: str, site: Path) -> None:
    for path in _one_of_each(site):
        if path.suffix not in compress.TEXTS:
            continue
        answer = _ask(address, path.relative_to(site).as_posix(), **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip", path.name
        assert "accept-encoding" in (answer.headers["Vary"] or "").lower(), path.name
        assert gzip.decompress(answer.body) == path.read_bytes()
    page = _ask(address, "declarations/638/", **{"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"


def test_what_servers_say_is_what_the_file_of_headers_says(address: str, site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in _one_of_each(site)]
    pages = ["", "declarations/638/", "declarations/638/embed/", "groups/", "contributing/rules/no-source/"]
    for path in [*files, *pages]:
        answer, said = _ask(address, path), {"Cache-Control": "public, max-age=600"} | _said(f"/{path}")
        for name in _OURS:
            # Which files are pages, of which alone it speaks, the servers do not know
            if name != "Content-Security-Policy" or path in pages:
                assert answer.headers[name] == said.get(name), (path, name)


def test_only_frames_are_framed(site: Path) -> None:
    """By the rules of _headers, for every page of the site."""
    framed = []
    for path in site.rglob("index.html"):
        address = f"/{path.relative_to(site).as_posix().removesuffix('index.html')}"
        if _said(address).get("Content-Security-Policy") != _FRAMES:
            framed.append(address)
    assert framed == ["/declarations/638/embed/"]


def test_an_address_that_is_none_has_our_page(address: str, site: Path) -> None:
    for path in ("nothing", "declarations/999999/", "assets/nothing.js", "countries/%2e%2e/%2e%2e/etc/passwd"):
        answer = _ask(address, path)
        assert answer.status in (400, 404)
        assert answer.status == 400 or answer.body == (site / "404.html").read_bytes()
        assert "immutable" not in (answer.headers["Cache-Control"] or "")


def test_a_slash_that_is_missing_is_added_on_the_same_host(address: str) -> None:
    answer = _ask(address, "declarations/638")
    assert answer.status in (301, 308)
    assert answer.headers["Location"] == "/declarations/638/"


def _said(address: str) -> dict[str, str]:
    """The headers that _headers gives an address, by the rules of the hosts that read it."""
    said: dict[str, str] = {}
    matches = False
    for line in (ROOT / "docs" / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            parts = re.split(r"(:[a-z]+|\*)", line)
            pattern = "".join(
                ".*" if each == "*" else "[^/]+" if each.startswith(":") else re.escape(each) for each in parts
            )
            matches = re.fullmatch(pattern, address) is not None
        elif matches and line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert said.setdefault(name, value) == value, f"{address} has {name} twice"
    return said
