"""A proposal: the declaration file that an official text becomes, with all that is to be asked and said about it.

There is one way from a text to a file. Whoever imports, the command, the form or the preview, shows a proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import Problem, by_place, has_errors
from ..problems.wording import plain, shown
from ..reading.checks import check
from ..reading.declaration import read_bytes
from ..reading.outline import Outline, of_file
from ..reading.proposed_subjects import proposed_subjects, said_of
from ..reading.registry import Registry
from ..reading.values import is_address
from .changes import NO_CHANGES, Changes
from .draft import draft
from .importer import read_official
from .look_alikes import LookAlikes
from .official_text import UnreadableError, are_numbered, lines_of
from .pasted import at_pasted_lines
from .question import Asking, Question


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to add to the collection, or to put in the place of what has the same number.

    As long as a question is open there is no declaration, the file is empty and problems are not known.
    Problems stand at the lines of the text, or name a part of the declaration; those of a file that is there already
    stand at its lines as they would be. `read` is what the text alone says, `replaces` whether the collection has a
    file of that number already, `changes` what becomes other in it, and `is_unchanged` that nothing does.
    """

    declaration: Declaration | None
    file: str
    replaces: bool
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    changes: Changes = NO_CHANGES
    is_unchanged: bool = False
    read: Declaration | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", tuple(map(plain, self.notes)))

    @property
    def number(self) -> int | None:
        """The number of the declaration, once no question is open."""
        return self.declaration.number if self.declaration else None

    @property
    def can_be_added(self) -> bool:
        """Whether the file is complete and the collection would accept it."""
        return self.declaration is not None and not has_errors(self.problems)


def nothing(_: str) -> bytes | None:
    """The content of any file of an empty collection."""
    return None


def propose(
    text: bytes,
    source: str | Sequence[str] | None,
    registry: Registry,
    existing: Iterable[Outline] | None = None,
    answers: Mapping[str, str] | None = None,
    path: str = "the pasted text",
    there: Callable[[str], bytes | None] = nothing,
) -> Proposal:
    """Propose the file of an official text, pasted or saved.

    `source` is the address of the official page; of several that it may be one is asked for. `existing` are the
    outlines of the collection, under the names of its files; None if it is not known, and then nothing is said of what
    only it could show. They are not looked at before every question is answered. `answers` are those to the questions
    of an earlier proposal, by key: the number of a choice, or a text; they may have the French title under title_fr.
    `path` is what problems call the text. `there` gives the content of a file of the collection by its name, or None;
    what it holds is kept where the text cannot know it. What is no text at all leads to a question that is a refusal.
    """
    answers = answers or {}
    address, asked = _address(source, answers)
    try:
        lines = lines_of(text, answers)
    except UnreadableError as unreadable:
        return Proposal(None, "", replaces=False, problems=(), questions=(unreadable.question,), notes=())
    imported = read_official(lines, registry, address, answers, numbered=are_numbered(text))
    questions = (*imported.questions, *asked)
    if imported.declaration is None or questions:
        return Proposal(None, "", replaces=False, problems=(), questions=questions, notes=imported.notes)
    name = file_name(imported.declaration.number)
    outlines = None if existing is None else list(existing)
    read, content = _with_french_title(imported.declaration, answers), there(name)
    read, said = _with_subjects(read, registry)
    drafted = draft(read, content, registry, LookAlikes(outlines or ()), answers)
    are_new = content is None or any(change.key == "subjects" for change in drafted.changes.facts)
    notes = (*imported.notes, *drafted.notes, *(said if are_new else ()))
    replaces = content is not None or any(each.path == name for each in outlines or ())
    proposal = Proposal(None, "", replaces, (), (), notes, drafted.changes, drafted.is_unchanged, read)
    if drafted.question:
        return replace(proposal, questions=(drafted.question,))
    found = problems_of(drafted.content, name, registry, outlines)
    problems = (
        at_pasted_lines(found, drafted.content, path, imported.places, lines)
        if content is None
        else as_it_would_be(found)
    )
    return replace(proposal, declaration=drafted.declaration, file=drafted.content, problems=tuple(by_place(problems)))


def as_it_would_be(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, under a name of the file that says that it is not there in this form."""
    return tuple(
        replace(each, place=replace(each.place, path=f"{each.place.path}, as it would be")) for each in problems
    )


def _address(source: str | Sequence[str] | None, answers: Mapping[str, str]) -> tuple[str | None, tuple[Question, ...]]:
    """The address of the official page, and what is to be asked of it."""
    addresses = [source] if isinstance(source, str) else list(source or ())
    asking = Asking(answers)
    if len(addresses) > 1:
        asked = "which is the address of the official page?"
        return asking.ask("source", asked, _accepted_address, addresses), asking.questions
    address = answers.get("source", "").strip() or next(iter(addresses), None)
    if address and not is_address(address):
        asking.ask("source", not_an_address(address), _accepted_address)
        return None, asking.questions
    return address, ()


def _accepted_address(text: str) -> str | None:
    return text if is_address(text) else None


def _with_french_title(read: Declaration, answers: Mapping[str, str]) -> Declaration:
    title_fr = answers.get("title_fr")
    return replace(read, title_fr=title_fr) if title_fr and read.lang != "fr" else read


def _with_subjects(read: Declaration, registry: Registry) -> tuple[Declaration, tuple[str, ...]]:
    """The declaration with the subjects that its title and text suggest, and what is said of them."""
    if registry.is_excepted(Rule.SUBJECT_MISSING.id, read.number):
        return read, ()
    text = read.body.markdown if read.body else ""
    proposed = proposed_subjects(read.title, text, registry, lang=read.lang, title_fr=read.title_fr)
    if not proposed:
        return read, ()
    return replace(read, subjects=tuple(each.subject for each in proposed)), (said_of(proposed),)


def file_name(number: int) -> str:
    """The name of the file of a declaration, within its collection."""
    return f"{number}.md"


def not_an_address(text: str) -> str:
    """What is said of a source that is none."""
    return f"{shown(text)} is not a web address; it begins with https://"


def problems_of(
    content: str, name: str, registry: Registry, existing: Sequence[Outline] | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a file; without the outlines of the collection what the file alone shows."""
    file, problems = read_bytes(content.encode(), name, registry)
    others = [outline for outline in existing or () if outline.path != name]
    problems += check([file], [of_file(file), *others], registry)
    if existing is None:
        problems = [problem for problem in problems if problem.rule is not Rule.UNKNOWN_MENTION]
    return tuple(by_place(problems))
