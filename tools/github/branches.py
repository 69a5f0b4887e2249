"""The branches that the form makes: one for each issue and number, in our own repository, never pushed by force.

Commits are made beside the checkout, so that nothing in a branch is ever written to the disk as a file.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub import BOT, BOT_EMAIL

_NAME = re.compile(r"add-(?P<number>[0-9]{1,9})-from-issue-(?P<issue>[0-9]{1,12})(?:-[0-9]{1,6})?")
# The token is gh's; it is in no file and no address
_CREDENTIALS = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the form: its name, and for which number and issue it was made."""

    name: str
    number: int
    issue: int

    @classmethod
    def named(cls, name: str) -> Branch | None:
        """The branch of this name, if it is one of the form's."""
        match = _NAME.fullmatch(name)
        return cls(name, int(match["number"]), int(match["issue"])) if match else None

    @classmethod
    def candidate(cls, number: int, issue: int, attempt: int) -> Branch:
        """The branch for a number and an issue; the next one if an earlier one was merged or closed."""
        name = f"add-{number}-from-issue-{issue}" + (f"-{attempt}" if attempt > 1 else "")
        return cls(name, number, issue)


@dataclass(frozen=True, slots=True)
class Repository:
    """A checkout, and where it is from. Everything raises CalledProcessError where git refuses."""

    folder: Path
    url: str

    def branches(self) -> dict[str, Branch]:
        """The branches of the form there now, by name. Those of forks are not among them."""
        listed = self._git(*_CREDENTIALS, "ls-remote", "--heads", self.url, "add-*-from-issue-*")
        names = [line.partition("\trefs/heads/")[2] for line in listed.splitlines()]
        return {branch.name: branch for branch in map(Branch.named, names) if branch}

    def fetched(self, branch: Branch) -> str:
        """The last commit of a branch there."""
        self._git(*_CREDENTIALS, "fetch", "--quiet", "--no-tags", self.url, f"refs/heads/{branch.name}")
        return self._git("rev-parse", "FETCH_HEAD").strip()

    def merge(self, request: int) -> str:
        """The commit that GitHub made of a pull request and the branch it goes into; fetched with both, its parents."""
        where = f"refs/pull/{request}/merge"
        self._git(*_CREDENTIALS, "fetch", "--quiet", "--no-tags", "--depth=2", self.url, where)
        return self._git("rev-parse", "FETCH_HEAD").strip()

    def parents(self, commit: str) -> tuple[str, ...]:
        """The commits that a commit was made of."""
        return tuple(self._git("rev-parse", f"{commit}^@").split())

    def is_ours(self, commit: str) -> bool:
        """Whether every commit that the checkout lacks was made here, so that nobody's work can be lost."""
        people = self._git("log", "--format=%ae%n%ce", f"HEAD..{commit}").split()
        return set(people) <= {BOT_EMAIL}

    def content(self, commit: str, path: str) -> str | None:
        """The text of a file in a commit, or None if it has none at this path."""
        if not self._git("ls-tree", commit, "--", path):
            return None
        return self._git("cat-file", "blob", f"{commit}:{path}")

    def commit(self, parent: str, path: str, content: str, message: str) -> str:
        """A commit after `parent` that changes one file."""
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            self._git("read-tree", parent, variables=index)
            blob = self._git("hash-object", "-w", "--stdin", given=content).strip()
            self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", variables=index)
            tree = self._git("write-tree", variables=index).strip()
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _BOT.items()}
        return self._git("commit-tree", tree, "-p", parent, "-m", message, variables=who).strip()

    def push(self, commit: str, branch: Branch) -> None:
        """Add a commit to a branch there. Refused, as any push is, if somebody was quicker."""
        self.advance(branch.name, commit)

    def advance(self, branch: str, commit: str) -> None:
        """The same for any branch, by its name."""
        self._git(*_CREDENTIALS, "push", "--quiet", self.url, f"{commit}:refs/heads/{branch}")

    def _git(self, *arguments: str, given: str | None = None, variables: Mapping[str, str] | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 - wherever it is
            cwd=self.folder,
            input=given.encode() if given is not None else None,
            env={**os.environ, **(variables or {})},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode(errors="replace")


_BOT = {"NAME": BOT, "EMAIL": BOT_EMAIL}
