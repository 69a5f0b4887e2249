"""The stylesheets as browsers get them: without comments and the space that says nothing, a quarter of their bytes."""

from __future__ import annotations

import re

# What stands in quotes comes first: it is kept as it is
_PART = re.compile(r'("[^"]*")|/\*(?:[^*]|\*(?!/))*\*/\s*|\s*([{};,])\s*|\s+')


def packed_style(style: str) -> str:
    """A stylesheet on one line that means the same. Knows texts in double quotes, which is all that ours have."""
    return _PART.sub(lambda part: part[1] or part[2] or ("" if part[0].startswith("/*") else " "), style).strip()
