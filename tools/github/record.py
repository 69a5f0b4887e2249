"""Adds to the branch of the run, main, the lines of the log of changes that a merge made, and says which commit is to be built.

    python tools/github/record.py

Needs GH_TOKEN, what GitHub says of the run, and a checkout of main in which `declarations record` has run. Where the push
is refused, because main has moved or is protected, what is there is built, and the next run records the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from branches import Repository
from hub import log

_LOG = "declarations/changes.tsv"
_MESSAGE = "Record what changed"


def main() -> int:
    """Push the log if it has lines that its commit lacks."""
    built = os.environ["GITHUB_SHA"]
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    repository = Repository(Path(), f"{server}/{os.environ['GITHUB_REPOSITORY']}.git")
    written = Path(_LOG).read_text(encoding="utf-8")
    if repository.content("HEAD", _LOG) != written:
        commit = repository.commit("HEAD", _LOG, written, _MESSAGE)
        try:
            repository.advance(os.environ["GITHUB_REF_NAME"], commit)
            built = commit
        except subprocess.CalledProcessError as refused:
            said = refused.stderr.decode(errors="replace")
            sys.stderr.write(log(f"What changed is not recorded yet; the next run tries again.\n{said}"))
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"commit={built}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
