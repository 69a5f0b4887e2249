"""Shells: pages that MkDocs rendered with marks, `<!--pour:NAME-->`, where the parts of other pages belong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MARK = re.compile(r"<!--pour:([a-z]+)-->")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its marks: `segments` are texts and names of marks in turn, a text first and last."""

    segments: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered page. Call it before any content is poured: then no content can hold a mark."""
        return cls(tuple(_MARK.split(html)))

    def fill(self, values: Mapping[str, str]) -> list[str]:
        """The page, in pieces, with every mark replaced. Raises KeyError for a mark without a value."""
        # Not joined: Python stores a text with one letter beyond Latin-1 in two bytes a letter, and encodes it slower
        filled = list(self.segments)
        filled[1::2] = [values[name] for name in self.segments[1::2]]
        return filled
