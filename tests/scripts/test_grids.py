"""Each cell of a grid is what a plain loop over the signatures finds, and nothing is cut in silence."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nodejs import node
from pages import poured
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports import search_data
from written_declarations.model import Declaration, Signature
from written_declarations.reading.registry import Registry
from written_declarations.web import urls

MOST_ROWS, MOST_COLUMNS = 20, 50
VALUES: dict[str, Callable[[Signature], str]] = {
    "signatories": lambda signature: signature.person,
    "countries": lambda signature: signature.country.slug,
    "groups": lambda signature: signature.group.slug if signature.group else "",
}


@pytest.fixture(params=["published", "sample"])
def corpus(request: pytest.FixtureRequest, registry: Registry) -> Corpus:
    if request.param == "published":
        published: Corpus = request.getfixturevalue("corpus_published")
        return published
    return Corpus(sample(200, 5, registry), registry)


def _grids(corpus: Corpus, folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the scripts of the site make of the queries."""
    for file in search_data.files(corpus):
        (folder / file.path.removeprefix(urls.SEARCH_DATA)).write_text(poured(file), encoding="utf-8")
    result = node("tests/scripts/grids.js", str(folder), given=json.dumps(queries))
    assert result.returncode == 0, result.stderr
    answers: list[dict[str, Any]] = json.loads(result.stdout)
    return answers


def _pools(corpus: Corpus) -> dict[str, list[str]]:
    return {
        "signatories": [person.slug for person in corpus.people],
        "countries": [country.slug for country in corpus.countries],
        "groups": [group.slug for group in corpus.groups],
    }


def _cell(kind: str, value: str, declaration: Declaration) -> dict[str, Any] | None:
    found = [(order, each) for order, each in enumerate(declaration.signatures, 1) if VALUES[kind](each) == value]
    if not found:
        return None
    groups = Counter(each.group.slug if each.group else "" for _, each in found)
    return {
        "number": len(found),
        "leads": any(order == 1 for order, _ in found),
        "groups": [list(pair) for pair in groups.most_common()],
    }


def _signed(corpus: Corpus, kind: str, values: Sequence[str], year: str = "") -> list[int]:
    """The numbers of the declarations that one of the values signed, newest first."""
    return [
        each.number
        for each in corpus.declarations
        if (not year or str(each.date.year) == year) and any(VALUES[kind](item) in values for item in each.signatures)
    ]


def test_every_cell_is_that_of_a_plain_loop(corpus: Corpus, tmp_path: Path) -> None:
    chance = random.Random(8)  # noqa: S311 (the same grids each time, and no secret)
    numbers = [each.number for each in corpus.declarations]
    asked: list[tuple[str, list[str], list[int], str]] = []
    for kind, pool in _pools(corpus).items():
        for height, width in ((1, 1), (2, 0), (3, 5), (20, 50), (25, 60), (20, 0)):
            values = chance.sample(pool, min(height, len(pool)))
            year = str(chance.choice(corpus.declarations).date.year) if not width and height > 2 else ""
            asked.append((kind, values, chance.sample(numbers, min(width, len(numbers))), year))
    queries = [
        f"?{kind}={','.join(values)}&declarations={','.join(map(str, columns))}&year={year}"
        for kind, values, columns, year in asked
    ]
    by_number = {each.number: each for each in corpus.declarations}
    for (kind, values, columns, year), made in zip(asked, _grids(corpus, tmp_path, queries), strict=True):
        shown = values[:MOST_ROWS]
        newest = columns or _signed(corpus, kind, shown, year) or _signed(corpus, kind, shown)
        assert made["rows"] == shown
        assert made["rest"] == values[MOST_ROWS:]
        assert made["numbers"] == newest[:MOST_COLUMNS]
        assert made["total"] == len(newest)
        assert made["cells"] == [
            [_cell(kind, value, by_number[number]) for number in made["numbers"]] for value in shown
        ]
        for line, cells in zip(made["csv"][1:], made["cells"], strict=True):
            said = line[-len(cells) - 1 : -1]
            assert [bool(each) for each in said] == [each is not None for each in cells]
            assert [each.endswith(", led") for each in said] == [bool(each and each["leads"]) for each in cells]
            assert line[-1] == sum(each is not None for each in cells)


def test_rows_that_nobody_chose_are_those_who_signed_most(corpus: Corpus, tmp_path: Path) -> None:
    some = corpus.declarations[:4]
    numbers = ",".join(str(each.number) for each in some)
    queries = [f"?{kind}&declarations={numbers}" for kind in VALUES]
    for kind, made in zip(VALUES, _grids(corpus, tmp_path, queries), strict=True):
        counts = Counter(value for each in some for value in {VALUES[kind](item) for item in each.signatures} - {""})
        assert made["people"] == len(counts)
        assert [counts[row] for row in made["rows"]] == [number for _, number in counts.most_common(MOST_ROWS)]
        assert (f"of the {len(counts)} {kind}" in made["said"]) == (len(counts) > MOST_ROWS)


