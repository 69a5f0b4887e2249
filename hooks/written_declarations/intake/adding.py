"""A proposal that goes into a collection: open questions are asked, errors reported, the file written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..problems.report import as_text
from ..reading.outline import Outline
from ..reading.registry import Registry
from .proposal import Proposal, file_name, propose
from .question import Question


def propose_asking(
    text: bytes,
    source: str | None,
    registry: Registry,
    existing: Iterable[Outline],
    ask: Callable[[Question], str],
) -> Proposal:
    """The proposal for a text, once `ask` has answered every question or, with empty answers, none of them.

    For the other arguments see `propose`.
    """
    answers: dict[str, str] = {}
    while True:
        proposal = propose(text, source, registry, existing, answers)
        if any(question.is_refusal for question in proposal.questions):
            return proposal
        given = {question.key: ask(question) for question in proposal.questions}
        if not any(given.values()):
            return proposal
        answers |= {key: answer for key, answer in given.items() if answer}


def messages(proposal: Proposal, *, colour: bool) -> str:
    """What is to be said of a proposal, as text for a terminal; empty if nothing is."""
    said = [f"note: {note}\n" for note in proposal.notes]
    if proposal.questions:
        said.append("Nothing was written, because the text leaves questions open:\n")
        said += [f"  - {question.asked}\n" for question in proposal.questions]
    elif not proposal.can_be_added:
        said.append("Nothing was written, because the declaration would have errors:\n")
    return "".join(said) + as_text(proposal.problems, colour=colour)


def add(proposal: Proposal, folder: Path, *, replace: bool = False) -> Path:
    """Write the file of a proposal to a folder, which is made if it is missing, and return its path.

    Raises ValueError if the proposal cannot be added, and, unless it is to be replaced, FileExistsError
    if another text stands there.
    """
    if proposal.number is None or not proposal.can_be_added:
        raise ValueError("a proposal with open questions or errors is not added")
    path = folder / file_name(proposal.number)
    if not replace and path.exists() and path.read_bytes() != proposal.file.encode():
        raise FileExistsError(f"{path} is there already and differs; nothing was written. Compare it with --output -")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(proposal.file, encoding="utf-8", newline="\n")
    return path
