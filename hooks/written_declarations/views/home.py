"""The parts of the home page that come from the collection."""

from __future__ import annotations

from ..corpus import Corpus
from ..markup import Html
from .page import Links, declaration_item, declaration_list, figures

NEWEST = 8


def numbers(corpus: Corpus) -> Html:
    """How much the collection holds."""
    return figures(
        (
            (len(corpus.declarations), "declaration", "declarations"),
            (len(corpus.signings), "signature", "signatures"),
            (len(corpus.people), "signatory", "signatories"),
            (len(corpus.countries), "country", "countries"),
            (corpus.group_count, "group", "groups"),
        )
    )


def newest(corpus: Corpus, links: Links) -> Html:
    """The newest declarations."""
    return declaration_list(
        declaration_item(links, declaration, len(corpus.of_declaration(declaration)))
        for declaration in corpus.declarations[:NEWEST]
    )
