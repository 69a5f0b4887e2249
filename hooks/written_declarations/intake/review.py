"""What is said of many texts: what was written, and the list of those left, with what is asked and how to go on."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..problems.report import as_markdown, markdown
from ..problems.wording import shown
from .changes_table import changes_as_markdown, changes_as_text
from .many import Fate, Outcome
from .pages import REVIEW_TITLE
from .proposal import file_name


def written(outcomes: Iterable[Outcome], folder: Path, *, is_dry: bool) -> str:
    """What is written, a line each and, where a file changes, the table below it."""
    verb = "would be written" if is_dry else "was written"
    return "".join(
        f"{folder / file_name(each.read.number)} {verb}: {shown(each.page.name, 400)}\n"
        + changes_as_text(each.proposal.changes)
        for each in outcomes
        if each.is_written and each.proposal and each.read
    )


def notes(outcomes: Iterable[Outcome]) -> str:
    """What is to be said of the texts that are not left, each kind once, with the first text that it is said of."""
    said: dict[str, list[str]] = {}
    for each in outcomes:
        if each.is_written and each.proposal:
            for note in each.proposal.notes:
                said.setdefault(note, []).append(each.page.name)
            for problem in each.proposal.problems:
                what = f"{problem.rule.severity} {problem.rule.id}: {problem.message}"
                said.setdefault(what, []).append(each.page.name)
        elif each.fate is Fate.SAME and each.goes_with:
            note = f"it is not written, because {shown(each.goes_with.name, 400)} is: {each.why}"
            said.setdefault(note, []).append(each.page.name)
    return "".join(
        f"{shown(names[0], 400)}{f' and {len(names) - 1:,} more' if len(names) > 1 else ''}: {note}\n"
        for note, names in said.items()
    )


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many texts there were, and what became of them."""
    counts = Counter(outcome.fate for outcome in outcomes)
    parts = ", ".join(f"{counts[fate]:,} {fate}" for fate in Fate if counts[fate])
    return f"{len(outcomes):,} {'text' if len(outcomes) == 1 else 'texts'}: {parts or 'none was found'}\n"


def review(outcomes: Iterable[Outcome], output: str) -> str:
    """The list of what is left; empty if nothing is. `output` is the folder that was named to write to, if one was."""
    left = [outcome for outcome in outcomes if outcome.fate is Fate.LEFT]
    if not left:
        return ""
    parts = (part for outcome in left for part in _parts(outcome, output))
    return "\n".join([REVIEW_TITLE, "", *parts])


def _parts(outcome: Outcome, output: str) -> Iterator[str]:
    name, proposal = outcome.page.name, outcome.proposal
    yield from (f"## {markdown(name)}", "")
    if outcome.why:
        yield from (f"- {markdown(outcome.why)}", "")
    keys: list[str] = []
    if proposal:
        for question in proposal.questions:
            first, *more = question.asked.splitlines()
            yield from (f"- {markdown(first)}", *(f"    - {markdown(line.strip())}" for line in more))
            keys += [question.key] if question.can_be_answered else []
        yield ""
        if proposal.changes:
            yield from (changes_as_markdown(proposal.changes), "")
        if proposal.problems:
            yield from (as_markdown(proposal.problems), "")
    if outcome.page.refusal and not outcome.page.content:
        return
    command = _command(name, keys, output, replaces=bool(proposal and proposal.changes))
    yield from ("To take it up again:", "", f"    {command}", "")


def _command(name: str, keys: Iterable[str], output: str, *, replaces: bool) -> str:
    """The command for one text; each answer is to be written in the place of the dots."""
    if not name.isprintable():  # no shell would take it as it is shown
        return "rename the file first: its name has characters that are not seen"
    answers = [f"--answer {shlex.quote(f'{key}=...')}" for key in keys if key != "replace"]
    folder = [f"--output {shlex.quote(output)}"] if output else []
    return " ".join(["declarations import", shlex.quote(name), *answers, *folder, *["--replace"] * replaces])
