"""Serving while somebody writes: a file is made when a browser asks for it, and an edit is seen at once."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from ..exports.pagefind import CancelledError, IndexFailedError
from ..machinery import fingerprint
from ..machinery.background import Background, Cancelled
from ..web import urls
from ..web.output import Output
from .publication import Publication
from .texts import write_index
from .writing import write

_log = logging.getLogger("mkdocs.written_declarations")
_QUIET = 2.0  # seconds without an edit before the texts are indexed again: whoever writes should not wait for it
_POLLING = "/livereload/"  # the address that the script of live reload polls
# Seconds between two polls for edits, with few declarations and with many, and for writing to settle
_POLL, _POLL_MANY, _MANY, _SETTLED = 0.1, 0.3, 2000, 0.05


def digest(sources: Iterable[Path]) -> str:
    """A digest of files, and of folders with all below them: of their paths and contents."""
    paths = sorted(each for path in sources for each in (path, *path.rglob("*")))
    return fingerprint.of_texts([*map(str, paths), fingerprint.of_files(paths)])


class Served:
    """The files of a publication in the folder from which they are served.

    Hold `lock` while the folder is being built anew: requests then wait for the new site.
    """

    def __init__(self, folder: Path) -> None:
        self.lock = threading.RLock()
        self._folder = folder
        self._rest: Iterator[Output] = iter(())
        self._seen: dict[str, Output] = {}  # those of the outputs that were looked at so far, by their paths
        self._made: set[str] = set()

    def show(self, outputs: Iterable[Output]) -> None:
        """From now on serve these. What was made of others is removed, and made again only when it is asked for."""
        with self.lock:
            self._rest, self._seen = iter(outputs), {}
            for path in self._made:
                (self._folder / path).unlink(missing_ok=True)
            self._made = set()

    def prepare(self, address: str) -> None:
        """Make what a browser asks for, if it is one of the outputs. `address` is a path below the root.

        Raises what making it raises; then there is no file.
        """
        path = address.lstrip("/")
        with self.lock:
            for candidate in (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}/index.html"):
                if (self._folder / candidate).is_file():
                    return  # made already, or not ours
                if output := self._find(candidate):
                    try:
                        write(output, self._folder)
                    except BaseException:
                        (self._folder / candidate).unlink(missing_ok=True)  # a part of it would be served as the whole
                        raise
                    self._made.add(candidate)
                    return

    def _find(self, path: str) -> Output | None:
        while path not in self._seen:
            output = next(self._rest, None)
            if output is None:
                return None
            self._seen[output.path] = output
        return self._seen[path]


class Serving:
    """A site while it is served. It outlives the builds, on purpose."""

    def __init__(self, folder: Path) -> None:
        self.publication: Publication | None = None
        self._served = Served(folder)
        self._folder = folder
        self._sources: Sequence[Path] = ()
        self._made_of = ""
        self._background = Background(_QUIET)

    def built(self, publication: Publication, sources: Sequence[Path]) -> None:
        """Show what was built with new shells. `sources` are the files and folders that the shells are made of."""
        self._sources = sources
        self._made_of = digest(sources)
        self._show(publication)

    def attach(self, server: Any, builder: Callable[[], None], watched: Iterable[str]) -> None:
        """Let MkDocs' server make files when they are asked for, and see edits sooner than every half second."""
        from watchdog.observers.polling import PollingObserver  # a build has no use for it

        answer = server.serve_request

        def prepared(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(_POLLING):
                self._served.prepare(path.removeprefix(server.mount_path))
            return answer(environ, start_response)  # type: ignore[no-any-return] # as the server has it

        server.set_app(prepared)
        server.builder = partial(self._rebuild, builder)
        server.build_delay = _SETTLED
        paths = []
        for path in watched:
            with suppress(KeyError):  # the theme is watched only when that was asked for
                server.unwatch(path)
                paths.append(path)
        few = self.publication is None or len(self.publication.corpus.declarations) < _MANY
        server.observer = PollingObserver(timeout=_POLL if few else _POLL_MANY)
        if self.publication is not None:
            paths.append(str(self.publication.settings.declarations.resolve()))
        for path in paths:
            server.watch(path)

    def _rebuild(self, builder: Callable[[], None]) -> None:
        """Build anew; if nothing but declarations has changed, without rendering the shells again."""
        with self._served.lock:
            # The index under way is out of date, and would slow down what follows. If there is an error in a file,
            # MkDocs answers no request until it is corrected, and then an index is asked for again
            self._background.cancel()
            before = self.publication
            if before is None or digest(self._sources) != self._made_of:
                builder()
                return
            publication = Publication.of(before.settings, before)
            if publication.place != before.place:  # a group has another colour, and each shell leads to its style
                builder()
                return
            publication.shells, publication.other_pages = before.shells, before.other_pages
            self._show(publication)

    def _show(self, publication: Publication) -> None:
        self.publication = publication
        self._served.show(publication.outputs())
        if publication.settings.index:
            self._background.ask(partial(self._write_index, publication))

    def _write_index(self, publication: Publication, cancelled: Cancelled) -> None:
        """The search may follow an edit by some seconds. Until then the old index stands."""
        new, place = self._folder / ".texts", self._folder / urls.SEARCH_TEXTS
        try:
            write_index(publication.corpus, new, publication.cache("texts"), cancelled)
        except CancelledError:
            return
        except (IndexFailedError, OSError) as failed:
            _log.warning("%s", failed)
            return
        with self._served.lock:
            shutil.rmtree(place, ignore_errors=True)
            place.parent.mkdir(parents=True, exist_ok=True)
            new.replace(place)
