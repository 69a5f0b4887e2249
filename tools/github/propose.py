"""Opens, or brings up to date, the pull request for what somebody pasted into the form, and answers the sender.

    python tools/github/propose.py READING ISSUE

READING is what read_issue.py wrote, ISSUE the number of the issue. Needs GH_TOKEN, what GitHub says of the run, and
a checkout of the default branch with its history. Nobody's work is lost: an issue has a branch of its own, to which commits are only added,
and none once somebody else has approved the request or worked on it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from answers import difference, joined
from branches import Branch, Repository
from hub import Hub, log
from read_issue import Reading

ANSWER = "<!-- answer to the form -->"
EDITED = "<!-- the issue was edited -->"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an issue is dealt with: its number, the branch that requests go into, GitHub, and the repository there."""

    issue: int
    base: str
    hub: Hub
    repository: Repository

    def answer(self, reading: Reading) -> str:
        """Do what there is to do for a reading, and return the answer to the sender."""
        branches = self.repository.branches()
        own = [branch for branch in branches.values() if branch.issue == self.issue]
        if reading.number is None:
            stays = [f"Pull request #{request} stays as it is." for _, request in self._requests(own)]
            return joined([*reading.said, *stays])
        said = self._deal_with(reading.number, reading, branches)
        others = [branch for branch in own if branch.number != reading.number]
        return joined(
            [said, *(self._leave(branch, request, reading.number) for branch, request in self._requests(others))]
        )

    def _deal_with(self, number: int, reading: Reading, branches: Mapping[str, Branch]) -> str:
        path = f"declarations/{number}.md"
        if self.repository.content("HEAD", path) == reading.file:
            return f"Thank you. No. {number} is here already, with exactly this text, so there is nothing to add."
        if first := self._first(number, branches):
            return (
                f"Thank you. No. {number} is being added already, by pull request #{first[1]} from issue"
                f" #{first[0].issue}, so none was opened for this issue. If your text says something else, please say"
                " so there."
            )
        branch, request = self._place(number, branches)
        head = self.repository.fetched(branch) if branch.name in branches else "HEAD"
        before = self.repository.content(head, path)
        if before != reading.file:
            if request and self._is_approved(request):
                return self._beside(request, before or "", reading, "approved")
            if not self.repository.is_ours(head):
                return self._beside(request, before or "", reading, "worked on")
            message = f"{'Change' if before else 'Add'} written declaration No. {number}\n\nFrom issue #{self.issue}."
            self.repository.push(self.repository.commit(head, path, reading.file, message), branch)
        elif request:
            return f"Thank you. Pull request #{request} has exactly this text already."
        body = joined(reading.said, f"Closes #{self.issue}.")
        if request:
            self.hub.patch(f"pulls/{request}", body=body)
            return f"Thank you. Pull request #{request} has your new text now."
        return self._open(branch, f"{'Change' if before else 'Add'} written declaration No. {number}", body)

    def _open(self, branch: Branch, title: str, body: str) -> str:
        made = self.hub.post("pulls", title=title, head=branch.name, base=self.base, body=body)
        request = int(made["number"])
        # Another issue may have come at the same moment: the lower number stays
        first = self._first(branch.number, self.repository.branches())
        if first and first[1] < request:
            self.hub.patch(f"pulls/{request}", state="closed")
            return f"Thank you. No. {branch.number} is being added already, by pull request #{first[1]}."
        return (
            f"Thank you. Your text was read, and pull request #{request} was opened with it. Somebody compares it with"
            " the official page before it is published. If something in it is wrong, edit the issue above: it is then"
            " read again."
        )

    def _is_approved(self, request: int) -> bool:
        """Whether somebody has approved what a request says now, so that it must not say something else."""
        reviews = self.hub.get(f"pulls/{request}/reviews", per_page=100)
        return any(review["state"] == "APPROVED" for review in reviews)

    def _beside(self, request: int | None, before: str, reading: Reading, done: str) -> str:
        """Somebody else has approved the request or worked on it: say there what the new text would change."""
        assert request is not None  # noqa: S101 - a branch without one is only taken if it is ours
        body = f"The text of issue #{self.issue} was edited. It was not put over what somebody has {done} here."
        self.hub.say(
            request, EDITED, joined([f"{body} This is what it would change:", difference(before, reading.file)])
        )
        return (
            f"Thank you. Somebody has {done} pull request #{request} since, so your new text was not put over it."
            " What it would change stands there, for whoever looks at it."
        )

    def _leave(self, branch: Branch, request: int, number: int) -> str:
        """The issue had another number before: its request is closed, unless somebody else has approved it or worked on it."""
        if not self._is_approved(request) and self.repository.is_ours(self.repository.fetched(branch)):
            self.hub.patch(f"pulls/{request}", state="closed")
            return f"Pull request #{request} for No. {branch.number} was closed."
        body = f"The text of issue #{self.issue} was edited and is that of No. {number} now.\n"
        self.hub.say(request, EDITED, body)
        return f"Pull request #{request} for No. {branch.number} is still open, because somebody else has approved it or worked on it."

    def _place(self, number: int, branches: Mapping[str, Branch]) -> tuple[Branch, int | None]:
        """The branch for this issue, and its open request: one that was merged or closed is left as it is."""
        for attempt in count(1):
            branch = Branch.candidate(number, self.issue, attempt)
            if branch.name not in branches:
                return branch, None
            requests = self._of(branch, "all")
            if still_open := [request["number"] for request in requests if request["state"] == "open"]:
                return branch, int(still_open[0])
            if not requests and self.repository.is_ours(self.repository.fetched(branch)):
                return branch, None  # an earlier run ended before it opened the request
        raise AssertionError  # count does not end

    def _first(self, number: int, branches: Mapping[str, Branch]) -> tuple[Branch, int] | None:
        """The oldest open request of another issue for this number."""
        others = [branch for branch in branches.values() if branch.number == number and branch.issue != self.issue]
        return min(self._requests(others), key=lambda found: found[1], default=None)

    def _requests(self, branches: Sequence[Branch]) -> Iterator[tuple[Branch, int]]:
        """The open requests of branches."""
        for branch in branches:
            for request in self._of(branch, "open"):
                yield branch, int(request["number"])

    def _of(self, branch: Branch, state: str) -> list[dict[str, Any]]:
        """The requests of a branch. The owner parts it from a fork's branch of the same name."""
        owner = self.hub.repository.partition("/")[0]
        found: list[dict[str, Any]] = self.hub.get("pulls", head=f"{owner}:{branch.name}", state=state)
        return found


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, 1 where git or GitHub refuse, 2 for wrong usage."""
    match arguments:
        case [file, issue] if issue.isascii() and issue.isdecimal() and len(issue) < 13:
            pass
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    name = os.environ["GITHUB_REPOSITORY"]
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    desk = Desk(int(issue), os.environ["GITHUB_REF_NAME"], Hub(name), Repository(Path(), f"{server}/{name}.git"))
    reading = Reading(**json.loads(Path(file).read_text(encoding="utf-8")))
    try:
        desk.hub.say(desk.issue, ANSWER, desk.answer(reading))
    except subprocess.CalledProcessError as error:
        sys.stderr.write(log(f"{error}\n{error.stderr}"))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
