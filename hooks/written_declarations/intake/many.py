"""Many texts at once: each becomes a proposal, and what is not certain is left for a person.

They are read on all cores, and the collection is asked about all of them together, because that takes the time of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..machinery.parallel import spread
from ..machinery.progress import OnProgress, no_progress
from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import by_place
from ..problems.wording import shown
from ..reading.checks import check_among_others
from ..reading.declaration import read_bytes
from ..reading.outline import Outline, of_file
from ..reading.registry import Registry
from ..reading.whole import Whole
from .changes import changes
from .draft import REPLACE, draft, question_of
from .editions import is_extended
from .look_alikes import LookAlikes
from .merging import merge
from .pages import SourceText
from .proposal import Proposal, as_it_would_be, file_name, nothing, problems_of, propose
from .question import Question

There = Callable[[str], bytes | None]


class Fate(StrEnum):
    """What becomes of a text."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SAME = "the same as another of these texts, or an earlier edition of it"
    LEFT = "left for you to decide"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A text and what becomes of it. `why` says in a sentence why it is left, where the questions and problems of the
    proposal do not; `goes_with` is the page that stands for it, too.
    """

    page: SourceText
    fate: Fate
    proposal: Proposal | None = None
    why: str = ""
    goes_with: SourceText | None = None

    @property
    def read(self) -> Declaration | None:
        """What the text alone says, if all of it could be read, though it may be asked whether it is to replace another."""
        is_known = self.fate is not Fate.LEFT or [each.key for each in self.questions] == [REPLACE]
        return self.proposal.read if self.proposal and is_known else None

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of the text."""
        return self.proposal.questions if self.proposal else ()

    @property
    def is_written(self) -> bool:
        """Whether a file is to be written."""
        return self.fate in (Fate.NEW, Fate.CHANGED)

    def left(self, why: str = "") -> Outcome:
        """The same, left to a person."""
        return replace(self, fate=Fate.LEFT, why=why)


def import_many(
    pages: Sequence[SourceText],
    registry: Registry,
    existing: Iterable[Outline],
    there: There = nothing,
    *,
    replaces: bool = False,
    answers: Mapping[str, str] | None = None,
    on_progress: OnProgress = no_progress,
) -> list[Outcome]:
    """What becomes of each of these texts, in their order. Nothing is written.

    `replaces` says that files may change which are there; what would be lost is left all the same. `answers` are
    given to the questions of every text. For the other arguments see `propose`.
    """
    reader = _OneByOne(registry, there, answers or {})
    outcomes = spread(lambda index: reader.outcome(pages[index]), len(pages), on_progress)
    outcomes = _one_of_each_number(outcomes, reader)
    if not replaces:
        outcomes = [
            each.left("it is here already and differs: to write over it, add --replace")
            if each.fate is Fate.CHANGED
            else each
            for each in outcomes
        ]
    outcomes = _among_others(outcomes, registry, existing, reader.answers)
    by_page = {each.page: each for each in outcomes}
    return [_with_the_one(each, by_page) for each in outcomes]


def _with_the_one(outcome: Outcome, by_page: Mapping[SourceText, Outcome]) -> Outcome:
    """The outcome of a text for which another may stand, which may itself go with a third."""
    one = outcome
    while one.goes_with:
        one = by_page[one.goes_with]
    if one is not outcome and one.fate is Fate.LEFT:
        return outcome.left(f"it goes with {shown(one.page.name, 400)}, which is left")
    return replace(outcome, fate=Fate.UNCHANGED) if one.fate is Fate.UNCHANGED else outcome


