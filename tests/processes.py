"""Other processes, as tests look at them and wait for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

PATIENCE = 120  # seconds; generous, because a slow machine is no defect


def running(session: int) -> Iterator[int]:
    """The processes of a session that are more than entries in a table."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            yield int(status.parent.name)


def until(condition: Callable[[], bool]) -> None:
    """Wait for it. Fails where it never comes."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
