"""Slips that people make, one of each kind: each is read right, or told with its line."""

from __future__ import annotations

import pytest

from official_texts import NAMES, NUMBERED, PARAGRAPHS, TITLE, assembly, framed
from written_declarations.intake.proposal import Proposal, propose
from written_declarations.reading.registry import Registry


def _propose(text: str | bytes, registry: Registry, answers: dict[str, str] | None = None) -> Proposal:
    content = text if isinstance(text, bytes) else text.encode()
    return propose(content, "https://pace.coe.int/en/files/1/html", registry, None, answers)


def _is_right(proposal: Proposal) -> bool:
    read = proposal.declaration
    return (
        read is not None
        and (read.number, read.doc_id, str(read.date), read.title) == (900, 16900, "2026-03-03", TITLE)
        and tuple(map(str, read.signatures)) == NAMES
        and (read.body is not None and tuple(read.body.markdown.split("\n\n")) == PARAGRAPHS)
    )


ONE_LINE, LINES = " ; ".join(NAMES), "\n".join(NAMES)
DISCLAIMER = "This written declaration commits only those who have signed it."
RIGHT = {
    "cookies": f"{framed()}\n\nThis site uses cookies. Accept",
    "as it is": framed(),
    "without empty lines": framed(parting="\n"),
    "bullets": framed("\n".join(f"• {name}" for name in NAMES)),
    "numbers": framed("\n".join(f"({number}) {name}" for number, name in enumerate(NAMES, 1))),
    "hyphens": framed("\n".join(f"- {name}" for name in NAMES)),
    "label with a number": framed(f"Signatories (4): {ONE_LINE}"),
    "label on its own line": framed(f"Signatories\n{ONE_LINE}"),
    "French label": framed(f"Signé par : {ONE_LINE}"),
    "presented by": framed(f"presented by {ONE_LINE}"),
    "and": framed(ONE_LINE.replace("; Ms Di", "; and Ms Di")),
    "mark of a footnote": framed(ONE_LINE.replace("TRIAL", "TRIAL¹")),
    "commas at the ends": framed("\n".join(f"{name}," for name in NAMES)),
    "broken behind a comma": framed(LINES.replace("Malta, ", "Malta,\n")),
    "broken within names": framed(ONE_LINE.replace("Ms Bo", "Ms\nBo").replace("Malta, ", "Malta,\n")),
    "a table": framed("Name\tCountry\tGroup\n" + LINES.replace(", ", "\t")),
    "dashes": framed(LINES.replace(", ", " – ")),
    "brackets": framed("\n".join(f"{name.replace(', ', ' (', 1)})" for name in NAMES)),
    "author": framed(title=f"Author(s): several Assembly members\n\n{TITLE}"),
    "address of the site": framed(title=f"http://assembly.coe.int\n\n{TITLE}"),
    "download": framed(title=f"Download PDF\n\n{TITLE}"),
    "rev.": framed(heading=NUMBERED.replace("16900", "16900 rev.")),
    "second edition": framed(heading=NUMBERED.replace("16900", "16900 second edition")),
    "Original": framed(heading=f"Original: English | {NUMBERED}"),
    "Strasbourg": framed(heading=NUMBERED.replace("3 March", "Strasbourg, 3 March")),
    "day in digits": framed(heading=NUMBERED.replace("3 March 2026", "03/03/2026")),
    "text behind the disclaimer": framed(text=[f"{DISCLAIMER} {PARAGRAPHS[0]}", PARAGRAPHS[1]]),
    "disclaimer on two lines": framed(text=[DISCLAIMER.replace("only ", "only\n"), *PARAGRAPHS]),
    "a page's own lines": framed(text=[PARAGRAPHS[0], "2", "Doc. 16900", "http://assembly.coe.int", PARAGRAPHS[1]]),
    "title above the text again": framed(text=[TITLE, *PARAGRAPHS]),
    "title at the head of a page": framed(LINES.replace("Malta, ", f"Malta,\n\n2\n\n{TITLE}\n\n")),
    "title at the head of a page, within a name": framed(ONE_LINE.replace("Ms Bo ", f"Ms Bo\n\n{TITLE}\n\n")),
    "quoted in an e-mail": "\n".join(f">> {line}" for line in framed().split("\n")),
    "assembly": assembly(TITLE),
    "Roman numerals": framed(
        "\n".join(f"{mark} {name}" for mark, name in zip(["I.", "II.", "III.", "IV)"], NAMES, strict=True))
    ),
    "capital letters": framed("\n".join(f"({mark}) {name}" for mark, name in zip("ABCD", NAMES, strict=True))),
    "honorifics with full stops": framed(ONE_LINE.replace("Mr ", "Mr. ").replace("Ms ", "ms ")),
    "group before the country": framed(
        "\n".join("\t".join([name, group, country]) for name, country, group in (each.split(", ") for each in NAMES))
    ),
    "a rule": framed(text=[PARAGRAPHS[0], "_______________", PARAGRAPHS[1]]),
    "hyphens of a PDF": framed(text=[PARAGRAPHS[0].replace("invented", "inven¬\nted"), PARAGRAPHS[1]]),
    "spaces behind signs": framed(ONE_LINE.replace(", ", ",     ").replace(" ; ", ";      ")),
    "columns of spaces": framed(LINES.replace(", ", "        ")),
}


