"""Writes the page of each rule, docs/contributing/rules/, from the rule and its golden case.

Run it with `make rules` after a change of a rule or of a message; a test compares the pages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from written_declarations.fix import FIXABLE
from written_declarations.problems import EXCEPTABLE, Rule, Severity

_ROOT = Path(__file__).resolve().parents[1]
FOLDER = _ROOT / "docs" / "contributing" / "rules"
_CASES = _ROOT / "tests" / "cases"
_WEIGHT = {
    Severity.ERROR: "An error: nothing is published until it is mended.",
    Severity.WARNING: "A warning: look again, for it may well be right.",
}


def pages() -> Iterator[tuple[str, str]]:
    """The name and the content of every page, the index first."""
    yield "index.md", _index()
    for rule in Rule:
        yield f"{rule.id}.md", _page(rule)


def _index() -> str:
    sections = []
    for severity, title in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        rows = [f"| [{rule.id}]({rule.id}.md) | {rule.summary} |\n" for rule in Rule if rule.severity is severity]
        sections.append(
            f"## {title}\n\n{_WEIGHT[severity].split(': ')[1].capitalize()}\n\n| rule | what it asks for |\n| --- | --- |\n{''.join(rows)}"
        )
    return (
        '---\ndescription: "Everything that the check of a declaration looks at."\n---\n# The rules\n\n'
        "Every message of the check names its rule. Here is what each one asks for, and why.\n\n" + "\n".join(sections)
    )


def _page(rule: Rule) -> str:
    parts = [
        f'---\ndescription: "{rule.summary}."\nsection: contributing/rules/index.md\nhide: [toc]\n---\n# {rule.id}\n',
        f"**{rule.summary}.** {_WEIGHT[rule.severity]}\n",
        f"{rule.why}\n",
        f"For example:\n\n```text\n{_example(rule)}```\n",
    ]
    if rule in FIXABLE:
        parts.append("`declarations fix` mends it where there is one right answer.\n")
    if rule.id in EXCEPTABLE:
        parts.append(
            "A declaration that is right all the same is named in [exceptions.yml]"
            "(repository:/blob/main/declarations/registry/exceptions.yml), with the reason.\n"
        )
    parts.append("[All rules](index.md)\n")
    return "\n".join(parts)


def _example(rule: Rule) -> str:
    """The first message of the rule in its golden case."""
    lines = (_CASES / rule.id / "expected.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if f": {rule.severity} {rule.id}: " in line)
    end = next(index for index in range(start, len(lines)) if lines[index].startswith("    help: "))
    return "".join(lines[start : end + 1])


def main() -> int:
    """Write all pages, and remove those of rules that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = dict(pages())
    for path in FOLDER.glob("*.md"):
        if path.name not in written:
            path.unlink()
    for name, content in written.items():
        (FOLDER / name).write_text(content, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
