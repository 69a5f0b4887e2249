"""The published declarations against the facts of their official pages, field by field.

The files are read by PyYAML and the registry by hand, so that a fault of our reader cannot hide one of its writer.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import DECLARATIONS, ROOT

RECORDS = ROOT / "tests" / "official" / "records"
FACTS = sorted([*RECORDS.glob("*.json"), *RECORDS.glob("fr/*.json")], key=lambda path: int(path.stem))
ENGLISH_HONORIFICS = {"M.": ("Mr",), "Mme": ("Ms", "Mrs")}


def _french(name: str, french: str, english: str) -> dict[str, list[str]]:
    """What a French form in a file of the registry may stand for in English."""
    entries = yaml.load((DECLARATIONS / "registry" / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    found: dict[str, list[str]] = {}
    for entry in entries:
        for form in (entry.get(french), *entry.get("aliases_fr", [])):
            found.setdefault(form, []).extend([entry[english], *entry.get("aliases", [])])
    return found


COUNTRIES = _french("countries.yml", "name_fr", "name")
GROUPS = _french("groups.yml", "code_fr", "code")


def _published(number: int) -> dict[str, Any]:
    front = (DECLARATIONS / f"{number}.md").read_text(encoding="utf-8").split("---\n")[1]
    return dict(yaml.load(front, yaml.BaseLoader))


def test_every_record_has_its_facts() -> None:
    assert len(FACTS) == len({path.stem for path in FACTS})
    assert {path.stem for path in FACTS} <= {path.stem for path in DECLARATIONS.glob("*.md")}


@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.stem)
def test_a_published_file_says_what_the_official_page_says(path: Path) -> None:
    facts = json.loads(path.read_text(encoding="utf-8"))
    file = _published(facts["number"])
    assert (file["number"], file["doc_id"], file["date"]) == (path.stem, str(facts["doc_id"]), facts["date"])
    assert file["source"] == f"https://pace.coe.int/{facts.get('lang', 'en')}/files/{facts['file_id']}/html"
    assert ("checked" in file) == facts["compared"]
    in_english = file.get("lang", "en") == "en"
    if facts["title"] is not None:
        assert file["title"] == facts["title"]
    assert file.get("title_fr" if in_english else "title") == facts["title_fr"]
    assert len(file["signatories"]) == len(facts["signatories"])
    for line, printed in zip(file["signatories"], facts["signatories"], strict=True):
        assert line in _lines(printed, in_english=in_english)


def _lines(printed: dict[str, str | None], *, in_english: bool) -> set[str]:
    """The lines that may stand for a signatory: the printed one, or, of a French page, an English one."""
    honorific, country, group = (printed[key] or "" for key in ("honorific", "country", "group"))
    honorifics = ENGLISH_HONORIFICS.get(honorific, (honorific,)) if in_english else (honorific,)
    return {
        f"{' '.join(filter(None, (title, printed['given'], printed['family'])))}, {state}{f', {code}' if code else ''}"
        for title in honorifics
        for state in COUNTRIES.get(country, [country])
        for code in GROUPS.get(group, [group])
    }
