"""Who signs with whom is counted, never guessed, and counted again when anybody signs."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from pages import Document
from written_declarations.collection.companions import CLOSEST, COMPANIONS, meetings
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry
from written_declarations.views import alike
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
        assert corpus.companions.of_declaration(declaration) == expected
        seen += len(expected)
    assert seen > 100


def test_companions_are_those_under_the_most_of_the_same_declarations(corpus: Corpus) -> None:
    for person in corpus.people[::7]:
        signed = [item for item in corpus.declarations if person.slug in _people(item)]
        counts = Counter(slug for item in signed for slug in _people(item) if slug != person.slug)
        order = {other.slug: place for place, other in enumerate(corpus.people)}
        most = sorted(counts, key=lambda slug: (-counts[slug], order[slug]))[:COMPANIONS]
        found = [(other.slug, number) for other, number in corpus.companions.of_person(person)]
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
    assert alone.companions.of_declaration(alone.declarations[0]) == []
    assert alike.companions(alone, Links("../../"), alone.people[0], 1) == ""
