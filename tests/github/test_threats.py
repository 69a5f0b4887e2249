"""Each threat of docs/contributing/threats.md names a test, and that test is there."""

from __future__ import annotations

import re

from building import ROOT

PAGE = (ROOT / "docs" / "contributing" / "threats.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.partition("## Threats, and their tests")[2].splitlines() if line.startswith("| ")]


def test_each_threat_names_a_test_that_is_there() -> None:
    threats = [row for row in ROWS if not row.startswith(("| threat |", "| ---"))]
    assert len(threats) > 20
    for row in threats:
        named = re.fullmatch(r"\| .+ \| .+ \| `([a-z]+/test_[a-z_]+\.py)(?:::(test_[a-z_]+))?` \|", row)
        assert named, row
        text = (ROOT / "tests" / named[1]).read_text(encoding="utf-8")
        assert f"def {named[2] or 'test_'}" in text, row