@dataclass(frozen=True, slots=True)
class _OneByOne:
    """Reads one text by itself: the rest of the collection is asked later."""

    registry: Registry
    there: There
    answers: Mapping[str, str]

    def outcome(self, page: SourceText, title_fr: str = "") -> Outcome:
        """The outcome for a page, with the French title that another page has."""
        if page.refusal:
            return Outcome(page, Fate.LEFT, why=page.refusal)
        answers = {**self.answers, "title_fr": title_fr} if title_fr else self.answers
        proposal = propose(
            page.content, page.addresses, self.registry, None, answers, path=shown(page.name, 400), there=self.there
        )
        if not proposal.can_be_added:
            return Outcome(page, Fate.LEFT, proposal)
        if proposal.is_unchanged:
            return Outcome(page, Fate.UNCHANGED, proposal)
        return Outcome(page, Fate.CHANGED if proposal.replaces else Fate.NEW, proposal)


def _one_of_each_number(outcomes: Sequence[Outcome], reader: _OneByOne) -> list[Outcome]:
    """At most one text of each number is written: of two editions the later counts, an English text takes the title of
    the French one, and what contradicts each other is left.
    """
    result = list(outcomes)
    by_number: dict[int, list[int]] = defaultdict(list)
    for index, outcome in enumerate(outcomes):
        if outcome.read:
            by_number[outcome.read.number].append(index)
    for indexes in by_number.values():
        if len(indexes) > 1:
            ones = [
                one
                for lang in ("en", "fr")
                if (one := _one([i for i in indexes if (read := result[i].read) and read.lang == lang], result))
                is not None
            ]
            if len(ones) > 1:
                _join_languages(ones[0], ones[1], result, reader)
            for one in ones[:1]:
                _keep_earlier(one, indexes, result, reader)
    return result


def _keep_earlier(one: int, indexes: Sequence[int], outcomes: list[Outcome], reader: _OneByOne) -> None:
    """Put the earlier editions among these texts into the file of the one that counts."""
    others = sorted(
        (read for index in indexes if index != one and (read := outcomes[index].read)), key=lambda each: each.date
    )
    outcomes[one] = _with_text(outcomes[one], others, reader)
    for read in others:
        outcomes[one] = _with_edition(outcomes[one], read, reader)


def _with_text(outcome: Outcome, others: Sequence[Declaration], reader: _OneByOne) -> Outcome:
    """The outcome with the text of the last of these editions that has one, if there is none in its file."""
    there = outcome.proposal.declaration if outcome.proposal else None
    if there is None or there.body is not None:
        return outcome
    texts = [read for read in others if read.body is not None and read.lang == there.lang]
    if not texts:
        return outcome
    last = texts[-1]
    subjects = there.subjects or last.subjects
    note = f"this text has no paragraphs: those of the edition of {last.date} are kept"
    made = _drafted(outcome, replace(there, body=last.body, subjects=subjects), reader, note)
    return outcome.left(f"it has no paragraphs: import that of {last.date} first") if made is outcome else made


def _with_edition(outcome: Outcome, read: Declaration, reader: _OneByOne) -> Outcome:
    """The outcome with another edition in its file, if what was read is one for certain."""
    there = outcome.proposal.declaration if outcome.proposal else None
    if there is None or not (is_extended(read, there) or is_extended(there, read)):
        return outcome
    return _drafted(outcome, read, reader)


def _drafted(outcome: Outcome, read: Declaration, reader: _OneByOne, *said: str) -> Outcome:
    """The outcome with what was read in its file, if nothing is to be asked of that."""
    proposal, name = outcome.proposal, file_name(read.number)
    if proposal is None:
        return outcome
    drafted = draft(read, proposal.file.encode(), reader.registry, LookAlikes(()), {})
    if drafted.is_unchanged or drafted.question:
        return outcome
    found, content = proposal.changes, reader.there(name)
    if content is not None and (before := read_bytes(content, name, reader.registry)[0].declaration):
        found = changes(before, drafted.declaration)
    notes = tuple(dict.fromkeys((*proposal.notes, *said, *drafted.notes)))
    made = replace(proposal, declaration=drafted.declaration, file=drafted.content, changes=found, notes=notes)
    made = replace(made, problems=as_it_would_be(problems_of(drafted.content, name, reader.registry)))
    fate = Fate.CHANGED if outcome.fate is Fate.UNCHANGED else outcome.fate
    return replace(outcome, fate=fate, proposal=replace(made, is_unchanged=False))


