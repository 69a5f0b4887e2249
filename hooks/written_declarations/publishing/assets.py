"""The stylesheets that readers load, made of the pieces in docs/assets/style/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PIECES = "style"  # the folder of the pieces, in that of the assets
# Each stylesheet and its pieces. Their order counts: of two rules that are as precise, the later one holds
STYLESHEETS = {
    "site.css": (
        *("colours", "type", "frame", "heads", "text", "figures", "hemicycle", "tiles", "timeline", "lineage"),
        *("matrix", "tables", "filters", "lists", "home", "search", "finder", "dialog", "compare", "data", "cite"),
        *("forms", "phone", "missing", "print", "forced-colours"),
    ),
    "embed.css": ("embed",),
}


def stylesheets(assets: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of each stylesheet. `assets` is the folder that holds the pieces.

    Raises OSError if a piece cannot be read.
    """
    for name, pieces in STYLESHEETS.items():
        texts = [(assets / PIECES / f"{piece}.css").read_text(encoding="utf-8") for piece in pieces]
        yield name, "\n".join(texts)
