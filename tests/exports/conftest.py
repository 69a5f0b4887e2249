"""Collections that are written in other forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporting import export, harmful_declaration, with_earlier_edition
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry


@pytest.fixture(scope="session")
def corpus(registry: Registry, corpus_638: Corpus) -> Corpus:
    """Invented declarations, one record, one with an earlier edition, No. 638, and one that means harm."""
    invented = list(sample(30, 5, registry))
    fields = {name: getattr(invented[3], name) for name in invented[3].__dataclass_fields__}
    invented[3] = Declaration(**{**fields, "body": None})
    invented[5] = with_earlier_edition(invented[5])
    return Corpus([*invented, *corpus_638.declarations, harmful_declaration(registry)], registry)


@pytest.fixture(scope="session")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That collection in every form."""
    return export(corpus, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def corpus_invented(registry: Registry) -> Corpus:
    """More declarations than a feed or a list for machines names."""
    return Corpus(sample(60, 3, registry), registry)
