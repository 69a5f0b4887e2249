"""Addresses of official pages, which the Assembly has spelled in several ways."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:pace|assembly)\.coe\.int/(?:(?P<language>en|fr)/files/(?P<id>[0-9]+)(?:/html)?"
    r"|(?:nw/xml/XRef/|ASP/Doc/)[\w-]+\.asp\?(?P<query>\S+))/?",
    re.IGNORECASE,
)


def official_address(address: str) -> str:
    """The address of an official page in its present form; any other address is returned as it is."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return address
    query = {
        key.lower(): value for key, _, value in (part.partition("=") for part in (match["query"] or "").split("&"))
    }
    file_id = match["id"] or query.get("fileid", "")
    language = (match["language"] or query.get("lang") or query.get("language") or "en")[:2].lower()
    if not file_id.isdecimal() or language not in ("en", "fr"):
        return address
    return f"https://pace.coe.int/{language}/files/{file_id}/html"
