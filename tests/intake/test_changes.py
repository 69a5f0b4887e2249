"""What is other in one declaration than in another, and the tables that show it."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from importing import declaration_638
from strategies import declarations
from written_declarations.intake.changes import Changes, EntryChange, FactChange, blocks, changes
from written_declarations.intake.changes_table import changes_as_markdown, changes_as_text
from written_declarations.model import Body, Declaration, Name
from written_declarations.reading.registry import Registry
from written_declarations.reading.subjects import written

_Entry = TypeVar("_Entry")


def _applied(entries: Sequence[_Entry], found: Sequence[EntryChange[_Entry]]) -> list[_Entry]:
    """The list, changed."""
    gone = {change.was for change in found}
    result = [entry for place, entry in enumerate(entries) if place not in gone]
    for change in sorted((each for each in found if each.place is not None), key=lambda each: each.place or 0):
        assert change.after is not None
        assert change.place is not None
        result.insert(change.place, change.after)
    return result


_Parts = tuple[Declaration, str, list[str], list[str]]


def _after(before: Declaration, found: Changes) -> _Parts:
    values: dict[str, Any] = {change.key: change.after for change in found.facts if change.key != "earlier_editions"}
    subjects = values.pop("subjects", written(before.subjects)) or ""
    facts = replace(before, **values, signatures=(), body=None, subjects=(), earlier=())
    signatures = list(map(str, _applied(before.signatures, found.signatories)))
    return facts, subjects, signatures, _applied(blocks(before), found.paragraphs)


def _parts(declaration: Declaration) -> _Parts:
    plain = replace(declaration, signatures=(), body=None, subjects=(), earlier=())
    return plain, written(declaration.subjects), list(map(str, declaration.signatures)), blocks(declaration)


def _lists(declaration: Declaration) -> list[object]:
    return [(each.number, each.date, each.source, list(map(str, each.signatures))) for each in declaration.earlier]


@given(st.data())
def test_what_is_there_and_the_changes_give_what_was_read(registry: Registry, data: st.DataObject) -> None:
    before, other = data.draw(declarations(registry)), data.draw(declarations(registry))
    # Half of it is what was there, in any order, so that all kinds of changes come up
    mixed = data.draw(st.permutations([*before.signatures, *other.signatures]))
    texts = data.draw(st.permutations([*blocks(before), *blocks(before), *blocks(other)]))
    after = replace(
        other,
        signatures=tuple(data.draw(st.lists(st.sampled_from(mixed), max_size=9))),
        body=Body("\n\n".join(texts), "", ()) if texts else None,
    )
    for one, two in ((before, other), (before, after), (after, before)):
        assert _after(one, changes(one, two)) == _parts(two)
        assert bool(changes(one, two)) == (_parts(one) != _parts(two) or _lists(one) != _lists(two))


def test_each_kind_of_change_is_told_as_what_it_is(registry: Registry) -> None:
    before = declaration_638(registry)
    first, second, third, *rest = before.signatures
    spelt = replace(second, name=replace(second.name, family=second.name.family + "S"))
    elsewhere = replace(third, country=first.country, country_printed=first.country_printed, person="x")
    grouped = replace(rest[0], group=None, group_printed=None)
    new = replace(first, name=Name("Ms", "Ada", "EXAMPLE"), person="ada-example-at")
    after = replace(
        before,
        date=datetime.date(2018, 1, 22),
        signatures=(first, spelt, elsewhere, new, grouped, rest[2], rest[1], *rest[4:]),
    )
    found = changes(before, after)
    assert found.facts == (FactChange("date", before.date, after.date),)
    moved, other = {(rest[1], rest[1]), (rest[2], rest[2])}, [(second, spelt), (third, elsewhere), (rest[0], grouped)]
    pairs = [(change.before, change.after) for change in found.signatories]
    assert set(other) < set(pairs)
    assert (None, new) in pairs
    assert (rest[3], None) in pairs
    assert len(moved & set(pairs)) == 1
    assert len(pairs) == 6
    assert not changes(before, before)


def test_a_corrected_paragraph_is_not_one_gone_and_one_new(registry: Registry) -> None:
    before = declaration_638(registry)
    texts = blocks(before)
    corrected = [texts[0].replace("the", "teh", 1), "Something else altogether.", *texts[1:]]
    after = replace(before, body=Body("\n\n".join(corrected), "", ()))
    assert [(change.was, change.place) for change in changes(before, after).paragraphs] == [(0, 0), (None, 1)]
    said = changes_as_text(changes(before, after))
    assert len(said.splitlines()) == 2
    assert all(len(line) < 700 for line in said.splitlines())
    assert "teh" in said


HOSTILE = "@somebody #1 GH-1 www.example.org `` ` | \\| <b>x</b> [x](y) \x1b[31m\u202e ~~"


@given(st.text(st.sampled_from("`|\\ @#<a"), max_size=12).map(lambda text: f"{HOSTILE}{text}"))
@pytest.mark.filterwarnings("ignore")
def test_nothing_contributed_is_markup_in_the_table(registry: Registry, text: str) -> None:
    before = declaration_638(registry)
    signatures = (replace(before.signatures[0], name=Name("", "", text)), *before.signatures[1:])
    after = replace(before, title=text, signatures=signatures, body=Body(text, "", ()))
    table = changes_as_markdown(changes(before, after))
    rendered = MarkdownIt("commonmark").enable("table").render(table)
    assert rendered.count("<tr>") == len(table.splitlines()) - 1
    outside = re.sub(r"<code>.*?</code>", "", rendered)
    assert not set("@#`[") & set(html.unescape(outside))
    assert "<b>" not in rendered
    assert "\x1b" not in table + changes_as_text(changes(before, after))


def test_long_tables_say_how_much_more_there_is(registry: Registry) -> None:
    before = declaration_638(registry)
    lines = [f"Paragraph {number} stands alone." for number in range(1000)]
    after = replace(before, body=Body("\n\n".join(lines), "", ()))
    table = changes_as_markdown(changes(before, after))
    assert len(table) < 60_000
    assert "more | " in table
