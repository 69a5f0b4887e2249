"""The assets of the site, among them the stylesheets: the pieces in docs/assets/style/, and what is
made: the places of tiles, the colours of groups.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ..machinery import fingerprint
from ..model import Group
from ..views.pictures import tiles
from ..web.output import Content, Output, pieces
from .scripts import packed
from .styles import packed_style

_BOTH_SCHEMES = re.compile(r"(--[\w-]+): light-dark\((#\w+), #\w+\);")
PIECES = "style"  # the folder of the pieces, in that of the assets
# Each stylesheet and its pieces. Their order counts: of two rules of equal specificity, the later one wins
STYLESHEETS = {
    "site.css": (
        *(
            "colours",
            "base",
            "type",
            "frame",
            "navigation",
            "heads",
            "text",
            "figures",
            "hemicycle",
            "tiles",
            "timeline",
            "lineage",
        ),
        *(
            "matrix",
            "tables",
            "filters",
            "lists",
            "rest",
            "changes",
            "crossed",
            "subjects",
            "home",
            "search",
            "finder",
            "dialog",
            "compare",
            "data",
            "cite",
        ),
        *("save", "forms", "phone", "missing", "print", "forced-colours"),
    ),
    "embed.css": ("embed",),
}


def assets(folder: Path, groups: Sequence[Group]) -> Iterator[Output]:
    """The files of the assets, by their paths below the folder in which they stand on the site.

    `folder` holds them and the pieces of the stylesheets.
    """
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != PIECES):
        yield Output(path.relative_to(folder).as_posix(), partial(_content, path))
    for name, text in stylesheets(folder, groups):
        yield Output(name, packed_style(text).encode)


def _content(path: Path) -> Content:
    return packed(path.read_text(encoding="utf-8")) if path.suffix == ".js" else path.read_bytes()


def digest(assets: Iterable[Output]) -> str:
    """A digest of the assets. Their folder is named after it, so that browsers may cache what is in it for good."""
    contents = (hashlib.blake2b(b"".join(pieces(each.content()))).hexdigest() for each in assets)
    return fingerprint.of_texts(contents)[:10]


def stylesheets(assets: Path, groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """The name and the text of each stylesheet. `assets` is the folder that holds the pieces.

    Raises OSError if a piece cannot be read.
    """
    for name, own in STYLESHEETS.items():
        texts = [(assets / PIECES / f"{piece}.css").read_text(encoding="utf-8") for piece in own]
        places = [tiles.style()] if "tiles" in own else []
        style = "\n".join([*texts, *places, _of_groups(groups)])
        yield name, style + _for_older_browsers(style)


def _for_older_browsers(style: str) -> str:
    """The colours of the light scheme for browsers that know no light-dark()."""
    light = " ".join(f"{name}: {colour};" for name, colour in _BOTH_SCHEMES.findall(style))
    return f"@supports not (color: light-dark(#000, #fff)) {{ :root {{ {light} }} }}\n"


def _of_groups(groups: Sequence[Group]) -> str:
    """The mark and the fill of each group. Slugs and colours are what the reader of the registry lets through."""
    screen = [f"--wd-group-{each.slug}: light-dark({each.colours.light}, {each.colours.dark});" for each in groups]
    paper = [f"--wd-group-{each.slug}: {each.colours.paper};" for each in groups]
    return "\n".join(
        (
            "/* The groups, as the registry has them */",
            f":root {{ {' '.join(screen)} }}",
            f"@media print {{ :root {{ {' '.join(paper)} }} }}",
            *(f".wd-group--{each.slug} {{ --wd-hue: var(--wd-group-{each.slug}); }}" for each in groups),
            *(f".wd-fill--{each.slug} {{ fill: var(--wd-group-{each.slug}); }}" for each in groups),
            "",
        )
    )
