"""Who is one person and who is two: what the registry says of it, and what follows for pages, search and check."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import DECLARATIONS
from written_declarations.cli import main
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import check_files, load
from written_declarations.exports import search_data
from written_declarations.problems.catalogue import Rule
from written_declarations.publishing.forwards import forwards

Write = Callable[..., Path]
_PARTED = """- name: Ada SEDRAMO
  country: Austria
  declarations:
{signed}  slug: ada-sedramo-2-at
  reason: invented
"""
_DIFFERENT = """- name: Ada SEDRAMO
  country: Austria
  different:
    - Ada SEDRANO
  reason: invented
"""
_ALIAS = _DIFFERENT.replace("different", "aliases")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a collection: the signatories of each number, and what people.yml says."""

    def written(people: str = "[]\n", **signed: str) -> Path:
        shutil.copytree(DECLARATIONS / "registry", tmp_path / "registry", dirs_exist_ok=True)
        (tmp_path / "registry" / "people.yml").write_text(people, encoding="utf-8")
        for name, lines in signed.items():
            number = int(name[1:])
            facts = f'number: {number}\ndoc_id: {10_000 + number}\ndate: {1970 + number}-05-05\ntitle: "Fictional"\n'
            signatories = "".join(f"  - {line}\n" for line in lines.split("; "))
            (tmp_path / f"{number}.md").write_text(f"---\n{facts}signatories:\n{signatories}---\n", encoding="utf-8")
        return tmp_path

    return written


def _corpus(folder: Path) -> Corpus:
    loaded = load(folder)
    assert loaded.corpus is not None, loaded.problems
    return loaded.corpus


def _said(folder: Path, rule: Rule) -> list[str]:
    return [f"{problem.place.path[-5:]} {problem.message}" for problem in load(folder).problems if problem.rule is rule]


def test_two_people_of_one_name_are_parted(write: Write) -> None:
    line = "Ms Ada SEDRAMO, Austria"
    people = _PARTED.format(signed="    - 35\n    - 51\n")
    corpus = _corpus(write(people, n5=line, n9=line, n35=line, n51=line))
    assert {person.slug: person.shown for person in corpus.people} == {
        "ada-sedramo-at": "Ada SEDRAMO (1975–1979)",
        "ada-sedramo-2-at": "Ada SEDRAMO (2005–2021)",
    }
    assert {str(signature) for item in corpus.declarations for signature in item.signatures} == {line}


def test_where_their_years_are_the_same_their_groups_tell_them_apart(write: Write) -> None:
    both = "Ms Ada SEDRAMO, Austria, SOC; Ms Bo TRIAL, Spain; Ms Ada SEDRAMO, Austria, EPP/CD"
    corpus = _corpus(write(_PARTED.format(signed="    - 35/3\n"), n35=both))
    shown = {person.slug: person.shown for person in corpus.people}
    assert shown["ada-sedramo-at"] == "Ada SEDRAMO (2005, SOC)"
    assert shown["ada-sedramo-2-at"] == "Ada SEDRAMO (2005, EPP/CD)"


def test_where_their_groups_are_the_same_they_are_counted(write: Write) -> None:
    both = "Ms Ada SEDRAMO, Austria, SOC; Ms Bo TRIAL, Spain; Ms Ada SEDRAMO, Austria, SOC"
    shown = {
        person.slug: person.shown for person in _corpus(write(_PARTED.format(signed="    - 35/3\n"), n35=both)).people
    }
    assert shown["ada-sedramo-at"] == "Ada SEDRAMO (2005, SOC, 1st of the name)"
    assert shown["ada-sedramo-2-at"] == "Ada SEDRAMO (2005, SOC, 2nd of the name)"


def test_people_of_another_name_change_nothing_of_how_two_are_told_apart(write: Write) -> None:
    other = _PARTED.format(signed="    - 51\n").replace("Ada SEDRAMO", "Bo TRIAL").replace("ada-sedramo", "bo-trial")
    line = "Ms Ada SEDRAMO, Austria; Mr Bo TRIAL, Austria"
    corpus = _corpus(write(_PARTED.format(signed="    - 35\n") + other, n35=line, n51=line))
    assert {person.told_apart for person in corpus.people} == {"2005", "2021"}


def test_equal_lines_are_an_error_unless_the_place_is_given(write: Write) -> None:
    both = "Ms Ada SEDRAMO, Austria, SOC; Ms Ada SEDRAMO, Austria, SOC"
    for people, errors in (
        ("[]\n", 1),
        (_PARTED.format(signed="    - 35\n"), 1),
        (_PARTED.format(signed="    - 35/2\n"), 0),
    ):
        assert len(_said(write(people, n35=both), Rule.DUPLICATE_SIGNATORY)) == errors


