"""The hemicycle has one seat for each signature, in blocks, and no two seats touch."""

from __future__ import annotations

import dataclasses
import math
from itertools import pairwise

import pytest

from pages import Document
from written_declarations.collection.corpus import Corpus
from written_declarations.reading.registry import Registry
from written_declarations.views.pictures import hemicycle
from written_declarations.views.pictures.hemicycle import Hemicycle


@pytest.mark.parametrize("number", [*range(1, 130), 306, 612])
def test_seats_do_not_touch_and_stay_in_the_picture(number: int) -> None:
    radius, centres = hemicycle.seats(number)
    assert len(centres) == number
    for index, one in enumerate(centres):
        assert all(math.dist(one, other) > 2 * radius - 0.4 for other in centres[:index])
        assert abs(one[0]) + radius <= 160
        assert one[1] - radius >= -158.1
        assert one[1] <= -radius + 1.5, "nobody sits below the ground line"
    assert radius >= (3.5 if number <= 130 else 1)


@pytest.mark.parametrize("number", range(2, 10))
def test_few_stay_together(number: int) -> None:
    radius, centres = hemicycle.seats(number)
    assert max(math.dist(one, other) for one, other in pairwise(centres)) < 4 * radius
    assert sum(x for x, _ in centres) == 0, "in the middle"


def test_the_blocks_are_those_of_the_list_beside(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    first, second, *others = declaration.signatures
    signatures = (dataclasses.replace(first, group=None, group_printed=None), second, *others)
    corpus = Corpus([dataclasses.replace(declaration, signatures=signatures)], registry)
    signings = corpus.of_declaration(corpus.declarations[0])
    page = Document(Hemicycle().picture(signings))
    drawn = [element.get("class") for element in page.elements if element.tag in ("g", "circle")]
    starts = [*(place for place, fill in enumerate(drawn) if fill), len(drawn)]
    blocks = [(drawn[start], end - start - 1) for start, end in pairwise(starts)]
    expected = [(f"wd-fill--{group.slug}", number) for group, number in signings.by_group]
    assert blocks == [*expected, ("wd-fill--none", 1)]
    angles = [math.atan2(-float(seat.get("cy")), float(seat.get("cx"))) for seat in page.all("circle")]
    assert all(one >= other - 0.05 for one, other in pairwise(angles)), "from left to right"
    said = {seat.get("href"): seat.text for seat in page.all("a") if not seat.get("class")}
    assert said.keys() == {f"#signatory-{order}" for order in range(1, len(signatures) + 1)}
    assert said["#signatory-1"] == f"{first.name.without_honorific} {first.country_printed}"
    assert said["#signatory-2"] == f"{second.name.without_honorific} {second.country_printed}, {second.group_printed}"


def test_a_name_is_no_markup(corpus_638: Corpus, registry: Registry) -> None:
    (declaration,) = corpus_638.declarations
    first = declaration.signatures[0]
    hostile = dataclasses.replace(first, name=dataclasses.replace(first.name, given="<script>&"))
    corpus = Corpus([dataclasses.replace(declaration, signatures=(hostile,))], registry)
    drawn = Hemicycle().picture(corpus.of_declaration(corpus.declarations[0]))
    assert "<script" not in drawn
    assert "&lt;script&gt;&amp;" in drawn
    assert "1 signatory as seats" in drawn
