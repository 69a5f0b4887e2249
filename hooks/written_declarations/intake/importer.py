"""Reading the official text of a declaration: its lines are sorted, and each part is read by itself.

What cannot be placed becomes a question, never a guess, and what is read in another way than it is
printed becomes a note. Every line of the text ends up in the declaration, in a question or in a note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Body, Declaration
from ..problems.wording import shown
from ..reading.body import escaped
from ..reading.registry import Registry
from ..reading.values import plain_number
from ..words.dates import printed_date
from .heading import Facts
from .layout import layout_of
from .official_address import official_address
from .question import Question
from .signatories import read_signatories

_NUMBERED = re.compile(r"^[0-9]{1,3}[.)] ")


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a text. There is a declaration only if no question is open."""

    declaration: Declaration | None
    questions: tuple[Question, ...]
    notes: tuple[str, ...]


def read_official(
    lines: Sequence[str], registry: Registry, source: str | None = None, answers: Mapping[str, str] | None = None
) -> Imported:
    """Read the lines of an official text. `answers` are those to the questions of an earlier reading."""
    answers = answers or {}
    layout = layout_of(lines, registry)
    facts = _answered(layout.facts, answers)
    signed = read_signatories(layout.signatories, registry, facts.date, answers)
    heading = _title(layout.before, layout.after, answers.get("title"))
    questions = [*signed.questions, *heading.questions, *_missing(facts)]
    if not layout.signatories:
        asked = "who signed? No line of the form Mr Given FAMILY, Country, GROUP was found"
        questions.append(Question("signatories", asked))
    notes = [*(f"left out: {shown(line)}" for line in (*layout.left_out, *heading.left_out)), *signed.notes]
    if layout.total is not None and layout.total != len(signed.signatures):
        notes.append(f"the text says Total = {layout.total}, but {len(signed.signatures)} signatories were read")
    declaration = None
    if not questions and facts.number and facts.doc_id and facts.date:
        body = _body(heading.text)
        declaration = Declaration(
            facts.number,
            facts.doc_id,
            facts.date,
            heading.title,
            signed.signatures,
            official_address(source) if source else None,
            facts.date_tabled,
            facts.edition,
            body=Body(body, "", ()) if body else None,
        )
    return Imported(declaration, tuple(dict.fromkeys(questions)), tuple(notes))


def _answered(facts: Facts, answers: Mapping[str, str]) -> Facts:
    """The facts, with what was answered in place of what the text says. An answer of another form is none."""
    return replace(
        facts,
        number=plain_number(answers.get("number", "")) or facts.number,
        doc_id=plain_number(answers.get("doc_id", "")) or facts.doc_id,
        date=printed_date(answers["date"]) if answers.get("date") else facts.date,
    )


def _missing(facts: Facts) -> list[Question]:
    asked = {
        "number": (facts.number, "what is the number of the declaration?"),
        "doc_id": (facts.doc_id, "what is the number behind Doc.?"),
        "date": (facts.date, "what is the date, as in 11 October 2017?"),
    }
    return [Question(key, question) for key, (fact, question) in asked.items() if fact is None]


@dataclass(frozen=True, slots=True)
class _TitleAndText:
    """The title, empty if it has to be asked for; the lines of the text; and the lines that are neither."""

    title: str
    text: Sequence[str]
    left_out: Sequence[str] = ()
    questions: Sequence[Question] = ()


def _title(before: Sequence[str], after: Sequence[str], answer: str | None) -> _TitleAndText:
    """The title is the one line before the heading or, if there is none, the first after it."""
    if answer:
        return _TitleAndText(answer, _without(after, answer), _without(before, answer))
    if len(before) == 1:
        return _TitleAndText(before[0], after)
    first = next((line for line in after if line), "")
    if first and not before:
        return _TitleAndText(first, _without(after, first))
    candidates = "".join(f"\n    {shown(line, 100)}" for line in before)
    asked = f"which is the title?{candidates}" if candidates else "what is the title?"
    return _TitleAndText("", after, questions=[Question("title", asked)])


def _without(lines: Sequence[str], line: str) -> list[str]:
    """The lines without the first that is `line`."""
    rest = list(lines)
    if line in rest:
        rest.remove(line)
    return rest


def _body(lines: Sequence[str]) -> str:
    """The paragraphs of the text, in such Markdown that they are shown as they were printed."""
    blocks: list[list[str]] = [[]]
    has_empty_lines = "" in lines[1:-1]
    for line in lines:
        if not line or not has_empty_lines or (blocks[-1] and _NUMBERED.match(line)):
            blocks.append([])
        if line:
            blocks[-1].append(line)
    return "\n\n".join(escaped(" ".join(block)) for block in blocks if block)
