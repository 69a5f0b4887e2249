"""A folder read again by the same process, as under `make serve`."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

from building import DECLARATIONS
from written_declarations.collection.folder import load


def test_what_an_edit_replaced_is_not_kept(tmp_path: Path) -> None:
    """Each edit kept one more collection in memory: the collector was told never to look at what there was."""
    shutil.copy(DECLARATIONS / "638.md", tmp_path)
    first = load(tmp_path)
    second = load(tmp_path, first)
    assert second.corpus is not None
    second.corpus.__dict__["itself"] = second.corpus  # as views refer to it and it to them
    seen = weakref.ref(second.corpus)
    third = load(tmp_path, second)
    assert third.readings == first.readings
    del second
    gc.collect()
    assert seen() is None
