"""Reading one edition of a declaration after another, in any order and language, keeps the list of each."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DECLARATIONS
from strategies import declarations, signatures
from written_declarations.intake.draft import draft
from written_declarations.intake.look_alikes import LookAlikes
from written_declarations.model import Declaration, Edition
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write

_FRENCH = {"Mr": "M.", "Ms": "Mme"}


def _read(content: str, number: int, registry: Registry) -> Declaration:
    file, problems = read_bytes(content.encode(), f"{number}.md", registry)
    assert file.declaration is not None, problems
    return file.declaration


def _imported(texts: list[Declaration], registry: Registry) -> Declaration:
    """What the file holds after these were read one by one, and nothing was asked."""
    content = ""
    for text in texts:
        drafted = draft(text, content.encode() or None, registry, LookAlikes(()), {})
        assert drafted.question is None, drafted.question
        content = drafted.content
    return _read(content, texts[0].number, registry)


def _first(declaration: Declaration) -> Declaration:
    (first,) = declaration.earlier
    return replace(
        declaration, date=first.date, source=first.source, signatures=first.signatures, earlier=(), edition=None
    )


@pytest.mark.parametrize("number", [433, 573, 669])
def test_the_french_second_edition_of_a_real_pair_makes_the_published_file(number: int, registry: Registry) -> None:
    content = (DECLARATIONS / f"{number}.md").read_text(encoding="utf-8")
    published = _read(content, number, registry)
    first, title = _first(published), published.title_fr or ""
    signed = tuple(
        replace(each, name=replace(each.name, honorific=_FRENCH.get(each.name.honorific, each.name.honorific)))
        for each in published.signatures
    )
    second = replace(
        published, lang="fr", title=title, title_fr=None, signatures=signed, edition=None, earlier=(), subjects=()
    )
    for texts in ([first, second], [first, replace(second, title_fr=None), first]):
        assert write(_imported(texts, registry)) == content.replace("checked: 2026-11-26\n", "")


@settings(max_examples=40)
@given(data=st.data())
def test_editions_are_kept_in_whatever_order_they_are_read(data: st.DataObject, registry: Registry) -> None:
    drawn = data.draw(declarations(registry))
    pool = data.draw(signatures(registry, drawn.date).filter(lambda found: len(found) > 2))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(pool) - 1), min_size=1, max_size=3)))
    plain = replace(drawn, edition=None, earlier=(), date_tabled=None, checked=None, title="Fictional", title_fr=None)
    texts = [
        replace(
            plain,
            date=drawn.date - datetime.timedelta(days=90 * (len(cuts) - place)),
            signatures=tuple(data.draw(st.permutations(pool[:cut]))),
            source=f"https://pace.coe.int/en/files/{place + 1}/html",
        )
        for place, cut in enumerate([*cuts, len(pool)])
    ]
    # Printed numbers are certain; without them only the order of reading tells that none is missing
    numbered = [replace(text, edition=place or None) for place, text in enumerate(texts, 1)]
    for order in list(permutations(numbered))[:6]:
        found = _imported(list(order), registry)
        assert _lists(found.earlier) == _lists(
            [Edition(t.edition or 1, t.date, t.signatures, t.source) for t in numbered[:-1]]
        )
        assert (list(map(str, found.signatures)), found.edition) == (list(map(str, texts[-1].signatures)), len(texts))
    assert _lists(_imported(texts, registry).earlier) == _lists(found.earlier)


def _lists(editions: object) -> list[object]:
    assert isinstance(editions, (list, tuple))
    return [(each.number, each.date, list(map(str, each.signatures)), each.source) for each in editions]


def test_what_is_an_earlier_edition_is_not_guessed(registry: Registry) -> None:
    """A text of an earlier day that has a name which the later list has not, or as many, is asked about."""
    published = _read((DECLARATIONS / "573.md").read_text(encoding="utf-8"), 573, registry)
    there, first = replace(published, earlier=()), _first(published)
    lead, second, *others = first.signatures
    other = replace(second, person="ada-example-at", name=replace(second.name, family="EXAMPLE"))
    for read in (
        replace(first, signatures=(lead, other, *others)),
        replace(first, signatures=there.signatures),
        replace(first, doc_id=1),
        replace(first, title="Quite another matter"),
    ):
        assert draft(read, write(there).encode(), registry, LookAlikes(()), {}).question is not None
    assert _lists(_imported([there, first], registry).earlier) == _lists(published.earlier)


def test_comments_within_earlier_editions_are_kept(registry: Registry) -> None:
    published = (DECLARATIONS / "573.md").read_text(encoding="utf-8")
    commented = published.replace("    not_yet:\n", "    # seen in the archive\n    not_yet:\n")
    there = _read(commented, 573, registry)
    third = replace(there, date=datetime.date(2014, 10, 1), signatures=there.signatures[:-1], earlier=(), edition=None)
    drafted = draft(third, commented.encode(), registry, LookAlikes(()), {"replace": "yes"})
    assert "# seen in the archive" in drafted.content
    again = _read(drafted.content, 573, registry)
    assert [each.number for each in again.earlier] == [1, 2]
    assert list(map(str, again.earlier[0].signatures)) == list(map(str, there.earlier[0].signatures))
    assert len(again.earlier[1].signatures) == 30
