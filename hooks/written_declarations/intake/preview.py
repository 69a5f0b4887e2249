"""How a pasted text will be read, for the page that shows it in the browser.

Runs there under Pyodide, with the same modules as everything else: there is one reading of a text.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..model import Declaration
from ..problems.catalogue import Problem
from ..reading.checks import check
from ..reading.declaration import is_address, read_bytes
from ..reading.outline import of_file
from ..reading.registry import Registry
from ..reading.registry_reader import read_registry
from ..reading.writer import write
from .importer import official_address, read_official
from .official_text import lines_of


def preview(text: str, source: str, registry: Registry) -> dict[str, object]:
    """What the page shows: questions and notes, or the declaration, its problems and its file."""
    address = source.strip()
    imported = read_official(lines_of(text.encode()), registry, address if is_address(address) else None)
    questions = [question.asked for question in imported.questions]
    if address and not is_address(address):
        questions.append(f"{address} is not a web address; it begins with https://")
    shown: dict[str, object] = {"questions": questions, "notes": list(imported.notes)}
    if imported.declaration is None or questions:
        return shown
    content = write(imported.declaration)
    file, problems = read_bytes(content.encode(), f"{imported.declaration.number}.md", registry)
    # The rest of the collection is not here, so what the text mentions cannot be looked up
    outline = of_file(file)
    problems = [*problems, *(p for p in check([file], [outline], registry) if p.rule.id != "unknown-mention")]
    return (
        shown | _facts(imported.declaration) | {"problems": [_told(problem) for problem in problems], "file": content}
    )


def _facts(declaration: Declaration) -> dict[str, object]:
    signatures = declaration.signatures
    return {
        "number": declaration.number,
        "title": declaration.title,
        "facts": f"No. {declaration.number}, Doc. {declaration.doc_id}, {declaration.date.isoformat()}",
        "signatories": [
            [str(signature.name), signature.country_printed, signature.group_printed or ""] for signature in signatures
        ],
        "countries": len({signature.country.slug for signature in signatures}),
        "groups": len({s.group.slug for s in signatures if s.group is not None and s.group.is_group}),
        "paragraphs": declaration.body.markdown.split("\n\n") if declaration.body else [],
        "source": official_address(declaration.source) if declaration.source else "",
    }


def _told(problem: Problem) -> dict[str, str]:
    return {
        "severity": problem.rule.severity.value,
        "rule": problem.rule.id,
        "message": problem.message,
        "help": problem.help,
    }


def preview_json(text: str, source: str, registry_folder: str) -> str:
    """The preview as JSON, for the browser. Raises ValueError if the text is too large."""
    registry, problems = read_registry(Path(registry_folder), "registry")
    if registry is None:
        raise ValueError("\n".join(map(str, problems)))
    return json.dumps(preview(text, source, registry))
