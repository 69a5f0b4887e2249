"""The order of the names under a declaration: right lists have no warning, a name out of order has one."""

from __future__ import annotations

import pytest

from written_declarations.problems.catalogue import Rule
from written_declarations.reading.checks import check_alone
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry

# As the Assembly sorts: capitals without the small particle, in base letters, a space before any letter
RIGHT = (
    "ÅBERGE",
    "AČASE",
    "Al FAYEDE",
    "D'ARCYE",
    "DE LA CRUZE",
    "DE TEMMERE",
    "van de DELE",
    "DI STEFANE",
    "EL OTMANE",
    "ELDADE",
    "Al FAYEDE",
    "GROßE",
    "IJSSELMUIDE",
    "LE BORGN'",
    "LeBLANCE",
    "LEBLANDE",
    "MacSHANE",
    "McCAFFERTE",
    "Ní BHRIAIN",
    "O BRIENE",
    "O'HARE",
    "Ó RÍOGÁIN",
    "ORTEGA Y GASSETO",
    "PUIG I OLIVEIRA",
    "Ó RÍOGÁIN",
    "SMITHE Jr",
    "De SUTTERE",
    "WEIß",
    "ZWARTE",
)


def _out_of_order(families: tuple[str, ...], registry: Registry) -> list[str]:
    lines = "".join(f"  - Ms Ada {family}, Ireland, SOC\n" for family in ("ZULUE", *families))
    content = f'---\nnumber: 900\ndoc_id: 16900\ndate: 2026-03-03\ntitle: "T"\nsignatories:\n{lines}---\n'
    file, problems = read_bytes(content.encode(), "900.md", registry)
    found = [*problems, *check_alone(file, registry)]
    return [problem.message for problem in found if problem.rule is Rule.NAME_ORDER]


def test_right_lists_have_no_warning(registry: Registry) -> None:
    families = tuple(dict.fromkeys(RIGHT))
    twice = [place for place, family in enumerate(RIGHT) if family in RIGHT[:place]]
    assert _out_of_order(families, registry) == []
    for place in twice:  # a particle of the name itself may be sorted under or not
        assert _out_of_order(tuple(f for i, f in enumerate(RIGHT) if f != RIGHT[place] or i == place), registry) == []


@pytest.mark.parametrize("moved", ["ÅBERGE", "EL OTMANE", "McCAFFERTE", "De SUTTERE", "ZWARTE"])
def test_a_name_elsewhere_has_one(moved: str, registry: Registry) -> None:
    others = tuple(family for family in dict.fromkeys(RIGHT) if family != moved)
    places = (0, len(others)) if moved not in ("ÅBERGE", "ZWARTE") else (len(others) // 2,)
    for place in places:
        assert len(_out_of_order((*others[:place], moved, *others[place:]), registry)) == 1
