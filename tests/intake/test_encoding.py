"""Names of encodings as pages give them: whatever stands there, the letters of the page are read or it is refused."""

from __future__ import annotations

import encodings
import pkgutil
from encodings.aliases import aliases

import pytest

from written_declarations.intake.encoding import UnreadableError
from written_declarations.intake.official_text import lines_of

CODECS = sorted({module.name for module in pkgutil.iter_modules(encodings.__path__)} | set(aliases))
OTHERS = ["base64", "rot13", "-", "_", "__init__", "no-such"]
SAID = r"An xn--caf-dma, a-b, \u0041 and \x41"


@pytest.mark.parametrize("name", [*CODECS, *OTHERS])
def test_a_page_in_an_encoding_of_any_name_is_read_or_refused(name: str) -> None:
    page = f'<html><meta charset="{name}"><p>{SAID}</p><p>Café</p></html>'.encode("cp1252")
    try:
        lines = lines_of(page)
    except UnreadableError as refused:
        assert "UTF-8" in str(refused)  # noqa: PT017 - most names are read
    else:
        assert SAID in lines


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("windows-1250", "cp1250"),
        ("koi8-r", "koi8-r"),
        *((name, "cp1252") for name in ("ISO-8859-1", "iso8859_1", "iso8859-1", "latin1", "l1", "cp819", "us-ascii")),
        *((name, "cp1252") for name in ("iso_8859-1:1987", "x-cp1252")),
        ("iso-8859-9", "cp1254"),
        ("latin5", "cp1254"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(name: str, codec: str) -> None:
    word = "Żółć" if codec == "cp1250" else "Привет" if codec == "koi8-r" else "“É”"
    assert word in lines_of(f'<html><meta charset="{name}"><p>{word}</p></html>'.encode(codec))
