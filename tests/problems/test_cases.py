"""Golden cases: for each rule a small broken collection, and all that `declarations check` says of it.

After a change that is meant to change messages: pytest tests/problems/test_cases.py --update-cases, then
read the diff.
"""

from __future__ import annotations

import pytest

from building import ROOT
from written_declarations.cli import main
from written_declarations.problems.catalogue import Rule, Severity

CASES = ROOT / "tests" / "cases"
RULES = {rule.id: rule for rule in Rule}
# Cases of many rules at once, or of files made to do harm
OTHERS = {"everything", "hostile", "hostile-registry"}


def test_each_rule_has_a_case_and_each_case_a_rule() -> None:
    assert {case.name for case in CASES.iterdir()} == {*RULES, *OTHERS}


@pytest.mark.parametrize("name", sorted([*RULES, *OTHERS]))
def test_case(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(CASES / name)
    status = main(["check"])
    printed = capsys.readouterr().out
    expected = CASES / name / "expected.txt"
    if request.config.getoption("--update-cases"):
        expected.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == expected.read_text(encoding="utf-8")
    if name in RULES:
        severity = RULES[name].severity
        assert f" {severity} {name}: " in printed
        assert status == (1 if severity is Severity.ERROR else 0)
    problems = printed.count(": error ") + printed.count(": warning ")
    assert printed.count("\n    help: ") == problems > 0, "every problem says what to write"
