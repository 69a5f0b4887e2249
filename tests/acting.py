"""Workflows run whole on this machine by `act`, against a repository on the disk and a stand-in for GitHub's program.

A world is a folder: origin.git, which is pushed to; state/, what GitHub knows and was asked; home/, of the runs;
compiled/, the package compiled.
"""

from __future__ import annotations

import compileall
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any

import read_issue

from building import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
STANDINS = ROOT / "tests" / "github" / "standins"
ACT = shutil.which("act", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
# An invented declaration, as it would be pasted; no real one has its number
INVENTED = (ROOT / "tests" / "github" / "invented.txt").read_text(encoding="utf-8")
_USED = re.compile(r"uses: ((actions/[\w-]+)@[0-9a-f]{40})")
_LEFT_OUT = ("tests/", "tools/bench/", "permalinks.txt")  # what no workflow reads here, so that checkouts are quick


def form(text: str, address: str = "https://pace.coe.int/en/files/24151/html") -> str:
    """The body of an issue in which somebody filled in the form."""
    return f"### {read_issue.TEXT}\n\n```text\n{text}\n```\n\n### {read_issue.ADDRESS}\n\n{address}"


@dataclass(frozen=True)
class World:
    """A repository `example/example` and what surrounds it."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """Of everything that runs in this world."""
        home = self.folder / "home"
        return {
            "PATH": f"{STANDINS}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "GH_STATE": str(self.folder / "state"),
            "ORIGIN": str(self.folder / "origin.git"),
            "TEST_PYTHON": sys.executable,
            "COMPILED": str(self.folder / "compiled"),
            "GIT_CONFIG_GLOBAL": str(self.folder / "gitconfig"),
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GITHUB_REPOSITORY": "example/example",
        }

    @property
    def state(self) -> dict[str, Any]:
        """What GitHub knows."""
        read: dict[str, Any] = json.loads((self.folder / "state" / "state.json").read_text(encoding="utf-8"))
        return read

    def change_state(self, **parts: object) -> None:
        """Make GitHub know something else."""
        (self.folder / "state" / "state.json").write_text(json.dumps(self.state | parts), encoding="utf-8")

    def asked(self, file: str = "log.txt") -> str:
        """What a stand-in was asked, a call a line."""
        path = self.folder / "state" / file
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def git(self, *arguments: str, given: str | None = None, folder: str = "origin.git") -> str:
        """The output of git, in the repository that is pushed to or in another."""
        who = {f"GIT_{role}_{key}": "somebody" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder / folder,
            env={**self.environment, **who},
            input=given,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def commit(self, branch: str, *changes: tuple[str, str | None, str], parent: str | None = None) -> str:
        """A commit of a person on a branch that is pushed to. A change is a path, its content or None, and its mode."""
        base = parent or branch
        lines = []
        for path, content, mode in changes:
            blob = self.git("hash-object", "-w", "--stdin", given=content or "").strip()
            lines.append(f"{mode if content is not None else '0'} {blob}\t{path}\n")
        self.git("read-tree", base)
        self.git("update-index", "--index-info", given="".join(lines))
        tree = self.git("write-tree").strip()
        made = self.git("commit-tree", tree, "-p", base, "-m", "By hand").strip()
        self.git("update-ref", f"refs/heads/{branch}", made)
        return made

    def request(self, number: int, *changes: tuple[str, str | None, str]) -> str:
        """A pull request as GitHub offers it to workflows: its merge into main. Returns its own last commit."""
        head = self.commit(f"request-{number}", *changes, parent="main")
        tree = f"{head}^{{tree}}"
        merge = self.git("commit-tree", tree, "-p", "main", "-p", head, "-m", "Merge").strip()
        self.git("update-ref", f"refs/pull/{number}/merge", merge)
        return head

    def act(self, workflow: str, event: str, payload: object, *options: str) -> subprocess.CompletedProcess[str]:
        """Run a workflow whole, as GitHub would on this event."""
        assert ACT is not None
        file = self.folder / "event.json"
        file.write_text(json.dumps(payload), encoding="utf-8")
        text = (WORKFLOWS / workflow).read_text(encoding="utf-8")
        standins = {f"{used}={self.folder / 'actions' / name}" for used, name in _USED.findall(text)}
        command = [ACT, event, "--workflows", str(WORKFLOWS / workflow), "--eventpath", str(file)]
        command += ["--platform", "ubuntu-24.04=-self-hosted", "--container-daemon-socket", "-", "--no-cache-server"]
        command += ["--action-offline-mode", "--pull=false", "--no-skip-checkout", "--secret", "GITHUB_TOKEN=x"]
        for standin in sorted(standins):
            command += ["--local-repository", standin]
        for name, value in self.environment.items():
            command += ["--env", f"{name}={value}"]
        return subprocess.run(
            [*command, *options],
            cwd=self.folder / "work",
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )


def make_world(folder: Path) -> None:
    """A world with this project, as it stands on the disk, on the branch main."""
    origin, work = folder / "origin.git", folder / "work"
    for name in ("home", "state"):
        (folder / name).mkdir(parents=True)
    (folder / "gitconfig").write_text(
        "[uploadpack]\nallowAnySHA1InWant = true\n[init]\ntemplateDir =\n", encoding="utf-8"
    )
    (folder / "state" / "state.json").write_text('{"pulls": [], "comments": [], "next": 11}', encoding="utf-8")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in listed.stdout.split("\0"):
        if name and not name.startswith(_LEFT_OUT) and (ROOT / name).is_file():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, work / name)
    _compile(work, folder / "compiled")
    world = World(folder)
    origin.mkdir()
    world.git("init", "--quiet", "--bare", "--initial-branch=main")
    world.git("init", "--quiet", "--initial-branch=main", folder="work")
    world.git("add", "--all", folder="work")
    world.git("commit", "--quiet", "--message", "All", folder="work")
    world.git("push", "--quiet", str(origin), "main", folder="work")
    world.git("gc", "--quiet", folder="work")  # one file for all: each test copies the world
    world.git("remote", "add", "origin", "https://github.com/example/example.git", folder="work")
    for action in (STANDINS / "actions").iterdir():
        shutil.copytree(action, folder / "actions" / "actions" / action.name)
        where = f"actions/actions/{action.name}"
        world.git("init", "--quiet", folder=where)
        world.git("add", "--all", folder=where)
        world.git("commit", "--quiet", "--message", "One", folder=where)


def _compile(work: Path, folder: Path) -> None:
    """Compile the package of a checkout into a folder, so that not each checkout compiles it anew. Python tells by the
    content of a file whether what is compiled is of it.
    """
    compileall.compile_dir(work / "hooks", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    for cache in sorted((work / "hooks").rglob("__pycache__")):
        to = folder / cache.relative_to(work / "hooks")
        to.parent.mkdir(parents=True, exist_ok=True)
        cache.rename(to)


def copy_world(made: Path, folder: Path) -> World:
    """A world of one's own, like one that was made."""
    shutil.copytree(made, folder, symlinks=True)
    github = "https://github.com/example/example.git"
    with (folder / "gitconfig").open("a", encoding="utf-8") as opened:
        opened.write(f'[url "file://{folder}/origin.git"]\ninsteadOf = {github}\n')
    return World(folder)
