"""What holds in every workflow, as it is written."""

from __future__ import annotations

from building import ROOT


def test_no_workflow_puts_foreign_words_into_a_command() -> None:
    """Inside run: there are no ${{ }} at all; what a step needs comes through its environment."""
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        lines = workflow.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            if "run:" not in line:
                continue
            indent = line.index("run:")
            block = [line]
            for following in lines[index + 1 :]:
                if following.strip() and len(following) - len(following.lstrip()) <= indent:
                    break
                block.append(following)
            assert "${{" not in "\n".join(block), f"{workflow.name}:{index + 1}"
