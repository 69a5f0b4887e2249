"""The line of a signatory: what is wrong with it, where, and the names that are right although they look wrong."""

from __future__ import annotations

import dataclasses
import datetime

from hypothesis import given
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.problems.place import Lines, has_errors
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_entries import KnownException
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


_NAMES = st.lists(
    st.sampled_from(
        ["Mr", "Ms", " ", "Pablo³", "Gis?ela", "Bustinduy", "WURM", "Foo*", "de", "3XAMPLE", "(", "Jr", "ÃŸ"]
    ),
    min_size=1,
    max_size=5,
).map(lambda words: " ".join(" ".join(words).split()))
_LINES = st.builds(
    "{}, {}".format, _NAMES, st.sampled_from(["Austria", "Austria, SOC", "Sp?ain", "Spain, S?OC", "Nowhere, SOC"])
)


@given(st.lists(_LINES, min_size=1, max_size=4, unique=True))
def test_whatever_is_excepted_a_line_gives_a_signature_or_an_error(registry: Registry, lines: list[str]) -> None:
    known = [KnownException("lost-letter", 638, "invented")]
    known += [KnownException("unusual-name", 638, "invented", line.split(",")[0]) for line in lines]
    excepted = dataclasses.replace(registry, exceptions=tuple(known))
    written = "".join(f"  - {line}\n" for line in lines)
    text = (DECLARATIONS / "638.md").read_text(encoding="utf-8").replace("signatories:\n", f"signatories:\n{written}")
    file, problems = read_bytes(text.encode(), "638.md", excepted)
    told = {problem.place.line for problem in problems if has_errors([problem])}
    assert told or len(file.signatories) == len(lines) + 26
    assert told | {scalar.line for scalar in file.signatories} >= set(range(9, 9 + len(lines)))
