"""Makes a declaration of an issue in which somebody pasted an official text.

    python tools/github/import_issue.py EVENT DECLARATIONS ANSWER

EVENT is the event file of GitHub, DECLARATIONS the folder to write to, ANSWER the Markdown file that
is sent back. Prints `number=638` for the workflow if a declaration was written, else nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from written_declarations.collection.folder import load_registry, outlines_of
from written_declarations.intake.adding import add
from written_declarations.intake.proposal import Proposal, propose
from written_declarations.problems.report import as_markdown, as_text, markdown
from written_declarations.reading.registry import Registry
from written_declarations.web.markup import count

TEXT, ADDRESS = "The official text", "The address of the official page"


def fields(body: str) -> tuple[str, str]:
    """The pasted text and the address of an issue made with the form. Either may be empty."""
    text, _, address = body.replace("\r\n", "\n").rpartition(f"\n### {ADDRESS}\n")
    text = text.partition(f"### {TEXT}\n")[2].strip()
    fenced = re.fullmatch(r"(`{3,}|~{3,})\w*\n(.*?)\n?\1", text, re.DOTALL)
    return (fenced[2] if fenced else text), address.strip()


def answer(body: str, registry: Registry, folder: Path) -> tuple[int | None, str]:
    """Write the declaration and return its number, or None; with either, the answer to the sender."""
    text, address = fields(body)
    source = address if address != "_No response_" else ""
    proposal = propose(text.encode(), source or None, registry, outlines_of(folder, registry))
    if not proposal.can_be_added:
        return None, _refusal(proposal)
    add(proposal, folder, replace=True)
    return proposal.number, _summary(proposal)


def _summary(proposal: Proposal) -> str:
    declaration = proposal.declaration
    assert declaration is not None  # noqa: S101 - the caller saw it
    signed = count(len(declaration.signatures), "signatory", "signatories")
    lines = [
        f"{'Replaces' if proposal.replaces else 'Adds'} written declaration No. {declaration.number}"
        f" (Doc. {declaration.doc_id}, {declaration.date}): {markdown(declaration.title)}, with {signed}.",
        "",
        "Please compare every name with the official page before you merge.",
    ]
    if proposal.notes:
        lines += ["", "Read in another way than printed, or left out:", "", *_list(proposal.notes)]
    if proposal.problems:
        lines += ["", "To look at:", "", as_markdown(proposal.problems)]
    return "\n".join(lines) + "\n"


def _refusal(proposal: Proposal) -> str:
    asked = [question.asked for question in proposal.questions]
    lines = [
        "Thank you. The text could not be read as it stands, so nothing was added yet:",
        "",
        *(_list(asked) if asked else [as_markdown(proposal.problems)]),
        "",
        "Please edit the issue above and correct the text; it is then read again.",
    ]
    return "\n".join(lines) + "\n"


def _list(items: Sequence[str]) -> list[str]:
    """Items of a list; the further lines of one, such as the titles to choose from, are a list below it."""
    lines = [line for item in items for line in item.splitlines()]
    return [f"{'  ' if line.startswith(' ') else ''}- {markdown(line.strip())}" for line in lines]


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, or 2 if it was called in a wrong way."""
    if len(arguments) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    event, folder, answer_file = (Path(argument) for argument in arguments)
    registry, problems = load_registry(folder)
    if registry is None:
        sys.stderr.write(as_text(problems))
        return 1
    issue = json.loads(event.read_text(encoding="utf-8"))["issue"]
    number, text = answer(issue["body"] or "", registry, folder)
    answer_file.write_text(text, encoding="utf-8")
    if number is not None:
        sys.stdout.write(f"number={number}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
