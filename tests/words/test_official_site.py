"""Which addresses are the Assembly's."""

from __future__ import annotations

import pytest

from written_declarations.words.official_site import is_official


@pytest.mark.parametrize(
    ("address", "official"),
    [
        ("https://pace.coe.int/en/files/24151/html", True),
        ("http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en", True),
        ("https://PACE.coe.int", True),
        ("https://www.assembly.coe.int/x.pdf", True),
        ("https://example.org/fictional/1", True),
        ("https://example.org/en/files/24151/html", False),
        ("https://pace.coe.int.example.org/en/files/24151/html", False),
        ("https://pace.coe.int@example.org/", False),
        ("https://example.org/?https://pace.coe.int/", False),
        ("https://example.org#pace.coe.int", False),
        ("https://xpace.coe.int/", False),
        ("https://pace.coe.int.:8080/", False),
        ("https://coe.int/", False),
        ("https://web.archive.org/web/2020/https://pace.coe.int/en/files/24151/html", False),
    ],
)
def test_an_official_page_is_on_the_assemblys_sites(address: str, official: bool) -> None:
    assert is_official(address) is official
