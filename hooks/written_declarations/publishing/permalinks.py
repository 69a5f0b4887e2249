"""Permanent addresses: those that the site promises, and the list of all that it has ever promised.

The list, permalinks.txt, is sorted and only grows. An address is one below the root of the site, as in
declarations/638/#p3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..collection.corpus import Corpus
from ..machinery.files import write_whole
from ..web import urls
from .forwards import forwards
from .sections import SECTIONS

LIST = "permalinks.txt"


def promised(corpus: Corpus) -> set[str]:
    """Every address that the site of this collection promises."""
    return {*_promised(corpus), *(forward.path for forward in forwards(corpus))}


def _promised(corpus: Corpus) -> Iterator[str]:
    for section in SECTIONS:
        if section.permanent:
            yield from map(section.path, section.subjects(corpus))
    for declaration in corpus.declarations:
        yield urls.paragraph(declaration, "signatories")
        for anchor in declaration.body.anchors if declaration.body else ():
            yield urls.paragraph(declaration, anchor)
        yield urls.embed(declaration.number)
    for gone in corpus.registry.withdrawals:
        yield urls.embed(gone.number)


def broken(listed: Iterable[str], corpus: Corpus) -> list[str]:
    """The listed addresses that the site has no longer, though they should stand."""
    present = promised(corpus)
    return [address for address in standing(listed, corpus) if address not in present]


def standing(listed: Iterable[str], corpus: Corpus) -> list[str]:
    """The listed addresses but those that went with withdrawn declarations: places within their pages, and other pages
    that they name.
    """
    withdrawals = corpus.registry.withdrawals
    gone = {address for withdrawal in withdrawals for address in withdrawal.addresses}
    pages = {urls.numbered(withdrawal.number) for withdrawal in withdrawals}
    return [each for each in listed if each not in gone and not ("#" in each and each.partition("#")[0] in pages)]


def read(text: str) -> list[str]:
    """The addresses of a list."""
    return text.split()


def write(addresses: Iterable[str]) -> str:
    """The list of these addresses."""
    return "".join(f"{address}\n" for address in sorted(set(addresses)))


@dataclass(frozen=True, slots=True)
class Update:
    """How many addresses the list got, and which of those it had the site has no longer."""

    added: int
    broken: list[str]


def update(path: Path, corpus: Corpus) -> Update:
    """Add what the site of this collection promises to the list, which is made if it is missing."""
    listed = read(path.read_text(encoding="utf-8")) if path.exists() else []
    new = promised(corpus) - set(listed)
    write_whole(path, write([*listed, *new]).encode())
    return Update(len(new), broken(listed, corpus))
