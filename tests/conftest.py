"""What tests share: the project's registry, and sites built once by the real command."""

from __future__ import annotations

import gc
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from building import DECLARATIONS, ROOT, built, built_attacked, built_folded, built_hostile, invent
from once import once
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load, load_registry
from written_declarations.reading.registry import Registry

# A slow machine is no defect. Few examples each time, new ones each time: make fuzz and a weekly job try many
settings.register_profile("house", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", settings.get_profile("house"), max_examples=300, print_blob=True)
settings.load_profile("house")


# Sites are thousands of small files, each in a folder of its own, which is what disks are slowest at. Only on CI, whose
# machine is thrown away: what a run leaves would take a person's memory
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there, which others cannot enter
_ROOM = 4 << 30  # bytes, more than twice what a run leaves


def pytest_configure() -> None:
    if os.environ.get("CI") and _MEMORY_DISK.is_dir() and shutil.disk_usage(_MEMORY_DISK).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY_DISK))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write what the golden cases print now; read the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is marked goes first, and its set-up runs in one process while the other has all the rest to do."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


def pytest_collection_finish() -> None:
    """What is imported and collected by now stays to the end: the garbage collector need not look at it each time."""
    gc.freeze()
    gc.set_threshold(100_000)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The project's, but for the declarations that its collection lacks: most tests make their own."""
    registry, problems = load_registry(DECLARATIONS)
    assert registry is not None, problems
    return replace(registry, missing=())


@pytest.fixture(scope="session")
def only_638(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of No. 638 alone, which stays as it is while the published one grows."""
    return once(tmp_path_factory, "638", lambda folder: shutil.copy(DECLARATIONS / "638.md", folder))


@pytest.fixture(scope="session")
def corpus_638(only_638: Path) -> Corpus:
    return _read(only_638)


@pytest.fixture(scope="session")
def site_638(tmp_path_factory: pytest.TempPathFactory, only_638: Path) -> Path:
    return once(tmp_path_factory, "site-638", lambda site: built(only_638, site))


@pytest.fixture(scope="session")
def corpus_published() -> Corpus:
    return _read(DECLARATIONS)


@pytest.fixture(scope="session")
def site_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published collection."""
    return once(tmp_path_factory, "site-published", lambda site: built(DECLARATIONS, site))


@pytest.fixture(scope="session")
def site_cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published collection with cards, and without an index of the texts."""
    settings = {"SOCIAL_CARDS": "on", "SEARCH_INDEX": "off"}
    return once(tmp_path_factory, "site-cards", lambda site: built(DECLARATIONS, site, **settings))


def _read(folder: Path) -> Corpus:
    loaded = load(folder)
    corpus, problems = loaded.corpus, loaded.problems
    assert corpus is not None, problems
    return corpus


@pytest.fixture(scope="session")
def sample_200(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Path:
    """Two hundred invented declarations."""
    return once(tmp_path_factory, "sample", lambda folder: invent(folder, registry))


@pytest.fixture(scope="session")
def site_sample(tmp_path_factory: pytest.TempPathFactory, sample_200: Path) -> Path:
    return once(tmp_path_factory, "site-sample", lambda site: built(sample_200, site))


@pytest.fixture(scope="session")
def site_folded(tmp_path_factory: pytest.TempPathFactory, sample_200: Path) -> Path:
    return once(tmp_path_factory, "site-folded", lambda site: built_folded(sample_200, site))


@pytest.fixture(scope="session")
def site_hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No. 638 and a declaration that means harm, of which the check lets pass what it would refuse of names."""

    def collect(folder: Path) -> None:
        for path in (DECLARATIONS / "638.md", ROOT / "tests" / "hostile" / "1.md"):
            shutil.copy(path, folder)

    folder = once(tmp_path_factory, "hostile", collect)
    return once(tmp_path_factory, "site-hostile", lambda site: built_hostile(folder, site))


@pytest.fixture(scope="session")
def site_attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection in which every text means harm, with addresses of the project's registry."""
    return once(tmp_path_factory, "site-attacked", lambda site: built_attacked(DECLARATIONS, site))


@pytest.fixture(scope="session")
def site_features(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a declaration may hold: numbers, lists, footnotes, editions, records, joined spellings."""
    return once(tmp_path_factory, "site-features", lambda site: built(ROOT / "tests" / "features", site))
