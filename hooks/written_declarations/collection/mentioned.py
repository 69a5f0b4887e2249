"""Which declarations the texts of a collection mention. Words says what a mention looks like; this, which file it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from ..model import Declaration
from ..words.mentions import Mention, MentionKind, mentions


class Mentioned:
    """The mentions in the texts of these declarations, which stand newest first."""

    def __init__(self, declarations: Sequence[Declaration]) -> None:
        self._declarations = declarations

    def resolve(self, mention: Mention) -> Declaration | None:
        """The declaration with the number, or the Doc. ID, of a mention; None if it is not here."""
        if mention.kind is MentionKind.DECLARATION:
            return self._by_number.get(mention.number)
        return self._by_doc_id.get(mention.number) if mention.kind is MentionKind.DOCUMENT else None

    def by(self, declaration: Declaration) -> Sequence[Declaration]:
        """The other declarations whose texts mention this one, newest first."""
        return self._mentioning.get(declaration.number, ())

    @cached_property
    def _by_number(self) -> dict[int, Declaration]:
        return {declaration.number: declaration for declaration in self._declarations}

    @cached_property
    def _by_doc_id(self) -> dict[int, Declaration]:
        return {declaration.doc_id: declaration for declaration in self._declarations}

    @cached_property
    def _mentioning(self) -> dict[int, list[Declaration]]:
        """For each number the other declarations that mention it."""
        mentioning: dict[int, list[Declaration]] = defaultdict(list)
        for declaration in self._declarations:
            text = declaration.body.markdown if declaration.body else ""
            found = map(self.resolve, mentions(text, MentionKind.DECLARATION, MentionKind.DOCUMENT))
            for number in {other.number for other in found if other} - {declaration.number}:
                mentioning[number].append(declaration)
        return dict(mentioning)
