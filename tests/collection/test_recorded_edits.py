"""Edits that follow each other, however small, to and fro on one day: each can be recorded, and the log stays true."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import Reading, Status
from written_declarations.collection.logged import log_problems
from written_declarations.collection.recording import change_lines
from written_declarations.exports.change_words import said
from written_declarations.model import Declaration
from written_declarations.reading import change_facts
from written_declarations.reading.body import parse_body
from written_declarations.reading.change_log import ChangeLog, write_log
from written_declarations.reading.change_log_reader import read_log
from written_declarations.reading.outline import of_declaration

DAY = datetime.date(2026, 11, 26)
_TEXTS = st.lists(
    st.sampled_from([*"Ae *_<>&;[].1\n", "\n\n", "\n- ", "<i>", "\\<b>", "&amp;", "&lt;p>", "&#9;", "[a](https://x.org)", "=1",
                      "&#x301;", "\u0301", "&#8491;", "[^1]", "\n\n[^1]: "]),
    max_size=20,
).map("".join)  # fmt: skip
_TITLES = ("An <i>old</i> title", "An <b>old</b> title", "An old title", "A; an old title […]", "Old " * 80 + "end")


def _read(declaration: Declaration) -> Reading:
    outline = of_declaration(declaration, f"{declaration.number}.md")
    return Reading(Path(outline.path), Status(0, 0, 0), outline, declaration, [])


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_edited_on_one_day_can_be_recorded(corpus_638: Corpus, data: st.DataObject) -> None:
    """To and fro, however often: texts that break their lines elsewhere or write a sign in another way, and namesakes."""
    registry, first = corpus_638.registry, corpus_638.declarations[0]
    namesakes = [replace(each, name=first.signatures[0].name) for each in first.signatures[:2]]
    signed = (*namesakes, *first.signatures[2:4])
    states = [first]
    for _ in range(data.draw(st.integers(1, 3))):
        body, problems = parse_body(data.draw(_TEXTS).strip())
        is_right = body.markdown and not problems
        order = tuple(data.draw(st.permutations(signed))[: data.draw(st.integers(1, 4))])
        states.append(
            replace(first, title=data.draw(st.sampled_from(_TITLES)), body=body if is_right else None, signatures=order)
        )
    log = [*change_lines(None, first, DAY)]
    last = first
    for after in data.draw(st.lists(st.sampled_from(states), max_size=8)):
        if change_facts.state(after) != change_facts.state(last):  # as `record` asks
            found = [*change_lines(last, after, DAY)]
            assert found
            log += found
            last = after
    read, problems = read_log(write_log(tuple(log)).encode(), "changes.tsv")
    assert problems == []
    assert read.state == {first.number: change_facts.state(last)}
    assert len({event.place for event in read.events}) == len(read.events)
    assert log_problems(read, [_read(last)], registry) == []


def test_a_correction_that_is_taken_back_and_made_again(corpus_638: Corpus) -> None:
    one = corpus_638.declarations[0]
    other = replace(one, title="Another title")
    log = [*change_lines(None, one, DAY)]
    for before, after in [(one, other), (other, one), (one, other)]:
        log += change_lines(before, after, DAY)
    read, problems = read_log(write_log(tuple(log)).encode(), "changes.tsv")
    assert problems == []
    assert [event.place for event in read.events] == [1, 2, 3, 4]
    assert log_problems(read, [_read(other)], corpus_638.registry) == []
    _, problems = read_log(write_log((*log, log[-1])).encode(), "changes.tsv")
    assert [each.message for each in problems] == ["this is line 5 once more"]


@pytest.mark.parametrize(("before", "after"), [("One line\nof two.", "One line of two."), ("A <b", "A <c")])
def test_what_no_value_can_show_is_said_to_be_left_out(corpus_638: Corpus, before: str, after: str) -> None:
    one, other = (replace(corpus_638.declarations[0], body=parse_body(each)[0]) for each in (before, after))
    lines = (*change_lines(None, one, DAY), *change_lines(one, other, DAY))
    assert read_log(write_log(lines).encode(), "changes.tsv")[1] == []
    corpus = Corpus([other], corpus_638.registry, log=ChangeLog(lines))
    (sentence,) = said(corpus, corpus.log.events[-1])
    assert sentence.endswith("changed in a part that is left out here")


def test_in_a_later_edition_nobody_turns_into_who_joined(corpus_638: Corpus) -> None:
    """One leaves and another joins; of a correction the same two lines are one name, put right."""
    there = corpus_638.declarations[0]
    before, after = replace(there, signatures=there.signatures[:-1]), replace(there, signatures=there.signatures[1:])
    left, joined = str(there.signatures[0]), str(there.signatures[-1])
    edition = replace(after, edition=2, date=there.date + datetime.timedelta(90))
    for now, said_of_it in ((after, [(left, joined)]), (edition, [(left, ""), ("", joined)])):
        differences = change_facts.differences(before, now)
        assert [each[1:] for each in differences if each.fact.field == "signatories"] == said_of_it
