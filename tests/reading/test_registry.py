"""The registry of the project, and how what was printed finds its entry."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from building import DECLARATIONS
from written_declarations.collection.folder import load
from written_declarations.model import CountryStatus, Name
from written_declarations.problems.catalogue import Rule, Severity
from written_declarations.problems.report import as_text
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_reader import read_registry

PEOPLE = """
- name: Ada EXAMPLE
  country: Austria
  aliases:
    - Ada EKSAMPLE
    - Ada EXAMPLE-OTHER
  slug: ada-example-at
  reason: invented for this test
"""


def test_all_46_member_states_the_former_member_the_observers_and_the_partners(registry: Registry) -> None:
    by_status = {status: [c for c in registry.countries if c.status is status] for status in CountryStatus}
    assert len(by_status[CountryStatus.MEMBER]) == 46
    assert [country.name for country in by_status[CountryStatus.FORMER]] == ["Russian Federation"]
    assert [country.name for country in by_status[CountryStatus.OBSERVER]] == ["Canada", "Israel", "Mexico"]
    assert [country.name for country in by_status[CountryStatus.PARTNER]] == ["Morocco", "Palestine", "Jordan"]
    assert all(2 <= (country.seats or 0) <= 18 for country in by_status[CountryStatus.MEMBER])
    russia = by_status[CountryStatus.FORMER][0]
    assert datetime.date(2022, 3, 16) in russia.membership
    assert datetime.date(2022, 3, 17) not in russia.membership


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Turkey", "turkiye"),
        ("Türkiye", "turkiye"),
        ("Turquie", "turkiye"),
        ("Republic of Moldova", "moldova"),
        ("Moldova", "moldova"),
        ("''The former Yugoslav Republic of Macedonia''", "north-macedonia"),
        ("North Macedonia", "north-macedonia"),
        ("République tchèque", "czech-republic"),
        ("Pays-Bas", "netherlands"),
        ("Slovak Republic", "slovak-republic"),
        ("Bosnia and Herzegovina", "bosnia-and-herzegovina"),
        ("Canada", "canada"),
        ("“the former Yugoslav Republic of Macedonia”", "north-macedonia"),
        ("‘The Former Yugoslav Republic of Macedonia’", "north-macedonia"),
        ("«THE FORMER YUGOSLAV REPUBLIC OF MACEDONIA»", "north-macedonia"),
        ('"The former Yugoslav Republic of Macedonia', "north-macedonia"),
        ("« L’ex-République yougoslave de Macédoine »", "north-macedonia"),
    ],
)
def test_printed_countries(registry: Registry, printed: str, slug: str) -> None:
    country = registry.country(printed)
    assert country is not None
    assert country.slug == slug
    assert registry.english_country(printed) is not None


@pytest.mark.parametrize(
    ("code", "day", "slug"),
    [
        ("EC", "2017-10-11", "ec"),
        ("EDG", "2008-04-17", "edg"),
        ("GUE", "2017-10-11", "uel"),
        ("PPE/DC", "2017-10-11", "epp-cd"),
        ("ADLE", "2017-10-11", "alde"),
        ("CE", "2017-10-11", "ec"),
        ("NI", "2017-10-11", "nr"),
        ("LDR", "2003-01-01", "ldr"),
    ],
)
def test_groups_are_looked_up_on_a_day(registry: Registry, code: str, day: str, slug: str) -> None:
    group = registry.group(code, datetime.date.fromisoformat(day))
    assert group is not None
    assert group.slug == slug
    assert datetime.date.fromisoformat(day) in group.period


def test_one_code_may_stand_for_two_groups_in_turn(tmp_path: Path) -> None:
    _copy_registry(tmp_path)
    groups = tmp_path / "groups.yml"
    groups.write_text(
        groups.read_text(encoding="utf-8")
        + "\n- slug: fdg-two\n  code: FDG\n  name: Another group of that code\n  from: 2030\n"
        + '  colour: "#2b814e"\n  colour_dark: "#31af85"\n',
        encoding="utf-8",
    )
    # FDG has no end in the registry yet, so the two overlap, and that is an error
    registry, problems = read_registry(tmp_path, "registry")
    assert registry is None
    assert "at the same time" in problems[0].message
    groups.write_text(
        groups.read_text(encoding="utf-8").replace("from: 2017-09-04", "from: 2017-09-04\n  until: 2029"),
        encoding="utf-8",
    )
    registry, problems = read_registry(tmp_path, "registry")
    assert registry is not None, problems
    found = [registry.group("FDG", datetime.date(year, 6, 1)) for year in (2018, 2031, 2000)]
    assert [group.slug for group in found if group] == ["fdg", "fdg-two", "fdg"]


def test_lineage_leads_to_groups_of_the_file(registry: Registry) -> None:
    successors = {group.slug: group.successor for group in registry.groups if group.successor}
    assert successors == {"ldr": "alde", "edg": "ec", "ec": "ec-da"}
    assert [group.code for group in registry.groups if not group.is_group] == ["NR"]


def test_letters_join_spellings_and_honorifics_do_not_part_them(registry: Registry) -> None:
    iceland = registry.country("Iceland")
    assert iceland is not None
    spellings = [
        Name("Ms", "Thorhildur", "EXAMPLE"),
        Name("", "Thórhildur", "EXAMPLE"),
        Name("Dame", "Thorhildur", "ÉXAMPLE"),
    ]
    assert {registry.person_slug(name, iceland) for name in spellings} == {"thorhildur-example-is"}


def test_people_file_joins_what_letters_do_not(tmp_path: Path) -> None:
    _copy_registry(tmp_path / "registry")
    (tmp_path / "registry" / "people.yml").write_text(PEOPLE, encoding="utf-8")
    for number, name in enumerate(("Ada EKSAMPLE", "Ada EXAMPLE", "Mrs Ada EXAMPLE-OTHER"), 1):
        (tmp_path / f"{number}.md").write_text(
            f"---\nnumber: {number}\ndoc_id: {10_000 + number}\ndate: 2017-10-{number:02}\ntitle: Fictional\n"
            f"signatories:\n  - {name}, Austria, SOC\n---\n",
            encoding="utf-8",
        )
    loaded = load(tmp_path)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    assert [(person.slug, str(person.name)) for person in corpus.people] == [("ada-example-at", "Ada EXAMPLE")]
    assert len(corpus.of_person(corpus.people[0])) == 3
    # Two of the spellings under one declaration are one person signing twice
    path = tmp_path / "1.md"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("---\n", "  - Ada EXAMPLE, Austria, SOC\n---\n")
        .removeprefix("  - Ada EXAMPLE, Austria, SOC\n"),
        encoding="utf-8",
    )
    loaded = load(tmp_path)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is None
    assert [problem.rule.id for problem in problems if problem.rule.severity is Severity.ERROR] == [
        "duplicate-signatory"
    ]


@pytest.mark.parametrize(
    "entry", ["- name: Ben SAMPLE\n  country: Austria\n  reason: x\n  aliases:\n    - Ada Éxample\n"]
)
def test_a_spelling_belongs_to_one_person(tmp_path: Path, entry: str) -> None:
    _copy_registry(tmp_path)
    (tmp_path / "people.yml").write_text(PEOPLE + entry.replace("Éxample", "ÉXAMPLE"), encoding="utf-8")
    registry, problems = read_registry(tmp_path, "registry")
    assert registry is None
    assert [(problem.place.path, problem.place.line) for problem in problems] == [("registry/people.yml", 9)]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\u200b"])
def test_a_sign_that_yaml_takes_for_the_end_of_a_line_is_a_problem_like_others(tmp_path: Path, sign: str) -> None:
    _copy_registry(tmp_path)
    (tmp_path / "people.yml").write_text(f"- name: Ada EXAMPLE{sign * 3}- name: Ben SAMPLE\n", encoding="utf-8")
    registry, problems = read_registry(tmp_path, "registry")
    assert registry is None
    assert problems[0].rule in (Rule.FORBIDDEN_CHARACTER, Rule.LOST_LETTER)
    assert f"\\u{{{ord(sign):x}}}" in as_text(problems[:1])


def _copy_registry(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for path in (DECLARATIONS / "registry").glob("*.yml"):
        (folder / path.name).write_bytes(path.read_bytes())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- number: 700", []),
        ("number: 700", ["the hyphen with which an entry begins is missing"]),
        ("- number: 700\n  title: -", ["this holds no letter"]),
    ],
)
def test_what_is_said_of_an_entry_of_what_is_missing(tmp_path: Path, entry: str, said: list[str]) -> None:
    _copy_registry(tmp_path)
    (tmp_path / "missing.yml").write_text(f"{entry}\n", encoding="utf-8")
    _, problems = read_registry(tmp_path, "registry")
    assert [problem.message for problem in problems] == said
