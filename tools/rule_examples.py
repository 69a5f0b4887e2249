"""Writes what is said of a breach of each rule, the first message of its golden case, for the pages of the rules.

Run it with `make rules` after a change of a rule or of a message; a test compares the file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from written_declarations.problems.catalogue import Rule
from written_declarations.views.rules import EXAMPLES

_CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"


def examples() -> dict[str, str]:
    """The example of each rule by its id, in the order of the rules."""
    return {rule.id: _example(rule) for rule in Rule}


def _example(rule: Rule) -> str:
    lines = (_CASES / rule.id / "expected.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if f": {rule.severity} {rule.id}: " in line)
    end = next(index for index in range(start, len(lines)) if lines[index].startswith("    help: "))
    return "".join(lines[start : end + 1])


def main() -> int:
    """Write the file."""
    content = json.dumps(examples(), ensure_ascii=False, indent=2)
    EXAMPLES.write_text(content + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
