"""The paragraphs of a text one by one, as plain text under their anchors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from ..model import Body


class Paragraph(NamedTuple):
    """A paragraph, list item or footnote: its anchor on the page, and what a reader sees of it."""

    anchor: str
    text: str


def tree(body: Body) -> Element:
    """The HTML of a text as a tree; what the renderer of `body` writes is XML, too."""
    return fromstring(f"<body>{body.html}</body>")  # noqa: S314 - our own renderer wrote it, without entities


def paragraphs(body: Body) -> tuple[Paragraph, ...]:
    """Everything with an anchor and words of its own, in reading order, then the footnotes.

    An item within another stands for itself alone.
    """
    anchors = frozenset(body.anchors)
    found = (
        Paragraph(element.get("id", ""), " ".join("".join(_own(element, anchors)).split()))
        for element in tree(body).iter()
        if element.get("id") in anchors or is_footnote(element)
    )
    return tuple(paragraph for paragraph in found if paragraph.text)


def is_footnote(element: Element) -> bool:
    """Whether this is the item of a footnote."""
    return element.tag == "li" and element.get("id", "").startswith("fn")


def is_apparatus(element: Element) -> bool:
    """Whether this is a link that the page needs and the text does not: a pin, the way back from a footnote."""
    return element.get("class") in ("wd-pin", "wd-footnote-back")


def _own(element: Element, anchors: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") == "wd-footnote-ref":
            yield f"[{''.join(child.itertext())}]"
        elif not (is_apparatus(child) or child.get("id") in anchors):
            yield from _own(child, anchors)
        yield child.tail or ""
