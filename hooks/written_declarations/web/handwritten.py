"""What Markdown leaves out of tables in pages written by hand: whose heads their heads are, and a caption.

The caption is the heading above the table. Whoever sees the page has just read it, so it is there for
screen readers alone.
"""

from __future__ import annotations

import re

_HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>(?!\s*<caption)", re.DOTALL)
_HEAD = re.compile(r"<th(?=[ >])(?![^>]* scope=)")


def with_named_tables(html: str) -> str:
    """The content of a page whose tables have captions, and heads that say what they are heads of."""
    above = ""

    def named(match: re.Match[str]) -> str:
        nonlocal above
        if match["heading"] is not None:
            above = re.sub("<[^>]+>", "", match["heading"])
            return match[0]
        return f'{match[0]}<caption class="wd-unseen">{above}</caption>' if above else match[0]

    return _HEAD.sub('<th scope="col"', _HEADING_OR_TABLE.sub(named, html))
