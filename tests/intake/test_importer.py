"""Official texts, pasted or saved, become the declaration that they are, or questions."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import layouts
from building import DECLARATIONS, ROOT
from strategies import PARAGRAPHS, signatures
from written_declarations.cli import main
from written_declarations.intake.importer import Imported, read_official
from written_declarations.intake.official_address import official_address
from written_declarations.intake.official_text import SIZE_LIMIT, lines_of
from written_declarations.model import Body, Declaration
from written_declarations.reading.body import parse_body
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry

OFFICIAL = ROOT / "tests" / "official" / "638.txt"
SOURCE = "https://pace.coe.int/en/files/24151/html"
LAYOUTS: dict[str, Callable[[Declaration], str]] = {
    "today": layouts.today,
    "assembly": layouts.assembly,
    "french": layouts.french,
    "old": layouts.old,
    "today, saved": lambda d: layouts.page(layouts.today, d),
    "assembly, saved": lambda d: layouts.page(layouts.assembly, d),
    "french, saved": lambda d: layouts.page(layouts.french, d),
}


def _read(text: str | bytes, registry: Registry, answers: dict[str, str] | None = None) -> Imported:
    return read_official(lines_of(text if isinstance(text, bytes) else text.encode()), registry, None, answers)


def _declaration_638(registry: Registry) -> Declaration:
    declaration = read_bytes((DECLARATIONS / "638.md").read_bytes(), "638.md", registry)[0].declaration
    assert declaration is not None
    return declaration


@st.composite
def printed(draw: st.DrawFn, registry: Registry) -> Declaration:
    """A declaration that could have been printed: texts are sentences, titles are none of the page's own words."""
    date = draw(st.dates(datetime.date(1998, 1, 1), datetime.date(2030, 1, 1)))
    edition = draw(st.sampled_from([None, 2]))
    paragraphs = draw(st.lists(PARAGRAPHS, min_size=0, max_size=4))
    return Declaration(
        draw(st.integers(100, 9999)),
        draw(st.integers(1000, 99_999)),
        date,
        draw(PARAGRAPHS.map(lambda text: f"Title of {text}")),
        draw(signatures(registry, date)),
        edition=edition,
        date_tabled=date if edition else None,
        body=Body("\n\n".join(paragraphs), "", ()) if paragraphs else None,
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@given(data=st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_declaration_in_any_layout_is_read_as_it_is(registry: Registry, layout: str, data: st.DataObject) -> None:
    declaration = data.draw(printed(registry))
    imported = _read(LAYOUTS[layout](declaration), registry)
    assert imported.questions == ()
    expected = declaration
    if layout == "old":  # which prints no honorifics
        bare = (dataclasses.replace(s, name=dataclasses.replace(s.name, honorific="")) for s in declaration.signatures)
        expected = dataclasses.replace(declaration, signatures=tuple(bare))
    else:  # which print neither edition nor the day of tabling
        expected = dataclasses.replace(declaration, edition=None, date_tabled=None)
    assert imported.declaration == expected


def test_638_gives_exactly_the_published_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(OFFICIAL), "--source", SOURCE, "--output", str(tmp_path)]) == 0
    assert (tmp_path / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()
    assert "638.md was written: No. 638 with 26 signatories." in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OFFICIAL.read_bytes())))
    assert main(["import", "--source", SOURCE, "--output", "-"]) == 0
    assert capsys.readouterr().out == (DECLARATIONS / "638.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_638_in_every_layout(registry: Registry, layout: str) -> None:
    declaration = _declaration_638(registry)
    imported = _read(LAYOUTS[layout](declaration), registry)
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
    imported = _read(content, registry)
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
    imported = _read(text, registry)
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
    "de PUIG i OLIVE Lluís Maria": ("", "Lluís Maria", "de PUIG i OLIVE"),
    "Van den BRANDE Luc": ("", "Luc", "Van den BRANDE"),
    "JONKER Corien W.A.": ("", "Corien W.A.", "JONKER"),
    "Mr LEITE RAMOS Luís": ("Mr", "Luís", "LEITE RAMOS"),
    "Schennach": ("", "", "SCHENNACH"),
    "de Puig": ("", "", "de PUIG"),
    "Mr Alexander [The Earl of] DUNDEE": ("Mr", "Alexander [The Earl of]", "DUNDEE"),
    "Mme Ulla SANDBÆK": ("Mme", "Ulla", "SANDBÆK"),
}


