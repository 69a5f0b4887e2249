"""What the pages for contributors say is so."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from rule_examples import examples

from building import DECLARATIONS, ROOT
from shells import site_of
from written_declarations.cli import main
from written_declarations.collection.corpus import Corpus
from written_declarations.problems.catalogue import Rule
from written_declarations.reading.declaration import read_bytes
from written_declarations.reading.keys import EDITION_KEYS, KEYS
from written_declarations.reading.registry import Registry
from written_declarations.views import rules

CONTRIBUTING = ROOT / "docs" / "contributing"
GUIDE = ROOT / "docs" / "contribute.md"
ABOUT_CODE = [CONTRIBUTING / name for name in ("code.md", "scale.md", "accessibility.md")]
ABOUT_THE_SITE = {"./name.js", "registry/", "pagefind.js"}  # no files of the repository
# Where paths on these pages may begin
BEGINNINGS = (ROOT, ROOT / "hooks" / "written_declarations", ROOT / "docs" / "assets")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_key_is_documented_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (yes|no)", _text(CONTRIBUTING / "format.md"), re.MULTILINE)
    assert rows == [(key.name, "yes" if key.required else "no") for key in KEYS]


def test_every_key_of_an_earlier_edition_is_documented_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (always|rarely|if )", _text(CONTRIBUTING / "format.md"), re.MULTILINE)
    assert [(name, must == "always") for name, must in rows] == [(key.name, key.required) for key in EDITION_KEYS]


def test_every_rule_has_its_page(corpus_638: Corpus) -> None:
    assert json.loads(_text(rules.EXAMPLES)) == examples(), "run make rules"
    index = rules.index(site_of(corpus_638)).content
    for rule in Rule:
        page = rules.page(site_of(corpus_638), rule)
        assert page.path == f"contributing/rules/{rule.id}/"
        assert escape(rule.why) in page.content
        assert f": {rule.severity} {rule.id}: " in page.content
        assert f'<a href="{rule.id}/">{rule.id}</a>' in index


def test_an_accent_that_is_a_character_of_its_own_can_be_seen_as_one(corpus_638: Corpus) -> None:
    content = rules.page(site_of(corpus_638), Rule.NOT_NFC).content
    assert "Zoe\u25cc\u0301 EXAMPLE" in content
    assert "as one character: \u00e9" in content
    assert unicodedata.is_normalized("NFC", content)


def test_the_template_has_the_keys_and_is_refused_until_it_is_filled_in(registry: Registry) -> None:
    address = re.search(r"\(repository:(/new/main/declarations[^)]*)\)", _text(GUIDE))
    assert address
    query = parse_qs(urlsplit(address[1]).query)
    (template,) = query["value"]
    names = [key.name for key in KEYS if key.placeholder or key.required]
    assert re.findall(r"^(\w+):", template, re.MULTILINE) == names
    file, problems = read_bytes(template.encode(), query["filename"][0], registry)
    assert file.declaration is None
    assert [problem.rule.id for problem in problems] == ["template-text"] * (len(names) + 1), "each line of it"


@pytest.mark.parametrize(
    ("page", "example"),
    [
        (GUIDE, r"((?:^ {8}.*\n|^\n)+)"),  # in a list
        (ROOT / "README.md", r"(?s)^```(?:yaml|markdown)\n(.*?)^```"),
    ],
)
def test_the_example_is_read(page: Path, example: str, registry: Registry) -> None:
    (found,) = (text for text in re.findall(f"(?m){example}", _text(page)) if "number: 638" in text)
    file, problems = read_bytes(textwrap.dedent(found).strip("\n").encode(), "638.md", registry)
    assert problems == []
    assert file.declaration is not None
    assert file.declaration.number == 638


def test_the_message_in_the_guide_is_what_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "declarations").mkdir()
    text = _text(DECLARATIONS / "638.md").replace("SCHENNACH, Austria", "SCHENNACH, Austira")
    (tmp_path / "declarations" / "638.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    said = capsys.readouterr().out.rsplit("\n", 2)[0]
    assert f"```text\n{said}\n```" in _text(CONTRIBUTING / "format.md")


def test_every_command_of_the_makefile_is_documented() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", _text(ROOT / "Makefile"), re.MULTILINE)) - {"help"}
    assert set(re.findall(r"^\| `make ([\w-]+)`", _text(CONTRIBUTING / "code.md"), re.MULTILINE)) == targets
    for page in CONTRIBUTING.glob("*.md"):
        assert set(re.findall(r"`[^`\n]*\bmake ([\w-]+)`", _text(page))) <= targets, page.name
    assert set(re.findall(r"\bmake (\w+)\b(?=[` ]*(?:#|`))", _text(ROOT / "README.md"))) <= targets


def test_every_target_of_the_makefile_is_made_whatever_files_there_are() -> None:
    text = _text(ROOT / "Makefile").replace("\\\n", " ")
    phony = re.search(r"^\.PHONY: (.*)", text, re.MULTILINE)
    assert phony
    assert sorted(phony[1].split()) == sorted(re.findall(r"^([a-z-]+):", text, re.MULTILINE))


def test_a_change_is_checked_on_github_as_at_home() -> None:
    jobs = _text(ROOT / ".github" / "workflows" / "ci.yml")
    assert re.findall(r"run: (make .*)", jobs) == re.findall(r"^make .*", _text(ROOT / ".ci" / "run"), re.MULTILINE)


def test_links_between_files_of_the_repository_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *CONTRIBUTING.glob("*.md"), ROOT / "docs" / "about.md", GUIDE]
    for page in pages:
        for address in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", _text(page)):
            assert (page.parent / address).exists(), f"{page.name}: {address}"


@pytest.mark.parametrize("page", ABOUT_CODE, ids=lambda page: page.stem)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    made = _text(ROOT / ".gitignore").split()
    for name in re.findall(r"`([\w./-]+)`", _text(page)):
        is_path = "/" in name[1:] or re.search(r"\w\.(py|js|css|md|yml|txt)$", name)
        if is_path and not name.startswith("/") and f"/{name}" not in made and name not in ABOUT_THE_SITE:
            assert any((folder / name).exists() for folder in BEGINNINGS), name


def test_nothing_on_github_is_pinned_to_a_name_that_can_move() -> None:
    workflows = list((ROOT / ".github" / "workflows").glob("*.yml"))
    assert workflows
    for workflow in workflows:
        for action in re.findall(r"uses: (.*)", _text(workflow)):
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[0-9.]+", action), f"{workflow.name}: {action}"


def test_every_task_of_readers_is_written_down() -> None:
    page = (ROOT / "docs" / "contributing" / "tasks.md").read_text(encoding="utf-8")
    files = sorted((ROOT / "tests" / "browser").glob("test_tasks_*.py"))
    tests = [name for path in files for name in re.findall(r"^def test_(\w+)", path.read_text(encoding="utf-8"), re.M)]
    written = re.findall(r"^\| .* <!-- (\w+) --> \| .* \| (\d) \|$", page, re.M)
    assert sorted(name for name, _ in written) == sorted(tests)
    assert all(int(steps) <= 3 for _, steps in written)