@pytest.mark.parametrize("slip", RIGHT)
def test_what_is_certain_is_read(registry: Registry, slip: str) -> None:
    proposal = _propose(RIGHT[slip], registry)
    assert _is_right(proposal), (proposal.declaration, proposal.questions)


# What is asked, by a part of the question
ASKED: dict[str, tuple[str | bytes, str]] = {
    "title of nobility": (framed(ONE_LINE.replace("Mr Ada", "Count Ada")), "Count is no honorific"),
    "office": (framed(ONE_LINE.replace("Mr Ada", "Captain Ada")), "Captain is no honorific"),
    "total in words": (framed(text=["5 signatures in total", *PARAGRAPHS]), "4 signatories were read"),
    "letters turned around": (framed(ONE_LINE.replace("EXAMPLE", "\u202eELPMAXE")), "U+202E"),
    "unknown label": (framed(f"Members: {ONE_LINE}"), "line 5: Members: Mr Ada"),
    "two people": (framed(ONE_LINE.replace("TRIAL,", "TRIAL and Ms Ed OTHER,")), "1. Mr Cy TRIAL, Malta, ALDE ; Ms Ed"),
    "digit behind a name": (framed(ONE_LINE.replace("TRIAL", "TRIAL1")), "1. Mr Cy TRIAL, Malta, ALDE"),
    "suffix behind a comma": (framed(ONE_LINE.replace("Bo SAMPLE", "SAMPLE, Jr")), "a comma stands within the name"),
    "place behind a name": (framed(ONE_LINE.replace("Bo SAMPLE", "SAMPLE, Rome")), "1. Ms Rome SAMPLE, Spain, EPP/CD"),
    "head of a page": (framed(ONE_LINE.replace("Ms Bo", "\nKazakhstan\nBo")), "it stands on several lines"),
    "head and a broken entry": (framed(ONE_LINE.replace("Ms Bo SAMPLE,", "\nKazakhstan\nBo SAMPLE,\n")), "line 6: Kazakhstan Bo"),
    "unknown title": (framed(ONE_LINE.replace("Mr Ada", "H.E. Mr Ada")), "H.E. is no honorific"),
    "letter of another script": (framed(ONE_LINE.replace("Ada", "Adа")), "Cyrillic"),
    "mojibake": (framed(ONE_LINE.replace("Ada", "FranÃ§ois")), "a letter was lost in FranÃ§ois"),
    "lost letter": (framed(text=["The rights in Orl\ufffdans."]), "a letter was lost in Orl\ufffdans"),
    "misspelt country": (framed(LINES.replace("Spain", "Spian")), "line 6: Ms Bo SAMPLE, Spian, EPP/CD"),
    "missing comma": (framed(LINES.replace("TRIAL, Malta, ", "TRIAL Malta ")), "1. Mr Cy TRIAL, Malta, ALDE"),
    "word broken": (framed(LINES.replace("Ms Bo", "Ms Bo-\nAnn")), "1. Ms Bo-Ann SAMPLE, Spain, EPP/CD"),
    "no semicolon": (framed(ONE_LINE.replace("SOC ; Ms Bo", "SOC Ms Bo")), "Italy, SOC ; Ms Bo SAMPLE"),
    "text behind the list": (framed(f"{ONE_LINE} The text."), "SOC The text."),
    "another declaration": (framed() + "\n\nOther\n\n" + NUMBERED.replace("900", "901"), "begins another declaration"),
    "title on two lines": (assembly("An invented\ntitle"), "3. An invented title"),
    "unknown page": (f"Klick me\n\n{assembly(TITLE)}", f"2. {TITLE}"),
    "heading": (framed(heading=NUMBERED.replace("16900", "16900 bis")), "line 3: Written declaration No. 900 | Doc. 16900 bis"),
    "number alone": (framed(text=[PARAGRAPHS[0], "Written declaration No. 320"]), "is this line a part of the text"),
    "title within a sentence": (
        framed(title="Human rights", text=["They ask for more of all", "Human rights", "in all states."], parting="\n"),
        "is this a part of the text, or of the page around it?",
    ),
    "line broken by an e-mail": (framed(text=["All lightho=\nuses must be kept."]), "a sign of an e-mail's encoding"),
    "two languages": (framed(text=[f"{PARAGRAPHS[0]}\tUn texte inventé."]), "two texts stand side by side"),
    "two languages in a table": (
        f"<html><body>{framed(text=['<table><tr><td>One text.</td><td>Un texte.</td></tr></table>'])}</body></html>",
        "two texts stand side by side",
    ),
    "titles in two languages": (framed(title=f"{TITLE}\tUn titre inventé"), "two texts stand side by side"),
    "signatory in the text": (framed(text=[PARAGRAPHS[0], "Mr Ef FIVE, Italy, SOC"]), "looks like a signatory"),
    "broken word": (framed(text=["The govern- ments of pre- and post-war times."]), "1. governments"),
    "two columns of a PDF": (
        framed(text=["The undersigned ask for      Les soussignés demandent la\npeace in all states.         paix partout."]),
        "line 7: The undersigned ask for | Les soussignés demandent la (2 times, also on line 8): two texts stand side",
    ),
    "head of a page with its number": (
        framed(text=[PARAGRAPHS[0], "Doc. 16900          2", PARAGRAPHS[1]]),
        "line 9: Doc. 16900 | 2: is this line a part of the text?",
    ),
    "two columns of names": (
        framed(f"{NAMES[0]}        {NAMES[1]}\n{NAMES[2]}        {NAMES[3]}"),
        "1. Mr Ada EXAMPLE, Italy, SOC ; Ms Bo SAMPLE, Spain, EPP/CD",
    ),
    "code of a group behind a name": (framed(ONE_LINE.replace("TRIAL, ", "TRIAL ALDE, ")), "ends with ALDE, the code of"),
    "page around": (framed(text=[*PARAGRAPHS, "Share on Facebook"]), "of the page around it"),
    "fewer than stated": (framed(f"Signatories (5): {ONE_LINE}"), "4 signatories were read"),
    "no list": ("\n\n".join([TITLE, NUMBERED, *PARAGRAPHS]), "who signed?"),
    "PDF": (b"%PDF-1.4", "This is a PDF"),
    "Word": (b"PK\x03\x04word/", "a document of Word"),
    "packed": (b"\x1f\x8b\x08", "a compressed file"),
    "picture": (b"\x89PNG\r\n", "a picture"),
    "empty": (b" \n", "The text is empty"),
    "NUL": (b"abc\x00def", "holds a byte 0"),
    "UTF-16 without a mark": (framed().encode("utf-16-le"), "UTF-16 without a mark"),
    "cut by a terminal": (f"{TITLE}\n{'x' * 4095}\n".encode(), "a terminal cuts"),
    "Windows-1250": (framed(ONE_LINE.replace("Ada", "Łada")).encode("cp1250"), "2. Central Europe (Windows-1250): Łada"),
}  # fmt: skip


