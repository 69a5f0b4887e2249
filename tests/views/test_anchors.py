"""Each signatory of a declaration has an anchor that means the person, whatever stands elsewhere on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages import Document
from shells import site_of
from strategies import declarations
from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry
from written_declarations.views import declaration as view


def _page(declaration: Declaration, registry: Registry) -> Document:
    return Document(view.view(site_of(Corpus([declaration], registry)))(declaration).content)


def _anchor(page: Document, person: str) -> str:
    """The number of the row in which this anchor stands."""
    places = [place for place, element in enumerate(page.elements) if element.get("id") == person]
    assert len(places) == 1
    return next(e.get("id") for e in reversed(page.elements[: places[0]]) if e.tag == "tr")


@settings(max_examples=20)
@given(data=st.data())
def test_every_signatory_has_both_anchors_and_no_id_stands_twice(data: st.DataObject, registry: Registry) -> None:
    declaration = data.draw(declarations(registry))
    page = _page(declaration, registry)
    ids = [element.get("id") for element in page.elements if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [_anchor(page, signature.person) for signature in declaration.signatures] == [
        f"signatory-{order}" for order in range(1, len(declaration.signatures) + 1)
    ]
    fragments = {e.get("href")[1:] for e in page.elements if e.get("href").startswith("#")}
    assert fragments <= set(ids)


def test_an_anchor_outlives_that_a_spelling_is_joined_or_parted(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    first, second, *others = declaration.signatures
    joined = replace(first, person="ada-example-at")
    page = _page(replace(declaration, signatures=(joined, second, *others)), corpus_638.registry)
    assert _anchor(page, "ada-example-at") == _anchor(page, first.person) == "signatory-1"
    # Both namesakes signed: the old anchor is that of who has kept it
    parted = replace(first, person="stefan-schennach-2-at")
    page = _page(replace(declaration, signatures=(parted, second, *others, first)), corpus_638.registry)
    assert _anchor(page, "stefan-schennach-2-at") == "signatory-1"
    assert _anchor(page, first.person) == f"signatory-{len(declaration.signatures) + 1}"


@pytest.mark.parametrize("site", ["site_published", "site_features"])
def test_nothing_else_has_an_id_like_that_of_a_person(
    site: str, registry: Registry, request: pytest.FixtureRequest
) -> None:
    """An id of the theme or of ours never ends as all slugs of people do."""
    folder: Path = request.getfixturevalue(site)
    countries = {country.iso.lower() for country in registry.countries}
    for path in sorted(folder.glob("declarations/*/index.html")):
        page = Document.read(path)
        assert len(page.ids) == len(set(page.ids))
        if "signatories" not in page.ids:
            continue  # it is missing or withdrawn
        cells = {e.get("id") for e in page.elements if e.tag in ("th", "td", "li", "span")}
        likely = {each for each in page.ids if each.rpartition("-")[2] in countries and "-" in each}
        assert likely <= cells, path
