"""The collection as a whole: totals, indexes, neighbours."""

from __future__ import annotations

import dataclasses
import datetime

from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration, Group, Name, Signature
from written_declarations.reading.registry import Registry


def test_totals_of_638(corpus_638: Corpus) -> None:
    signings = corpus_638.of_declaration(_declaration(corpus_638, 638))
    assert len(signings) == 26
    assert len(signings.by_country) == 17
    assert signings.group_count == 5
    assert [(group.code, number) for group, number in signings.by_group] == [
        ("SOC", 9),
        ("UEL", 8),
        ("EPP/CD", 5),
        ("ALDE", 3),
        ("FDG", 1),
    ]
    assert [(country.name, number) for country, number in signings.by_country[:3]] == [
        ("San Marino", 3),
        ("United Kingdom", 3),
        ("Austria", 2),
    ]
    assert signings.by_country[-1][0].name == "Türkiye"
    assert [signing.order for signing in signings.all] == list(range(1, 27))


def test_country_and_group_belong_to_the_signature(registry: Registry) -> None:
    soc, nr = registry.group("SOC", datetime.date(2017, 1, 1)), registry.group("NR", datetime.date(2017, 1, 1))
    assert soc is not None
    assert nr is not None
    corpus = Corpus(
        [_invented(registry, 1, 2015, soc), _invented(registry, 2, 2016, nr), _invented(registry, 3, 2017, None)],
        registry,
    )
    assert len(corpus.people) == 1
    signings = corpus.of_person(corpus.people[0])
    assert [signing.signature.group for signing in signings.all] == [None, nr, soc], "newest first"
    assert signings.group_count == 1, "NR is no group"
    assert signings.without_group == 1, "and a missing group is not NR"
    assert corpus.group_count == 1
    assert [group.code for group in corpus.groups] == ["SOC", "NR"], "NR comes last"


def test_neighbours_go_by_number_and_lists_by_date(registry: Registry) -> None:
    corpus = Corpus(
        [_invented(registry, 7, 2016), _invented(registry, 5, 2017), _invented(registry, 9, 2017)], registry
    )
    assert [declaration.number for declaration in corpus.declarations] == [9, 5, 7]
    five, seven, nine = (_declaration(corpus, number) for number in (5, 7, 9))
    assert (corpus.previous(5), corpus.next(5)) == (None, seven)
    assert (corpus.previous(9), corpus.next(9)) == (seven, None)
    assert (corpus.previous(6), corpus.next(6)) == (five, seven), "of a number that is not here, too"
    assert corpus.years == (2017, 2016)
    assert corpus.of_year(2017) == (nine, five)


def test_the_newest_spelling_is_shown(registry: Registry) -> None:
    old, new = _invented(registry, 1, 2015), _invented(registry, 2, 2016)
    respelt = dataclasses.replace(new.signatures[0], name=Name("Dame", "Áda", "EXAMPLE"))
    corpus = Corpus([old, dataclasses.replace(new, signatures=(respelt,))], registry)
    assert [str(person.name) for person in corpus.people] == ["Dame Áda EXAMPLE"]


def _declaration(corpus: Corpus, number: int) -> Declaration:
    return next(declaration for declaration in corpus.declarations if declaration.number == number)


def _invented(registry: Registry, number: int, year: int, group: Group | None = None) -> Declaration:
    austria = registry.country("Austria")
    assert austria is not None
    signature = Signature(
        Name("Ms", "Ada", "EXAMPLE"), "ada-example-at", austria, "Austria", group, group.code if group else None
    )
    return Declaration(number, 10_000 + number, datetime.date(year, 1, 1), "Fictional", (signature,))
