"""Writes .gz and .br beside every text file of a built site; run it with `make compress` after a build.

For servers that send such files as they are (nginx with gzip_static and brotli_static). Hosts like
GitHub Pages compress by themselves and need none of it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".md", ".bib", ".ris"}
_SMALLEST = 256  # bytes; a smaller file costs as many packets either way


def main() -> int:
    """Compress a site. Returns 0, or 1 if there is none."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="folder of the built site (site)")
    site: Path = parser.parse_args().site
    if not site.is_dir():
        print(f"There is no folder {site}: run make build first.", file=sys.stderr)
        return 1
    files = sorted(path for path in site.rglob("*") if path.suffix in TEXTS and path.stat().st_size >= _SMALLEST)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        sizes = list(pool.map(compress, files, chunksize=64))
    whole, gzipped, brotlied = (sum(size[index] for size in sizes) for index in range(3))
    print(f"{len(files):,} files: {whole / 1e6:.1f} MB, gzip {gzipped / 1e6:.1f} MB, brotli {brotlied / 1e6:.1f} MB")
    return 0


def compress(path: Path) -> tuple[int, int, int]:
    """Write both compressed forms of a file. Returns the three sizes in bytes."""
    content = path.read_bytes()
    # No time goes into the file: the same site gives the same bytes
    gzipped, brotlied = gzip.compress(content, 9, mtime=0), brotli.compress(content, quality=11)
    path.with_name(f"{path.name}.gz").write_bytes(gzipped)
    path.with_name(f"{path.name}.br").write_bytes(brotlied)
    return len(content), len(gzipped), len(brotlied)


if __name__ == "__main__":
    sys.exit(main())
