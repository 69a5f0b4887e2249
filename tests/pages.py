"""Reading built pages, as far as tests need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from written_declarations.web.output import Output, pieces

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str | None]
    _texts: list[str]  # all texts of the page, in order
    _start: int
    _end: int | None = None

    @property
    def text(self) -> str:
        return "".join(self._texts[self._start : self._end])

    def close(self) -> None:
        """No text that comes from now on is within it."""
        self._end = len(self._texts)

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""


@dataclass
class Document(HTMLParser):
    """The elements of a page in order. `text` of an element is all text within it."""

    html: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self._texts: list[str] = []
        self.feed(self.html)
        self.close()

    @classmethod
    def read(cls, path: Path) -> Document:
        return cls(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self._texts, len(self._texts))
        self.elements.append(element)
        if tag in VOID:
            element.close()
        else:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), self._texts, len(self._texts), len(self._texts)))

    def handle_endtag(self, tag: str) -> None:
        while any(element.tag == tag for element in self._open):
            element = self._open.pop()
            element.close()
            if element.tag == tag:
                break

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def one(self, tag: str) -> Element:
        (element,) = self.all(tag)
        return element

    @property
    def is_bare(self) -> bool:
        """Whether this is a forward or a page for frames: outside the theme, and not to be found by search engines."""
        robots = [element.get("content") for element in self.all("meta") if element.get("name") == "robots"]
        return robots == ["noindex"] and not self.all("header")

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]


def html_files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def target(site: Path, page: Path, address: str) -> tuple[Path, str] | None:
    """The file and the fragment that a link leads to, or None if it leads off the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    base = site if path.startswith("/") else page.parent
    index = "/index.html" if path.endswith(("/", "..", ".")) else ""
    # Not Path.resolve, which asks the disk for each step of the way: pages have hundreds of thousands of links
    return Path(normpath(f"{base}/{path}{index}")), unquote(parts.fragment)


@cache
def exists(file: Path) -> bool:
    """Whether there is such a file on a site that is built once."""
    return file.is_file()


def assets(site: Path) -> str:
    """The folder of our own assets below the root; its name changes with their contents."""
    (script,) = site.glob("assets/*/site.js")
    return f"{script.parent.relative_to(site).as_posix()}/"


def poured(file: Output) -> str:
    """The content of a file that is to be poured, as text."""
    content = b"".join(pieces(file.content()))
    return content.decode("latin-1" if file.path.endswith((".png", ".sqlite")) else "utf-8")
