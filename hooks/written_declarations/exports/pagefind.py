"""The index of the texts: declarations with the names under them, as Pagefind's own program indexes them.

It reads pages. It is given lean ones that hold only what is searched, not those of the site, so
that no word of the frame is found and no list of declarations answers for one.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import json
import os
import re
import select
import shutil
import subprocess
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import Any

from pagefind_bin import get_executable

from ..collection.corpus import Corpus
from ..machinery.background import Cancelled
from ..machinery.parallel import end_with
from ..model import Declaration
from ..reading.body import without_pins
from ..web import urls
from ..web.markup import Html, count, esc
from ..words.letters import plain

_WORD = re.compile(r"\w+")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](\w+)", re.IGNORECASE)
# Pagefind's own interfaces, which nobody loads here, and its program for sites of unknown language
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
_FRAGMENT_MARK = b"pagefind_dcd"
VERSION = version("pagefind_bin")
_POLL = 0.05  # seconds between two polls whether the index has been cancelled
_PIECE = 1 << 16  # bytes read at once


class CancelledError(Exception):
    """The index has been cancelled."""


class IndexFailedError(Exception):
    """The texts could not be indexed. The message says why."""


def index(pages: Iterable[tuple[str, Html]], folder: Path, cancelled: Cancelled = lambda: False) -> dict[str, str]:
    """Index the pages into `folder`, in the place of what stands there.

    The same pages in the same order make the same files, wherever they are made. Returns the id under which the index
    knows each page, by the page's address below the root of the site. Raises IndexFailedError, OSError if a file cannot
    be written, and CancelledError, leaving a part of an index.
    """
    _poll(cancelled)
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _Program(folder.parent, cancelled) as program:
        place = program.ask("NewIndex", config={})["index_id"]
        for path, html in pages:
            program.ask("AddFile", index_id=place, file_path=f"{path}index.html", file_contents=html)
        # Written by us: it answers before all that it writes is written
        files = program.ask("GetFiles", index_id=place)["files"]
    ids = {}
    for file in files:
        path, content = folder / file["path"], base64.b64decode(file["content"])
        if any(map(path.match, _UNUSED)):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if path.parent.name == "fragment":
            ids[_address(content)] = path.stem.partition("_")[2]
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
    if gone := "; ".join(dict.fromkeys(each.name.without_honorific for each in declaration.no_longer_listed)):
        content += f"<p>Signed an earlier edition: {esc(gone)}</p>"
        names = f"{names}; {gone}"
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
    unusual = [word for word in _WORD.findall(text) if not word.isascii()]
    typed = [*map(_typed, unusual), *_ELIDED.findall(text)]
    words = dict.fromkeys(filter(None, [*others, *typed]))
    return _beside("typed", " ".join(words)) if words else Html("")


@lru_cache(maxsize=1 << 14)
def _typed(word: str) -> str:
    """The word in the letters of every keyboard; empty if it only has to lose the marks on its letters."""
    bare = (char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return "" if "".join(bare).isascii() else plain(word)


class _Program:
    """Pagefind's own program, which is asked one thing after the other: in base64, as JSON, with a comma at the end.

    Given a folder, it reads in the order in which a file system happens to list files, and makes another index on
    each. It ends when nobody can ask it any more, and so with this process. Use it in a with statement.
    """

    def __init__(self, folder: Path, cancelled: Cancelled) -> None:
        self._cancelled = cancelled
        self._asked = 0
        # preexec_fn is not safe beside other threads
        alone = threading.active_count() == 1
        try:
            # Neither a file of configuration nor a variable of the user's changes what is indexed
            self._process = subprocess.Popen(  # noqa: S603 - our words
                [str(get_executable()), "--service"],
                cwd=folder,
                env={},
                stdin=PIPE,
                stdout=PIPE,
                stderr=STDOUT,
                bufsize=0,
                preexec_fn=partial(end_with, os.getpid()) if alone else None,
            )
        except OSError as error:
            raise IndexFailedError(f"The texts were not indexed: Pagefind did not start ({error}).") from error

    def __enter__(self) -> _Program:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()  # it has written what it was asked for, or nobody wants it
        with self._process:
            pass

    def ask(self, kind: str, **values: object) -> dict[str, Any]:
        """Its answer. Raises IndexFailedError, with what it says, and CancelledError."""
        self._asked += 1
        request = json.dumps({"message_id": self._asked, "payload": {"type": kind, **values}})
        try:
            self._send(base64.b64encode(request.encode()) + b",")
            answer: dict[str, Any] = json.loads(base64.b64decode(self._answer()))["payload"]
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise IndexFailedError(f"The texts were not indexed. Pagefind says: {error}") from error
        if answer["type"] == "Error":
            raise IndexFailedError(f"The texts were not indexed. Pagefind says: {answer.get('message')}")
        return answer

    def _send(self, request: bytes) -> None:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        rest = memoryview(request)
        with contextlib.suppress(BrokenPipeError):  # it has ended; its last words say why
            while rest:
                rest = rest[self._process.stdin.write(rest) :]

    def _answer(self) -> bytes:
        """What it says until the next comma. As it is asked one thing at a time, nothing comes after that."""
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        parts: list[bytes] = []
        while not (parts and parts[-1].endswith(b",")):
            _poll(self._cancelled)
            if not select.select([self._process.stdout], [], [], _POLL)[0]:
                continue
            parts.append(self._process.stdout.read(_PIECE))
            if not parts[-1]:
                said = b"".join(parts).decode("utf-8", "replace").strip()
                raise OSError(said or f"nothing, and ended with status {self._process.wait()}")
        return b"".join(parts)[:-1]


def _address(fragment: bytes) -> str:
    """The address of a page, from the piece with its text. The name of the piece is its id."""
    content = json.loads(gzip.decompress(fragment).removeprefix(_FRAGMENT_MARK))
    return str(content["url"]).lstrip("/")
