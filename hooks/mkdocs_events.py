"""The seam between MkDocs and the project, and the only module that imports mkdocs.

MkDocs renders the shells; everything that comes from the declarations is poured into them after
the build. MkDocs does not reload this module while serving: restart `make serve` after a change
here or below written_declarations/.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from written_declarations.collection import folder as collection
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.memory import Memory
from written_declarations.exports import pagefind, search_data
from written_declarations.intake.preview_bundle import bundle
from written_declarations.machinery import fingerprint
from written_declarations.machinery.background import Background, Unwanted
from written_declarations.machinery.parallel import aside
from written_declarations.machinery.progress import Progress
from written_declarations.problems.catalogue import ProblemsFoundError, Severity, has_errors
from written_declarations.publishing.pour import Pouring, Shell, Site, plan
from written_declarations.publishing.publish import Published
from written_declarations.publishing.scripts import without_comments
from written_declarations.publishing.serving import Live
from written_declarations.web import handwritten, markup, security, urls

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.written_declarations")
_SHELLS = "shells/"
_ASSETS = "assets/"
_NEW_TEXTS = ".texts"  # hidden from MkDocs, which empties the site folder
_SEARCH_OF_THE_THEME = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # ours is another
_QUIET = 2.0  # seconds without an edit before the texts are indexed again: whoever writes should not wait for it
_ASKING_FOR_EDITS = "/livereload/"  # the address at which MkDocs' own script waits
# While serving: seconds between two looks for edits, with few files and with many, and for writing to settle
_LOOK_OFTEN, _LOOK, _MANY, _SETTLED = 0.1, 0.3, 2000, 0.05


class _Build:
    """What one build gathers on its way. It lives in the configuration, which each rebuild makes anew."""

    def __init__(self, config: MkDocsConfig, memory: Memory | None = None) -> None:
        folder = _declarations(config)
        cache = _cache(config)
        registry = fingerprint.of_files(collection.registry_folder(folder).glob("*"))
        self.ground = fingerprint.of_texts([fingerprint.CODE, registry])
        if memory is None or memory.key != self.ground:
            memory = Memory(cache / f"{_name(folder)}.json" if cache else None, self.ground)
        with Progress("Reading declarations") as progress:
            corpus, problems = collection.load(folder, memory, progress)
        for problem in problems:
            if problem.rule.severity is Severity.WARNING:
                _log.info("%s", problem)
        if corpus is None or has_errors(problems):
            raise ProblemsFoundError(problems)
        self.memory = memory
        self.corpus = corpus
        self.shells: dict[str, Shell] = {}
        self.other_pages: list[str] = []
        site = Path(config.site_dir)
        self.index: Callable[[], str] | None = None
        self.counting: Callable[[], None] = lambda: None
        self.published = Published(site, cache / f"{_name(site)}.json" if cache else None)
        self.alike = cache / f"{_name(folder)}-alike.json" if cache else None

    @property
    def made_of_texts(self) -> str:
        """The digest of everything that the index of the texts is made of."""
        return fingerprint.of_texts([self.ground, *self.corpus.digests.values()])

    def plan(self, config: MkDocsConfig) -> Iterator[Pouring]:
        """All files that come from the collection, once the shells are there."""
        address = (config.site_url or "/").rstrip("/") + "/"
        cards, data = bool(config.extra["social_cards"]), bool(config.extra["data_files"])
        assets = str(config.extra["assets"])
        site = Site(address, config.repo_url or "", tuple(self.other_pages), cards, data, assets)
        return plan(self.shells, self.corpus, site, self.ground)


class _Serving:
    """A site while it is served. It outlives the builds, on purpose."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.live = Live(Path(config.site_dir))
        self.config = config
        self.rest = ""
        self._index = Background(_QUIET)

    def built(self, config: MkDocsConfig) -> None:
        """Show what was built, and note what it was made of beside the declarations."""
        self.config = config
        self.rest = self._rest()
        self._show(_build(config))

    def rebuild(self, builder: Callable[[], None]) -> None:
        """Build anew; if nothing but declarations has changed, without rendering the shells again."""
        with self.live.lock:
            # It is of what was before, and whoever has edited should not wait for it. With a mistake in a file
            # MkDocs answers nothing until that is mended, and then it is asked for again
            self._index.drop()
            if self._rest() == self.rest:
                before = _build(self.config)
                build = _load(self.config, before.memory)
                build.shells, build.other_pages = before.shells, before.other_pages
                self._show(build)
            else:
                builder()

    def _show(self, build: _Build) -> None:
        self.live.show(build.plan(self.config))
        if self.config.extra["search_index"]:
            self._index.ask(partial(self._write_index, build.corpus))

    def _write_index(self, corpus: Corpus, unwanted: Unwanted) -> None:
        """The search may follow an edit by some seconds. Until then the old index stands."""
        folder = Path(self.config.site_dir) / urls.SEARCH_TEXTS
        new = Path(self.config.site_dir) / _NEW_TEXTS
        try:
            failure = _index(corpus, new, unwanted)
        except pagefind.UnwantedError:
            return
        if failure:
            _log.warning("%s", failure)
            return
        with self.live.lock:
            shutil.rmtree(folder, ignore_errors=True)
            folder.parent.mkdir(parents=True, exist_ok=True)
            new.replace(folder)

    def _rest(self) -> str:
        """The digest of everything that a site is made of beside declarations and registry."""
        docs = Path(self.config.docs_dir)
        return fingerprint.of_files([Path(self.config.config_file_path), *docs.rglob("*")])


