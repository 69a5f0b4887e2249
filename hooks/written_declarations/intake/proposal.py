"""A proposal: the declaration file that an official text becomes, with all that is to be asked and said about it.

There is one way from a text to a file. Whoever imports, the command, the form or the preview, shows a proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Declaration
from ..problems.catalogue import Rule
from ..problems.place import Problem, by_place, has_errors
from ..problems.wording import shown
from ..reading.checks import check
from ..reading.declaration import read_bytes
from ..reading.outline import Outline, of_file
from ..reading.registry import Registry
from ..reading.values import is_address
from ..reading.writer import write
from .importer import Imported, read_official
from .official_text import UnreadableError, are_numbered, lines_of
from .pasted import at_pasted_lines
from .question import Question


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to add to the collection, or to put in the place of what has the same number.

    As long as a question is open there is no declaration, the file is empty and problems are not known.
    Problems stand at the lines of the text, or name a part of the declaration. `replaces` says whether the
    collection has a file of that number already.
    """

    declaration: Declaration | None
    file: str
    replaces: bool
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]

    @property
    def number(self) -> int | None:
        """The number of the declaration, once no question is open."""
        return self.declaration.number if self.declaration else None

    @property
    def can_be_added(self) -> bool:
        """Whether the file is complete and the collection would accept it."""
        return self.declaration is not None and not has_errors(self.problems)


def propose(
    text: bytes,
    source: str | None,
    registry: Registry,
    existing: Iterable[Outline] | None = None,
    answers: Mapping[str, str] | None = None,
    path: str = "the pasted text",
) -> Proposal:
    """Propose the file of an official text, pasted or saved.

    `source` is the address of the official page. `existing` are the outlines of the collection, under the names
    of its files; None if it is not known, and then nothing is said of what only it could show. They are not
    looked at before every question is answered. `answers` are those to the questions of an earlier proposal,
    by key: the number of a choice, or a text. `path` is what problems call the text.
    """
    try:
        lines = lines_of(text, answers)
    except UnreadableError as unreadable:
        imported = Imported(None, (unreadable.question,), ())
        return Proposal(None, "", replaces=False, problems=(), questions=imported.questions, notes=())
    imported = read_official(lines, registry, source, answers, numbered=are_numbered(text))
    questions = imported.questions
    if source and not is_address(source):
        questions = (*questions, Question("source", not_an_address(source)))
    if imported.declaration is None or questions:
        return Proposal(None, "", replaces=False, problems=(), questions=questions, notes=imported.notes)
    content, name = write(imported.declaration), file_name(imported.declaration.number)
    outlines = None if existing is None else list(existing)
    problems = at_pasted_lines(_problems(content, name, registry, outlines), content, path, imported.places, lines)
    replaces = any(outline.path == name for outline in outlines or ())
    return Proposal(imported.declaration, content, replaces, tuple(by_place(problems)), (), imported.notes)


def file_name(number: int) -> str:
    """The name of the file of a declaration, within its collection."""
    return f"{number}.md"


def not_an_address(text: str) -> str:
    """What is said of a source that is none."""
    return f"{shown(text)} is not a web address; it begins with https://"


def _problems(content: str, name: str, registry: Registry, existing: Sequence[Outline] | None) -> tuple[Problem, ...]:
    file, problems = read_bytes(content.encode(), name, registry)
    others = [outline for outline in existing or () if outline.path != name]
    problems += check([file], [of_file(file), *others], registry)
    if existing is None:
        problems = [problem for problem in problems if problem.rule is not Rule.UNKNOWN_MENTION]
    return tuple(by_place(problems))