@pytest.mark.parametrize("slip", ASKED)
def test_what_is_not_certain_is_asked(registry: Registry, slip: str) -> None:
    text, said = ASKED[slip]
    proposal = _propose(text, registry)
    assert not proposal.can_be_added
    assert any(said in question.asked for question in proposal.questions), proposal.questions


@pytest.mark.parametrize("answer", ["1", "yes", "Spain", "Ms Bo SAMPLE, Spain, EPP/CD", "Espagne"])
def test_a_country_is_answered_once_in_any_form(registry: Registry, answer: str) -> None:
    text = framed(LINES.replace("Spain", "Spian") + "\nMr Ed ZZZ, Spian")
    (question,) = _propose(text, registry).questions
    assert "(2 times, also on line 9)" in question.asked
    read = _propose(text, registry, {question.key: answer}).declaration
    assert read is not None
    assert [str(signature) for signature in read.signatures] == [*NAMES, "Mr Ed ZZZ, Spain"]


@pytest.mark.parametrize("answer", ["3 March 2026", "2026-03-03", "3/3/2026", "03.03.2026", "3 mars 2026"])
def test_a_date_is_answered_in_any_form(registry: Registry, answer: str) -> None:
    text = framed(heading="Written declaration No. 900 | Doc. 16900")
    assert _is_right(_propose(text, registry, {"date": answer}))


