"""The site of Hugo that tools/bench.py measures: its templates, in our frame, with the data that we publish.

It knows our site by what is promised of it only, the files below data/ and the pages, so that it
measures any state of the code.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from anyascii import anyascii

_TEMPLATES = Path(__file__).parent / "bench"


def write_hugo_site(folder: Path, ours: Path) -> None:
    """Write a site of Hugo into a folder; `ours` is our site of the same declarations, with data files."""
    shutil.copytree(_TEMPLATES, folder)
    shutil.copytree(ours / "assets", folder / "static" / "assets")
    (folder / "layouts" / "baseof.html").write_text(_frame(ours), encoding="utf-8")
    (folder / "data").mkdir()
    for name, value in _data(ours / "data").items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _frame(ours: Path) -> str:
    """A page of ours, with actions of Hugo where its own parts stood."""
    page = sorted(ours.glob("years/*/index.html"))[-1].read_text(encoding="utf-8").replace('"../../', '"/')
    head, rest = page.split('<nav class="wd-crumbs"', 1)
    foot = rest[rest.index("</article>") :]
    head = re.sub(r'<script type="application/ld\+json">.*?</script>', "", head)  # ours alone makes it for each page
    head = re.sub(r"<title>.*?</title>", "<title>{{ .Title }} - {{ site.Title }}</title>", head)
    head = re.sub(r'(="og:title" content=)"[^"]*"', r'\1"{{ .Title }}"', head)
    head = re.sub(r'(="(?:og:)?description" content=)"[^"]*"', r'\1"{{ site.Title }}: {{ .Title }}"', head)
    head = re.sub(r'(rel="canonical" href=|="og:url" content=)"[^"]*"', r'\1"{{ .Permalink }}"', head)
    return f'{head}{{{{ block "main" . }}}}{{{{ end }}}}{foot}'


def _data(folder: Path) -> dict[str, Any]:
    """What the templates look up: declarations, newest first; people, countries and groups by slug."""
    slug_of, forms = {}, {}
    for country in _rows(folder / "countries.csv"):
        slug_of[country["iso"]] = country["slug"]
        forms[country["slug"]] = {country["name"]: None}
    declarations = json.loads((folder / "declarations.json").read_text(encoding="utf-8"))["declarations"]
    declarations.sort(key=lambda declaration: (declaration["date"], declaration["number"]), reverse=True)
    signed = set()
    for declaration in declarations:
        for signatory in declaration["signatories"]:
            slug = slug_of[signatory["country_iso"]]
            forms[slug][signatory["country"]] = None
            signed |= {slug, signatory["group_slug"]}
    return {
        "declarations": [_declaration(declaration, slug_of) for declaration in declarations],
        "people": {
            person["slug"]: {
                "slug": person["slug"],
                "name": f"{person['given_name']} {person['family_name']}".strip(),
                "country": slug_of[person["country_iso"]],
                "key": anyascii(f"{_capitals(person['family_name'])} {person['given_name']}").lower(),
                "initial": anyascii(_capitals(person["family_name"]))[0].upper(),
            }
            for person in _rows(folder / "signatories.csv")
        },
        "countries": {
            slug: {"name": next(iter(names)), "forms": list(names)} for slug, names in forms.items() if slug in signed
        },
        "groups": {
            group["slug"]: {"name": group["name"], "code": group["code"]}
            for group in _rows(folder / "groups.csv")
            if group["slug"] in signed
        },
    }


def _declaration(declaration: dict[str, Any], slug_of: dict[str, str]) -> dict[str, Any]:
    day = date.fromisoformat(declaration["date"])
    return {
        "number": declaration["number"],
        "doc_id": declaration["doc_id"],
        "title": declaration["title"],
        "date": declaration["date"],
        "date_printed": f"{day.day} {day:%B %Y}",
        "source": declaration["source"],
        "body": declaration["text"] or "",
        "rows": [
            {
                "o": signatory["order"],
                "s": signatory["signatory"],
                "h": signatory["honorific"] or "",
                "n": f"{signatory['given_name']} {signatory['family_name']}".strip(),
                "c": slug_of[signatory["country_iso"]],
                "cn": signatory["country"],
                "g": signatory["group_slug"] or "",
            }
            for signatory in declaration["signatories"]
        ],
    }


def _capitals(family: str) -> str:
    """A family name from the first word in capitals: what stands before is a particle."""
    words = family.split()
    start = next((place for place, word in enumerate(words) if len(word) > 1 and word == word.upper()), 0)
    return " ".join(words[start:])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
