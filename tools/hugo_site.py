"""The site of Hugo that tools/bench.py measures: its templates, in our frame, with the data that we publish.

It knows our site by what is promised of it only, the files below data/ and the pages, so that it
measures any state of the code. What templates cannot count at a bearable price is counted here: who signs with
whom. Where seats and tiles stand, and what people wrote on subjects and sections, is taken from our pages.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

from anyascii import anyascii

_TEMPLATES = Path(__file__).parent / "bench"
_SECTIONS = ("declarations", "countries", "groups", "signatories", "subjects", "years")
_CLOSEST, _COMPANIONS = 5, 10


def write_hugo_site(folder: Path, ours: Path) -> None:
    """Write a site of Hugo into a folder; `ours` is our site of the same declarations, with data files."""
    shutil.copytree(_TEMPLATES, folder)
    shutil.copytree(ours / "assets", folder / "static" / "assets")
    (folder / "layouts" / "baseof.html").write_text(_frame(ours), encoding="utf-8")
    (folder / "data").mkdir()
    for name, value in _data(ours).items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _frame(ours: Path) -> str:
    """A page of ours, with actions of Hugo where its own parts stood."""
    page = sorted(ours.glob("years/*/index.html"))[-1].read_text(encoding="utf-8").replace('"../../', '"/')
    head, rest = page.split('<nav class="wd-crumbs"', 1)
    foot = rest[rest.index("</article>") :]
    data = r'<link rel="alternate" type="[^"]*" title="[^"]*" href="feed\.(?:xml|json)">\n|'
    head = re.sub(rf'{data}<script type="application/ld\+json">.*?</script>', "", head)
    head = re.sub(r"<title>.*?</title>", "<title>{{ .Title }} - {{ site.Title }}</title>", head)
    head = re.sub(r'(="og:title" content=)"[^"]*"', r'\1"{{ .Title }}"', head)
    head = re.sub(r'(="(?:og:)?description" content=)"[^"]*"', r'\1"{{ $description }}"', head)
    head = re.sub(r'(rel="canonical" href=|="og:url" content=)"[^"]*"', r'\1"{{ .Permalink }}"', head)
    head = re.sub(
        r'(="og:type" content=)"[^"]*"', r'\1"{{ if eq .Layout "declaration" }}article{{ else }}website{{ end }}"', head
    )
    head = re.sub(
        r'(<li><a href="/(\w+)/")(?: aria-current="\w+")?>',
        r'\1{{ if eq .Section "\2" }} aria-current="true"{{ end }}>',
        head,
    )
    head = head.replace("</head>", '{{ partial "head.html" . }}</head>')
    start = '{{- $description := partial "description.html" . -}}\n'
    return f'{start}{head}{{{{ block "main" . }}}}{{{{ end }}}}{foot}'


def _data(ours: Path) -> dict[str, Any]:
    """What the templates look up: declarations, newest first; people, countries, groups and subjects by slug."""
    folder = ours / "data"
    country_rows = {country["slug"]: country for country in _rows(folder / "countries.csv")}
    slug_of = {country["iso"]: slug for slug, country in country_rows.items()}
    forms = {slug: {country["name"]: None} for slug, country in country_rows.items()}
    declarations = json.loads((folder / "declarations.json").read_text(encoding="utf-8"))["declarations"]
    declarations.sort(key=lambda declaration: (declaration["date"], declaration["number"]), reverse=True)
    signed = set()
    for declaration in declarations:
        for signatory in declaration["signatories"]:
            slug = slug_of[signatory["country_iso"]]
            forms[slug][signatory["country"]] = None
            signed |= {slug, signatory["group_slug"]}
    subjects = _subjects(ours)
    named = {subject["name"]: slug for slug, subject in subjects.items()}
    people: dict[str, dict[str, Any]] = {
        person["slug"]: {
            "slug": person["slug"],
            "name": f"{person['given_name']} {person['family_name']}".strip(),
            "country": slug_of[person["country_iso"]],
            "key": re.sub(
                r"[^a-z ]", "", anyascii(f"{_capitals(person['family_name'])} {person['given_name']}").lower()
            ),
            "initial": anyascii(_capitals(person["family_name"]))[0].upper(),
        }
        for person in _rows(folder / "signatories.csv")
    }
    for rank, person in enumerate(sorted(people.values(), key=lambda person: person["key"])):
        person["rank"] = rank
    cited = json.loads((folder / "declarations.csl.json").read_text(encoding="utf-8"))
    authors = {item["number"].removeprefix("Doc. "): item["author"] for item in cited}
    for declaration in declarations:
        for signatory, author in zip(declaration["signatories"], authors[str(declaration["doc_id"])], strict=True):
            family = " ".join(filter(None, (author.get("non-dropping-particle"), author.get("family"))))
            given = author.get("given", "")
            people[signatory["signatory"]] |= {"family": family, "given": given}
    tiles = _tiles(ours)
    together = _Together([[each["signatory"] for each in item["signatories"]] for item in declarations], people)
    for slug, person in people.items():
        person |= together.of_person(slug)
    return {
        "declarations": [
            _declaration(declaration, slug_of, named) | {"closest": together.of_declaration(place)}
            for place, declaration in enumerate(declarations)
        ],
        "people": people,
        "countries": {
            slug: {
                "name": country["name"],
                "forms": list(forms[slug]),
                "iso": country["iso"],
                "status": country["status"],
                "since": country["member_from"][:4],
                "until": country["member_until"][:4],
                "seats": int(country["seats"] or 0),
                "french": country["name_fr"],
                "tile": tiles.get(country["iso"], "wd-free"),
                "signed": slug in signed,
            }
            for slug, country in country_rows.items()
        },
        "groups": {
            group["slug"]: {
                "name": group["name"],
                "code": group["code"],
                "french": group["code_fr"],
                "since": group["from"][:4],
                "until": group["until"][:4],
                "successor": group["successor"],
                "is_group": group["is_group"] == "true",
            }
            for group in _rows(folder / "groups.csv")
            if group["slug"] in signed
        },
        "subjects": subjects,
        "sections": {name: _introduction(ours / name / "index.html") for name in _SECTIONS},
        "seats": _seats(ours),
    }


class _Together:
    """Who signs with whom: for each declaration the `lists` have the slugs of its signatories."""

    def __init__(self, lists: Sequence[Sequence[str]], people: dict[str, Any]) -> None:
        self._lists = lists
        self._people = people
        self._signed: dict[str, list[int]] = {}
        for place, signatories in enumerate(lists):
            for slug in signatories:
                self._signed.setdefault(slug, []).append(place)

    def of_declaration(self, place: int) -> list[dict[str, int]]:
        """The declarations with the most signatories in common, by their places."""
        shared = Counter(chain.from_iterable(self._signed[slug] for slug in self._lists[place]))
        del shared[place]
        return [{"place": other, "shared": number} for other, number in _top(shared, _CLOSEST)]

    def of_person(self, slug: str) -> dict[str, list[Any]]:
        """Those who sign most often with somebody, and the countries of all who signed the same, each with numbers."""
        shared = Counter(chain.from_iterable(self._lists[place] for place in self._signed[slug]))
        del shared[slug]
        by_rank = Counter({self._people[other]["rank"]: number for other, number in shared.items()})
        slugs = {self._people[other]["rank"]: other for other in shared}
        countries: Counter[str] = Counter()
        for other, number in shared.items():
            countries[self._people[other]["country"]] += number
        beside = sorted(countries.items(), key=lambda found: (-found[1], found[0]))
        return {
            "with": [{"slug": slugs[rank], "shared": number} for rank, number in _top(by_rank, _COMPANIONS)],
            "beside": [country for country, _ in beside],
            "beside_numbers": [number for _, number in beside],
        }


def _top(shared: Counter[int], most: int) -> list[tuple[int, int]]:
    """Those with the highest counts of at least two; of equal ones those in the first places."""
    found = [(place, number) for place, number in shared.items() if number > 1]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]


def _tiles(ours: Path) -> dict[str, str]:
    """The classes of the tile of each country, by its ISO code."""
    page = (ours / "countries" / "index.html").read_text(encoding="utf-8")
    return {iso.upper(): classes for classes, iso in re.findall(r'<(?:i|li) class="(wd-tile--(\w\w)[^"]*)">', page)}


def _seats(ours: Path) -> dict[str, list[str]]:
    """For each number of signatories, the ends of the circles of their seats."""
    seats = {}
    for path in ours.glob("declarations/*/index.html"):
        circles = re.findall(r'<circle cx="[^>]*>', path.read_text(encoding="utf-8"))
        seats[str(len(circles))] = circles
    return seats


def _subjects(ours: Path) -> dict[str, dict[str, str]]:
    """The subjects, with their kind and what is said of them."""
    index = (ours / "subjects" / "index.html").read_text(encoding="utf-8")
    subjects = {}
    for section in index.split('<section aria-labelledby="')[1:]:
        heading = re.search(r"<h2[^>]*>(.*?)</h2>", section)
        for slug, name in re.findall(r'<li><a href="\.\./subjects/([^"/]+)/">(.*?)</a><b>', section):
            page = (ours / "subjects" / slug / "index.html").read_text(encoding="utf-8")
            kicker = re.search(r'<p class="wd-kicker">(.*?)</p>', page)
            facts = re.search(r'<ul class="wd-facts">(.*?)<li><a href="[^"]*follow/', page)
            note = re.search(r'</p>\n<p class="wd-quiet">(.*?)</p>\n<div class="wd-table', page)
            subjects[slug] = {
                "name": unescape(name),
                "id": section[: section.index('"')],
                "heading": heading[1] if heading else "",
                "kicker": kicker[1] if kicker else "",
                "facts": facts[1] if facts else "",
                "note": note[1] if note else "",
            }
    return subjects


def _introduction(path: Path) -> str:
    """What stands below the heading of a section."""
    found = re.search(r"</h1>\n<p>(.*?)</p>", path.read_text(encoding="utf-8"))
    return found[1].replace('"../', '"/') if found else ""


def _declaration(declaration: dict[str, Any], slug_of: dict[str, str], subjects: dict[str, str]) -> dict[str, Any]:
    day = date.fromisoformat(declaration["date"])
    return {
        "number": declaration["number"],
        "doc_id": declaration["doc_id"],
        "title": declaration["title"],
        "date": declaration["date"],
        "day": f"{day.day} {day:%B}",
        "year": f"{day.year}",
        "source": declaration["source"],
        "body": declaration["text"] or "",
        "subjects": [subjects[name] for name in filter(None, declaration["subjects"].split(", "))],
        "rows": [
            {
                "o": signatory["order"],
                "s": signatory["signatory"],
                "h": signatory["honorific"] or "",
                "n": f"{signatory['given_name']} {signatory['family_name']}".strip(),
                "c": slug_of[signatory["country_iso"]],
                "cn": signatory["country"],
                "g": signatory["group_slug"] or "",
                "gn": signatory["group"] or "",
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
