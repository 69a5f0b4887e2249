"""Finds the pull request for which a run of Preview ended, and fetches its merge, so that nothing need be handed over.

    python tools/github/find_request.py OWNER BRANCH SHA

The three are what GitHub says of the run: where the request comes from, and the commit at which it stood. Prints
number=NUMBER and merge=COMMIT for the workflow. Needs GH_TOKEN, what GitHub says of the run, and a checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from branches import Repository
from hub import Hub, log


def found(hub: Hub, repository: Repository, owner: str, branch: str, sha: str) -> tuple[int, str] | None:
    """The number and the merge of the open request that stands at a commit; None if none does, or not any more.

    Raises CalledProcessError where git or GitHub refuse.
    """
    requests = hub.get("pulls", head=f"{owner}:{branch}", state="open")
    numbers = [int(request["number"]) for request in requests if request["head"]["sha"] == sha]
    if not numbers:
        return None
    merge = repository.merge(min(numbers))  # there are several if a branch is asked into several
    return (min(numbers), merge) if repository.parents(merge)[1:] == (sha,) else None


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, 1 if there is no such request, 2 for wrong usage."""
    if len(arguments) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    name = os.environ["GITHUB_REPOSITORY"]
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    try:
        request = found(Hub(name), Repository(Path(), f"{server}/{name}.git"), *arguments)
    except subprocess.CalledProcessError as error:
        sys.stderr.write(log(f"{error}\n{error.stderr}"))
        return 1
    if request is None:
        sys.stderr.write("No open pull request stands at this commit any more.\n")
        return 1
    sys.stdout.write("number={}\nmerge={}\n".format(*request))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
