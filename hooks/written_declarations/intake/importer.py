"""Reading the official text of a declaration: its lines are sorted, and each part is read by itself.

What cannot be placed becomes a question, never a guess, and what is read in another way than it is
printed becomes a note. Every line of the text ends up in the declaration, in a question or in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ..model import Body, Declaration
from ..problems.catalogue import Rule
from ..problems.wording import shown
from ..reading.body import as_markdown
from ..reading.registry import Registry
from ..reading.stray_text import is_of_a_list
from ..reading.values import plain_number
from .chrome import is_mixed_with_chrome
from .damage import ask_about_damage
from .entry import Entry, Known
from .heading import Facts, day_of, facts_of
from .items import is_mark
from .layout import Layout, layout_of
from .listing import entries_of
from .official_address import official_address
from .question import Asking, PastedLine, Question
from .region import may_be_of_a_list, person_in
from .signatories import FORM, Signatories, read_signatories
from .titles import TitleAndText, title_and_text
from .wrapping import TextParagraph, notes_on, paragraphs_of, whole_words, with_their_neighbours

_LONGEST_LINE = 1000  # of one that is named as left out
_FEW_WORDS = 4  # of a line that may be navigation
_ENDS = re.compile(r"[.:;,!?”\"»)]$")
_MOST_WORDS = 3  # of a heading that are not understood and can be left to an answer
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FORM = "Mr Given FAMILY, Country, GROUP"
_HEADING = "Written declaration No. 638 | Doc. 14416 | 11 October 2017"


@dataclass(frozen=True, slots=True)
class Places:
    """From which lines of the text the parts of a declaration were read."""

    heading: PastedLine | None = None
    title: PastedLine | None = None
    signatories: tuple[PastedLine, ...] = ()
    paragraphs: tuple[PastedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a text. There is a declaration only if no question is open."""

    declaration: Declaration | None
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    places: Places = Places()


def read_official(
    lines: Sequence[str],
    registry: Registry,
    source: str | None = None,
    answers: Mapping[str, str] | None = None,
    *,
    numbered: bool = True,
) -> Imported:
    """Read the lines of an official text. `answers` are those to the questions of an earlier reading; `numbered` says
    whether questions name lines by their numbers.
    """
    asking = Asking(answers or {}, numbered=numbered)
    layout = layout_of(lines, registry)
    pasted = [PastedLine(number, line) for number, line in enumerate(lines, 1)]
    ask_about_damage([line for line in pasted if line.text], asking)
    _ask_about_others(layout, asking)
    if layout.second:
        return Imported(None, asking.questions, ())
    heading = title_and_text(layout, asking)
    facts = _facts(layout, heading, pasted, asking)
    signed = read_signatories(_entries(layout, registry, asking), registry, facts.date, asking)
    text = _text(heading, layout, asking)
    # Which may be the title is asked first
    may_be_title = [line.number for line in layout.between if line.text and not heading.title][:4]
    paragraphs = paragraphs_of([line for line in text if line.number not in may_be_title], asking)
    _ask_about_columns([*([heading.line] if heading.line else []), *text], pasted, asking)
    _ask_about_strays(text, paragraphs, facts.number, registry, asking)
    _ask_about_counts(layout, signed, asking)
    title = whole_words(heading.title, heading.line or PastedLine(0, heading.title), asking) if heading.title else ""
    notes = (*_notes(layout, heading, signed), *notes_on(paragraphs))
    declaration = None
    if not asking.questions and facts.number and facts.doc_id and facts.date and title:
        body = as_markdown(paragraph.text for paragraph in paragraphs)
        declaration = Declaration(
            facts.number,
            facts.doc_id,
            facts.date,
            title,
            signed.signatures,
            official_address(source) if source else None,
            facts.date_tabled,
            facts.edition,
            body=Body(body, "", ()) if body else None,
            lang=facts.lang or "en",
        )
    return Imported(declaration, asking.questions, notes, _places(layout, heading, signed, paragraphs, pasted))


