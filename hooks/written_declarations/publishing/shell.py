"""Shells: pages that MkDocs rendered with marks, `<!--pour:NAME-->`, where the parts of other pages belong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MARK = re.compile(r"<!--pour:([a-z]+)-->")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its marks: texts and mark names in turn, a text first and last."""

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered page. This comes before any content is known, so no content can mark."""
        return cls(tuple(_MARK.split(html)))

    def fill(self, values: Mapping[str, str]) -> list[str]:
        """The page, in pieces, with every mark replaced. Raises KeyError for a mark without a value."""
        # One letter of a name that is in no Latin-1 makes every other of a text slower to write: they stay apart
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return parts
