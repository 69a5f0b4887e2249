"""Lists in which a country or a group stands above those whose it is: read so where it is certain, else asked about."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importing import read
from official_texts import framed, printed
from written_declarations.model import Declaration, Signature
from written_declarations.reading.registry import Registry


def _under_countries(declaration: Declaration, form: str) -> tuple[str, list[str]]:
    """A list under headings of countries, and its entries in that order."""
    by_country: dict[str, list[Signature]] = {}
    for signature in declaration.signatures:
        by_country.setdefault(signature.country_printed, []).append(signature)
    lines = []
    for country, signatures in by_country.items():
        names = [f"{s.name}{form.format(s.group_printed) if s.group_printed else ''}" for s in signatures]
        lines += [country, *names]
    return "\n".join(lines), [str(s) for signatures in by_country.values() for s in signatures]


@given(data=st.data(), form=st.sampled_from([", {}", " ({})", "\t{}", " – {}"]))
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_list_under_countries_is_read(registry: Registry, data: st.DataObject, form: str) -> None:
    listed, expected = _under_countries(data.draw(printed(registry)), form)
    imported = read(framed(listed), registry)
    assert imported.declaration is not None, imported.questions
    assert list(map(str, imported.declaration.signatures)) == expected
    assert any(note.startswith("left out: ") for note in imported.notes)


@pytest.mark.parametrize(
    "listed",
    [
        "SOC\nMr Ada EXAMPLE, Italy\n\nEPP/CD\nMs Bo SAMPLE, Spain",
        "Socialists, Democrats and Greens Group (SOC)\nMr Ada EXAMPLE, Italy\nEPP/CD:\nMs Bo SAMPLE, Spain",
        "ITALY / ITALIE (1)\nMr Ada EXAMPLE (SOC)\nEspagne (suite) :\nMs Bo SAMPLE, EPP/CD",
        "Italy\nMr Ada EXAMPLE, Italy, SOC\nSpain\nMs Bo SAMPLE, Spain, EPP/CD",
        "Italy\nEXAMPLE Ada, SOC\nSpain\nBo SAMPLE, EPP/CD",
    ],
)
def test_headings_in_every_form_are_read(registry: Registry, listed: str) -> None:
    declaration = read(framed(listed), registry).declaration
    assert declaration is not None
    signed = [str(signature).removeprefix("Mr ").removeprefix("Ms ") for signature in declaration.signatures]
    assert signed == ["Ada EXAMPLE, Italy, SOC", "Bo SAMPLE, Spain, EPP/CD"]


def test_a_heading_that_is_misspelt_is_asked_about_once(registry: Registry) -> None:
    listed = "Italy\nMr Ada EXAMPLE, SOC\nSpian\nMs Bo SAMPLE\nMs Di VERSUCH, SOC\nMalta\nMr Cy TRIAL"
    (question,) = read(framed(listed), registry).questions
    assert question.key == "country Spian"
    declaration = read(framed(listed), registry, {question.key: "yes"}).declaration
    assert declaration is not None
    assert [signature.country.slug for signature in declaration.signatures] == ["italy", "spain", "spain", "malta"]


@pytest.mark.parametrize(
    "listed",
    [
        "Mr Ada EXAMPLE\nItaly\nMs Bo SAMPLE\nSpain\nMr Cy TRIAL\nMalta",  # of a table
        "Italy\nMr Ada EXAMPLE\nMembers of other countries\nMs Bo SAMPLE\nMr Cy TRIAL",
        "Italy\nSOC\nMr Ada EXAMPLE\nSpain\nEPP/CD\nMs Bo SAMPLE",
        "Italy\nMr Ada EXAMPLE\nMs Bo SAMPLE, Spain\nMalta\nMr Cy TRIAL",
        "Italy\nMalta\nMr Ada EXAMPLE\nMs Bo SAMPLE",
        "Italy\nMr Ada Very\nEXAMPLE, SOC\nMalta\nMr Cy TRIAL",
    ],
)
def test_a_heading_that_may_be_another_is_asked_about(registry: Registry, listed: str) -> None:
    questions = read(framed(listed), registry).questions
    assert any("Ms Bo SAMPLE" in question.asked or "Mr Ada" in question.asked for question in questions)


@pytest.mark.parametrize(
    "broken", ["Mr Ada VERY\nEXAMPLE", "Mr Ada Very\nEXAMPLE", "Mr Ada\nVERY EXAMPLE", "Mr Ada\nBo EXAMPLE"]
)
def test_the_end_of_a_name_under_a_heading_is_nobody(registry: Registry, broken: str) -> None:
    questions = read(framed(f"Italy\n{broken}\nMs Di VERSUCH\nMr Ed OTHER\nMalta\nMr Cy TRIAL"), registry).questions
    assert any("EXAMPLE" in question.key for question in questions)


@pytest.mark.parametrize("place", ["{}\n{}", "{1}\n{0}"])
@pytest.mark.parametrize("name", ["Ed OTHER", "OTHER Ed"])
def test_a_name_without_a_country_is_no_text(registry: Registry, place: str, name: str) -> None:
    listed = place.format("Mr Ada EXAMPLE, Italy, SOC\nMs Bo SAMPLE, Spain", name)
    assert any(question.key == f"signatory {name}" for question in read(framed(listed), registry).questions)
    within = framed(text=["The first paragraph.", name, "The second paragraph."])
    assert any("looks like a signatory" in question.asked for question in read(within, registry).questions)


def test_a_name_behind_the_list_and_an_empty_line_may_be_text(registry: Registry) -> None:
    text = framed(text=["Free Cem EXAMPLE", "The second paragraph."])
    (question,) = read(text, registry).questions
    declaration = read(text, registry, {question.key: "yes"}).declaration
    assert declaration is not None
    assert declaration.body is not None
    assert declaration.body.markdown.startswith("Free Cem EXAMPLE")
