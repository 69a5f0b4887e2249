"""Who signs with whom is counted, never guessed, and counted again when anybody signs."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pages import Document
from written_declarations.collection import companions as together
from written_declarations.collection.companions import CLOSEST, COMPANIONS, Together, meetings
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.machinery import fingerprint, parallel
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry
from written_declarations.views.pictures import alike
from written_declarations.web.links import Links


@pytest.fixture(scope="module")
def corpus(registry: Registry) -> Corpus:
    return Corpus(sample(150, 5, registry), registry)


def _people(declaration: Declaration) -> set[str]:
    return {signature.person for signature in declaration.signatures}


def test_the_closest_are_those_with_the_most_signatories_in_common(corpus: Corpus) -> None:
    seen = 0
    for declaration in corpus.declarations:
        shared = [
            (-len(_people(declaration) & _people(other)), place, other)
            for place, other in enumerate(corpus.declarations)
            if other is not declaration
        ]
        expected = [(other, -number) for number, _, other in sorted(shared)[:CLOSEST] if number <= -2]
        assert corpus.together.closest(declaration) == expected
        seen += len(expected)
    assert seen > 100


def test_companions_are_those_under_the_most_of_the_same_declarations(corpus: Corpus) -> None:
    for person in corpus.people[::7]:
        signed = [item for item in corpus.declarations if person.slug in _people(item)]
        counts = Counter(slug for item in signed for slug in _people(item) if slug != person.slug)
        order = {other.slug: place for place, other in enumerate(corpus.people)}
        most = sorted(counts, key=lambda slug: (-counts[slug], order[slug]))[:COMPANIONS]
        found = [(other.slug, number) for other, number in corpus.together.companions(person)]
        assert found == [(slug, counts[slug]) for slug in most if counts[slug] >= 2]


def test_groups_meet_under_declarations(corpus: Corpus) -> None:
    groups = [group for group in corpus.groups if group.is_group]
    met = meetings(corpus.declarations, groups)
    for place, one in enumerate(groups):
        for other in groups[place:]:
            both = [
                item
                for item in corpus.declarations
                if {one.slug, other.slug} <= {s.group.slug for s in item.signatures if s.group}
            ]
            assert met.get((one.slug, other.slug), 0) == len(both)


@pytest.mark.parametrize("cores", [1, 3])
def test_what_was_counted_is_remembered(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(parallel, "_cores", lambda: cores)
    path = tmp_path / "alike.json"
    first = Together(corpus.declarations, corpus.people)
    first.begin(path)()
    answers = [first.closest(declaration) for declaration in corpus.declarations]
    assert answers == [corpus.together.closest(declaration) for declaration in corpus.declarations]
    assert all(first.companions(person) == corpus.together.companions(person) for person in corpus.people)
    counted: list[int] = []
    real = Together._closest_of

    def noted(self: Together, declaration: Declaration) -> Sequence[int]:
        counted.append(declaration.number)
        return real(self, declaration)

    monkeypatch.setattr(Together, "_closest_of", noted)
    monkeypatch.setattr(parallel, "_cores", lambda: 1)
    retitled = [dataclasses.replace(each, title=f"{each.title}!") for each in corpus.declarations]
    again = Together(retitled, corpus.people)
    again.begin(path)()
    assert [[n.number for n, _ in again.closest(item)] for item in retitled] == [
        [n.number for n, _ in a] for a in answers
    ]
    assert counted == []
    resigned = [dataclasses.replace(retitled[0], signatures=retitled[0].signatures[:-1]), *retitled[1:]]
    Together(resigned, corpus.people).begin(path)()
    assert len(counted) == len(resigned), "somebody signs no more"


def test_other_code_counts_again(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "alike.json"
    Together(corpus.declarations, corpus.people).begin(path)()
    left = path.read_bytes()
    monkeypatch.setattr(fingerprint, "CODE", "other")
    monkeypatch.setattr(together, "CLOSEST", 1)
    counted = Together(corpus.declarations, corpus.people)
    counted.begin(path)()
    assert path.read_bytes() != left
    assert {len(counted.closest(declaration)) for declaration in corpus.declarations} <= {0, 1}


@pytest.mark.parametrize("damage", [lambda _: "", lambda text: text[:50], lambda text: text.replace("1", "2")])
def test_a_damaged_memory_is_no_memory(corpus: Corpus, tmp_path: Path, damage: Callable[[str], str]) -> None:
    path = tmp_path / "alike.json"
    Together(corpus.declarations, corpus.people).begin(path)()
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    counted = Together(corpus.declarations, corpus.people)
    counted.begin(path)()
    assert counted.closest(corpus.declarations[0]) == corpus.together.closest(corpus.declarations[0])


def test_the_matrix_is_the_same_from_both_sides(corpus: Corpus) -> None:
    body = alike.matrix(corpus, Links("../")).split("<tbody>")[1]
    rows = [[cell.text for cell in Document(row).all("td")] for row in re.findall("<tr>.*?</tr>", body)]
    assert len(rows) > 2
    assert all(rows[one][other] == rows[other][one] for one in range(len(rows)) for other in range(len(rows)))
    assert [int(rows[place][place]) for place in range(len(rows))] == [
        len(corpus.of_group(group).declarations) for group in corpus.groups if group.is_group
    ]


def test_one_group_alone_has_no_matrix(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    alone = Corpus([dataclasses.replace(declaration, signatures=declaration.signatures[:1])], registry)
    assert alike.matrix(alone, Links("../")) == ""
    assert alone.together.closest(alone.declarations[0]) == []
    assert alike.companions(alone, Links("../../"), alone.people[0], 1) == ""
