"""Two people of one name who signed one declaration: in each edition each line is told to be whose it is, or asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.model import Declaration, Edition, Name, Person, Signature
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import Problem
from written_declarations.reading.checks import check_alone
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import Parting, SignedLine
from written_declarations.reading.writer import write

FIRST, SECOND = "ada-sedramo-at", "ada-sedramo-2-at"


def _line(registry: Registry, person: str, country: str, group: str) -> Signature:
    country_, found = registry.country(country), registry.group(group, date(2015, 1, 1))
    assert country_ is not None
    name = {"bo-trial-es": Name("Mr", "Bo", "TRIAL"), "cy-trial-es": Name("Ms", "Cy", "TRIAL")}
    return Signature(name.get(person, Name("Ms", "Ada", "SEDRAMO")), person, country_, country, found, group)


def _parted(registry: Registry, *lines: SignedLine) -> Registry:
    austria = registry.country("Austria")
    assert austria is not None
    second = Parting(Person(SECOND, Name("", "Ada", "SEDRAMO")), austria, lines, "invented")
    return replace(registry, people=(), partings=(second,), exceptions=(), missing=(), withdrawals=())


def _read(declaration: Declaration, registry: Registry) -> tuple[Declaration | None, list[Problem]]:
    file, problems = read_bytes(write(declaration).encode(), f"{declaration.number}.md", registry)
    problems += check_alone(file, registry)
    told = [each for each in problems if each.rule in (Rule.EARLIER_EDITION, Rule.DUPLICATE_SIGNATORY, Rule.REGISTRY)]
    return file.declaration, told


@given(data=st.data(), with_places=st.booleans())
def test_with_all_places_each_list_is_what_it_was_and_without_them_it_is_asked_for(
    data: st.DataObject, with_places: bool, registry: Registry
) -> None:
    def signatures() -> tuple[Signature, ...]:
        groups = st.sampled_from(["SOC", "EPP/CD"])
        found = [
            _line(registry, FIRST, "Austria", data.draw(groups)),
            _line(registry, SECOND, "Austria", data.draw(groups)),
            _line(registry, "bo-trial-es", "Spain", "SOC"),
            _line(registry, "cy-trial-es", "Spain", "SOC"),
        ]
        return tuple(data.draw(st.permutations(found))[: data.draw(st.integers(1, 4))])

    declaration = Declaration(
        *(35, 10035, date(2015, 5, 5), "Fictional", signatures()),
        edition=2,
        earlier=(Edition(1, date(2015, 4, 1), signatures()),),
    )
    lists = {1: declaration.earlier[0].signatures, 0: declaration.signatures}
    places = [
        SignedLine(35, order, number or (2 if with_places else 0))
        for number, listed in lists.items()
        for order, each in enumerate(listed, 1)
        if each.person == SECOND and (with_places or not number)
    ]
    read, told = _read(declaration, _parted(registry, *places))
    both_signed = {FIRST, SECOND} <= {each.person for listed in lists.values() for each in listed}
    if with_places:
        assert (read, told) == (declaration, [])
    elif places and both_signed and not told:
        assert read == declaration


def test_places_may_say_the_edition_before_there_is_another(registry: Registry) -> None:
    """So that people.yml can say whose a line is before a later edition is imported, and is right after it, too."""
    known = _parted(registry, SignedLine(35, 2, 1))
    listed = tuple(_line(known, each, "Austria", "SOC") for each in (FIRST, SECOND))
    declaration = Declaration(35, 10035, date(2015, 5, 5), "Fictional", listed)
    assert _read(declaration, known) == (declaration, [])


TWO = """signatories:
  - Mr Bo TRIAL, Spain, SOC
  - Ms Ada SEDRAMO, Austria, SOC
  - Ms Cy TRIAL, Spain, SOC
earlier_editions:
  - date: 2015-04-01
    printed:
      3: Ms Ada SEDRAMO, Austria, EPP/CD
"""


@pytest.mark.parametrize(
    ("places", "first", "message"),
    [
        ([SignedLine(35, 2)], None, "people.yml says that two Ada SEDRAMO signed No. 35, and not which of them in edition 1"),
        ([SignedLine(35, 3, 1)], [FIRST, SECOND], ""),
        ([SignedLine(35, 2), SignedLine(35, 2, 1)], [SECOND, FIRST], ""),
        ([SignedLine(35, 2), SignedLine(35, 3, 1)], [SECOND], ""),
        ([SignedLine(35)], [SECOND], ""),
        ([SignedLine(36, 3)], [FIRST], ""),
        ([SignedLine(35, 3)], None, "people.yml says that a second Ada SEDRAMO stands in 35/3, and no such line is there"),
        ([SignedLine(35, 3, 1), SignedLine(35, 1, 1)], None, "people.yml says that a second Ada SEDRAMO stands in 35/1 of edition 1, and no such line is there"),
        ([SignedLine(35, 3, 4)], None, "people.yml names 35/3 of edition 4, and no such edition is known here"),
    ],
    ids=str,
)  # fmt: skip
def test_of_two_of_whom_one_leaves_nobody_is_lost(
    places: list[SignedLine], first: list[str] | None, message: str, registry: Registry
) -> None:
    known = _parted(registry, *places)
    content = f'---\nnumber: 35\ndoc_id: 10035\ndate: 2015-05-05\nedition: 2\ntitle: "Fictional"\n{TWO}---\n'
    file, problems = read_bytes(content.encode(), "35.md", known)
    problems += check_alone(file, known)
    told = [each for each in problems if each.rule in (Rule.EARLIER_EDITION, Rule.REGISTRY)]
    assert [each.message for each in told] == [message] * bool(message)
    assert all("of edition 1" in each.help for each in told)
    if first is not None:
        assert file.declaration is not None
        people = [each.person for each in file.declaration.earlier[0].signatures]
        assert [each for each in people if each in (FIRST, SECOND)] == first