@pytest.mark.parametrize("printed_name", NAMES)
def test_names_in_every_form(registry: Registry, printed_name: str) -> None:
    text = layouts.today(_declaration_638(registry)).replace("Mr Stefan SCHENNACH", printed_name)
    imported = _read(text, registry)
    assert imported.declaration is not None, imported.questions
    name = imported.declaration.signatures[0].name
    assert (name.honorific, name.given, name.family) == NAMES[printed_name]
    assert len(imported.declaration.signatures) == 26
    # What was put in another order or into capitals is noted
    noted = [note for note in imported.notes if note.startswith("signatories:")]
    assert bool(noted) == (str(name) != printed_name)


def test_a_misspelt_country_is_asked_about_and_nothing_is_guessed(registry: Registry) -> None:
    text = (
        OFFICIAL.read_text(encoding="utf-8")
        .replace("SCHENNACH, Austria", "SCHENNACH, Austira")
        .replace("Sir Alan MEALE", "Sir Alan Meale")
    )
    imported = _read(text, registry)
    assert imported.declaration is None
    asked = {question.key: question.asked for question in imported.questions}
    assert set(asked) == {
        "signatory Mr Stefan SCHENNACH, Austira, SOC",
        "signatory Sir Alan Meale, United Kingdom, SOC",
    }
    assert "did you mean Austria?" in asked["signatory Mr Stefan SCHENNACH, Austira, SOC"]
    answers = {
        "signatory Mr Stefan SCHENNACH, Austira, SOC": "Mr Stefan SCHENNACH, Austria, SOC",
        "signatory Sir Alan Meale, United Kingdom, SOC": "Sir Alan MEALE, United Kingdom, SOC",
    }
    answered = _read(text, registry, answers)
    assert answered.declaration is not None
    assert len(answered.declaration.signatures) == 26
    assert "signatories: Austira was read as Austria" in answered.notes


def test_what_is_missing_is_asked_for(registry: Registry) -> None:
    imported = _read("Something else\n\nAltogether\n", registry)
    assert imported.declaration is None
    assert [question.key for question in imported.questions] == ["title", "number", "doc_id", "date", "signatories"]


def test_a_wrong_total_is_noted(registry: Registry) -> None:
    imported = _read(layouts.old(_declaration_638(registry)).replace("Total = 26", "Total = 27"), registry)
    assert "the text says Total = 27, but 26 signatories were read" in imported.notes


def test_a_total_of_any_length_is_no_fault(registry: Registry) -> None:
    text = layouts.old(_declaration_638(registry)).replace("Total = 26", f"Total = {'9' * 5000}")
    assert _read(text, registry).questions == ()


def test_notes_keep_to_one_signatory(registry: Registry) -> None:
    """A word at the end of one entry and one at the beginning of the next are no common change."""
    text = layouts.old(_declaration_638(registry)).replace("United Kingdom, SOC", "United Kingdom, soc", 1)
    notes = _read(text, registry).notes
    assert "signatories: soc was read as SOC" in notes


def test_a_signatory_of_many_words_is_noted_once(registry: Registry) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace("SCHENNACH, Austria, SOC", f"{'Van VAN ' * 400}, Austria, soc")
    assert [note for note in _read(text, registry).notes if note.startswith("signatories:")] == [
        "signatories: soc was read as SOC"
    ]


