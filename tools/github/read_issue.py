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
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from answers import NO_TIME, refusal, request
from hub import log

from written_declarations.collection.folder import file_in, outlines_of, registry_of
from written_declarations.intake.proposal import propose
from written_declarations.problems.place import ProblemsFoundError
from written_declarations.problems.report import as_text
from written_declarations.reading.registry import Registry

TEXT, ADDRESS, ANSWERS = "The official text", "The address of the official page", "Answers to the program"
LIMIT = 120  # seconds; the longest texts that fit into an issue take two


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pasted text became: the number and the file of a declaration, or neither.

    `said` are blocks of Markdown: with a file for the pull request, without for the sender.
    """

    number: int | None
    file: str
    said: Sequence[str]


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands in an issue made with the form. Everything may be empty."""

    text: str
    address: str
    answers: Mapping[str, str]

    @classmethod
    def of(cls, body: str) -> Fields:
        """The fields of the body of an issue."""
        rest, answers = _parted(body.replace("\r\n", "\n"), ANSWERS)
        rest, address = _parted(rest, ADDRESS)
        lines = [line.partition("=") for line in _unfenced(answers).splitlines()]
        return cls(
            _unfenced(rest.partition(f"### {TEXT}\n")[2]),
            _unfenced(address),
            {key.strip(): answer.strip() for key, sign, answer in lines if sign and answer.strip()},
        )


def _parted(body: str, heading: str) -> tuple[str, str]:
    """What stands before and behind the last heading of this name; behind is nothing if there is none."""
    before, found, behind = body.rpartition(f"\n### {heading}\n")
    return (before, behind) if found else (body, "")


def _unfenced(field: str) -> str:
    """A field as it was filled in, without what GitHub puts around it."""
    field = field.strip()
    fenced = re.fullmatch(r"(`{3,}|~{3,})\w*\n(.*?)\n?\1", field, re.DOTALL)
    return fenced[2] if fenced else "" if field == "_No response_" else field


def read(body: str, registry: Registry, folder: Path) -> Reading:
    """What the text of an issue becomes. Writes nothing."""
    form = Fields.of(body)
    text, source = form.text.encode(errors="replace"), form.address or None
    outlines, there = outlines_of(folder, registry), partial(file_in, folder)
    proposal = propose(text, source, registry, outlines, form.answers, there=there)
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