def _places(
    layout: Layout,
    heading: TitleAndText,
    signed: Signatories,
    paragraphs: Iterable[TextParagraph],
    pasted: Sequence[PastedLine],
) -> Places:
    at = pasted[layout.heading.at] if layout.heading.at is not None else None
    return Places(at, heading.line, signed.places, tuple(paragraph.line for paragraph in paragraphs))


def _ask_about_others(layout: Layout, asking: Asking) -> None:
    """Ask about headings of other declarations, and about one that is not understood."""
    if layout.second:
        asking.refuse(
            "another declaration",
            "here begins another declaration. Import each by itself, and nothing of the other",
            layout.second[:1],
        )
    for line in layout.lone:
        asking.choose(
            f"lone {line.text}",
            "is this line a part of the text? If it begins another declaration, import each by itself",
            ["it is a part of the text"],
            [line],
        )
    unclear = layout.heading.unclear
    if unclear is None:
        return
    place = PastedLine(unclear.number, unclear.text[:200])
    if len(layout.heading.left.split()) > _MOST_WORDS:
        what = f"something else stands beside this heading. Put it on a line of its own, as in {_HEADING}"
        asking.refuse("heading", what, [place])
        return
    what = f"this heading was not understood. Write it as in {_HEADING}, without anything else"
    asking.ask("heading", what, facts_of, at=[place])


def _facts(layout: Layout, title: TitleAndText, pasted: Sequence[PastedLine], asking: Asking) -> Facts:
    """What the heading says, and what was answered."""
    facts = layout.heading.facts
    answered = asking.answered("heading", facts_of) if layout.heading.unclear else None
    facts = answered.or_else(Facts(lang=facts.lang)) if answered else facts
    at = [pasted[layout.heading.at]] if layout.heading.at is not None else []
    if layout.heading.unclear and answered is None:
        return facts
    if title.line is not None and title.line.number - 1 in layout.heading.lines:
        facts = replace(facts, date=None)
    number = facts.number or asking.ask("number", "what is the number of the declaration?", plain_number, at=at)
    doc_id = facts.doc_id or asking.ask("doc_id", "what is the number behind Doc.?", plain_number, at=at)
    date = facts.date or asking.ask("date", "what is the date, as in 11 October 2017?", day_of, at=at)
    return replace(facts, number=number, doc_id=doc_id, date=date)


def _entries(layout: Layout, registry: Registry, asking: Asking) -> tuple[Entry, ...]:
    """The entries of the list, or those that were answered because there is none."""
    if layout.entries:
        return layout.entries
    known = Known(registry)

    def accept(text: str) -> tuple[Entry, ...] | None:
        return entries_of([PastedLine(0, text)], known) or None

    what = f"who signed? No list of the form Mr Given FAMILY, Country, GROUP was found. {FORM}, parted by semicolons"
    return asking.ask("signatories", what, accept) or ()


def _text(heading: TitleAndText, layout: Layout, asking: Asking) -> list[PastedLine]:
    """The lines of the text. What looks like a part of the page is asked about."""
    title_again = _title_again(heading, layout)
    lines = [line for line in heading.text if line not in title_again]
    lines = [PastedLine(line.number, " ".join(line.text.split())) for line in lines]
    written = [line for line in lines if line.text]
    doubtful = {line.number for line in layout.doubtful}
    around = set(doubtful)
    if layout.heading.at is not None:
        around |= {line.number for line in _like_navigation(written)}
    left_out = set()
    for line in (line for line in written if line.number in around):
        choices = ("it is a part of the text", "it is not")
        what = "is this a part of the text, or of the page around it?"
        if asking.choose(f"page {line.text}", what, choices, [line]) != choices[0]:
            left_out.add(line.number)
    lines = list(with_their_neighbours((line for line in lines if line.number not in left_out), doubtful))
    if layout.before and layout.is_list_last and layout.entries and any(line.text for line in layout.after):
        first = next(line for line in layout.after if line.text)
        if any(line.text for line in layout.between):
            what = (
                "from here on there is text behind the list, and before it, too. Is all of it text of the declaration?"
            )
            asking.choose("text", what, ["yes"], [first])
    return lines


def _title_again(heading: TitleAndText, layout: Layout) -> list[PastedLine]:
    """The lines of the text that are the title again, but for those that may be within a sentence."""
    return [line for line in heading.text if line.text and line.text == heading.title and line not in layout.doubtful]


