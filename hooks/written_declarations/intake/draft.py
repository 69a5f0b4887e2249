"""The file that a declaration becomes: a new one, or the one that is there with what the text says put into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Declaration
from ..problems.place import has_errors
from ..reading.declaration import read_bytes
from ..reading.registry import Registry
from ..reading.writer import write
from .changes import NO_CHANGES, Changes
from .look_alikes import LookAlikes
from .merged_file import comments, merged_file
from .merging import Merge, merge
from .question import Question

REPLACE, NEW = "replace", "new"  # keys of questions that are answered with yes or no
_YES, _NO = ("yes", "y", "oui"), ("no", "n", "non")


@dataclass(frozen=True, slots=True)
class Draft:
    """The declaration, its file, and what the file changes of the one that is there.

    `question` is asked before it is written; `is_unchanged` says that nothing is to be written.
    """

    declaration: Declaration
    content: str
    changes: Changes
    is_unchanged: bool
    question: Question | None
    notes: tuple[str, ...]


def draft(
    read: Declaration,
    there: bytes | None,
    registry: Registry,
    look_alikes: LookAlikes,
    answers: Mapping[str, str],
) -> Draft:
    """The file of a declaration that was read. `there` is the content of the file of its number, None if there is none."""
    if there is None:
        question = question_of(read, [], look_alikes, answers, replaces=False)
        return Draft(read, write(read), NO_CHANGES, is_unchanged=False, question=question, notes=())
    merged, content, losses = _merged(read, there, registry)
    question = question_of(read, losses, look_alikes, answers, replaces=True) if content is not None else None
    return Draft(merged.declaration, content or there.decode(), merged.changes, content is None, question, merged.notes)


def question_of(
    read: Declaration, losses: Sequence[str], look_alikes: LookAlikes, answers: Mapping[str, str], *, replaces: bool
) -> Question | None:
    """What is asked before a declaration is written; None if there is no reason to ask, or it was answered with yes."""
    reasons = [*losses, *look_alikes.doubts(read, replaces=replaces)]
    key = REPLACE if replaces else NEW
    if not reasons or is_yes(answers.get(key, "")):
        return None
    asked = (
        f"No. {read.number} is here already, and this text would change what it should not. Replace it? yes or no"
        if replaces
        else f"is this really No. {read.number}? yes or no"
    )
    return Question(key, "\n".join([asked, *(f"    {reason}" for reason in reasons)]))


def is_yes(answer: str) -> bool:
    """Whether an answer says yes."""
    return answer.strip(" .!").casefold() in _YES


def is_no(question: Question, answer: str) -> bool:
    """Whether an answer says no to a question of yes or no, which then is not asked again."""
    return question.key in (REPLACE, NEW) and answer.strip(" .!").casefold() in _NO


def _merged(read: Declaration, there: bytes, registry: Registry) -> tuple[Merge, str | None, list[str]]:
    """The merged declaration; the content of its file, None if it stays as it is; and what would be lost."""
    file, problems = read_bytes(there, f"{read.number}.md", registry)
    if file.declaration is None or has_errors(problems) or file.declaration.number != read.number:
        lost = ["the file that is there has errors, and all that only it says would be lost: mend them first"]
        return Merge(read, NO_CHANGES), write(read), lost
    merged = merge(file.declaration, read)
    if not merged.changes:
        return merged, None, []
    content = merged_file(there.decode(), file.declaration, merged.declaration, merged.changes, registry)
    if content is not None:
        return merged, content, list(merged.losses)
    lost = [f"{len(found)} comments in the file would be lost"] if (found := comments(there.decode())) else []
    return merged, write(merged.declaration), [*merged.losses, *lost]
