"""Reads the official text that somebody pasted into the form, and says what became of it. It needs no right.

    python tools/github/read_issue.py EVENT DECLARATIONS READING

EVENT is the event file of GitHub, DECLARATIONS the collection, READING the file to which the `Reading` is written,
for propose.py. Always writes one, whatever the text does to the program: it is read in a process of its own, which
may crash and has LIMIT seconds.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from answers import NO_TIME, refusal, request
from hub import log

from written_declarations.collection.folder import outlines_of, registry_of
from written_declarations.intake.proposal import propose
from written_declarations.problems.place import ProblemsFoundError
from written_declarations.problems.report import as_text
from written_declarations.reading.registry import Registry

TEXT, ADDRESS = "The official text", "The address of the official page"
LIMIT = 120  # seconds; the longest texts that fit into an issue take two


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pasted text became: the number and the file of a declaration, or neither.

    `said` are blocks of Markdown: with a file for the pull request, without for the sender.
    """

    number: int | None
    file: str
    said: Sequence[str]


def fields(body: str) -> tuple[str, str]:
    """The pasted text and the address of an issue made with the form. Either may be empty."""
    text, _, address = body.replace("\r\n", "\n").rpartition(f"\n### {ADDRESS}\n")
    text = text.partition(f"### {TEXT}\n")[2].strip()
    fenced = re.fullmatch(r"(`{3,}|~{3,})\w*\n(.*?)\n?\1", text, re.DOTALL)
    address = address.strip()
    return (fenced[2] if fenced else text), "" if address == "_No response_" else address


def read(body: str, registry: Registry, folder: Path) -> Reading:
    """What the text of an issue becomes. Writes nothing."""
    text, source = fields(body)
    proposal = propose(text.encode(errors="replace"), source or None, registry, outlines_of(folder, registry))
    if not proposal.can_be_added:
        return Reading(None, "", refusal(proposal))
    return Reading(proposal.number, proposal.file, request(proposal))


def _read_here(event: Path, folder: Path) -> Reading:
    issue = json.loads(event.read_text(encoding="utf-8"))["issue"]
    return read(issue["body"] or "", registry_of(folder), folder)


def _read_apart(event: str, folder: str) -> Reading:
    """The reading by a process of its own. Raises CalledProcessError where that crashes."""
    command = [sys.executable, __file__, event, folder]
    try:
        done = subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return Reading(None, "", (NO_TIME,))
    return Reading(**json.loads(done.stdout))


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, 1 after a crash, or 2 if it was called in a wrong way."""
    match arguments:
        case [event, folder]:  # the process of its own
            try:
                reading = _read_here(Path(event), Path(folder))
            except ProblemsFoundError as found:
                sys.stderr.write(as_text(found.problems))
                return 1
            sys.stdout.write(json.dumps(asdict(reading)))
        case [event, folder, file]:
            try:
                reading = _read_apart(event, folder)
            except subprocess.CalledProcessError as error:
                sys.stderr.write(log(error.stderr.decode(errors="replace")))
                return 1
            Path(file).write_text(json.dumps(asdict(reading)), encoding="utf-8")
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