def _ask_about_columns(text: Iterable[PastedLine], pasted: Sequence[PastedLine], asking: Asking) -> None:
    """Ask about lines of which two columns were copied, as of a page in both languages."""
    for line in (pasted[line.number - 1] for line in text if line.number):
        cells = [cell for cell in line.text.split("\t") if _LETTERS.search(cell)]
        if len(cells) > 1 and not is_mark(cells[0]):
            what = "two texts stand side by side here. Put each on lines of its own, or leave one out"
            asking.choose("columns", what, ["it is one text"], [line])


def _ask_about_strays(
    text: Sequence[PastedLine],
    paragraphs: Iterable[TextParagraph],
    number: int | None,
    registry: Registry,
    asking: Asking,
) -> None:
    """Ask about what looks like a signatory, or has words of the page, in the text.

    What no file may hold there cannot be answered to be a part of it.
    """
    known = Known(registry)
    is_allowed = number is not None and registry.is_excepted(Rule.STRAY_TEXT.id, number)
    refused = {each.line.number for each in paragraphs if not is_allowed and is_of_a_list(each.text, registry)}
    for line in (line for line in text if line.text):
        person = person_in(line.text, known)
        if person is None and may_be_of_a_list(line.text, known):
            person = line.text
        if person is not None:
            key, place = f"text {line.text}", PastedLine(line.number, person)
            what = "this looks like a signatory, but stands in the text."
            if line.number in refused:
                asking.refuse(key, f"{what} Put it into the list, in the form {_FORM}, or leave it out", [place])
            else:
                what = f"{what} If it is one, put it into the list, in the form {_FORM}"
                asking.choose(key, what, ["it is a part of the text"], [place])
        if is_mixed_with_chrome(line.text):
            what = "words of the page stand on this line. Put them on a line of their own, or leave them out"
            if line.number in refused:
                asking.refuse(f"mixed {line.text}", what, [line])
            else:
                asking.choose(f"mixed {line.text}", what, ["they are a part of the text"], [line])


def _like_navigation(lines: Sequence[PastedLine]) -> Iterator[PastedLine]:
    """The last lines, if they are of few words and without a full stop, and the first is not, or all are."""
    last = list(
        takewhile(lambda line: len(line.text.split()) <= _FEW_WORDS and not _ENDS.search(line.text), reversed(lines))
    )
    if len(last) == len(lines) or _ENDS.search(lines[0].text):
        yield from last


def _ask_about_counts(layout: Layout, signed: Signatories, asking: Asking) -> None:
    """Ask if the text says that more or fewer have signed than were read."""
    read = len(signed.signatures)
    total, first = layout.count(layout.total), layout.count(layout.published)
    for line, is_wrong in (
        (layout.total, total is not None and total != read),
        (layout.published, (first or 0) > read),
    ):
        if (
            line is not None
            and is_wrong
            and not any(q.key.startswith(("signator", "country", "group")) for q in asking.questions)
        ):
            found = f"{read} signator{'y was' if read == 1 else 'ies were'} read"
            what = f"{found}. Is the list whole? If not, complete it in the text"
            asking.choose(f"count {line.text}", what, ["it is whole as it was read"], [line])


def _notes(layout: Layout, heading: TitleAndText, signed: Signatories) -> Iterator[str]:
    title_again = _title_again(heading, layout)
    left_out = sorted({*layout.left_out, *heading.left_out, *title_again})
    if layout.heading.left and not layout.heading.unclear:
        yield f"left out of the heading: {shown(layout.heading.left, _LONGEST_LINE)}"
    if left_out:
        named = " | ".join(shown(line.text, _LONGEST_LINE) for line in left_out)
        yield f"left out: {named}"
    if layout.kept:
        named = " | ".join(shown(line.text, 100) for line in layout.kept)
        yield f"kept in the text, though it looks like a part of a heading: {named}"
    yield from signed.notes
    first = layout.count(layout.published)
    if first is not None and first != len(signed.signatures):
        yield f"the text says that it was first published with a list of {first}; the list that was read has {len(signed.signatures)}"
