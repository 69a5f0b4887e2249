"""Serving while somebody writes: a file is made when a browser asks for it, an edit is seen at once, and so is a mistake."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from ..collection.folder import registry_folder
from ..exports.pagefind import CancelledError, IndexFailedError
from ..machinery import fingerprint
from ..machinery.background import Background, Cancelled
from ..machinery.locks import claim
from ..problems.faults import as_sentence
from ..web import urls
from ..web.output import Output
from . import mistakes
from .publication import Publication
from .settings import PublicationError, Settings
from .texts import write_index
from .writing import write

_log = logging.getLogger("mkdocs.written_declarations")
_QUIET = 2.0  # seconds without an edit before the texts are indexed again: whoever writes should not wait for it
_POLLING = "/livereload/"  # the address that the script of live reload polls
# Seconds between two polls for edits, with few declarations and with many, and for writing to settle
_POLL, _POLL_MANY, _MANY, _SETTLED = 0.1, 0.3, 2000, 0.05
_MARK = ".written-declarations"  # in the folder of each server: MkDocs removes what is not hidden


def digest(sources: Iterable[Path]) -> str:
    """A digest of files, and of folders with all below them: of their paths and contents."""
    paths = sorted(each for path in sources for each in (path, *path.rglob("*")))
    return fingerprint.of_texts([*map(str, paths), fingerprint.of_files(paths)])


@dataclass(frozen=True, slots=True)
class _Instead:
    """A page of the folder that is sent, with a status, instead of what was asked for. It is reloaded as others are."""

    page: str
    status: str


_STOPPED = _Instead(".mistake.html", "500 Internal Server Error")
_MISSING = _Instead("404.html", "404 Not Found")
# Its link is on the page Data, and here no file is made before it is asked for
_MANIFEST = Output(urls.MANIFEST, lambda: "A build writes the sums of all files of the site here: make build\n")


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

    def prepare(self, address: str) -> bool:
        """Make what a browser asks for, if it is one of the outputs, and tell whether it is there now. `address` is a
        path below the root.

        Raises what making it raises; then there is no file.
        """
        path = address.lstrip("/")
        with self.lock:
            for candidate in (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}/index.html"):
                if (self._folder / candidate).is_file():
                    return True  # made already, or not ours
                if output := self._find(candidate):
                    try:
                        write(output, self._folder)
                    except BaseException:
                        (self._folder / candidate).unlink(missing_ok=True)  # a part of it would be served as the whole
                        raise
                    self._made.add(candidate)
                    return True
        return False

    def _find(self, path: str) -> Output | None:
        while path not in self._seen:
            try:
                output = next(self._rest, None)
            except Exception as error:
                self._rest = iter(partial(_raise, error), None)  # whatever is asked for next is not missing either
                raise
            if output is None:
                return None
            self._seen[output.path] = output
        return self._seen[path]


class Serving:
    """A site while it is served. It outlives the builds, on purpose.

    While there is a mistake, whatever is asked for is answered with a page that tells it: what was made before
    would be taken for what was written. That page, too, is reloaded after the next save.
    """

    def __init__(self, settings: Settings) -> None:
        self.publication: Publication | None = None  # the last one without a mistake
        self._settings = settings
        self._folder = settings.site
        self._served = Served(self._folder)
        self._sources: Sequence[Path] = ()
        self._made_of = ""
        self._background = Background(_QUIET)
        self._mistakes = mistakes.Mistakes()
        logging.getLogger("mkdocs").addHandler(self._mistakes)
        claim(self._folder, _MARK)

    def built(self, publication: Publication, sources: Sequence[Path]) -> None:
        """Show what was built with new shells. `sources` are the files and folders that the shells are made of."""
        self._sources = sources
        if not self._mistakes.messages:
            self._made_of = digest(sources)
        self._show(publication)

    def close(self) -> None:
        """Stop all work in the folder, which can be removed then."""
        self._background.close()
        self._served.lock.acquire()  # never released: a request under way would write into it

    def attach(self, server: Any, builder: Callable[[], None], watched: Iterable[str]) -> None:
        """Let MkDocs' server make files when they are asked for, and see edits sooner than every half second."""
        from watchdog.observers.polling import PollingObserverVFS  # a build has no use for it

        answer = server.serve_request

        def prepared(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(_POLLING) and (instead := self._instead(path.removeprefix(server.mount_path))):
                environ["PATH_INFO"] = f"{server.mount_path}{instead.page}"
                start_response = partial(_answer, start_response, instead.status)
            return answer(environ, start_response)  # type: ignore[no-any-return] # as the server has it

        server.set_app(prepared)
        server.builder = partial(self._rebuild, builder)
        server.server_bind = partial(_bind, server.server_bind, server.url)
        server.build_delay = _SETTLED
        paths = []
        for path in watched:
            with suppress(KeyError):  # the theme is watched only when that was asked for
                server.unwatch(path)
                paths.append(path)
        few = self.publication is None or len(self.publication.corpus.declarations) < _MANY
        poll = _POLL if few else _POLL_MANY
        server.observer = PollingObserverVFS(_status_or_parents, os.scandir, polling_interval=poll)
        declarations = self._settings.declarations.resolve()
        registry = registry_folder(declarations)  # of a collection that has none, the project's
        paths += [str(declarations), *([] if registry.is_relative_to(declarations) else [str(registry)])]
        for path in paths:
            server.watch(path)

    def _instead(self, address: str) -> _Instead | None:
        """Make what a browser asks for; or tell what it gets instead of that."""
        with self._served.lock:
            if self._mistakes.messages:
                return _STOPPED
            try:
                return None if self._served.prepare(address) else _MISSING
            except Exception:
                _log.exception("/%s could not be made", address)
                self._tell([f"/{address} could not be made.", traceback.format_exc()])
                return _STOPPED

    def _rebuild(self, builder: Callable[[], None]) -> None:
        """Build anew; if nothing but declarations has changed, without rendering the shells again."""
        with self._served.lock:
            # The index under way is out of date, and would slow down what follows. If there is an error in a file,
            # an index is asked for again when it is corrected
            self._background.cancel()
            self._mistakes.clear()
            try:
                self._build(builder)
            except Exception as error:  # whatever it is, the server goes on and the next save is another try
                self._made_of = ""  # MkDocs may have removed pages by hand, or written some of them
                _log.error("%s", _told(error))
                self._tell(self._mistakes.messages)

    def _build(self, builder: Callable[[], None]) -> None:
        before = self.publication
        if before is None or digest(self._sources) != self._made_of:
            builder()
            return
        publication = Publication.of(self._settings, before)
        if publication.loaded.corpus and publication.place != before.place:
            builder()  # a group has another colour, and each shell leads to its style
            return
        publication.shells, publication.other_pages = before.shells, before.other_pages
        self._show(publication)

    def _tell(self, messages: Sequence[str]) -> None:
        (self._folder / _STOPPED.page).write_text(mistakes.page(messages), encoding="utf-8")

    def _show(self, publication: Publication) -> None:
        if self._mistakes.messages:
            self._tell(self._mistakes.messages)
            return
        self.publication = publication
        self._served.show(chain(publication.outputs(), [_MANIFEST]))
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


def _status_or_parents(path: str) -> os.stat_result:
    """The status of a file or folder. A watched folder that is gone counts as an empty one: it may come back, and
    otherwise nobody would look at it again.
    """
    try:
        return os.stat(path)  # noqa: PTH116 - a text, not a Path: this is done ten times a second for each file
    except FileNotFoundError:
        return os.stat(os.path.dirname(path))  # noqa: PTH116, PTH120 - likewise


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        return as_sentence(error)
    if isinstance(error, SystemExit):
        return str(error)
    return f"{''.join(traceback.format_exception_only(error))}\n{traceback.format_exc()}"


def _raise(error: Exception) -> None:
    raise error


def _answer(start_response: Any, status: str, _: str, headers: list[tuple[str, str]]) -> Any:
    """Answer with this status instead, so that no script takes the page for its data."""
    return start_response(status, headers)


def _bind(bind: Callable[[], None], address: str) -> None:
    try:
        bind()
    except OSError as error:
        raise PublicationError(
            f"{address} cannot be used: {error.strerror}. Another server may be running; end it, or choose another"
            " address: mkdocs serve --dev-addr 127.0.0.1:8001"
        ) from None
