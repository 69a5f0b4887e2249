"""Official texts, pasted or saved, become the declaration that they are."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import layouts
from building import ROOT
from importing import OFFICIAL, declaration_638, read
from official_texts import LAYOUTS, expected_of, printed
from written_declarations.intake.official_address import official_address
from written_declarations.model import Body
from written_declarations.reading.body import parse_body
from written_declarations.reading.registry import Registry


@pytest.mark.parametrize("layout", LAYOUTS)
@given(data=st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_declaration_in_any_layout_is_read_as_it_is(registry: Registry, layout: str, data: st.DataObject) -> None:
    declaration = data.draw(printed(registry))
    imported = read(LAYOUTS[layout](declaration), registry)
    assert imported.questions == ()
    assert imported.declaration == expected_of(declaration, layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_638_in_every_layout(registry: Registry, layout: str) -> None:
    declaration = declaration_638(registry)
    imported = read(LAYOUTS[layout](declaration), registry)
    assert imported.declaration is not None, imported.questions
    assert len(imported.declaration.signatures) == 26
    assert [s.country.slug for s in imported.declaration.signatures] == [s.country.slug for s in declaration.signatures]
    assert [s.group for s in imported.declaration.signatures] == [s.group for s in declaration.signatures]
    assert imported.declaration.body is not None
    assert declaration.body is not None
    assert imported.declaration.body.markdown == declaration.body.markdown


@pytest.mark.parametrize(
    "content",
    [
        OFFICIAL.read_text(encoding="utf-8").replace("ğ", "g").replace("ž", "z").replace("Ž", "Z").encode("cp1252"),
        OFFICIAL.read_text(encoding="utf-8")
        .replace("ğ", "g")
        .replace("ž", "z")
        .replace("Ž", "Z")
        .replace("’", "'")
        .encode("iso-8859-1"),
        OFFICIAL.read_text(encoding="utf-8").encode("utf-8-sig"),
        OFFICIAL.read_text(encoding="utf-8").encode("utf-16"),
        OFFICIAL.read_text(encoding="utf-8").replace("\n", "\r\n").encode(),
        OFFICIAL.read_text(encoding="utf-8").replace(" ", "\u00a0").encode(),
        OFFICIAL.read_text(encoding="utf-8").replace("SANDBÆK", "SAND\u00adB\u200bÆK").encode(),
    ],
    ids=["windows-1252", "iso-8859-1", "bom", "utf-16", "crlf", "nbsp", "invisible"],
)
def test_638_in_every_encoding(registry: Registry, content: bytes) -> None:
    imported = read(content, registry, {"encoding": "1"})  # asked of what is not Unicode: SANDBÆK or SANDBĆK?
    assert imported.declaration is not None, imported.questions
    names = [str(signature.name) for signature in imported.declaration.signatures]
    assert len(names) == 26
    assert "Ms Ulla SANDBÆK" in names
    assert imported.declaration.body is not None
    assert imported.declaration.body.markdown.count("\n\n") == 3


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://pace.coe.int/en/files/24151/html", "https://pace.coe.int/en/files/24151/html"),
        ("https://pace.coe.int/en/files/24151", "https://pace.coe.int/en/files/24151/html"),
        ("https://pace.coe.int/fr/files/24151/html", "https://pace.coe.int/fr/files/24151/html"),
        (
            "http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en",
            "https://pace.coe.int/en/files/24151/html",
        ),
        (
            "https://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=24151&lang=EN",
            "https://pace.coe.int/en/files/24151/html",
        ),
        (
            "http://assembly.coe.int/ASP/Doc/XrefViewHTML.asp?FileID=24151&Language=en",
            "https://pace.coe.int/en/files/24151/html",
        ),
        ("https://example.org/24151", "https://example.org/24151"),
        ("https://pace.coe.int/en/files/24151/pdf", "https://pace.coe.int/en/files/24151/pdf"),
    ],
)
def test_official_addresses_have_one_form(address: str, kept: str) -> None:
    assert official_address(address) == kept


RECORDS = sorted((ROOT / "tests" / "official" / "records").glob("*.json"), key=lambda path: int(path.stem))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_field_of_every_signatory_of_real_lists(registry: Registry, path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    fields = [
        (fields["honorific"] or "", fields["given"] or "", fields["family"], fields["country"], fields["group"] or None)
        for fields in record["signatories"]
    ]
    lines = [
        f"{' '.join(filter(None, names))}, {country}{f', {group}' if group else ''}"
        for *names, country, group in fields
    ]
    date = datetime.date.fromisoformat(record["date"])
    text = "\n\n".join(
        [
            record["title"],
            f"Written declaration No. {record['number']} | Doc. {record['doc_id']} | {date.day} {date:%B %Y}",
            " ; ".join(lines),
            "The text.",
        ]
    )
    imported = read(text, registry)
    assert imported.declaration is not None, imported.questions
    assert imported.notes == ()
    assert (imported.declaration.number, imported.declaration.doc_id) == (record["number"], record["doc_id"])
    assert imported.declaration.date == date
    assert imported.declaration.title == record["title"]
    assert [
        (s.name.honorific, s.name.given, s.name.family, s.country_printed, s.group_printed)
        for s in imported.declaration.signatures
    ] == fields


NAMES = {
    "SCHENNACH Stefan": ("", "Stefan", "SCHENNACH"),
    "MS SCHENNACH Stefan": ("", "Stefan", "MS SCHENNACH"),
    "de PUIG i OLIVE Lluís Maria": ("", "Lluís Maria", "de PUIG i OLIVE"),
    "Van den BRANDE Luc": ("", "Luc", "Van den BRANDE"),
    "JONKER Corien W.A.": ("", "Corien W.A.", "JONKER"),
    "Mr LEITE RAMOS Luís": ("Mr", "Luís", "LEITE RAMOS"),
    "Mr Alexander [The Earl of] DUNDEE": ("Mr", "Alexander [The Earl of]", "DUNDEE"),
    "Mme Ulla SANDBÆK": ("Mme", "Ulla", "SANDBÆK"),
}


@pytest.mark.parametrize("printed_name", NAMES)
def test_names_in_every_form(registry: Registry, printed_name: str) -> None:
    text = layouts.today(declaration_638(registry)).replace("Mr Stefan SCHENNACH", printed_name)
    imported = read(text, registry)
    assert imported.declaration is not None, imported.questions
    name = imported.declaration.signatures[0].name
    assert (name.honorific, name.given, name.family) == NAMES[printed_name]
    assert len(imported.declaration.signatures) == 26
    # What was put in another order or into capitals is noted
    noted = [note for note in imported.notes if note.startswith("signatories:")]
    assert bool(noted) == (str(name) != printed_name)


def test_signs_of_markdown_in_a_text_stay_signs(registry: Registry) -> None:
    paragraph = "A *star*, <b>, `x` & &amp; [1](2) _y_ #3 > 2 1) \\ ~ ![z] {{ x }} https://example.org/a_b_c"
    declaration = dataclasses.replace(declaration_638(registry), body=Body(paragraph, "", ()))
    imported = read(layouts.today(declaration), registry)
    assert imported.declaration is not None
    assert imported.declaration.body is not None
    body, problems = parse_body(imported.declaration.body.markdown)
    assert problems == []
    assert (
        "A *star*, &lt;b&gt;, `x` &amp; &amp;amp; [1](2) _y_ #3 &gt; 2 1) \\ ~ ![z] {{ x }} https://example.org/a_b_c"
        in body.html
    )


def test_numbered_paragraphs_stay_numbered(registry: Registry) -> None:
    declaration = dataclasses.replace(
        declaration_638(registry), body=Body("1. One thing.\n\n2. Another *thing*.", "", ())
    )
    imported = read(layouts.today(declaration), registry)
    assert imported.declaration is not None
    assert imported.declaration.body is not None
    assert parse_body(imported.declaration.body.markdown)[0].anchors == ("p1", "p2")
