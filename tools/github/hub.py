"""GitHub, asked by its own program `gh`, which has the token from its environment."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from written_declarations.problems.wording import shown

_PAGE = 100
BOT = "github-actions[bot]"
BOT_EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"


@dataclass(frozen=True, slots=True)
class Hub:
    """One repository on GitHub. Everything raises CalledProcessError where GitHub refuses or cannot be reached."""

    repository: str

    def get(self, path: str, **query: str | int) -> Any:
        """What stands at a path below the repository."""
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, **fields: str) -> Any:
        """Make something, and get it."""
        return self._ask("POST", path, fields)

    def patch(self, path: str, **fields: str) -> Any:
        """Change something, and get it."""
        return self._ask("PATCH", path, fields)

    def say(self, number: int, mark: str, body: str) -> None:
        """Write, or bring up to date, our one comment with this mark on an issue or a pull request.

        The mark is an HTML comment, which nobody sees.
        """
        comment = self._comment(number, mark)
        if comment is None:
            self.post(f"issues/{number}/comments", body=f"{mark}\n{body}")
        else:
            self.patch(f"issues/comments/{comment}", body=f"{mark}\n{body}")

    def _comment(self, number: int, mark: str) -> int | None:
        page = 1
        while comments := self.get(f"issues/{number}/comments", per_page=_PAGE, page=page):
            for comment in comments:
                who, said = comment["user"] or {}, comment["body"] or ""  # GitHub may know neither any more
                if who.get("login") == BOT and said.startswith(mark):
                    return int(comment["id"])
            page += 1
        return None

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> Any:
        command = ["gh", "api", "--method", method, f"repos/{self.repository}/{path}"]
        given = None
        if fields is not None:
            command += ["--input", "-"]
            given = json.dumps(fields)
        done = subprocess.run(command, input=given, check=True, capture_output=True, text=True, encoding="utf-8")
        return json.loads(done.stdout)


def log(text: str) -> str:
    """Lines for the log of a workflow, which would take commands from a line that begins with ::."""
    return "".join(f"| {shown(line, 1_000).replace('::', ': :')}\n" for line in text.splitlines())
