"""The line of a signatory: what is wrong with it, where, and the names that are right although they look wrong."""

from __future__ import annotations

import dataclasses
import datetime

from written_declarations.problems.place import Lines
from written_declarations.reading.registry import KnownException, Registry
from written_declarations.reading.signatory import signatory_problems, signature_of

DAY = datetime.date(2017, 10, 11)
UNUSUAL = "Senator Ada 3XAMPLE"


def _messages(line: str, registry: Registry) -> list[tuple[str, int, int]]:
    place = Lines.of("1.md", line).whole(1)
    return [
        (problem.rule.id, problem.place.column, problem.place.end)
        for problem in signatory_problems(line, place, DAY, registry)
    ]


def test_what_is_no_part_of_a_name_is_placed(registry: Registry) -> None:
    assert _messages("• Ms Ada EXAMPLE, Austria, SOC", registry) == [("unusual-name", 1, 2)]
    assert _messages("Ms Ada EXAMPLE*, Austria, SOC", registry) == [("unusual-name", 15, 16)]
    assert _messages("Ms Ada ONE and Mr Ben TWO, Austria, SOC", registry) == [("unusual-name", 8, 11)]
    assert _messages("Ms Ada EXAMPLE, Austria, SOC", registry) == []


def test_an_exception_lets_a_name_stand_and_no_other(registry: Registry) -> None:
    assert signature_of(f"{UNUSUAL}, Austria, SOC", DAY, registry) is None
    excepted = dataclasses.replace(registry, exceptions=(KnownException("unusual-name", 1, "invented", UNUSUAL),))
    assert _messages(f"{UNUSUAL}, Austria, SOC", excepted) == []
    signature = signature_of(f"{UNUSUAL}, Austria, SOC", DAY, excepted)
    assert signature is not None
    assert str(signature.name) == UNUSUAL
    assert _messages("Senator Bo 3XAMPLE, Austria, SOC", excepted) != []
