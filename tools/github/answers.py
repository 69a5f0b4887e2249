"""What the form answers, in Markdown. What somebody wrote stands in it as code and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import unified_diff

from written_declarations.intake.changes_table import changes_as_markdown
from written_declarations.intake.proposal import Proposal
from written_declarations.problems.report import as_markdown, code_block, markdown
from written_declarations.problems.wording import shown
from written_declarations.web.markup import count

LIMIT = 65_536 - 1_536  # GitHub takes 65,536 characters. Bytes are counted here, of which there are more
EDIT = "Please edit the issue above and correct the text; it is then read again."
NO_TIME = (
    "Thank you. The program did not get to the end of the text in time, so nothing was added. "
    "Is there something in it that does not belong to the declaration? " + EDIT
)


def request(proposal: Proposal) -> tuple[str, ...]:
    """What a pull request says of a proposal that can be added."""
    declaration = proposal.declaration
    assert declaration is not None  # noqa: S101 - it can be added
    signed = count(len(declaration.signatures), "signatory", "signatories")
    return (
        f"{'Replaces' if proposal.replaces else 'Adds'} written declaration No. {declaration.number}"
        f" (Doc. {declaration.doc_id}, {declaration.date}): {markdown(declaration.title)}, with {signed}.",
        "Please compare every name with the official page before you merge.",
        *_changes(proposal),
        *_problems("To look at:", proposal),
        *_notes(proposal),
    )


def refusal(proposal: Proposal) -> tuple[str, ...]:
    """What is said of a proposal with open questions or errors."""
    return (
        "Thank you. The text could not be read as it stands, so nothing was added:",
        *(_questions(proposal) or (*_problems("", proposal), EDIT)),
        *_changes(proposal),
        *_notes(proposal),
    )


def difference(before: str, after: str) -> str:
    """What a new text would change in a file, line by line."""
    lines = unified_diff(before.splitlines(), after.splitlines(), "here", "in the issue", n=1, lineterm="")
    return code_block("\n".join(shown(line, 2_000) for line in lines), "diff")


def joined(blocks: Iterable[str], last: str = "", limit: int = LIMIT) -> str:
    """Blocks of Markdown as one text of not more than `limit` bytes; what does not fit is said to be missing.

    The rows of a table are blocks, too.
    """
    all_blocks = list(blocks)
    room = limit - len(last.encode()) - 200
    text = ""
    for index, block in enumerate(all_blocks):
        room -= len(block.encode()) + 2
        if room < 0:
            left = count(len(all_blocks) - index, "more part is", "more parts are")
            text += f"\nThis is too long for GitHub, so {left} left out.\n"
            break
        is_next_row = block.startswith("|") and all_blocks[index - 1].startswith("|")
        text += f"{block}\n" if is_next_row or not text else f"\n{block}\n"
    return text + (f"\n{last}\n" if last else "")


def _questions(proposal: Proposal) -> tuple[str, ...]:
    """The questions as the terminal asks them, and what to write to answer them."""
    keys = [f"{question.key} = " for question in proposal.questions if question.can_be_answered]
    if not proposal.questions:
        return ()
    return (
        *_list(question.asked for question in proposal.questions),
        EDIT,
        "Or leave the text as it is and answer: edit the issue, copy these lines below the last heading, "
        "“Answers to the program”, and write each answer behind its =.",
        code_block("\n".join(keys)),
    )


def _changes(proposal: Proposal) -> tuple[str, ...]:
    rows = changes_as_markdown(proposal.changes).splitlines()
    return ("This is what changes:", *rows) if rows else ()


def _problems(heading: str, proposal: Proposal) -> tuple[str, ...]:
    blocks = tuple(as_markdown([problem]) for problem in proposal.problems)
    return (heading, *blocks) if heading and blocks else blocks


def _notes(proposal: Proposal) -> tuple[str, ...]:
    notes = _list(proposal.notes)
    return ("Read in another way than printed, or left out:", *notes) if notes else ()


def _list(items: Iterable[str]) -> tuple[str, ...]:
    """Items of a list, each a block; the further lines of one, such as the titles to choose from, are a list below it."""
    return tuple(_item(item.splitlines()) for item in items)


def _item(lines: Sequence[str]) -> str:
    return "\n".join(f"{'  ' if line.startswith(' ') else ''}- {markdown(line.strip())}" for line in lines)