_serving: dict[str, _Serving] = {}  # by site folder


def _declarations(config: MkDocsConfig) -> Path:
    """The folder of the declarations; YAML may have taken its name for a number, or for nothing."""
    name = config.extra["declarations_dir"]
    if name in (None, ""):
        raise Abort("DECLARATIONS_DIR is empty. It names the folder of the declarations.")
    return Path(config.config_file_path).parent / str(name)


def _cache(config: MkDocsConfig) -> Path | None:
    """Where results are kept for the next build, if anywhere."""
    name = str(config.extra["build_cache"])
    return None if name == "none" else Path(config.config_file_path).parent / name


def _name(folder: Path) -> str:
    """A name for a folder among others in the cache."""
    return f"{folder.name}-{fingerprint.of_texts([str(folder.resolve())])}"


def _build(config: MkDocsConfig) -> _Build:
    build = config.extra["build"]
    assert isinstance(build, _Build)  # noqa: S101 - on_pre_build put it there
    return build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Watch the declarations, wherever they are kept, while serving; name our assets after their contents."""
    folder = str(_declarations(config).resolve())
    if folder not in config.watch:
        config.watch.append(folder)
    digest = fingerprint.of_files((Path(config.docs_dir) / _ASSETS).rglob("*"))
    # Where our assets stand on the site. What is there never changes, so that browsers keep it for good
    assets = config.extra["assets"] = f"{_ASSETS}{digest[:10]}/"
    config.extra_css = [path.replace(_ASSETS, assets) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, str):
            script.path = script.path.replace(_ASSETS, assets)
    config.theme.get_env = partial(_environment, config.theme, _cache(config))  # type: ignore[method-assign] # MkDocs asks it before any event
    return config


class _Templates(jinja2.FileSystemLoader):
    """MkDocs looks through all files of the theme for those to copy. 14,000 of them are icons, and none of those is."""

    def list_templates(self) -> list[str]:
        found = [
            path.relative_to(folder).as_posix()
            for folder in map(Path, self.searchpath)
            for top in folder.iterdir()
            if not top.name.startswith(".")
            for path in ([top] if top.is_file() else top.rglob("*"))
            if path.is_file()
        ]
        return sorted(set(found))


def _environment(theme: Theme, cache: Path | None) -> Environment:
    """The templates of the theme. Compiling them takes longer than filling them: they are kept compiled."""
    env = Theme.get_env(theme)
    env.loader = _Templates(theme.dirs)
    if cache is not None:
        folder = cache / f"templates-{jinja2.__version__}"
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))
    return env


def on_pre_build(config: MkDocsConfig) -> None:
    """Read everything before MkDocs empties the site folder: with an error the old site stands."""
    serving = _serving.get(config.site_dir)
    build = _load(config, _build(serving.config).memory if serving else None)
    texts = build.made_of_texts
    if (
        not _is_served(config)
        and config.extra["search_index"]
        and not build.published.has_folder(urls.SEARCH_TEXTS, texts)
    ):
        # The index takes about as long as the pages, and Pagefind has use for one core only
        build.index = aside(partial(_index, build.corpus, Path(config.site_dir) / _NEW_TEXTS))
    if not _is_served(config):
        build.counting = build.corpus.together.begin(build.alike)
    build.published.set_aside()


def _load(config: MkDocsConfig, memory: Memory | None) -> _Build:
    """Read the collection. Raises Abort, after telling every problem, if there is an error in it."""
    try:
        build = config.extra["build"] = _Build(config, memory)
    except ProblemsFoundError as found:
        for problem in found.problems:
            _log.log(logging.ERROR if problem.rule.severity is Severity.ERROR else logging.WARNING, "%s", problem)
        raise Abort("The declarations were not published: see the problems above.") from None
    except NotADirectoryError as missing:
        raise Abort(f"{missing} DECLARATIONS_DIR names the folder of the declarations.") from None
    return build


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the shells out of the navigation: they are no pages, and drawing them there is slow. Move our assets."""
    for file in files.documentation_pages():
        if file.src_uri.startswith(_SHELLS):
            file.inclusion = InclusionLevel.NOT_IN_NAV
    for file in list(files):
        if file.src_uri.startswith(_SEARCH_OF_THE_THEME):
            files.remove(file)
        elif file.src_uri.startswith(_ASSETS) and file.src_dir == config.docs_dir:
            files.remove(file)
            path = file.src_uri.replace(_ASSETS, config.extra["assets"], 1)
            moved = File(file.src_uri, file.src_dir, file.dest_dir, config.use_directory_urls, dest_uri=path)
            if path.endswith(".js"):
                moved.content_string = without_comments(moved.content_string)
            files.append(moved)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names the arguments
    """In hand-written pages repository:/... leads to the repository, and assets:/... to our assets."""
    markdown = markdown.replace("repository:/", f"{(config.repo_url or '').rstrip('/')}/")
    return markdown.replace("assets:/", urls.to_root(page.url) + config.extra["assets"])


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names the arguments
    """Name the tables of hand-written pages, before anything is poured."""
    return handwritten.with_named_tables(html)


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001 - MkDocs names the arguments
    nav: Navigation,
) -> TemplateContext:
    """Tell the theme where a poured page belongs: its section, its skip link, its address."""
    here = page.meta.get("section", page.file.src_uri)
    for item in nav.pages:
        item.active = False
    for item in nav.pages:
        if item.file.src_uri == here:
            item.active = True
    if "pour" in page.meta:
        page.canonical_url = "<!--pour:canonical-->"
        page.toc = TableOfContents([AnchorLink("Content", "content", 1)])
    elif "toc" in page.meta.get("hide", ()):
        # The theme would write it all the same, with a label of something that is not there
        for heading in page.toc:
            heading.children.clear()
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a shell instead of writing it; give every page its content security policy."""
    kind = page.meta.get("pour")
    if kind:
        output = markup.without_gaps(output)
    # Live reload puts a script of its own into each page, so a preview goes without the policy
    html = output if _is_served(config) else security.with_policy(output, "<!--pour:policy-->" if kind else "")
    if not page.file.src_uri.startswith(_SHELLS):
        _build(config).other_pages.append("" if page.is_homepage else page.url)
    if kind is None:
        return html
    _build(config).shells[kind] = Shell.cut(html)
    return ""


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The theme's sitemap lists the shells and the day of the build: ours replaces it."""
    if template_name == "sitemap.xml":
        return ""
    return output_content if _is_served(config) else security.with_policy(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Pour once all shells are there; then index the texts."""
    build = _build(config)
    build.memory.keep()
    if _is_served(config):
        _serving.setdefault(config.site_dir, _Serving(config)).built(config)
    else:
        _publish(build, config)
    runtime = Path(config.config_file_path).parent / config.extra["preview_runtime"]
    _write_preview(runtime, Path(config.site_dir))


def _publish(build: _Build, config: MkDocsConfig) -> None:
    build.memory.remember(())  # nothing is read again; pages may have the room
    with Progress("Writing pages") as progress, collection.without_collecting():
        build.corpus.index()
        build.counting()
        count = build.published.write(build.plan(config), progress)
    _log.info("Pages of the collection: %s, of which %s were written", f"{count.all:,}", f"{count.written:,}")
    if not config.extra["search_index"]:
        build.published.drop_folder(urls.SEARCH_TEXTS)
    elif build.index:
        if failure := build.index():
            raise Abort(f"{failure} SEARCH_INDEX=off builds the site without.")
        build.published.put_folder(urls.SEARCH_TEXTS, build.made_of_texts, Path(config.site_dir) / _NEW_TEXTS)
        _log.info("The texts were indexed for the search")


def _index(corpus: Corpus, folder: Path, unwanted: Unwanted = lambda: False) -> str:
    """Write the index of the texts, and under which id it finds each declaration. Returns what went wrong, if anything."""
    try:
        ids = pagefind.index(corpus, folder, unwanted)
    except pagefind.IndexFailedError as failed:
        return str(failed)
    folder.mkdir(parents=True, exist_ok=True)
    found_as = folder / Path(urls.SEARCH_IDS).name
    found_as.write_text(search_data.found_as(corpus, ids), encoding="utf-8", newline="\n")
    return ""


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Pour pages when they are asked for, and see edits sooner."""
    from watchdog.observers.polling import PollingObserver  # a build has no use for it

    serving = _serving[config.site_dir]
    answer = server.serve_request

    def prepared(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(_ASKING_FOR_EDITS):
            serving.live.prepare(path.removeprefix(server.mount_path))
        return answer(environ, start_response)

    server.set_app(prepared)
    server.builder = partial(serving.rebuild, builder)
    server.build_delay = _SETTLED
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # the theme is watched only when that was asked for
            server.unwatch(path)
            watched.append(path)
    server.observer = PollingObserver(timeout=_LOOK_OFTEN if len(_build(config).corpus.declarations) < _MANY else _LOOK)
    for path in watched:
        server.watch(path)
    return server


def _write_preview(runtime: Path, site: Path) -> None:
    """The reading of a pasted text in the browser, if its runtime was fetched: make preview-runtime."""
    folder = site / "contribute" / "preview"
    folder.mkdir(parents=True, exist_ok=True)
    runtimes = sorted(path for path in runtime.glob("*") if path.is_dir())
    manifest = {"runtime": bool(runtimes), "version": runtimes[-1].name if runtimes else ""}
    (folder / "manifest.json").write_text(json.dumps(manifest) + "\n", encoding="utf-8")
    if runtimes:
        shutil.copytree(runtimes[-1], folder / runtimes[-1].name, dirs_exist_ok=True)
        (folder / "project.zip").write_bytes(bundle(collection.PROJECT_REGISTRY))


def _is_served(config: MkDocsConfig) -> bool:
    """Whether this is a preview with live reload; without it MkDocs serves what an ordinary build wrote."""
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr) and "--no-livereload" not in sys.argv
