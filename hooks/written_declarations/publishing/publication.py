"""One building of the site: what the project says of it, its collection, its shells, its files.

Whoever renders the shells makes one, gives it the shells, and lets it publish. Nothing here knows who that is.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..collection.corpus import Corpus
from ..collection.fold import DEFAULT
from ..collection.folder import Loaded, load
from ..exports.pagefind import IndexFailedError
from ..machinery.cache import Cache
from ..machinery.collector import without_collecting
from ..machinery.folders import FolderAside, InUseError
from ..machinery.parallel import Child
from ..machinery.progress import Progress
from ..machinery.signals import end_as_by_interrupt
from ..problems.catalogue import Severity
from ..problems.report import as_text
from ..views.page import Site
from ..web import urls
from ..web.markup import without_gaps
from ..web.output import Output
from ..web.security import with_policy
from .assets import assets, digest
from .drawn import cached
from .manifest import write_manifest
from .outputs import outputs
from .preview_files import preview_files
from .sections import SECTIONS
from .settings import PublicationError, Settings
from .shell import Shell
from .texts import write_index
from .writing import write_all

_log = logging.getLogger("mkdocs.written_declarations")  # only loggers below mkdocs count for its strict mode
LIMITS = DEFAULT  # tests build sites in which short lists are folded
_TEXTS = "texts"  # where the index is made
_CARDS_CACHED = 4  # times as many as a build draws: two collections that are built in turn do not evict each other's


@dataclass(slots=True)
class Publication:
    """One building of the site. `loaded` is the collection as it was read, `place` is the folder of the `assets`, below
    the root.
    """

    settings: Settings
    loaded: Loaded
    place: str
    assets: Sequence[Output]
    shells: dict[str, Shell] = field(default_factory=dict)
    other_pages: list[str] = field(default_factory=list)
    _aside: FolderAside | None = None
    _index: Child[None] | None = None

    @classmethod
    def of(cls, settings: Settings, before: Publication | None = None) -> Publication:
        """Read the collection, and log every problem of it; `before` is the publication that the same process made last.

        Raises PublicationError if there is no collection, or an error in it. A preview goes on without a corpus then,
        and shows what was logged.
        """
        end_as_by_interrupt()
        try:
            with Progress("Reading declarations") as progress:
                loaded = load(settings.declarations, before.loaded if before else None, progress, LIMITS)
        except NotADirectoryError as missing:
            raise PublicationError(f"{missing} DECLARATIONS_DIR names the folder of the declarations.") from None
        for problem in loaded.problems:
            # A warning may well be right: it does not fail a strict build
            warning = logging.INFO if loaded.corpus else logging.WARNING
            level = logging.ERROR if problem.rule.severity is Severity.ERROR else warning
            _log.log(level, "%s", as_text([problem]).rstrip())
        if loaded.corpus is None and not settings.served:
            raise PublicationError("The declarations were not published: see the problems above.")
        groups = loaded.corpus.registry.groups if loaded.corpus else ()
        files = list(assets(settings.docs / urls.ASSETS, groups))
        place = f"{urls.ASSETS}{digest(files)}/"
        return cls(settings, loaded, place, [Output(place + file.path, file.content) for file in files])

    def page(self, html: str, address: str, shell: str | None) -> str:
        """What is to be written of a page that the renderer has made: nothing of a shell, which is kept by its name.

        `address` is that of the page below the root.
        """
        if shell is None:
            self.other_pages.append(address)
            return self.template(html)
        self.shells[shell] = Shell.cut(self.template(without_gaps(html), frames=shell == "declaration"))
        return ""

    def template(self, html: str, *, frames: bool = False) -> str:
        """A page with its content security policy; see with_policy."""
        # Live reload writes a script of its own into each page, so that a preview has no policy
        return html if self.settings.served else with_policy(html, frames=frames)

    @property
    def corpus(self) -> Corpus:
        """The collection."""
        assert self.loaded.corpus is not None  # noqa: S101 - `of` saw to it
        return self.loaded.corpus

    def begin(self) -> Path:
        """The folder into which everything is to be written: one beside that of the site. Begin to index the texts.

        A preview has a folder of its own, and makes files when they are asked for.

        Raises PublicationError if somebody else is building the same site, or the folder cannot be made.
        """
        settings = self.settings
        if settings.served:
            return settings.site
        try:
            self._aside = FolderAside(settings.site)
        except InUseError:
            raise PublicationError(
                f"Another build is writing {settings.site}. Wait for it, or build into another folder: --site-dir."
            ) from None
        except OSError as error:
            raise PublicationError(
                f"The site cannot be built beside {settings.site}: {error.strerror}. Choose another folder: --site-dir."
            ) from None
        if settings.index:
            index = partial(write_index, self.corpus, self._aside.scratch / _TEXTS, self.cache("texts"))
            self._index = Child(index)
        return self._aside.path

    def cache(self, name: str) -> Cache:
        """One of the caches of the project."""
        return Cache(self.settings.cache / name if self.settings.cache else None)

    def outputs(self) -> Iterator[Output]:
        """Every file that does not come from the renderer of the shells. Raises PublicationError if a shell is missing."""
        for name in sorted({section.shell for section in SECTIONS} - self.shells.keys()):
            raise PublicationError(
                f"No page in docs/shells/ has `pour: {name}` in its front matter: put that shell back. Nothing was"
                " published, and the site that stood before stands."
            )
        return self._outputs()

    def _outputs(self) -> Iterator[Output]:
        settings = self.settings
        site = Site(self.corpus, settings.address, settings.repository, self.place)
        draw = cached(self.cache("cards"))
        yield from outputs(self.shells, site, self.other_pages, draw, cards=settings.cards, data=settings.data)
        yield from self.assets
        yield from preview_files(settings.runtimes)

    def publish(self) -> None:
        """Write all files beside the others, and put the new site into the place of the old one.

        Raises PublicationError if the texts cannot be indexed, and OSError if a file cannot be written.
        """
        assert self._aside is not None  # noqa: S101 - begin made it
        try:
            self.corpus.index()
            with Progress("Writing pages") as progress, without_collecting():
                sums = write_all(self.outputs(), self._aside.path, progress)
            _log.info("Files of the collection: %s", f"{len(sums):,}")
            if self._index is not None:
                self._index.result()
                texts = self._aside.path / urls.SEARCH_TEXTS
                texts.parent.mkdir(parents=True, exist_ok=True)
                (self._aside.scratch / _TEXTS).replace(texts)
                self._aside.scratch.rmdir()
            if self.settings.data:
                write_manifest(self._aside.path, sums)
            self._aside.put()
        except IndexFailedError as failed:
            raise PublicationError(f"{failed} SEARCH_INDEX=off builds the site without.") from None
        self._aside = None
        if self.settings.cards:
            self.cache("cards").trim(_CARDS_CACHED * len(self.corpus.declarations) + 500)

    def abandon(self) -> None:
        """Remove what was begun."""
        if self._index is not None:
            self._index.cancel()
        if self._aside is not None:
            self._aside.drop()
            self._aside = None
