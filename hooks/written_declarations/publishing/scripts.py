"""The scripts as browsers get them: without the comments, which are a third of them and are for people."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)


def without_comments(script: str) -> str:
    """A script without the comments that have lines of their own.

    Knows lines, not JavaScript: a text that goes over several lines would lose those that look like a
    comment. A test sees to it that no script has one.
    """
    return _COMMENT.sub("", script)
