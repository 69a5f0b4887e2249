"""Writes, or brings up to date, the one comment on a pull request that says what it does.

    python tools/github/comment.py NUMBER SHA BODY

Writes nothing if the request does not stand at SHA any more: then another run speaks of it. Needs GH_TOKEN and
GITHUB_REPOSITORY.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hub import Hub, log


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, 1 if nothing was written, 2 for wrong usage."""
    match arguments:
        case [number, sha, body_file] if number.isascii() and number.isdecimal() and len(number) < 13:
            pass
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    mark, _, body = Path(body_file).read_text(encoding="utf-8").partition("\n")
    hub, request = Hub(os.environ["GITHUB_REPOSITORY"]), int(number)
    try:
        if hub.get(f"pulls/{request}")["head"]["sha"] != sha:
            sys.stderr.write(f"Pull request {request} stands at another commit.\n")
            return 1
        hub.say(request, mark, body)
    except subprocess.CalledProcessError as error:
        sys.stderr.write(log(f"{error}\n{error.stderr}"))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
