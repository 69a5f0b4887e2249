"""The scripts of the site: their own tests, which Node runs, and what holds for all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nodejs import SCRIPTS, node

TESTS = sorted(Path(__file__).parent.glob("*.test.js"))
MODULES = sorted(SCRIPTS.glob("*.js"))
_IMPORT = re.compile(r"""(?:\bfrom|\bimport|\bimport\(|new URL\()\s*"([^"]+\.js)\"""")


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_what_node_runs(path: Path) -> None:
    result = node("--test", "--test-reporter=spec", str(path))
    assert result.returncode == 0, result.stdout + result.stderr
    assert int(re.findall(r"^ℹ pass (\d+)$", result.stdout, re.MULTILINE)[0]) > 2, result.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_types_are_checked_and_links_are_relative(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    # An editor checks types as `make check` does
    assert content.startswith("// @ts-check\n")
    # The folder is renamed by its contents, so that a module finds others only beside itself
    for name in _IMPORT.findall(content):
        assert name == "pagefind.js" or (SCRIPTS / name).is_file(), name
        assert name == "pagefind.js" or name.startswith("./") or "import.meta.url" in content, name


def test_every_page_waits_for_one_script() -> None:
    assert not re.search(r"^import ", (SCRIPTS / "site.js").read_text(encoding="utf-8"), re.MULTILINE)