def test_what_is_not_shown_is_said(corpus_published: Corpus, tmp_path: Path) -> None:
    countries = [country.slug for country in corpus_published.countries][:23]
    numbers = [each.number for each in corpus_published.declarations][:55]
    many, all_, year = _grids(
        corpus_published,
        tmp_path,
        [
            f"?countries={','.join(countries)}&declarations={','.join(map(str, numbers))}",
            "?countries=germany,france,italy",
            "?countries=germany,atlantis,x&year=1066&groups=soc",
        ],
    )
    rest = [country.name for country in corpus_published.countries][20:23]
    assert many["said"] == (
        "20 countries by 50 declarations. 55 declarations are asked for, and the first 50 are shown: take some out to see"
        " the next. 23 countries are asked for, and the first 20 are shown: take some out to see"
        f" {rest[0]}, {rest[1]} and {rest[2]}."
    )
    total = len(_signed(corpus_published, "countries", ["germany", "france", "italy"]))
    assert total > MOST_COLUMNS
    assert all_["said"] == (
        f"3 countries by the newest 50 of {total} declarations with a signature from one of them."
        " Choose a year, or single declarations, to see others."
    )
    assert year["unknown"] == ["atlantis", "x", "1066"]
    assert year["said"].startswith(
        "Not found here, and left out: countries “atlantis” and “x”; year “1066”."
        " A grid has rows of one kind: these are countries, and groups are left out. 1 country by "
    )


def test_that_nobody_signed_is_said_only_where_it_is_so(corpus_638: Corpus, tmp_path: Path) -> None:
    unmarked = tuple(replace(each, group=None) for each in corpus_638.declarations[0].signatures)
    corpus = Corpus(
        [
            replace(corpus_638.declarations[0], number=number, doc_id=number, signatures=signatures)
            for number, signatures in ((1, ()), (2, unmarked))
        ],
        corpus_638.registry,
    )
    queries = [
        "?countries=nowhere&declarations=2",
        "?groups=nowhere&declarations=1",
        "?groups&declarations=2",
        "?countries&declarations=1",
    ]
    assert [made["said"] for made in _grids(corpus, tmp_path, queries)] == [
        "Not found here, and left out: country “nowhere”. Now add a country.",
        "Not found here, and left out: group “nowhere”. Now add a group.",
        "No group is printed under these.",
        "Nobody signed these.",
    ]


def test_former_addresses_lead_to_the_present_ones(corpus_published: Corpus, tmp_path: Path) -> None:
    (former, person), *_ = corpus_published.moved_people.items()
    groups = [(slug, group.slug) for group in corpus_published.groups for slug in group.slugs_before]
    queries = [f"?signatories={former},{person.slug}", *(f"?groups={before},{now}" for before, now in groups)]
    made = _grids(corpus_published, tmp_path, queries)
    assert [each["rows"] for each in made] == [[person.slug], *([now] for _, now in groups)]
    assert [each["unknown"] for each in made] == [[]] * len(made)


def test_people_cost_only_their_own_files(registry: Registry, tmp_path: Path) -> None:
    corpus = Corpus(sample(200, 5, registry), registry)
    (made,) = _grids(corpus, tmp_path, [f"?signatories={corpus.people[0].slug},{corpus.people[30].slug}"])
    assert sorted(made["files"]) == ["declarations", "facets", "people", "signed-0", "signed-1"]


@pytest.mark.parametrize(
    "query",
    [
        "?signatories=",
        "?signatories=,,,",
        "?countries=__proto__,constructor,toString",
        "?countries=%3Cimg%20src%3Dx%3E,..%2F..%2Fx,%00,%F0%9F%8F%9B",
        "?declarations=0638,-1,1e3,9999999999,638.5,0x1",
        "?groups=none",
        "?year=2017&countries=",
        f"?signatories={'x' * 10_000}",
        f"?signatories={','.join(f'x{n}-at' for n in range(3000))}",
        f"?countries=austria&declarations={','.join(map(str, range(100_000, 103_000)))}",
        "?countries=%E2%80%AEaustria",
    ],
)
def test_whatever_an_address_holds_is_answered_shortly(corpus_published: Corpus, tmp_path: Path, query: str) -> None:
    (made,) = _grids(corpus_published, tmp_path, [query])
    assert made["cells"] in ([], [[]])
    assert made["said"].endswith(".")
    assert len(made["said"]) < 700
    assert not set("\u202e\x00") & set(made["said"])
