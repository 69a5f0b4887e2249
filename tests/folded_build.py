"""MkDocs' own command, but for lists that are folded when they are short: python tests/folded_build.py build ..."""

from __future__ import annotations

from mkdocs.__main__ import cli

from written_declarations.collection.fold import Limits
from written_declarations.publishing import publication

if __name__ == "__main__":
    publication.LIMITS = Limits(whole=40, newest=10, people=100)
    cli()
