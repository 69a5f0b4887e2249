"""A file of the site: where it stands, and how its content is made. Whoever makes a file for others makes one of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Content = str | bytes | Iterable[str]  # a long text comes in pieces


@dataclass(frozen=True, slots=True)
class Output:
    """A file: its path below the root of the site, and its content, made when it is asked for."""

    path: str
    content: Callable[[], Content]


def pieces(content: Content) -> Iterable[bytes]:
    """A content as bytes; text as UTF-8, line ends as they are."""
    parts = [content] if isinstance(content, (str, bytes)) else content
    return (part if isinstance(part, bytes) else part.encode() for part in parts)
