"""How far the signatories of a front matter are shifted: as most of them are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_INDENTS = re.compile(r"^( *)- ", re.MULTILINE)
_SIGNED_INDENTS = re.compile(r"^( *)- [^,\n]*,", re.MULTILINE)  # and not those of a list of subjects
_EDITIONS = re.compile(r"^earlier_editions ?:.*(?:\n[ \t-].*)*", re.MULTILINE)


def usual_indent(lines: Sequence[str]) -> int:
    """How many spaces stand before the hyphen of most signatories."""
    text = without_editions("\n".join(lines))
    indents = Counter(map(len, _SIGNED_INDENTS.findall(text) or _INDENTS.findall(text)))
    return indents.most_common(1)[0][0] if indents else 2


def without_editions(text: str) -> str:
    """A front matter without earlier editions, whose lines look like those of signatories."""
    return _EDITIONS.sub("", text)
