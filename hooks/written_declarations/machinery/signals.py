"""Signals that end a process."""

from __future__ import annotations

import signal


def end_as_by_interrupt() -> None:
    """Let whoever is told to end, or whose terminal is closed, end as by Ctrl+C, so that what was begun is removed."""
    for name in ("SIGTERM", "SIGHUP"):
        told = getattr(signal, name, None)  # not on every system
        if told is not None and signal.getsignal(told) is signal.SIG_DFL:  # nohup ignores one
            signal.signal(told, signal.default_int_handler)
