"""Texts that could take long: the short tokens of every grammar that is read, repeated, in each place where one is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from building import DECLARATIONS
from importing import OFFICIAL
from written_declarations.intake.proposal import propose
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.fix import fix
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_reader import read_registry
from written_declarations.words import lengths

FILE = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
FRONT, BODY = FILE.split("---\n", 2)[1:]
_MARKDOWN = (
    *("[", "]", "(", "[^", "^[", "[^1]", "[^a ", "![", "[a](", "[a][", "[a]: b\n", "*", "**", "_", "`", "~~", "\\"),
    *(
        "> ",
        "- ",
        "- - ",
        "1. ",
        ">-\n  a\n",
        "|a|b|\n|-|-|\n",
        "    ",
        "<a@b.c>",
        "<",
        ">",
        "&amp;",
        "[^1]: a\n",
        "***\n",
    ),
)
_YAML = (
    *(
        "'",
        '"',
        "{",
        "[\n",
        "&a ",
        "*a ",
        "!!x ",
        "? ",
        "a: b: c\n",
        "a: ",
        "\tx\n",
        "\t- Mr A BCD, Austria\n",
        "x: '\n",
    ),
    *("- - -\n", "---\n", "# a\n", " #", "title: a\n", "- a\n", "  - Mr A BCD, Austria, SOC\n", "|\n", "\\u0041", ", "),
)
_LETTERS = (
    *(
        "a\n",
        "A\n",
        "\n",
        " ",
        "A ",
        "AB ",
        "Mr ",
        "é",
        "e\u0301",
        "\u0301",
        "\u200b",
        "\x85",
        "a\ufffdb ",
        "Ã© ",
        "a?b ",
    ),
    *("-", "...\n", "\u00a0", "\t", "\r", "ß", "İ", "\U0001f600", "'", "’", ".", "1", "1 ", "?"),
)
_PAGE = (
    "<a ",
    "<p ",
    "<p>",
    '<p a="',
    '<p a=">" ',
    "<![",
    "<!--",
    "</",
    "</p>",
    "&",
    "&#",
    "<table><tr><td>",
    "<li>",
    "<script>",
)
_LISTS = (
    *(
        "Mr A BCD, Austria, SOC\n",
        "Mr A B, C; ",
        "(Austria, SOC) ",
        "Signatories:\n",
        "Signatories: ",
        "Signataires :\n",
    ),
    *("[insert ", "de la ", "Mr A BCD, ", "and ", "Austria, ", "SOC\n", "12 May 2017\n", "Written declaration No. 1\n"),
    *("Doc. 14416\n", "https://a.b/", "Origin - ", "1 ", "; ", "No. 638 "),
)
TOKENS = tuple(dict.fromkeys((*_MARKDOWN, *_YAML, *_LETTERS, *_PAGE, *_LISTS)))
# Those that mean something to what reads there
_MEANT = {
    **{"text": (*_MARKDOWN, *_LETTERS), "page": (*_PAGE, *_LISTS), "behind": (*_MARKDOWN, *_LISTS)},
    **dict.fromkeys(("pasted", "before"), (*_LETTERS, *_LISTS)),
}
_FORMS: dict[str, str] = {
    "text": f"---\n{FRONT}---\n{{}}\n",
    "title": f"---\n{FRONT.replace('title: ', 'title: {}', 1)}---\n{BODY}",
    "name": f"---\n{FRONT.replace('  - Mr', '  - {}', 1)}---\n{BODY}",
    "facts": f"---\n{{}}\n---\n{BODY}",
    "file": "{}",
}
# Each form of a file is read, and fixed
IN_FILE = (*_FORMS, *(f"fixed {form}" for form in _FORMS))
_OFFICIAL = OFFICIAL.read_text(encoding="utf-8")
_TEXTS: dict[str, str] = {
    "pasted": "{}",
    "before": f"{{}}{_OFFICIAL}",
    "behind": f"{_OFFICIAL}{{}}",
    "page": "<!doctype html><p>{}",
}
IN_TEXT = tuple(_TEXTS)
IN_REGISTRY = ("countries.yml", "groups.yml", "people.yml", "missing.yml", "subjects.yml")
PLACES = (*IN_FILE, *IN_TEXT, *IN_REGISTRY)


def tokens(place: str) -> tuple[str, ...]:
    """The tokens that mean something there."""
    return _MEANT.get(place, (*_YAML, *_LETTERS))


def most(place: str) -> int:
    """How many characters of ASCII are read there at most."""
    if place in IN_REGISTRY:
        return lengths.REGISTRY_FILE.most
    return lengths.PAGE.most if place == "page" else lengths.PASTED.most if place in IN_TEXT else lengths.FILE.most


def reading(place: str, text: str, registry: Registry) -> Callable[[], object]:
    """What reads this text in that place."""
    room = most(place)
    if place in _FORMS:
        content = _whole(_FORMS[place], text, room)
        return lambda: read_bytes(content, "638.md", registry)
    if place.startswith("fixed "):
        content = _whole(_FORMS[place.removeprefix("fixed ")], text, room)
        return lambda: fix(content, registry)
    if place in IN_TEXT:
        content = _whole(_TEXTS[place], text, room)
        return lambda: propose(content, None, registry)
    return lambda: _read_registry(place, text)


def repeated(token: str, size: int) -> str:
    """The token again and again, up to that many bytes."""
    return token * (size // len(token.encode()))


def _whole(around: str, text: str, room: int) -> bytes:
    """The text in its place, cut so that all of it is no longer than what is read."""
    before, after = around.split("{}")
    left = room - len(before.encode()) - len(after.encode())
    return f"{before}{text.encode()[:left].decode(errors='ignore')}{after}".encode()


def _read_registry(name: str, text: str) -> object:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(DECLARATIONS / "registry", folder, dirs_exist_ok=True)
        path = Path(folder, name)
        path.write_text(f"{path.read_text(encoding='utf-8')}{text}", encoding="utf-8")
        return read_registry(Path(folder), "registry")
