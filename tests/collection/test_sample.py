"""Invented declarations: as many as asked for, lifelike, the same every time, and plainly invented."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from written_declarations.cli import main
from written_declarations.collection.folder import load
from written_declarations.collection.sample import sample
from written_declarations.reading.registry import Registry
from written_declarations.words.names import name_key


def test_sample_is_lifelike(sample_200: Path) -> None:
    loaded = load(sample_200)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None
    assert problems == []
    assert [declaration.number for declaration in corpus.declarations] == list(range(200, 0, -1))
    assert len(corpus.countries) == 46
    families = Counter(group.slug for group in corpus.groups)
    assert set(families) == {"soc", "epp-cd", "alde", "edg", "ec", "ec-da", "uel", "fdg", "nr"}
    assert 450 <= len(corpus.people) <= 500
    sizes = {len(declaration.signatures) for declaration in corpus.declarations}
    assert min(sizes) >= 20
    assert max(sizes) <= 60
    for declaration in corpus.declarations:
        others = [signature.name for signature in declaration.signatures[1:]]
        assert others == sorted(others, key=name_key)
    names = " ".join(str(person.name) for person in corpus.people)
    assert all(letter in names for letter in "ÅØŁŠŞȚÉÑÞ")
    assert {"van", "von", "de"} <= set(names.split())


def test_every_invented_declaration_says_so(registry: Registry) -> None:
    for declaration in sample(30, 5, registry):
        assert declaration.title.startswith("Fictional: ")
        assert declaration.body is not None
        assert declaration.body.markdown.startswith("This declaration is invented")


def test_same_seed_same_declarations(registry: Registry) -> None:
    assert list(sample(5, 1, registry)) == list(sample(5, 1, registry))
    assert list(sample(5, 1, registry)) != list(sample(5, 2, registry))


def test_people_stay_below_four_thousand(registry: Registry) -> None:
    people = {str(signature) for declaration in sample(1800, 1, registry) for signature in declaration.signatures}
    names = {line.split(",")[0] for line in people}
    assert 3900 <= len(names) <= 4000


def test_a_sample_has_at_least_one(registry: Registry) -> None:
    with pytest.raises(ValueError, match="at least one"):
        next(sample(0, 1, registry))


def test_command_writes_files_that_pass_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "folder"
    assert main(["sample", "3", str(folder), "--seed", "4"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["1.md", "2.md", "3.md"]
    assert f"DECLARATIONS_DIR={folder.resolve()}" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 0


def test_command_never_mixes_invented_with_real(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "638.md").write_text("real", encoding="utf-8")
    assert main(["sample", "3", str(tmp_path)]) == 2
    assert "empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["638.md"]


def test_the_same_sample_may_be_written_again_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["sample", "3", str(tmp_path)]
    assert [main(command), main(command)] == [0, 0]
    assert main([*command, "--seed", "4"]) == 2
    assert main(["sample", "2", str(tmp_path)]) == 2
    (tmp_path / "2.md").write_text("an edit", encoding="utf-8")
    assert main(command) == 2
    assert (tmp_path / "2.md").read_text(encoding="utf-8") == "an edit"
    assert "remove this one" in capsys.readouterr().err
