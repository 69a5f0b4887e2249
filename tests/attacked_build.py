"""MkDocs' own command, of a collection in which every text means harm: python tests/attacked_build.py build ..."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from mkdocs.__main__ import cli

from attacking import corpus
from written_declarations.collection.folder import Loaded, load
from written_declarations.publishing import publication


def _attacked(*arguments: Any) -> Loaded:
    """The collection with the registry of the one that was named."""
    registry = load(*arguments).registry
    assert registry is not None
    return Loaded(corpus(registry), (), registry)


if __name__ == "__main__":
    with patch.object(publication, "load", _attacked):
        cli()
