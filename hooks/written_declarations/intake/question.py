"""What an official text does not say plainly, and is therefore asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the person who has the text. The answer is given under `key`."""

    key: str
    asked: str
