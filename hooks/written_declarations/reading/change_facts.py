"""The facts of a declaration as the log of changes has them, and what differs between two states of one.

`checked` is no fact: it says what we did, not what the declaration is. Subjects are their slugs, so that a new name in
the registry is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from typing import NamedTuple

from ..model import Declaration, Edition, Signature
from .change_log import LEFT_OUT, ChangeKind
from .paragraphs import paragraphs

LONGEST = 160  # characters of a value in the log
_BEFORE = 40  # of them, where a long value differs only behind that, those that stand before
_DIGITS = 12  # of a digest
_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>]*>?")


class Fact(NamedTuple):
    """Which fact of a declaration: its key, and its language where it has one."""

    field: str
    lang: str = ""


class FactDifference(NamedTuple):
    """A fact that two states of a declaration have not in common; empty where one of them has none."""

    fact: Fact
    before: str
    after: str


def single_facts(declaration: Declaration) -> dict[Fact, str]:
    """The facts of which there is one each, as texts; what a declaration has not is left out."""
    found = {
        Fact("doc_id"): str(declaration.doc_id),
        Fact("date"): declaration.date.isoformat(),
        Fact("date_tabled"): declaration.date_tabled.isoformat() if declaration.date_tabled else "",
        Fact("edition"): str(declaration.edition or ""),
        Fact("lang"): declaration.lang,
        Fact("title", declaration.lang): declaration.title,
        Fact("subjects"): ", ".join(subject.slug for subject in declaration.subjects),
        Fact("source"): declaration.source or "",
        Fact("earlier_editions"): "; ".join(map(_edition, declaration.earlier)),
    }
    if declaration.title_fr:
        found[Fact("title", "fr")] = declaration.title_fr
    return {fact: value for fact, value in found.items() if value}


def _edition(edition: Edition) -> str:
    facts = (str(edition.number), edition.date.isoformat(), edition.source or "", *map(str, edition.signatures))
    return ", ".join(filter(None, facts))


def state(declaration: Declaration) -> str:
    """A digest of all facts and of the text."""
    parts = [f"{fact.field} {fact.lang} {value}" for fact, value in single_facts(declaration).items()]
    parts += map(str, declaration.signatures)
    if declaration.body is not None:
        parts.append(declaration.body.markdown)
    return sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]


def kind_of(before: Declaration, after: Declaration) -> ChangeKind:
    """Whether a declaration was published again: with a higher edition, or at a later date with another source or with
    signatories that are new. Anything else is a correction.
    """
    if (after.edition or 1) > (before.edition or 1):
        return ChangeKind.EDITION
    signed = {signature.person for signature in before.signatures}
    is_other = after.source != before.source or any(each.person not in signed for each in after.signatures)
    return ChangeKind.EDITION if after.date > before.date and is_other else ChangeKind.CORRECTION


def differences(before: Declaration, after: Declaration) -> Iterator[FactDifference]:
    """What differs, in the order of the format, values shortened; nothing where the states are the same."""
    found = (*_single(before, after), *_signatories(before, after), *_text(before, after))
    # Two people who are printed alike may have come at once
    yield from dict.fromkeys(FactDifference(each.fact, *shortened(each.before, each.after)) for each in found)


def _single(before: Declaration, after: Declaration) -> Iterator[FactDifference]:
    old, new = single_facts(before), single_facts(after)
    for fact in (*new, *(fact for fact in old if fact not in new)):
        if old.get(fact, "") != new.get(fact, ""):
            yield FactDifference(fact, old.get(fact, ""), new.get(fact, ""))


def _signatories(before: Declaration, after: Declaration) -> Iterator[FactDifference]:
    old = {signature.person: signature for signature in before.signatures}
    new = {signature.person: signature for signature in after.signatures}
    gone = [each for each in before.signatures if each.person not in new]
    come = [each for each in after.signatures if each.person not in old]
    # As many as before: a name was corrected, where it stood. In a later edition one left and another joined
    is_corrected = len(gone) == len(come) and kind_of(before, after) is ChangeKind.CORRECTION
    pairs = [*zip(gone, come, strict=True)] if is_corrected else []
    for signature in after.signatures:
        known = old.get(signature.person)
        if known is not None and str(known) != str(signature):
            yield FactDifference(Fact("signatories"), str(known), str(signature))
    for one, other in pairs:
        yield FactDifference(Fact("signatories"), str(one), str(other))
    for one in gone[len(pairs) :]:
        yield FactDifference(Fact("signatories"), str(one), "")
    for other in come[len(pairs) :]:
        yield FactDifference(Fact("signatories"), "", str(other))
    renamed = {one.person: other.person for one, other in pairs}
    order = [renamed.get(each.person, each.person) for each in before.signatures]
    if [each for each in order if each in new] != [each.person for each in after.signatures if each.person in order]:
        yield FactDifference(Fact("signatories order"), _names(before.signatures), _names(after.signatures))


def _names(signatures: tuple[Signature, ...]) -> str:
    return ", ".join(signature.name.without_honorific for signature in signatures)


def _text(before: Declaration, after: Declaration) -> Iterator[FactDifference]:
    if before.body is None or after.body is None or before.lang != after.lang:
        if before.body is not None:
            yield FactDifference(Fact("text", before.lang), _line(before.body.markdown), "")
        if after.body is not None:
            yield FactDifference(Fact("text", after.lang), "", _line(after.body.markdown))
        return
    if before.body.markdown == after.body.markdown:
        return
    old, new = paragraphs(before.body), paragraphs(after.body)
    found = False
    matcher = SequenceMatcher(None, [each.text for each in old], [each.text for each in new], autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        found = True
        for index in range(max(end - start, new_end - new_start)):
            one = old[start + index] if start + index < end else None
            other = new[new_start + index] if new_start + index < new_end else None
            anchor = (other or one or old[0]).anchor
            fact = Fact(f"text {anchor}", after.lang)
            yield FactDifference(fact, one.text if one else "", other.text if other else "")
    if not found:  # an emphasis, a link, a list
        yield FactDifference(Fact("text", after.lang), _line(before.body.markdown), _line(after.body.markdown))


def _line(markdown: str) -> str:
    return " ".join(markdown.split())


def shortened(before: str, after: str) -> tuple[str, str]:
    """Two values as they stand in the log. LEFT_OUT stands for what is left out: HTML, which a title may quote, all
    of a long value but the words around the first difference, and all where no value shows it: a text whose lines
    break elsewhere, or two namesakes of different countries who changed places.
    """
    if before == after:
        return LEFT_OUT, LEFT_OUT
    before, after = _TAG.sub(LEFT_OUT, before), _TAG.sub(LEFT_OUT, after)
    same = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return _around(before, same), _around(after, same)


def _around(value: str, place: int) -> str:
    """The part of a long value around that character, of whole words where they are not too long."""
    if len(value) <= LONGEST:
        return value
    start = max(0, min(place - _BEFORE, len(value) - LONGEST))
    if start:
        start = max(value.rfind(" ", 0, start) + 1, start - _BEFORE)
    end = start + LONGEST
    if end < len(value):
        end = max(value.rfind(" ", 0, end), end - _BEFORE)
    piece = value[start:end].strip()
    return f"{f'{LEFT_OUT} ' if start else ''}{piece}{f' {LEFT_OUT}' if end < len(value) else ''}"


def agrees(logged: str, value: str) -> bool:
    """Whether a value of the log can stand for this one."""
    if LEFT_OUT not in logged:
        return logged == _TAG.sub(LEFT_OUT, value)
    place = 0
    for part in map(str.strip, logged.split(LEFT_OUT)):
        found = value.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True
