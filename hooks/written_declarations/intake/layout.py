"""The lines of an official text, sorted by what they are, in every layout that the Assembly has used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from ..reading.registry import Registry
from .heading import Facts, facts_of
from .signatories import Entry, entries

_NAVIGATION = frozenset(
    line.casefold()
    for line in (
        "Logo Assembly Logo Hemicycle",
        "Print",
        "Imprimer",
        "See related documents",
        "Autres documents liés",
        "several Assembly members",
        "Several Assembly members",
        "plusieurs membres de l'Assemblée",
        "plusieurs membres de l’Assemblée",
        "Signed (see overleaf)",
        "Parliamentary Assembly",
        "Assemblée parlementaire",
    )
)
_DISCLAIMER = re.compile(
    r"\W*(?:This written declaration commits only|Cette déclaration écrite n['’]engage que)", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:Signatories|Signataires|Signed|Signé)\s*:\s*[0-9]*\s*", re.IGNORECASE)
_TOTAL = re.compile(r"^Total\s*=?\s*([0-9]{1,6})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what it is: at most one of the others is set, and none for a line of the title or the text."""

    text: str
    is_left_out: bool = False
    total: int | None = None
    facts: Facts | None = None
    signatories: tuple[Entry, ...] | None = None

    @property
    def is_text(self) -> bool:
        """Whether it belongs to the title or to the text. An empty one parts paragraphs."""
        return not self.is_left_out and self.total is None and self.facts is None and self.signatories is None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text by its parts. `before` and `after` are its lines before the heading, without the empty ones,
    and after it; `total` is the number of signatories that it states.
    """

    facts: Facts
    signatories: tuple[Entry, ...]
    total: int | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    left_out: tuple[str, ...]


def layout_of(texts: Iterable[str], registry: Registry) -> Layout:
    """Sort the lines of a text. Of a fact that stands in it twice the first counts, of a total the last."""
    lines = list(_sorted(texts, registry))
    heading = next((i for i, line in enumerate(lines) if line.facts and line.facts.begins_the_text), len(lines))
    totals = [line.total for line in lines if line.total is not None]
    return Layout(
        reduce(Facts.or_else, (line.facts for line in lines if line.facts), Facts()),
        tuple(entry for line in lines for entry in line.signatories or ()),
        totals[-1] if totals else None,
        tuple(line.text for line in lines[:heading] if line.is_text and line.text),
        tuple(line.text for line in lines[heading:] if line.is_text),
        tuple(line.text for line in lines if line.is_left_out),
    )


def _sorted(texts: Iterable[str], registry: Registry) -> Iterator[Line]:
    in_a_row = 0  # lines of one known signatory each, with nothing but empty lines between them
    has_heading = False
    for text in texts:
        line = _line(text, registry, after_signatories=in_a_row > 1)
        if line.facts is not None:
            has_heading = has_heading or line.facts.begins_the_text
        elif line.signatories and not _LABEL.match(text):
            if len(line.signatories) > 1:
                in_a_row = 0
            elif line.signatories[0].is_signatory:
                in_a_row += 1
        elif line.is_text and text and has_heading:
            in_a_row = 0
        yield line


def _line(text: str, registry: Registry, *, after_signatories: bool) -> Line:
    if text.casefold().rstrip(":") in _NAVIGATION or _DISCLAIMER.match(text):
        return Line(text, is_left_out=True)
    if total := _TOTAL.match(text):
        return Line(text, total=int(total[1]))
    if (facts := facts_of(text)) is not None:
        return Line(text, facts=facts)
    return Line(text, signatories=_signatories(text, registry, after_signatories=after_signatories))


def _signatories(text: str, registry: Registry, *, after_signatories: bool) -> tuple[Entry, ...] | None:
    """The signatories on a line; None if it is another kind of line."""
    label = _LABEL.match(text)
    if label:
        return entries(text[label.end() :], registry)
    if "," not in text:
        return None
    found = entries(text, registry)
    known = sum(entry.is_signatory for entry in found)
    # One entry on a line must be a signatory; of many, most, so that a misspelt country is asked about
    if known * 2 > len(found) or (len(found) == 1 and after_signatories and _looks_like_a_signatory(found[0].printed)):
        return found
    return None


def _looks_like_a_signatory(printed: str) -> bool:
    """Whether a line that follows lines of one signatory each is one, too, though its country is not known."""
    return printed.count(",") in (1, 2) and len(printed.split()) < 12 and not printed.endswith(".")
