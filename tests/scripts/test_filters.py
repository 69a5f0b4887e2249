"""What the filters of the search answer is what a plain loop over the signatures answers."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from nodejs import node
from pages import poured
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports import search_data
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry
from written_declarations.web import urls

FACETS = ("country", "group", "signatory", "lead")
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Question:
    """What is chosen of each facet, whether all of it has to be there, and who is counted."""

    chosen: Chosen
    all: bool = False
    people: tuple[str, ...] = ()

    def instead(self, facet: str, values: Sequence[str]) -> Question:
        """The same with other values of a facet."""
        return replace(self, chosen={**self.chosen, facet: values})


@dataclass(frozen=True)
class Loop:
    """A declaration as the plain loop sees it: its number, its year, its subjects, and for each signature the value of
    each facet.
    """

    number: int
    year: str
    subjects: list[str]
    signatures: list[dict[str, str]]

    def matching(self, chosen: Chosen) -> list[int]:
        """The printed order of each signature that has a chosen value of each facet."""
        asked = [(facet, chosen[facet]) for facet in FACETS if chosen.get(facet)]
        return [
            order
            for order, signature in enumerate(self.signatures, 1)
            if all(signature[facet] in values for facet, values in asked)
        ]

    def answers(self, question: Question) -> bool:
        """Whether the declaration answers a question."""
        chosen = question.chosen
        if chosen.get("year") and self.year not in chosen["year"]:
            return False
        if chosen.get("subject") and not set(self.subjects) & set(chosen["subject"]):
            return False
        if not any(chosen.get(facet) for facet in FACETS):
            return True
        found = [self.signatures[order - 1] for order in self.matching(chosen)]
        if not question.all:
            return bool(found)
        return all(any(each[facet] == value for each in found) for facet in FACETS for value in chosen.get(facet, ()))


def _looped(corpus: Corpus) -> list[Loop]:
    return [
        Loop(each.number, str(each.date.year), [subject.slug for subject in each.subjects], list(_facets(each)))
        for each in corpus.declarations
    ]


def _facets(declaration: Declaration) -> Iterator[dict[str, str]]:
    for order, signature in enumerate(declaration.signatures):
        yield {
            "country": signature.country.slug,
            "group": signature.group.slug if signature.group else "",
            "signatory": signature.person,
            "lead": "yes" if order == 0 else "",
        }


def _counts(corpus: Corpus, looped: Sequence[Loop], question: Question) -> dict[str, dict[str, int]]:
    values = {
        "country": [country.slug for country in corpus.countries],
        "group": [group.slug for group in corpus.groups],
        "year": [str(year) for year in corpus.years],
        "subject": [subject.slug for subject in corpus.subjects],
        "signatory": question.people,
        "lead": ["yes"],
    }
    counts: dict[str, dict[str, int]] = {}
    for facet, each in values.items():
        counts[facet] = {}
        for value in each:
            own = question.chosen.get(facet, ()) if question.all and facet not in ("year", "subject") else ()
            asked = question.instead(facet, [*own, value])
            if number := sum(each.answers(asked) for each in looped):
                counts[facet][value] = number
    return counts


def _questions(corpus: Corpus, looped: Sequence[Loop], number: int) -> list[Question]:
    """Questions of every shape: any facets, one or several values, some that nothing has."""
    chance = random.Random(16)  # noqa: S311 (the same questions each time, and no secret)
    pools = {
        "country": [country.slug for country in corpus.countries],
        "group": [group.slug for group in corpus.groups],
        "signatory": [person.slug for person in corpus.people],
        "year": [str(year) for year in corpus.years],
        "subject": [subject.slug for subject in corpus.subjects],
        "lead": ["yes"],
    }
    questions = []
    for _ in range(number):
        # Of one signature, so that not all answers are empty
        declaration = chance.choice(looped)
        one = chance.choice(declaration.signatures) | {
            "year": declaration.year,
            "subject": chance.choice(declaration.subjects or [""]),
        }
        chosen: dict[str, list[str]] = {}
        for facet in chance.sample(list(pools), chance.randint(1, 4)):
            values = [one[facet] or "nowhere", *chance.choices(pools[facet], k=chance.choice([0, 0, 1, 2]))]
            values += ["nowhere"] * (chance.random() < 0.05)
            chosen[facet] = list(dict.fromkeys(values))
        people = dict.fromkeys([*chosen.get("signatory", ()), one["signatory"], *chance.sample(pools["signatory"], 3)])
        questions.append(Question(chosen, chance.random() < 0.4, tuple(people)))
    return questions


def _written(corpus: Corpus, folder: Path) -> str:
    """The folder with the files of the search in it."""
    for file in search_data.files(corpus):
        (folder / file.path.removeprefix(urls.SEARCH_DATA)).write_text(poured(file), encoding="utf-8")
    return str(folder)


def _ask(corpus: Corpus, folder: Path, questions: Sequence[Question], *, counted: bool = True) -> list[dict[str, Any]]:
    """What the scripts of the site answer from the files of the search, with counts if they are asked for."""
    given = json.dumps([{**vars(question), "counted": counted} for question in questions])
    result = node("tests/scripts/filters.js", _written(corpus, folder), given=given)
    assert result.returncode == 0, result.stderr
    answers: list[dict[str, Any]] = json.loads(result.stdout)
    return answers


@pytest.fixture(params=["published", "sample"])
def corpus(request: pytest.FixtureRequest, registry: Registry) -> Corpus:
    if request.param == "published":
        published: Corpus = request.getfixturevalue("corpus_published")
        return published
    return Corpus(sample(60, 5, registry), registry)


def test_every_answer_is_that_of_a_plain_loop(corpus: Corpus, tmp_path: Path) -> None:
    looped = _looped(corpus)
    questions = _questions(corpus, looped, 40)
    found = 0
    for question, answer in zip(questions, _ask(corpus, tmp_path, questions), strict=True):
        expected = [each for each in looped if each.answers(question)]
        assert answer["found"] == [each.number for each in expected], question
        assert answer["counts"] == _counts(corpus, looped, question), question
        assert answer["matching"] == [each.matching(question.chosen) for each in expected[:5]], question
        found += bool(expected)
    assert found > len(questions) // 3, "many questions are about something that is there"


def test_country_and_group_mean_one_signature(corpus: Corpus, tmp_path: Path) -> None:
    looped = _looped(corpus)
    pairs = itertools.product(corpus.countries, corpus.groups)
    questions = [Question({"country": [country.slug], "group": [group.slug]}) for country, group in pairs]
    for question, answer in zip(questions, _ask(corpus, tmp_path, questions, counted=False), strict=True):
        assert answer["found"] == [each.number for each in looped if each.answers(question)], question


def test_signatories_are_found_as_by_a_plain_loop(corpus: Corpus, tmp_path: Path) -> None:
    signed = {
        (signature["signatory"], signature["country"], signature["group"] or "none")
        for each in _looped(corpus)
        for signature in each.signatures
    }
    result = node("tests/scripts/signedas.js", _written(corpus, tmp_path))
    assert result.returncode == 0, result.stderr
    found = 0
    for asked, people in json.loads(result.stdout).items():
        country, group = asked.split(" ")
        expected = {who for who, of, within in signed if country in ("", of) and group in ("", within)}
        assert len(people) == len(set(people)), asked
        assert set(people) == expected, asked
        found += bool(expected)
    assert found > 20, "many pairs are those of somebody"
