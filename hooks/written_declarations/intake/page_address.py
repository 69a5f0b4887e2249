"""The official address of a saved page, from what browsers and programs that copy sites leave in it or in its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePath
from urllib.parse import unquote

from .official_address import official_address

_HEAD = 256 * 1024  # bytes in which a page names itself; the list of signatories is not searched
_OFFICIAL = re.compile(r"https://pace\.coe\.int/(?:en|fr)/files/([0-9]+)/html")
_HOST = re.compile(r"(?:https?:/+)?(?:www\.)?((?:pace|assembly)\.coe\.int[/:].*)", re.IGNORECASE | re.DOTALL)
_SAVED = re.compile(r"<!--\s*saved from url=\([0-9]+\)(\S+)", re.IGNORECASE)
_COPIED = re.compile(r"<!--\s*(?:Mirrored|Copied|Archived) from (\S+)", re.IGNORECASE)
_TAG = re.compile(r"<(?:link|meta|base)\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_COPY = re.compile(r"(?:/index)?\.html?$", re.IGNORECASE)  # what a copy of a site appends to an address
_QUERY = re.compile(r"\.asp[@_](?=fileid=)", re.IGNORECASE)  # for names of files that may not hold "?"


def page_addresses(content: bytes, path: str) -> tuple[str, ...]:
    """The official addresses under which a page may have stood, the likeliest first. Several name several pages:
    English and French of one file are one page. Empty if there is none.
    """
    found: dict[str, str] = {}  # by number of the file
    for named in (*_in_page(content[:_HEAD].decode("utf-8", errors="replace")), *_in_path(path)):
        address = _official(named)
        if address and (match := _OFFICIAL.fullmatch(address)):
            found.setdefault(match[1], address)
    return tuple(found.values())


def _official(named: str) -> str:
    """The official address in a text, which may be that of a copy kept elsewhere."""
    host = _HOST.search(named.strip())
    return official_address(f"https://{host[1].partition('#')[0]}") if host else ""


def _in_page(text: str) -> Iterator[str]:
    for pattern in (_SAVED, _COPIED):
        yield from (unescape(match[1]) for match in pattern.finditer(text))
    for tag in _TAG.finditer(text):
        values = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(tag[0])
        }
        if values.get("rel", "").lower() == "canonical" or tag[0][1:5].lower() == "base":
            yield values.get("href", "")
        elif values.get("property", values.get("name", "")).lower() == "og:url":
            yield values.get("content", "")


def _in_path(path: str) -> Iterator[str]:
    """Of a path such as pace.coe.int/en/files/24151/html/index.html the address, with what the copy appended or without."""
    plain = _QUERY.sub(".asp?", unquote(PurePath(path).as_posix()))
    yield plain
    yield _COPY.sub("", plain)
