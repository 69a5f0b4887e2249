"""MkDocs' own command, but any text is a name: python tests/hostile_build.py build ...

The check refuses names that are code. Pages must be safe if one day it does not.
"""

from __future__ import annotations

from unittest.mock import patch

from mkdocs.__main__ import cli

from written_declarations.reading import signatory

if __name__ == "__main__":
    with patch.object(signatory, "name_faults", return_value=iter(())):
        cli()