@pytest.mark.parametrize("answer", ["0", "-1", "638.", "٣", "9" * 5000])
def test_an_answer_that_is_no_number_is_asked_again(registry: Registry, answer: str) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", "")
    assert [question.key for question in _read(text, registry, {"doc_id": answer}).questions] == ["doc_id"]


def test_the_same_question_is_asked_once(registry: Registry) -> None:
    text = OFFICIAL.read_text(encoding="utf-8").replace(
        "Mr Stefan SCHENNACH, Austria, SOC", "Mr A B, Nowhere ; Mr A B, Nowhere"
    )
    assert [question.key for question in _read(text, registry).questions] == ["signatory Mr A B, Nowhere"]


def test_signs_of_markdown_in_a_text_stay_signs(registry: Registry) -> None:
    paragraph = "A *star*, <b>, `x` & &amp; [1](2) _y_ #3 > 2 1) \\ ~ ![z] {{ x }} https://example.org/a_b_c"
    declaration = dataclasses.replace(_declaration_638(registry), body=Body(paragraph, "", ()))
    imported = _read(layouts.today(declaration), registry)
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
        _declaration_638(registry), body=Body("1. One thing.\n\n2. Another *thing*.", "", ())
    )
    imported = _read(layouts.today(declaration), registry)
    assert imported.declaration is not None
    assert imported.declaration.body is not None
    assert parse_body(imported.declaration.body.markdown)[0].anchors == ("p1", "p2")


@given(st.binary(max_size=600))
@settings(deadline=None)
def test_any_bytes_end_in_questions(registry: Registry, content: bytes) -> None:
    assert _read(content, registry).questions


@given(
    st.lists(
        st.sampled_from(
            [
                *OFFICIAL.read_text(encoding="utf-8").splitlines(),
                "<p>",
                "Signatories:",
                "Total = 3",
                "Doc. 1 | 2",
                ";;",
                ",,",
            ]
        ),
        max_size=12,
    )
)
@settings(deadline=None)
def test_any_lines_of_it_end_in_questions_or_a_declaration(registry: Registry, lines: list[str]) -> None:
    imported = _read("\n".join(lines), registry)
    assert (imported.declaration is None) == bool(imported.questions)


def test_a_text_that_is_too_large_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (SIZE_LIMIT + 1))
    assert main(["import", str(path)]) == 2
    assert "larger than" in capsys.readouterr().err


def test_command_never_writes_over_another_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "638.md").write_text("mine", encoding="utf-8")
    assert main(["import", str(OFFICIAL), "--output", str(tmp_path)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "638.md").read_text(encoding="utf-8") == "mine"


def test_command_says_what_it_could_not_tell_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(OFFICIAL.read_text(encoding="utf-8").replace("Doc. 14416 | ", ""), encoding="utf-8")
    assert main(["import", str(text), "--output", str(tmp_path / "out")]) == 1
    assert "what is the number behind Doc.?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main(["import", "no/such/file"]) == 2
    with pytest.raises(SystemExit):
        main(["import", str(text), "--source", "javascript:x"])


def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    official = OFFICIAL.read_text(encoding="utf-8").replace("SCHENNACH, Austria", "SCHENNACH, Austira")
    text.write_text(official.replace("Doc. 14416 | ", ""), encoding="utf-8")
    terminal, end = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "written_declarations.cli",
        "import",
        str(text),
        "--source",
        SOURCE,
        "--output",
        str(tmp_path),
    ]
    process = subprocess.Popen(command, stdin=end, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.write(terminal, b"Mr Stefan SCHENNACH, Austria, SOC\n14416\n")
    out, asked = process.communicate(timeout=60)
    os.close(terminal)
    os.close(end)
    assert process.returncode == 0, asked
    assert "did you mean Austria?" in asked
    assert "what is the number behind Doc.?\n> " in asked
    assert "638.md was written" in out
    assert (tmp_path / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()
