"""What is costly to make is made once in a run of the tests, however many processes run them."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` has filled: by the worker that asks first, while those that ask for the same wait.
    Nobody may write into it. If `make` fails, whoever asks next tries again, so that every test tells the reason.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then that is the worker's, within the run's
        run = run.parent
    folder = run / f"once-{name}"
    with (run / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            begun = Path(tempfile.mkdtemp(prefix=f"begun-{name}-", dir=run))
            make(begun)
            begun.rename(folder)
    return folder
