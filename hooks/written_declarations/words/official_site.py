"""The Assembly's own sites: what stands elsewhere is a copy."""

from __future__ import annotations

import re

_HOSTS = frozenset({"pace.coe.int", "www.pace.coe.int", "assembly.coe.int", "www.assembly.coe.int"})
_HOST = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
# Of the declarations that `declarations sample` and the tests invent, so that nobody is led to a real page
FICTIONAL = "https://example.org/fictional/"


def is_official(address: str) -> bool:
    """Whether a web address is one of the Assembly's sites; that of an invented declaration counts as such."""
    match = _HOST.match(address)
    return address.startswith(FICTIONAL) or (match is not None and match[1].lower() in _HOSTS)