def test_a_number_that_has_no_such_line_is_told(write: Write) -> None:
    people = _PARTED.format(signed="    - 35\n    - 51/2\n")
    folder = write(people, n35="Ms Bo TRIAL, Austria", n51="Ms Ada SEDRAMO, Austria; Ms Bo TRIAL, Austria")
    assert [said[:5] for said in _said(folder, Rule.REGISTRY)] == ["35.md", "51.md"]


def test_the_address_that_stood_before_leads_to_one_of_them(write: Write) -> None:
    line = "Ms Ada SEDRAMO, Austria"
    corpus = _corpus(write(_PARTED.format(signed="    - 5\n"), n5=line))
    moved = {each.path: each.to for each in forwards(corpus)}
    assert moved["signatories/ada-sedramo-at/"] == "signatories/ada-sedramo-2-at/"


def test_a_former_name_leads_to_the_person(write: Write) -> None:
    corpus = _corpus(write(_ALIAS, n5="Ms Ada SEDRAMO, Austria", n35="Ms Ada SEDRANO, Austria"))
    (person,) = corpus.people
    assert search_data.former_words(corpus, person) == ("SEDRANO",)


def test_an_undecided_pair_is_told_where_the_change_brings_it(write: Write) -> None:
    often, new = "Ms Ada SEDRAMO, Austria", "Ms Ada SEDRANO, Austria"
    folder = write(n5=often, n35=new, n51=new, n52=new)
    of_one = [problem.rule for problem in check_files([folder / "35.md"], folder)]
    assert Rule.SIMILAR_NAME not in of_one, "the others have that name already, and more often"
    assert [said[:5] for said in _said(folder, Rule.SIMILAR_NAME)] == ["/5.md"]
    all_new = check_files([folder / "35.md", folder / "51.md", folder / "52.md"], folder)
    assert [problem.rule for problem in all_new].count(Rule.SIMILAR_NAME) == 3


_LEFT = """earlier_editions:
  - date: 1999-01-01
{}    printed:
      2: Ms Ada SEDRANO, Austria
"""


@pytest.mark.parametrize("not_yet", ["    not_yet:\n      - Ms Ada SEDRAMO, Austria\n", ""])
@pytest.mark.parametrize("people", ["[]\n", _DIFFERENT, _ALIAS])
def test_who_left_may_be_who_joined_or_who_is_there(
    write: Write, people: str, not_yet: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that an earlier edition printed in another way: it may stand in its list beside itself."""
    folder = write(people, n35="Ms Bo TRIAL, Spain; Ms Ada SEDRAMO, Austria")
    path = folder / "35.md"
    content = path.read_text(encoding="utf-8").replace("title", "edition: 2\ntitle", 1)
    path.write_text(content.removesuffix("---\n") + _LEFT.format(not_yet) + "---\n", encoding="utf-8")
    said = _said(folder, Rule.SIMILAR_NAME)
    if people != "[]\n":
        assert said == []
        assert len(_said(folder, Rule.EARLIER_EDITION)) == (1 if not_yet and people == _ALIAS else 0)
        return
    assert said == ["35.md Ada SEDRANO may be Ada SEDRAMO; the names differ in one letter"]
    assert [each.message for each in check_files([path], folder) if each.rule is Rule.SIMILAR_NAME] == [said[0][6:]]
    assert main(["people", str(folder)]) == 0
    assert ("Ms Ada SEDRANO  2005" in capsys.readouterr().out) == bool(not_yet), "who stand in one list are two"


@pytest.mark.parametrize("people", [_DIFFERENT, _ALIAS])
def test_a_decided_pair_is_not_told(write: Write, people: str) -> None:
    folder = write(people, n5="Ms Ada SEDRAMO, Austria", n35="Ms Ada SEDRANO, Austria")
    assert _said(folder, Rule.SIMILAR_NAME) == []
    assert len(_corpus(folder).people) == (2 if people is _DIFFERENT else 1)


def test_the_list_says_what_speaks_for_it_and_how_to_decide(
    write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(
        n5="Ms Ada SEDRAMO, Austria, SOC; Mr Bo TRIAL, Norway", n9="Ms Ada SEDRANO, Austria, SOC; Mr Bo TRIAL, Norway"
    )
    monkeypatch.chdir(folder)
    assert main(["people", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "Austria: the names differ in one letter; 1 person signed with both\n" in printed
    assert "Ms Ada SEDRAMO  1975  SOC  No. 5\n" in printed
    entry = printed[printed.index("- name:") : printed.index("If they are two")]
    assert len(_corpus(write(entry)).people) == 2, "both are one, beside Bo TRIAL"
    entry = printed[printed.rindex("- name:") :]
    assert _said(write(entry), Rule.SIMILAR_NAME) == []
    assert main(["people", str(folder)]) == 0
    assert capsys.readouterr().out == "No people of like names are undecided.\n"
