"""The template of a new declaration: every key, what to write for it, and where it is found."""

from __future__ import annotations

from pathlib import Path

from .keys import KEYS, TEMPLATE_SIGNATORY, TEMPLATE_TEXT


def template(number: int | None = None) -> str:
    """A file to fill in; the check names every place that is not filled in yet."""
    lines = ["---"]
    for key in KEYS:
        if key.placeholder or key.name == "signatories":
            lines.append(f"# {key.meaning}")
            value = str(number) if key.name == "number" and number is not None else key.placeholder
            lines.append(f"{key.name}: {value}".rstrip())
    lines += [f"  - {TEMPLATE_SIGNATORY}", "---", TEMPLATE_TEXT, ""]
    return "\n".join(lines)


def write_template(number: int, folder: Path) -> Path:
    """Write the template of a declaration to a folder, which is made if it is missing, and return its path.

    Raises FileExistsError if the declaration is there already.
    """
    path = folder / f"{number}.md"
    if path.exists():
        raise FileExistsError(f"{path} is there already.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(template(number), encoding="utf-8", newline="\n")
    return path
