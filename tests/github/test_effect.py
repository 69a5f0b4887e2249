"""What a pull request does, as numbers from its files and as a sentence from what the registry knows."""

from __future__ import annotations

import json
import shutil
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
    data = effect.effect(*corpora)
    assert (data["added"], data["changed"], data["removed"]) == ([20], [11], [10])
    people = {person.slug for person in corpora[0].people}
    assert data["new_signatories"] == len([person for person in corpora[1].people if person.slug not in people]) > 0
    told = effect.comment(json.loads(json.dumps(data)), registry)
    assert told.startswith(f"{effect.MARK}\nThis pull request adds No. 20; changes No. 11; removes No. 10; ")
    assert "new signator" in told
    assert "SOC" in told


def test_no_change_is_told_as_such(corpora: tuple[Corpus, Corpus], registry: Registry) -> None:
    assert "changes no declaration" in effect.comment(effect.effect(corpora[0], corpora[0]), registry)


@pytest.mark.parametrize(
    "change",
    [
        {"added": ["<b>"]},
        {"added": "638"},
        {"added": [True]},
        {"added": [10**9]},
        {"new_signatories": 10**9},
        {"changed": [-1]},
        {"new_signatories": "many"},
        {"new_signatories": None},
        {"countries": "x"},
        {"groups": None},
    ],
)
def test_data_that_is_not_an_effect_is_refused(registry: Registry, change: dict[str, object]) -> None:
    good: dict[str, object] = {"added": [1], "new_signatories": 0, "countries": [], "groups": []}
    assert "adds No. 1" in effect.comment(good, registry)
    with pytest.raises(ValueError, match="is not"):
        effect.comment(good | change, registry)


def test_only_what_the_registry_knows_is_told(registry: Registry) -> None:
    data = {"new_signatories": 0, "countries": ["austria", "<script>", 7], "groups": ["soc", "@everyone"]}
    assert "concerns SOC, Austria." in effect.comment(data, registry)


def test_the_commands(tmp_path: Path, sample_200: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "declarations"
    shutil.copytree(DECLARATIONS / "registry", folder / "registry")
    assert effect.main([]) == 2
    assert effect.main([str(folder), str(sample_200)]) == 0
    file = tmp_path / "effect.json"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert effect.main(["--tell", str(file), str(folder / "registry")]) == 0
    assert "adds No. 1, No. 2," in capsys.readouterr().out
    for text in (b"[]", b'{"added": ["::error::"]}', b"[" * 100_000, b'"' + b"x" * 2_000_000 + b'"', b"\xff"):
        file.write_bytes(text)
        assert effect.main(["--tell", str(file), str(folder / "registry")]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith("| That is no effect")
    (folder / "1.md").write_text("broken", encoding="utf-8")
    assert effect.main([str(folder), str(sample_200)]) == 1
