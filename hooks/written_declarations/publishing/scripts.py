"""The scripts as browsers get them: without comments and indentation, which are for people and half of them."""

from __future__ import annotations

import re

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)


def packed(script: str) -> str:
    """A script without the comments that have lines of their own, and without what stands before a line.

    Knows lines, not JavaScript: a text that goes over several lines would lose those that look like a
    comment. A test sees to it that no script has one.
    """
    return _INDENTATION.sub("", _COMMENT.sub("", script))
