"""The page of a declaration with earlier editions: who signed by which, and each list as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS, ROOT
from pages import Document
from shells import site_of
from strategies import declarations
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.editions import came_by, editions
from written_declarations.model import Declaration
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.views import declaration as view
from written_declarations.views import signatory
from written_declarations.views.editions import told


def _html(declaration: Declaration, registry: Registry) -> str:
    return view.view(site_of(Corpus([declaration], registry)))(declaration).content


def _read(text: str, registry: Registry) -> Declaration:
    declaration = read_bytes(text.encode(), f"{text.split()[2]}.md", registry)[0].declaration
    assert declaration is not None
    return declaration


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def test_it_is_said_how_many_signed_which_edition(registry: Registry) -> None:
    declaration = _read((DECLARATIONS / "573.md").read_text(encoding="utf-8"), registry)
    assert _text(told(declaration)) == (
        "23 members signed the first edition of 10 April 2014; 7 joined in the second edition of 15 July 2014."
    )
    unknown = replace(declaration, edition=3)
    assert "7 joined by the third edition" in _text(told(unknown)), "or by the second, which is not known"
    back = replace(declaration, signatures=declaration.signatures[:-1])
    assert _text(told(back)).endswith("15 July 2014, which no longer prints 1 name of the one before.")
    assert told(replace(declaration, earlier=())) == ""
    assert "Signed in its second edition by 30 members" in _text(_html(declaration, registry))


def test_each_row_says_by_which_edition_it_came(registry: Registry) -> None:
    declaration = _read((DECLARATIONS / "573.md").read_text(encoding="utf-8"), registry)
    page = Document(_html(declaration, registry))
    rows = [element for element in page.all("tr") if element.get("id").startswith("signatory-")]
    marks = [re.search(r"(1st|2nd) edition", row.text) for row in rows]
    assert [mark and mark[1] for mark in marks] == ["1st" if by == 1 else "2nd" for by in came_by(declaration)]
    assert sum(by == 2 for by in came_by(declaration)) == 7
    assert "1st edition (then NR)" in rows[12].text


def test_an_old_link_to_a_place_tells_whom_it_may_have_meant(registry: Registry) -> None:
    page = Document(_html(_read((ROOT / "tests/features/1.md").read_text(encoding="utf-8"), registry), registry))
    by_id = {element.get("id"): element.text for element in page.elements if element.get("id")}
    assert "in the first edition No. 2 was Gus FARTHER." in by_id["signatory-2"]
    assert "No. 1 was" not in by_id["signatory-1"]
    assert "Ines FURTHER" in by_id["signatory-5"], "a place that the present list has not is one of the earlier list"
    assert "Gus FARTHER" in by_id["gus-farther-es"], "and so is who is not in the present list"


def test_the_page_of_a_signatory_names_declarations_that_have_the_name_in_an_earlier_edition_alone(
    registry: Registry,
) -> None:
    declaration = _read((ROOT / "tests/features/1.md").read_text(encoding="utf-8"), registry)
    first = declaration.earlier[0]
    second = replace(first, number=2, date=first.date.replace(day=18))
    left = replace(declaration, edition=3, earlier=(first, second))
    other = replace(declaration, number=2, doc_id=10002, signatures=first.signatures[:2], earlier=())
    corpus = Corpus([left, other], registry)
    view_of = signatory.view(site_of(corpus))
    ada, gus = (
        view_of(person).content for person in corpus.people if person.slug in ("ada-example-at", "gus-farther-es")
    )
    assert "earlier edition" not in ada
    link = '<a href="../../declarations/1/#gus-farther-es">No. 1</a>'
    assert f"In an earlier edition, and not in the present list, of {link}." in gus


def test_a_namesake_in_an_earlier_list_keeps_the_anchor_and_a_former_spelling_has_one(registry: Registry) -> None:
    """Of two people of one name the second alone stands in the present list: the anchor of the first is not there."""
    declaration = _read((ROOT / "tests/features/1.md").read_text(encoding="utf-8"), registry)
    _, gus, *_, ines = declaration.earlier[0].signatures
    second = replace(gus, person="gus-farther-2-es")
    joined = replace(ines, person="ines-other-es")
    first = replace(declaration.earlier[0], signatures=(gus, second, joined))
    page = Document(_html(replace(declaration, signatures=(second,), earlier=(first,)), registry))
    ids = [element.get("id") for element in page.elements if element.get("id")]
    assert len(ids) == len(set(ids))
    by_id = {element.get("id"): element.tag for element in page.elements}
    assert (by_id["gus-farther-2-es"], by_id["gus-farther-es"]) == ("th", "li")
    assert {"ines-other-es", "ines-further-es"} < set(ids)


@settings(max_examples=30)
@given(data=st.data())
def test_each_list_stands_there_as_it_was(data: st.DataObject, registry: Registry) -> None:
    declaration = data.draw(declarations(registry).filter(lambda each: each.earlier))
    html = _html(declaration, registry)
    lists = re.findall(r'<ol class="wd-edition">(.*?)</ol>', html, re.DOTALL)
    shown = [[_text(line) for line in part.split("</li>")[:-1]] for part in lists]
    assert shown == [[str(each) for each in edition.signatures] for edition in declaration.earlier]
    known = editions(declaration)
    assert known[-1].signatures == declaration.signatures
    for signature, number in zip(declaration.signatures, came_by(declaration), strict=True):
        having = [each.number for each in known if signature.person in {s.person for s in each.signatures}]
        assert number == min(having)
