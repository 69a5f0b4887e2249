"""The official text of No. 638, the declaration that it is, and how any text is read."""

from __future__ import annotations

from building import DECLARATIONS, ROOT
from written_declarations.intake.importer import Imported, read_official
from written_declarations.intake.official_text import UnreadableError, lines_of
from written_declarations.model import Declaration
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.registry import Registry

OFFICIAL = ROOT / "tests" / "official" / "638.txt"


def read(text: str | bytes, registry: Registry, answers: dict[str, str] | None = None) -> Imported:
    content = text if isinstance(text, bytes) else text.encode()
    try:
        lines = lines_of(content, answers)
    except UnreadableError as unreadable:
        return Imported(None, (unreadable.question,), ())
    return read_official(lines, registry, None, answers)


def declaration_638(registry: Registry) -> Declaration:
    declaration = read_bytes((DECLARATIONS / "638.md").read_bytes(), "638.md", registry)[0].declaration
    assert declaration is not None
    return declaration
