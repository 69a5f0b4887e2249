"""Tells whether a pull request changes nothing but declarations and their registry, so that our own code builds it.

    python tools/github/is_content.py CHECKOUT

CHECKOUT stands at the merge of the pull request. Prints content=true or content=false for the workflow. Needs
nothing but the standard library, because it runs before anything is installed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence

REGISTRY = "countries|exceptions|groups|missing|people|subjects|withdrawn"
_CONTENT = re.compile(rf"declarations/(?:[1-9][0-9]{{0,8}}\.md|changes\.tsv|registry/(?:{REGISTRY})\.yml)")
_FILE, _NOTHING = "100644", "000000"  # no link, no program, no other repository


def changes(checkout: str) -> Iterator[tuple[str, str]]:
    """The path and the new mode of every file that differs from what the pull request goes into."""
    command = ["git", "diff", "--raw", "--no-renames", "-z", "HEAD^1", "HEAD"]
    done = subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    fields = done.stdout.decode(errors="replace").split("\0")[:-1]
    for modes, path in zip(fields[::2], fields[1::2], strict=True):
        yield path, modes.split(" ")[1]


def is_content(path: str, mode: str) -> bool:
    """Whether such a change can do no more than a declaration can."""
    return mode in (_FILE, _NOTHING) and _CONTENT.fullmatch(path) is not None


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, or 2 if it was called in a wrong way."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    told = all(is_content(*change) for change in changes(arguments[0]))
    sys.stdout.write(f"content={'true' if told else 'false'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
