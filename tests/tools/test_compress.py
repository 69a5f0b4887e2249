"""Precompressed files hold what they stand beside."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import brotli

from building import ROOT


def _compress(site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "compress.py"), str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_text_has_its_compressed_forms(tmp_path: Path, site_638: Path) -> None:
    site = tmp_path / "site"
    for part in ("declarations", "assets", "search"):
        shutil.copytree(site_638 / part, site / part)
    assert _compress(site).returncode == 0
    page = site / "declarations" / "638" / "index.html"
    content = page.read_bytes()
    assert gzip.decompress((page.parent / "index.html.gz").read_bytes()) == content
    assert brotli.decompress((page.parent / "index.html.br").read_bytes()) == content
    assert (page.parent / "index.html.br").stat().st_size < len(content) / 3
    assert next(site.glob("assets/*/site.css.gz"))
    assert not list(site.rglob("*.pf_index.gz")), "what is compressed already is left alone"
    before = (page.parent / "index.html.gz").read_bytes()
    assert _compress(site).returncode == 0
    assert (page.parent / "index.html.gz").read_bytes() == before
    assert not list(site.rglob("*.gz.gz"))


def test_no_site_is_said_in_words(tmp_path: Path) -> None:
    result = _compress(tmp_path / "nowhere")
    assert result.returncode == 1
    assert "make build" in result.stderr
