"""What Markdown cannot say in pages written by hand: addresses that only the build knows; of a table, its caption,
what its heads are heads of, and the box in which it can be moved where it is wider than the screen; of a long page,
the parts that a narrow screen opens one by one.

The caption is the heading above the table. Whoever sees the page has just read it, so it is for screen readers only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>(?!\s*<caption)", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_PART = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<heading>.*?)</h2>(?P<body>.*?)(?=<h2[ >]|\Z)', re.DOTALL)
_LONG_PAGE, _LONG_PART = 7200, 600  # characters; on a phone one is about one pixel of height, and the frame has some
_HEAD = re.compile(r"<th(?=[ >])(?![^>]* scope=)")


def with_places(html: str, places: Mapping[str, str]) -> str:
    """The content of a page whose attributes name places as repository:/issues, each with the address in its stead.

    Text and code that name such a place stay as they are.
    """
    begins = re.compile(f'="({"|".join(places)}):/')
    # A < that begins no tag is &lt; here: Markdown escapes it in text
    return _TAG.sub(lambda tag: begins.sub(lambda begin: f'="{places[begin[1]]}', tag[0]), html)


def with_named_tables(html: str) -> str:
    """The content of a page whose tables have captions, heads that say what they are heads of, and a box each."""
    above = ""

    def named(match: re.Match[str]) -> str:
        nonlocal above
        if match["heading"] is not None:
            above = _text(match["heading"])
            return match[0]
        return f'{match[0]}<caption class="wd-unseen">{above}</caption>' if above else match[0]

    boxed = _TABLE.sub(r'<div class="wd-wide">\g<0></div>', _HEADING_OR_TABLE.sub(named, html))
    return _HEAD.sub('<th scope="col"', boxed)


def with_parts_to_open(html: str) -> str:
    """The content of a page; if it is long, each long part below a heading of the second level is one to open on a
    narrow screen. The anchor of the heading stands within, so that a link to it opens the part. A box that goes over
    several parts stays whole.
    """

    def part(match: re.Match[str]) -> str:
        body = match["body"]
        if len(_text(body)) < _LONG_PART or body.count("<div") != body.count("</div"):
            return match[0]
        name = f'Show<span class="wd-unseen"> {_text(match["heading"])}</span>'
        return (
            f"<h2>{match['heading']}</h2>\n"
            f'<details class="wd-rest"><summary>{name}</summary>\n<div id="{match["id"]}">{body}</div></details>\n'
        )

    return _PART.sub(part, html) if len(_text(html)) > _LONG_PAGE else html


def _text(html: str) -> str:
    return re.sub("<[^>]+>", "", html)
