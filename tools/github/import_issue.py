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

from written_declarations.collection.folder import check_files, load_registry
from written_declarations.intake.importer import Imported, read_official
from written_declarations.intake.official_text import lines_of
from written_declarations.problems.catalogue import Problem, has_errors
from written_declarations.problems.report import markdown
from written_declarations.reading.declaration import is_address, read_bytes
from written_declarations.reading.registry import Registry
from written_declarations.reading.writer import write
from written_declarations.web.markup import count

TEXT, ADDRESS = "The official text", "The address of the official page"


def fields(body: str) -> tuple[str, str]:
    """The pasted text and the address of an issue made with the form. Either may be empty."""
    text, _, address = body.replace("\r\n", "\n").rpartition(f"\n### {ADDRESS}\n")
    text = text.partition(f"### {TEXT}\n")[2].strip()
    fenced = re.fullmatch(r"(`{3,}|~{3,})\w*\n(.*?)\n?\1", text, re.DOTALL)
    return (fenced[2] if fenced else text), address.strip()


def answer(body: str, registry: Registry, folder: Path) -> tuple[int | None, str]:
    """Write the declaration and return its number, or None; with either, what to tell the sender."""
    text, address = fields(body)
    if address in ("", "_No response_"):
        address = ""
    elif not is_address(address):
        return None, _refusal([f"{markdown(address)} is not a web address. It begins with https://"])
    imported = read_official(lines_of(text.encode()), registry, address or None)
    if imported.declaration is None:
        return None, _refusal([markdown(question.asked) for question in imported.questions])
    declaration, content = imported.declaration, write(imported.declaration)
    _, problems = read_bytes(content.encode(), f"{declaration.number}.md", registry)
    if has_errors(problems):
        return None, _refusal([_told(problem) for problem in problems])
    path = folder / f"{declaration.number}.md"
    replaces = path.exists()
    path.write_text(content, encoding="utf-8", newline="\n")
    return declaration.number, _summary(imported, check_files([path], folder), replaces=replaces)


def _summary(imported: Imported, problems: Sequence[Problem], *, replaces: bool) -> str:
    declaration = imported.declaration
    assert declaration is not None  # noqa: S101 - the caller saw it
    signed = count(len(declaration.signatures), "signatory", "signatories")
    verb = "Replaces" if replaces else "Adds"
    lines = [
        f"{verb} written declaration No. {declaration.number} (Doc. {declaration.doc_id}, {declaration.date}):"
        f" {markdown(declaration.title)}, with {signed}.",
        "",
        "Please compare every name with the official page before you merge.",
    ]
    told = [_told(problem) for problem in problems] + [markdown(note) for note in imported.notes]
    if told:
        lines += ["", "What to look at:", "", *(f"- {item}" for item in told)]
    return "\n".join(lines) + "\n"


def _refusal(reasons: Sequence[str]) -> str:
    return "\n".join(
        [
            "Thank you. The text could not be read as it stands, so nothing was added yet:",
            "",
            *(f"- {reason}" for reason in reasons),
            "",
            "Please edit the issue above and correct the text; it is then read again.",
            "",
        ]
    )


def _told(problem: Problem) -> str:
    return f"{problem.rule.severity} {problem.rule.id}: {markdown(problem.message)}; {markdown(problem.help)}"


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, or 2 if it was called in a wrong way."""
    if len(arguments) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    event, folder, answer_file = (Path(argument) for argument in arguments)
    registry, problems = load_registry(folder)
    if registry is None:
        sys.stderr.write("\n".join(map(str, problems)))
        return 1
    issue = json.loads(event.read_text(encoding="utf-8"))["issue"]
    number, told = answer(issue["body"] or "", registry, folder)
    answer_file.write_text(told, encoding="utf-8")
    if number is not None:
        sys.stdout.write(f"number={number}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
