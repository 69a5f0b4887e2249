"""The command `import`, given its arguments and its collection: texts are read, shown, asked about and written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..machinery.progress import Progress
from ..problems.wording import shown
from ..reading.outline import Outline
from ..reading.registry import Registry
from .adding import add, messages, propose_asking
from .draft import REPLACE
from .many import import_many
from .pages import SourceText, is_review, pages
from .proposal import Proposal, file_name
from .question import Question
from .review import notes, review, summary, written

_CUT_LINE = 4095  # bytes of a line after which a terminal drops the rest


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. `output` is the folder to write to as it was named, empty if it was not; `is_printed` says
    that the file is printed instead.
    """

    paths: Sequence[str]
    source: str | None
    answers: Mapping[str, str]
    replaces: bool
    is_dry: bool
    review: Path
    is_printed: bool
    output: str


@dataclass(frozen=True, slots=True)
class Collection:
    """The folder to write to, and how to look at what is there. `written` is told of each file that is written, and
    what it held before.
    """

    folder: Path
    registry: Registry
    outlines: Callable[[], Iterable[Outline]]
    there: Callable[[str], bytes | None]
    written: Callable[[str, bytes | None], object]

    def add(self, proposal: Proposal, *, replace: bool) -> None:
        """Write the file of a proposal; see `adding.add`."""
        name = file_name(proposal.number or 0)
        before = self.there(name)
        add(proposal, self.folder, replace=replace)
        self.written(name, before)


def import_texts(request: Request, collection: Collection) -> int:
    """Import them. Returns 0, or 1 if something is left or would have errors, or 2 if it was asked in a wrong way.

    Raises OSError as `pages` does.
    """
    if list(request.paths) == ["-"]:
        if sys.stdin.isatty():  # which would wait without a word
            _say("Paste the text here; then press Enter, and Ctrl and D together.")
        page = SourceText("-", sys.stdin.buffer.read())
        if sys.stdin.isatty() and cut_by_terminal(page.content):
            _say(
                "The terminal cut a line at 4,095 bytes. Save the text as a file, or pipe the clipboard to the command."
            )
            return 2
        return _one(page, request, collection, _no_answer)
    found = pages(request.paths)
    if len(found) == 1 and not Path(request.paths[0]).is_dir():
        return _one(found[0], request, collection, _ask if sys.stdin.isatty() else _no_answer)
    if request.source or request.is_printed:
        _say(f"--source and --output - are for one text, and these are {len(found):,}.")
        return 2
    return _many(found, request, collection)


def cut_by_terminal(content: bytes) -> bool:
    """Whether a text that was pasted on a terminal has a line as long as terminals let through."""
    return any(len(line) >= _CUT_LINE for line in content.splitlines())


def _one(page: SourceText, request: Request, collection: Collection, ask: Callable[[Question], str]) -> int:
    if page.refusal:
        _say(f"{shown(page.name, 400)}: {page.refusal}")
        return 2
    source = request.source or page.addresses
    answers = {**request.answers, **({REPLACE: "yes"} if request.replaces else {})}
    proposal = propose_asking(
        page.content, source, collection.registry, collection.outlines(), ask, answers, collection.there
    )
    sys.stderr.write(messages(proposal, colour=sys.stderr.isatty()))
    if not proposal.can_be_added:
        return 1
    if request.is_printed:
        sys.stdout.write(proposal.file)
        return 0
    if not request.is_dry and not proposal.is_unchanged:
        try:
            collection.add(proposal, replace=request.replaces or ask is _ask)
        except FileExistsError as error:
            _say(str(error))
            return 1
    sys.stdout.write(_done(proposal, collection.folder, is_dry=request.is_dry))
    return 0


def _done(proposal: Proposal, folder: Path, *, is_dry: bool) -> str:
    what = "is unchanged" if proposal.is_unchanged else "would be written" if is_dry else "was written"
    signed = len(proposal.declaration.signatures) if proposal.declaration else 0
    signatories = "signatory" if signed == 1 else "signatories"
    return f"{folder / f'{proposal.number}.md'} {what}: No. {proposal.number} with {signed:,} {signatories}.\n"


def _many(found: Sequence[SourceText], request: Request, collection: Collection) -> int:
    with Progress("Reading texts") as progress:
        outcomes = import_many(
            found,
            collection.registry,
            collection.outlines(),
            collection.there,
            replaces=request.replaces or request.is_dry,
            answers=request.answers,
            on_progress=progress,
        )
    left = review(outcomes, request.output)
    if not request.is_dry:
        _write_review(left, request.review)  # before a declaration is: it may not be possible
        for outcome in outcomes:
            if outcome.is_written and outcome.proposal:
                collection.add(outcome.proposal, replace=True)
    sys.stderr.write(notes(outcomes))
    sys.stdout.write(written(outcomes, collection.folder, is_dry=request.is_dry) + summary(outcomes))
    if left:
        is_here = f"What is left, and how to go on:\n\n{left}"
        sys.stdout.write(is_here if request.is_dry else f"What is left, and how to go on, stands in {request.review}\n")
    return 1 if left else 0


def _write_review(left: str, path: Path) -> None:
    """Write the list of what is left in the place of that of an earlier run, which is removed if nothing is left.

    Raises OSError if it cannot be written, or FileExistsError if another file stands there.
    """
    is_ours = path.exists() and is_review(path.read_bytes())
    if left and path.exists() and not is_ours:
        raise FileExistsError(f"{path} is there and is no list of texts that are left: name another with --review.")
    if left:
        path.write_text(left, encoding="utf-8", newline="\n")
    elif is_ours:
        path.unlink()


def _ask(question: Question) -> str:
    _say(f"{question.asked}\n> ", end="")
    return sys.stdin.readline().strip()


def _no_answer(_: Question) -> str:
    return ""


def _say(text: str, end: str = "\n") -> None:
    sys.stderr.write(f"{text}{end}")
    sys.stderr.flush()