def test_a_title_is_answered_by_the_number_of_a_choice(registry: Registry) -> None:
    text = assembly("An invented\ntitle")
    assert _is_right(_propose(text, registry, {"title": "3"}))
    assert [question.key for question in _propose(text, registry, {"title": "8"}).questions] == ["title"]


def test_what_is_in_the_text_stays_there_and_is_told(registry: Registry) -> None:
    proposal = _propose(framed(text=[PARAGRAPHS[0], "24 April 1915", "(a) one;\n(b) two."]), registry)
    assert proposal.declaration is not None
    assert proposal.declaration.body is not None
    assert proposal.declaration.body.markdown.split("\n\n") == [PARAGRAPHS[0], "24 April 1915", "(a) one;", "(b) two."]
    assert "kept in the text, though it looks like a part of a heading: 24 April 1915" in proposal.notes


def test_wrapped_lines_are_joined(registry: Registry) -> None:
    line = "Many words stand on this line, which was broken where the page of a document ended and"
    text = framed(text=[f"{line}\nwent on below.", f"{line}\nwent on again."], parting="\n")
    read = _propose(text, registry).declaration
    assert read is not None
    assert read.body is not None
    assert read.body.markdown == f"{line} went on below.\n\n{line} went on again."


def test_notes_of_a_kind_are_one(registry: Registry) -> None:
    turned = "\n".join(
        f"{name.split(' ')[2].strip(',')} {name.split(' ')[1]}, {name.partition(', ')[2]}" for name in NAMES
    )
    (note,) = _propose(framed(turned), registry).notes
    assert note == (
        "signatories: the family name is printed first (4 entries): EXAMPLE Ada was read as Ada EXAMPLE, and 3 more"
    )


DISCLAIMED = {
    "further down": ("This asks for peace.", "We ask for more.", DISCLAIMER),
    "from the middle of a line": ("This asks for peace.", f"We ask for more. {DISCLAIMER.replace('only ', 'only␤')}"),
    "without its full stop": (DISCLAIMER.removesuffix("."), "This asks for peace.", "We ask for more."),
}


@pytest.mark.parametrize("place", DISCLAIMED)
def test_lines_beside_a_disclaimer_stay_as_they_are(registry: Registry, place: str) -> None:
    read = _propose(framed(text=["\n".join(DISCLAIMED[place]).replace("␤", "\n")]), registry).declaration
    assert read is not None
    assert read.body is not None
    assert read.body.markdown == "This asks for peace.\n\nWe ask for more."


@pytest.mark.parametrize(
    "list_", ["SAMPLE, Ida, Spain\nTRIAL, Cy, Malta", "Trial, Malta\nExample, Italy\nSAMPLE, Ida, Spain"]
)
def test_a_given_name_behind_a_comma_is_read_where_others_stand_so_or_none_do(registry: Registry, list_: str) -> None:
    read = _propose(framed(list_), registry).declaration
    assert read is not None
    assert "Ida SAMPLE, Spain" in map(str, read.signatures)


@pytest.mark.parametrize(
    "name",
    ["Bo\nSAMPLE", "Bo Van den\nSAMPLE", "De\nSAMPLE Bo", "SAMPLE\nBo", "Bo\n[The Earl of] SAMPLE", "Bo\nAnn SAMPLE"],
)
def test_a_name_without_honorific_that_is_broken_is_one(registry: Registry, name: str) -> None:
    read = _propose(framed(ONE_LINE.replace("Ms Bo SAMPLE", name)), registry).declaration
    assert read is not None
    assert len(read.signatures) == len(NAMES)
