"""What a pull request does, told of its files in git, of which nothing runs and nothing but content is written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import effect
import pytest

from building import DECLARATIONS
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.reading.registry import Registry


@pytest.fixture
def corpora(sample_200: Path, tmp_path: Path) -> tuple[Corpus, Corpus]:
    """Ten declarations, and the same with one more, one changed and one less."""
    before, after = tmp_path / "before", tmp_path / "after"
    for place in (before, after):
        place.mkdir()
        for path in sample_200.glob("1?.md"):
            shutil.copy(path, place)
    shutil.copy(sample_200 / "20.md", after)
    (after / "10.md").unlink()
    text = (after / "11.md").read_text(encoding="utf-8")
    (after / "11.md").write_text(text.replace('title: "Fictional: ', 'title: "Fictional: another '), encoding="utf-8")
    loaded = load(before).corpus, load(after).corpus
    assert loaded[0] is not None
    assert loaded[1] is not None
    return loaded[0], loaded[1]


def test_the_effect_of_a_pull_request(corpora: tuple[Corpus, Corpus], registry: Registry) -> None:
    made = effect.Effect.of(*corpora)
    assert (made.added, made.changed, made.removed) == ([20], [11], [10])
    people = {person.slug for person in corpora[0].people}
    assert made.new_signatories == len([person for person in corpora[1].people if person.slug not in people]) > 0
    told = made.told(registry)
    assert told.startswith("adds No. 20; changes No. 11; removes No. 10; ")
    assert "new signator" in told
    assert "SOC" in told


def test_no_change_is_told_as_such(corpora: tuple[Corpus, Corpus], registry: Registry) -> None:
    assert effect.Effect.of(corpora[0], corpora[0]).told(registry) == "changes no declaration"


def test_only_what_the_registry_knows_is_told(registry: Registry) -> None:
    slugs = frozenset({"austria", "<script>"}), frozenset({"soc", "@everyone"})
    made = effect.Effect(range(1, 40), (), (), 0, *slugs)
    assert made.told(registry).endswith("No. 20 and 19 more; concerns SOC, Austria")


class _Checkout:
    """A repository of two commits: `main`, and one made of the declarations on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._git("init", "--quiet", "--initial-branch=main")
        shutil.copytree(DECLARATIONS / "registry", folder / "declarations" / "registry")
        shutil.copy(DECLARATIONS / "638.md", folder / "declarations")
        self.commit("main")

    def _git(self, *arguments: str) -> None:
        who = ("-c", "user.name=somebody", "-c", "user.email=somebody")
        subprocess.run(["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True)

    def commit(self, name: str) -> str:
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", name)
        return "HEAD"


@pytest.fixture
def checkout(tmp_path: Path) -> _Checkout:
    (tmp_path / "checkout").mkdir()
    return _Checkout(tmp_path / "checkout")


def test_files_are_taken_out_of_git_as_data(
    checkout: _Checkout, sample_200: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(sample_200 / "20.md", checkout.folder / "declarations")
    commit = checkout.commit("one more")
    monkeypatch.chdir(checkout.folder)
    assert effect.main([commit]) == 0
    assert capsys.readouterr().out.startswith(f"{effect.MARK}\nThis pull request adds No. 20; ")
    assert effect.main([]) == effect.main(["--help"]) == 2
    assert effect.main(["unknown"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("| ")


def test_what_is_no_content_is_not_written(checkout: _Checkout, tmp_path: Path) -> None:
    folder = checkout.folder / "declarations"
    (folder / "1.md").symlink_to("/etc/hostname")
    (folder / "2.md").mkdir()
    (folder / "2.md" / "3.md").touch()
    (folder / "4.md").write_bytes(b"x" * 600_000)
    (folder / "registry" / "people.yml").unlink()
    (folder / "registry" / "people.yml").symlink_to("groups.yml")
    (folder / ".gitattributes").write_text("* filter=x export-ignore ident\n", encoding="utf-8")
    (checkout.folder / "conftest.py").write_text("raise SystemExit\n", encoding="utf-8")
    laid = effect.lay_out(checkout.commit("hostile"), tmp_path, checkout.folder)
    there = {path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_file()}
    known = {f"registry/{path.name}" for path in (DECLARATIONS / "registry").iterdir()} - {"registry/people.yml"}
    assert there == known | {"638.md"}
    assert not [path for path in laid.rglob("*") if path.is_symlink()]
    assert (laid / "638.md").read_bytes() == (DECLARATIONS / "638.md").read_bytes()


def test_declarations_with_errors_are_told_without_their_words(checkout: _Checkout) -> None:
    file = checkout.folder / "declarations" / "638.md"
    file.write_text("@somebody closes #1\n", encoding="utf-8")
    told = effect.told(checkout.commit("broken"), checkout.folder)
    assert told == effect.comment("has errors in its declarations, which the check names")
    file.write_bytes((DECLARATIONS / "638.md").read_bytes())
    with pytest.raises(ValueError, match="goes into"):
        effect.told(checkout.commit("mended"), checkout.folder)
