"""By which edition who signed a declaration, as far as its editions are known."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Declaration, Edition


def editions(declaration: Declaration) -> tuple[Edition, ...]:
    """All editions of which the list is known, the present one last; none where no earlier one is known."""
    if not declaration.earlier or declaration.edition is None:
        return ()
    present = Edition(declaration.edition, declaration.date, declaration.signatures, declaration.source)
    return (*declaration.earlier, present)


def came_by(declaration: Declaration) -> Sequence[int | None]:
    """For each signature the number of the first edition that has it of those that are known; None where no earlier
    one is known.
    """
    first: dict[str, int] = {}
    for edition in editions(declaration):
        for signature in edition.signatures:
            first.setdefault(signature.person, edition.number)
    return [first.get(signature.person) for signature in declaration.signatures]
