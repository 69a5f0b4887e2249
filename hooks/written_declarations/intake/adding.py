"""A proposal that goes into a collection: open questions are asked, errors reported, the file written."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ..machinery.files import write_whole
from ..problems.report import as_text
from ..reading.outline import Outline
from ..reading.registry import Registry
from .changes_table import changes_as_text
from .draft import is_no
from .proposal import Proposal, file_name, nothing, propose
from .question import Question


def propose_asking(
    text: bytes,
    source: str | Sequence[str] | None,
    registry: Registry,
    existing: Iterable[Outline],
    ask: Callable[[Question], str],
    answers: Mapping[str, str] | None = None,
    there: Callable[[str], bytes | None] = nothing,
) -> Proposal:
    """The proposal for a text, once `ask` has answered every question or, with empty answers, none of them.

    `answers` are given beforehand. For the other arguments see `propose`.
    """
    known = dict(answers or {})
    outlines = list(existing)
    while True:
        proposal = propose(text, source, registry, outlines, known, there=there)
        if any(question.is_refusal for question in proposal.questions):
            return proposal
        given = {question.key: ask(question) for question in proposal.questions}
        declined = any(is_no(question, given[question.key]) for question in proposal.questions)
        if declined or not any(given.values()):
            return proposal
        known |= {key: answer for key, answer in given.items() if answer}


def messages(proposal: Proposal, *, colour: bool) -> str:
    """What is to be said of a proposal, as text for a terminal; empty if nothing is."""
    said = [f"note: {note}\n" for note in proposal.notes]
    if proposal.changes:
        said += ["This is what changes:\n", changes_as_text(proposal.changes)]
    keys = [question.key for question in proposal.questions if question.can_be_answered]
    if proposal.questions:
        said.append("Nothing was written, because the text leaves questions open:\n")
        said += [f"  - {question.asked}\n" for question in proposal.questions]
        said.append(f"Answer with {', '.join(f'--answer {shlex.quote(key)}=…' for key in keys)}\n" if keys else "")
    elif not proposal.can_be_added:
        said.append("Nothing was written, because the declaration would have errors:\n")
    return "".join(said) + as_text(proposal.problems, colour=colour)


def add(proposal: Proposal, folder: Path, *, replace: bool = False) -> Path:
    """Write the file of a proposal to a folder, which is made if it is missing, and return its path.

    Raises ValueError if the proposal cannot be added, and FileExistsError if a link stands there or, unless it is
    to be replaced, another text.
    """
    if proposal.number is None or not proposal.can_be_added:
        raise ValueError("a proposal with open questions or errors is not added")
    path = folder / file_name(proposal.number)
    if path.is_symlink():
        raise FileExistsError(f"{path} is a link to another file; nothing was written")
    content = proposal.file.encode()
    is_there = path.exists()
    if is_there and path.read_bytes() == content:
        return path
    if is_there and not replace:
        raise FileExistsError(
            f"{path} is there already and differs; nothing was written. To write over it, add --replace"
        )
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return path
