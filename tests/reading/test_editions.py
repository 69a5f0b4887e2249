"""Earlier editions: each list comes out of the present one and what was other, exactly."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from strategies import declarations, signatures
from written_declarations.model import Declaration
from written_declarations.problems.catalogue import Rule
from written_declarations.problems.place import has_errors
from written_declarations.problems.report import as_text
from written_declarations.reading.checks import check_alone
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.difference import difference, earlier_list
from written_declarations.reading.fix import fix
from written_declarations.reading.outline import of_declaration, of_path
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write

# Real pairs, by number: how many signed the first edition, and how many the second
PAIRS = {433: (33, 34), 573: (23, 30), 669: (26, 28)}


def _published(number: int, registry: Registry) -> Declaration:
    declaration = read_bytes((DECLARATIONS / f"{number}.md").read_bytes(), f"{number}.md", registry)[0].declaration
    assert declaration is not None
    return declaration


@pytest.mark.parametrize("number", PAIRS)
def test_the_first_editions_of_real_pairs_are_whole(number: int, registry: Registry) -> None:
    declaration = _published(number, registry)
    (first,) = declaration.earlier
    assert (len(first.signatures), len(declaration.signatures)) == PAIRS[number]
    assert (first.number, declaration.edition) == (1, 2)
    assert first.signatures[0].person == declaration.signatures[0].person, "who leads stays"
    assert (
        earlier_list(declaration.signatures, difference(declaration.signatures, first.signatures)) == first.signatures
    )


def test_a_group_that_was_printed_is_kept(registry: Registry) -> None:
    """The second edition of No. 573 prints no group of one member, the first printed NR."""
    declaration = _published(573, registry)
    (first,) = declaration.earlier
    assert str(first.signatures[11]) == "Mr Tamás GAUDI NAGY, Hungary, NR"
    assert "Mr Tamás GAUDI NAGY, Hungary" in map(str, declaration.signatures)
    assert len(difference(declaration.signatures, first.signatures).printed) == 1


@given(data=st.data())
def test_any_two_lists_are_told_by_their_difference(data: st.DataObject, registry: Registry) -> None:
    present = data.draw(signatures(registry, data.draw(st.dates())))
    pool = data.draw(signatures(registry, data.draw(st.dates())))
    known = {each.person for each in present}
    both = data.draw(st.permutations([*present, *(each for each in pool if each.person not in known)]))
    earlier = [replace(each, group=None, group_printed=None) if data.draw(st.booleans()) else each for each in both]
    earlier = earlier[: data.draw(st.integers(0, len(earlier)))]
    found = difference(present, earlier)
    assert earlier_list(present, found) == tuple(earlier)
    assert all(each in present for each in found.not_yet)


@settings(max_examples=40)
@given(data=st.data())
def test_each_damage_of_a_line_is_told_or_changes_nothing_else(data: st.DataObject, registry: Registry) -> None:
    """A line that is taken out, doubled or moved: an error, or a history that is written as it was read."""
    declaration = data.draw(declarations(registry).filter(lambda each: each.earlier))
    lines = write(declaration).split("\n")
    begin = lines.index("earlier_editions:")
    end = lines.index("---", begin)
    place = data.draw(st.integers(begin, end - 1))
    other = data.draw(st.integers(begin, end - 1))
    match data.draw(st.sampled_from(["gone", "twice", "moved", "shifted"])):
        case "gone":
            lines.pop(place)
        case "twice":
            lines.insert(place, lines[place])
        case "moved":
            lines.insert(other, lines.pop(place))
        case "shifted":
            lines[place] = f"{data.draw(st.sampled_from(['', ' ', '   ', chr(9)]))}{lines[place].lstrip()}"
    file, problems = read_bytes("\n".join(lines).encode(), f"{declaration.number}.md", registry)
    assert all(problem.help and problem.place.line <= len(lines) for problem in problems)
    if file.declaration is None:
        assert has_errors(problems)
    else:
        written = write(file.declaration)
        assert read_bytes(written.encode(), f"{declaration.number}.md", registry)[0].declaration == file.declaration


@settings(max_examples=20)
@given(data=st.data())
def test_an_outline_knows_who_signs_now(
    data: st.DataObject, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> None:
    declaration = data.draw(declarations(registry))
    path: Path = tmp_path_factory.mktemp("outline") / f"{declaration.number}.md"
    path.write_text(write(declaration), encoding="utf-8", newline="\n")
    assert of_path(path, path.name, registry).people == of_declaration(declaration, path.name).people


def test_fix_mends_what_has_one_answer_and_keeps_the_rest(registry: Registry) -> None:
    right = (DECLARATIONS / "573.md").read_text(encoding="utf-8")
    first, second = right.split("earlier_editions:")
    wrong = second.replace("2014-04-10", "10 April 2014").replace(
        "Mr Ivan POPESCU, Ukraine", "Mr.  Ivan POPESCU , Ukraine"
    )
    wrong = wrong.replace("12: Mr Tamás GAUDI NAGY, Hungary, NR", "12: Mr. Tamás GAUDI NAGY, Hongrie, NI")
    fixed, changes = fix(f"{first}earlier_editions:{wrong}".encode(), registry)
    assert fixed == right, changes
    assert len(changes) == 3
    assert fix(right.encode(), registry) == (right, [])


def test_lists_as_long_as_may_be_are_read_at_once(registry: Registry) -> None:
    """Whatever stands there: every line that is not in the list is told, and no two lines are compared."""
    declaration = _published(573, registry)
    names = ("".join(letters).title() for letters in product("abcdef", repeat=4))
    lines = [f"      - Mr {name} NOBODY, Spain\n" for name in islice(names, 900)]
    content = write(declaration).replace("    not_yet:\n", "    not_yet:\n" + "".join(lines))
    file, problems = read_bytes(content.encode(), "573.md", registry)
    assert file.declaration is None
    assert len(problems) == len(lines), as_text(problems[:3])


_LEFT = "Ms Ada EXAMPLE, Russian Federation"


@pytest.mark.parametrize(
    ("signed", "facts", "edition", "told"),
    [
        (_LEFT, "", "2022-03-01", 0),  # who signed in time may be printed later
        (_LEFT, "", "2022-03-20", 1),
        (_LEFT, "date_tabled: 2022-03-01\n", "2022-03-20", 0),
        ("Mr Bo TRIAL, Spain", "", f"2022-03-01\n    printed:\n      2: {_LEFT}", 0),
        ("Mr Bo TRIAL, Spain", "", f"2022-03-20\n    printed:\n      2: {_LEFT}", 1),
        ("Mr Bo TRIAL, Spain", "date_tabled: 2022-03-01\n", f"2022-03-20\n    printed:\n      2: {_LEFT}", 0),
        (_LEFT, "", f"2022-03-01\n    printed:\n      1: {_LEFT}, NR", 0),
        (_LEFT, "", f"2022-03-20\n    printed:\n      1: {_LEFT}, NR", 2),
    ],
)
def test_a_country_is_held_against_the_days_on_which_it_may_have_signed(
    signed: str, facts: str, edition: str, told: int, registry: Registry
) -> None:
    head = f'number: 35\ndoc_id: 10035\ndate: 2022-05-01\n{facts}edition: 2\ntitle: "Fictional"'
    content = f"---\n{head}\nsignatories:\n  - {signed}\nearlier_editions:\n  - date: {edition}\n---\n"
    file, problems = read_bytes(content.encode(), "35.md", registry)
    assert not has_errors(problems)
    found = [problem for problem in check_alone(file, registry) if problem.rule is Rule.COUNTRY_DATES]
    assert len(found) == told
