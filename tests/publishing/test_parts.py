"""The page of parts names all that a browser loads and that others wrote, and its licence as its package says it."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

from building import ROOT
from written_declarations.intake import preview_bundle
from written_declarations.web import urls

PAGE = ROOT / "docs" / "contributing" / "parts.md"
_TOLD_BY_CLASSIFIERS = {"MIT License": "MIT", "ISC License (ISCL)": "ISC"}
_IMPORTED_AS = {
    "frontmatter": "python-frontmatter",
    "yaml": "pyyaml",
    "markdown_it": "markdown-it-py",
}  # others by the name of their package
_ASSETS_OF_OURS = rf"{urls.ASSETS}[0-9a-f]+/"


def _rows() -> list[tuple[str, str, str, str]]:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return [row for row in rows if row[0] not in ("part", "---")]


def _licence(package: str) -> str:
    said = metadata(package)
    for key in ("License-Expression", "License"):
        if key in said:
            return said[key]
    classifiers = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if "License" in each]
    return _TOLD_BY_CLASSIFIERS[classifiers[0]]


def test_licences_are_those_of_the_packages() -> None:
    packages = {source.removesuffix(" on PyPI"): licence for *_, licence, source in _rows() if "PyPI" in source}
    assert {package: _licence(package) for package in packages} == packages
    bundled = {_IMPORTED_AS.get(name, name.replace("_", "-")) for name in preview_bundle._PACKAGES[1:]}
    assert bundled == {source.split()[0] for _, place, _, source in _rows() if "project.zip" in place}


def test_every_part_that_is_published_is_named(site_published: Path) -> None:
    places = [place for _, column, _, _ in _rows() for place in re.findall(r"`([^`]+/)`", column)]
    places.remove(urls.ASSETS)  # ours have a folder of their own in it
    known = re.compile("|".join([_ASSETS_OF_OURS, *map(re.escape, places)]))
    kinds = (".js", ".mjs", ".css", ".wasm", ".zip", ".woff", ".woff2", ".ttf", ".map")
    parts = [path for path in site_published.rglob("*") if path.suffix in kinds]
    strange = [name for path in parts if not known.match(name := path.relative_to(site_published).as_posix())]
    assert strange == []
