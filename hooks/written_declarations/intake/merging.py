"""A declaration that was read again: what the new text says, what only the file knows, and what would be lost.

A text that is published again has new names and another date. It does not say what people found elsewhere: the
French title, the day of tabling, the official address, footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Body, Declaration
from ..problems.wording import shown
from ..reading.checks import words
from .changes import Changes, are_alike, changes, signatory_changes
from .editions import in_english, is_extended, later, with_earlier
from .merged_text import merged_text

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Merge:
    """The declaration as it would be, what makes it of the one that is there, and what is to be said of it.

    Each of `losses` is a reason to ask before it is written.
    """

    declaration: Declaration
    changes: Changes
    losses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def merge(there: Declaration, read: Declaration) -> Merge:
    """Put a text that was read into the declaration of its number that is there."""
    if (kept := with_earlier(there, read)) is not None:
        takes_text = there.body is None and read.lang == there.lang
        kept = replace(kept, body=read.body) if takes_text else kept
        rest = "its text is taken, because there is none" if takes_text and read.body else "all else stays"
        note = f"this is an earlier edition, of {read.date}: its list is kept as such, and {rest}"
        return _noted(there, kept, (), [note] if kept != there else [])
    if read.lang != "fr" or there.lang == "fr":
        merged = _merged(there, read)
        return _noted(there, merged, [*_identity(there, read), *_losses(there, merged)], _kept(there, read))
    french = _other_title("French title", there.title_fr, read.title)
    if is_extended(there, read):
        merged = _merged(there, in_english(there, read))
        note = "this is a later edition, in French: its list, its date and its address are taken, and not its text"
        return _noted(there, merged, [*_losses(there, merged), *french], [note])
    losses = [*_identity(there, read), *french]
    return _noted(there, replace(there, title_fr=read.title), losses, _of_french(there, read))


def _noted(there: Declaration, merged: Declaration, losses: Iterable[str], notes: Iterable[str]) -> Merge:
    found = changes(there, merged)
    if found.of_the_official_text:  # whoever compared it did not compare this
        merged = replace(merged, checked=None)
        found = changes(there, merged)
    return Merge(merged, found, tuple(losses), tuple(notes))


def _merged(there: Declaration, read: Declaration) -> Declaration:
    title_fr = read.title_fr or (there.title if there.lang == "fr" and read.lang != "fr" else there.title_fr)
    merged = replace(
        read,
        source=read.source or there.source,
        date_tabled=read.date_tabled or there.date_tabled,
        edition=_edition(there, read),
        title_fr=None if read.lang == "fr" else title_fr,
        subjects=there.subjects or read.subjects,
        body=_body(there, read),
        checked=there.checked,
    )
    return later(there, merged)


def _edition(there: Declaration, read: Declaration) -> int | None:
    """The edition that is printed; else one more than is there, if names were added or the date is a later one."""
    if read.edition is not None:
        return read.edition
    is_new = any(change.before is None for change in signatory_changes(there.signatures, read.signatures))
    if is_new or read.date > there.date:
        return (there.edition or 1) + 1
    return there.edition


def _body(there: Declaration, read: Declaration) -> Body | None:
    if there.body is None or read.body is None:
        return read.body or there.body
    markdown = merged_text(there.body.markdown, read.body.markdown)
    return there.body if markdown == there.body.markdown else Body(markdown, "", ())


def _identity(there: Declaration, read: Declaration) -> list[str]:
    """What makes it doubtful that both are one declaration."""
    if read.doc_id == there.doc_id:
        return []
    return [f"the Doc. ID is {there.doc_id} there, and {read.doc_id} in this text"]


def _losses(there: Declaration, merged: Declaration) -> Iterator[str]:
    found = changes(there, merged)
    gone = [str(change.before) for change in found.signatories if change.place is None]
    if gone:
        yield f"{_counted(len(gone), 'signatory', 'signatories')} would be gone: {_named(gone)}"
    changed_language = merged.lang != there.lang
    if changed_language and there.body is not None:
        yield "the French text would be replaced by the English one"
    elif not changed_language:
        yield from _lost_text(there, merged, found)
        yield from _other_title("title", there.title, merged.title)
        yield from _other_title("French title", there.title_fr, merged.title_fr)
    if merged.date < there.date:
        yield f"the date goes back from {there.date} to {merged.date}"
    for edition in there.earlier:
        if edition.number not in {each.number for each in merged.earlier}:
            yield f"the list of the edition of {edition.date} would be gone"
    if (merged.edition or 1) < (there.edition or 1):
        yield f"the edition goes back from {there.edition} to {merged.edition or 1}"


def _other_title(what: str, there: str | None, read: str | None) -> Iterator[str]:
    if there is not None and read is not None and not are_alike(there, read):
        yield f"the {what} is another: {shown(there, 100)} there, {shown(read, 100)} in this text"


def _lost_text(there: Declaration, merged: Declaration, found: Changes) -> Iterator[str]:
    gone = sum(change.place is None for change in found.paragraphs)
    before, after = words(there.body), words(merged.body)
    if gone:
        yield f"{_counted(gone, 'paragraph', 'paragraphs')} of the text would be gone"
    elif after < before:
        yield f"the text would be shorter: {_counted(before, 'word', 'words')} there, {after:,} in this text"


def _kept(there: Declaration, read: Declaration) -> Iterator[str]:
    if there.body is not None and read.body is None:
        yield "this text has no paragraphs: those that are there are kept"


def _of_french(there: Declaration, read: Declaration) -> Iterator[str]:
    """How the French text differs from the English declaration, which stays as it is."""
    found = signatory_changes(there.signatures, read.signatures)
    kinds = {
        "names who is not there": [str(change.after) for change in found if change.was is None],
        "does not name": [str(change.before) for change in found if change.place is None],
        "prints in another way": [
            f"{change.before} ({change.after})"
            for change in found
            if change.before and change.after and str(change.before) != str(change.after)
        ],
    }
    for what, entries in kinds.items():
        if entries:
            yield f"the French text {what}: {_named(entries)}"
    if read.date != there.date:
        yield f"the French text is of {read.date}, and the English one that is there of {there.date}"
    yield "of the French text the title is taken, and nothing else"


def _named(entries: Sequence[str]) -> str:
    more = f"; and {len(entries) - _MOST_NAMED:,} more" if len(entries) > _MOST_NAMED else ""
    return "; ".join(shown(entry, 100) for entry in entries[:_MOST_NAMED]) + more


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
