"""What a command reads from and writes to, whatever its caller has made of them."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path


def make_usable() -> None:
    """Let a stream that is closed, as by >&-, be empty or lead nowhere; a terminal that lacks a letter shows its number.

    In this order, because each takes the first number that is free, which is its own.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open until the command ends
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
