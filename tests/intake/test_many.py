"""Many texts at once: what is certain is imported, what is doubtful is left, and nothing else happens."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import layouts
from building import DECLARATIONS
from importing import OFFICIAL
from written_declarations.cli import main
from written_declarations.collection.sample import sample
from written_declarations.intake.pages import REVIEW_TITLE
from written_declarations.model import Declaration
from written_declarations.reading.registry import Registry

TEXT = OFFICIAL.read_text(encoding="utf-8")
LATER = TEXT.replace("11 October 2017", "22 January 2018").replace(
    "Mr Egidijus VAREIKIS,", "Mr Cy TRIAL, Malta, SOC ; Mr Egidijus VAREIKIS,"
)
FEWER = TEXT.replace(" ; Sir Alan MEALE, United Kingdom, SOC", "")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder: a collection without declarations, and a folder for texts."""
    shutil.copytree(DECLARATIONS / "registry", tmp_path / "declarations" / "registry")
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(["import", *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return command


def _written(here: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((here / "declarations").glob("*.md"))}


def _put(here: Path, **texts: str) -> None:
    for name, text in texts.items():
        (here / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_dry_run_says_what_is_left_and_writes_no_list(here: Path, run: Run) -> None:
    _put(here, good=TEXT, bad=TEXT.replace("638", "639").replace("Austria", "Austira"))
    status, out, _ = run("texts", "--dry-run")
    assert status == 1
    summary, _, left = out.partition("What is left, and how to go on:")
    assert summary.endswith("2 texts: 1 new, 1 left for you to decide\n")
    assert "bad.txt" in left
    assert "did you mean Austria?" in left
    assert not (here / "import-review.md").exists()


@pytest.mark.parametrize("layout", [layouts.today, layouts.assembly])
def test_a_folder_is_imported_once_and_then_unchanged(
    here: Path, run: Run, registry: Registry, layout: Callable[[Declaration], str]
) -> None:
    for declaration in sample(12, 1, registry):
        saved = f"<!-- saved from url=(0041)https://pace.coe.int/en/files/{declaration.number}/html -->"
        page = layouts.page(layout, declaration).replace("<html>", f"{saved}<html>")
        (here / "texts" / f"{declaration.number}.html").write_text(page, encoding="utf-8")
    status, out, _ = run("texts", "--dry-run")
    assert (status, out.splitlines()[-1]) == (0, "12 texts: 12 new")
    assert _written(here) == {}
    assert run("texts")[1].splitlines()[-1] == "12 texts: 12 new"
    files = _written(here)
    assert b"source: https://pace.coe.int/en/files/7/html\n" in files["7.md"]
    assert run("texts") == (0, "12 texts: 12 unchanged\n", "")
    assert _written(here) == files
    assert run("texts/7.html")[1] == "declarations/7.md is unchanged: No. 7 with 31 signatories.\n"
    assert not (here / "import-review.md").exists()


def test_what_is_doubtful_is_left_with_the_command_that_takes_it_up(here: Path, run: Run) -> None:
    _put(here, good=TEXT, bad=TEXT.replace("No. 638", "No. 700").replace("Doc. 14416 | ", ""))
    (here / "texts" / "a `b`.pdf").write_bytes(b"%PDF")
    status, out, _ = run("texts")
    assert status == 1
    assert "3 texts: 1 new, 2 left for you to decide" in out
    assert list(_written(here)) == ["638.md"]
    review = (here / "import-review.md").read_text(encoding="utf-8")
    assert review.startswith(REVIEW_TITLE)
    assert "what is the number behind Doc.?" in review
    assert "``texts/a `b`.pdf``" in review
    command = next(line for line in review.splitlines() if "declarations import" in line)
    words = shlex.split(command)
    assert words == ["declarations", "import", "texts/bad.txt", "--answer", "doc_id=..."]
    status, out, _ = run(*words[2:-1], "doc_id=15000", "--answer", "new=yes", "--replace")
    assert status == 0, out
    assert list(_written(here)) == ["638.md", "700.md"]
    (here / "texts" / "a `b`.pdf").unlink()
    assert run("texts")[0] == 1
    assert run("texts", "--answer", "doc_id=15000")[1] == "2 texts: 2 unchanged\n"
    (here / "texts" / "bad.txt").unlink()
    assert run("texts") == (0, "1 text: 1 unchanged\n", "")
    assert not (here / "import-review.md").exists(), "the list of an earlier run"


def test_a_change_is_written_only_if_it_was_asked_for_and_a_loss_not_even_then(here: Path, run: Run) -> None:
    _put(here, a=TEXT)
    run("texts")
    file = here / "declarations" / "638.md"
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "# A note\ntitle: "), encoding="utf-8")
    before = _written(here)
    _put(here, a=LATER)
    status, out, _ = run("texts")
    assert (status, _written(here)) == (1, before)
    review = (here / "import-review.md").read_text(encoding="utf-8")
    assert "| signatory 23 new |  | `Mr Cy TRIAL, Malta, SOC` |" in review
    assert "declarations import texts/a.txt --replace" in review
    status, table, _ = run("texts", "--dry-run")
    assert (status, _written(here)) == (0, before)
    status, out, _ = run("texts", "--replace")
    assert status == 0
    assert table == out.replace("was written", "would be written")
    assert "  date              2017-10-11 → 2018-01-22\n" in out
    merged = file.read_text(encoding="utf-8")
    assert "# A note\ntitle: " in merged
    assert "\nedition: 2\n" in merged
    assert run("texts", "--replace") == (0, "1 text: 1 unchanged\n", "")
    _put(here, a=FEWER)
    status, out, _ = run("texts", "--replace")
    assert status == 1
    assert file.read_text(encoding="utf-8") == merged
    assert "2 signatories would be gone" in (here / "import-review.md").read_text(encoding="utf-8")
    assert run("texts/a.txt")[0] == 1
    assert run("texts/a.txt", "--replace")[0] == 0
    assert "MEALE" not in file.read_text(encoding="utf-8")


def test_two_texts_of_one_number(here: Path, run: Run) -> None:
    _put(here, a=LATER, b=TEXT, c=TEXT)
    status, out, err = run("texts")
    assert status == 0
    assert out.splitlines()[-1].startswith("3 texts: 1 new, 2 the same as another")
    assert "it is an earlier edition, of 2017-10-11" in err
    assert b"2018-01-22" in _written(here)["638.md"]
    assert b"  - date: 2017-10-11\n    not_yet:\n      - Mr Cy TRIAL, Malta, SOC\n---" in _written(here)["638.md"]
    before = _written(here)
    assert run("texts") == (0, "3 texts: 3 unchanged\n", "")
    (here / "texts" / "a.txt").unlink()
    assert run("texts") == (0, "2 texts: 2 unchanged\n", ""), "the file has the earlier edition"
    _put(here, a=FEWER, b=TEXT, c=FEWER.replace("11 October", "12 October"))
    status, out, _ = run("texts")
    assert status == 1
    assert _written(here) == before
    _put(here, a=TEXT, b=FEWER, c=TEXT)
    for path in (here / "declarations").glob("*.md"):
        path.unlink()
    status, out, _ = run("texts")
    assert (status, _written(here)) == (1, {})
    assert "these texts of No. 638 differ" in (here / "import-review.md").read_text(encoding="utf-8")


def test_texts_of_one_run_are_asked_about_together(here: Path, run: Run) -> None:
    other = TEXT.replace("No. 638", "No. 642")
    _put(here, a=TEXT, b=other)
    status, _, _ = run("texts")
    assert (status, _written(here)) == (1, {})
    review = (here / "import-review.md").read_text(encoding="utf-8")
    assert "doc-id-taken" in review
    assert "the text is that of No. 642" in review


def test_wrong_use(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(here, a=TEXT, b=LATER)
    assert run("texts", "--source", "https://pace.coe.int/en/files/24151/html")[0] == 2
    assert run("texts", "--output", "-")[0] == 2
    assert run("texts", "--output", "no/such")[2].startswith("There is no folder no/such.")
    (here / "mine.md").write_text("mine", encoding="utf-8")
    _put(here, a=TEXT, b=FEWER)
    assert run("texts", "--review", "mine.md")[0] == 2
    assert (here / "mine.md").read_text(encoding="utf-8") == "mine"
    with pytest.raises(SystemExit):
        run("texts", "--answer", "yes")
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    status, _, err = run(str(OFFICIAL))
    assert status == 2
    assert "Run the command in the folder of the project" in err
    assert not list(elsewhere.iterdir())


def _prose(markdown: str) -> list[Token]:
    """What is text or markup in Markdown, and not code."""
    inline = [token for token in MarkdownIt().parse(markdown) if token.type == "inline"]
    return [child for token in inline for child in token.children or [] if child.type != "code_inline"]


def test_names_of_files_are_no_commands(here: Path, run: Run) -> None:
    name = "a\n```\n\x1b[31m@x <b>.txt"
    (here / "texts" / name).write_text(TEXT.replace("Doc. 14416 | ", ""), encoding="utf-8")
    _put(here, good=TEXT)
    _, out, err = run("texts")
    assert "\x1b" not in out + err
    review = (here / "import-review.md").read_text(encoding="utf-8")
    assert "\x1b" not in review
    assert "<b>" not in "".join(part.content for part in _prose(review))
    assert "\n```" not in review
    assert "rename the file first" in review
