"""Two people of one name who signed one declaration: whose a line of an earlier edition is, as people.yml says.

An earlier list is made of the present one, in which one line of the two may be left. Where that does not tell whose a
line is, the places in that edition are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import Declaration, Signature
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from .registry import Registry
from .registry_entries import Parting, SignedLine


class Parted:
    """The people of one name under one declaration."""

    def __init__(self, registry: Registry, number: int | None) -> None:
        self._registry = registry
        self._number = number

    def as_in(self, edition: int, order: int, signature: Signature) -> Signature:
        """The signature of an edition, as that of who signed it in this place."""
        person = self._registry.parted(signature.person, self._number, order, edition)
        return signature if person == signature.person else replace(signature, person=person)

    def first_to_go(self, alike: Sequence[Signature], edition: int) -> list[Signature]:
        """Signatures of the present list whose lines are the same, first whoever is not said to stand in the edition."""
        if len(alike) < 2:
            return list(alike)
        here = {each.person.slug: self._is_in(each, edition) for each in self._both(alike[0])}
        return sorted(alike, key=lambda signature: here.get(signature.person, 0.5))

    def untold_absence(self, alike: Sequence[Signature], edition: int, place: Place) -> Iterator[Problem]:
        """A line that two have, of whom one had not signed yet, if it is not said which."""
        for parting in self._both(alike[0]):
            if not any(line.number == self._number and line.edition for line in parting.signed):
                yield self._asked(parting, alike[0], edition, place)

    def untold(
        self, signatures: Sequence[Signature], printed: Mapping[str, tuple[Signature, Place]], edition: int
    ) -> Iterator[Problem]:
        """Lines that are `printed` for an edition, by person, whose signatory may be either of two in its list."""
        signed = {signature.person for signature in signatures}
        for signature, place in printed.values():
            for parting in self._both(signature):
                if parting.person.slug in signed and not self._is_in(parting, edition):
                    yield self._asked(parting, signature, edition, place)

    def _both(self, signature: Signature) -> tuple[Parting, ...]:
        person = self._registry.person_slug(signature.name, signature.country)
        return self._registry.both_signed(person, self._number)

    def _is_in(self, parting: Parting, edition: int) -> bool:
        return any((line.number, line.edition) == (self._number, edition) for line in parting.signed)

    def _asked(self, parting: Parting, signature: Signature, edition: int, place: Place) -> Problem:
        name = shown(str(signature.name.without_honorific))
        return place.says(
            Rule.EARLIER_EDITION,
            f"people.yml says that two {name} signed No. {self._number}, and not which of them in edition {edition}",
            f"in people.yml, write below declarations of {parting.person.slug} each edition with that one’s place in it,"
            f" as in {SignedLine(self._number or 0, 3, edition)}; an edition that is not given there is without that one,"
            " and a place without an edition is one in the newest list",
        )


def misplaced(declaration: Declaration, registry: Registry) -> Iterator[tuple[str, str]]:
    """What people.yml says of lines of the declaration that is not so, and what to write instead."""
    lists = {each.number: each.signatures for each in declaration.earlier}
    lists |= dict.fromkeys([0, declaration.edition or 1], declaration.signatures)
    for parting in registry.partings:
        for line in parting.signed:
            if line.number == declaration.number and not _is_so(parting, line, lists):
                name = shown(parting.person.name.without_honorific)
                what = f"stands in {line}" if line.order else f"signed No. {line.number}"
                message = f"people.yml says that a second {name} {what}, and no such line is there"
                if line.edition not in lists:
                    message = f"people.yml names {line}, and no such edition is known here"
                help_ = (
                    "correct the numbers below declarations in people.yml; a place in an earlier edition is written"
                    f" {SignedLine(line.number, line.order or 3, 1)}"
                )
                yield message, help_


def _is_so(parting: Parting, line: SignedLine, lists: Mapping[int, Sequence[Signature]]) -> bool:
    if not line.order:
        return any(each.person == parting.person.slug for signatures in lists.values() for each in signatures)
    signatures = lists.get(line.edition, ())
    return line.order <= len(signatures) and signatures[line.order - 1].person == parting.person.slug
