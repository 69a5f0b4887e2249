"""Editions of one declaration: which of two is the earlier one, and how the file of the later one keeps it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from ..model import Declaration, Edition, Signature
from .changes import are_alike

_ENGLISH = {"M.": "Mr", "Mme": "Ms"}  # honorifics; others stay English on French pages


def later(there: Declaration, merged: Declaration) -> Declaration:
    """The declaration that was merged, with what is there as an earlier edition of it if it is a later one."""
    number = there.edition or 1
    if merged.date <= there.date or (merged.edition or 1) <= number:
        still = [each for each in there.earlier if each.date < merged.date and each.number < (merged.edition or 1)]
        return replace(merged, earlier=tuple(still))
    lists = there.signatures if there.lang == merged.lang else alike(there.signatures, merged.signatures)
    return replace(merged, earlier=(*there.earlier, Edition(number, there.date, lists, there.source)))


def is_extended(first: Declaration, second: Declaration) -> bool:
    """Whether the second is of a later day and has all who signed the first, and more."""
    signed, more = ({signature.person for signature in each.signatures} for each in (first, second))
    return first.date < second.date and first.doc_id == second.doc_id and signed < more


def with_earlier(there: Declaration, read: Declaration) -> Declaration | None:
    """The declaration that is there, with what was read as an earlier edition of it; None if it is none for certain,
    or its place among the others is not clear.
    """
    if not is_extended(read, there) or not _is_titled_alike(there, read):
        return None
    place = bisect([each.date for each in there.earlier], read.date)
    above = there.earlier[place - 1] if place else None
    lists = read.signatures if there.lang == read.lang else alike(read.signatures, there.signatures)
    if above and above.date == read.date:
        if list(map(str, above.signatures)) != list(map(str, lists)):
            return None
        if above.source or not read.source:
            return there
        found = replace(above, source=read.source)
        return replace(there, earlier=(*there.earlier[: place - 1], found, *there.earlier[place:]))
    number = read.edition or (above.number if above else 0) + 1
    following = there.earlier[place].number if place < len(there.earlier) else there.edition or number + 1
    if not (above.number if above else 0) < number < following or (there.date_tabled or read.date) > read.date:
        return None
    edition = Edition(number, read.date, lists, read.source)
    earlier = (*there.earlier[:place], edition, *there.earlier[place:])
    return replace(there, edition=there.edition or earlier[-1].number + 1, earlier=earlier)


def in_english(there: Declaration, read: Declaration) -> Declaration:
    """A French text as an edition of the English declaration that is there, whose title and text stay."""
    signatures = alike(read.signatures, there.signatures)
    return replace(
        read, lang="en", title=there.title, title_fr=read.title, body=None, subjects=(), signatures=signatures
    )


def alike(signatures: Sequence[Signature], others: Sequence[Signature]) -> tuple[Signature, ...]:
    """Signatures of a page in the other language as the others print them, where these name the same person, country or
    group, and with English honorifics: a translation is no other way to print a name.
    """
    by_person = {signature.person: signature for signature in others}
    return tuple(_as_printed(each, by_person.get(each.person)) for each in signatures)


def _as_printed(signature: Signature, other: Signature | None) -> Signature:
    if other is None:
        honorific = signature.name.honorific
        return replace(signature, name=replace(signature.name, honorific=_ENGLISH.get(honorific, honorific)))
    if other.country == signature.country:
        signature = replace(signature, country_printed=other.country_printed)
    if other.group == signature.group:
        signature = replace(signature, group_printed=other.group_printed)
    return replace(signature, name=other.name)


def _is_titled_alike(there: Declaration, read: Declaration) -> bool:
    if there.lang == read.lang:
        return are_alike(there.title, read.title)
    french, english = (there, read) if there.lang == "fr" else (read, there)
    return english.title_fr is None or are_alike(english.title_fr, french.title)
