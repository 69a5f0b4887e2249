"""The index of the texts: declarations with the names under them, as Pagefind's own program indexes them.

It reads pages. It is given lean ones that hold only what is searched, not those of the site, so
that no word of the frame is found and no list of declarations answers for one.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from subprocess import PIPE

from pagefind_bin import get_executable

from ..collection.corpus import Corpus
from ..machinery.background import Cancelled
from ..machinery.parallel import end_with
from ..model import Declaration
from ..reading.body import without_pins
from ..web import urls
from ..web.markup import Html, count, esc
from ..words.letters import plain

_UNUSUAL = re.compile(r"\w*[^\W\x00-\x7f]\w*")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](\w+)", re.IGNORECASE)
# Pagefind's own interfaces, which nobody loads here, and its program for sites of unknown language
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
_FRAGMENT_MARK = b"pagefind_dcd"
VERSION = version("pagefind_bin")
_POLL = 0.05  # seconds between two polls whether the index has been cancelled


class CancelledError(Exception):
    """The index has been cancelled."""


class IndexFailedError(Exception):
    """The texts could not be indexed. The message says why."""


def index(pages: Iterable[tuple[str, Html]], folder: Path, cancelled: Cancelled = lambda: False) -> dict[str, str]:
    """Index the pages into `folder`, in the place of what stands there; meanwhile there is a folder beside it.

    Returns the id under which the index knows each page, by the page's address below the root of the site. Raises
    IndexFailedError, and CancelledError, leaving a part of an index.
    """
    lean = folder.with_name(f"{folder.name}-pages")
    for leftover in (folder, lean):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        for path, html in pages:
            page = f"{lean}/{path}"
            os.makedirs(page)  # noqa: PTH103 - texts, not Path objects: there are thousands
            with open(f"{page}index.html", "wb") as opened:  # noqa: PTH123 - likewise
                opened.write(html.encode())
            _poll(cancelled)
        _run(lean.resolve(), folder, cancelled)
    finally:
        shutil.rmtree(lean, ignore_errors=True)
    for pattern in _UNUSED:
        for unused in folder.glob(pattern):
            unused.unlink()
    ids = {}
    for path, identifier in _ids(folder):
        ids[path] = identifier
        _poll(cancelled)
    return ids


def _poll(cancelled: Cancelled) -> None:
    if cancelled():
        raise CancelledError


def pages(corpus: Corpus) -> Iterator[tuple[str, Html]]:
    """What is searched, with the address of the page that it stands for."""
    for declaration in corpus.declarations:
        yield urls.declaration(declaration), _declaration(declaration)


def _declaration(declaration: Declaration) -> Html:
    """Title, text and names. The title stands apart, so that no excerpt repeats it."""
    text = without_pins(declaration.body) if declaration.body else ""
    names = "; ".join(signature.name.without_honorific for signature in declaration.signatures)
    content = f"<h1 data-pagefind-ignore>{esc(declaration.title)}</h1>{text}<p>{esc(names)}</p>"
    source = declaration.body.markdown if declaration.body else ""
    facts = f"{count(len(declaration.signatures), 'signatory', 'signatories')} · Doc. {declaration.doc_id}"
    french = [declaration.title_fr] if declaration.title_fr else []
    return _page(content + _beside("facts", facts) + _as_typed(f"{declaration.title} {source} {names}", *french))


def _page(content: str) -> Html:
    """In English, whatever it is in: of each language there would be an index of its own, and a search asks one."""
    return Html(f'<!doctype html><html lang="en"><meta charset="utf-8"><body>{content}</body></html>\n')


def _beside(name: str, text: str) -> Html:
    """Text that comes with a result and stands in no excerpt."""
    return Html(f'<p data-pagefind-meta="{name}" data-pagefind-ignore>{esc(text)}</p>')


def _as_typed(text: str, *others: str) -> Html:
    """The words that are typed in other letters: SANDBÆK as SANDBAEK. Pagefind itself knows é for e. With them what
    stands behind the apostrophe of l'Europe, and `others` that stand for the text.
    """
    text = " ".join([text, *others])
    typed = [*map(_typed, _UNUSUAL.findall(text)), *_ELIDED.findall(text)]
    words = dict.fromkeys(filter(None, [*others, *typed]))
    return _beside("typed", " ".join(words)) if words else Html("")


@lru_cache(maxsize=1 << 14)
def _typed(word: str) -> str:
    """The word in the letters of every keyboard; empty if it only has to lose the marks on its letters."""
    bare = (char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return "" if "".join(bare).isascii() else plain(word)


def _run(source: Path, target: Path, cancelled: Cancelled) -> None:
    command = [str(get_executable()), "--site", str(source), "--output-path", str(target.resolve()), "--silent"]
    # preexec_fn is not safe beside other threads
    alone = threading.active_count() == 1
    try:
        # Neither a file of configuration nor a variable of the user's changes what is indexed
        process = subprocess.Popen(  # noqa: S603 - our words
            command,
            cwd=source,
            env={},
            stdout=PIPE,
            stderr=PIPE,
            text=True,
            preexec_fn=partial(end_with, os.getpid()) if alone else None,
        )
    except OSError as error:
        raise IndexFailedError(f"The texts were not indexed: Pagefind did not start ({error}).") from error
    with process:
        errors = None
        while errors is None:
            try:
                _, errors = process.communicate(timeout=_POLL)
            except subprocess.TimeoutExpired:
                if cancelled():
                    process.kill()
                    raise CancelledError from None
    if process.returncode:
        reasons = " ".join(dict.fromkeys(line.strip() for line in errors.splitlines() if line.strip()))
        raise IndexFailedError(f"The texts were not indexed. Pagefind says: {reasons or process.returncode}")


def _ids(folder: Path) -> Iterator[tuple[str, str]]:
    """Address and id of each page, from the pieces that Pagefind wrote: their names are the ids."""
    for path in sorted((folder / "fragment").iterdir()):
        content = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_MARK))
        yield content["url"].lstrip("/"), path.stem.partition("_")[2]