def _one(indexes: Sequence[int], outcomes: list[Outcome]) -> int | None:
    """Which of these texts of one number and language counts; None if there is none, or they contradict each other.
    The outcomes of the others are changed.
    """
    texts = [(read, index) for index in indexes if (read := outcomes[index].read)]
    if not texts:
        return None
    texts.sort(key=lambda text: (text[0].date, text[0].source is not None, -text[1]))
    lost = _contradiction([read for read, _ in texts])
    last, winner = texts.pop()
    page = outcomes[winner].page
    if lost is not None:
        names = ", ".join(shown(outcomes[index].page.name, 400) for index in indexes)
        for index in indexes:
            outcomes[index] = outcomes[index].left(
                "; ".join([f"these texts of No. {last.number} differ: {names}", *lost, "import one of them"])
            )
        return None
    for read, index in texts:
        why = "it says the same" if read.date == last.date else f"it is an earlier edition, of {read.date}"
        outcomes[index] = replace(outcomes[index], fate=Fate.SAME, goes_with=page, why=why)
    return winner


def _contradiction(texts: Sequence[Declaration]) -> tuple[str, ...] | None:
    """What would be lost if each of these texts, the earliest first, were imported over the one before; None if they do
    not contradict each other.
    """
    before = texts[0]
    for read in texts[1:]:
        if read.date == before.date:
            if replace(before, source=None) != replace(read, source=None) or before.source not in (None, read.source):
                return ()
        elif losses := merge(before, read).losses:
            return losses
        before = read if read.body else replace(read, body=before.body)
    return None


def _join_languages(english: int, french: int, outcomes: list[Outcome], reader: _OneByOne) -> None:
    """Give the English text the title of the French one, if they are one declaration."""
    there, read = outcomes[english].read, outcomes[french].read
    if there is None or read is None:
        return
    merged = merge(replace(there, title_fr=None), read)
    if merged.losses:
        outcomes[french] = outcomes[french].left("; ".join(merged.losses))
        return
    joined = reader.outcome(outcomes[english].page, read.title)
    if joined.proposal:
        notes = tuple(dict.fromkeys((*joined.proposal.notes, *merged.notes)))
        joined = replace(joined, proposal=replace(joined.proposal, notes=notes))
    outcomes[english] = joined
    page = outcomes[english].page
    outcomes[french] = replace(outcomes[french], fate=Fate.SAME, goes_with=page, why="it gives its French title")


def _among_others(
    outcomes: Sequence[Outcome], registry: Registry, existing: Iterable[Outline], answers: Mapping[str, str]
) -> list[Outcome]:
    """The outcomes with what only the whole collection shows, these texts included."""
    files = {}
    for each in outcomes:
        if each.is_written and each.read and each.proposal:
            name = file_name(each.read.number)
            files[name], _ = read_bytes(each.proposal.file.encode(), name, registry)
    outlines = {outline.path: outline for outline in existing} | {name: of_file(file) for name, file in files.items()}
    whole, look_alikes = Whole(outlines.values()), LookAlikes(outlines.values())
    result = []
    for each in outcomes:
        if each.is_written and each.read and each.proposal:
            found = as_it_would_be(check_among_others(files[file_name(each.read.number)], whole, registry))
            # Of names that are alike the whole knows more
            alone = [problem for problem in each.proposal.problems if problem.rule is not Rule.SIMILAR_NAME]
            proposal = replace(each.proposal, problems=tuple(by_place([*alone, *found])))
            question = question_of(each.read, [], look_alikes, answers, replaces=each.proposal.replaces)
            if question:
                proposal = replace(proposal, declaration=None, file="", questions=(question,))
            each = replace(each, proposal=proposal)
            each = each if proposal.can_be_added else each.left()
        result.append(each)
    return result
