"""How a pasted text will be read, for the page that shows it in the browser.

Runs there under Pyodide, with the same modules as everything else: there is one reading of a text.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..model import Declaration
from ..problems.report import as_text
from ..reading.registry import Registry
from ..reading.registry_reader import read_registry
from .proposal import propose


def preview(text: str, source: str, registry: Registry) -> dict[str, object]:
    """What the page shows of the proposal for a text: questions and notes, or the declaration, its problems and file.

    The rest of the collection is not there, so nothing is said that only it could show.
    """
    proposal = propose(text.encode(), source.strip() or None, registry)
    shown: dict[str, object] = {
        "questions": [question.asked for question in proposal.questions],
        "notes": list(proposal.notes),
    }
    if proposal.declaration is None:
        return shown
    problems = as_text(proposal.problems, colour=False)
    return (
        shown
        | _facts(proposal.declaration)
        | {
            "problems": problems,
            "file": proposal.file,
            "can_be_added": proposal.can_be_added,
        }
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
    }


def preview_json(text: str, source: str, registry_folder: str) -> str:
    """The preview as JSON, for the browser."""
    registry, problems = read_registry(Path(registry_folder), "registry")
    if registry is None:
        raise ValueError(as_text(problems))
    return json.dumps(preview(text, source, registry))
